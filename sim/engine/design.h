/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draw matrix, block by block: values of all parameters for 32 samples, a pure function of
 * (scenario, seed, block). Plain, Latin hypercube or scrambled Sobol points. Knows no model and no
 * thread. */
#ifndef FONDSIM_ENGINE_DESIGN_H
#define FONDSIM_ENGINE_DESIGN_H

#include <stdint.h>

#include "sim/core/error.h"
#include "sim/core/quantile.h"
#include "sim/core/scenario.h"

/* A scenario ready for draws. Once open it is never written: threads may share it. */
struct design_matrix {
    const struct scenario *scenario; /* not owned */
    struct quantile *quantiles;      /* [n_assumptions] */
};

/* The scenario must outlive *self. FONDSIM_NO_MEMORY. */
int design_open(struct design_matrix *self, const struct scenario *scenario, struct error *error);
void design_close(struct design_matrix *self); /* legal on a zeroed one */

/* Uniforms of one block, row-major [SCENARIO_BLOCK][n_assumptions]; 0.5 in columns of constants.
 * Sample s of column j: jitter = first of U(DESIGN_JITTER; entity = code of the assumption,
 * sample). Latin hypercube: u = (rank + jitter) / 32, rank that of first of U(DESIGN_ORDER; same
 * fields) among the block's 32 samples (ties by sample), so each column has one value in each of
 * 32 equal strata of every block (McKay, Beckman and Conover 1979). Plain: u = jitter. Sobol: the
 * column of the k-th smallest code among those that vary has dimension k; rows of block b are
 * points 32 (b / 32) ... 32 (b / 32)
 * + 31 of scrambling b mod 32 (nested uniform, sim/core/sobol_points.h; entity = code of the
 * assumption, inner = number of the scrambling, 32 + b mod 32 from block BLOCKS_FRESH on, where
 * points begin anew), so that more blocks add to the points of the same 32 scramblings. Correlated
 * columns: reordered within the block (Latin hypercube) or by Gaussian copula (plain, Sobol), see
 * sim/core/rank.h; groups that no correlation joins are treated apart. FONDSIM_DOMAIN when a
 * group's matrix is not positive definite or has more than 30 columns (Latin hypercube), or when
 * more than SOBOL_DIMENSIONS columns vary (Sobol); FONDSIM_NO_MEMORY. */
int design_uniforms(const struct scenario *scenario, uint32_t block, double *u,
                    struct error *error);

/* Parameter values of rows [first, first + n) of a block, row-major [n][n_assumptions]: the laws'
 * quantiles at design_uniforms; PARAMETER_INTEGER rounded half away from zero. */
int design_rows(const struct design_matrix *self, uint32_t block, uint32_t first, uint32_t n,
                double *theta, struct error *error);

/* All SCENARIO_BLOCK rows of one block, for whoever wants no other. */
int design_block(const struct scenario *scenario, uint32_t block, double *theta,
                 struct error *error);

#endif
