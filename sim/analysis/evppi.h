/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it would be worth to know some parameters before deciding: expected value of partial perfect
 * information (EVPPI), by regression of net benefits on these parameters (Strong, Oakley, Brennan
 * 2014) with natural splines and their products (regression.h). Luck in single runs is noise to the
 * regression: one inner run is enough. Knows no outcome, store or plot. */
#ifndef FONDSIM_ANALYSIS_EVPPI_H
#define FONDSIM_ANALYSIS_EVPPI_H

#include "sim/analysis/voi.h"

/* Bytes of functions of parameters that are held to serve several sets. */
#define EVPPI_BASES_BYTES ((size_t)1 << 29)

/* All subsets of a set of so many parameters are estimated with it; of a larger one, its single
 * parameters and the subsets that are asked for. */
enum { EVPPI_ALL_SUBSETS = 4 };

/* Parameters of one set; borrowed. A parameter given twice counts once. */
struct evppi_set {
    size_t n;
    const size_t *parameters;
};

struct evppi {
    /* What to report. The value never falls when a parameter is added: the bases of a set contain
     * those of its subsets, and where noise still puts a subset higher, its value (and error) stand
     * for the set too. Never above EVPI (plug-in), whose value and error then stand here. */
    double value, se;
    int raised, capped;
    /* The regression alone. Too high by about terms / samples of the variance that is left. */
    double plain, plain_se;
    /* Chosen by the fit without the group of rows on which it is valued: too low but for noise;
     * held between 0 and plain. NaN under two blocks. */
    double low, low_se;
    int constant;     /* no parameter of the set varies: worth 0 exactly */
    size_t n_terms;   /* coefficients */
    int level;        /* of products, see regression.h */
    double explained; /* share of the variance of the gains; NaN when options do not differ */
    double check;     /* p-value of the residual check; under EVPPI_CHECK the fit misses something
                         and value may be too low; NaN under 200 samples */
};

#define EVPPI_CHECK 0.001

/* rows[n_sets]. evpi: of the same input, or NULL for no cap. Errors of the values by jackknife over
 * groups of whole blocks with knots and terms held: since terms were chosen on the same draws they
 * are too small by about a tenth (tried on the normal case: 0.88 of the true error). NaN under 20
 * blocks. FONDSIM_DOMAIN as voi_gains_init(); for an empty set, a parameter that does not exist, a
 * draw that is NaN or infinite; for samples that are too few (regression.h). FONDSIM_NO_MEMORY. */
int evppi(const struct voi_input *input, const struct voi_evpi *evpi, size_t n_sets,
          const struct evppi_set *sets, struct evppi *rows, struct error *error);

/* Functions of all parameters of the input for its `bases`: those that fit in EVPPI_BASES_BYTES,
 * the first ones; the others, and parameters that are not finite in every draw, stay empty. Changes
 * no byte of any value. bases[n_parameters]. FONDSIM_NO_MEMORY: bases are empty. */
int evppi_bases_init(const struct voi_input *input, struct regression_basis *bases,
                     struct error *error);
void evppi_bases_free(struct regression_basis *bases, size_t n_parameters);

#endif
