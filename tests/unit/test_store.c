/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the results file: what went in comes out, same bytes for any number of threads,
 * other files are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <unistd.h>

#include "sim/core/blocks.h"
#include "sim/core/stats.h"
#include "sim/engine/design.h"
#include "sim/engine/engine.h"
#include "sim/store/store.h"
#include "tests/unit/stored.h"

static const char path[] = "test_store.sqlite", other[] = "test_store_other.sqlite";

static void the_run_comes_back(void **state) {
    (void)state;
    write_whole(path, 64, 2, 1);
    struct run_info info;
    struct store *store = open_read(path, &info);
    assert_true(store_is_ours(path));
    assert_string_equal(info.name, "first");
    assert_string_equal(info.title.fr, "Essai « é »");
    assert_string_equal(info.version, "1.2.3");
    assert_true(info.seed == 11 && info.samples == 64 && info.asked == 64 && info.inner == 2);
    assert_true(info.design == DESIGN_LATIN_HYPERCUBE && info.complete);
    assert_string_equal(info.currency, "EUR");
    assert_true(info.price_year == 2022 && info.start_year == 2021 && info.steps_per_year == 2);
    assert_true(isnan(info.decision_year));
    assert_true(info.evaluation_year >= 2022 && info.evaluation_year <= 2022);
    assert_true(info.n_portfolios == 3 && info.portfolios[2].instruments == 3);
    assert_true(info.portfolios[0].is_counterfactual && info.portfolios[2].scale_to == -1);
    assert_true(info.n_records == 3 && info.n_reports == 2 && info.report_record[1] == 2);
    assert_true(info.records[0].report == -1 && info.records[2].report == 1);
    assert_true(info.records[2].year >= 2023 && info.records[2].year <= 2023);
    assert_string_equal(info.report_names[1], "2022");
    assert_true(info.n_ages == 1 && info.ages[0] > 1.4);
    assert_int_equal(info.catalogue.n, FAKE_OUTCOMES);
    assert_true(info.catalogue.outcomes[0].lag == LAG_INNOVATION);
    assert_true(info.catalogue.outcomes[0].kind == OUTCOME_CUMULATIVE);
    assert_string_equal(info.catalogue.outcomes[4].fr, "nom, \"cité\"");
    assert_true(info.fan_outcome == NULL && info.n_effects == 0);
    assert_true(info.n_assumptions == FAKE_ASSUMPTIONS && info.n_priors == FAKE_ASSUMPTIONS);
    run_info_free(&info);
    store_close(store);
}

static void columns_come_back(void **state) {
    (void)state;
    enum { SAMPLES = 96, INNER = 3, N = SAMPLES * INNER };
    write_whole(path, SAMPLES, INNER, 2);
    struct run_info info;
    struct store *store = open_read(path, &info);
    struct error error = {0};
    struct fake fake;
    fake_init(&fake);
    double x[N], some[N], theta[SCENARIO_BLOCK * FAKE_ASSUMPTIONS];
    double *values[2] = {some, x};
    const int outcomes[2] = {4, 0};
    for (int p = 0; p < FAKE_PORTFOLIOS; p++) {
        assert_int_equal(store_columns(store, &info, p, 1, 2, outcomes, values, &error), 0);
        for (uint32_t r = 0; r < N; r++) {
            uint32_t sample = r / INNER;
            assert_int_equal(design_block(&fake.scenario, sample / SCENARIO_BLOCK, theta, &error),
                             0);
            const double *row = theta + sample % SCENARIO_BLOCK * FAKE_ASSUMPTIONS;
            double expected =
                fake_outcome(&fake.study, row, sample, (uint16_t)(r % INNER), p, 2, 0);
            assert_memory_equal(&x[r], &expected, sizeof expected);
            assert_true(isnan(some[r]) == (sample % 4 == 3));
        }
    }
    run_info_free(&info);
    store_close(store);
}

/* Sobol points: columns and draws have the samples of one scrambling as neighbours, and the means
 * that are stored have errors from the 32 scramblings. */
static void scramblings_are_neighbours(void **state) {
    (void)state;
    enum { SAMPLES = 2 * BLOCKS_ROUND };
    struct written written;
    struct error error = {0};
    begin(&written, other, SAMPLES, 1);
    store_close(written.store);
    unlink(path);
    written.fake.scenario.monte_carlo.design = DESIGN_SOBOL;
    assert_int_equal(store_create(&written.store, path, &written.fake.study, &written.catalogue,
                                  &written.shape, "1.2.3", &error),
                     0);
    simulate(&written, 2);
    assert_int_equal(store_finish(written.store, NULL, &error), 0);
    end(&written);
    struct run_info info;
    struct store *store = open_read(path, &info);
    assert_int_equal(info.design, DESIGN_SOBOL);
    static double x[SAMPLES];
    double *values[1] = {x};
    const int outcome = 0;
    struct parameter_draws draws;
    struct trajectory_table table;
    assert_int_equal(store_columns(store, &info, 2, 1, 1, &outcome, values, &error), 0);
    assert_int_equal(store_parameters(store, &info, &draws, &error), 0);
    for (uint32_t block = 0; block < 64; block += 9) {
        double theta[SCENARIO_BLOCK * FAKE_ASSUMPTIONS];
        assert_int_equal(design_block(&written.fake.scenario, block, theta, &error), 0);
        for (uint32_t r = 0; r < SCENARIO_BLOCK; r++) {
            size_t place = (size_t)(block % 32 * 2 + block / 32) * SCENARIO_BLOCK + r;
            const double *row = theta + (size_t)r * FAKE_ASSUMPTIONS;
            double expected = fake_outcome(&written.fake.study, row, block * SCENARIO_BLOCK + r, 0,
                                           2, 2, outcome);
            assert_memory_equal(&x[place], &expected, sizeof expected);
            assert_memory_equal(&draws.values[1][place], &row[1], sizeof *row);
        }
    }
    int found = 0;
    assert_int_equal(store_trajectories(store, &table, &error), 0);
    for (size_t i = 0; i < table.n; i++) {
        const struct trajectory_row *row = &table.rows[i];
        if (row->portfolio == 2 && row->record == 2 && row->outcome == 0) {
            found++;
            assert_true(fabs(row->se - stats_block_error(x, SAMPLES, SAMPLES / 32)) < 1e-9);
            assert_true(fabs(row->se - stats_block_error(x, SAMPLES, 32)) > 1e-6);
        }
    }
    assert_int_equal(found, 1);
    trajectory_table_free(&table);
    parameter_draws_free(&draws);
    run_info_free(&info);
    store_close(store);
}

/* Several portfolios in one pass: the same as one after the other. */
static void a_grid_is_its_columns(void **state) {
    (void)state;
    enum { N = 64 * 2 };
    write_whole(path, 64, 2, 1);
    struct run_info info;
    struct store *store = open_read(path, &info);
    struct error error = {0};
    static double memory[4][N], x[N], envelope[N];
    double *grid[4] = {memory[0], memory[1], memory[2], memory[3]}, *values[2] = {x, envelope};
    const int outcomes[2] = {0, 1}, portfolios[2] = {2, 0};
    assert_int_equal(store_grid(store, &info, 1, 2, portfolios, 2, outcomes, grid, &error), 0);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(store_columns(store, &info, portfolios[i], 1, 2, outcomes, values, &error),
                         0);
        assert_memory_equal(grid[2 * i], x, sizeof x);
        assert_memory_equal(grid[2 * i + 1], envelope, sizeof envelope);
    }
    info.samples += 32; /* more than are there */
    static double *more[1];
    more[0] = calloc((size_t)N + 64, sizeof **more);
    assert_int_equal(store_grid(store, &info, 1, 1, portfolios, 1, outcomes, more, &error),
                     FONDSIM_IO);
    assert_string_equal(error.text, "run.sqlite: replicate 128 is missing");
    free(more[0]);
    run_info_free(&info);
    store_close(store);
}

/* One replicate with everything in it: the same as that row of every column. */
static void a_replicate_comes_back(void **state) {
    (void)state;
    enum { N = 64 * 2, AT = 77 };
    write_whole(path, 64, 2, 1);
    struct run_info info;
    struct store *store = open_read(path, &info);
    struct error error = {0};
    size_t n = info.catalogue.n;
    size_t rows = (size_t)info.n_portfolios * (size_t)info.n_reports;
    double *found = calloc(rows * n, sizeof *found), x[N], *values[1] = {x};
    assert_non_null(found);
    assert_int_equal(store_replicate(store, &info, AT, found, &error), 0);
    for (size_t row = 0; row < rows; row++) {
        for (int k = 0; k < (int)n; k++) {
            int p = (int)row / info.n_reports, report = (int)row % info.n_reports;
            assert_int_equal(store_columns(store, &info, p, report, 1, &k, values, &error), 0);
            assert_memory_equal(&found[row * n + (size_t)k], &x[AT], sizeof x[AT]);
        }
    }
    assert_int_equal(store_replicate(store, &info, N, found, &error), FONDSIM_IO);
    assert_string_equal(error.text, "run.sqlite: replicate 128 is missing");
    free(found);
    run_info_free(&info);
    store_close(store);
}

static void means_come_back(void **state) {
    (void)state;
    enum { SAMPLES = 3200 };
    write_whole(path, SAMPLES, 1, 2);
    struct run_info info;
    struct store *store = open_read(path, &info);
    struct error error = {0};
    struct money_table money;
    struct age_table ages;
    struct trajectory_table trajectories;
    struct response_table response;
    assert_int_equal(store_money(store, &money, &error), 0);
    assert_int_equal(money.n, 3 * FAKE_YEARS); /* one, and both funds of both */
    assert_true(money.rows[1].portfolio == 1 && money.rows[1].instrument == 0);
    assert_true(money.rows[1].year == 1);
    assert_true(fabs(money.rows[1].mean[1] - 1000.01) < 1e-9);               /* envelope */
    assert_true(fabs(money.rows[1].mean[9] - (SAMPLES - 1) / 200.0) < 1e-9); /* paid */
    assert_int_equal(store_ages(store, &ages, &error), 0);
    assert_true(ages.n == 3 && fabs(ages.rows[2].mean[0] - 2) < 1e-12);
    assert_int_equal(store_trajectories(store, &trajectories, &error), 0);
    assert_int_equal(trajectories.n, FAKE_PORTFOLIOS * FAKE_RECORDS * 2);

    /* x of portfolio 1 at the second report: values over all, quantiles over the first 2000 */
    static double x[SAMPLES], base[SAMPLES];
    double *values[1] = {x}, *without[1] = {base};
    const int outcome[1] = {0};
    assert_int_equal(store_columns(store, &info, 1, 1, 1, outcome, values, &error), 0);
    assert_int_equal(store_columns(store, &info, 0, 1, 1, outcome, without, &error), 0);
    const struct trajectory_row *row = &trajectories.rows[(FAKE_RECORDS + 2) * 2];
    assert_true(row->portfolio == 1 && row->record == 2 && row->outcome == 0);
    assert_true(row->n == SAMPLES && row->n_quantiles == STORE_QUANTILE_WORLDS);
    assert_true(fabs(row->mean - stats_mean(x, SAMPLES)) < 1e-9);
    assert_true(fabs(row->se - stats_block_error(x, SAMPLES, SCENARIO_BLOCK)) < 1e-9);
    assert_true(fabs(row->difference - (stats_mean(x, SAMPLES) - stats_mean(base, SAMPLES))) <
                1e-9);
    stats_sort(x, STORE_QUANTILE_WORLDS); /* kept in single precision */
    assert_true(fabs(row->p5 - stats_quantile(x, STORE_QUANTILE_WORLDS, 0.05)) < 1e-4);
    assert_true(fabs(row->p95 - stats_quantile(x, STORE_QUANTILE_WORLDS, 0.95)) < 1e-4);
    assert_true(trajectories.rows[1].n == SAMPLES / 4 * 3); /* "some" */
    assert_int_equal(store_response(store, &response, &error), 0);
    assert_true(response.n == 0 && response.n_absorption == 0);
    money_table_free(&money);
    age_table_free(&ages);
    trajectory_table_free(&trajectories);
    response_table_free(&response);
    run_info_free(&info);
    store_close(store);
}

static void response_comes_back(void **state) {
    (void)state;
    struct written written;
    struct error error = {0};
    begin(&written, path, 32, 1);
    simulate(&written, 1);
    struct response_row rows[2] = {{0, 0.25, 1, 3.5, (double)NAN, 2},
                                   {1, 4, 0, -1, 0.5, (double)NAN}};
    struct absorption_row used[1] = {{1, 4, 0.75, 0.01}};
    struct response_table table = {2, rows, 1, used}, back;
    assert_int_equal(store_finish(written.store, &table, &error), 0);
    end(&written);
    struct run_info info;
    struct store *store = open_read(path, &info);
    assert_int_equal(store_response(store, &back, &error), 0);
    assert_true(back.n == 2 && back.n_absorption == 1);
    assert_true(isnan(back.rows[0].se) && fabs(back.rows[0].mean - 3.5) < 1e-15);
    assert_true(back.rows[1].instrument == 1 && fabs(back.rows[1].multiple - 4) < 1e-15);
    assert_true(fabs(back.absorption[0].share - 0.75) < 1e-15);
    response_table_free(&back);
    run_info_free(&info);
    store_close(store);
}

static char *bytes_of(const char *file, size_t *size) {
    FILE *opened = fopen(file, "rb");
    assert_non_null(opened);
    assert_int_equal(fseek(opened, 0, SEEK_END), 0);
    *size = (size_t)ftell(opened);
    rewind(opened);
    char *bytes = malloc(*size);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *size, opened), *size);
    fclose(opened);
    return bytes;
}

static void same_bytes_for_any_threads(void **state) {
    (void)state;
    size_t size, again;
    write_whole(path, 640, 2, 1);
    char *bytes = bytes_of(path, &size);
    for (int threads = 2; threads <= 8; threads += 6) {
        write_whole(other, 640, 2, threads);
        char *more = bytes_of(other, &again);
        assert_int_equal(size, again);
        assert_memory_equal(bytes, more, size);
        free(more);
    }
    free(bytes);
    unlink(other);
}

static int infinite(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                    struct world_results *results, struct error *error) {
    int status = fake_simulate(workspace, theta, sample, inner, results, error);
    const struct fake_workspace *w = workspace;
    world_outcomes(results, &w->shape, 1, 2)[3] = sample == 40 ? (double)INFINITY : 1;
    return status;
}

static void infinity_is_refused(void **state) {
    (void)state;
    struct written written;
    struct error error = {0};
    begin(&written, path, 64, 1);
    struct model model = fake_model;
    model.simulate = infinite;
    struct engine_options options = {.threads = 1};
    struct sink sink = {written.store, store_take};
    assert_int_equal(engine_run(&written.fake.study, &model, &options, &sink, &error),
                     FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "overhead"));
    assert_non_null(strstr(error.text, "40"));
    end(&written);
}

static void files_that_are_refused(void **state) {
    (void)state;
    struct store *store;
    struct error error = {0};
    unlink(path);
    assert_int_equal(store_open(&store, path, &error), FONDSIM_IO);
    assert_false(store_is_ours(path));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("not a database, but long enough to be looked at as if it were one by anybody\n", file);
    fclose(file);
    error = (struct error){0};
    assert_int_equal(store_open(&store, path, &error), FONDSIM_IO);
    assert_null(store);
    assert_false(store_is_ours(path));
    struct fake fake;
    fake_init(&fake);
    struct catalogue catalogue;
    struct results_shape shape;
    error = (struct error){0};
    assert_int_equal(fake_catalogue(&fake.scenario, &catalogue, &error), 0);
    assert_int_equal(fake_shape(&fake.study, &shape, &error), 0);
    assert_int_equal(store_create(&store, path, &fake.study, &catalogue, &shape, "v", &error),
                     FONDSIM_IO); /* exists */
    error = (struct error){0};
    assert_int_equal(
        store_create(&store, "no/such/folder/x", &fake.study, &catalogue, &shape, "v", &error),
        FONDSIM_IO);
    catalogue_free(&catalogue);
    results_shape_free(&shape);
    store_close(NULL);
    unlink(path);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scramblings_are_neighbours), cmocka_unit_test(the_run_comes_back),
        cmocka_unit_test(columns_come_back),          cmocka_unit_test(a_grid_is_its_columns),
        cmocka_unit_test(a_replicate_comes_back),     cmocka_unit_test(means_come_back),
        cmocka_unit_test(response_comes_back),        cmocka_unit_test(infinity_is_refused),
        cmocka_unit_test(same_bytes_for_any_threads), cmocka_unit_test(files_that_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
