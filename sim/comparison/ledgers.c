/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Additionality and leverage of each portfolio against its counterfactual. Never prints. */
#include "sim/comparison/private.h"

#include <stdlib.h>

const char *const comparison_ledgers[COMPARISON_LEDGERS][5] = {
    {"projects_qualified", "projects_supported", "projects_deadweight", NULL, NULL},
    {"project_years", "project_years_supported", "project_years_deadweight", NULL, NULL},
    {"cofunding", "cofunding_supported", "cofunding_deadweight", "displaced_inside",
     "displaced_outside"}};

/* All in nominal euros. */
static const char *const leverage_keys[] = {"cofunding_supported", "paid", "overhead", "cofunding",
                                            "cost_fund_nominal"};

int comparison_has_ledger(const struct comparison *self, int ledger) {
    int all = 1;
    for (int i = 0; i < 3; i++) {
        all &= catalogue_find(&self->info->catalogue, comparison_ledgers[ledger][i]) >= 0;
    }
    return all;
}

/* Draws of an outcome with the portfolio and with its counterfactual; none when it is not there. */
static struct additionality_pair pair_of(const struct comparison *self,
                                         const struct columns *columns, const char *key,
                                         int portfolio) {
    int index = key == NULL ? -1 : catalogue_find(&self->info->catalogue, key);
    int base = self->info->portfolios[portfolio].counterfactual;
    if (index < 0) {
        return (struct additionality_pair){0};
    }
    return (struct additionality_pair){columns_at(columns, self->info, index, portfolio),
                                       columns_at(columns, self->info, index, base)};
}

static int make_ledgers(struct comparison *self, const struct columns *columns, int portfolio,
                        struct error *error) {
    int status = 0;
    for (int l = 0; status == 0 && l < COMPARISON_LEDGERS; l++) {
        const char *const *keys = comparison_ledgers[l];
        if (!comparison_has_ledger(self, l)) {
            continue;
        }
        const struct additionality_input input = {
            .outcome = pair_of(self, columns, keys[0], portfolio),
            .gross = pair_of(self, columns, keys[1], portfolio),
            .deadweight = pair_of(self, columns, keys[2], portfolio),
            .displacement = pair_of(self, columns, keys[3], portfolio),
            .elsewhere = pair_of(self, columns, keys[4], portfolio)};
        status = additionality_of(&self->shape, &input,
                                  &self->ledgers[portfolio * COMPARISON_LEDGERS + l], error);
    }
    return status;
}

/* spent[2 draws] is working memory. */
static int make_leverage(struct comparison *self, const struct columns *columns, int portfolio,
                         double *spent, struct error *error) {
    size_t n = draws_count(&self->shape);
    struct additionality_pair pairs[5];
    for (int i = 0; i < 5; i++) {
        pairs[i] = pair_of(self, columns, leverage_keys[i], portfolio);
        if (pairs[i].with == NULL) {
            return error_set(error, FONDSIM_DOMAIN, "the run has no outcome '%s'",
                             leverage_keys[i]);
        }
    }
    for (size_t i = 0; i < n; i++) {
        spent[i] = pairs[1].with[i] + pairs[2].with[i];
        spent[n + i] = pairs[1].without[i] + pairs[2].without[i];
    }
    const struct leverage_input input = {
        .received = pairs[0], .spent = {spent, spent + n}, .cofunding = pairs[3], .cost = pairs[4]};
    return leverage_of(&self->shape, &input, &self->leverages[portfolio], error);
}

/* Adds an outcome once, when the run has it. */
static void want(const struct comparison *self, const char *key, int *outcomes, size_t *n) {
    int index = key == NULL ? -1 : catalogue_find(&self->info->catalogue, key);
    for (size_t k = 0; k < *n; k++) {
        index = outcomes[k] == index ? -1 : index;
    }
    if (index >= 0) {
        outcomes[(*n)++] = index;
    }
}

static int read_ledgers(struct store *store, struct comparison *self, struct columns *columns,
                        struct error *error) {
    int outcomes[5 * (COMPARISON_LEDGERS + 1)];
    size_t n = 0;
    for (int i = 0; i < 5; i++) {
        for (int l = 0; l < COMPARISON_LEDGERS; l++) {
            want(self, comparison_ledgers[l][i], outcomes, &n);
        }
        want(self, leverage_keys[i], outcomes, &n);
    }
    return columns_read(columns, store, self->info, self->report, n, outcomes, error);
}

int ledgers_make(struct store *store, struct comparison *self, struct error *error) {
    size_t n = (size_t)self->info->n_portfolios;
    struct columns columns = {0};
    double *spent = malloc((2 * draws_count(&self->shape) + 1) * sizeof *spent);
    self->ledgers = calloc(n * COMPARISON_LEDGERS + 1, sizeof *self->ledgers);
    self->leverages = calloc(n + 1, sizeof *self->leverages);
    int status = !spent || !self->ledgers || !self->leverages ? error_no_memory(error) : 0;
    status = status < 0 ? status : read_ledgers(store, self, &columns, error);
    for (int p = 0; status == 0 && p < self->info->n_portfolios; p++) {
        if (!self->info->portfolios[p].is_counterfactual) {
            status = make_ledgers(self, &columns, p, error);
            status = status < 0 ? status : make_leverage(self, &columns, p, spent, error);
        }
    }
    columns_free(&columns);
    free(spent);
    return status;
}
