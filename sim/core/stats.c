/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small statistics on plain arrays; GSL does the sorting, summing and root finding. Never knows
 * what is summarised. */
#include "sim/core/stats.h"

#include <float.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ summaries */

double stats_mean(const double *x, size_t n) {
    return n < 1 ? NAN : gsl_stats_mean(x, 1, n);
}

double stats_variance(const double *x, size_t n) {
    return n < 2 ? NAN : gsl_stats_variance(x, 1, n);
}

void stats_sort(double *x, size_t n) {
    gsl_sort(x, 1, n);
}

double stats_quantile(const double *sorted, size_t n, double p) {
    return n < 1 ? NAN : gsl_stats_quantile_from_sorted_data(sorted, 1, n, p);
}

double stats_block_error(const double *x, size_t n, size_t block) {
    if (block == 0 || n % block != 0 || n / block < 2) {
        return NAN;
    }
    size_t blocks = n / block;
    /* one pass, as gsl_stats_variance does, so that no array of block means is needed */
    double mean = 0, square = 0;
    for (size_t b = 0; b < blocks; b++) {
        double away = gsl_stats_mean(x + b * block, 1, block) - mean;
        mean += away / (double)(b + 1);
        square += away * away * (double)b / (double)(b + 1);
    }
    return sqrt(square / (double)(blocks - 1) / (double)blocks);
}

double stats_jackknife_error(const double *without, size_t n) {
    if (n < 2) {
        return NAN;
    }
    return sqrt((double)(n - 1) / (double)n * (double)(n - 1) * gsl_stats_variance(without, 1, n));
}

/* More groups would mean fewer rows left out at a time; see the header. */
enum { MOST_GROUPS = 40 };

struct ranked {
    const double *x;
    size_t n;
    size_t *order; /* [n] row of each rank */
    size_t *rank;  /* [n] rank of each row */
    size_t *out;   /* [n] ranks of the group that is left out, ascending */
};

/* Value of rank k among the rows that are not left out. */
static double remaining(const struct ranked *self, size_t n_out, size_t k) {
    for (size_t i = 0; i < n_out && self->out[i] <= k; i++) {
        k++;
    }
    return self->x[self->order[k]];
}

/* Type 7 quantile without n_out rows. */
static double remaining_quantile(const struct ranked *self, size_t n_out, double p) {
    double place = (double)(self->n - n_out - 1) * p;
    size_t low = (size_t)place;
    double share = place - (double)low;
    double value = remaining(self, n_out, low);
    return share > 0 ? (1 - share) * value + share * remaining(self, n_out, low + 1) : value;
}

static int compare_ranks(const void *left, const void *right) {
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* without[g * n_p + j]: quantile j without group g, groups as even as whole blocks allow. */
static void leave_out_each(struct ranked *self, size_t block, size_t groups, const double *p,
                           size_t n_p, double *without) {
    size_t blocks = self->n / block;
    for (size_t g = 0; g < groups; g++) {
        size_t first = g * blocks / groups * block, end = (g + 1) * blocks / groups * block;
        memcpy(self->out, self->rank + first, (end - first) * sizeof *self->out);
        qsort(self->out, end - first, sizeof *self->out, compare_ranks);
        for (size_t j = 0; j < n_p; j++) {
            without[j * groups + g] = remaining_quantile(self, end - first, p[j]);
        }
    }
}

int stats_quantile_errors(const double *x, size_t n, size_t block, const double *p, size_t n_p,
                          double *quantiles, double *errors, struct error *error) {
    if (n == 0 || block == 0 || n % block != 0) {
        return error_set(error, FONDSIM_DOMAIN, "%zu values are not whole blocks of %zu", n, block);
    }
    size_t groups = n / block < MOST_GROUPS ? n / block : MOST_GROUPS;
    struct ranked ranked = {x, n, calloc(n, sizeof(size_t)), calloc(n, sizeof(size_t)),
                            calloc(n, sizeof(size_t))};
    double *without = calloc(groups * n_p + 1, sizeof *without);
    int code = FONDSIM_OK;
    if (ranked.order == NULL || ranked.rank == NULL || ranked.out == NULL || without == NULL) {
        code = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        goto out;
    }
    gsl_sort_index(ranked.order, x, 1, n);
    for (size_t r = 0; r < n; r++) {
        ranked.rank[ranked.order[r]] = r;
    }
    if (groups > 1) {
        leave_out_each(&ranked, block, groups, p, n_p, without);
    }
    for (size_t j = 0; j < n_p; j++) {
        quantiles[j] = remaining_quantile(&ranked, 0, p[j]);
        errors[j] = groups > 1 ? stats_jackknife_error(without + j * groups, groups) : NAN;
    }
out:
    free(without);
    free(ranked.order);
    free(ranked.rank);
    free(ranked.out);
    return code;
}

/* ------------------------------------------------------------------ inequality */

static double weight(const double *weights, size_t i) {
    return weights == NULL ? 1 : weights[i];
}

static double weighted_mean(const double *x, const double *weights, size_t n) {
    if (n == 0) {
        return NAN;
    }
    return weights == NULL ? gsl_stats_mean(x, 1, n) : gsl_stats_wmean(weights, 1, x, 1, n);
}

/* 1 when no amount is negative (or NaN) and their mean is above 0. */
static int is_amount(const double *x, double mean, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!(x[i] >= 0)) {
            return 0;
        }
    }
    return n > 0 && mean > 0;
}

double stats_concentration(const double *x, const double *rank, const double *weights, size_t n,
                           size_t *order) {
    double mean = weighted_mean(x, weights, n);
    if (!(mean > 0)) {
        return NAN;
    }
    gsl_sort_index(order, rank, 1, n);
    double total = 0, below = 0, sum = 0;
    for (size_t i = 0; i < n; i++) {
        total += weight(weights, i);
    }
    for (size_t first = 0, end; first < n; first = end) {
        double tied = 0, amount = 0;
        for (end = first; end < n && rank[order[end]] <= rank[order[first]]; end++) {
            tied += weight(weights, order[end]);
            amount += weight(weights, order[end]) * x[order[end]];
        }
        if (end == first) {
            return NAN; /* a NaN among the ranks */
        }
        sum += amount / total * ((below + tied / 2) / total);
        below += tied;
    }
    return 2 * sum / mean - 1;
}

double stats_gini(const double *x, const double *weights, size_t n, size_t *order) {
    if (!is_amount(x, weighted_mean(x, weights, n), n)) {
        return NAN;
    }
    return stats_concentration(x, x, weights, n, order);
}

double stats_theil(const double *x, const double *weights, size_t n) {
    double mean = weighted_mean(x, weights, n);
    if (!is_amount(x, mean, n)) {
        return NAN;
    }
    double total = 0, sum = 0;
    for (size_t i = 0; i < n; i++) {
        total += weight(weights, i);
        if (x[i] > 0) {
            sum += weight(weights, i) * (x[i] / mean) * log(x[i] / mean);
        }
    }
    return sum / total;
}

double stats_atkinson(const double *x, const double *weights, size_t n, double epsilon) {
    double mean = weighted_mean(x, weights, n);
    if (!is_amount(x, mean, n) || !(epsilon >= 0)) {
        return NAN;
    }
    double total = 0, sum = 0, power = 1 - epsilon;
    for (size_t i = 0; i < n; i++) {
        double w = weight(weights, i);
        total += w;
        if (w > 0) { /* 0 heads do not count, even with an amount of 0 */
            sum += w * (epsilon == 1 ? log(x[i] / mean) : pow(x[i] / mean, power));
        }
    }
    return 1 - (epsilon == 1 ? exp(sum / total) : pow(sum / total, 1 / power));
}

/* ------------------------------------------------------------------ money in time */

double stats_discount_rate(double risk_free, double beta, double premium) {
    return risk_free + beta * premium;
}

double stats_discount_factor(double rate, double years) {
    return exp(-years * log1p(rate));
}

struct flows {
    const double *flow;
    size_t n;
};

/* Present value at the yearly discount factor exp(-x), x = ln(1 + rate): Horner from the last flow,
 * times exp(x (n - 1)) when x < 0, which moves no root and keeps the sum finite. */
static double present_value(double x, void *self) {
    const struct flows *flows = self;
    double sum = 0, factor = exp(-fabs(x));
    for (size_t i = 0; i < flows->n; i++) {
        sum = sum * factor + flows->flow[x < 0 ? i : flows->n - 1 - i];
    }
    return sum;
}

static int sign_changes(const double *flows, size_t n) {
    int changes = 0;
    double last = 0;
    for (size_t i = 0; i < n; i++) {
        changes += last * flows[i] < 0;
        if (flows[i] != 0) {
            last = copysign(1, flows[i]);
        }
    }
    return changes;
}

int stats_internal_rate(const double *flows, size_t n, double *rate, struct error *error) {
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(flows[i])) {
            return error_set(error, FONDSIM_DOMAIN, "flow %zu is not a finite number", i + 1);
        }
    }
    int changes = sign_changes(flows, n);
    if (changes != 1) { /* Descartes: one change, one rate */
        return error_set(error, FONDSIM_DOMAIN,
                         "flows change sign %d times: no single internal rate of return", changes);
    }
    struct flows all = {flows, n};
    gsl_function function = {present_value, &all};
    const double most = log1p(1e6);
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    if (solver == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int code = FONDSIM_OK;
    int status = gsl_root_fsolver_set(solver, &function, -most, most);
    for (int i = 0; status == GSL_SUCCESS && i < 500; i++) {
        status = gsl_root_fsolver_iterate(solver);
        if (gsl_root_test_interval(gsl_root_fsolver_x_lower(solver),
                                   gsl_root_fsolver_x_upper(solver), 1e-15,
                                   4 * DBL_EPSILON) == GSL_SUCCESS) {
            break;
        }
    }
    if (status == GSL_SUCCESS) {
        *rate = expm1(gsl_root_fsolver_root(solver));
    } else {
        code = error_set(error, FONDSIM_DOMAIN, "internal rate of return: beyond 1e6");
    }
    gsl_root_fsolver_free(solver);
    return code;
}

/* ------------------------------------------------------------------ printing */

/* Power of ten of the first significant digit once rounded to `digits` significant digits: 0.096
 * rounded to one digit is 0.1, of power -1. */
static int power_of_ten(double value, int digits) {
    char text[64];
    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    const char *e = strchr(text, 'e');
    return e == NULL ? 0 : (int)strtol(e + 1, NULL, 10);
}

/* Plain decimals down to the given power of ten; significant digits when that does not fit. */
static void print_to(double value, int power, char *text, size_t size) {
    double unit = pow(10, power), shown = power > 0 ? round(value / unit) * unit : value;
    int length = snprintf(text, size, "%.*f", power < 0 ? -power : 0, shown);
    if (length < 0 || (size_t)length >= size) {
        snprintf(text, size, "%.3g", value);
    } else if (text[0] == '-' && strspn(text, "-0.") == strlen(text)) {
        memmove(text, text + 1, strlen(text)); /* no "-0.0" */
    }
}

void stats_round_to_error(double value, double se, char *text, size_t size) {
    if (size == 0) {
        return;
    }
    if (isnan(value)) {
        snprintf(text, size, "n/a");
    } else if (isinf(value) || se == 0) {
        snprintf(text, size, "%.15g", value + 0.0);
    } else if (!isfinite(se)) {
        print_to(value, value == 0 ? 0 : power_of_ten(value, 3) - 2, text, size);
    } else {
        print_to(value, power_of_ten(fabs(se), 1), text, size);
    }
}

void stats_round_error(double se, char *text, size_t size) {
    if (size == 0) {
        return;
    }
    if (isnan(se)) {
        snprintf(text, size, "n/a");
    } else if (isinf(se) || se == 0) {
        snprintf(text, size, "%g", se);
    } else {
        print_to(se, power_of_ten(fabs(se), 1), text, size);
    }
}
