/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money of instruments in whole cents: purses, ledgers of calendar years, and the check that
 * they close (models/README.md, section 6). Never knows why money moves. */
#include <math.h>
#include <stddef.h>

#include "models/funding.h"
#include "sim/core/error.h"

int64_t cents_round(double cents) {
    const double most = 4.0e15; /* exact in a double, and sums of a thousand fit in 63 bits */
    if (!(cents > -most))
        return (int64_t)-most;
    if (cents > most)
        return (int64_t)most;
    return (int64_t)round(cents);
}

static void flow(struct cell *self, const struct world *world, enum series series, int step,
                 int64_t cents) {
    cell_series(self, world, series)[step] += cents_euros(cents);
}

void ledger_envelope(struct cell *self, const struct world *world, int instrument, int step,
                     int64_t cents) {
    struct purse *purse = &self->purses[instrument];
    purse->authority += cents;
    purse->cash += cents;
    ledger_row(self, world, instrument, step)->envelope += cents;
    flow(self, world, SERIES_ENVELOPE, step, cents);
}

void ledger_commit(struct cell *self, const struct world *world, int instrument, int step,
                   int64_t commitment, int64_t overhead) {
    struct purse *purse = &self->purses[instrument];
    struct money_row *row = ledger_row(self, world, instrument, step);
    purse->authority -= commitment + overhead;
    purse->open += commitment;
    purse->cash -= overhead;
    row->committed += commitment;
    row->overhead += overhead;
    flow(self, world, SERIES_COMMITTED, step, commitment);
    flow(self, world, SERIES_OVERHEAD, step, overhead);
}

void ledger_pay(struct cell *self, const struct world *world, int instrument, int step,
                int64_t cents) {
    struct purse *purse = &self->purses[instrument];
    purse->open -= cents;
    purse->cash -= cents;
    ledger_row(self, world, instrument, step)->paid += cents;
    flow(self, world, SERIES_PAID, step, cents);
}

static void lapse(struct cell *self, const struct world *world, int instrument, int step,
                  int64_t cents) {
    struct purse *purse = &self->purses[instrument];
    struct money_row *row = ledger_row(self, world, instrument, step);
    purse->authority -= cents;
    purse->cash -= cents;
    row->lapsed += cents;
    row->refunded += cents;
    flow(self, world, SERIES_LAPSED, step, cents);
}

void ledger_lapse(struct cell *self, const struct world *world, int instrument, int step) {
    lapse(self, world, instrument, step, self->purses[instrument].authority);
}

void ledger_release(struct cell *self, const struct world *world, int instrument, int step,
                    int64_t cents) {
    struct purse *purse = &self->purses[instrument];
    purse->open -= cents;
    purse->authority += cents;
    ledger_row(self, world, instrument, step)->released += cents;
    if (step > world->scenario->time.last_award_step) {
        lapse(self, world, instrument, step, cents);
    }
}

void ledger_recover(struct cell *self, const struct world *world, int instrument, int step,
                    int64_t cents, int reuse) {
    struct purse *purse = &self->purses[instrument];
    struct money_row *row = ledger_row(self, world, instrument, step);
    row->recovered += cents;
    if (reuse && step <= world->scenario->time.last_award_step) {
        row->recovered_reuse += cents;
        purse->authority += cents;
        purse->cash += cents;
    } else {
        row->refunded += cents;
    }
    flow(self, world, SERIES_RECOVERED, step, cents);
}

/* The three identities of results.h. */
static int row_closes(const struct money_row *r) {
    int64_t authority = r->opening + r->envelope + r->released + r->recovered_reuse - r->committed -
                        r->overhead - r->lapsed;
    int64_t open = r->open_before + r->committed - r->paid - r->released;
    int64_t cash =
        r->cash_before + r->envelope + r->recovered - r->paid - r->overhead - r->refunded;
    return authority == r->closing && open == r->open_after && cash == r->cash_after;
}

static int close_instrument(struct cell *self, const struct world *world, int instrument, int step,
                            int64_t open_of_awards) {
    const struct time_grid *time = &world->scenario->time;
    int year = step / time->steps_per_year;
    if (year == time->last_award_step / time->steps_per_year) {
        ledger_lapse(self, world, instrument, step);
    }
    const struct purse *purse = &self->purses[instrument];
    struct money_row *row = ledger_row(self, world, instrument, step);
    row->closing = purse->authority;
    row->open_after = purse->open;
    row->cash_after = purse->cash;
    if (year + 1 < time->n_years) {
        row[1].opening = row->closing;
        row[1].open_before = row->open_after;
        row[1].cash_before = row->cash_after;
    }
    int sound = row_closes(row) && purse->open == open_of_awards && purse->authority >= 0 &&
                purse->open >= 0 && purse->cash >= 0;
    return sound ? 0 : FONDSIM_LEDGER;
}

int funding_close_year(struct cell *self, const struct world *world, int step) {
    int64_t open[SCENARIO_MAX_INSTRUMENTS] = {0};
    for (int32_t a = 0; a < self->n_awards; a++) {
        const struct award *award = &self->awards[a];
        open[award->instrument] += award->commitment - award->paid - award->released;
    }
    int code = 0;
    for (int k = 0; k < world->scenario->n_instruments; k++) {
        if (close_instrument(self, world, k, step, open[k]) != 0) {
            code = FONDSIM_LEDGER;
        }
    }
    return code;
}
