/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EVSI by simulation of the data and regression. Pure. */
#include "sim/analysis/evsi.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "sim/core/stats.h"

static int no_memory(struct error *error) {
    error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    return FONDSIM_NO_MEMORY;
}

/* ---- any data */

static void cap_row(struct evppi *row, const struct evppi *cap) {
    if (cap != NULL && row->value > cap->value) {
        row->value = cap->value;
        row->se = cap->se;
        row->capped = 1;
    }
}

int evsi_of(const struct voi_input *input, const struct evppi *cap, evsi_simulator simulate,
            const void *context, size_t n_summaries, struct evppi *row, struct error *error) {
    int status = draws_check(&input->shape, error);
    if (status == 0 && (n_summaries == 0 || n_summaries > EVSI_MOST_SUMMARIES)) {
        status = error_set(error, FONDSIM_DOMAIN, "%zu summaries of the data, expected 1 to %d",
                           n_summaries, EVSI_MOST_SUMMARIES);
    }
    if (status != 0) {
        return status;
    }
    size_t n = input->shape.samples, all[EVSI_MOST_SUMMARIES];
    const double *columns[EVSI_MOST_SUMMARIES];
    double summary[EVSI_MOST_SUMMARIES] = {0};
    double *values = malloc(n_summaries * n * sizeof *values);
    if (values == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; status == 0 && i < n; i++) {
        status = simulate(context, i, summary, error);
        for (size_t k = 0; k < n_summaries; k++) {
            values[k * n + i] = summary[k];
        }
    }
    for (size_t k = 0; k < n_summaries; k++) {
        columns[k] = values + k * n;
        all[k] = k;
    }
    if (status == 0) {
        struct voi_input known = *input;
        known.n_parameters = n_summaries;
        known.theta = columns;
        known.bases = NULL;
        status = evppi(&known, NULL, 1, &(struct evppi_set){n_summaries, all}, row, error);
    }
    if (status == 0) {
        cap_row(row, cap);
    }
    free(values);
    return status;
}

/* ---- surveys */

static int two_groups(const struct evsi_survey *survey) {
    return survey->design == EVSI_MATCHED || survey->design == EVSI_LOTTERY;
}

struct simulated {
    const struct evsi_survey *survey;
    const double *target;
    double guess;
    uint32_t seed;
    size_t n;
};

static int simulate_survey(const void *context, size_t sample, double *summary,
                           struct error *error) {
    const struct simulated *self = context;
    double values[2];
    (void)error;
    evsi_simulate(self->survey, self->seed, sample, self->target[sample], self->guess, self->n,
                  values);
    summary[0] = values[0];
    if (self->survey->non_response > 0) {
        summary[1] = values[1];
    }
    return 0;
}

static int within(double value, double least, double most, const char *what, const char *survey,
                  struct error *error) {
    return value >= least && value <= most
               ? 0
               : error_set(error, FONDSIM_DOMAIN, "survey %s: %s is %.9g, expected %.9g to %.9g",
                           survey, what, value, least, most);
}

static int check_numbers(const struct evsi_survey *s, struct error *error) {
    static const double below_one = 1 - 1e-9;
    int share = s->measure == EVSI_SHARE;
    int paired = s->design == EVSI_BEFORE_AFTER && !share;
    const struct {
        double value, least, most;
        const char *what;
    } numbers[] = {
        {s->noise, 0, share ? 0 : DBL_MAX, "noise"},
        {s->correlation, 0, paired ? below_one : 0, "correlation"},
        {s->baseline, 0, share && s->design != EVSI_ONCE ? 1 : 0, "baseline"},
        {s->misclassified, 0, share ? below_one : 0, "misclassified"},
        {(double)s->levels, share ? 2 : 0, share ? 1000 : DBL_MAX, "levels"},
        {s->non_response, 0, below_one, "non-response"},
        {s->confounding, 0,
         s->design == EVSI_BEFORE_AFTER || s->design == EVSI_MATCHED ? DBL_MAX : 0, "confounding"},
        {s->delay, 0, DBL_MAX, "delay"},
        {s->horizon, 1e-9, HUGE_VAL, "horizon"},
        {s->rate, -below_one, DBL_MAX, "rate"},
        {s->fixed_cost, 0, DBL_MAX, "fixed cost"},
        {s->cost, 0, DBL_MAX, "cost"},
    };
    int status = 0;
    for (size_t k = 0; status == 0 && k < sizeof numbers / sizeof numbers[0]; k++) {
        status = within(numbers[k].value, numbers[k].least, numbers[k].most, numbers[k].what,
                        s->name, error);
    }
    return status;
}

static int check_sizes(const struct evsi_survey *s, size_t n_sizes, const size_t *sizes,
                       struct error *error) {
    size_t groups = two_groups(s) ? 2 : 1;
    size_t most = s->population == 0 ? EVSI_MOST_UNITS : s->population * groups;
    most = most < EVSI_MOST_UNITS ? most : EVSI_MOST_UNITS;
    if (n_sizes == 0) {
        return error_set(error, FONDSIM_DOMAIN, "survey %s: no size", s->name);
    }
    for (size_t k = 0; k < n_sizes; k++) {
        if (sizes[k] < groups || sizes[k] > most || sizes[k] % groups != 0) {
            return error_set(error, FONDSIM_DOMAIN, "survey %s: %zu units, expected %zu to %zu%s",
                             s->name, sizes[k], groups, most,
                             groups == 2 ? ", an even number" : "");
        }
        if (k > 0 && sizes[k] <= sizes[k - 1]) {
            return error_set(error, FONDSIM_DOMAIN, "survey %s: sizes must ascend", s->name);
        }
    }
    return 0;
}

/* A target that is a share must be one; of two groups a difference of shares. */
static int check_target(const struct voi_input *input, const double *target,
                        const struct evsi_survey *s, struct error *error) {
    struct draws samples = {
        .samples = input->shape.samples, .inner = 1, .block = input->shape.block};
    int status = draws_check(&input->shape, error);
    if (status == 0) {
        status = draws_finite(&samples, target, "survey target", error);
    }
    double least = s->design == EVSI_ONCE ? 0 : -1;
    for (size_t i = 0; status == 0 && s->measure == EVSI_SHARE && i < samples.samples; i++) {
        status = within(target[i], least, 1, "a share", s->name, error);
    }
    return status;
}

static void price(const struct evsi_survey *s, struct evsi_row *row) {
    int dates = s->design == EVSI_BEFORE_AFTER ? 2 : 1;
    row->responses = (double)row->n * (1 - s->non_response) * dates;
    row->left = fmax(0, 1 - s->delay / s->horizon) * stats_discount_factor(s->rate, s->delay);
    row->cost = s->fixed_cost + s->cost * row->responses;
    row->net = row->left * row->information.value - row->cost;
    row->net_se = row->left * row->information.se;
}

/* EVSI of each size by itself; of several errors the one of the smallest size is told. */
static int value_sizes(const struct voi_input *input, const struct simulated *common,
                       const struct evppi *cap, size_t n_sizes, const size_t *sizes,
                       struct evsi_row *rows, struct error *error) {
    int code = 0;
    size_t first = n_sizes, summaries = common->survey->non_response > 0 ? 2 : 1;
    struct error told = {0};
#pragma omp parallel for schedule(dynamic, 1) num_threads(voi_threads(input->threads, n_sizes))
    for (size_t k = 0; k < n_sizes; k++) {
        struct simulated work = *common;
        struct error own = {0};
        work.n = rows[k].n = sizes[k];
        int status =
            evsi_of(input, cap, simulate_survey, &work, summaries, &rows[k].information, &own);
#pragma omp critical(fondsim_evsi)
        if (status < 0 && k < first) {
            first = k;
            code = status;
            told = own;
        }
    }
    if (code < 0) {
        error_set(error, code, "%s", told.text);
    }
    return code;
}

int evsi_survey(const struct voi_input *input, const double *target,
                const struct evsi_survey *survey, uint32_t seed, size_t n_sizes,
                const size_t *sizes, struct evppi *target_row, struct evsi_row *rows, size_t *best,
                struct error *error) {
    *best = n_sizes;
    int status = check_numbers(survey, error);
    if (status == 0) {
        status = check_sizes(survey, n_sizes, sizes, error);
    }
    if (status == 0) {
        status = check_target(input, target, survey, error);
    }
    struct voi_evpi evpi;
    if (status == 0) {
        status = voi_evpi(input, &evpi, error);
    }
    if (status == 0) {
        struct voi_input about = *input;
        about.n_parameters = 1;
        about.theta = &target;
        about.bases = NULL;
        status = evppi(&about, &evpi, 1, &(struct evppi_set){1, (size_t[]){0}}, target_row, error);
    }
    struct simulated work = {.survey = survey, .target = target, .seed = seed};
    work.guess = status == 0 ? stats_mean(target, input->shape.samples) : 0;
    if (status == 0) {
        status = value_sizes(input, &work, target_row, n_sizes, sizes, rows, error);
    }
    for (size_t k = 0; status == 0 && k < n_sizes; k++) {
        struct evsi_row *row = &rows[k];
        if (k > 0 && rows[k - 1].information.value > row->information.value) {
            row->information.value = rows[k - 1].information.value;
            row->information.se = rows[k - 1].information.se;
            row->information.raised = 1;
        }
        price(survey, row);
        if (row->net > 0 && (*best == n_sizes || row->net > rows[*best].net)) {
            *best = k;
        }
    }
    return status;
}
