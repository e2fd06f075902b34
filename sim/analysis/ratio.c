/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ratio of two means, with Fieller's set and a block jackknife. Knows neither effects nor money. */
#include "sim/analysis/ratio.h"

#include <math.h>

#include "sim/core/moments.h"

struct sums {
    double y, x;
    size_t n;
};

static struct sums add_block(const double *y, const double *x, size_t first, size_t n,
                             size_t per_block) {
    struct sums sums = {0};
    for (size_t i = first; i < n && i - first < per_block; i++) {
        sums.y += y[i];
        sums.x += x[i];
        sums.n++;
    }
    return sums;
}

static double quotient(double y, double x) {
    return x != 0 ? y / x : (double)NAN;
}

/* Values of R with (y - R x)^2 <= t^2 var(y - R x): a R^2 - 2 b R + c <= 0. When a > 0 the point
 * estimate is in the set, so roots exist. */
static void fieller(struct ratio *self, double t) {
    double y = self->numerator.mean, x = self->denominator.mean;
    double t2 = t * t, vy = self->numerator.se, vx = self->denominator.se;
    double a = x * x - t2 * vx * vx, b = y * x - t2 * self->covariance, c = y * y - t2 * vy * vy;
    /* b^2 - a c, multiplied out so that small variances do not drown in y^2 x^2 */
    double root = t2 * (y * y * vx * vx + x * x * vy * vy - 2 * y * x * self->covariance) +
                  t2 * t2 * (self->covariance * self->covariance - vx * vx * vy * vy);
    if (a == 0) {
        if (b == 0) {
            self->set = c <= 0 ? RATIO_ANY : RATIO_UNKNOWN;
            return;
        }
        self->set = RATIO_BETWEEN;
        self->low = b > 0 ? c / b / 2 : -(double)INFINITY;
        self->high = b > 0 ? (double)INFINITY : c / b / 2;
        return;
    }
    if (a < 0 && root < 0) {
        self->set = RATIO_ANY;
        return;
    }
    /* the larger root in size first, the other from the product c / a: no cancellation */
    double q = b + copysign(sqrt(fmax(root, 0)), b);
    double first = q / a, second = q != 0 ? c / q : 0;
    self->set = a > 0 ? RATIO_BETWEEN : RATIO_OUTSIDE;
    self->low = fmin(first, second);
    self->high = fmax(first, second);
}

struct ratio ratio_of_means(const double *y, const double *x, size_t n, size_t per_block) {
    struct ratio self = {
        .numerator = draws_mean(y, n, per_block),
        .denominator = draws_mean(x, n, per_block),
        .covariance = (double)NAN,
        .se = (double)NAN,
        .low = (double)NAN,
        .high = (double)NAN,
    };
    self.ratio = quotient(self.numerator.mean, self.denominator.mean);
    size_t blocks = n / per_block + (n % per_block > 0);
    if (blocks < MOMENTS_MIN_BLOCKS) {
        return self;
    }
    double total_y = self.numerator.mean * (double)n, total_x = self.denominator.mean * (double)n;
    double my = 0, mx = 0, cross = 0, mr = 0, squares = 0, k = 0;
    for (size_t first = 0; first < n; first += per_block) {
        struct sums sums = add_block(y, x, first, n, per_block);
        double dy = sums.y / (double)sums.n - my, dx = sums.x / (double)sums.n - mx;
        double dr = quotient(total_y - sums.y, total_x - sums.x) - mr;
        k++;
        my += dy / k;
        mx += dx / k;
        mr += dr / k;
        cross += dy * (sums.x / (double)sums.n - mx);
        squares += dr * (quotient(total_y - sums.y, total_x - sums.x) - mr);
    }
    self.covariance = cross / (k - 1) / k;
    self.se = isnan(self.ratio) ? (double)NAN : sqrt(squares * (k - 1) / k);
    fieller(&self, draws_t(blocks));
    return self;
}
