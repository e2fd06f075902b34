/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar of envelopes: what opens, what lapses. Never knows who receives the money. */
#include "models/funding.h"

int64_t funding_envelope(const struct world *world, int instrument, int step, double scale) {
    const struct scenario *scenario = world->scenario;
    const struct instrument *self = &scenario->instruments[instrument];
    int per_year = scenario->time.steps_per_year;
    int year = step / per_year;
    int first = year * per_year;
    int opens = step == (self->start_step > first ? self->start_step : first);
    if (!opens || step > scenario->time.last_award_step || self->budget[year] <= 0) {
        return 0;
    }
    return cents_round((double)self->budget[year] * fund_of(world, instrument)->budget_scale *
                       scale);
}

void funding_lapse(struct cell *self, const struct world *world, int step) {
    for (int k = 0; k < world->scenario->n_instruments; k++) {
        ledger_lapse(self, world, k, step);
    }
}

void funding_calendar(struct cell *self, const struct world *world, int step, uint32_t running) {
    int first_of_year = step % world->scenario->time.steps_per_year == 0;
    for (int k = 0; k < world->scenario->n_instruments; k++) {
        if (first_of_year && fund_of(world, k)->carry_over == 0.0) {
            ledger_lapse(self, world, k, step);
        }
        if (running >> k & 1U) {
            int64_t envelope = funding_envelope(world, k, step, self->scale[k]);
            ledger_envelope(self, world, k, step, envelope);
        }
    }
}
