/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Axis arithmetic: round steps, ranges, tick positions, digits, calendar years, and pushing labels
 * apart. Pure functions of numbers; never knows charts, texts or drawing. */
#ifndef FONDSIM_OUTPUT_AXIS_H
#define FONDSIM_OUTPUT_AXIS_H

#include <stddef.h>

enum { AXIS_MAX_TICKS = 64 };

struct ticks {
    size_t n;
    double step;  /* between neighbours, in the axis unit */
    int decimals; /* digits after the mark that tell neighbours apart */
    double at[AXIS_MAX_TICKS];
};

/* The smallest of 1, 2, 5 times a power of ten that cuts span into at most `about` parts (about < 1
 * counts as 1). span <= 0 or not finite gives 1. */
double axis_step(double span, int about);

/* The step after this one in 1, 2, 5, 10, 20 ... */
double axis_next_step(double step);

/* Digits after the mark that write multiples of step exactly (0 to 12): 0.25 gives 2, 20 gives 0.
 */
int axis_decimals(double step);

/* Widens [*low, *high] to multiples of a round step, which is returned. An empty or single-point
 * range is opened: [v, v] becomes [0, v] or [v, 0] widened, [0, 0] becomes [0, 1]. Bounds reversed
 * are swapped. */
double axis_widen(double *low, double *high, int about);

/* Multiples of a round step inside [low, high] (with a tolerance of 1e-9 steps). Zero is exact. */
void axis_ticks(struct ticks *self, double low, double high, int about);

/* Multiples of a given step > 0 inside [low, high]; the step grows (axis_next_step) until they are
 * at most AXIS_MAX_TICKS. */
void axis_ticks_step(struct ticks *self, double low, double high, double step);

/* Ticks of calendar time: steps of 1, 2, 5, 10 ... years; quarters (0.25) when the span is under
 * three years and `about` allows. low, high [decimal year]. */
void axis_years(struct ticks *self, double low, double high, int about);

/* A value's place between two ends on the page: low maps to first, high to last. high != low. */
double axis_place(double value, double low, double high, double first, double last);

/* Moves n boxes on a line so that none overlap and each stays as near as it can to its wish, in the
 * order of wishes: least squares by pooling neighbours. wish[i] and place[i] are centres, size[i]
 * full lengths with their gap; the whole is kept in [low, high] where it fits, else it is centred
 * there. order[] (n places of work space) receives the indices by place. */
void axis_push_apart(size_t n, const double *wish, const double *size, double low, double high,
                     double *place, size_t *order);

#endif
