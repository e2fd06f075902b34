/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/schema.c, keys.c and explain.c: every key that the reader takes is in the
 * schema and can be explained. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/explain.h"
#include "scenarios/keys.h"
#include "scenarios/schema.h"

static char *contents(FILE *stream) {
    long size = ftell(stream);
    char *text = calloc(1, (size_t)size + 1);
    assert_non_null(text);
    rewind(stream);
    assert_int_equal(fread(text, 1, (size_t)size, stream), size);
    fclose(stream);
    return text;
}

static void every_key_is_there(void **state) {
    struct error error = {0};
    FILE *stream = tmpfile();
    (void)state;
    assert_non_null(stream);
    assert_int_equal(scenario_print_schema(stream, &error), 0);
    char *schema = contents(stream);
    size_t n;
    const struct scenario_key *keys = scenario_keys(&n);
    char quoted[80];
    for (size_t i = 0; i < n; i++) {
        snprintf(quoted, sizeof quoted, "\"%s\":", keys[i].key);
        assert_non_null(strstr(schema, quoted));
    }
    for (size_t i = 0; i < scenario_places(); i++) {
        struct table_place place = scenario_place(i);
        for (size_t j = 0; place.table != NULL && j < place.table->n; j++) {
            snprintf(quoted, sizeof quoted, "\"%s\":", place.table->parameters[j].key);
            assert_non_null(strstr(schema, quoted));
        }
    }
    free(schema);
}

static int explained(const char *key, char **text) {
    const char *nearest;
    FILE *stream = tmpfile();
    assert_non_null(stream);
    int found = explain_print(key, 0, NULL, stream, &nearest);
    *text = contents(stream);
    return found;
}

static void every_key_is_explained(void **state) {
    char *text;
    (void)state;
    for (size_t i = 0; i < scenario_places(); i++) {
        struct table_place place = scenario_place(i);
        for (size_t j = 0; place.table != NULL && j < place.table->n; j++) {
            char path[128];
            snprintf(path, sizeof path, "%s.%s", place.model == NULL ? place.place : place.model,
                     place.table->parameters[j].key);
            assert_true(explained(path, &text) >= 1);
            assert_non_null(strstr(text, place.table->parameters[j].en));
            free(text);
        }
    }
    /* a path of a scenario narrows to its section */
    assert_int_equal(explained("projects.small.wait", &text), 1);
    free(text);
    assert_int_equal(explained("wait", &text), 3);
    free(text);
    /* what no model reads: not a word of it on the page of parameters */
    assert_int_equal(explained("surveys.misclassified", &text), 1);
    assert_non_null(strstr(text, "0 to 0.5"));
    free(text);
    assert_true(explained("decision", &text) > 3);
    assert_non_null(strstr(text, "decision.perspective: "));
    assert_non_null(strstr(text, "decision.absorption_floor [share]: "));
    free(text);
    FILE *stream = tmpfile();
    assert_non_null(stream);
    explain_print_page(NULL, stream);
    text = contents(stream);
    assert_non_null(strstr(text, "gift_loss"));
    assert_null(strstr(text, "misclassified"));
    free(text);
    assert_int_equal(explained("nothing_like_that", &text), 0);
    assert_string_equal(text, "");
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_key_is_there),
                                       cmocka_unit_test(every_key_is_explained)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
