/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addressed random draws: a draw is a pure function of its address, never of history.
 * Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011) from Random123. Knows no model. */
#ifndef FONDSIM_CORE_RANDOM_H
#define FONDSIM_CORE_RANDOM_H

#include <stdint.h>

/* What a draw is for. Append only: a number is never changed nor reused, or old runs could not be
 * reproduced. X(name, number) */
#define FONDSIM_PURPOSES(X)                                                                        \
    X(PURPOSE_DESIGN_JITTER, 1)  /* place inside a stratum, by sample and parameter */             \
    X(PURPOSE_DESIGN_ORDER, 2)   /* order of strata, by sample and parameter */                    \
    X(PURPOSE_TERRITORY, 3)      /* which territory; its population when a law gives it */         \
    X(PURPOSE_LEVEL, 4)          /* rank that decides the level at entry */                        \
    X(PURPOSE_ECOSYSTEM, 5)      /* frailty, own engineering, alliances at start, adoption */      \
    X(PURPOSE_STEP, 6)           /* one word of an ecosystem a step, four steps a block */         \
    X(PURPOSE_OFFER, 7)          /* uptake of accompaniment offers in a year */                    \
    X(PURPOSE_IDEAS, 8)          /* number of ideas born in a year */                              \
    X(PURPOSE_IDEA, 9)           /* date, waiting time and deadweight of one idea */               \
    X(PURPOSE_PROJECT, 10)       /* the life of the project an idea becomes */                     \
    X(PURPOSE_OLD_COMMON, 11)    /* obsolescence of commons that precede the funds */              \
    X(PURPOSE_APPLY, 12)         /* application and lottery rank at a call */                      \
    X(PURPOSE_AWARD, 13)         /* draws made once per award */                                   \
    X(PURPOSE_AWARD_STEP, 14)    /* draws made at each step of an award's life */                  \
    X(PURPOSE_PARTNER, 15)       /* life of one partner's alliance */                              \
    X(PURPOSE_SHARE, 16)         /* share of a project in its award's co-funding */                \
    X(PURPOSE_BOOTSTRAP, 17)     /* resampling in analyses */                                      \
    X(PURPOSE_SCRAMBLE, 18)      /* scrambling of low-discrepancy points */                        \
    X(PURPOSE_PROJECT_SCALE, 19) /* end of a project's life, and its size */                       \
    X(PURPOSE_SURVEY, 20)        /* answers to a planned survey */

enum purpose {
#define FONDSIM_PURPOSE_ENUM(name, number) name = number,
    FONDSIM_PURPOSES(FONDSIM_PURPOSE_ENUM)
#undef FONDSIM_PURPOSE_ENUM
};

/* Where a draw stands. Packed into the Philox key and counter as
 *   key[0] = seed, key[1] = stream,
 *   counter[0] = sample, counter[1] = entity, counter[2] = birth << 16 | step,
 *   counter[3] = inner << 16 | draw << 8 | purpose.
 * Thread, rank, lane, portfolio and list position never enter an address. */
struct address {
    uint32_t seed;   /* of the run */
    uint32_t stream; /* code of the instrument's key; 0 for draws that portfolios share */
    uint32_t sample; /* parameter sample, from 0 */
    uint32_t entity; /* code of the ecosystem or parameter; 0 when there is none */
    uint16_t step;   /* time step, stage or age, from 0 */
    uint16_t birth;  /* step at which what the draw belongs to was born; else 0 */
    uint8_t purpose; /* enum purpose */
    uint8_t draw;    /* k-th draw of the same purpose, from 0 */
    uint16_t inner;  /* inner event run, from 0 */
};

struct random_words {
    uint32_t word[4];
};

struct random_pair {
    double first, second; /* uniforms in the open interval (0, 1) */
};

/* The four 32-bit words at an address. */
struct random_words random_words(struct address address);

/* The uniform that two words make: 52 bits and a half, 53 significant bits at most, so exact; the
 * division is by a power of two. */
static inline double random_uniform52(uint32_t low, uint32_t high) {
    uint64_t bits = ((uint64_t)high << 32 | low) >> 12;
    return ((double)bits + 0.5) * 0x1p-52;
}

/* Two uniforms with 52 bits each: ((word1 << 32 | word0) >> 12, plus one half) / 2^52, then the
 * same with words 3 and 2. Never 0, never 1. */
struct random_pair random_pair(struct address address);

/* First of the pair. */
double random_uniform(struct address address);

/* (word + 0.5) / 2^32: in (0, 1), 32 bits, for the vector loops. */
static inline double random_uniform32(uint32_t word) {
    return ((double)word + 0.5) * 0x1p-32;
}

/* Stable 32-bit code of a name: FNV-1a over its bytes, with 0 mapped to 1 (0 means "shared"). */
uint32_t random_code(const char *name);

/* Code of a row of a cohort: random_code("<cohort>/<row>"), row from 0 in decimal. */
uint32_t random_row_code(const char *cohort, uint32_t row);

#endif
