/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sort of short lists against qsort, at every length on both sides of its limit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/sorting.h"
#include "sim/core/random.h"

struct item {
    double key;
    int32_t index;
};

static int before(const struct item *a, const struct item *b) {
    return a->key < b->key || (!(b->key < a->key) && a->index < b->index);
}

static int compare(const void *left, const void *right) {
    return before(right, left) - before(left, right);
}

DEFINE_SORT(sort_items, struct item, before, compare)

/* Keys that are all different, of few values, or in order already. */
static double key_of(int kind, uint32_t n, uint32_t i) {
    uint32_t word = random_words((struct address){.seed = 3, .sample = n, .entity = i}).word[0];
    return kind == 0 ? (double)word : kind == 1 ? (double)(word % 4) : (double)i;
}

static void test_against_qsort(void **state) {
    static struct item list[SORT_SHORT + 200], expected[SORT_SHORT + 200];
    (void)state;
    for (uint32_t n = 0; n < SORT_SHORT + 200; n += n < 40 ? 1 : 37) {
        for (int kind = 0; kind < 3; kind++) {
            memset(list, 0, sizeof list);
            for (uint32_t i = 0; i < n; i++) {
                list[i].key = key_of(kind, n, i);
                list[i].index = (int32_t)i;
            }
            memcpy(expected, list, sizeof list);
            qsort(expected, n, sizeof *expected, compare);
            sort_items(list, n);
            for (uint32_t i = 0; i < n; i++) {
                assert_int_equal(list[i].index, expected[i].index);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_against_qsort)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
