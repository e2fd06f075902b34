/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/write.c and the files beside it: reading what was written gives the same
 * scenario, and writing it again the same bytes; files are copied under inputs/. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/json.h"
#include "scenarios/read.h"
#include "scenarios/write.h"
#include "tests/unit/decision_text.h"
#include "tests/unit/scenario_text.h"

static const char name[] = FONDSIM_SOURCE_DIR "/scenarios/rich.yaml";

/* All bytes of a stream that was written: malloc. */
static char *contents(FILE *stream) {
    long size = ftell(stream);
    char *text = calloc(1, (size_t)size + 1);
    assert_non_null(text);
    rewind(stream);
    assert_int_equal(fread(text, 1, (size_t)size, stream), size);
    fclose(stream);
    return text;
}

static char *written(const struct scenario *scenario) {
    struct error error = {0};
    FILE *stream = tmpfile();
    assert_non_null(stream);
    assert_int_equal(scenario_write(scenario, stream, &error), 0);
    return contents(stream);
}

static char *json(const struct scenario *scenario) {
    struct error error = {0};
    FILE *stream = tmpfile();
    assert_non_null(stream);
    assert_int_equal(scenario_print_json(scenario, stream, &error), 0);
    return contents(stream);
}

static void assert_same_laws(const struct scenario *a, const struct scenario *b) {
    assert_int_equal(a->n_assumptions, b->n_assumptions);
    for (size_t i = 0; i < a->n_assumptions; i++) {
        const struct assumption *x = &a->assumptions[i], *y = &b->assumptions[i];
        assert_string_equal(x->path, y->path);
        assert_int_equal(x->code, y->code);
        assert_int_equal(x->status, y->status);
        assert_int_equal(x->law.kind, y->law.kind);
        assert_memory_equal(x->law.p, y->law.p, sizeof x->law.p);
        assert_int_equal(x->law.n, y->law.n);
        for (size_t k = 0; k < x->law.n; k++) {
            assert_true(x->law.values[k] == y->law.values[k]);
            assert_true(x->law.cumulated[k] == y->law.cumulated[k]);
        }
        assert_string_equal(x->source == NULL ? "" : x->source, y->source == NULL ? "" : y->source);
        assert_string_equal(x->note == NULL ? "" : x->note, y->note == NULL ? "" : y->note);
    }
}

static void fixed_point(void **state) {
    static struct problems problems;
    struct scenario scenario, again;
    struct error error = {0};
    char folder[] = "/tmp/fondsim-test-XXXXXX", path[128];
    (void)state;
    assert_int_equal(
        scenario_read_text(name, rich, sizeof rich - 1, 0, NULL, &scenario, &problems, &error), 0);
    assert_non_null(mkdtemp(folder));
    assert_int_equal(scenario_write_folder(&scenario, folder, &error), 0);
    snprintf(path, sizeof path, "%s/used_scenario.yaml", folder);
    int code = scenario_read(path, 0, NULL, &again, &problems, &error);
    problems_print(&problems, stderr);
    assert_int_equal(code, 0);
    assert_same_laws(&scenario, &again);
    char *first = written(&scenario), *second = written(&again);
    assert_string_equal(first, second);
    char *json_first = json(&scenario), *json_second = json(&again);
    assert_string_equal(json_first, json_second);
    free(first);
    free(second);
    free(json_first);
    free(json_second);
    scenario_free(&again);
    scenario_free(&scenario);
    remove(path);
    snprintf(path, sizeof path, "%s/inputs/epci-2026.csv", folder);
    assert_int_equal(remove(path), 0); /* it was copied */
    snprintf(path, sizeof path, "%s/inputs", folder);
    assert_int_equal(rmdir(path), 0); /* alone */
    assert_int_equal(rmdir(folder), 0);
}

/* Two tables of one name in two folders keep apart. */
static void inputs_of_one_name(void **state) {
    struct scenario scenario = {0};
    struct cohort cohorts[3] = {{0}};
    struct input_files inputs = {0};
    char folder[] = "x/", a[] = "a/t.csv", b[] = "b/t.csv";
    (void)state;
    scenario.folder = folder;
    scenario.cohorts = cohorts;
    scenario.n_cohorts = 3;
    cohorts[0].territories.path = a;
    cohorts[1].territories.path = b;
    cohorts[2].territories.path = a;
    for (int c = 0; c < 3; c++) {
        cohorts[c].territories.n = 1;
    }
    assert_int_equal(scenario_inputs(&scenario, &inputs), 0);
    assert_int_equal(inputs.n, 2);
    assert_string_equal(inputs.items[0].from, "x/a/t.csv");
    assert_string_equal(inputs.items[0].name, "inputs/t.csv");
    assert_string_equal(inputs.items[1].name, "inputs/2-t.csv");
    scenario_inputs_free(&inputs);
    scenario_inputs_free(&inputs);
}

static int read_text(const char *text, struct scenario *scenario) {
    static struct problems problems;
    struct error error = {0};
    int code =
        scenario_read_text("text.yaml", text, strlen(text), 0, NULL, scenario, &problems, &error);
    problems_print(&problems, stderr);
    return code;
}

/* What is said of the decision survives too: each survey with what is for it alone. */
static void decision(void **state) {
    struct scenario scenario, again;
    (void)state;
    assert_int_equal(read_text(deciding, &scenario), 0);
    char *first = written(&scenario);
    assert_int_equal(read_text(first, &again), 0);
    assert_same_laws(&scenario, &again);
    char *second = written(&again), *json_first = json(&scenario), *json_second = json(&again);
    assert_string_equal(first, second);
    assert_string_equal(json_first, json_second);
    assert_int_equal(again.decision.n_surveys, 3);
    assert_int_equal(again.decision.n_variants, 2);
    assert_string_equal(again.decision.willingness[0].worth.source, "a: b");
    assert_null(strstr(first, "noise: {value: .nan"));
    free(json_first);
    free(json_second);
    free(second);
    free(first);
    scenario_free(&again);
    scenario_free(&scenario);
}

/* used_scenario.yaml has the discount rate in economics itself: so have its variants. */
static void path_of_the_rate(void **state) {
    static const char *const sets[] = {
        "variants.late.set={economics.discount.risk_free: 2%, economics.discount.beta: 0}"};
    static struct problems problems;
    struct scenario scenario, again;
    struct error error = {0};
    (void)state;
    assert_int_equal(scenario_read_text("text.yaml", deciding, sizeof deciding - 1, 1, sets,
                                        &scenario, &problems, &error),
                     0);
    const struct variant *late = &scenario.decision.variants[1];
    assert_string_equal(late->sets[0], "economics.discount.risk_free=2%");
    char *first = written(&scenario);
    assert_int_equal(read_text(first, &again), 0);
    late = &again.decision.variants[1];
    assert_string_equal(late->sets[0], "economics.risk_free=2%");
    assert_string_equal(late->sets[1], "economics.beta=0");
    char *second = written(&again);
    assert_string_equal(first, second);
    free(second);
    free(first);
    scenario_free(&again);
    scenario_free(&scenario);
}

static void unwritable(void **state) {
    static struct problems problems;
    struct scenario scenario;
    struct error error = {0};
    (void)state;
    assert_int_equal(
        scenario_read_text(name, rich, sizeof rich - 1, 0, NULL, &scenario, &problems, &error), 0);
    assert_int_equal(scenario_write_folder(&scenario, "/nowhere/at/all", &error), FONDSIM_IO);
    FILE *full = fopen("/dev/full", "w");
    if (full != NULL) {
        struct error why = {0};
        assert_int_equal(scenario_write(&scenario, full, &why), FONDSIM_IO);
        fclose(full);
    }
    scenario_free(&scenario);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(fixed_point), cmocka_unit_test(decision),
                                       cmocka_unit_test(path_of_the_rate),
                                       cmocka_unit_test(inputs_of_one_name),
                                       cmocka_unit_test(unwritable)};
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
