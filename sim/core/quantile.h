/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles of a law made ready for many draws: polynomials where GSL solves an equation for every
 * draw (beta, pert, gamma), the law's own quantile otherwise. Knows no parameter and no design. */
#ifndef FONDSIM_CORE_QUANTILE_H
#define FONDSIM_CORE_QUANTILE_H

#include "sim/core/law.h"

/* With z the normal score of u, a quantile x(z) of density f has x' = phi(z) / f(x): Taylor series
 * follow from x and f at one point, by products of series (Steinbrecher and Shaw 2008, Quantile
 * mechanics, European Journal of Applied Mathematics 19). A piece is the series about one of the
 * scores -3.5, -3 ... 3.5, good for a quarter on either side.
 *
 * A piece is kept if at both ends, where a series is worst, it is within 1e-12 (relative) of
 * law_quantile of the standard law (bounds 0 and 1, scale 1); else law_quantile answers there, and
 * beyond the last pieces (one draw in 5,000). Measured: shapes from 0.9 to 300 keep all pieces
 * and come within 1e-13; smaller ones lose the lower pieces, where x falls too fast; beyond 10,000
 * both are within 5e-12 of one another, which is what GSL's inverses are good for. */
enum { QUANTILE_PIECES = 15, QUANTILE_TERMS = 14 };

struct quantile {
    const struct law *law;           /* not owned */
    double lower, upper;             /* bounds of the law */
    double scale;                    /* of the standard law */
    double (*piece)[QUANTILE_TERMS]; /* [QUANTILE_PIECES], a refused one begins with NaN; NULL:
                                        the law's own quantile is fast enough */
};

/* Prepares a checked law, which must outlive *self; a tenth of a millisecond for a beta law. What
 * it makes is never written again: threads may share it. FONDSIM_NO_MEMORY. */
int quantile_init(struct quantile *self, const struct law *law);
void quantile_free(struct quantile *self); /* legal on a zeroed one */

/* As law_quantile(law, u), and as monotone. */
double quantile_at(const struct quantile *self, double u);

#endif
