/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From differences to a verdict. Knows no file and no language. */
#include "sim/cli/reproduce.h"

#include <math.h>

#include "sim/core/stats.h"

const int reproduce_status[] = {
    [REPRODUCE_IDENTICAL] = 0, [REPRODUCE_WITHIN] = 5, [REPRODUCE_DIFFERENT] = 6};

/* Relative size of what rounding may do. */
static const double rounding = 1e-9;

static double z_of(const struct moments *moments, size_t cell) {
    double z = fabs(moments_mean(moments, cell)) / moments_error(moments, cell);
    return isnan(z) ? (double)INFINITY : z;
}

/* Whether the mean of a cell differs by more than rounding. Behind the outcomes stand shares of
 * replicates in which they are defined. */
static int is_away(const struct check_result *result, size_t cell) {
    size_t outcomes = result->stored.n;
    double away = fabs(moments_mean(&result->differences, cell));
    double size = cell < outcomes ? moments_mean(&result->stored, cell) : 0;
    return away > rounding * (isnan(size) ? 0 : size);
}

static struct reproduce_worst find_worst(const struct check_result *result) {
    struct reproduce_worst worst = {0, 0, 0, 0};
    size_t outcomes = result->stored.n;
    uint32_t units = 0;
    for (size_t i = 0; i < result->differences.n; i++) {
        uint32_t blocks = moments_units(&result->differences, i);
        units = blocks > units ? blocks : units;
        if (!is_away(result, i)) {
            continue;
        }
        double z = z_of(&result->differences, i);
        worst.cells++;
        if (z > worst.z) {
            worst.z = z;
            worst.cell = i % outcomes;
        }
    }
    if (units > 1) {
        worst.limit = stats_student(1 - 0.005 / (double)result->differences.n, units - 1);
    }
    return worst;
}

enum reproduce_verdict reproduce_judge(const struct check_result *result,
                                       struct reproduce_worst *worst) {
    uint64_t others = result->differ[CHECK_LEDGER] + result->differ[CHECK_TRAJECTORY] +
                      (uint64_t)(result->means_differ > 0);
    uint64_t outcomes = result->differ[CHECK_OUTCOME];
    *worst = find_worst(result);
    if (result->differ[CHECK_PARAMETER] + outcomes + others == 0) {
        return REPRODUCE_IDENTICAL;
    }
    if (result->farthest[CHECK_PARAMETER] > rounding || (outcomes == 0 && others > 0) ||
        (worst->cells > 0 && !(worst->z <= worst->limit))) {
        return REPRODUCE_DIFFERENT;
    }
    return REPRODUCE_WITHIN;
}
