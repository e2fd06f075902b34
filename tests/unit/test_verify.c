/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the certificate: the table is whole, answers are judged by their tolerance, and a wrong
 * answer or a wrong reference fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#include "sim/cli/verify.h"

static void table_is_whole(void **state) {
    (void)state;
    size_t n;
    const struct verify_group *groups = verify_groups(&n);
    assert_int_equal(n, 17);
    for (size_t g = 0; g < n; g++) {
        const struct verify_group *group = &groups[g];
        assert_true(group->n > 0 && group->n <= VERIFY_MOST_ROWS && group->obtain != NULL);
        assert_true(strlen(group->source) > 10 && strlen(group->fr) > 5 && strlen(group->en) > 5);
        assert_true(strlen(group->why_fr) > 5 && strlen(group->why_en) > 5);
        assert_true((group->kind == VERIFY_SAMPLING) == (group->most_se > 0));
        for (size_t k = 0; k < group->n; k++) {
            assert_true(group->rows[k].fr[0] != '\0' && group->rows[k].en[0] != '\0');
            assert_true(isfinite(group->rows[k].expected));
        }
        for (size_t h = 0; h < g; h++) {
            assert_string_not_equal(groups[h].key, group->key);
        }
    }
}

/* Every group fills each of its rows, and all are within their tolerances here. */
static void all_are_obtained(void **state) {
    (void)state;
    size_t n;
    const struct verify_group *groups = verify_groups(&n);
    for (size_t g = 0; g < n; g++) {
        struct verify_answer answers[VERIFY_MOST_ROWS], again[VERIFY_MOST_ROWS];
        struct error error = {0};
        for (size_t k = 0; k < VERIFY_MOST_ROWS; k++) {
            answers[k] = again[k] = (struct verify_answer){(double)NAN, (double)NAN};
        }
        assert_int_equal(groups[g].obtain(answers, &error), 0);
        for (size_t k = 0; k < VERIFY_MOST_ROWS; k++) {
            if (k < groups[g].n) {
                assert_true(verify_judge(&groups[g], groups[g].rows[k].expected, &answers[k]));
            } else {
                assert_true(isnan(answers[k].obtained));
            }
        }
    }
}

/* A reference that was off would not be obtained: none is so wide that it proves nothing. One that
 * is moved by a tenth, or from 0 by 0.05, fails. */
static void wrong_references_fail(void **state) {
    (void)state;
    size_t n;
    const struct verify_group *groups = verify_groups(&n);
    for (size_t g = 0; g < n; g++) {
        const struct verify_group *group = &groups[g];
        struct verify_answer answers[VERIFY_MOST_ROWS];
        struct error error = {0};
        double part = group->most_se > 0.05 ? 0.5 : 0.2; /* four of the errors that were obtained */
        assert_int_equal(group->obtain(answers, &error), 0);
        for (size_t k = 0; k < group->n; k++) {
            double expected = group->rows[k].expected, size = fmax(fabs(expected), 0.1);
            assert_false(verify_judge(group, expected + part * size, &answers[k]));
            assert_false(verify_judge(group, expected - part * size, &answers[k]));
        }
    }
}

static void judgement(void **state) {
    (void)state;
    const struct verify_group equal = {.kind = VERIFY_EQUAL};
    const struct verify_group number = {.kind = VERIFY_NUMBER, .tolerance = 1e-6};
    const struct verify_group draws = {.kind = VERIFY_SAMPLING, .tolerance = 4, .most_se = 0.1};
    const struct {
        const struct verify_group *group;
        double expected;
        struct verify_answer answer;
        int passed;
    } cases[] = {
        {&equal, 7, {7, NAN}, 1},
        {&equal, 7, {nextafter(7, 8), NAN}, 0},
        {&number, 0.5, {0.5000009, 0}, 1},
        {&number, 0.5, {0.5000011, 0}, 0},
        {&number, 1e6, {1e6 + 0.9, 0}, 1},
        {&number, 1e6, {1e6 + 1.1, 0}, 0},
        {&number, 1, {NAN, 0}, 0},
        {&draws, 1, {1.039, 0.01}, 1},
        {&draws, 1, {1.041, 0.01}, 0},
        {&draws, 1, {1, NAN}, 0},
        {&draws, 1, {1, 0}, 0},
        {&draws, 1, {1, 0.11}, 0},
        {&draws, 0, {0.01, 0.004}, 1},
        {&draws, 0, {0.01, 0.006}, 0},
        {&draws, 1, {NAN, 0.01}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(verify_judge(cases[i].group, cases[i].expected, &cases[i].answer),
                         cases[i].passed);
    }
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_is_whole),
        cmocka_unit_test(all_are_obtained),
        cmocka_unit_test(wrong_references_fail),
        cmocka_unit_test(judgement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
