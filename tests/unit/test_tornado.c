/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of one parameter at a time and of switching values, on formulas that are known and on the
 * made-up model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/analysis/collect.h"
#include "sim/analysis/tornado.h"
#include "sim/engine/engine.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/fake_model.h"

enum { SAMPLES = 640, PARAMETERS = 4, POINTS = 3 };

/* Columns of y = noise + f(parameter p held at v): pattern of mean 0 in each block. */
struct table {
    struct draws shape;
    double values[PARAMETERS * POINTS];
    double *cells;
    const double *y[1 + PARAMETERS * POINTS];
};

static double noise(size_t sample) {
    return 10 * ((double)(sample % 4) - 1.5);
}

/* Slopes 2, -1 (about 5), 0 and a hump about 5 that the ends do not see. */
static double formula(size_t parameter, double v) {
    switch (parameter) {
    case 0:
        return 2 * v - 7;
    case 1:
        return 5 - v;
    case 2:
        return 1;
    default:
        return 3 - (v - 5) * (v - 5);
    }
}

static void table_init(struct table *self) {
    const double at[POINTS] = {1, 5, 9};
    self->shape = (struct draws){SAMPLES, 1, 32};
    self->cells = numbers((size_t)(1 + PARAMETERS * POINTS) * SAMPLES);
    for (size_t c = 0; c <= PARAMETERS * POINTS; c++) {
        double *column = self->cells + c * SAMPLES;
        size_t p = c > 0 ? (c - 1) / POINTS : 0;
        double v = c > 0 ? at[(c - 1) % POINTS] : 0;
        self->y[c] = column;
        for (size_t s = 0; s < SAMPLES; s++) {
            column[s] = noise(s) + (c > 0 ? formula(p, v) : 1);
        }
        if (c > 0) {
            self->values[c - 1] = v;
        }
    }
}

static void known_formulas(void **state) {
    (void)state;
    struct table t;
    table_init(&t);
    struct tornado tornado;
    struct error error = {0};
    assert_int_equal(tornado_reduce(&t.shape, PARAMETERS, POINTS, t.values, t.y, &tornado, &error),
                     0);
    assert_close(tornado.base.mean, 1, 1e-13);
    /* spreads 16, 16, 8 and 0: ties in the order given */
    const size_t order[PARAMETERS] = {0, 3, 1, 2};
    const double swings[PARAMETERS] = {16, 0, -8, 0}, spreads[PARAMETERS] = {16, 16, 8, 0};
    for (size_t i = 0; i < PARAMETERS; i++) {
        const struct tornado_row *row = &tornado.rows[i];
        assert_int_equal(row->parameter, order[i]);
        assert_close(row->swing.mean, swings[i], 1e-12);
        assert_close(row->spread, spreads[i], 1e-12);
        assert_true(row->swing.se < 1e-12); /* common draws: the noise is in no difference */
        assert_close(row->points[2].shift.mean, formula(order[i], 9) - 1, 1e-12);
    }
    const struct tornado_row *up = &tornado.rows[0], *hump = &tornado.rows[1];
    assert_true(up->resolved && up->kind == TORNADO_ONCE && up->at_resolved);
    assert_close(up->at, 3.5, 1e-12); /* 2 v = 7 */
    assert_true(hump->kind == TORNADO_SEVERAL);
    assert_close(hump->at, 1 + 4 * 13.0 / 16, 1e-12);  /* straight from -13 at 1 to 3 at 5 */
    assert_true(tornado.rows[2].kind == TORNADO_ONCE); /* exactly 0 at 5, then below */
    assert_close(tornado.rows[2].at, 5, 1e-12);
    assert_true(tornado.rows[3].kind == TORNADO_NEVER && isnan(tornado.rows[3].at) &&
                isnan(tornado.rows[3].at_se) && !tornado.rows[3].at_resolved);
    assert_true(!tornado.rows[3].resolved);
    tornado_free(&tornado);
    tornado_free(&tornado);
    free(t.cells);
}

/* y = a (v - 5) + b with a = 2 + e1, b = e2 / 2: the root is 5 - mean(b) / mean(a), and its error
 * by the delta method sd(b) / mean(a) / sqrt(n). */
static void error_of_a_switch(void **state) {
    (void)state;
    enum { MANY = 6400 };
    struct draws shape = {MANY, 1, 32};
    double *cells = numbers((size_t)3 * MANY), a = 0, b = 0;
    const double values[2] = {1, 7};
    const double *y[3] = {cells, cells + MANY, cells + 2 * (size_t)MANY};
    for (size_t s = 0; s < MANY; s++) {
        double slope = 2 + normal_at(5, s, 1), level = normal_at(5, s, 2) / 2;
        a += slope / MANY;
        b += level / MANY;
        cells[s] = level;
        cells[MANY + s] = slope * -4 + level;
        cells[2 * MANY + s] = slope * 2 + level;
    }
    struct tornado tornado;
    struct error error = {0};
    assert_int_equal(tornado_reduce(&shape, 1, 2, values, y, &tornado, &error), 0);
    const struct tornado_row *row = tornado.rows;
    assert_close(row->at, 5 - b / a, 1e-12);
    assert_within(row->at, 5, row->at_se, 4);
    double se = 0.5 / 2 / sqrt(MANY);
    assert_true(fabs(row->at_se - se) < 4 * se / sqrt(2 * 199));
    assert_true(row->kind == TORNADO_ONCE && row->at_resolved && row->resolved);
    tornado_free(&tornado);
    shape.samples = 19 * 32;
    assert_int_equal(tornado_reduce(&shape, 1, 2, values, y, &tornado, &error), 0);
    assert_true(isnan(tornado.rows->at_se) && !tornado.rows->at_resolved);
    tornado_free(&tornado);
    free(cells);
}

/* With a slope that does not vary the root is a mean, and its error that of a mean. */
static void jackknife_of_a_mean(void **state) {
    (void)state;
    struct draws shape = {SAMPLES, 1, 32};
    double *cells = numbers((size_t)3 * SAMPLES);
    const double values[2] = {1, 7};
    const double *y[3] = {cells, cells + SAMPLES, cells + 2 * (size_t)SAMPLES};
    for (size_t s = 0; s < SAMPLES; s++) {
        cells[s] = normal_at(5, s, 3);
        cells[SAMPLES + s] = cells[s] - 6;
        cells[2 * SAMPLES + s] = cells[s] + 6; /* slope 2 */
    }
    struct tornado tornado;
    assert_int_equal(tornado_reduce(&shape, 1, 2, values, y, &tornado, NULL), 0);
    assert_close(tornado.rows->at, 4 - tornado.base.mean / 2, 1e-12);
    assert_close(tornado.rows->at_se, tornado.base.se / 2, 1e-12);
    tornado_free(&tornado);
    free(cells);
}

/* Zeros between two signs: the first of them is the switch; zeros at an end are no change. */
static void zeros(void **state) {
    (void)state;
    struct draws shape = {1, 1, 32};
    const double values[4] = {1, 2, 3, 4}, base = 0;
    const double means[4][4] = {{-1, 0, 0, 2}, {0, 0, 1, 2}, {0, 0, 0, 0}, {1, -1, 1, 0}};
    const double at[4] = {2, (double)NAN, (double)NAN, 1.5};
    for (size_t i = 0; i < 4; i++) {
        const double *y[5] = {&base, &means[i][0], &means[i][1], &means[i][2], &means[i][3]};
        struct tornado tornado;
        assert_int_equal(tornado_reduce(&shape, 1, 4, values, y, &tornado, NULL), 0);
        assert_true(isnan(at[i]) ? isnan(tornado.rows->at) : tornado.rows->at == at[i]);
        assert_int_equal(tornado.rows->kind, i == 0   ? TORNADO_ONCE
                                             : i == 3 ? TORNADO_SEVERAL
                                                      : TORNADO_NEVER);
        tornado_free(&tornado);
    }
}

static void refused(void **state) {
    (void)state;
    struct table t;
    table_init(&t);
    struct tornado tornado;
    struct error error = {0};
    t.cells[(1 + 2 * POINTS + 1) * SAMPLES + 7] = (double)NAN;
    assert_int_equal(tornado_reduce(&t.shape, PARAMETERS, POINTS, t.values, t.y, &tornado, &error),
                     FONDSIM_DOMAIN);
    assert_string_equal(error.text, "parameter 2, point 1: sample 7, inner run 0 is not defined");
    assert_int_equal(tornado_reduce(&t.shape, 0, POINTS, t.values, t.y, &tornado, NULL),
                     FONDSIM_DOMAIN);
    assert_int_equal(tornado_reduce(&t.shape, 2, 1, t.values, t.y, &tornado, NULL), FONDSIM_DOMAIN);
    t.values[1] = 0; /* falls */
    error = (struct error){0};
    assert_int_equal(tornado_reduce(&t.shape, 1, POINTS, t.values, t.y, &tornado, &error),
                     FONDSIM_DOMAIN);
    assert_string_equal(error.text, "parameter 0, point 1: value 0 is not finite or falls");
    t.shape.samples = 0;
    assert_int_equal(tornado_reduce(&t.shape, 1, POINTS, t.values, t.y, &tornado, NULL),
                     FONDSIM_DOMAIN);
    free(t.cells);
}

static void the_plan(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct tornado_plan plan;
    struct error error = {0};
    const size_t asked[2] = {3, 0};
    assert_int_equal(tornado_plan(&fake.scenario, 2, asked, 3, 100, &plan, &error), 0);
    assert_int_equal(plan.study.n_passes, 7);
    assert_int_equal(plan.study.samples, 7 * 128);
    assert_int_equal(plan.passes[0].n_replaced, 0);
    const double values[6] = {1, 5, 9, 0.5, 5, 9.5};
    for (size_t c = 0; c < 6; c++) {
        const struct pass *pass = &plan.passes[1 + c];
        assert_close(plan.values[c], values[c], 1e-12);
        assert_true(pass->n_replaced == 1 && pass->parameters == 0 && pass->luck == 0);
        assert_true(pass->replaced->is_fixed && pass->replaced->value == plan.values[c]);
        assert_int_equal(pass->replaced->parameter, asked[c / 3]);
    }
    tornado_plan_free(&plan);
    tornado_plan_free(&plan);
    /* the last value is at 0.95 itself: 1 - 0.95 of the weight is not reached */
    double outcomes[2] = {0, 1}, weights[2] = {0.95, 0.05};
    assert_int_equal(
        law_discrete(&fake.assumptions[0].law, LAW_DISCRETE, 2, outcomes, weights, &error), 0);
    assert_int_equal(tornado_plan(&fake.scenario, 1, asked + 1, 2, 32, &plan, &error), 0);
    assert_true(plan.values[0] == 0 && plan.values[1] == 0);
    tornado_plan_free(&plan);
    law_free(&fake.assumptions[0].law);
    assert_int_equal(tornado_plan(&fake.scenario, 2, asked, 1, 32, &plan, NULL), FONDSIM_DOMAIN);
    assert_int_equal(tornado_plan(&fake.scenario, 2, asked, 42, 32, &plan, NULL), FONDSIM_DOMAIN);
    assert_int_equal(tornado_plan(&fake.scenario, 2, asked, 2, 0, &plan, NULL), FONDSIM_DOMAIN);
    assert_null(plan.passes);
}

/* x = (uniform + normal + luck) * 3 + ...: held at its ends, the uniform moves it by 3 * 9, and the
 * error of that is 0 since all else is common. */
static void plan_to_rows(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct tornado_plan plan;
    struct collect collect;
    struct tornado tornado;
    struct error error = {0};
    const int outcome = 0;
    assert_int_equal(tornado_plan(&fake.scenario, 0, NULL, 2, 640, &plan, &error), 0);
    assert_int_equal(collect_init(&collect, &plan.study, 1, &outcome, 1, &error), 0);
    struct engine_options options = {.threads = 2};
    struct sink sink = {&collect, collect_take};
    assert_int_equal(engine_run(&plan.study, &fake_model, &options, &sink, &error), 0);
    const double *y[1 + 5 * 2];
    for (size_t pass = 0; pass < 11; pass++) {
        y[pass] = collect_column(&collect, 0, pass, 0);
    }
    assert_int_equal(
        tornado_reduce(&collect.shape, plan.list.n, 2, plan.values, y, &tornado, &error), 0);
    assert_int_equal(tornado.rows[0].parameter, 0);
    assert_close(tornado.rows[0].swing.mean, 27, 1e-12);
    assert_int_equal(tornado.rows[1].parameter, 1);
    assert_close(tornado.rows[1].swing.mean, 12 * 1.6448536269514722, 1e-12);
    for (size_t i = 2; i < 5; i++) { /* no other parameter is in the formula */
        assert_true(tornado.rows[i].swing.mean == 0 && tornado.rows[i].spread == 0);
    }
    assert_within(tornado.base.mean, 31.5, tornado.base.se, 4);
    tornado_free(&tornado);
    collect_free(&collect);
    tornado_plan_free(&plan);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_formulas),
        cmocka_unit_test(error_of_a_switch),
        cmocka_unit_test(zeros),
        cmocka_unit_test(refused),
        cmocka_unit_test(the_plan),
        cmocka_unit_test(plan_to_rows),
        cmocka_unit_test(jackknife_of_a_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
