/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of regions of highest density: the known circle of a normal law, shares by count, skewed
 * and degenerate draws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

#include "sim/analysis/contours.h"
#include "tests/unit/test_seed.h"

enum { N = 20000 };

static const double shares[] = {0.95, 0.5};

struct cloud {
    double x[N], y[N];
};

static void cloud_init(struct cloud *self, int skewed) {
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, (unsigned long)test_seed(71));
    for (size_t i = 0; i < N; i++) {
        self->x[i] = skewed ? gsl_ran_exponential(rng, 1) : gsl_ran_gaussian(rng, 3);
        self->y[i] = skewed ? gsl_ran_exponential(rng, 10) : gsl_ran_gaussian(rng, 0.5);
    }
    gsl_rng_free(rng);
}

/* Even-odd over all lines of a share. */
static int is_inside(const struct contours *c, size_t share, double x, double y) {
    int inside = 0;
    for (size_t l = 0; l < c->n; l++) {
        const struct contour *line = &c->lines[l];
        for (size_t i = 0, j = line->n - 1; line->share == share && i < line->n; j = i++) {
            if ((line->y[i] > y) != (line->y[j] > y) &&
                x < (line->x[j] - line->x[i]) * (y - line->y[i]) / (line->y[j] - line->y[i]) +
                        line->x[i]) {
                inside = !inside;
            }
        }
    }
    return inside;
}

static double share_inside(const struct contours *c, size_t share, const struct cloud *cloud) {
    size_t n = 0;
    for (size_t i = 0; i < N; i++) {
        n += (size_t)is_inside(c, share, cloud->x[i], cloud->y[i]);
    }
    return (double)n / N;
}

/* Of a normal law the regions are ellipses with radii sqrt(-2 ln(1 - share)) sd: 2.448, 1.177. The
 * kernel widens them by 2 % and noise moves lines by some per cent of a standard deviation. */
static void normal_law_is_an_ellipse(void **state) {
    (void)state;
    static struct cloud cloud;
    struct contours c;
    cloud_init(&cloud, 0);
    assert_int_equal(contours_of(N, cloud.x, cloud.y, 2, shares, &c, NULL), 0);
    int found[2] = {0};
    for (size_t l = 0; l < c.n; l++) {
        const struct contour *line = &c.lines[l];
        double radius = sqrt(-2 * log(1 - shares[line->share]));
        if (line->n < 12) {
            continue; /* an islet of noise */
        }
        found[line->share]++;
        for (size_t i = 0; i < line->n; i++) {
            assert_true(fabs(hypot(line->x[i] / 3, line->y[i] / 0.5) - radius) < 0.3);
        }
    }
    assert_int_equal(found[0], 1);
    assert_int_equal(found[1], 1);
    contours_free(&c);
    contours_free(&c);
}

/* By count up to the interpolation on the grid, skewed or not; lines stay where draws are. */
static void regions_hold_their_shares(void **state) {
    (void)state;
    static struct cloud cloud;
    for (int skewed = 0; skewed < 2; skewed++) {
        struct contours c;
        cloud_init(&cloud, skewed);
        assert_int_equal(contours_of(N, cloud.x, cloud.y, 2, shares, &c, NULL), 0);
        for (size_t s = 0; s < 2; s++) {
            assert_true(fabs(share_inside(&c, s, &cloud) - shares[s]) < 0.01);
        }
        for (size_t l = 0; l < c.n; l++) {
            for (size_t i = 0; skewed && i < c.lines[l].n; i++) {
                assert_true(c.lines[l].x[i] >= 0 && c.lines[l].y[i] >= 0);
            }
        }
        assert_int_equal(is_inside(&c, 0, 100, 100), 0);
        contours_free(&c);
    }
}

static void two_clouds_have_two_lines(void **state) {
    (void)state;
    static struct cloud cloud;
    struct contours c;
    cloud_init(&cloud, 0);
    for (size_t i = 0; i < N; i++) {
        cloud.x[i] += i % 2 == 0 ? -15 : 15;
    }
    assert_int_equal(contours_of(N, cloud.x, cloud.y, 1, &shares[1], &c, NULL), 0);
    assert_int_equal(is_inside(&c, 0, -15, 0), 1);
    assert_int_equal(is_inside(&c, 0, 15, 0), 1);
    assert_int_equal(is_inside(&c, 0, 0, 0), 0);
    contours_free(&c);
}

static void degenerate_draws(void **state) {
    (void)state;
    static struct cloud cloud;
    struct contours c;
    cloud_init(&cloud, 0);
    assert_int_equal(contours_of(0, cloud.x, cloud.y, 2, shares, &c, NULL), 0);
    assert_int_equal(c.n, 0);
    assert_int_equal(contours_of(CONTOURS_LEAST - 1, cloud.x, cloud.y, 2, shares, &c, NULL), 0);
    assert_int_equal(c.n, 0);
    for (size_t i = 0; i < N; i++) {
        cloud.x[i] = 7;
    }
    /* Along one axis: the middle 95 % and 50 % of a normal law, +- 1.96 and 0.674 sd of 0.5. */
    assert_int_equal(contours_of(N, cloud.x, cloud.y, 2, shares, &c, NULL), 0);
    assert_int_equal(c.n, 2);
    for (size_t l = 0; l < 2; l++) {
        assert_int_equal(c.lines[l].n, 2);
        assert_true(c.lines[l].x[0] == 7 && c.lines[l].x[1] == 7);
        assert_true(fabs(c.lines[l].y[1] - (l == 0 ? 0.98 : 0.337)) < 0.03);
    }
    contours_free(&c);
    for (size_t i = 0; i < N; i++) {
        cloud.y[i] = 1;
    }
    assert_int_equal(contours_of(N, cloud.x, cloud.y, 2, shares, &c, NULL), 0);
    assert_int_equal(c.n, 0);
    cloud.y[5] = NAN;
    struct error error = {0};
    assert_int_equal(contours_of(N, cloud.x, cloud.y, 2, shares, &c, &error), FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "draw 5"));
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_law_is_an_ellipse),
        cmocka_unit_test(regions_hold_their_shares),
        cmocka_unit_test(two_clouds_have_two_lines),
        cmocka_unit_test(degenerate_draws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
