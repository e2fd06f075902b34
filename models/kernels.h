/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loops over ecosystems that every step of every cell runs: compiled once per CPU level, chosen
 * once, same bytes on each. Arrays hold a multiple of LANES elements and never overlap. Knows no
 * scenario and no money. */
#ifndef FONDSIM_MODELS_KERNELS_H
#define FONDSIM_MODELS_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum { KERNEL_MOST_EVENTS = 4 }; /* births or ends of alliances of one ecosystem in a step */

/* What the addresses of one step share (sim/core/random.h); counter[1] is the ecosystem's code. */
struct kernel_key {
    uint32_t key[2], counter0, counter2, counter3;
};

/* Laws of alliances in one step. */
struct kernel_alliances {
    double mean;     /* births of an ecosystem without boost */
    double log_keep; /* ln of the probability that an alliance does not end */
    double odds;     /* q / (1 - q), q the probability that it ends */
};

/* Arrays [n] that decide about moves; they hold until a covariate changes. */
struct kernel_moves {
    double *up, *down; /* intensities [1/year] */
    double *rise;      /* p up, p the probability of a move in a step */
    double *fall;      /* p down */
};

/* Arrays [n] that moves are made of and in which portfolios may differ, and what was made of them
 * where dirty[i] is 0. */
struct kernel_standing {
    const int32_t *level;
    const double *fte, *background, *consortia, *adopter, *offers;
    int32_t *dirty;
    struct kernel_moves moves;
};

/* A project from the step in which it runs: until it is deployed (or stops), then until it ends. */
struct kernel_life {
    size_t to_turn, to_end;                           /* steps from the first; to_turn <= to_end */
    double people, jobs;                              /* added in a step */
    double own;                                       /* times ramp[steps since it was deployed] */
    const double *ramp;                               /* [to_end - to_turn] */
    double *people_series, *jobs_series, *own_series; /* from the first step on */
};

struct kernels {
    const char *name; /* "baseline", "v3", "v4" */

    /* word[k][i] = word k of random_words at the key and code[i]. */
    void (*words)(size_t n, const uint32_t *code, const struct kernel_key *key,
                  uint32_t *const word[4]);

    /* The same where the address differs in three fields: word[k][j] at the key (counter2 and
     * counter3 of which are not read), code[j], counter2[j] and counter3[j]. */
    void (*words_at)(size_t n, const uint32_t *code, const uint32_t *counter2,
                     const uint32_t *counter3, const struct kernel_key *key,
                     uint32_t *const word[4]);

    /* Section 5.5: background[i] += births - ends where the mask present[i] is -1; births a Poisson
     * quantile at w1 of mean (1 + boost[i]), ends a binomial quantile at w2, each at most
     * KERNEL_MOST_EVENTS. dirty[i] is set to 1 where the count has changed. */
    void (*alliances)(size_t n, const uint32_t *w1, const uint32_t *w2, const int32_t *present,
                      const struct kernel_alliances *law, const double *boost, double *background,
                      int32_t *dirty);

    /* Section 5.6: adopter[i] becomes 1 where present, not yet adopting and u(w3[i]) <
     * chance[level[i]]; dirty[i] is set to 1 there. How many they are. */
    int (*adoption)(size_t n, const uint32_t *w3, const int32_t *present, const int32_t *level,
                    const double *chance, double *adopter, int32_t *dirty);

    /* Section 5.5, where no club has ever lived: background[i] becomes alone[i] where the mask
     * present[i] is -1 and the mask own[i] is 0. dirty[i] is set to 1 where the count has changed.
     */
    void (*follow)(size_t n, const double *alone, const int32_t *present, const int32_t *own,
                   double *background, int32_t *dirty);

    /* Section 5.1: intensities up[i] = exp(clamp(x_up[i] + log_activity)), down[i] =
     * exp(clamp(x_down[i])), zero where x is -infinity, and what a uniform of a step of d years is
     * held against: rise and fall, the parts of p that go up and down. log_activity must be
     * finite. */
    void (*intensities)(size_t n, const double *x_up, const double *x_down, double log_activity,
                        double d, const struct kernel_moves *moves);

    /* What was made there is taken where there[i] is not dirty and everything stands here as it
     * does there (for adopters: if commons_alike); here[i] is not dirty then. */
    void (*copy_alike)(size_t n, const struct kernel_standing *there, int commons_alike,
                       const struct kernel_standing *here);

    /* Section 5.1: move[i] = 1 up, -1 down, 0 none, 0 where the mask movable[i] is 0. */
    void (*moves)(size_t n, const uint32_t *w0, const int32_t *movable,
                  const struct kernel_moves *moves, int32_t *move);

    /* Sum of consortia[i] + background[i], whole numbers, where the mask present[i] is -1; -1 when
     * any of them is negative or any fte[i] is under least_fte. */
    int64_t (*stocks)(size_t n, const int32_t *present, const double *fte, double least_fte,
                      const double *consortia, const double *background);

    /* Section 5.2: y[i] += amount where until[i] is after the step. */
    void (*add_later)(size_t n, double amount, const int32_t *until, int32_t step, double *y);

    /* Series of steps, of any length and alignment: y[t] += amount, y[t] += factor x[t]. */
    void (*add)(size_t n, double amount, double *y);
    void (*add_scaled)(size_t n, double factor, const double *x, double *y);

    /* Section 3.5: people in all steps of a project, jobs and own resources from the step on in
     * which it is deployed. */
    void (*life)(const struct kernel_life *life);

    /* y[j] = -ln of the uniform of 52 bits that two words make (sim/core/random.h), within 1e-14 of
     * it, relatively: close enough to tell the whole steps of a life but on the edge of a step. */
    void (*minus_log)(size_t n, const uint32_t *low, const uint32_t *high, double *y);

    /* The same of the uniform of 32 bits that a word makes. */
    void (*minus_log32)(size_t n, const uint32_t *word, double *y);

    /* The exponential of all of them, within 1.0 ulp; arguments are clamped to [-700, 700]. */
    void (*exponential)(size_t n, const double *x, double *y);
};

/* Kernels of a level: "baseline", "v3" or "v4" (x86-64-v3, -v4), NULL or "" for the best that this
 * machine has. NULL when the name is unknown or the machine lacks the level. */
const struct kernels *kernels_choose(const char *level);

#endif
