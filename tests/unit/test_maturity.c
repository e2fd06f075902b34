/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves between levels against the Markov chain they are when frailty and funds are off,
 * attribution, several targets, qualification. Four standard errors (false alarm 6e-5 each). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "tests/unit/support.h"
#include "tests/unit/test_seed.h"

enum { LEVELS = 4 };

/* Nothing but the chain: no frailty, no effect, all at the first level. */
static void plain_chain(struct support *s, int years, int per_year) {
    static const double all_first[] = {1, 0, 0, 0};
    support_small(s, years, per_year);
    memcpy(s->theta + s->cohorts[0].shares, all_first, sizeof all_first);
    s->cohorts[0].n = 200;
    support_set(s, "maturity.frailty", 0.0);
    support_set(s, "maturity.beta_alliances", 0.0);
    support_set(s, "maturity.beta_commons", 0.0);
}

/* One step of the chain, with a probability p = 1 - exp(-H d) of moving, shared by intensity. */
static void advance(double *p, double up, double down, double d) {
    double next[LEVELS] = {0};
    for (int l = 0; l < LEVELS; l++) {
        double rise = l < LEVELS - 1 ? up : 0.0, fall = l > 0 ? down : 0.0;
        double moves = -expm1(-(rise + fall) * d);
        next[l] += p[l] * (1.0 - moves);
        if (rise > 0) {
            next[l + 1] += p[l] * moves * rise / (rise + fall);
        }
        if (fall > 0) {
            next[l - 1] += p[l] * moves * fall / (rise + fall);
        }
    }
    memcpy(p, next, sizeof next);
}

static void test_chain(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    int samples = 100, years = 5;
    double counts[LEVELS] = {0}, p[LEVELS] = {1, 0, 0, 0};
    plain_chain(&s, years, 4);
    s.scenario.monte_carlo.seed = test_seed(6);
    for (int k = 0; k < samples; k++) {
        support_run(&s, 0, (uint32_t)k, NULL, NULL, &run);
        for (int l = 0; l < LEVELS; l++) {
            counts[l] += run.cell.level_count[l * run.world.n_steps + run.world.n_steps - 1];
        }
        support_cell_free(&run);
    }
    for (int t = 0; t < 4 * years; t++) {
        advance(p, -log1p(-0.2), -log1p(-0.05), 0.25);
    }
    double n = samples * 200.0;
    for (int l = 0; l < LEVELS; l++) {
        assert_near(counts[l] / n, p[l], 4.0 * sqrt(p[l] * (1.0 - p[l]) / n));
    }
}

/* Levels climbed and lost account for where ecosystems stand; nothing is attributed without terms.
 */
static void test_accounts(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    plain_chain(&s, 5, 4);
    support_run(&s, 0, 0, NULL, NULL, &run);
    double stands = 0;
    for (int l = 0; l < LEVELS; l++) {
        stands += l * run.cell.level_count[l * run.world.n_steps + run.world.n_steps - 1];
    }
    assert_true(stands > 0);
    assert_true(support_sum(&run, SERIES_MOVES_UP) - support_sum(&run, SERIES_MOVES_DOWN) ==
                stands);
    for (int k = 0; k < 4; k++) {
        assert_true(support_sum(&run, (enum series)(SERIES_GAIN_ENGINEERING + k)) == 0.0);
    }
    double years = 0;
    for (int t = 0; t < run.world.n_steps; t++) {
        for (int l = 0; l < LEVELS; l++) {
            years += 0.25 * l * run.cell.level_count[l * run.world.n_steps + t];
        }
    }
    assert_near(support_sum(&run, SERIES_LEVEL_YEARS), years, 1e-9);
    support_cell_free(&run);
}

/* A covariate built by hand, then one step: terms, cap, attribution. */
static void step_with_capacity(const struct support *s, struct support_cell *run) {
    memset(run, 0, sizeof *run);
    assert_int_equal(world_init(&run->world, &s->scenario), 0);
    assert_int_equal(world_draw(&run->world, s->theta, 0, 0), 0);
    assert_int_equal(cell_init(&run->cell, &run->world), 0);
    assert_int_equal(cell_start(&run->cell, &run->world, &s->portfolios[0]), 0);
    world_step_words(&run->world, 0);
    cell_entries(&run->cell, &run->world, 0);
    for (int i = 0; i < run->world.n; i++) {
        run->cell.fte[i] = 3.0 * (run->world.k[i] + run->world.own_fte[i]);
        run->cell.offers[i] = 0.1;
    }
    maturity_step(&run->cell, &run->world, 0);
}

/* Logarithm of the intensity up that an ecosystem's words stand for; it cannot fall. */
static double log_intensity(const struct support_cell *run, int i) {
    return log(-log1p(-(double)run->cell.moves.rise[i] / 4294967296.0) / run->world.d);
}

static void test_covariates(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    plain_chain(&s, 5, 4);
    support_set(&s, "maturity.hr_max", 1e9);
    step_with_capacity(&s, &run);
    double up = log(-log1p(-0.2)), moves = 0;
    for (int i = 0; i < run.world.n; i++) { /* ln((k + E) / (k + E0)) = ln 4 */
        moves += run.cell.level[i];
        if (run.cell.level[i] == 0) {
            assert_near(log_intensity(&run, i), up + 0.5 * log(4.0) + 0.1, 1e-8);
            assert_true(run.cell.moves.fall[i] == 0);
        }
    }
    double total = 0.5 * log(4.0) + 0.1, gained = moves * -expm1(-total);
    assert_true(moves > 0);
    assert_near(support_sum(&run, SERIES_GAIN_ENGINEERING), gained * 0.5 * log(4.0) / total, 1e-9);
    assert_near(support_sum(&run, SERIES_GAIN_OFFERS), gained * 0.1 / total, 1e-9);
    support_cell_free(&run);
    support_set(&s, "maturity.hr_max", 1.5); /* ln 4 / 2 is more than ln 1.5: capped */
    step_with_capacity(&s, &run);
    for (int i = 0; i < run.world.n; i++) {
        if (run.cell.level[i] == 0) {
            assert_near(log_intensity(&run, i), up + log(1.5) + 0.1, 1e-8);
        }
    }
    support_cell_free(&run);
}

/* Two targets from the first level: they share its moves 3 to 1. */
static void test_targets(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    static const double all_first[] = {1, 0, 0, 0};
    double reached[LEVELS] = {0};
    plain_chain(&s, 1, 1);
    s.scenario.n_moves = 0;
    s.scenario.monte_carlo.seed = test_seed(7);
    support_move(&s, 0, 2, -expm1(-0.3)); /* intensities 0.3 and 0.1 */
    support_move(&s, 0, 3, -expm1(-0.1));
    memcpy(s.theta + s.cohorts[0].shares, all_first, sizeof all_first);
    for (uint32_t k = 0; k < 100; k++) {
        support_run(&s, 0, k, NULL, NULL, &run);
        for (int l = 0; l < LEVELS; l++) {
            reached[l] += run.cell.level_count[l * run.world.n_steps];
        }
        support_cell_free(&run);
    }
    double n = 20000.0, p = -expm1(-0.4), moved = reached[2] + reached[3];
    assert_true(reached[1] == 0.0);
    assert_near(moved / n, p, 4.0 * sqrt(p * (1.0 - p) / n));
    assert_near(reached[2] / moved, 0.75, 4.0 * sqrt(0.75 * 0.25 / moved));
}

/* Levels were qualified at step 6: published ones stand until then. */
static void test_qualification(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    plain_chain(&s, 5, 4);
    s.cohorts[0].entry_step = 2;
    s.cohorts[0].qualified_step = 6;
    support_run(&s, 0, 0, NULL, NULL, &run);
    for (int t = 0; t < 6; t++) {
        assert_true(run.cell.level_count[t] == (t < 2 ? 0.0 : 200.0));
        assert_true(cell_series(&run.cell, &run.world, SERIES_MOVES_UP)[t] == 0.0);
    }
    assert_true(support_sum(&run, SERIES_MOVES_UP) > 0.0);
    support_cell_free(&run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chain),         cmocka_unit_test(test_accounts),
        cmocka_unit_test(test_covariates),    cmocka_unit_test(test_targets),
        cmocka_unit_test(test_qualification),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
