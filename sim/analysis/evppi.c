/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EVPPI of sets of parameters by regression, monotone in the set. Pure. */
#include "sim/analysis/evppi.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/analysis/regression.h"
#include "sim/analysis/spline.h"
#include "sim/core/moments.h"
#include "sim/core/stats.h"

static int no_memory(struct error *error) {
    error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    return FONDSIM_NO_MEMORY;
}

/* ---- one set */

/* Sums over the rows of one fit. */
struct sums {
    double highest; /* of max over options of fitted gains */
    double *fitted; /* [other] */
    size_t rows;
};

/* Adds a row; fitted gains of that fit are left in gains[others]. */
static void add_row(struct sums *self, const double *gains, size_t others) {
    double highest = 0;
    for (size_t d = 0; d < others; d++) {
        highest = fmax(highest, gains[d]);
        self->fitted[d] += gains[d];
    }
    self->highest += highest;
    self->rows++;
}

static double value_of(const struct sums *self, size_t others) {
    double n = (double)self->rows, highest = 0;
    for (size_t d = 0; d < others; d++) {
        highest = fmax(highest, self->fitted[d] / n);
    }
    return self->highest / n - highest;
}

/* What the option that looks best gains in truth. */
static double chosen(const struct voi_gains *gains, const double *fitted, size_t row) {
    double highest = 0, value = 0;
    for (size_t d = 0; d < gains->others; d++) {
        if (fitted[d] > highest) {
            highest = fitted[d];
            value = gains->gain[d][row];
        }
    }
    return value;
}

/* Goes once through the rows with all fits: sums[1 + groups], and what each row gains when the
 * choice is made without its group. */
static void go_through(const struct regression *fit, const struct voi_gains *gains,
                       struct sums *sums, double *terms, double *fitted, double *crossed) {
    for (size_t i = 0, own = 0; i < fit->n; i++) {
        while (fit->n_groups > 0 && i >= fit->group[own + 1]) {
            own++;
        }
        regression_row(fit, i, terms);
        for (size_t f = 0; f <= fit->n_groups; f++) {
            for (size_t d = 0; d < gains->others; d++) {
                fitted[d] = regression_value(fit, f, d, terms);
            }
            if (f == own + 1) {
                crossed[i] = chosen(gains, fitted, i);
            } else {
                add_row(&sums[f], fitted, gains->others);
            }
        }
    }
}

static int value_fit(const struct regression *fit, const struct voi_gains *gains,
                     struct evppi *self, struct error *error) {
    size_t fits = 1 + fit->n_groups;
    struct sums sums[1 + REGRESSION_MOST_GROUPS] = {0};
    double without[REGRESSION_MOST_GROUPS];
    double *fitted = calloc((fits + 1) * (gains->others + 1), sizeof *fitted);
    double *terms = malloc((fit->n_terms + 1) * sizeof *terms);
    double *crossed = malloc(fit->n * sizeof *crossed);
    int status = 0;
    if (fitted == NULL || terms == NULL || crossed == NULL) {
        status = no_memory(error);
        goto out;
    }
    for (size_t f = 0; f <= fit->n_groups; f++) {
        sums[f].fitted = fitted + (f + 1) * (gains->others + 1);
    }
    go_through(fit, gains, sums, terms, fitted, crossed);
    for (size_t f = 1; f < fits; f++) {
        without[f - 1] = value_of(&sums[f], gains->others);
    }
    self->plain = value_of(&sums[0], gains->others);
    self->plain_se = gains->blocks < MOMENTS_MIN_BLOCKS
                         ? (double)NAN
                         : stats_jackknife_error(without, fit->n_groups);
    if (fit->n_groups > 0) {
        double low = voi_excess(gains, crossed, &self->low_se);
        self->low = fmax(0, fmin(low, self->plain));
    }
out:
    free(fitted);
    free(terms);
    free(crossed);
    return status;
}

/* columns[n]: draws of the parameters of the set; bases[n] their functions. */
static int value_set(const struct voi_gains *gains, size_t n, const double *const *columns,
                     const struct regression_basis *const *bases, struct evppi *self,
                     struct error *error) {
    struct regression_data data = {.n = gains->n,
                                   .block = gains->block,
                                   .n_columns = n,
                                   .x = columns,
                                   .n_responses = gains->others,
                                   .y = (const double *const *)gains->gain,
                                   .bases = bases};
    struct regression fit;
    *self = (struct evppi){.low = (double)NAN, .low_se = (double)NAN};
    int status = regression_fit(&data, &fit, error);
    if (status != 0) {
        return status;
    }
    self->constant = fit.n_used == 0;
    self->n_terms = fit.n_terms;
    self->level = fit.level;
    self->explained = fit.explained;
    status = value_fit(&fit, gains, self, error);
    if (status == 0) {
        status = regression_check(&fit, &data, &self->check, error);
    }
    if (self->constant) { /* nothing can be learnt: no rounding, no error */
        self->plain = self->plain_se = self->low = self->low_se = 0;
        self->check = 1;
    }
    self->value = self->plain;
    self->se = self->plain_se;
    regression_free(&fit);
    return status;
}

/* ---- families of sets */

/* A set with its parameters ascending, once each. */
struct member {
    size_t n;
    size_t *parameters;
    struct evppi result;
};

struct family {
    size_t n, room;
    struct member *members; /* in order of size once sorted */
};

static void family_free(struct family *self) {
    for (size_t k = 0; k < self->n; k++) {
        free(self->members[k].parameters);
    }
    free(self->members);
    *self = (struct family){0};
}

/* Index of a set of ascending parameters, or self->n. */
static size_t family_find(const struct family *self, const size_t *parameters, size_t n) {
    for (size_t k = 0; k < self->n; k++) {
        if (self->members[k].n == n &&
            memcmp(self->members[k].parameters, parameters, n * sizeof *parameters) == 0) {
            return k;
        }
    }
    return self->n;
}

static int family_add(struct family *self, const size_t *parameters, size_t n,
                      struct error *error) {
    if (n == 0 || family_find(self, parameters, n) < self->n) {
        return 0;
    }
    if (self->n == self->room) {
        size_t room = self->room == 0 ? 16 : 2 * self->room;
        struct member *grown = realloc(self->members, room * sizeof *grown);
        if (grown == NULL) {
            return no_memory(error);
        }
        self->members = grown;
        self->room = room;
    }
    struct member *member = &self->members[self->n];
    *member = (struct member){.n = n, .parameters = malloc(n * sizeof *parameters)};
    if (member->parameters == NULL) {
        return no_memory(error);
    }
    memcpy(member->parameters, parameters, n * sizeof *parameters);
    self->n++;
    return 0;
}

/* The subsets that the header promises, and the set. */
static int family_add_below(struct family *self, const size_t *parameters, size_t n,
                            struct error *error) {
    int status = 0;
    if (n > EVPPI_ALL_SUBSETS) {
        for (size_t k = 0; status == 0 && k < n; k++) {
            status = family_add(self, &parameters[k], 1, error);
        }
        return status != 0 ? status : family_add(self, parameters, n, error);
    }
    for (unsigned mask = 1; status == 0 && mask < 1U << n; mask++) {
        size_t subset[EVPPI_ALL_SUBSETS], size = 0;
        for (size_t k = 0; k < n; k++) {
            if (mask >> k & 1U) {
                subset[size++] = parameters[k];
            }
        }
        status = family_add(self, subset, size, error);
    }
    return status;
}

static int by_number(const void *left, const void *right) {
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Copies a set ascending and without repeats: sorted[set->n]; *n receives the number left. */
static int sort_set(const struct voi_input *input, const struct evppi_set *set, size_t *sorted,
                    size_t *n, struct error *error) {
    for (size_t k = 0; k < set->n; k++) {
        if (set->parameters[k] >= input->n_parameters) {
            return error_set(error, FONDSIM_DOMAIN, "no parameter %zu, there are %zu",
                             set->parameters[k], input->n_parameters);
        }
        sorted[k] = set->parameters[k];
    }
    qsort(sorted, set->n, sizeof *sorted, by_number);
    *n = 0;
    for (size_t k = 0; k < set->n; k++) {
        if (*n == 0 || sorted[k] != sorted[*n - 1]) {
            sorted[(*n)++] = sorted[k];
        }
    }
    return *n > 0 ? 0 : error_set(error, FONDSIM_DOMAIN, "a set without parameter");
}

static int by_size(const void *left, const void *right) {
    const struct member *a = left, *b = right;
    return (a->n > b->n) - (a->n < b->n);
}

static int contains(const struct member *set, const struct member *subset) {
    size_t found = 0;
    for (size_t k = 0; k < set->n && found < subset->n; k++) {
        found += set->parameters[k] == subset->parameters[found];
    }
    return found == subset->n;
}

/* Raises a set to the highest of its subsets, which stand before it, then caps it. */
static void order(struct family *self, size_t k, const struct voi_evpi *evpi) {
    struct evppi *row = &self->members[k].result;
    for (size_t s = 0; s < k; s++) {
        const struct evppi *below = &self->members[s].result;
        if (below->value > row->value && contains(&self->members[k], &self->members[s])) {
            row->value = below->value;
            row->se = below->se;
            row->raised = 1;
        }
    }
    if (evpi != NULL && row->value > evpi->high) {
        row->value = evpi->high;
        row->se = evpi->high_se;
        row->capped = 1;
    }
}

static int check_draws(const struct voi_gains *gains, const double *column, size_t parameter,
                       struct error *error) {
    struct draws samples = {.samples = gains->n, .inner = 1, .block = gains->block};
    char what[64];
    snprintf(what, sizeof what, "parameter %zu", parameter);
    return draws_finite(&samples, column, what, error);
}

/* Draws of one parameter after the other: each stands alone in the family. */
static int check_family(const struct family *self, const struct voi_input *input,
                        const struct voi_gains *gains, struct error *error) {
    int status = 0;
    for (size_t k = 0; status == 0 && k < self->n; k++) {
        size_t parameter = self->members[k].parameters[0];
        if (self->members[k].n == 1) {
            status = check_draws(gains, input->theta[parameter], parameter, error);
        }
    }
    return status;
}

static int value_member(struct member *self, const struct voi_input *input,
                        const struct voi_gains *gains, struct error *error) {
    const double **columns = calloc(self->n, sizeof *columns);
    const struct regression_basis **bases = calloc(self->n, sizeof *bases);
    int status = columns == NULL || bases == NULL ? no_memory(error) : 0;
    for (size_t j = 0; status == 0 && j < self->n; j++) {
        columns[j] = input->theta[self->parameters[j]];
        bases[j] = input->bases == NULL ? NULL : &input->bases[self->parameters[j]];
    }
    if (status == 0) {
        status = value_set(gains, self->n, columns, bases, &self->result, error);
    }
    free((void *)columns);
    free((void *)bases);
    return status;
}

/* Sets in any order, the largest first so that no thread is left with it at the end: each is a
 * function of its columns alone. Of several errors the one of the smallest set is told. */
static int value_members(struct family *self, const struct voi_input *input,
                         const struct voi_gains *gains, struct error *error) {
    int stop = 0;
    size_t first = self->n;
    int code = 0;
    struct error told = {0};
#pragma omp parallel for schedule(dynamic, 1) num_threads(voi_threads(input->threads, self->n))
    for (size_t from_end = 0; from_end < self->n; from_end++) {
        size_t k = self->n - 1 - from_end;
        struct error own = {0};
        int asked;
#pragma omp atomic read
        asked = stop;
        if (asked) {
            continue;
        }
        int status = value_member(&self->members[k], input, gains, &own);
#pragma omp critical(fondsim_evppi)
        {
            if (status < 0 && k < first) {
                first = k;
                code = status;
                told = own;
            }
            if (input->fitted != NULL && input->fitted(input->context, self->members[k].n) != 0) {
#pragma omp atomic write
                stop = 1;
            }
        }
    }
    if (code < 0) {
        error_set(error, code, "%s", told.text);
    } else if (stop) {
        code = FONDSIM_INTERRUPTED;
        error_set(error, code, "%s", error_sentence(code));
    }
    return code;
}

static int value_family(struct family *self, const struct voi_input *input,
                        const struct voi_evpi *evpi, struct error *error) {
    struct voi_gains gains;
    int status = voi_gains_init(&gains, input, error);
    if (status != 0) {
        return status;
    }
    status = check_family(self, input, &gains, error);
    status = status < 0 ? status : value_members(self, input, &gains, error);
    for (size_t k = 0; status == 0 && k < self->n; k++) {
        order(self, k, evpi);
    }
    voi_gains_free(&gains);
    return status;
}

/* ---- public */

static int is_finite(const double *column, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(column[i])) {
            return 0;
        }
    }
    return 1;
}

int evppi_bases_init(const struct voi_input *input, struct regression_basis *bases,
                     struct error *error) {
    size_t n = input->shape.samples, each = n * SPLINE_MOST_KNOTS * sizeof(double);
    size_t fit = each > 0 ? EVPPI_BASES_BYTES / each : 0, code_at = input->n_parameters;
    fit = fit < input->n_parameters ? fit : input->n_parameters;
    int code = 0;
    struct error told = {0};
    for (size_t k = 0; k < input->n_parameters; k++) {
        bases[k] = (struct regression_basis){0};
    }
#pragma omp parallel for schedule(dynamic, 1) num_threads(voi_threads(input->threads, fit))
    for (size_t k = 0; k < fit; k++) {
        struct error own = {0};
        int status = is_finite(input->theta[k], n)
                         ? regression_basis_init(&bases[k], input->theta[k], n, &own)
                         : 0;
#pragma omp critical(fondsim_bases)
        if (status < 0 && k < code_at) {
            code_at = k;
            code = status;
            told = own;
        }
    }
    if (code < 0) {
        evppi_bases_free(bases, input->n_parameters);
        error_set(error, code, "%s", told.text);
    }
    return code;
}

void evppi_bases_free(struct regression_basis *bases, size_t n_parameters) {
    for (size_t k = 0; bases != NULL && k < n_parameters; k++) {
        regression_basis_free(&bases[k]);
    }
}

int evppi(const struct voi_input *input, const struct voi_evpi *evpi, size_t n_sets,
          const struct evppi_set *sets, struct evppi *rows, struct error *error) {
    struct family family = {0};
    size_t longest = 1, n = 0;
    for (size_t s = 0; s < n_sets; s++) {
        longest = sets[s].n > longest ? sets[s].n : longest;
    }
    size_t *sorted = malloc(longest * sizeof *sorted);
    int status = sorted == NULL ? no_memory(error) : 0;
    for (size_t s = 0; status == 0 && s < n_sets; s++) {
        status = sort_set(input, &sets[s], sorted, &n, error);
        if (status == 0) {
            status = family_add_below(&family, sorted, n, error);
        }
    }
    if (status == 0 && family.n > 0) {
        qsort(family.members, family.n, sizeof *family.members, by_size);
        status = value_family(&family, input, evpi, error);
    }
    for (size_t s = 0; status == 0 && s < n_sets; s++) {
        status = sort_set(input, &sets[s], sorted, &n, error);
        size_t found = family_find(&family, sorted, n);
        if (status == 0 && found < family.n) {
            rows[s] = family.members[found].result;
        }
    }
    free(sorted);
    family_free(&family);
    return status;
}
