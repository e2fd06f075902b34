/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short lists in order without a call per comparison: the library's qsort asks through a pointer
 * and moves elements byte by byte. Knows no element. */
#ifndef FONDSIM_MODELS_SORTING_H
#define FONDSIM_MODELS_SORTING_H

#include <stddef.h>
#include <stdlib.h>

enum { SORT_SHORT = 4096 }; /* longer lists go to qsort */

/* Defines static void name(type *list, size_t n), which sorts by before(const type *, const type
 * *): 1 when the first stands before the second, a total order, so that any way of sorting gives
 * the same list. compare is the same for qsort. Shell's sort with the gaps of Ciura (2001); its
 * last pass alone, name_near(list, n, 1), is quick where all stand near their places already. */
#define DEFINE_SORT(name, type, before, compare)                                                   \
    static inline void name##_near(type *list, size_t n, size_t gap) {                             \
        for (size_t j = gap; j < n; j++) {                                                         \
            type moved = list[j];                                                                  \
            size_t hole = j;                                                                       \
            for (; hole >= gap && before(&moved, &list[hole - gap]); hole -= gap) {                \
                list[hole] = list[hole - gap];                                                     \
            }                                                                                      \
            list[hole] = moved;                                                                    \
        }                                                                                          \
    }                                                                                              \
                                                                                                   \
    static void name(type *list, size_t n) {                                                       \
        static const size_t gaps[] = {1750, 701, 301, 132, 57, 23, 10, 4, 1};                      \
        if (n > SORT_SHORT) {                                                                      \
            qsort(list, n, sizeof *list, compare);                                                 \
            return;                                                                                \
        }                                                                                          \
        for (size_t g = 0; g < sizeof gaps / sizeof gaps[0]; g++) {                                \
            name##_near(list, n, gaps[g]);                                                         \
        }                                                                                          \
    }

#endif
