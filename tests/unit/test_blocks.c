/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of which samples depend on one another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "sim/core/blocks.h"

/* Every sample has one place, and samples of one scrambling are neighbours. */
static void units_are_neighbours(void **state) {
    (void)state;
    enum { SAMPLES = 3 * BLOCKS_ROUND };
    static unsigned char taken[SAMPLES];
    size_t unit = blocks_unit(DESIGN_SOBOL, SAMPLES);
    assert_int_equal(unit, 96);
    for (size_t s = 0; s < SAMPLES; s++) {
        size_t place = blocks_place(DESIGN_SOBOL, SAMPLES, s);
        assert_true(place < SAMPLES);
        assert_int_equal(taken[place]++, 0);
        assert_int_equal(place / unit, s / SCENARIO_BLOCK % BLOCKS_SCRAMBLINGS);
    }
    assert_int_equal(blocks_place(DESIGN_SOBOL, SAMPLES, 33 * 32 + 5), 96 + 32 + 5);
}

/* Blocks are the units of other designs, and of numbers of samples that do not share out. */
static void blocks_otherwise(void **state) {
    (void)state;
    static const struct {
        enum design design;
        size_t samples;
    } cases[] = {{DESIGN_LATIN_HYPERCUBE, 2048}, {DESIGN_PLAIN, 2048}, {DESIGN_SOBOL, 640},
                 {DESIGN_SOBOL, 1024},           {DESIGN_SOBOL, 2080}, {DESIGN_SOBOL, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(blocks_unit(cases[i].design, cases[i].samples), SCENARIO_BLOCK);
        for (size_t s = 0; s < cases[i].samples; s++) {
            assert_int_equal(blocks_place(cases[i].design, cases[i].samples, s), s);
        }
    }
    assert_int_equal(blocks_fresh(DESIGN_PLAIN, 20), 20);
    assert_int_equal(blocks_fresh(DESIGN_SOBOL, 20), BLOCKS_FRESH);
    assert_int_equal(blocks_units(DESIGN_SOBOL), 32);
    assert_int_equal(blocks_units(DESIGN_LATIN_HYPERCUBE), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_neighbours),
        cmocka_unit_test(blocks_otherwise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
