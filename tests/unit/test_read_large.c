/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading of large scenarios: what a department or a whole country writes is read in a small part
 * of a second. Time is that of the processor, so that a busy machine changes nothing. */
#define _XOPEN_SOURCE 700 /* mkdtemp, beside clock */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "scenarios/read.h"

/* Without optimisation, or under sanitizers, ten times as long is fine. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__ || !defined __OPTIMIZE__
static const double most = 5;
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
static const double most = 5;
#else
static const double most = 0.5;
#endif
#else
static const double most = 0.5; /* [s]; about 0.03 for each on a core of 2020 */
#endif

static FILE *begin(const char *path) {
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    return stream;
}

static void copy_base(void) {
    char text[4096];
    FILE *from = fopen(FONDSIM_SOURCE_DIR "/tests/malformed/inputs/base.yaml", "rb");
    assert_non_null(from);
    size_t n = fread(text, 1, sizeof text, from);
    assert_int_equal(fclose(from), 0);
    FILE *to = begin("base.yaml");
    assert_int_equal(fwrite(text, 1, n, to), n);
    assert_int_equal(fclose(to), 0);
}

static int setup(void **state) {
    static char place[] = "/tmp/fondsim-large-XXXXXX";
    if (mkdtemp(place) == NULL || chdir(place) != 0) {
        return -1;
    }
    *state = place;
    copy_base();
    return 0;
}

static int teardown(void **state) {
    remove("base.yaml");
    return chdir("/") != 0 || rmdir(*state) != 0;
}

/* Reads it and says how long that took [s of processor]. */
static double read_timed(const char *path, struct scenario *scenario) {
    static struct problems problems;
    struct error error = {0};
    clock_t start = clock();
    int code = scenario_read(path, 0, NULL, scenario, &problems, &error);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (code != 0) {
        fail_msg("%s", error.text);
    }
    return seconds;
}

/* All of 10,000 rows, and again in each of four variants. */
static void cohort_of_ten_thousand(void **state) {
    enum { ROWS = 10000 };
    struct scenario scenario;
    (void)state;
    FILE *csv = begin("table.csv");
    fputs("code,name,population,level,fragility\n", csv);
    for (int i = 0; i < ROWS; i++) {
        fprintf(csv, "%d,\"Territory %d, canton %d\",%d,%s,0.%02d\n", i, i, i % 97, 500 + 37 * i,
                i % 3 == 0 ? "expertise" : "first_steps", i % 100);
    }
    assert_int_equal(fclose(csv), 0);
    FILE *yaml = begin("cohort.yaml");
    fputs("extends: base.yaml\n"
          "cohorts:\n"
          "  - {name: panel, ecosystems: all, territories: {table: table.csv, level: level, "
          "fragility: fragility}}\n"
          "variants:\n",
          yaml);
    for (int i = 1; i <= 4; i++) {
        fprintf(yaml, "  - {name: v%d, set: {commons.p: %d%%}}\n", i, i);
    }
    assert_int_equal(fclose(yaml), 0);
    double seconds = read_timed("cohort.yaml", &scenario);
    assert_int_equal(scenario.cohorts[0].n, ROWS);
    assert_string_equal(scenario.cohorts[0].territories.name[ROWS - 1], "Territory 9999, canton 8");
    scenario_free(&scenario);
    remove("table.csv");
    remove("cohort.yaml");
    if (seconds > most) {
        fail_msg("%g s of processor, expected at most %g", seconds, most);
    }
}

/* A law of many values, offers, portfolios and 30 variants of 60 values, one value a line. */
static void five_thousand_lines(void **state) {
    enum { VALUES = 2700, OFFERS = 60, PORTFOLIOS = 60, VARIANTS = 30 };
    struct scenario scenario;
    int lines = 0;
    (void)state;
    FILE *yaml = begin("lines.yaml");
    fputs("extends: base.yaml\ncommons:\n  hours:\n    empirical:\n", yaml);
    for (int i = 0; i < VALUES; i++) {
        fprintf(yaml, "      - %d\n", 1 + i % 200);
    }
    fputs("offers:\n", yaml);
    for (int i = 0; i < OFFERS; i++) {
        fprintf(yaml, "  - name: offer%d\n    levels: all\n    hours:\n      value: %d\n", i,
                i + 1);
    }
    fputs("portfolios:\n", yaml);
    for (int i = 0; i < PORTFOLIOS; i++) {
        fprintf(yaml, "  - name: p%d\n    title:\n      fr: P %d\n      en: P %d\n", i, i, i);
        fputs("    instruments: all\n", yaml);
    }
    fputs("variants:\n", yaml);
    for (int i = 0; i < VARIANTS; i++) {
        fprintf(yaml, "  - name: v%d\n    set:\n", i);
        for (int j = 0; j < OFFERS; j++) {
            fprintf(yaml, "      offers.offer%d.hours: %d\n", j, i + 1);
        }
    }
    assert_int_equal(fclose(yaml), 0);
    lines = 4 + VALUES + 1 + 4 * OFFERS + 1 + 5 * PORTFOLIOS + 1 + VARIANTS * (2 + OFFERS);
    assert_true(lines > 5000);
    double seconds = read_timed("lines.yaml", &scenario);
    assert_int_equal(scenario.decision.n_variants, VARIANTS);
    assert_int_equal(scenario.n_offers, OFFERS);
    scenario_free(&scenario);
    remove("lines.yaml");
    if (seconds > most) {
        fail_msg("%g s of processor, expected at most %g", seconds, most);
    }
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cohort_of_ten_thousand),
        cmocka_unit_test(five_thousand_lines),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
