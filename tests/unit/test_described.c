/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Test that a scenario described without running it says what the store says of a run of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "models/registry.h"
#include "scenarios/read.h"
#include "sim/cli/described.h"
#include "sim/engine/engine.h"
#include "sim/store/store.h"

static const char path[] = "test_described.sqlite";

/* A run of one block, and what its file says. */
static void store_says(const struct scenario *scenario, struct run_info *info) {
    struct store *store = NULL;
    struct catalogue catalogue = {0};
    struct results_shape shape = {0};
    struct error error = {0};
    const struct study study = {.scenario = scenario,
                                .n_portfolios = scenario->n_portfolios,
                                .portfolios = scenario->portfolios,
                                .samples = SCENARIO_BLOCK,
                                .inner = scenario->monte_carlo.inner};
    const struct engine_options options = {.threads = 1};
    unlink(path);
    assert_int_equal(territorial_model.catalogue(scenario, &catalogue, &error), 0);
    assert_int_equal(territorial_model.shape(&study, &shape, &error), 0);
    assert_int_equal(
        store_create(&store, path, &study, &catalogue, &shape, FONDSIM_VERSION, &error), 0);
    const struct sink sink = {store, store_take};
    assert_int_equal(engine_run(&study, &territorial_model, &options, &sink, &error), 0);
    assert_int_equal(store_finish(store, NULL, &error), 0);
    store_close(store);
    assert_int_equal(store_open(&store, path, &error), 0);
    assert_int_equal(store_info(store, info, &error), 0);
    store_close(store);
    catalogue_free(&catalogue);
    results_shape_free(&shape);
    unlink(path);
}

static void assert_named(int n, const struct named *a, int m, const struct named *b) {
    assert_int_equal(n, m);
    for (int i = 0; i < n; i++) {
        assert_string_equal(a[i].key, b[i].key);
        assert_string_equal(a[i].label.fr, b[i].label.fr);
        assert_string_equal(a[i].label.en, b[i].label.en);
    }
}

static void assert_same_year(double a, double b) {
    assert_true((isnan(a) && isnan(b)) || fabs(a - b) < 1e-9);
}

static void assert_same_dates(const struct run_info *a, const struct run_info *b) {
    assert_int_equal(a->start_year, b->start_year);
    assert_int_equal(a->steps_per_year, b->steps_per_year);
    assert_int_equal(a->n_years, b->n_years);
    assert_same_year(a->decision_year, b->decision_year);
    assert_same_year(a->evaluation_year, b->evaluation_year);
    assert_int_equal(a->n_records, b->n_records);
    for (int r = 0; r < a->n_records; r++) {
        assert_int_equal(a->records[r].step, b->records[r].step);
        assert_int_equal(a->records[r].report, b->records[r].report);
        assert_same_year(a->records[r].year, b->records[r].year);
    }
    assert_int_equal(a->n_reports, b->n_reports);
    for (int k = 0; k < a->n_reports; k++) {
        assert_int_equal(a->report_record[k], b->report_record[k]);
        assert_string_equal(a->report_names[k], b->report_names[k]);
    }
    assert_int_equal(a->n_ages, b->n_ages);
    for (int i = 0; i < a->n_ages; i++) {
        assert_same_year(a->ages[i], b->ages[i]);
    }
}

static void assert_same_portfolios(const struct run_info *a, const struct run_info *b) {
    assert_int_equal(a->n_portfolios, b->n_portfolios);
    for (int p = 0; p < a->n_portfolios; p++) {
        assert_string_equal(a->portfolios[p].name, b->portfolios[p].name);
        assert_int_equal(a->portfolios[p].question, b->portfolios[p].question);
        assert_int_equal(a->portfolios[p].instruments, b->portfolios[p].instruments);
        assert_int_equal(a->portfolios[p].scale_to, b->portfolios[p].scale_to);
        assert_int_equal(a->portfolios[p].counterfactual, b->portfolios[p].counterfactual);
    }
}

static void shipped_scenario(const char *name) {
    char file[512];
    struct scenario scenario;
    static struct problems problems;
    struct described described;
    struct run_info info = {0};
    struct error error = {0};
    snprintf(file, sizeof file, "%s/scenarios/%s", FONDSIM_SOURCE_DIR, name);
    problems.count = 0;
    assert_int_equal(scenario_read(file, 0, NULL, &scenario, &problems, &error), 0);
    store_says(&scenario, &info);
    assert_int_equal(described_init(&described, &scenario, &error), 0);
    const struct run_info *made = &described.info;

    assert_string_equal(made->name, info.name);
    assert_string_equal(made->title.fr, info.title.fr);
    assert_string_equal(made->title.en, info.title.en);
    assert_string_equal(made->version, info.version);
    assert_string_equal(made->currency, info.currency);
    assert_string_equal(made->fan_outcome != NULL ? made->fan_outcome : "none",
                        info.fan_outcome != NULL ? info.fan_outcome : "none");
    assert_int_equal(made->seed, info.seed);
    assert_int_equal(made->inner, info.inner);
    assert_int_equal(made->design, info.design);
    assert_int_equal(made->price_year, info.price_year);
    assert_int_equal(made->complete, info.complete);
    assert_int_equal(made->n_assumptions, info.n_assumptions);
    assert_int_equal(made->n_priors, info.n_priors);
    assert_int_equal(made->samples, engine_whole_blocks(scenario.monte_carlo.samples));
    assert_same_dates(made, &info);
    assert_same_portfolios(made, &info);
    assert_named(made->n_levels, made->levels, info.n_levels, info.levels);
    assert_named(made->n_classes, made->classes, info.n_classes, info.classes);
    assert_named(made->n_instruments, made->instruments, info.n_instruments, info.instruments);
    assert_int_equal(made->catalogue.n, info.catalogue.n);
    for (size_t k = 0; k < info.catalogue.n; k++) {
        assert_string_equal(made->catalogue.outcomes[k].key, info.catalogue.outcomes[k].key);
    }
    assert_int_equal(made->n_effects, info.n_effects);
    for (int k = 0; k < info.n_effects; k++) {
        assert_string_equal(made->effects[k], info.effects[k]);
    }
    described_free(&described);
    described_free(&described);
    run_info_free(&info);
    scenario_free(&scenario);
}

static void says_what_the_store_says(void **state) {
    (void)state;
    shipped_scenario("evaluation-2026.yaml");
}

static void without_a_decision(void **state) {
    (void)state;
    shipped_scenario("../tests/cmd/sensitivity/small.yaml");
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(says_what_the_store_says),
                                       cmocka_unit_test(without_a_decision)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
