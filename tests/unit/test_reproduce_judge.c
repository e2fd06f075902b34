/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the verdict on a run that was simulated again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "sim/cli/reproduce.h"
#include "sim/core/law.h"
#include "sim/core/random.h"

enum { CELLS = 3, BLOCKS = 40, SIZE = 32 };

/* Outcomes of 1000 or so in every replicate; differences by a formula of cell and replicate. */
static void fill(struct check_result *result, int blocks,
                 double (*difference)(size_t cell, int replicate)) {
    struct error error = {0};
    *result = (struct check_result){.means_differ = -1};
    assert_int_equal(moments_init(&result->differences, 2 * CELLS, &error), 0);
    assert_int_equal(moments_init(&result->stored, CELLS, &error), 0);
    for (int r = 0; r < blocks * SIZE; r++) {
        for (size_t cell = 0; cell < CELLS; cell++) {
            double d = difference(cell, r);
            moments_add(&result->differences, cell, d);
            moments_add(&result->differences, CELLS + cell, 0);
            moments_add(&result->stored, cell, 1000);
            result->differ[CHECK_OUTCOME] += fabs(d) > 0;
        }
        if (r % SIZE == SIZE - 1) {
            moments_end_block(&result->differences);
            moments_end_block(&result->stored);
        }
    }
}

static enum reproduce_verdict judge(struct check_result *result, struct reproduce_worst *worst) {
    enum reproduce_verdict verdict = reproduce_judge(result, worst);
    moments_free(&result->differences);
    moments_free(&result->stored);
    return verdict;
}

static double none(size_t cell, int replicate) {
    (void)cell;
    (void)replicate;
    return 0;
}

static double rounded(size_t cell, int replicate) { /* everywhere the same way */
    (void)replicate;
    return cell == 1 ? 1e-7 : 0;
}

static double rare(size_t cell, int replicate) { /* one world took another path */
    return cell == 2 && replicate == 100 ? -350 : 0;
}

static double scattered(size_t cell, int replicate) { /* other draws altogether */
    struct address address = {
        .seed = 4, .sample = (uint32_t)replicate, .entity = (uint32_t)cell + 1};
    return 300 * normal_quantile(random_uniform(address));
}

static double shifted(size_t cell, int replicate) { /* 0.5 % more of one outcome */
    return scattered(cell, replicate) / 30 + (cell == 1 ? 5 : 0);
}

static void verdicts(void **state) {
    (void)state;
    const struct {
        double (*difference)(size_t cell, int replicate);
        int blocks;
        enum reproduce_verdict verdict;
        size_t cells, cell;
    } cases[] = {
        {none, BLOCKS, REPRODUCE_IDENTICAL, 0, 0},   {rounded, BLOCKS, REPRODUCE_WITHIN, 0, 0},
        {rounded, 1, REPRODUCE_WITHIN, 0, 0},        {rare, BLOCKS, REPRODUCE_WITHIN, 1, 2},
        {rare, 10, REPRODUCE_DIFFERENT, 1, 2}, /* no standard error: not excused */
        {scattered, BLOCKS, REPRODUCE_WITHIN, 3, 0}, {shifted, BLOCKS, REPRODUCE_DIFFERENT, 3, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct check_result result;
        struct reproduce_worst worst;
        fill(&result, cases[i].blocks, cases[i].difference);
        assert_int_equal(judge(&result, &worst), cases[i].verdict);
        assert_int_equal(worst.cells, cases[i].cells);
        if (cases[i].cells == 1 || cases[i].verdict == REPRODUCE_DIFFERENT) {
            assert_int_equal(worst.cell, cases[i].cell);
        }
    }
}

/* What is no outcome: draws may round and nothing else; ledgers, trajectories and means may follow
 * outcomes, never differ alone. */
static void other_values(void **state) {
    (void)state;
    const struct {
        enum check_what what;
        double farthest;
        double (*outcomes)(size_t cell, int replicate);
        enum reproduce_verdict verdict;
    } cases[] = {
        {CHECK_PARAMETER, 1e-13, none, REPRODUCE_WITHIN},
        {CHECK_PARAMETER, 1e-6, none, REPRODUCE_DIFFERENT},
        {CHECK_PARAMETER, INFINITY, scattered, REPRODUCE_DIFFERENT},
        {CHECK_LEDGER, 1, none, REPRODUCE_DIFFERENT},
        {CHECK_LEDGER, 1, rare, REPRODUCE_WITHIN},
        {CHECK_TRAJECTORY, 1, none, REPRODUCE_DIFFERENT},
        {CHECK_TRAJECTORY, 1, rare, REPRODUCE_WITHIN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct check_result result;
        struct reproduce_worst worst;
        fill(&result, BLOCKS, cases[i].outcomes);
        result.differ[cases[i].what] = 1;
        result.farthest[cases[i].what] = cases[i].farthest;
        assert_int_equal(judge(&result, &worst), cases[i].verdict);
    }
    struct check_result result;
    struct reproduce_worst worst;
    fill(&result, BLOCKS, none);
    result.means_differ = 1;
    assert_int_equal(judge(&result, &worst), REPRODUCE_DIFFERENT);
    fill(&result, BLOCKS, none);
    result.means_differ = 0;
    assert_int_equal(judge(&result, &worst), REPRODUCE_IDENTICAL);
}

static void statuses(void **state) {
    (void)state;
    assert_int_equal(reproduce_status[REPRODUCE_IDENTICAL], 0);
    assert_int_equal(reproduce_status[REPRODUCE_WITHIN], 5);
    assert_int_equal(reproduce_status[REPRODUCE_DIFFERENT], 6);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts),
        cmocka_unit_test(other_values),
        cmocka_unit_test(statuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
