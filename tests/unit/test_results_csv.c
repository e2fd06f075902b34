/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the tables as CSV and JSON: exact text, quotes, numbers that are not known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/results_csv.h"
#include "output/summary_json.h"

static char nothing[] = "nothing", odd[] = "one, \"two\"", fr[] = "é", report_name[] = "2026",
            key[] = "x", unit[] = "EUR", version[] = "1";
static struct portfolio portfolios[2] = {
    {.name = nothing, .label = {nothing, nothing}, .is_counterfactual = 1},
    {.name = odd, .label = {fr, odd}}};
static struct outcome outcomes[1] = {{.key = key, .unit = unit, .fr = fr, .en = key, .is_main = 1}};
static struct record_date records[1] = {{28, 2027.25, 0}};
static int report_record[1] = {0};
static char *report_names[1] = {report_name};
static struct named instruments[1] = {{key, {fr, key}}};
static double ages[1] = {1.5};

static const struct run_info info = {.name = nothing,
                                     .title = {fr, key},
                                     .version = version,
                                     .samples = 32,
                                     .inner = 1,
                                     .currency = "EUR",
                                     .start_year = 2020,
                                     .steps_per_year = 4,
                                     .decision_year = (double)NAN,
                                     .n_instruments = 1,
                                     .instruments = instruments,
                                     .n_portfolios = 2,
                                     .portfolios = portfolios,
                                     .n_records = 1,
                                     .records = records,
                                     .n_reports = 1,
                                     .report_record = report_record,
                                     .report_names = report_names,
                                     .n_ages = 1,
                                     .ages = ages,
                                     .catalogue = {1, outcomes}};

static struct summary_row rows[1] = {
    {0, 1, 0, {32, 1.5, (double)NAN, -2, 0.1, 1e7}, {31, 0.25, 0.125, 0, 0, 1e-9}}};
static const struct summary_table summary = {1, rows};

static const char path[] = "test_results_csv.out";

static char *text_of(void) {
    static char text[1 << 14];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t n = fread(text, 1, sizeof text - 1, file);
    text[n] = '\0';
    fclose(file);
    unlink(path);
    return text;
}

static void summary_as_csv(void **state) {
    (void)state;
    struct error error = {0};
    assert_int_equal(results_summary_csv(path, &info, &summary, &error), 0);
    assert_string_equal(text_of(), "report,portfolio,outcome,unit,n,mean,se,p5,p50,p95,difference,"
                                   "difference_se,difference_p5,difference_p50,difference_p95\n"
                                   "2026,\"one, \"\"two\"\"\",x,EUR,32,1.5,,-2,0.1,10000000,0.25,"
                                   "0.125,0,0,1e-09\n");
    assert_int_equal(results_summary_csv("no/such/folder.csv", &info, &summary, &error),
                     FONDSIM_IO);
}

static void trajectories_as_csv(void **state) {
    (void)state;
    struct trajectory_row row = {0, 0, 0, 64, 1, 0.5, 0, (double)NAN, 32, 1, 2, 3, 4, 5};
    struct trajectory_table table = {1, &row};
    struct error error = {0};
    assert_int_equal(results_trajectories_csv(path, &info, &table, &error), 0);
    assert_string_equal(text_of(), "portfolio,date,outcome,unit,n,mean,se,difference,difference_se,"
                                   "n_quantiles,p5,p25,p50,p75,p95\n"
                                   "nothing,2027-03,x,EUR,64,1,0.5,0,,32,1,2,3,4,5\n");
}

static void all_as_json(void **state) {
    (void)state;
    struct money_mean money_row = {1, 0, 2, {0, 12.5}, {0}};
    struct money_table money = {1, &money_row};
    struct age_table no_ages = {0};
    struct response_row response_row = {0, 0.25, 0, 3, 0.5, (double)NAN};
    struct absorption_row absorption = {0, 4, 0.75, (double)NAN};
    struct response_table response = {1, &response_row, 1, &absorption};
    struct error error = {0};
    assert_int_equal(
        results_summary_json(path, &info, &summary, &money, &no_ages, &response, &error), 0);
    json_t *root = json_loads(text_of(), JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    json_t *row = json_array_get(json_object_get(root, "summary"), 0);
    assert_string_equal(json_string_value(json_object_get(row, "portfolio")), odd);
    assert_true(json_is_null(json_object_get(row, "se")));
    assert_true(fabs(json_real_value(json_object_get(row, "p95")) - 1e7) < 1e-3);
    json_t *difference = json_object_get(row, "difference");
    assert_int_equal(json_integer_value(json_object_get(difference, "n")), 31);
    json_t *year = json_array_get(json_object_get(root, "money"), 0);
    assert_int_equal(json_integer_value(json_object_get(year, "year")), 2022);
    assert_true(fabs(json_real_value(json_object_get(year, "envelope")) - 12.5) < 1e-12);
    json_t *curve = json_array_get(json_object_get(root, "response"), 0);
    assert_true(json_is_null(json_object_get(curve, "next_100k")));
    json_t *run = json_object_get(root, "run");
    assert_true(json_is_null(json_object_get(run, "decision_year")));
    assert_string_equal(json_string_value(json_object_get(json_object_get(run, "title"), "fr")),
                        fr);
    assert_int_equal(json_array_size(json_object_get(run, "outcomes")), 1);
    json_decref(root);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summary_as_csv),
        cmocka_unit_test(trajectories_as_csv),
        cmocka_unit_test(all_as_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
