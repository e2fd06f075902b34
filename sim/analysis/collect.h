/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps some outcomes of a study in memory, as columns of draws: what stands between the engine and
 * analyses that need new runs (attribution, tornado, two-way maps, Sobol indices). Knows no
 * outcome, store or plot. */
#ifndef FONDSIM_ANALYSIS_COLLECT_H
#define FONDSIM_ANALYSIS_COLLECT_H

#include "sim/analysis/draws.h"
#include "sim/core/batch.h"

struct collect {
    struct draws shape; /* of a column: samples of one pass, inner runs, units as blocks */
    enum design design;
    size_t n_passes; /* 1 for a study without passes */
    size_t n_portfolios, n_outcomes;
    int report;     /* index of the report at whose date outcomes are taken */
    int *outcomes;  /* [n_outcomes] indices in the catalogue, owned */
    double *values; /* [outcome][pass][portfolio][draw], NaN where not defined or not reached */
};

/* Memory for all columns of a study that the engine accepts, 8 bytes for each draw of each
 * portfolio and outcome. FONDSIM_DOMAIN for no outcome, a negative one, a report that the scenario
 * does not have, or samples that are not shared out equally among passes; FONDSIM_NO_MEMORY. */
int collect_init(struct collect *self, const struct study *study, size_t n_outcomes,
                 const int *outcomes, int report, struct error *error);
void collect_free(struct collect *self); /* legal on a zeroed struct */

/* Takes one batch; fits `struct sink`. FONDSIM_DOMAIN when an outcome is not in the catalogue.
 */
int collect_take(void *self, const struct batch *batch, struct error *error);

/* The draws of the k-th kept outcome, shape.samples * shape.inner of them, samples of one unit as
 * neighbours (blocks_place() of sim/core/blocks.h). Owned by *self. */
double *collect_column(const struct collect *self, size_t k, size_t pass, size_t portfolio);

#endif
