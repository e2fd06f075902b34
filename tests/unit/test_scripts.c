/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripts of awards: what is written is what is kept, step by step, and found by its key alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/scripts.h"
#include "sim/core/error.h"

enum { KEYS = 6, SERIES = 4, STEPS = 20 };

static void write(struct scripts *self, int step, int kind, int64_t cents) {
    scripts_event(self, step, (struct event){.kind = (uint8_t)kind, .cents = cents});
}

static const struct script *keep(struct scripts *self, size_t key, int step, int64_t commitment) {
    return scripts_keep(self, key,
                        (struct script){.commitment = commitment, .step = step, .end = step + 4});
}

/* Events come in any order of steps; within a step their order stays. */
static void test_events_by_step(void **state) {
    struct scripts scripts;
    (void)state;
    assert_int_equal(scripts_init(&scripts, KEYS, SERIES, STEPS), FONDSIM_OK);
    write(&scripts, 9, EVENT_QUALIFY, 1);
    write(&scripts, 3, EVENT_PAY, 2);
    write(&scripts, 9, EVENT_DISPLACE, 3);
    write(&scripts, 3, EVENT_RELEASE, 4);
    write(&scripts, 19, EVENT_FTE, 5);
    const struct script *script = keep(&scripts, 2, 3, 100);
    assert_non_null(script);
    assert_int_equal(script->n_parts, 3);
    assert_int_equal(script->n_rows, 0);
    const int steps[] = {3, 9, 19}, numbers[] = {2, 2, 1};
    const int64_t cents[] = {2, 4, 1, 3, 5};
    for (int p = 0, e = 0; p < 3; p++) {
        const struct script_part *part = &scripts.parts[script->first_part + p];
        assert_int_equal(part->step, steps[p]);
        assert_int_equal(part->n, numbers[p]);
        for (int k = 0; k < part->n; k++, e++) {
            assert_int_equal(scripts.events[part->first + k].cents, cents[e]);
        }
    }
    scripts_free(&scripts);
}

/* Rows reach from the first to the last step that was written, and the next script begins at 0. */
static void test_amounts(void **state) {
    struct scripts scripts;
    (void)state;
    assert_int_equal(scripts_init(&scripts, KEYS, SERIES, STEPS), FONDSIM_OK);
    scripts_amount(&scripts, 1, 7, 0.5);
    scripts_amount(&scripts, 1, 5, 0.25);
    scripts_amount(&scripts, 3, 19, 4.0);
    const struct script *script = keep(&scripts, 0, 5, 100);
    assert_int_equal(script->n_rows, 2);
    const struct script_row *row = &scripts.rows[script->first_row];
    assert_true(row[0].series == 1 && row[0].step == 5 && row[0].n == 3);
    assert_true(scripts.amounts[row[0].first] == 0.25 && scripts.amounts[row[0].first + 1] == 0.0);
    assert_true(scripts.amounts[row[0].first + 2] == 0.5);
    assert_true(row[1].series == 3 && row[1].step == 19 && row[1].n == 1);
    scripts_amount(&scripts, 1, 6, 1.0);
    script = keep(&scripts, 1, 6, 100);
    row = &scripts.rows[script->first_row];
    assert_int_equal(script->n_rows, 1);
    assert_true(row->step == 6 && row->n == 1 && scripts.amounts[row->first] == 1.0);
    scripts_free(&scripts);
}

/* Key, step and commitment tell scripts apart; a new world knows none. */
static void test_find(void **state) {
    struct scripts scripts;
    (void)state;
    assert_int_equal(scripts_init(&scripts, KEYS, SERIES, STEPS), FONDSIM_OK);
    assert_null(scripts_find(&scripts, 4, 2, 100));
    for (int k = 0; k < 300; k++) { /* lists grow */
        write(&scripts, 19, EVENT_PAY, k);
        assert_non_null(
            keep(&scripts, (size_t)(k % KEYS), k / KEYS % STEPS, 100 + k / KEYS / STEPS));
    }
    for (int k = 0; k < 300; k++) {
        const struct script *script =
            scripts_find(&scripts, (size_t)(k % KEYS), k / KEYS % STEPS, 100 + k / KEYS / STEPS);
        assert_non_null(script);
        assert_int_equal(scripts.events[scripts.parts[script->first_part].first].cents, k);
    }
    assert_null(scripts_find(&scripts, 0, 0, 99));
    assert_null(scripts_find(&scripts, 5, 19, 105));
    scripts_forget(&scripts);
    assert_null(scripts_find(&scripts, 0, 0, 100));
    scripts_free(&scripts);
}

/* An award's script may be empty, and a world without instruments has no key. */
static void test_nothing(void **state) {
    struct scripts scripts;
    (void)state;
    assert_int_equal(scripts_init(&scripts, 1, SERIES, STEPS), FONDSIM_OK);
    const struct script *script = keep(&scripts, 0, 19, 1);
    assert_true(script->n_parts == 0 && script->n_rows == 0 && script->end == 23);
    scripts_free(&scripts);
    assert_int_equal(scripts_init(&scripts, 0, SERIES, STEPS), FONDSIM_OK);
    scripts_forget(&scripts);
    scripts_free(&scripts);
    scripts_free(&scripts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_events_by_step),
        cmocka_unit_test(test_amounts),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
