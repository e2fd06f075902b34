/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stories of all ecosystems of a world add up to the world's outcomes; what is told of one is
 * what its cell holds; telling changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include <stdio.h>

#include <gsl/gsl_errno.h>

#include "models/registry.h"
#include "models/story.h"
#include "tests/unit/support.h"

static const char *const funds[] = {"engineering_fund", "partnership_fund", "commons_fund",
                                    "company_fund", "foundation_fund"};
enum { FUNDS = 5, ECOSYSTEMS = 12 };

/* Twelve years of quarters, all five funds, many awards; decision after five years. */
static void five_funds(struct support *s, enum question question) {
    char path[64];
    support_small(s, 12, 4);
    s->scenario.n_portfolios = 0;
    s->scenario.time.decision_step = question == QUESTION_PROSPECTIVE ? 20 : 48;
    for (int k = 0; k < FUNDS; k++) {
        (void)support_instrument(s, funds[k], funds[k], 220000.0 + 10000.0 * k);
        const struct {
            const char *key;
            double value;
        } values[] = {{"ticket", 40000}, {"duration", 2}, {"apply", 0.7}, {"leverage", 1.5}};
        for (size_t j = 0; j < sizeof values / sizeof values[0]; j++) {
            (void)snprintf(path, sizeof path, "%s.%s", funds[k], values[j].key);
            support_set(s, path, values[j].value);
        }
    }
    (void)support_portfolio(s, "nothing", question, 0);
    (void)support_portfolio(s, "three", question, 7);
    (void)support_portfolio(s, "all", question, 31);
}

/* Simulates one world and tells one ecosystem of it. The study is the scenario's. */
static void tell(const struct support *s, uint32_t sample, int ecosystem, struct stories *stories,
                 struct support_results *out) {
    struct error error = {0};
    void *workspace;
    support_simulate(s, sample, out);
    assert_int_equal(stories_init(stories, &s->study, ecosystem), 0);
    assert_int_equal(territorial_model.prepare(&s->study, &out->shape, &workspace, &error), 0);
    stories_watch(stories, workspace);
    size_t size = (size_t)out->shape.n_portfolios * (size_t)out->shape.n_records *
                  (size_t)out->shape.n_outcomes * sizeof(double);
    struct world_results again;
    assert_int_equal(world_results_init(&again, &out->shape), 0);
    assert_int_equal(territorial_model.simulate(workspace, s->theta, sample, 0, &again, &error), 0);
    assert_memory_equal(again.outcomes, out->world.outcomes, size); /* nobody noticed */
    world_results_free(&again);
    assert_int_equal(stories_done(stories), 0);
    territorial_model.release(workspace);
}

static size_t count(const struct story *story, enum story_kind kind) {
    size_t n = 0;
    for (size_t k = 0; k < story->n; k++) {
        n += story->events[k].kind == kind;
    }
    return n;
}

/* ------------------------------------------------------------------ sums */

static void check_sums(enum question question, uint32_t sample) {
    struct support s;
    double sums[3][STORY_TOTAL_COUNT] = {{0}};
    size_t supported[3] = {0}, levels[3] = {0};
    five_funds(&s, question);
    struct support_results r = {0};
    for (int i = 0; i < ECOSYSTEMS; i++) {
        struct stories stories;
        tell(&s, sample, i, &stories, &r);
        for (int p = 0; p < 3; p++) {
            for (int k = 0; k < STORY_TOTAL_COUNT; k++) {
                sums[p][k] += stories.stories[p].totals[k];
            }
            supported[p] += count(&stories.stories[p], STORY_PROJECT);
            levels[p] += (size_t)stories.stories[p].level;
        }
        stories_free(&stories);
        if (i < ECOSYSTEMS - 1) {
            support_results_free(&r);
        }
    }
    for (int p = 0; p < 3; p++) {
        for (int k = 0; k < STORY_TOTAL_COUNT; k++) {
            double whole = support_outcome(&r, p, story_total_keys[k]);
            assert_near(sums[p][k], whole, 1e-9 * (fabs(whole) + 1.0));
        }
        assert_int_equal(supported[p], (size_t)support_outcome(&r, p, "projects_qualified"));
        double expected = 0;
        const char *const names[] = {"ecosystems_first", "ecosystems_second", "ecosystems_third",
                                     "ecosystems_fourth"};
        for (int l = 0; l < 4; l++) {
            expected += l * support_outcome(&r, p, names[l]);
        }
        assert_int_equal(levels[p], (size_t)expected);
    }
    support_results_free(&r);
}

static void test_sums_retrospective(void **state) {
    (void)state;
    check_sums(QUESTION_RETROSPECTIVE, 0);
    check_sums(QUESTION_RETROSPECTIVE, 7);
}

static void test_sums_prospective(void **state) {
    (void)state;
    check_sums(QUESTION_PROSPECTIVE, 3);
    check_sums(QUESTION_PROSPECTIVE, 11);
}

/* Without a decision inside the run all prospective stories are the history's. */
static void test_no_decision(void **state) {
    (void)state;
    struct support s;
    struct stories stories;
    struct support_results r;
    five_funds(&s, QUESTION_PROSPECTIVE);
    s.scenario.time.decision_step = 48;
    tell(&s, 2, 4, &stories, &r);
    for (int p = 1; p < 3; p++) {
        for (int k = 0; k < STORY_TOTAL_COUNT; k++) {
            assert_true(stories.stories[p].totals[k] == stories.stories[0].totals[k]);
        }
    }
    assert_true(stories.stories[0].totals[TOTAL_AWARDS] > 0);
    stories_free(&stories);
    support_results_free(&r);
}

/* ------------------------------------------------------------------ what is told */

/* Levels follow one another from the start to the end, dates rise, what ends was begun. */
static void check_order(const struct stories *stories, const struct story *story) {
    int level = stories->who.level, step = -1, kept = 0, clubs = 0, live = 0;
    for (size_t k = 0; k < story->n; k++) {
        const struct story_event *event = &story->events[k];
        assert_true(event->step >= step);
        step = event->step;
        if (event->kind == STORY_LEVEL_UP || event->kind == STORY_LEVEL_DOWN) {
            assert_int_equal(event->from, level);
            assert_true(event->kind == STORY_LEVEL_UP ? event->to > level : event->to < level);
            level = event->to;
        }
        kept += event->kind == STORY_KEPT;
        kept -= event->kind == STORY_KEPT_ENDS || event->kind == STORY_KEPT_LIVES;
        clubs += event->kind == STORY_CLUB_OPENS;
        clubs -= event->kind == STORY_CLUB_ENDS || event->kind == STORY_CLUB_LIVES;
        live += event->kind == STORY_LAUNCHED;
        live -= event->kind == STORY_FOUNDATION_ENDS || event->kind == STORY_FOUNDATION_LIVES;
        assert_true(kept >= 0 && clubs >= 0 && live >= 0 && event->since <= event->step);
    }
    assert_int_equal(level, story->level);
    assert_int_equal(kept, 0);
    assert_int_equal(clubs, 0);
    assert_int_equal(live, 0);
    size_t ends = count(story, STORY_AWARD_ENDS) + count(story, STORY_AWARD_OPEN);
    assert_int_equal(count(story, STORY_AWARD), ends);
    assert_int_equal(count(story, STORY_AWARD), (size_t)story->totals[TOTAL_AWARDS]);
}

static void test_order(void **state) {
    (void)state;
    struct support s;
    size_t seen[STORY_KIND_COUNT] = {0};
    five_funds(&s, QUESTION_RETROSPECTIVE);
    for (int i = 0; i < ECOSYSTEMS; i++) {
        struct stories stories;
        struct support_results r;
        tell(&s, 5, i, &stories, &r);
        for (int p = 0; p < 3; p++) {
            check_order(&stories, &stories.stories[p]);
        }
        for (int kind = 0; kind < STORY_KIND_COUNT; kind++) {
            seen[kind] += count(&stories.stories[2], (enum story_kind)kind);
        }
        assert_int_equal(count(&stories.stories[0], STORY_AWARD), 0);
        stories_free(&stories);
        support_results_free(&r);
    }
    static const enum story_kind expected[] = {
        STORY_ENTERS,       STORY_APPLIES,       STORY_AWARD,         STORY_POST_FILLED,
        STORY_KEPT,         STORY_PARTNERS_JOIN, STORY_CLUB_OPENS,    STORY_LAUNCHED,
        STORY_COMMON_BUILT, STORY_PROJECT,       STORY_ADOPTS,        STORY_ALLIANCES,
        STORY_LEVEL_UP,     STORY_LEVEL_DOWN,    STORY_PARTNER_LEAVES};
    for (size_t k = 0; k < sizeof expected / sizeof expected[0]; k++) {
        assert_true(seen[expected[k]] > 0);
    }
}

/* One fund for all, at once: dates and amounts are those of the award. */
static void test_award(void **state) {
    (void)state;
    struct support s;
    struct stories stories;
    struct support_results r;
    int p = support_one_fund(&s, "engineering_fund", 8, 4);
    tell(&s, 1, 3, &stories, &r);
    const struct story *story = &stories.stories[p];
    int found = 0;
    for (size_t k = 0; k < story->n; k++) {
        const struct story_event *event = &story->events[k];
        if (event->kind == STORY_AWARD) {
            assert_int_equal(event->step, 0);
            assert_int_equal(event->until, 8);
            assert_true(event->euros == 30000.0);
            assert_true(event->count == 1.0); /* it applied */
            found++;
        } else if (event->kind == STORY_AWARD_ENDS) {
            assert_int_equal(event->step, 8);
            assert_true(event->stock == 30000.0);
            assert_true(event->euros == story->totals[TOTAL_PAID]);
            assert_int_equal(event->early, 0);
            assert_int_equal(event->success, count(story, STORY_KEPT) > 0);
            found++;
        }
    }
    assert_int_equal(found, 2);
    assert_int_equal(count(story, STORY_APPLIES), 0);
    assert_true(story_same(&story->events[0], &stories.stories[0].events[0]));
    stories_free(&stories);
    support_results_free(&r);
}

/* A level or a size that the fund is not for is said, and never more than one reason. */
static void test_absences(void **state) {
    (void)state;
    struct support s;
    struct stories stories;
    struct support_results r;
    int p = support_one_fund(&s, "engineering_fund", 4, 4);
    s.scenario.instruments[0].levels = 0;
    tell(&s, 1, 3, &stories, &r);
    assert_int_equal(count(&stories.stories[p], STORY_LEVEL_NEVER), 1);
    assert_int_equal(count(&stories.stories[p], STORY_AWARD), 0);
    assert_int_equal(count(&stories.stories[0], STORY_LEVEL_NEVER), 0);
    stories_free(&stories);
    support_results_free(&r);
    s.scenario.instruments[0].classes = 0;
    tell(&s, 1, 3, &stories, &r);
    assert_int_equal(count(&stories.stories[p], STORY_NOT_FOR), 1);
    assert_int_equal(count(&stories.stories[p], STORY_LEVEL_NEVER), 0);
    stories_free(&stories);
    support_results_free(&r);
}

/* Names are those of the rows that were drawn. */
static void test_find(void **state) {
    (void)state;
    struct support s;
    struct stories stories;
    struct support_results r;
    char *names[20], texts[20][8];
    double population[20], weight[20];
    support_small(&s, 4, 4);
    for (int k = 0; k < 20; k++) {
        snprintf(texts[k], sizeof texts[k], "place%d", k);
        names[k] = texts[k];
        population[k] = 1000.0 * (k + 1);
        weight[k] = k == 7 ? 0.0 : 1.0;
    }
    s.cohorts[0].territories = (struct territory_table){
        .n = 20, .name = names, .population = population, .weight = weight};
    int found = 0, ecosystem;
    for (int k = 0; k < 20; k++) {
        assert_int_equal(stories_find(&s.scenario, s.theta, 3, 0, names[k], &ecosystem), 0);
        assert_true(k != 7 || ecosystem < 0);
        if (ecosystem < 0) {
            continue;
        }
        found++;
        tell(&s, 3, ecosystem, &stories, &r);
        assert_string_equal(stories.who.name, names[k]);
        assert_true(stories.who.population == population[k]);
        assert_int_equal(stories.who.row, ecosystem);
        stories_free(&stories);
        support_results_free(&r);
    }
    assert_int_equal(found, ECOSYSTEMS);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_retrospective),
        cmocka_unit_test(test_sums_prospective),
        cmocka_unit_test(test_no_decision),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_award),
        cmocka_unit_test(test_absences),
        cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
