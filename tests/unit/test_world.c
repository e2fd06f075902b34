/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What portfolios share: territories, levels at entry, calendar, ideas. Statistical tolerances are
 * four standard errors (false alarm 6e-5 each) on fixed seeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "tests/unit/support.h"
#include "tests/unit/test_seed.h"

enum { ROWS = 40 };

static void draw(struct world *world, const struct support *s, uint32_t sample) {
    assert_int_equal(world_draw(world, s->theta, sample, 0), FONDSIM_OK);
}

/* A table of ROWS territories; the first of weight 0, the second of weight 5, others 1. */
static void use_table(struct support *s, double *population, double *weight) {
    struct territory_table *table = &s->cohorts[0].territories;
    for (int r = 0; r < ROWS; r++) {
        population[r] = 1000.0 * (r + 1);
        weight[r] = r == 0 ? 0.0 : r == 1 ? 5.0 : 1.0;
    }
    table->n = ROWS;
    table->population = population;
    table->weight = weight;
}

static int row_of(double population) {
    return (int)lround(population / 1000.0) - 1;
}

static void test_drawn_from_table(void **state) {
    (void)state;
    struct support s;
    struct world world;
    double population[ROWS], weight[ROWS];
    int seen[ROWS] = {0}, first[ROWS] = {0}, samples = 4000;
    support_small(&s, 1, 1);
    s.scenario.monte_carlo.seed = test_seed(1);
    use_table(&s, population, weight);
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    for (int k = 0; k < samples; k++) {
        draw(&world, &s, (uint32_t)k);
        int here[ROWS] = {0};
        for (int i = 0; i < world.n; i++) {
            seen[row_of(world.population[i])]++;
            here[row_of(world.population[i])]++;
        }
        for (int r = 0; r < ROWS; r++) {
            assert_true(here[r] <= 1); /* without replacement */
        }
        first[row_of(world.population[0])]++;
    }
    assert_int_equal(seen[0], 0);
    /* the first of the sample is a plain weighted draw: 5 of 43 */
    double p = 5.0 / 43.0, se = sqrt(p * (1.0 - p) / samples);
    assert_near(first[1] / (double)samples, p, 4.0 * se);
    world_free(&world);
}

static void test_too_few_rows(void **state) {
    (void)state;
    struct support s;
    struct world world;
    double population[ROWS], weight[ROWS];
    support_small(&s, 1, 1);
    use_table(&s, population, weight);
    for (int r = 11; r < ROWS; r++) {
        weight[r] = 0.0; /* ten are left for twelve ecosystems */
    }
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    assert_int_equal(world_draw(&world, s.theta, 0, 0), FONDSIM_DOMAIN);
    world_free(&world);
}

static void test_all_rows(void **state) {
    (void)state;
    struct support s;
    struct world world;
    double population[ROWS], weight[ROWS], fragility[ROWS];
    int level[ROWS];
    support_small(&s, 1, 1);
    use_table(&s, population, weight);
    for (int r = 0; r < ROWS; r++) {
        fragility[r] = r / 100.0;
        level[r] = r % 4;
    }
    support_instrument(&s, "fund", "engineering_fund", 0.0); /* else nobody asks for an order */
    s.cohorts[0].n = ROWS;
    s.cohorts[0].use_all = 1;
    s.cohorts[0].territories.level = level;
    s.cohorts[0].territories.fragility = fragility;
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    assert_int_equal(world.n_padded % LANES, 0);
    for (uint32_t k = 0; k < 2; k++) {
        draw(&world, &s, k);
        for (int r = 0; r < ROWS; r++) {
            assert_true(world.population[r] == population[r]);
            assert_true(world.fragility[r] == fragility[r]);
            assert_int_equal(world.level_at_entry[r], level[r]);
            assert_int_equal(world.population_order[r], r);
            assert_int_equal(world.size_class[r], population[r] >= 15000.0);
        }
    }
    world_free(&world);
}

/* 81 ecosystems at 63, 25, 9, 3 %: 51.03, 20.25, 7.29, 2.43, so 51, 20, 7, 3. */
static void test_levels_by_largest_remainder(void **state) {
    (void)state;
    struct support s;
    struct world world;
    static const double shares[] = {63, 25, 9, 3};
    int expected[] = {51, 20, 7, 3};
    support_small(&s, 1, 1);
    s.scenario.n_cohorts = 0;
    (void)support_cohort(&s, "other", 81, 25000.0, shares);
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    for (uint32_t k = 0; k < 5; k++) {
        int counts[4] = {0};
        draw(&world, &s, k);
        for (int i = 0; i < world.n; i++) {
            counts[world.level_at_entry[i]]++;
        }
        assert_memory_equal(counts, expected, sizeof expected);
    }
    world_free(&world);
}

static void test_calendar(void **state) {
    (void)state;
    struct support s;
    struct world world;
    support_small(&s, 3, 4);
    s.scenario.n_shocks = 2;
    for (int k = 0; k < 2; k++) { /* sections of the shocks, after all others */
        s.sections[s.scenario.n_sections] = (struct section){
            .path = "shock", .table = &shock_table, .first = s.scenario.n_assumptions};
        s.shocks[k] = (struct shock){.name = "shock", .step = 2 + k};
        s.shocks[k].section = s.scenario.n_sections++;
        struct shock_parameters p = {k == 0 ? 0.5 : 0.01, 0.5, 0.25, k};
        memcpy(s.theta + s.scenario.n_assumptions, &p, sizeof p);
        s.scenario.n_assumptions += shock_table.n;
    }
    support_set(&s, "economics.risk_free", 0.03);
    support_set(&s, "economics.beta", 0.5);
    support_set(&s, "economics.risk_premium", 0.02);
    s.scenario.time.decision_step = 4;
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    draw(&world, &s, 0);
    /* the first holds steps 2 and 3, the second is shorter than a step: step 3 only */
    static const double activity[] = {1.0, 1.0, 0.5, 0.25, 1.0};
    static const double gifts[] = {1.0, 1.0, 0.75, 0.5625, 1.0};
    for (int t = 0; t < 5; t++) {
        assert_true(world.activity[t] == activity[t]);
        assert_true(world.gifts[t] == gifts[t]);
        assert_int_equal(world.stopped[t], t == 3);
        assert_near(world.discount[t], pow(1.04, -((t + 0.5) / 4.0 - 1.0)), 1e-15);
    }
    double total = 0;
    for (int t = 0; t < world.n_steps; t++) {
        total += world.cofund[t];
    }
    assert_near(total, 1.0 - exp(-pow(3.0 / 3.5, 1.5)), 1e-12);
    assert_near(world.origin[0] + world.origin[1] + world.origin[2] + world.origin[3], 1.0, 1e-15);
    world_free(&world);
}

/* An idea stands where its address says, in order, inside the horizon. */
static void check_ideas(const struct world *world) {
    for (int i = 0; i < 3 * world->n; i++) {
        for (int32_t j = world->idea_first[i]; j < world->idea_first[i + 1]; j++) {
            const struct idea *idea = &world->ideas[j];
            assert_int_equal(idea->size, i % 3);
            assert_true(idea->arrival >= 0 && idea->arrival < world->n_steps);
            assert_true(idea->natural > idea->arrival);
            if (j > world->idea_first[i]) {
                assert_true(idea[-1].arrival <= idea->arrival);
            }
            struct random_pair u = random_pair(idea_address(world, i / 3, idea, PURPOSE_IDEA));
            if (!idea->initial) {
                assert_int_equal(idea->arrival, 4 * idea->year + (int)floor(4.0 * u.first));
            }
        }
    }
}

/* Arrivals and the initial stock are Poisson; the same share would happen anyway, whether they
 * stood already or arrived; the number that wait stays the same on average. */
static void test_ideas(void **state) {
    (void)state;
    struct support s;
    struct world world;
    int samples = 400, years = 6;
    double arrived = 0, initial = 0, anyway[2] = {0}, waiting[2] = {0};
    support_small(&s, years, 4);
    s.scenario.monte_carlo.seed = test_seed(2);
    support_set(&s, "medium.wait", 2.0);
    support_set(&s, "panel.population_spread", 0.0);
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    for (int k = 0; k < samples; k++) {
        draw(&world, &s, (uint32_t)k);
        check_ideas(&world);
        for (int i = 0; i < world.n; i++) {
            for (int32_t j = world.idea_first[3 * i + 1]; j < world.idea_first[3 * i + 2]; j++) {
                const struct idea *idea = &world.ideas[j];
                *(idea->initial ? &initial : &arrived) += 1.0;
                anyway[idea->initial] += idea->anyway;
                waiting[0] += idea->arrival == 0;
                waiting[1] += idea->natural > world.n_steps - 1;
            }
        }
    }
    double n = samples * world.n;
    assert_near(arrived / n, 2.0 * years, 4.0 * sqrt(2.0 * years / n));
    assert_near(initial / n, 4.0, 4.0 * sqrt(4.0 / n));
    assert_near(anyway[0] / arrived, 0.35, 4.0 * sqrt(0.35 * 0.65 / arrived));
    assert_near(anyway[1] / initial, 0.35, 4.0 * sqrt(0.35 * 0.65 / initial));
    /* discrete waiting: mean stock rate d / (1 - exp(-d / w)), a little above rate w */
    double stock = 2.0 * 0.25 / (1.0 - exp(-0.25 / 2.0));
    assert_near(waiting[1] / n, stock, 0.05 * stock);
    world_free(&world);
}

/* Frailty and own engineering have their means; alliances start stationary. */
static void test_ecosystems(void **state) {
    (void)state;
    struct support s;
    struct world world;
    int samples = 2000;
    double risk = 0, fte = 0, alliances = 0;
    support_small(&s, 1, 1);
    s.scenario.monte_carlo.seed = test_seed(3);
    support_set(&s, "panel.population_spread", 0.0);
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    for (int k = 0; k < samples; k++) {
        draw(&world, &s, (uint32_t)k);
        for (int i = 0; i < world.n; i++) {
            risk += exp(world.frailty[i]);
            fte += world.own_fte[i];
            alliances += world.alliances_at_start[i];
        }
    }
    double n = samples * world.n, sd = sqrt(expm1(0.25)); /* log-normal, sd of log 0.5 */
    assert_near(risk / n, 1.0, 4.0 * sd / sqrt(n));
    assert_near(fte / n, 1.0, 4.0 * sd / sqrt(n));
    assert_near(alliances / n, 5.0, 4.0 * sqrt(5.0 / n));
    world_free(&world);
}

/* Old commons: none is live once the hazard is huge, all when it is 0; exponential in between. */
static void test_old_commons(void **state) {
    (void)state;
    struct support s;
    struct world world;
    int samples = 500;
    double live = 0;
    support_small(&s, 4, 4);
    s.scenario.monte_carlo.seed = test_seed(4);
    support_set(&s, "commons.stock", 10);
    assert_int_equal(world_init(&world, &s.scenario), FONDSIM_OK);
    for (int k = 0; k < samples; k++) {
        draw(&world, &s, (uint32_t)k);
        live += world.old_commons[15];
    }
    double p = exp(-0.15 * 4.0), n = 10.0 * samples;
    assert_near(live / n, p, 4.0 * sqrt(p * (1.0 - p) / n));
    support_set(&s, "commons.obsolescence", 0.0);
    draw(&world, &s, 0);
    assert_int_equal(world.old_commons[15], 10);
    support_set(&s, "commons.obsolescence", 1e6);
    draw(&world, &s, 0);
    assert_int_equal(world.old_commons[0], 0);
    world_free(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drawn_from_table), cmocka_unit_test(test_too_few_rows),
        cmocka_unit_test(test_all_rows),         cmocka_unit_test(test_levels_by_largest_remainder),
        cmocka_unit_test(test_calendar),         cmocka_unit_test(test_ideas),
        cmocka_unit_test(test_ecosystems),       cmocka_unit_test(test_old_commons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
