/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/glossary.c and of its list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "output/report/escape.h"
#include "output/report/glossary.h"

static void every_term_is_defined_in_both_languages(void **state) {
    (void)state;
    for (int t = 0; t < TERM_COUNT; t++)
        for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++) {
            const char *term = term_of((enum language)l, (enum term)t);
            const char *definition = term_definition((enum language)l, (enum term)t);
            assert_true(term != NULL && *term != '\0');
            if (definition == NULL || strlen(definition) < 20 || strchr(definition, '\'') != NULL)
                fail_msg("'%s' has no proper definition", term);
        }
    assert_null(term_of(LANGUAGE_FR, TERM_COUNT));
    assert_null(term_definition(LANGUAGE_FR, TERM_COUNT));
}

static void anchors_lead_back(void **state) {
    (void)state;
    char anchor[128];
    for (int t = 0; t < TERM_COUNT; t++) {
        assert_true(escape_is_anchor(term_anchor(anchor, sizeof anchor, (enum term)t)));
        assert_int_equal(term_find(anchor), t);
    }
    assert_string_equal(term_anchor(anchor, sizeof anchor, TERM_STANDARD_ERROR),
                        "term-standard-error");
    assert_int_equal(term_find("term-nothing"), TERM_COUNT);
}

/* Accents are set aside, each term stands once. */
static void terms_are_sorted(void **state) {
    (void)state;
    enum term order[TERM_COUNT];
    int seen[TERM_COUNT] = {0};
    term_sort(LANGUAGE_FR, order);
    int prior = -1, counterfactual = -1;
    for (int i = 0; i < TERM_COUNT; i++) {
        seen[order[i]]++;
        prior = order[i] == TERM_PRIOR ? i : prior;
        counterfactual = order[i] == TERM_COUNTERFACTUAL ? i : counterfactual;
    }
    for (int t = 0; t < TERM_COUNT; t++)
        assert_int_equal(seen[t], 1);
    assert_true(prior < counterfactual); /* « A priori d’expert », « Contrefactuel » */
    term_sort(LANGUAGE_EN, order);
    for (int i = 0; i < TERM_COUNT; i++) {
        prior = order[i] == TERM_PRIOR ? i : prior;
        counterfactual = order[i] == TERM_COUNTERFACTUAL ? i : counterfactual;
    }
    assert_true(counterfactual < prior); /* "Counterfactual", "Expert prior" */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_term_is_defined_in_both_languages),
        cmocka_unit_test(anchors_lead_back),
        cmocka_unit_test(terms_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
