/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How any award is paid and ends, seen on the fund that does nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "tests/unit/support.h"

/* Payments of the award of one ecosystem, by step. */
struct payments {
    int64_t paid[64], released[64];
    int ended;
};

static void watch(void *context, const struct cell *cell, int step, const struct event *event) {
    struct payments *self = context;
    if (cell->awards[event->award].ecosystem != 0) {
        return;
    }
    if (event->kind == EVENT_PAY) {
        self->paid[step] += event->cents;
    } else if (event->kind == EVENT_RELEASE) {
        self->released[step] += event->cents;
    } else if (event->kind == EVENT_AWARD_END) {
        self->ended = step;
    } else {
        fail_msg("unexpected event %d", event->kind);
    }
}

static void test_milestones(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    int p = support_one_fund(&s, "none_fund", 5, 4);
    support_set(&s, "fund.ticket", 1000.01);
    support_set(&s, "fund.duration", 2.5); /* 10 steps, round(2.5) = 3 milestones */
    support_set(&s, "fund.first_tranche", 0.25);
    struct payments seen = {.ended = -1};
    support_run(&s, p, 0, watch, &seen, &run);
    /* 100001 cents: 25000 first, 75001 left: 25000, 25000 and 25001 at 23/6, 43/6, 63/6 */
    for (int t = 0; t < 20; t++) {
        int64_t due = t == 0 || t == 3 || t == 7 ? 25000 : t == 10 ? 25001 : 0;
        assert_int_equal(seen.paid[t], due);
        assert_int_equal(seen.released[t], 0);
    }
    assert_int_equal(seen.ended, 9); /* its last active step */
    assert_int_equal(run.cell.awards[0].end, 10);
    support_cell_free(&run);
}

static void test_per_year_and_short(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    int p = support_one_fund(&s, "none_fund", 3, 4);
    support_set(&s, "fund.per_year", 1);
    support_set(&s, "fund.duration", 0.01); /* one step, one milestone */
    struct payments seen = {.ended = -1};
    support_run(&s, p, 0, watch, &seen, &run);
    assert_int_equal(run.cell.awards[0].commitment, 30000);
    assert_int_equal(seen.paid[0], 7500);
    assert_int_equal(seen.paid[1], 22500);
    assert_int_equal(seen.ended, 0);
    support_cell_free(&run);
}

/* All drop out, each milestone as often as another, and nothing is paid from there on. */
static void test_dropout(void **state) {
    (void)state;
    int stops[3] = {0};
    int n = 0;
    for (uint32_t sample = 0; sample < 100; sample++) {
        static struct support s;
        struct support_cell run;
        int p = support_one_fund(&s, "none_fund", 5, 4);
        support_set(&s, "fund.dropout", 1);
        support_set(&s, "fund.duration", 3);
        support_set(&s, "fund.first_tranche", 0.1);
        support_run(&s, p, sample, NULL, NULL, &run);
        for (int a = 0; a < run.cell.n_awards; a++) {
            const struct award *award = &run.cell.awards[a];
            assert_int_equal(award->end % 4, 0);
            int j = award->end / 4; /* milestones at 4, 8 and 12 */
            stops[j - 1] += 1;
            n += 1;
            assert_int_equal(award->paid, 300000 + (j - 1) * 900000);
            assert_int_equal(award->paid + award->released, award->commitment);
        }
        support_cell_free(&run);
    }
    assert_int_equal(n, 1200);
    for (int j = 0; j < 3; j++) { /* 4 standard errors of a third */
        assert_near(stops[j] / 1200.0, 1.0 / 3.0, 4 * sqrt(2.0 / 9.0 / 1200.0));
    }
}

/* Amounts: mean of the ticket whatever the spread, median of leverage, the cap. */
static void test_laws(void **state) {
    (void)state;
    double sum = 0, log_leverage = 0;
    int n = 0;
    for (uint32_t sample = 0; sample < 200; sample++) {
        static struct support s;
        struct support_cell run;
        int p = support_one_fund(&s, "none_fund", 1, 1);
        support_set(&s, "fund.ticket_spread", 0.5);
        support_set(&s, "fund.leverage_spread", 0.5);
        support_set(&s, "fund.leverage", 3);
        support_set(&s, "fund.leverage_cap", 1e9);
        support_run(&s, p, sample, NULL, NULL, &run);
        for (int a = 0; a < run.cell.n_awards; a++) {
            sum += (double)run.cell.awards[a].commitment / 3.0e6;
            log_leverage += log(run.cell.awards[a].leverage / 3.0);
            n += 1;
        }
        support_cell_free(&run);
    }
    assert_int_equal(n, 2400);
    assert_near(sum / n, 1.0, 4 * sqrt((exp(0.25) - 1.0) / n));
    assert_near(log_leverage / n, 0.0, 4 * 0.5 / sqrt(n));
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_milestones),
        cmocka_unit_test(test_per_year_and_short),
        cmocka_unit_test(test_dropout),
        cmocka_unit_test(test_laws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
