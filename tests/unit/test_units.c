/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every unit of the catalogue has a name in each language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/registry.h"
#include "output/units.h"
#include "tests/unit/support.h"

static void test_catalogue(void **state) {
    (void)state;
    static struct support s;
    struct catalogue catalogue = {0};
    struct error error = {0};
    support_init(&s, 4, 4);
    support_level(&s, "low");
    support_class(&s, "small", 0);
    assert_int_equal(territorial_model.catalogue(&s.scenario, &catalogue, &error), 0);
    assert_true(catalogue.n > 0);
    for (size_t k = 0; k < catalogue.n; k++) {
        if (!unit_known(catalogue.outcomes[k].unit)) {
            fail_msg("%s: unit '%s' has no name", catalogue.outcomes[k].key,
                     catalogue.outcomes[k].unit);
        }
    }
    catalogue_free(&catalogue);
}

static void test_names(void **state) {
    (void)state;
    assert_string_equal(unit_name(LANGUAGE_FR, "project-year"), "année-projet");
    assert_string_equal(unit_name(LANGUAGE_EN, "project-year"), "project-year");
    assert_string_equal(unit_name(LANGUAGE_FR, "EUR"), "€");
    assert_string_equal(unit_name(LANGUAGE_FR, "parsec"), "parsec");
    assert_false(unit_known("parsec"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_catalogue),
                                       cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
