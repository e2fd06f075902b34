/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seed of a statistical test: fixed, unless FONDSIM_TEST_SEED asks for another (the long tier
 * does, and prints it). Knows no test. A test that uses it takes its tolerance from theory and
 * says its false-alarm rate. */
#ifndef FONDSIM_TESTS_UNIT_TEST_SEED_H
#define FONDSIM_TESTS_UNIT_TEST_SEED_H

#include <stdint.h>
#include <stdlib.h>

/* The seed in the environment, or `fixed` when there is none or when it is not a 32-bit number. */
static inline uint32_t test_seed(uint32_t fixed) {
    const char *text = getenv("FONDSIM_TEST_SEED");
    if (text == NULL || *text < '0' || *text > '9') {
        return fixed;
    }
    char *end = NULL;
    const unsigned long long value = strtoull(text, &end, 10);
    return *end == '\0' && value <= UINT32_MAX ? (uint32_t)value : fixed;
}

#endif
