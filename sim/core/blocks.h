/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which samples of a run depend on one another, by design of the draws: standard errors come from
 * units that are independent. Knows no law, no model and no file. */
#ifndef FONDSIM_CORE_BLOCKS_H
#define FONDSIM_CORE_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

#include "sim/core/scenario.h"

/* Plain and Latin hypercube: a block of 32 samples is a unit. Sobol: block b continues the points
 * of scrambling b mod 32, so the units are the 32 scramblings. Up to 1,024 samples this is the
 * same. More samples that are no multiple of 1,024 do not share out equally: then blocks are taken
 * for units; blocks of one scrambling complement one another, so that errors are too high rather
 * than too low. */
enum {
    BLOCKS_SCRAMBLINGS = 32,
    BLOCKS_ROUND = BLOCKS_SCRAMBLINGS * SCENARIO_BLOCK,
    BLOCKS_FRESH = 1 << 26 /* blocks from here on: Sobol points with 32 other scramblings */
};

/* 1: the units of so many samples are the scramblings. */
static inline int blocks_are_shared_out(enum design design, size_t samples) {
    return design == DESIGN_SOBOL && samples > 0 && samples % BLOCKS_ROUND == 0;
}

/* Samples in each unit. */
static inline size_t blocks_unit(enum design design, size_t samples) {
    return blocks_are_shared_out(design, samples) ? samples / BLOCKS_SCRAMBLINGS : SCENARIO_BLOCK;
}

/* Where a sample stands in a column whose units are neighbours: in a column of so many samples. */
static inline size_t blocks_place(enum design design, size_t samples, size_t sample) {
    if (!blocks_are_shared_out(design, samples)) {
        return sample;
    }
    size_t block = sample / SCENARIO_BLOCK, each = samples / BLOCKS_ROUND;
    return (block % BLOCKS_SCRAMBLINGS * each + block / BLOCKS_SCRAMBLINGS) * SCENARIO_BLOCK +
           sample % SCENARIO_BLOCK;
}

/* Units of blocks for running means (moments_set_units); 0 when blocks are units. */
static inline uint32_t blocks_units(enum design design) {
    return design == DESIGN_SOBOL ? BLOCKS_SCRAMBLINGS : 0;
}

/* First block of samples that are independent of those of blocks [0, blocks). Points that follow
 * in a Sobol sequence are not: they come close to the first ones. */
static inline uint32_t blocks_fresh(enum design design, uint32_t blocks) {
    return design == DESIGN_SOBOL ? BLOCKS_FRESH : blocks;
}

#endif
