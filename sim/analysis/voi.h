/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it would be worth to know everything before deciding: expected value of perfect information
 * (EVPI), about parameters and not about luck. With g_d(theta) the net benefit of option d expected
 * over luck, EVPI = E max_d g_d - max_d E g_d (Raiffa and Schlaifer 1961). Knows no outcome, store
 * or plot. */
#ifndef FONDSIM_ANALYSIS_VOI_H
#define FONDSIM_ANALYSIS_VOI_H

#include "sim/analysis/draws.h"

/* Luck is small enough when event variance / inner runs is under this share of the parameter
 * variance. */
#define VOI_LUCK 0.05

struct regression_basis;

/* Borrowed by whoever takes it. */
struct voi_input {
    struct draws shape;
    size_t n_options;
    const double *const *benefit; /* [option][draw] net benefit, any unit, more is better */
    size_t n_parameters;
    const double *const *theta; /* [parameter][sample] */

    /* Functions of the parameters, made once for several calls (evppi_bases_init); NULL: made anew.
     */
    const struct regression_basis *bases; /* [n_parameters] */

    /* Of the regressions of evppi() and evsi(); no number changes a byte of what they tell. 0: as
     * OMP_NUM_THREADS says, else one per processor. */
    int threads;
    /* Called after each regression with the number of its columns, by one thread at a time; another
     * answer than 0 asks to stop (FONDSIM_INTERRUPTED). NULL: nobody waits. */
    int (*fitted)(void *context, size_t columns);
    void *context;
};

/* Net benefits above those of the option that is best on average, inner runs averaged. */
struct voi_gains {
    size_t n; /* samples */
    size_t block, blocks;
    size_t best;   /* option with the highest mean; the first of equals */
    size_t others; /* options - 1 */
    double **gain; /* [other][sample], in order of options */
};

/* Threads for so many jobs: at least 1, no more than there are jobs. asked: as in voi_input. */
int voi_threads(int asked, size_t jobs);

/* FONDSIM_DOMAIN for an empty shape, no option, or a benefit that is NaN or infinite (the error
 * says where); FONDSIM_NO_MEMORY. */
int voi_gains_init(struct voi_gains *self, const struct voi_input *input, struct error *error);
void voi_gains_free(struct voi_gains *self); /* legal on a zeroed one */

/* Mean of values[sample] - max_d mean of gains (0 for the best), and its error by delete-one-group
 * jackknife over groups of whole blocks; NaN under 20 blocks. */
double voi_excess(const struct voi_gains *gains, const double *values, double *se);

struct voi_evpi {
    size_t best;    /* option with the highest mean net benefit */
    double benefit; /* that mean */
    /* Plug-in: the best option sample by sample. With one inner run, or a few, luck that is left in
     * the averages is counted as knowledge: too high. */
    double high, high_se;
    /* Chosen on one half of the inner runs, valued on the other, both ways: too low. Never under
     * 0. NaN with one inner run. */
    double low, low_se;
    /* Event variance / inner over parameter variance, summed over the gains of the other options;
     * under VOI_LUCK the plug-in may stand alone. NaN with one inner run or when nothing varies;
     * INFINITY when no parameter variance is seen. */
    double luck;
    size_t inner_needed; /* inner runs that bring luck under VOI_LUCK; 0 when not known */
};

/* Standard errors NaN under 20 blocks. One option, or options that never differ: 0 exactly. Errors
 * as voi_gains_init(). With one inner run in which there is luck, take evppi() of all parameters
 * instead: a regression on theta averages luck out. */
int voi_evpi(const struct voi_input *input, struct voi_evpi *self, struct error *error);

#endif
