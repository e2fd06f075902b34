/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Axis arithmetic. Never knows charts, texts or drawing. */
#include "output/axis.h"

#include <math.h>

/* Slack for bounds that are multiples of the step up to rounding [steps]. */
static const double slack = 1e-9;

double axis_step(double span, int about) {
    if (!(span > 0) || !isfinite(span))
        return 1;
    double least = span / (about < 1 ? 1 : about);
    double power = pow(10, floor(log10(least)));
    static const double factor[] = {1, 2, 5, 10};
    for (size_t i = 0; i < 4; i++)
        if (factor[i] * power >= least * (1 - slack))
            return factor[i] * power;
    return 10 * power;
}

double axis_next_step(double step) {
    double power = pow(10, floor(log10(step * (1 + slack))));
    double head = step / power;
    if (head < 1.5)
        return 2 * power;
    if (head < 3)
        return 5 * power;
    return 10 * power;
}

int axis_decimals(double step) {
    double scaled = fabs(step);
    for (int digits = 0; digits < 12; digits++) {
        if (fabs(scaled - round(scaled)) <= 1e-6 * fmax(scaled, 1e-6) && round(scaled) >= 1)
            return digits;
        scaled *= 10;
    }
    return step == 0 ? 0 : 12;
}

double axis_widen(double *low, double *high, int about) {
    if (*low > *high) {
        double other = *low;
        *low = *high;
        *high = other;
    }
    if (*high == *low) {
        if (*low == 0)
            *high = 1;
        else if (*low > 0)
            *low = 0;
        else
            *high = 0;
    }
    double step = axis_step(*high - *low, about);
    *low = step * floor(*low / step + slack);
    *high = step * ceil(*high / step - slack);
    return step;
}

void axis_ticks_step(struct ticks *self, double low, double high, double step) {
    double first, last;
    for (;;) {
        first = ceil(low / step - slack);
        last = floor(high / step + slack);
        if (last - first + 1 <= AXIS_MAX_TICKS)
            break;
        step = axis_next_step(step);
    }
    self->n = 0;
    self->step = step;
    self->decimals = axis_decimals(step);
    for (double i = first; i <= last; i++)
        self->at[self->n++] = i == 0 ? 0 : i * step; /* no negative zero */
}

void axis_ticks(struct ticks *self, double low, double high, int about) {
    axis_ticks_step(self, low, high, axis_step(high - low, about));
}

void axis_years(struct ticks *self, double low, double high, int about) {
    double span = high - low;
    double step = axis_step(span, about);
    if (step < 1)
        step = span < 3 && span / 0.25 <= about ? 0.25 : 1;
    axis_ticks_step(self, low, high, step);
}

double axis_place(double value, double low, double high, double first, double last) {
    return first + (value - low) / (high - low) * (last - first);
}

/* Insertion sort of indices by wish: n is small and ties keep the order given. */
static void sort_by_wish(size_t n, const double *wish, size_t *order) {
    for (size_t i = 0; i < n; i++) {
        size_t j = i;
        for (; j > 0 && wish[order[j - 1]] > wish[i]; j--)
            order[j] = order[j - 1];
        order[j] = i;
    }
}

void axis_push_apart(size_t n, const double *wish, const double *size, double low, double high,
                     double *place, size_t *order) {
    sort_by_wish(n, wish, order);
    /* Pool adjacent violators on the lower edges less the room taken by those before: the wished
     * offsets must not decrease. place[] holds the pooled offsets until the end. */
    double before = 0;
    for (size_t i = 0; i < n; i++) {
        size_t item = order[i];
        place[item] = wish[item] - size[item] / 2 - before;
        before += size[item];
    }
    double total = before;
    for (size_t i = 1; i < n; i++) {
        size_t from = i;
        double sum = place[order[i]], count = 1;
        while (from > 0 && place[order[from - 1]] > sum / count) {
            /* the block before shares one value: take it whole */
            double value = place[order[from - 1]];
            do {
                sum += place[order[--from]];
                count++;
            } while (from > 0 && place[order[from - 1]] == value);
        }
        for (size_t j = from; j <= i; j++)
            place[order[j]] = sum / count;
    }
    /* Offsets live in [low, high - total]; clamping a monotone sequence keeps it monotone. */
    double most = high - total;
    double least = most < low ? (low + most) / 2 : low;
    most = fmax(most, least);
    if (high - total < low)
        most = least;
    before = 0;
    for (size_t i = 0; i < n; i++) {
        size_t item = order[i];
        place[item] = fmin(fmax(place[item], least), most) + before + size[item] / 2;
        before += size[item];
    }
}
