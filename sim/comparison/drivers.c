/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank correlations of stored draws with the effect of a portfolio. */
#include "sim/comparison/drivers.h"

#include <math.h>
#include <stdlib.h>

#include "sim/analysis/false_share.h"

enum { SAMPLES_PER_PARAMETER = 10 };

static int is_inside(const struct scenario *scenario, size_t section, size_t assumption) {
    const struct section *s = &scenario->sections[section];
    return assumption >= s->first && assumption < s->first + s->table->n;
}

/* 1 unless the parameter belongs to an instrument that the portfolio does not run. */
static int matters(const struct comparison *comparison, int portfolio, size_t assumption) {
    const struct scenario *scenario = comparison->scenario;
    for (int i = 0; i < scenario->n_instruments; i++) {
        const struct instrument *instrument = &scenario->instruments[i];
        if (is_inside(scenario, instrument->section, assumption) ||
            is_inside(scenario, instrument->own, assumption)) {
            return (comparison->info->portfolios[portfolio].instruments >> i & 1U) != 0;
        }
    }
    return 1;
}

static void insert(struct driver *drivers, size_t *n, struct driver found) {
    size_t at = *n;
    while (at > 0 && fabs(drivers[at - 1].rank.coefficient) < fabs(found.rank.coefficient)) {
        at--;
    }
    if (at == DRIVERS_MOST) {
        return;
    }
    *n += *n < DRIVERS_MOST;
    for (size_t i = *n - 1; i > at; i--) {
        drivers[i] = drivers[i - 1];
    }
    drivers[at] = found;
}

int drivers_find(const struct comparison *comparison, const struct parameter_draws *parameters,
                 size_t effect, int portfolio, struct driver *drivers, size_t *n,
                 struct error *error) {
    size_t draws = draws_count(&comparison->shape), used = 0;
    size_t *which = calloc(parameters->n + 1, sizeof *which);
    const double **x = calloc(parameters->n + 1, sizeof *x);
    double *y = malloc((draws + 1) * sizeof *y);
    double *shares = malloc((parameters->n + 1) * sizeof *shares);
    struct partial_ranks ranks = {0};
    int status = 0;
    *n = 0;
    if (which == NULL || x == NULL || y == NULL || shares == NULL) {
        status = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        goto out;
    }
    size_t portfolios = (size_t)comparison->info->n_portfolios;
    const double *const *columns = (const double *const *)comparison->columns +
                                   (size_t)comparison->effects[effect] * portfolios;
    int reference = comparison_reference(comparison, portfolio);
    for (size_t r = 0; r < draws; r++) {
        y[r] = columns[portfolio][r] - columns[reference][r];
    }
    for (size_t j = 0; j < parameters->n; j++) {
        if (matters(comparison, portfolio, parameters->assumptions[j])) {
            which[used] = parameters->assumptions[j];
            x[used++] = parameters->values[j];
        }
    }
    if (used == 0 || comparison->shape.samples < SAMPLES_PER_PARAMETER * used) {
        goto out;
    }
    status = partial_ranks_of(&comparison->shape, used, x, y, &ranks, error);
    for (size_t j = 0; status == 0 && j < used; j++) {
        shares[j] = partial_rank_p(&ranks.rows[j]);
    }
    if (status == 0 && false_share_adjust(used, shares) < 0) {
        status = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t j = 0; status == 0 && j < used; j++) {
        if (shares[j] <= FALSE_SHARE) {
            insert(drivers, n, (struct driver){which[j], ranks.rows[j]});
        }
    }
out:
    partial_ranks_free(&ranks);
    free(which);
    free(x);
    free(y);
    free(shares);
    return status;
}
