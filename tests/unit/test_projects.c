/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Life of a local project and what it brings. Means within four standard errors (false alarm 6e-5).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "tests/unit/support.h"
#include "tests/unit/test_seed.h"

static double at(const struct world *world, const double *series, enum series which, int t) {
    return series[(size_t)which * (size_t)world->n_steps + (size_t)t];
}

/* By hand: runs in [2, 5), deployed in [5, 7), half-year steps, own resources in three years. */
static void test_by_hand(void **state) {
    (void)state;
    struct support s;
    struct world world;
    static double series[SERIES_COUNT * 8];
    support_small(&s, 4, 2);
    support_set(&s, "medium.own", 12000.0);
    support_set(&s, "medium.jobs", 1.5);
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    assert_int_equal(world_draw(&world, s.theta, 0, 0), FONDSIM_OK);
    memset(series, 0, sizeof series);
    struct project_life life = {1, 2, 5, 7, 1, 1, 100.0};
    project_add(&world, series, &life, 1, 10000.0, 1.0);
    static const double alive[] = {0, 0, 1, 1, 1, 1, 1, 0};
    static const double running[] = {0, 0, 1, 1, 1, 0, 0, 0};
    /* 12,000 a year, half a year, (t - 5 + 1/2) / 2 years of three */
    static const double own[] = {0, 0, 0, 0, 0, 500, 1500, 0};
    double money = 0;
    for (int t = 0; t < 8; t++) {
        assert_true(at(&world, series, SERIES_QUALIFIED, t) == (t == 1));
        assert_true(at(&world, series, SERIES_DEPLOYED, t) == (t == 5));
        assert_true(at(&world, series, SERIES_ALIVE, t) == alive[t]);
        assert_true(at(&world, series, SERIES_RUNNING, t) == running[t]);
        assert_near(at(&world, series, SERIES_PEOPLE, t), 50.0 * alive[t], 1e-12);
        assert_near(at(&world, series, SERIES_JOBS, t), 1.5 * (alive[t] - running[t]), 1e-12);
        assert_near(at(&world, series, SERIES_OWN_RESOURCES, t), own[t], 1e-9);
        double here = 0;
        for (int k = 0; k < 4; k++) {
            here += at(&world, series, (enum series)(SERIES_MONEY_PUBLIC + k), t);
        }
        double from = exp(-pow((t - 2) * 0.5 / 3.5, 1.5)), to = exp(-pow((t - 1) * 0.5 / 3.5, 1.5));
        assert_near(here, alive[t] > 0 ? 10000.0 * (from - to) : 0.0, 1e-8);
        assert_near(at(&world, series, SERIES_MONEY_PUBLIC, t), 0.6 * here, 1e-9);
        money += here;
    }
    assert_near(money, 10000.0 * (1.0 - exp(-pow(2.5 / 3.5, 1.5))), 1e-8);
    /* taken away again, nothing is left */
    project_add(&world, series, &life, 1, 10000.0, -1.0);
    for (size_t j = 0; j < SERIES_COUNT * 8; j++) {
        assert_near(series[j], 0.0, 1e-9);
    }
    world_free(&world);
}

/* Shares and mean durations over many ideas. The mean of 1 + floor(exponential of mean m steps) is
 * 1 / (1 - exp(-1 / m)), its variance exp(-1 / m) times the square of that. */
static void test_lives(void **state) {
    (void)state;
    struct support s;
    struct world world;
    double started = 0, delivered = 0, n = 0, delay = 0, lasts = 0, people = 0;
    support_small(&s, 10, 4);
    s.scenario.monte_carlo.seed = test_seed(5);
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    for (uint32_t k = 0; k < 40; k++) {
        assert_int_equal(world_draw(&world, s.theta, k, 0), FONDSIM_OK);
        for (int i = 0; i < world.n; i++) {
            for (int32_t j = world.idea_first[3 * i + 1]; j < world.idea_first[3 * i + 2]; j++) {
                struct project_life life = project_life(&world, &world.ideas[j], -1000);
                assert_int_equal(life.qualified, -1000);
                n += 1.0;
                if (!life.starts) {
                    assert_int_equal(life.running, INT32_MAX);
                    continue;
                }
                assert_true(life.running > -1000 && life.turn > life.running);
                assert_true(life.delivers ? life.end > life.turn : life.end == life.turn);
                started += 1.0;
                delay += life.running + 1000;
                lasts += life.turn - life.running;
                delivered += life.delivers;
                people += life.people;
            }
        }
    }
    double after = exp(-1.0 / 3.0), mean = 1.0 / (1.0 - after);     /* 0.75 year */
    double during = exp(-1.0 / 7.0), length = 1.0 / (1.0 - during); /* 1.75 years */
    assert_near(started / n, 0.8, 4.0 * sqrt(0.16 / n));
    assert_near(delivered / started, 0.65, 4.0 * sqrt(0.65 * 0.35 / started));
    assert_near(delay / started, mean, 4.0 * mean * sqrt(after / started));
    assert_near(lasts / started, length, 4.0 * length * sqrt(during / started));
    assert_near(people / started, 290.0, 4.0 * 290.0 * sqrt(expm1(1.15 * 1.15) / started));
    world_free(&world);
}

/* The fast sum of natural projects is the sum of their lives. */
static void test_natural(void **state) {
    (void)state;
    struct support s;
    struct world world;
    enum { STEPS = 32 };
    static double series[SERIES_COUNT * STEPS];
    support_small(&s, 8, 4);
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    assert_int_equal(world_draw(&world, s.theta, 3, 1), FONDSIM_OK);
    memset(series, 0, sizeof series);
    static const char *const money[] = {"small.money", "medium.money", "large.money"};
    int natural = 0;
    for (int i = 0; i < 3 * world.n; i++) {
        for (int32_t j = world.idea_first[i]; j < world.idea_first[i + 1]; j++) {
            const struct idea *idea = &world.ideas[j];
            if (idea->anyway && idea->natural < STEPS) {
                struct project_life life = project_life(&world, idea, idea->natural);
                project_add(&world, series, &life, i % 3, support_get(&s, money[i % 3]), 1.0);
                natural++;
            }
        }
    }
    assert_true(natural > 50);
    for (size_t j = 0; j < SERIES_COUNT * STEPS; j++) {
        assert_near(series[j], world.natural[j], 1e-9 * (1.0 + fabs(series[j])));
    }
    world_free(&world);
}

/* Whole steps from an approximate logarithm, wherever they are told at all, and they mostly are. */
static void test_near(void **state) {
    (void)state;
    static const double means[] = {0, 0.01, 0.75, 20, 3e4, 1e7, INFINITY};
    int told = 0, asked = 0;
    for (size_t m = 0; m < sizeof means / sizeof means[0]; m++) {
        for (uint32_t i = 0; i < 2000; i++) {
            double u = random_uniform32(i < 1000 ? i : i * UINT32_C(2146789));
            int steps = life_steps(u, means[m], 0.25);
            for (int sign = -1; sign <= 1; sign += 2) {
                int near = life_steps_near(-log(u) * (1.0 + sign * 1e-13), means[m], 0.25);
                assert_true(near == 0 || near == steps);
                told += near > 0 && means[m] >= 0.75 && means[m] < 3e4;
                asked += means[m] >= 0.75 && means[m] < 3e4;
            }
        }
    }
    assert_true(told > 0.99 * asked);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_lives),
        cmocka_unit_test(test_natural),
        cmocka_unit_test(test_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
