/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of names on the command line of `sensitivity`: sections, funds by their key, what varies.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <string.h>

#include "sim/cli/sensitivity_names.h"

enum { N = 6 };

static struct assumption assumptions[N];
static struct section sections[2];

static struct scenario made(void) {
    static const char *const paths[N] = {"commons.p",
                                         "commons.stock",
                                         "commons_old.p",
                                         "instruments.engineering.ticket",
                                         "instruments.engineering.kept",
                                         "instruments.commons.ticket"};
    for (size_t j = 0; j < N; j++) {
        assumptions[j] = (struct assumption){.path = (char *)paths[j],
                                             .law = {.kind = LAW_UNIFORM, .p = {0, 1}}};
    }
    assumptions[1].law = (struct law){.kind = LAW_FIXED, .p = {4}};
    sections[0].path = (char *)"commons";
    sections[1].path = (char *)"instruments.engineering";
    return (struct scenario){
        .n_assumptions = N, .assumptions = assumptions, .n_sections = 2, .sections = sections};
}

static int find(const char *name, size_t *found, size_t *n, struct error *error) {
    const struct scenario scenario = made();
    const struct option_list list = {1, &name};
    *error = (struct error){0};
    return names_parameters(&scenario, &list, found, n, error);
}

static void parameters(void **state) {
    (void)state;
    size_t found[N], n;
    struct error error;
    assert_int_equal(find("commons.p", found, &n, &error), 0);
    assert_true(n == 1 && found[0] == 0);
    /* the section, not the fund of the same name, nor what only begins alike; constants left out */
    assert_int_equal(find("commons", found, &n, &error), 0);
    assert_true(n == 1 && found[0] == 0);
    assert_int_equal(find("engineering", found, &n, &error), 0);
    assert_true(n == 2 && found[0] == 3 && found[1] == 4);
    assert_int_equal(find("engineering.kept", found, &n, &error), 0);
    assert_true(n == 1 && found[0] == 4);
    assert_int_equal(find("instruments", found, &n, &error), 0);
    assert_int_equal(n, 3);
}

static void each_once(void **state) {
    (void)state;
    const struct scenario scenario = made();
    const char *const names[] = {"engineering.kept", "engineering", "engineering.kept"};
    const struct option_list list = {3, (const char **)names};
    size_t found[N], n;
    struct error error = {0};
    assert_int_equal(names_parameters(&scenario, &list, found, &n, &error), 0);
    assert_true(n == 2 && found[0] == 4 && found[1] == 3); /* in the order given */
}

static void refused(void **state) {
    (void)state;
    static const char *const names[][2] = {{"", "no such"},
                                           {"common", "nearest known: \"commons\""},
                                           {"commons.stock", "constant"},
                                           {"commons.", "nearest known"}};
    size_t found[N], n;
    struct error error;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_int_equal(find(names[i][0], found, &n, &error), FONDSIM_USAGE);
        if (strstr(error.text, names[i][1]) == NULL) {
            fail_msg("'%s' does not say '%s'", error.text, names[i][1]);
        }
    }
}

static void pairs(void **state) {
    (void)state;
    const struct scenario scenario = made();
    static const char *const wrong[] = {"",
                                        ",",
                                        "commons.p",
                                        "commons.p,commons.p",
                                        "commons.p,engineering",
                                        "a,b,c",
                                        "commons.p,",
                                        "commons.p,commons.stock"};
    size_t pair[2];
    struct error error = {0};
    assert_int_equal(names_pair(&scenario, "engineering.kept,commons", pair, &error), 0);
    assert_true(pair[0] == 4 && pair[1] == 0);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        error = (struct error){0};
        assert_int_equal(names_pair(&scenario, wrong[i], pair, &error), FONDSIM_USAGE);
        assert_non_null(strstr(error.text, "--two-way"));
    }
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(parameters), cmocka_unit_test(each_once),
                                       cmocka_unit_test(refused), cmocka_unit_test(pairs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
