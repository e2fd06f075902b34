/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The additionality ledger and leverage. Knows no outcome, store or plot. */
#include "sim/analysis/additionality.h"

#include <stdio.h>
#include <stdlib.h>

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* with - without, or zeros, into out[draw]. */
static int take(const struct draws *shape, const struct additionality_pair *pair, const char *what,
                double *out, struct error *error) {
    if (pair->with == NULL) {
        for (size_t i = 0; i < draws_count(shape); i++) {
            out[i] = 0;
        }
        return pair->without == NULL
                   ? 0
                   : error_set(error, FONDSIM_DOMAIN, "%s without the fund but not with it", what);
    }
    char text[64];
    snprintf(text, sizeof text, "%s with the fund", what);
    int code = draws_finite(shape, pair->with, text, error);
    if (code == 0 && pair->without != NULL) {
        snprintf(text, sizeof text, "%s without the fund", what);
        code = draws_finite(shape, pair->without, text, error);
    }
    for (size_t i = 0; i < draws_count(shape) && code == 0; i++) {
        out[i] = pair->with[i] - (pair->without != NULL ? pair->without[i] : 0);
    }
    return code;
}

/* Fills columns 0, 1, 2, 4 and 5 from the input, the others from the identity. */
static int fill(const struct draws *shape, const struct additionality_input *input,
                double *const columns[N_ADDITIONALITY_STEPS], struct error *error) {
    const struct {
        enum additionality_step step;
        const struct additionality_pair *pair;
        const char *what;
    } given[] = {
        {ADDITIONALITY_GROSS, &input->gross, "gross effect"},
        {ADDITIONALITY_DEADWEIGHT, &input->deadweight, "deadweight"},
        {ADDITIONALITY_DISPLACEMENT, &input->displacement, "displacement"},
        {ADDITIONALITY_NET, &input->outcome, "outcome"},
        {ADDITIONALITY_ELSEWHERE, &input->elsewhere, "displacement elsewhere"},
    };
    if (input->outcome.with == NULL) {
        return error_set(error, FONDSIM_DOMAIN, "additionality of no outcome");
    }
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        int code = take(shape, given[i].pair, given[i].what, columns[given[i].step], error);
        if (code != 0) {
            return code;
        }
    }
    for (size_t i = 0; i < draws_count(shape); i++) {
        columns[ADDITIONALITY_INDIRECT][i] =
            columns[ADDITIONALITY_NET][i] - columns[ADDITIONALITY_GROSS][i] +
            columns[ADDITIONALITY_DEADWEIGHT][i] + columns[ADDITIONALITY_DISPLACEMENT][i];
        columns[ADDITIONALITY_NET_ANYWHERE][i] =
            columns[ADDITIONALITY_NET][i] - columns[ADDITIONALITY_ELSEWHERE][i];
    }
    return 0;
}

int additionality_of(const struct draws *shape, const struct additionality_input *input,
                     struct additionality *self, struct error *error) {
    *self = (struct additionality){0};
    int code = draws_check(shape, error);
    if (code != 0) {
        return code;
    }
    size_t n = draws_count(shape), per_block = shape->block * shape->inner;
    double *columns[N_ADDITIONALITY_STEPS] = {0};
    for (int i = 0; i < N_ADDITIONALITY_STEPS; i++) {
        columns[i] = calloc(n, sizeof *columns[i]);
        if (columns[i] == NULL) {
            code = no_memory(error);
            goto out;
        }
    }
    code = fill(shape, input, columns, error);
    if (code != 0) {
        goto out;
    }
    for (int i = 0; i < N_ADDITIONALITY_STEPS; i++) {
        self->steps[i] = draws_mean(columns[i], n, per_block);
    }
    const struct draws_mean *net = &self->steps[ADDITIONALITY_NET];
    self->net_resolved = draws_resolved(net->mean, net->se, draws_blocks(shape));
    self->additional =
        ratio_of_means(columns[ADDITIONALITY_NET], columns[ADDITIONALITY_GROSS], n, per_block);
out:
    for (int i = 0; i < N_ADDITIONALITY_STEPS; i++) {
        free(columns[i]);
    }
    return code;
}

static int one_leverage(const struct draws *shape, const struct additionality_pair *money,
                        const struct additionality_pair *per, const char *what, double *y,
                        double *x, struct ratio *ratio, struct error *error) {
    if (money->with == NULL || per->with == NULL) {
        return error_set(error, FONDSIM_DOMAIN, "%s leverage lacks a column", what);
    }
    int code = take(shape, money, "co-funding", y, error);
    if (code == 0) {
        code = take(shape, per, "money of funds", x, error);
    }
    if (code == 0) {
        *ratio = ratio_of_means(y, x, draws_count(shape), shape->block * shape->inner);
    }
    return code;
}

int leverage_of(const struct draws *shape, const struct leverage_input *input,
                struct leverage *self, struct error *error) {
    *self = (struct leverage){0};
    int code = draws_check(shape, error);
    if (code != 0) {
        return code;
    }
    double *y = calloc(draws_count(shape), sizeof *y), *x = calloc(draws_count(shape), sizeof *x);
    if (y == NULL || x == NULL) {
        code = no_memory(error);
        goto out;
    }
    code = one_leverage(shape, &input->received, &input->spent, "gross", y, x, &self->gross, error);
    if (code == 0) {
        code = one_leverage(shape, &input->cofunding, &input->cost, "net", y, x, &self->net, error);
    }
    if (code != 0) {
        *self = (struct leverage){0}; /* never one without the other */
    }
out:
    free(y);
    free(x);
    return code;
}
