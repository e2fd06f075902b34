/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kernels this machine can run. Knows processors, and nothing of what kernels compute. */
#include <string.h>

#include "models/kernels.h"

extern const struct kernels kernels_baseline;
#ifdef FONDSIM_X86_LEVELS
extern const struct kernels kernels_v3, kernels_v4;

static int has_v3(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
           __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

static int has_v4(void) {
    return has_v3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
}
#endif

const struct kernels *kernels_choose(const char *level) {
    int best = level == NULL || level[0] == '\0';
#ifdef FONDSIM_X86_LEVELS
    __builtin_cpu_init();
    if ((best || strcmp(level, "v4") == 0) && has_v4()) {
        return &kernels_v4;
    }
    if ((best || strcmp(level, "v3") == 0) && has_v3()) {
        return &kernels_v3;
    }
#endif
    return best || strcmp(level, "baseline") == 0 ? &kernels_baseline : NULL;
}
