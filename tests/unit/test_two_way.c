/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of two parameters at a time, by hand and on the made-up model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/analysis/collect.h"
#include "sim/analysis/two_way.h"
#include "sim/engine/engine.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/fake_model.h"

enum { SAMPLES = 640 };

/* Three options with noise of sd 5 in common: 10, 10 + i - j and 9 + own noise in cell (i, j). */
static void who_leads_where(void **state) {
    (void)state;
    struct draws shape = {SAMPLES, 1, 32};
    double *cells = numbers((size_t)18 * SAMPLES);
    const double *y[18];
    for (size_t c = 0; c < 18; c++) {
        double *column = cells + c * SAMPLES;
        double shift = (double)(c / 9) - (double)(c / 3 % 3);
        y[c] = column;
        for (size_t s = 0; s < SAMPLES; s++) {
            double noise = 5 * ((double)(s % 2) - 0.5);
            column[s] = noise + (c % 3 == 0   ? 10
                                 : c % 3 == 1 ? 10 + shift
                                              : 9 + normal_at(6, s, 1) / 10);
        }
    }
    const size_t n[2] = {2, 3};
    struct two_way map;
    struct error error = {0};
    assert_int_equal(two_way_reduce(&shape, n, 3, y, &map, &error), 0);
    const size_t best[6] = {0, 0, 0, 1, 0, 0};
    const double leads[6] = {0, 1, 1, 1, 0, 1};
    for (size_t c = 0; c < 6; c++) {
        const struct two_way_cell *cell = &map.cells[c];
        assert_int_equal(cell->best, best[c]);
        assert_close(cell->means[0].mean, 10, 1e-12);
        int against_noise = cell->second == 2;
        assert_within(cell->lead.mean, leads[c], against_noise ? cell->lead.se : 1e-12, 4);
        assert_int_equal(cell->resolved, leads[c] > 0);
    }
    assert_true(map.cells[1].second == 2 || map.cells[1].second == 1); /* 9 and 9 + noise */
    assert_int_equal(map.cells[2].second, 2);
    two_way_free(&map);
    two_way_free(&map);
    const size_t one[2] = {1, 2}; /* with one option the sign is shown */
    assert_int_equal(two_way_reduce(&shape, one, 1, y + 1, &map, &error), 0);
    assert_true(map.cells[0].best == 0 && map.cells[0].second == 0);
    assert_close(map.cells[0].lead.mean, 10, 1e-12);
    assert_true(map.cells[0].resolved);
    two_way_free(&map);
    cells[4 * SAMPLES + 3] = (double)NAN;
    assert_int_equal(two_way_reduce(&shape, n, 3, y, &map, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "cell 0, 1, option 1: sample 3, inner run 0 is not defined");
    assert_int_equal(two_way_reduce(&shape, n, 0, y, &map, NULL), FONDSIM_DOMAIN);
    const size_t none[2] = {2, 0};
    assert_int_equal(two_way_reduce(&shape, none, 3, y, &map, NULL), FONDSIM_DOMAIN);
    free(cells);
}

static void the_plan(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct two_way_plan plan;
    struct error error = {0};
    assert_int_equal(two_way_plan(&fake.scenario, 3, 0, 41, 4, 64, &plan, &error), 0);
    assert_int_equal(plan.n[0], 9); /* whole numbers from 1 to 9, each once */
    assert_int_equal(plan.n[1], 4);
    for (size_t i = 0; i < 9; i++) {
        assert_true(plan.values[0][i] == (double)(i + 1));
    }
    assert_close(plan.values[1][1], 3.5, 1e-12);
    assert_int_equal(plan.study.n_passes, 36);
    const struct pass *pass = &plan.passes[2 * 4 + 3];
    assert_true(pass->n_replaced == 2 && pass->luck == 0 && pass->parameters == 0);
    assert_true(pass->replaced[0].parameter == 3 && pass->replaced[0].value == 3);
    assert_true(pass->replaced[1].parameter == 0);
    assert_close(pass->replaced[1].value, 9.5, 1e-12);
    two_way_plan_free(&plan);
    two_way_plan_free(&plan);
    assert_int_equal(two_way_plan(&fake.scenario, 0, 0, 3, 3, 64, &plan, NULL), FONDSIM_DOMAIN);
    assert_int_equal(two_way_plan(&fake.scenario, 0, 2, 3, 3, 64, &plan, NULL), FONDSIM_DOMAIN);
    assert_int_equal(two_way_plan(&fake.scenario, 0, 1, 1, 3, 64, &plan, NULL), FONDSIM_DOMAIN);
    assert_int_equal(two_way_plan(&fake.scenario, 0, 1, 3, 42, 64, &plan, NULL), FONDSIM_DOMAIN);
    assert_int_equal(two_way_plan(&fake.scenario, 0, 1, 3, 3, 0, &plan, NULL), FONDSIM_DOMAIN);
    fake.assumptions[0].law = (struct law){.kind = LAW_BERNOULLI, .p = {0.01}};
    assert_int_equal(two_way_plan(&fake.scenario, 0, 1, 3, 3, 64, &plan, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text,
                        "uniform is 0 at its 5 % and at its 95 % quantile: nothing to map");
}

/* Portfolios of the made-up model differ by the root of their envelopes wherever one looks. */
static void plan_to_map(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct two_way_plan plan;
    struct collect collect;
    struct two_way map;
    struct error error = {0};
    const int outcome = 0;
    assert_int_equal(two_way_plan(&fake.scenario, 0, 1, 2, 2, 640, &plan, &error), 0);
    assert_int_equal(collect_init(&collect, &plan.study, 1, &outcome, 1, &error), 0);
    struct engine_options options = {.threads = 2};
    struct sink sink = {&collect, collect_take};
    assert_int_equal(engine_run(&plan.study, &fake_model, &options, &sink, &error), 0);
    const double *y[4 * FAKE_PORTFOLIOS];
    for (size_t i = 0; i < 4 * FAKE_PORTFOLIOS; i++) {
        y[i] = collect_column(&collect, 0, i / FAKE_PORTFOLIOS, i % FAKE_PORTFOLIOS);
    }
    assert_int_equal(two_way_reduce(&collect.shape, plan.n, FAKE_PORTFOLIOS, y, &map, &error), 0);
    for (size_t c = 0; c < 4; c++) {
        assert_true(map.cells[c].best == 2 && map.cells[c].second == 1 && map.cells[c].resolved);
        assert_close(map.cells[c].lead.mean, sqrt(2000) - sqrt(1000), 1e-12);
    }
    /* luck is common: from cell to cell only 3 times the held values change */
    assert_close(map.cells[2].means[0].mean - map.cells[0].means[0].mean, 27, 1e-12);
    assert_close(map.cells[3].means[0].mean - map.cells[2].means[0].mean, 12 * 1.6448536269514722,
                 1e-12);
    two_way_free(&map);
    collect_free(&collect);
    two_way_plan_free(&plan);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(who_leads_where),
                                       cmocka_unit_test(the_plan), cmocka_unit_test(plan_to_map)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
