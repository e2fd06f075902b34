/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the funding side share: parameters of an instrument, purses and ledgers, making
 * an award. Private to funding.c, calls.c, awards.c, events.c, takings.c, ages.c and ledger.c; the
 * other side of the models knows only cell.h. */
#ifndef FONDSIM_MODELS_FUNDING_H
#define FONDSIM_MODELS_FUNDING_H

#include "models/cell.h"
#include "models/fund.h"

/* Shared parameters of an instrument. */
static inline const struct fund_parameters *fund_of(const struct world *world, int instrument) {
    const struct scenario *scenario = world->scenario;
    return (const struct fund_parameters *)(const void *)scenario_values(
        scenario, world->theta, scenario->instruments[instrument].section);
}

/* Row of an instrument's ledger in the calendar year of a step. */
static inline struct money_row *ledger_row(struct cell *cell, const struct world *world,
                                           int instrument, int step) {
    const struct time_grid *time = &world->scenario->time;
    return cell->ledger + (size_t)instrument * (size_t)time->n_years +
           (size_t)(step / time->steps_per_year);
}

/* Whole cents nearest to an amount [cents], half away from zero; huge amounts are held back. */
int64_t cents_round(double cents);

static inline double cents_euros(int64_t cents) {
    return (double)cents / 100.0;
}

/* ---- ledger.c: each moves a purse, its ledger row and the series of the step together [cents] */
void ledger_envelope(struct cell *self, const struct world *world, int instrument, int step,
                     int64_t cents);
void ledger_commit(struct cell *self, const struct world *world, int instrument, int step,
                   int64_t commitment, int64_t overhead);
void ledger_pay(struct cell *self, const struct world *world, int instrument, int step,
                int64_t cents);
/* Authority again; lapses at once after the last award. */
void ledger_release(struct cell *self, const struct world *world, int instrument, int step,
                    int64_t cents);
/* Comes back: authority again when `reuse`, else refunded. */
void ledger_recover(struct cell *self, const struct world *world, int instrument, int step,
                    int64_t cents, int reuse);
/* All unused authority of an instrument lapses and is refunded. */
void ledger_lapse(struct cell *self, const struct world *world, int instrument, int step);

/* ---- awards.c */
/* Commitment of an award to be made [cents]: pure. */
int64_t award_commitment(const struct world *world, int instrument, int ecosystem, int step);
int64_t award_overhead(const struct world *world, int instrument, int64_t commitment);
/* Steps of a grant of this instrument. */
int award_length(const struct world *world, int instrument);
/* Makes an award and unrolls it; cell->failed when there is no memory. 1 when its fund's model
 * calls it a success. */
int award_make(struct cell *self, const struct world *world, int instrument, int ecosystem,
               int step, int64_t commitment, int64_t overhead);

/* ---- takings.c: takes waiting ideas of an ecosystem for an award (section 5.3, qualifying) */
void takings_qualify(struct cell *self, const struct world *world, int award, int step, int size,
                     unsigned count);
/* Shares what was paid to an award among the projects that it has, if any, once all that it does in
 * this step is done. */
void takings_cofund(struct cell *self, const struct world *world, struct award *award, int step);

/* ---- ages.c: rows by age of award; each adds one fact about an award, at a step */
void ages_award(struct cell *cell, const struct world *world, const struct award *award);
void ages_pay(struct cell *cell, const struct world *world, const struct award *award, int step,
              double euros);
void ages_fte(struct cell *cell, const struct world *world, const struct award *award, int step,
              double fte);
void ages_project(struct cell *cell, const struct world *world, const struct award *award,
                  const struct project_life *life, int anyway);
/* Co-funding of a plan received in the steps begin..end - 1. */
void ages_cofund(struct cell *cell, const struct world *world, const struct award *award,
                 double planned, int begin, int end);

/* ---- events.c: lists that grow. New capacity for at least `needed` elements of `size` bytes, or
 * NULL with *failed set; the old block stays valid then. */
void *list_grow(void *list, int32_t needed, int32_t *capacity, size_t size, int *failed);

#endif
