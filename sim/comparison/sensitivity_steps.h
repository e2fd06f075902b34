/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of sensitivity_make(), in their order. Never included but by sensitivity*.c. */
#ifndef FONDSIM_COMPARISON_SENSITIVITY_STEPS_H
#define FONDSIM_COMPARISON_SENSITIVITY_STEPS_H

#include "sim/comparison/sensitivity.h"

/* sensitivity_choice.c: portfolios, quantities, parameters that vary. */
int sensitivity_choose(struct sensitivity *self, const struct sensitivity_asked *asked,
                       struct error *error);

/* sensitivity_ranks.c: a base run and its rank correlations. */
int sensitivity_correlate(struct sensitivity *self, const struct sensitivity_asked *asked,
                          const struct runner *runner, struct error *error);

/* sensitivity_runs.c */
int sensitivity_hold(struct sensitivity *self, const struct sensitivity_asked *asked,
                     const struct runner *runner, struct error *error);
int sensitivity_cross(struct sensitivity *self, const struct sensitivity_asked *asked,
                      const struct runner *runner, struct error *error);
int sensitivity_share(struct sensitivity *self, const struct sensitivity_asked *asked,
                      const struct runner *runner, struct error *error);

/* sensitivity_columns.c: the quantities' draws of one study. */
struct sensitivity_columns {
    struct draws shape;   /* of a column */
    size_t n_passes;      /* that the columns of a quantity follow one another by */
    double *memory;       /* outcomes, then net benefits */
    const double **draws; /* [quantity * n_passes + pass] */
};

/* Runs the study for the two portfolios; `also` (NULL: nobody) is offered each batch too. */
int sensitivity_columns_run(const struct sensitivity *self, const struct runner *runner,
                            struct study *study, const struct sink *also,
                            struct sensitivity_columns *columns, struct error *error);
void sensitivity_columns_free(struct sensitivity_columns *self); /* legal on a zeroed struct */

#endif
