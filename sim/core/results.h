/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one simulated world gives back, for all portfolios at once, and the shape of it. Filled by
 * the model, carried by the engine, kept by the store. */
#ifndef FONDSIM_CORE_RESULTS_H
#define FONDSIM_CORE_RESULTS_H

#include <stddef.h>
#include <stdint.h>

/* One instrument's money in one calendar year [cents, nominal]. Authority:
 *   opening + envelope + released + recovered_reuse = committed + overhead + lapsed + closing
 * Commitments:  open_before + committed = paid + released + open_after
 * Cash:  cash_before + envelope + recovered = paid + overhead + refunded + cash_after */
struct money_row {
    int64_t opening, envelope, released, recovered_reuse;
    int64_t committed, overhead, lapsed, closing;
    int64_t open_before, paid, open_after;
    int64_t cash_before, recovered, refunded, cash_after;
};

/* What the awards of one instrument had brought when they were `age` years old, summed over the
 * awards that reached this age inside the horizon. */
struct age_row {
    double awards;     /* that reached the age */
    double paid;       /* [EUR] nominal */
    double cofunding;  /* [EUR] received, gross */
    double qualified;  /* projects qualified, gross */
    double alive;      /* projects running or deployed at that age, gross */
    double deadweight; /* of those qualified, would have happened anyway */
    double fte;        /* FTE at that age */
};

struct results_shape {
    int n_portfolios;
    int n_records; /* record dates: every year end and every report, ascending, distinct */
    int n_outcomes;
    int n_instruments;
    int n_years;
    int n_ages;
    int *record_steps;  /* [n_records] the outcome is taken at the end of this step */
    int *report_record; /* [n_reports] record of each report */
    int n_reports;
};

/* One world (sample, inner run). Arrays are owned by whoever called world_results_init. */
struct world_results {
    double *outcomes;        /* [portfolio][record][outcome] */
    struct money_row *money; /* [portfolio][instrument][year] */
    struct age_row *ages;    /* [portfolio][instrument][age] */
};

int world_results_init(struct world_results *self, const struct results_shape *shape);
void world_results_free(struct world_results *self);
void results_shape_free(struct results_shape *self);

static inline double *world_outcomes(const struct world_results *self,
                                     const struct results_shape *shape, int portfolio, int record) {
    return self->outcomes + ((size_t)portfolio * (size_t)shape->n_records + (size_t)record) *
                                (size_t)shape->n_outcomes;
}

static inline struct money_row *world_money(const struct world_results *self,
                                            const struct results_shape *shape, int portfolio,
                                            int instrument, int year) {
    return self->money +
           ((size_t)portfolio * (size_t)shape->n_instruments + (size_t)instrument) *
               (size_t)shape->n_years +
           (size_t)year;
}

static inline struct age_row *world_ages(const struct world_results *self,
                                         const struct results_shape *shape, int portfolio,
                                         int instrument, int age) {
    return self->ages +
           ((size_t)portfolio * (size_t)shape->n_instruments + (size_t)instrument) *
               (size_t)shape->n_ages +
           (size_t)age;
}

#endif
