/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell's memory: start, copy, entries, and the identities that are checked at each step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "tests/unit/support.h"

static void funded(struct support *s) {
    support_small(s, 8, 4);
    (void)support_instrument(s, "a", "engineering_fund", 300000.0);
    (void)support_instrument(s, "b", "partnership_fund", 300000.0);
    static const char *const paths[] = {"a.ticket", "a.duration", "a.apply",
                                        "b.ticket", "b.duration", "b.apply"};
    static const double values[] = {30000, 2, 1, 60000, 3, 1};
    for (int j = 0; j < 6; j++) {
        support_set(s, paths[j], values[j]);
    }
    (void)support_portfolio(s, "both", QUESTION_RETROSPECTIVE, 3);
}

static void start(const struct support *s, struct support_cell *run) {
    memset(run, 0, sizeof *run);
    assert_int_equal(world_init(&run->world, &s->scenario), 0);
    assert_int_equal(world_draw(&run->world, s->theta, 0, 0), 0);
    assert_int_equal(cell_init(&run->cell, &run->world), 0);
    assert_int_equal(cell_start(&run->cell, &run->world, &s->portfolios[1]), 0);
}

static void steps(struct cell *cell, struct world *world, int from, int to) {
    for (int t = from; t < to; t++) {
        world_step_words(world, t);
        assert_int_equal(cell_step(cell, world, t, 3), 0);
    }
}

/* A copy in the middle goes on as the original does, whatever it held before. */
static void test_copy(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    struct cell copy;
    funded(&s);
    start(&s, &run);
    assert_int_equal(cell_init(&copy, &run.world), 0);
    assert_int_equal(cell_start(&copy, &run.world, &s.portfolios[1]), 0);
    steps(&copy, &run.world, 0, 32); /* to be forgotten */
    steps(&run.cell, &run.world, 0, 14);
    assert_true(run.cell.n_awards > 0 && run.cell.n_due > 0 && run.cell.n_takings > 0);
    assert_int_equal(cell_copy(&copy, &run.cell, &run.world), 0);
    steps(&run.cell, &run.world, 14, 32);
    steps(&copy, &run.world, 14, 32);
    assert_int_equal(copy.block_bytes, run.cell.block_bytes);
    assert_memory_equal(copy.block, run.cell.block, copy.block_bytes);
    assert_int_equal(copy.n_awards, run.cell.n_awards);
    assert_int_equal(copy.n_due, run.cell.n_due);
    assert_int_equal(copy.n_takings, run.cell.n_takings);
    assert_memory_equal(copy.awards, run.cell.awards, (size_t)copy.n_awards * sizeof *copy.awards);
    cell_free(&copy);
    support_cell_free(&run);
}

/* Starting again forgets all. */
static void test_start_again(void **state) {
    (void)state;
    struct support s;
    struct support_cell once, twice;
    funded(&s);
    start(&s, &once);
    start(&s, &twice);
    steps(&once.cell, &once.world, 0, 32);
    steps(&twice.cell, &twice.world, 0, 20);
    assert_int_equal(cell_start(&twice.cell, &twice.world, &s.portfolios[1]), 0);
    steps(&twice.cell, &twice.world, 0, 32);
    assert_memory_equal(once.cell.block, twice.cell.block, once.cell.block_bytes);
    support_cell_free(&once);
    support_cell_free(&twice);
}

/* Two cohorts: each is present from its entry on. */
static void test_entries(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    static const double shares[] = {1, 1, 1, 1};
    funded(&s);
    (void)support_cohort(&s, "later", 8, 40000.0, shares);
    s.cohorts[1].entry_step = s.cohorts[1].qualified_step = 9;
    start(&s, &run);
    assert_int_equal(run.world.n, 20);
    for (int t = 0; t < 12; t++) {
        steps(&run.cell, &run.world, t, t + 1);
        assert_int_equal(run.cell.n_present, t < 9 ? 12 : 20);
        double present = 0;
        for (int l = 0; l < 4; l++) {
            present += run.cell.level_count[l * 32 + t];
        }
        assert_true(present == run.cell.n_present);
    }
    for (int i = 12; i < 20; i++) { /* nobody there has ideas before */
        for (int32_t j = run.world.idea_first[3 * i]; j < run.world.idea_first[3 * i + 3]; j++) {
            assert_true(run.world.ideas[j].arrival >= 9);
        }
    }
    support_cell_free(&run);
}

/* A negative stock, or an ecosystem that stands nowhere, is caught at the record. */
static void test_identities(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    funded(&s);
    start(&s, &run);
    steps(&run.cell, &run.world, 0, 4);
    assert_int_equal(cell_record(&run.cell, &run.world, 4), 0);
    run.cell.consortia[3] = -1.0;
    assert_int_equal(cell_record(&run.cell, &run.world, 5), FONDSIM_LEDGER);
    run.cell.consortia[3] = 0.0;
    run.cell.fte[2] = -0.1;
    assert_int_equal(cell_record(&run.cell, &run.world, 6), FONDSIM_LEDGER);
    run.cell.fte[2] = 0.0;
    run.cell.n_present = 13;
    assert_int_equal(cell_record(&run.cell, &run.world, 7), FONDSIM_LEDGER);
    support_cell_free(&run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copy),
        cmocka_unit_test(test_start_again),
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_identities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
