/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accompaniment offers: who takes them, capacity, how long they act, stops. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "tests/unit/support.h"

/* One offer for levels 0 and 1; parameters: uptake, hours, unit_cost, capacity, hazard_ratio,
 * lasts. */
static void add_offer(struct support *s, struct offer_parameters p) {
    struct scenario *scenario = &s->scenario;
    size_t index = scenario->n_sections++;
    s->sections[index] =
        (struct section){.path = "offer", .table = &offer_table, .first = scenario->n_assumptions};
    memcpy(s->theta + scenario->n_assumptions, &p, sizeof p);
    scenario->n_assumptions += offer_table.n;
    s->offers[scenario->n_offers++] =
        (struct offer){.name = "offer", .levels = 3U, .section = index};
}

/* No moves, so that levels stay: 6, 3, 2 and 1 ecosystems. */
static void small(struct support *s) {
    support_small(s, 6, 4);
    s->scenario.n_moves = 0;
}

static double in_step(struct support_cell *run, enum series series, int t) {
    return cell_series(&run->cell, &run->world, series)[t];
}

static int acting(const struct support_cell *run, double log_ratio) {
    int n = 0;
    for (int i = 0; i < run->world.n; i++) {
        int acts = run->cell.offers[i] > 0.0;
        assert_near(run->cell.offers[i], acts ? log_ratio : 0.0, 1e-12);
        n += acts;
    }
    return n;
}

static void test_everyone_concerned(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    small(&s);
    add_offer(&s, (struct offer_parameters){1e6, 7, 1500, 1000, 1.25, 2});
    support_run(&s, 0, 0, NULL, NULL, &run);
    for (int t = 0; t < 24; t++) {
        assert_true(in_step(&run, SERIES_OFFER_COST, t) == (t % 4 == 0 ? 9 * 1500.0 : 0.0));
        assert_true(in_step(&run, SERIES_OFFER_HOURS, t) == (t % 4 == 0 ? 9 * 7.0 : 0.0));
    }
    assert_int_equal(acting(&run, log(1.25)), 9);
    support_cell_free(&run);
}

/* Those with the smallest uniforms. */
static void test_capacity(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    small(&s);
    add_offer(&s, (struct offer_parameters){1e6, 7, 1500, 4.7, 1.25, 1});
    support_run(&s, 0, 0, NULL, NULL, &run);
    assert_true(in_step(&run, SERIES_OFFER_COST, 20) == 4 * 1500.0);
    assert_int_equal(acting(&run, log(1.25)), 4);
    double largest_taken = 0, smallest_left = 1;
    for (int i = 0; i < run.world.n; i++) {
        double u = run.world.offer_uniforms[i];
        if (run.cell.offers[i] > 0) {
            largest_taken = fmax(largest_taken, u);
        } else if (run.cell.level[i] < 2) {
            smallest_left = fmin(smallest_left, u);
        }
    }
    assert_true(largest_taken < smallest_left);
    support_cell_free(&run);
}

/* Taken in the first year by all, then the operator stops: it acts two years, and not longer. */
static void test_lasts(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    for (int years = 1; years <= 4; years++) {
        small(&s);
        s.scenario.time.n_years = years;
        s.scenario.time.n_steps = 4 * years;
        add_offer(&s, (struct offer_parameters){1e6, 7, 1500, 1000, 1.25, 2});
        s.sections[s.scenario.n_sections] = (struct section){
            .path = "shock", .table = &shock_table, .first = s.scenario.n_assumptions};
        struct shock_parameters shock = {50, 0, 0, 1};
        memcpy(s.theta + s.scenario.n_assumptions, &shock, sizeof shock);
        s.shocks[0] = (struct shock){.name = "stop", .step = 1, .section = s.scenario.n_sections++};
        s.scenario.n_shocks = 1;
        support_run(&s, 0, 0, NULL, NULL, &run);
        assert_true(support_sum(&run, SERIES_OFFER_COST) == 9 * 1500.0);
        assert_int_equal(acting(&run, log(1.25)), years <= 2 ? 9 : 0);
        support_cell_free(&run);
    }
}

/* Uptake at the address of the README, word o mod 4 of draw o div 4; two offers add up. */
static void test_address(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    small(&s);
    for (int o = 0; o < 6; o++) {
        add_offer(&s, (struct offer_parameters){0.7, 7, 1500, 1000, 1.0 + 0.1 * (o + 1), 1});
    }
    support_run(&s, 0, 3, NULL, NULL, &run);
    for (int i = 0; i < run.world.n; i++) {
        double expected = 0;
        for (int o = 0; o < 6 && run.cell.level[i] < 2; o++) {
            struct address address = {.seed = 1,
                                      .sample = 3,
                                      .entity = random_row_code("panel", (uint32_t)i),
                                      .step = 5,
                                      .purpose = PURPOSE_OFFER,
                                      .draw = (uint8_t)(o / 4)};
            double u = random_uniform32(random_words(address).word[o % 4]);
            expected += u < -expm1(-0.7) ? log(1.0 + 0.1 * (o + 1)) : 0.0;
        }
        assert_near(run.cell.offers[i], expected, 1e-12);
    }
    support_cell_free(&run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everyone_concerned),
        cmocka_unit_test(test_capacity),
        cmocka_unit_test(test_lasts),
        cmocka_unit_test(test_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
