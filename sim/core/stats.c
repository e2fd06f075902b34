/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small statistics on plain arrays; GSL does the sorting, summing and root finding. Never knows
 * what is summarised. */
#include "sim/core/stats.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_version.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *stats_library(void) {
    return gsl_version;
}

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

/* What stands in [first, end) is not smaller than what stands before and not larger than what
 * stands behind. The middle quantile first: it parts the values for the others. */
static void select_quantiles(double *x, size_t n, size_t first, size_t end, const double *p,
                             size_t n_p, double *out) {
    if (n_p == 0) {
        return;
    }
    size_t m = n_p / 2;
    double place = (double)(n - 1) * p[m], whole = floor(place);
    size_t k = (size_t)whole;
    double low = gsl_stats_select(x + first, 1, end - first, k - first), high = low;
    if (place > whole && k + 1 < n) {
        size_t stop = k + 1 < end ? end : n;
        high = gsl_stats_min(x + k + 1, 1, stop - k - 1);
    }
    out[m] = low + (place - whole) * (high - low);
    select_quantiles(x, n, first, k + 1, p, m, out);
    select_quantiles(x, n, k, end, p + m + 1, n_p - m - 1, out + m + 1);
}

void stats_quantiles(double *x, size_t n, const double *p, size_t n_p, double *out) {
    for (size_t i = 0; n == 0 && i < n_p; i++) {
        out[i] = (double)NAN;
    }
    if (n > 0) {
        select_quantiles(x, n, 0, n, p, n_p, out);
    }
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

/* One value of a window, and the group that it belongs to. */
struct placed {
    double x;
    size_t group;
};

/* The order statistics that one quantile needs, whichever group is left out: those from rank
 * `first` on. Ranks outside the window are only counted, so that nothing is sorted whole. */
struct window {
    double low, high; /* values at its first and at its last rank */
    size_t n;         /* values strictly between them */
    struct placed *inside;
    size_t below, *below_of; /* values under `low`: all, and [group] */
    size_t lows, *lows_of;   /* values that are `low`: likewise */
};

static int compare_placed(const void *left, const void *right) {
    const struct placed *a = left, *b = right;
    return (a->x > b->x) - (a->x < b->x);
}

/* Fills *self for quantile p of x[n] when up to `most` rows, at least `least`, are left out.
 * work[n] holds x in any order and is reordered. */
static void window_fill(struct window *self, const double *x, size_t n, const size_t *ends,
                        size_t groups, size_t least, size_t most, double p, double *work) {
    size_t from = (size_t)((double)(n - most - 1) * p);
    size_t to = (size_t)((double)(n - least - 1) * p) + 1 + most;
    to = to < n - 1 ? to : n - 1;
    self->low = gsl_stats_select(work, 1, n, from);
    self->high = gsl_stats_select(work + from, 1, n - from, to - from);
    self->n = self->below = self->lows = 0;
    for (size_t g = 0, i = 0; g < groups; g++) {
        size_t below = self->below, lows = self->lows;
        for (; i < ends[g]; i++) {
            self->below += x[i] < self->low;
            self->lows += x[i] == self->low;
            if (x[i] > self->low && x[i] < self->high) {
                self->inside[self->n++] = (struct placed){x[i], g};
            }
        }
        self->below_of[g] = self->below - below;
        self->lows_of[g] = self->lows - lows;
    }
    qsort(self->inside, self->n, sizeof *self->inside, compare_placed);
}

/* Value of rank k, at least that of the window's start, among the rows outside group g; g beyond
 * the groups leaves nothing out. */
static double remaining(const struct window *self, size_t groups, size_t g, size_t k) {
    k -= self->below - (g < groups ? self->below_of[g] : 0);
    size_t lows = self->lows - (g < groups ? self->lows_of[g] : 0);
    if (k < lows) {
        return self->low;
    }
    k -= lows;
    for (size_t i = 0; i < self->n; i++) {
        if (self->inside[i].group != g && k-- == 0) {
            return self->inside[i].x;
        }
    }
    return self->high;
}

/* Type 7 quantile of the n rows that are left without group g. */
static double remaining_quantile(const struct window *self, size_t groups, size_t g, size_t n,
                                 double p) {
    double place = (double)(n - 1) * p;
    size_t low = (size_t)place;
    double share = place - (double)low;
    double value = remaining(self, groups, g, low);
    return share > 0 ? (1 - share) * value + share * remaining(self, groups, g, low + 1) : value;
}

/* One quantile, and without[groups] of it. ends[g] is the row after group g. */
static double leave_out_each(struct window *window, const double *x, size_t n, const size_t *ends,
                             size_t groups, double p, double *work, double *without) {
    size_t least = n, most = 0;
    for (size_t g = 0; g < groups; g++) {
        size_t size = ends[g] - (g > 0 ? ends[g - 1] : 0);
        least = size < least ? size : least;
        most = size > most ? size : most;
    }
    if (groups < 2) { /* nothing can be left out */
        least = most = 0;
    }
    window_fill(window, x, n, ends, groups, least, most, p, work);
    for (size_t g = 0; g < groups && groups > 1; g++) {
        size_t size = ends[g] - (g > 0 ? ends[g - 1] : 0);
        without[g] = remaining_quantile(window, groups, g, n - size, p);
    }
    return remaining_quantile(window, groups, groups, n, p);
}

int stats_quantile_errors(const double *x, size_t n, size_t block, const double *p, size_t n_p,
                          double *quantiles, double *errors, struct error *error) {
    if (n == 0 || block == 0 || n % block != 0) {
        return error_set(error, FONDSIM_DOMAIN, "%zu values are not whole blocks of %zu", n, block);
    }
    size_t groups = n / block < MOST_GROUPS ? n / block : MOST_GROUPS;
    size_t ends[MOST_GROUPS], below_of[MOST_GROUPS], lows_of[MOST_GROUPS];
    double without[MOST_GROUPS];
    struct window window = {
        .inside = calloc(n, sizeof *window.inside), .below_of = below_of, .lows_of = lows_of};
    double *work = malloc(n * sizeof *work);
    int code = FONDSIM_OK;
    if (window.inside == NULL || work == NULL) {
        code = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        goto out;
    }
    for (size_t g = 0; g < groups; g++) { /* as even as whole blocks allow */
        ends[g] = (g + 1) * (n / block) / groups * block;
    }
    memcpy(work, x, n * sizeof *work);
    for (size_t j = 0; j < n_p; j++) {
        quantiles[j] = leave_out_each(&window, x, n, ends, groups, p[j], work, without);
        errors[j] = groups > 1 ? stats_jackknife_error(without, groups) : NAN;
    }
out:
    free(work);
    free(window.inside);
    return code;
}

double stats_student(double p, double degrees) {
    return gsl_cdf_tdist_Pinv(p, degrees);
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
