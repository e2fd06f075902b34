/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/cli/compare_drawing.c on a small comparison made in memory: which figures there are
 * under which names, that they hold what was computed, errors of the sink. */
#include "sim/cli/compare_drawing.h"

#include <gsl/gsl_errno.h>

#include "compare_figures.h"

enum { SAMPLES = 640, PORTFOLIOS = 4, GROUP = 3, STEPS = 5 };
enum { YEARS, SUPPORTED, DEADWEIGHT, COST_FUND, COST_PUBLIC, COST_ALL, KINDS };
enum { NOTHING, SMALL, LARGE, SMALL_EQUAL };

static struct outcome catalogue[KINDS] = {
    {"project_years", "project-year", "Années-projets", "Project-years", OUTCOME_CUMULATIVE,
     LAG_INNOVATION, 1, 1, 1},
    {"project_years_supported", "project-year", "a", "a", OUTCOME_CUMULATIVE, LAG_NONE, 1, 1, 1},
    {"project_years_deadweight", "project-year", "b", "b", OUTCOME_CUMULATIVE, LAG_NONE, 1, 1, 1},
    {"cost_fund", "EUR", "Coût", "Cost", OUTCOME_CUMULATIVE, LAG_NONE, -1, 1, 1},
    {"cost_public", "EUR", "Coût", "Cost", OUTCOME_CUMULATIVE, LAG_NONE, -1, 1, 1},
    {"cost_all", "EUR", "Coût", "Cost", OUTCOME_CUMULATIVE, LAG_NONE, -1, 1, 1},
};

static struct portfolio portfolios[PORTFOLIOS] = {
    {.name = "nothing", .label = {"Rien", "Nothing"}, .scale_to = -1, .is_counterfactual = 1},
    {.name = "small", .label = {"Petit", "Small"}, .scale_to = -1, .instruments = 1},
    {.name = "large", .label = {"Grand", "Large"}, .scale_to = -1, .instruments = 3},
    {.name = "small-equal", .label = {"Égal", "Equal"}, .scale_to = LARGE, .instruments = 1},
};

static double draws[KINDS][PORTFOLIOS][SAMPLES];

/* A comparison, and all that it points to. */
struct made {
    struct run_info info;
    struct record_date record;
    int report_record, effect, better, criterion_better;
    double willingness, absorbs[2][GROUP];
    int members[2][GROUP];
    double *columns[KINDS * PORTFOLIOS];
    struct comparison_group groups[2];
    struct effectiveness planes[2][COMPARISON_COSTS];
    struct acceptability curves[2][COMPARISON_COSTS];
    struct comparison_difference differences[PORTFOLIOS];
    struct additionality ledgers[PORTFOLIOS * COMPARISON_LEDGERS];
    struct leverage leverages[PORTFOLIOS];
    struct comparison comparison;
};

static void fill_draws(void) {
    static const double gain[PORTFOLIOS] = {0, 100, 300, 200}, cost[PORTFOLIOS] = {0, 1, 2, 2};
    for (size_t p = 0; p < PORTFOLIOS; p++)
        for (size_t s = 0; s < SAMPLES; s++) {
            double up = wander(s), other = wander(3 * s + p);
            draws[SUPPORTED][p][s] = gain[p] * 1.25 * (0.5 + up);
            draws[DEADWEIGHT][p][s] = gain[p] * 0.25 * (0.5 + up);
            draws[YEARS][p][s] = 2000 + 500 * up + gain[p] * (0.5 + up);
            draws[COST_FUND][p][s] = cost[p] * 1e5 * (0.9 + 0.2 * other);
            draws[COST_PUBLIC][p][s] = 2 * draws[COST_FUND][p][s];
            draws[COST_ALL][p][s] = 3 * draws[COST_FUND][p][s];
        }
}

/* The second group cannot absorb its money: planes, no curves and no ranks. */
static void fill_group(struct made *m, size_t g, struct draws shape) {
    static const double worth[STEPS] = {0, 400, 800, 1200, 1600};
    struct comparison_group *group = &m->groups[g];
    const double *values[2][GROUP];
    struct error error = {0};
    *group = (struct comparison_group){.target = g == 0 ? -1 : LARGE,
                                       .label = g == 0 ? "own_money" : "large",
                                       .n = GROUP,
                                       .portfolios = m->members[g],
                                       .absorbs = m->absorbs[g],
                                       .n_ranked = g == 0 ? GROUP : 1,
                                       .ranked = m->members[g],
                                       .planes = m->planes[g],
                                       .curves = m->curves[g]};
    for (size_t i = 0; i < GROUP; i++) {
        m->members[g][i] = i == 2 && g == 1 ? SMALL_EQUAL : i == 1 && g == 1 ? LARGE : (int)i;
        m->absorbs[g][i] = g == 0 || i == 0;
        values[0][i] = draws[YEARS][m->members[g][i]];
        values[1][i] = draws[COST_FUND][m->members[g][i]];
    }
    const struct effectiveness_input input = {shape,         GROUP, values[0], values[1],
                                              m->absorbs[g], 0,     1};
    assert_int_equal(effectiveness_of(&input, &m->planes[g][0], &error), 0);
    if (g == 1)
        return;
    assert_int_equal(acceptability_of(&input, STEPS, worth, &m->curves[g][0], &error), 0);
    const struct criteria criteria = {.shape = shape,
                                      .n_criteria = 1,
                                      .n_options = GROUP,
                                      .values = values[0],
                                      .better = &m->criterion_better};
    assert_int_equal(ranking_of(&criteria, &group->ranking, &error), 0);
}

static void fill_ledgers(struct made *m, struct draws shape) {
    struct error error = {0};
    for (int p = 0; p < PORTFOLIOS; p++) {
        const struct additionality_input input = {
            .gross = {draws[SUPPORTED][p], NULL},
            .deadweight = {draws[DEADWEIGHT][p], NULL},
            .outcome = {draws[YEARS][p], draws[YEARS][NOTHING]}};
        assert_int_equal(
            additionality_of(&shape, &input, &m->ledgers[p * COMPARISON_LEDGERS + 1], &error), 0);
        m->leverages[p] = (struct leverage){{.ratio = 1.5, .se = 0.01}, {.ratio = 0.5, .se = 0.01}};
    }
}

static void make(struct made *m) {
    const struct draws shape = {SAMPLES, 1, 32};
    struct error error = {0};
    *m = (struct made){
        .record = {3, 2039, 0}, .better = 1, .criterion_better = 1, .willingness = 800};
    fill_draws();
    m->info = (struct run_info){.samples = SAMPLES,
                                .asked = SAMPLES,
                                .inner = 1,
                                .complete = 1,
                                .price_year = 2026,
                                .start_year = 2020,
                                .n_instruments = 2,
                                .n_portfolios = PORTFOLIOS,
                                .portfolios = portfolios,
                                .n_records = 1,
                                .records = &m->record,
                                .n_reports = 1,
                                .report_record = &m->report_record,
                                .catalogue = {KINDS, catalogue}};
    for (int k = 0; k < KINDS; k++)
        for (int p = 0; p < PORTFOLIOS; p++)
            m->columns[k * PORTFOLIOS + p] = draws[k][p];
    for (size_t g = 0; g < 2; g++)
        fill_group(m, g, shape);
    for (int p = 1; p < PORTFOLIOS; p++) {
        m->differences[p - 1] =
            (struct comparison_difference){.outcome = YEARS, .from = NOTHING, .to = p};
        assert_int_equal(difference_of(&shape, draws[YEARS][p], draws[YEARS][NOTHING],
                                       &m->differences[p - 1].value, &error),
                         0);
    }
    fill_ledgers(m, shape);
    m->comparison = (struct comparison){.info = &m->info,
                                        .shape = shape,
                                        .n_effects = 1,
                                        .effects = &m->effect,
                                        .better = &m->better,
                                        .willingness = &m->willingness,
                                        .n_criteria = 1,
                                        .criteria = &m->effect,
                                        .criterion_better = &m->criterion_better,
                                        .kept = {.of = m->columns},
                                        .columns = m->columns,
                                        .n_groups = 2,
                                        .groups = m->groups,
                                        .n_differences = PORTFOLIOS - 1,
                                        .differences = m->differences,
                                        .ledgers = m->ledgers,
                                        .leverages = m->leverages};
}

static void made_free(struct made *m) {
    for (size_t g = 0; g < 2; g++) {
        effectiveness_free(&m->planes[g][0]);
        acceptability_free(&m->curves[g][0]);
        ranking_free(&m->groups[g].ranking);
    }
}

/* What a sink was handed. */
struct taken {
    size_t n, most; /* refuses the one after so many */
    char names[12][40];
    char titles[12][200];
};

static int take(void *context, const char *name, struct figure *figure, struct error *error) {
    struct taken *taken = context;
    assert_non_null(figure);
    assert_true(taken->n < 12);
    snprintf(taken->names[taken->n], sizeof taken->names[0], "%s", name);
    snprintf(taken->titles[taken->n++], sizeof taken->titles[0], "%s", figure->title);
    page_check(figure, name);
    return taken->n > taken->most ? error_set(error, FONDSIM_IO, "the sink is full") : 0;
}

static void figures_hold_what_was_computed(void **state) {
    (void)state;
    static struct made made;
    static const char *const expected[][2] = {
        {"plane", "Large: more effect than “Nothing”, for more money, in 100% of cases "
                  "(project-years)"},
        {"frontier", "2 of 3 options make the efficiency frontier (project-years); the other one "
                     "is clearly off it"},
        {"acceptability", "At €800 a unit (project-years): “Large” is the best choice on average, "
                          "and the best one in "},
        {"loss", "At €800 a unit (project-years): “Large” loses least, "},
        {"differences", "Large: better than “Nothing” in 100% of cases (project-years, +"},
        {"ranks", "Large: first in 100% of cases (project-years)"},
        {"waterfall", "Large: 375 supported, 300 net (project-years)"},
        {"frontier-large", "“Nothing” is the only ranked option: no efficiency frontier "},
    };
    struct taken taken = {.most = 12};
    const struct figure_sink sink = {&taken, take};
    struct error error = {0};
    make(&made);
    if (compare_drawing_into(&made.comparison, LANGUAGE_EN, &sink, &error) < 0)
        fail_msg("%s", error.text);
    assert_int_equal(taken.n, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_string_equal(taken.names[i], expected[i][0]);
        if (strncmp(taken.titles[i], expected[i][1], strlen(expected[i][1])) != 0)
            fail_msg("%s: '%s'", taken.names[i], taken.titles[i]);
    }
    made_free(&made);
}

static void the_drawing_ends_with_the_sink(void **state) {
    (void)state;
    static struct made made;
    struct taken taken = {.most = 2};
    const struct figure_sink sink = {&taken, take};
    struct error error = {0};
    make(&made);
    assert_int_equal(compare_drawing_into(&made.comparison, LANGUAGE_FR, &sink, &error),
                     FONDSIM_IO);
    assert_int_equal(taken.n, 3);
    made_free(&made);
}

/* One option and no effect: nothing to draw but what the ledger says. */
static void little_to_compare(void **state) {
    (void)state;
    static struct made made;
    struct taken taken = {.most = 12};
    const struct figure_sink sink = {&taken, take};
    struct error error = {0};
    make(&made);
    made.comparison.n_effects = 0;
    made.comparison.n_groups = 1;
    struct ranking kept = made.groups[0].ranking;
    made.groups[0].ranking = (struct ranking){0};
    assert_int_equal(compare_drawing_into(&made.comparison, LANGUAGE_EN, &sink, &error), 0);
    assert_int_equal(taken.n, 1);
    assert_string_equal(taken.names[0], "waterfall");
    made.groups[0].n = 1;
    assert_int_equal(compare_drawing_into(&made.comparison, LANGUAGE_EN, &sink, &error), 0);
    assert_int_equal(taken.n, 1);
    made.groups[0].ranking = kept;
    made_free(&made);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_hold_what_was_computed),
        cmocka_unit_test(the_drawing_ends_with_the_sink),
        cmocka_unit_test(little_to_compare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
