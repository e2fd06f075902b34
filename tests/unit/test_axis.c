/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/axis.c. Knows no other file of the room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "output/axis.h"

#define assert_near(a, b, tolerance) assert_true(fabs((a) - (b)) <= (tolerance))

static void steps_are_1_2_5(void **state) {
    (void)state;
    static const struct {
        double span;
        int about;
        double step;
    } cases[] = {{10, 5, 2},  {10, 10, 1},      {10, 4, 5},       {1, 5, 0.2},   {100, 3, 50},
                 {81, 8, 20}, {0.03, 6, 0.005}, {3.6e7, 5, 1e7},  {9.99, 1, 10}, {20, 2, 10},
                 {0, 5, 1},   {-3, 5, 1},       {INFINITY, 5, 1}, {NAN, 5, 1},   {7, 0, 10}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_near(axis_step(cases[i].span, cases[i].about), cases[i].step, 1e-12);
    /* never more parts than asked, never a smaller round step that would do */
    for (double span = 0.013; span < 5e6; span *= 1.37)
        for (int about = 1; about <= 12; about++) {
            double step = axis_step(span, about);
            assert_true(span / step <= about * (1 + 1e-8));
            /* the round step before, at least 0.4 of it, would not do */
            assert_true(span / (0.4 * step) > about * (1 - 1e-8));
        }
}

static void next_steps_follow(void **state) {
    (void)state;
    double step = 0.01;
    static const double expected[] = {0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        step = axis_next_step(step);
        assert_near(step, expected[i], 1e-9 * expected[i]);
    }
    assert_near(axis_next_step(0.25), 0.5, 1e-12);
}

static void decimals_write_the_step(void **state) {
    (void)state;
    assert_int_equal(axis_decimals(1), 0);
    assert_int_equal(axis_decimals(20), 0);
    assert_int_equal(axis_decimals(5e6), 0);
    assert_int_equal(axis_decimals(0.5), 1);
    assert_int_equal(axis_decimals(0.25), 2);
    assert_int_equal(axis_decimals(0.002), 3);
    assert_int_equal(axis_decimals(0.1 + 0.2), 1);
    assert_int_equal(axis_decimals(2e-9), 9);
    assert_int_equal(axis_decimals(0), 0);
}

static void widens_to_round_bounds(void **state) {
    (void)state;
    static const double cases[][4] = {
        {3.2, 17.9, 0, 20}, {0, 20, 0, 20},     {-3, 4, -4, 4},
        {5, 5, 0, 6},       {-5, -5, -6, 0},    {0, 0, 0, 1},
        {17.9, 3.2, 0, 20}, {0.12, 0.88, 0, 1}, {1e6, 1.9e6, 1e6, 2e6}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double low = cases[i][0], high = cases[i][1];
        double step = axis_widen(&low, &high, 4);
        assert_near(low, cases[i][2], 1e-9 * fabs(cases[i][3]) + 1e-9);
        assert_near(high, cases[i][3], 1e-9 * fabs(cases[i][3]) + 1e-9);
        assert_true(step > 0);
    }
}

static void ticks_lie_inside_and_are_exact(void **state) {
    (void)state;
    struct ticks ticks;
    axis_ticks(&ticks, -0.3, 0.3, 6);
    assert_int_equal(ticks.n, 7);
    assert_near(ticks.at[0], -0.3, 1e-12);
    assert_true(ticks.at[3] == 0 && !signbit(ticks.at[3]));
    assert_int_equal(ticks.decimals, 1);
    axis_ticks(&ticks, 3, 81, 5);
    assert_int_equal(ticks.n, 4); /* 20 40 60 80 */
    assert_near(ticks.at[3], 80, 0);
    axis_ticks_step(&ticks, 0, 1e6, 1);
    assert_true(ticks.n <= AXIS_MAX_TICKS && ticks.n > AXIS_MAX_TICKS / 4);
}

static void years_are_whole_or_quarters(void **state) {
    (void)state;
    struct ticks ticks;
    axis_years(&ticks, 2020, 2038, 10);
    assert_near(ticks.step, 2, 0);
    assert_near(ticks.at[0], 2020, 0);
    assert_int_equal(ticks.n, 10);
    axis_years(&ticks, 2020.25, 2038, 4);
    assert_near(ticks.step, 5, 0);
    assert_near(ticks.at[0], 2025, 0);
    axis_years(&ticks, 2020, 2025, 30);
    assert_near(ticks.step, 1, 0); /* five years: never quarters */
    axis_years(&ticks, 2020, 2022, 8);
    assert_near(ticks.step, 0.25, 0);
    assert_int_equal(ticks.n, 9);
    axis_years(&ticks, 2020, 2022, 4);
    assert_near(ticks.step, 1, 0);
}

static void places_are_linear(void **state) {
    (void)state;
    assert_near(axis_place(2, 2, 4, 10, 30), 10, 0);
    assert_near(axis_place(4, 2, 4, 10, 30), 30, 0);
    assert_near(axis_place(3, 2, 4, 30, 10), 20, 1e-12);
    assert_near(axis_place(5, 2, 4, 10, 30), 40, 1e-12);
}

static void labels_are_pushed_apart(void **state) {
    (void)state;
    double place[5];
    size_t order[5];
    /* two that collide share the move; one far away stays */
    const double wish[] = {50, 10, 12}, size[] = {4, 4, 4};
    axis_push_apart(3, wish, size, 0, 100, place, order);
    assert_near(place[0], 50, 1e-12);
    assert_near(place[1], 9, 1e-12);
    assert_near(place[2], 13, 1e-12);
    assert_int_equal(order[0], 1);
    assert_int_equal(order[2], 0);
    /* the foot holds them */
    const double low_wish[] = {1, 1, 1};
    axis_push_apart(3, low_wish, size, 0, 100, place, order);
    assert_near(place[0], 2, 1e-12);
    assert_near(place[1], 6, 1e-12);
    assert_near(place[2], 10, 1e-12);
    /* the head holds them */
    const double high_wish[] = {99, 98, 97};
    axis_push_apart(3, high_wish, size, 0, 100, place, order);
    assert_near(place[0], 98, 1e-12);
    assert_near(place[2], 90, 1e-12);
    /* no room: centred, still apart */
    axis_push_apart(3, wish, size, 0, 8, place, order);
    assert_near(place[1], 0, 1e-12);
    assert_near(place[2], 4, 1e-12);
    assert_near(place[0], 8, 1e-12);
    axis_push_apart(0, wish, size, 0, 8, place, order);
}

/* Against a direct search: no feasible small move of any block of neighbours lowers the cost. */
static void pushing_is_least_squares(void **state) {
    (void)state;
    enum { N = 9 };
    double place[N], wish[N], size[N];
    size_t order[N];
    unsigned seed = 2026;
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < N; i++) {
            seed = seed * 1664525u + 1013904223u;
            wish[i] = (seed >> 8) % 1000 / 20.0;
            size[i] = 1 + (seed >> 20) % 5;
        }
        axis_push_apart(N, wish, size, -100, 100, place, order);
        for (size_t j = 1; j < N; j++)
            assert_true(place[order[j]] - place[order[j - 1]] >=
                        (size[order[j]] + size[order[j - 1]]) / 2 - 1e-9);
        for (size_t a = 0; a < N; a++)
            for (size_t b = a; b < N; b++)
                for (int sign = -1; sign <= 1; sign += 2) {
                    double step = 1e-4 * sign, gain = 0;
                    size_t edge = sign < 0 ? a : b;
                    if (sign < 0 ? edge > 0 : edge + 1 < N) {
                        size_t i = order[edge], k = order[sign < 0 ? edge - 1 : edge + 1];
                        if (fabs(place[i] - place[k]) < (size[i] + size[k]) / 2 + 2e-4)
                            continue; /* the move is barred */
                    }
                    for (size_t j = a; j <= b; j++) {
                        double d = place[order[j]] - wish[order[j]];
                        gain += d * d - (d + step) * (d + step);
                    }
                    assert_true(gain < 1e-9);
                }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_1_2_5),
        cmocka_unit_test(next_steps_follow),
        cmocka_unit_test(decimals_write_the_step),
        cmocka_unit_test(widens_to_round_bounds),
        cmocka_unit_test(ticks_lie_inside_and_are_exact),
        cmocka_unit_test(years_are_whole_or_quarters),
        cmocka_unit_test(places_are_linear),
        cmocka_unit_test(labels_are_pushed_apart),
        cmocka_unit_test(pushing_is_least_squares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
