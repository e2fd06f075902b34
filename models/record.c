/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands at the end of a step, and the identities that must hold then (models/README.md,
 * section 4.8). Never knows outcomes. */
#include "models/cell.h"

static const double rounding = 1e-6; /* [FTE] sums of changes that should end at 0 */

/* Index of what was received over the rank of population: 2 / (n mean) sum x_i R_i - 1, R_i =
 * (rank - 1/2) / n, present ecosystems only; 0 when nothing was received. */
static double concentration(const struct cell *self, const struct world *world) {
    double sum = 0, weighted = 0;
    int rank = 0;
    for (int j = 0; j < world->n; j++) {
        int i = world->population_order[j];
        if (self->present[i] != 0) {
            sum += self->received[i];
            weighted += self->received[i] * (rank + 0.5);
            rank++;
        }
    }
    return sum > 0 ? 2.0 * weighted / (sum * rank) - 1.0 : 0.0;
}

/* Where all stand. With whole multiples of a power of two, sums are exact in any order, so those of
 * size classes are known already. */
static double record_levels(struct cell *self, const struct world *world, int step) {
    const struct scenario *scenario = world->scenario;
    size_t steps = (size_t)world->n_steps, t = (size_t)step;
    int per_year = scenario->time.steps_per_year;
    double levels = 0;
    for (int l = 0; l < scenario->n_levels; l++) {
        self->level_count[(size_t)l * steps + t] = self->at_level[l];
    }
    if ((per_year & (per_year - 1)) == 0) {
        for (int c = 0; c < scenario->n_classes; c++) {
            self->class_levels[(size_t)c * steps + t] = (double)self->class_sum[c] * world->d;
            levels += (double)self->class_sum[c] * world->d;
        }
        return levels;
    }
    for (int i = 0; i < world->n; i++) {
        if (self->present[i] != 0) {
            double level_year = self->level[i] * world->d;
            self->class_levels[(size_t)world->size_class[i] * steps + t] += level_year;
            levels += level_year;
        }
    }
    return levels;
}

/* Level-years of the step by cohort, when there are several. */
static void record_cohorts(struct cell *self, const struct world *world, int step) {
    for (int i = 0; i < world->n && world->scenario->n_cohorts > 1; i++) {
        if (self->present[i] != 0) {
            size_t row = (size_t)world->cohort[i] * (size_t)world->n_steps;
            self->cohort_levels[row + (size_t)step] += self->level[i] * world->d;
        }
    }
}

/* How many alliances there are; -1 when a stock is negative. */
static int64_t count_alliances(const struct cell *self, const struct world *world) {
    if (!alliances_may_live(world) && world->scenario->n_instruments == 0) {
        return 0;
    }
    return world->kernels->stocks((size_t)world->n_padded, self->present, self->fte, -rounding,
                                  self->consortia, self->background);
}

int cell_record(struct cell *self, const struct world *world, int step) {
    cell_series(self, world, SERIES_LEVEL_YEARS)[step] = record_levels(self, world, step);
    record_cohorts(self, world, step);
    int64_t alliances = count_alliances(self, world);
    cell_series(self, world, SERIES_ALLIANCES)[step] = (double)alliances;
    if (world->recorded[step] && self->n_awards > 0) {
        self->concentration[step] = concentration(self, world);
    }
    int present = 0;
    for (int l = 0; l < world->scenario->n_levels; l++) {
        present += self->at_level[l];
    }
    int whole = present == self->n_present;
    int hold = alliances >= 0 && self->built >= 0 && self->commons >= 0;
    return whole && hold ? FONDSIM_OK : FONDSIM_LEDGER;
}
