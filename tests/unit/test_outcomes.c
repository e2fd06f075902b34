/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From series to outcomes, on series filled by hand: sums, integrals, discounting, costs, indices.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "tests/unit/support.h"

enum { STEPS = 8, DECISION = 4 };

struct filled {
    struct support s;
    struct support_cell run;
    struct catalogue catalogue;
    struct results_shape shape;
    int records[STEPS];
    double scratch[STEPS];
    double rows[STEPS * 256];
};

/* Two years of quarters; every step is a record; series k is (k + 1) (t + 1), natural ones are 0.
 */
static void fill_cohorts(struct filled *f, int costs_from, const char *second) {
    static const double shares[] = {0.25, 0.25, 0.25, 0.25};
    memset(f, 0, sizeof *f);
    support_small(&f->s, 2, 4);
    if (second != NULL) {
        (void)support_cohort(&f->s, second, 5, 40000.0, shares);
    }
    f->s.scenario.time.decision_step = DECISION;
    f->s.deflator[0] = 1.1;
    support_run(&f->s, 0, 0, NULL, NULL, &f->run);
    for (int k = 0; k < SERIES_COUNT; k++) {
        for (int t = 0; t < STEPS; t++) {
            f->run.cell.series[k * STEPS + t] = (k + 1.0) * (t + 1.0);
            f->run.world.natural[k * STEPS + t] = k == SERIES_QUALIFIED ? 0.5 : 0.0;
            f->records[t] = t;
        }
    }
    assert_int_equal(outcomes_catalogue(&f->s.scenario, &f->catalogue), 0);
    assert_int_equal(f->catalogue.n, outcomes_count(&f->s.scenario));
    assert_true(f->catalogue.n <= 256);
    f->shape = (struct results_shape){.n_portfolios = 1,
                                      .n_records = STEPS,
                                      .n_outcomes = (int)f->catalogue.n,
                                      .record_steps = f->records};
    outcomes_fill(&f->run.cell, &f->run.world, &f->shape, costs_from, f->scratch, f->rows);
}

static void fill(struct filled *f, int costs_from) {
    fill_cohorts(f, costs_from, NULL);
}

static void release(struct filled *f) {
    support_cell_free(&f->run);
    catalogue_free(&f->catalogue);
}

static double value(const struct filled *f, const char *key, int t) {
    int column = catalogue_find(&f->catalogue, key);
    assert_true(column >= 0);
    return f->rows[t * f->shape.n_outcomes + column];
}

/* Sum of 1..t+1. */
static double triangle(int t) {
    return (t + 1.0) * (t + 2.0) / 2.0;
}

static void test_stocks_and_sums(void **state) {
    (void)state;
    static struct filled f;
    fill(&f, 0);
    for (int t = 0; t < STEPS; t++) {
        assert_near(value(&f, "alliances", t), (SERIES_ALLIANCES + 1.0) * (t + 1.0), 1e-12);
        assert_near(value(&f, "moves_up", t), (SERIES_MOVES_UP + 1.0) * triangle(t), 1e-9);
        assert_near(value(&f, "fte_years", t), (SERIES_FTE + 1.0) * triangle(t) / 4.0, 1e-9);
        assert_near(value(&f, "projects_qualified", t),
                    (SERIES_QUALIFIED + 1.0) * triangle(t) + 0.5 * (t + 1.0), 1e-9);
        assert_near(value(&f, "local_resources", t),
                    (SERIES_POST_RESOURCES + SERIES_OWN_RESOURCES + 2.0) * triangle(t), 1e-9);
        assert_near(value(&f, "cofunding", t),
                    value(&f, "cofunding_public", t) + value(&f, "cofunding_companies", t) +
                        value(&f, "cofunding_donors", t) + value(&f, "cofunding_own", t),
                    1e-9);
        assert_near(value(&f, "absorption", t),
                    (SERIES_PAID + SERIES_OVERHEAD + 2.0) / (SERIES_ENVELOPE + 1.0), 1e-12);
        double levels = 0, classes = 0;
        for (int l = 0; l < 4; l++) {
            levels += f.rows[t * f.shape.n_outcomes + l];
        }
        assert_true(levels == 12.0); /* all ecosystems stand somewhere */
        classes = value(&f, "level_years_low", t) + value(&f, "level_years_middle", t) +
                  value(&f, "level_years_high", t);
        assert_true(classes > 0.0);
    }
    release(&f);
}

/* Discounting at mid-step from the decision date; money in constant euros. */
static void test_present_values(void **state) {
    (void)state;
    static struct filled f;
    fill(&f, 0);
    double people = 0, money = 0, cost = 0, alive = 0;
    for (int t = 0; t < STEPS; t++) {
        double factor = pow(1.032, -((t + 0.5) / 4.0 - 1.0)), euro = t < 4 ? 1.1 : 1.0;
        people += (SERIES_PEOPLE + 1.0) * (t + 1.0) * factor;
        alive += (SERIES_ALIVE + 1.0) * (t + 1.0) * factor / 4.0;
        money += (SERIES_MONEY_PUBLIC + SERIES_MONEY_COMPANIES + SERIES_MONEY_DONORS +
                  SERIES_MONEY_OWN + SERIES_GIFTS + SERIES_COLLECTION + 6.0) *
                 (t + 1.0) * factor * euro;
        cost +=
            (SERIES_PAID + SERIES_OVERHEAD - SERIES_RECOVERED + 1.0) * (t + 1.0) * factor * euro;
        assert_near(value(&f, "people_pv", t), people, 1e-9);
        assert_near(value(&f, "project_years_pv", t), alive, 1e-9);
        assert_near(value(&f, "cofunding_pv", t), money, 1e-8);
        assert_near(value(&f, "cost_fund", t), cost, 1e-9);
    }
    release(&f);
}

/* What was spent before the decision is sunk; effects count from the start all the same. */
static void test_costs_from_decision(void **state) {
    (void)state;
    static struct filled f;
    fill(&f, DECISION);
    double nominal = 0, public = 0, all = 0;
    for (int t = 0; t < STEPS; t++) {
        double factor = pow(1.032, -((t + 0.5) / 4.0 - 1.0)), step = t + 1.0;
        if (t >= DECISION) {
            double fund = SERIES_PAID + SERIES_OVERHEAD - SERIES_RECOVERED + 1.0;
            double taxed = SERIES_GIFTS + SERIES_COLLECTION + SERIES_MONEY_COMPANIES +
                           SERIES_MONEY_DONORS - SERIES_DISPLACED_INSIDE -
                           SERIES_DISPLACED_OUTSIDE + 2.0;
            double funding = SERIES_MONEY_PUBLIC + SERIES_MONEY_COMPANIES + SERIES_MONEY_DONORS +
                             SERIES_MONEY_OWN + SERIES_GIFTS + SERIES_COLLECTION + 6.0;
            double others = SERIES_MATCH + SERIES_APPLICATION_COST + SERIES_MAINTENANCE + 3.0;
            nominal += fund * step;
            public += (fund + SERIES_MONEY_PUBLIC + 1.0 + 0.6 * 0.79 * taxed) * step * factor;
            all += (fund + funding + others) * step * factor;
        }
        assert_near(value(&f, "cost_fund_nominal", t), nominal, 1e-9);
        assert_near(value(&f, "cost_public", t), public, 1e-8);
        assert_near(value(&f, "cost_all", t), all, 1e-8);
        assert_true(value(&f, "paid", t) > 0.0);
    }
    assert_true(value(&f, "absorption", DECISION - 1) == 0.0);
    release(&f);
}

/* Columns are named once, in the letters of a column; units and texts stand. */
static void test_catalogue(void **state) {
    (void)state;
    struct support s;
    struct catalogue catalogue = {0};
    support_small(&s, 2, 4);
    s.scenario.levels[0].name = (char *)"First-steps";
    assert_int_equal(outcomes_catalogue(&s.scenario, &catalogue), 0);
    assert_int_equal(catalogue_find(&catalogue, "ecosystems_first_steps"), 0);
    for (size_t j = 0; j < catalogue.n; j++) {
        const struct outcome *outcome = &catalogue.outcomes[j];
        assert_int_equal(catalogue_find(&catalogue, outcome->key), (int)j);
        assert_int_equal(strspn(outcome->key, "abcdefghijklmnopqrstuvwxyz0123456789_"),
                         strlen(outcome->key));
        assert_true(strlen(outcome->unit) > 0 && strlen(outcome->fr) > 0);
        assert_true(strlen(outcome->en) > 0);
        assert_true(outcome->better >= -1 && outcome->better <= 1);
    }
    catalogue_free(&catalogue);
}

/* Several cohorts are told apart: together they have what the size classes have; one is not. */
static void test_cohorts(void **state) {
    (void)state;
    static struct filled f;
    fill(&f, 0);
    assert_int_equal(catalogue_find(&f.catalogue, "level_years_cohort_panel"), -1);
    release(&f);
    fill_cohorts(&f, 0, "Added-later");
    for (int t = 0; t < STEPS; t++) {
        double first = value(&f, "level_years_cohort_panel", t);
        double second = value(&f, "level_years_cohort_added_later", t);
        assert_true(first > 0.0 && second > 0.0);
        assert_near(first + second,
                    value(&f, "level_years_low", t) + value(&f, "level_years_middle", t) +
                        value(&f, "level_years_high", t),
                    1e-12);
        assert_true(value(&f, "received_cohort_panel", t) == 0.0); /* no fund */
    }
    release(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stocks_and_sums),
        cmocka_unit_test(test_present_values),
        cmocka_unit_test(test_costs_from_decision),
        cmocka_unit_test(test_catalogue),
        cmocka_unit_test(test_cohorts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
