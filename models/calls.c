/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls for applications: who is eligible, who applies, who is selected (models/README.md, section
 * 5.3). Never knows what an award does once made. */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "models/funding.h"
#include "models/sorting.h"
#include "sim/core/law.h"

/* One call being held. */
struct call {
    struct cell *cell;
    const struct world *world;
    int instrument, step;
    int per_year; /* calls a year */
    int known;    /* awards of this year when they are a known fact, else -1 */
    int is_first; /* first call held in the year */
    int32_t n;    /* candidates */
};

static const struct instrument *instrument_of(const struct call *call) {
    return &call->world->scenario->instruments[call->instrument];
}

/* Whether a call is held in this step; fills per_year, known, is_first. */
static int call_opens(struct call *call, uint32_t running) {
    const struct time_grid *time = &call->world->scenario->time;
    const struct instrument *self = instrument_of(call);
    int per_year = time->steps_per_year;
    if (!(running >> call->instrument & 1U) || call->step < self->start_step ||
        call->step > time->last_award_step) {
        return 0;
    }
    double calls = round(fund_of(call->world, call->instrument)->calls);
    int n = calls < (double)per_year ? (int)calls : per_year;
    int year = call->step / per_year;
    int first = -1;
    int opens = 0;
    for (int j = 0; j < n; j++) {
        int step = year * per_year + j * per_year / n;
        if (first < 0 && step >= self->start_step)
            first = step;
        if (step == call->step)
            opens = 1;
    }
    call->per_year = n;
    call->known = self->known_awards[year];
    call->is_first = call->step == first;
    return opens;
}

static double engineering_of(const struct call *call, int i) {
    return call->world->own_fte[i] + call->cell->fte[i];
}

/* Drops from a list those who have too much engineering; how many are left. */
static int32_t drop_equipped(const struct call *call, double below, int32_t *ones, int32_t n) {
    int32_t left = 0;
    for (int32_t j = 0; j < n; j++) {
        int i = ones[j];
        ones[left] = i;
        left += 1.0e4 * engineering_of(call, i) / call->world->population[i] < below;
    }
    return left;
}

/* Lists who is eligible; how many they are. No branch: it could not be foreseen. */
static int32_t list_eligible(const struct call *call, const struct fund_parameters *fund,
                             const struct application *draws, int32_t *ones) {
    const struct world *world = call->world;
    const struct cell *cell = call->cell;
    const int32_t *active = cell->active + (size_t)call->instrument * (size_t)world->n_padded;
    uint32_t levels = call->known < 0 ? instrument_of(call)->levels : UINT32_MAX;
    double most = round(fund->concurrent); /* active awards that one holds must be fewer */
    int32_t n = 0;
    for (int i = 0; i < world->n; i++) {
        ones[n] = i;
        n += (draws[i].is_open & cell->present[i]) & (int32_t)(levels >> cell->level[i] & 1U) &
             ((double)active[i] < most);
    }
    return fund->engineering_below > DBL_MAX
               ? n
               : drop_equipped(call, fund->engineering_below, ones, n);
}

/* Intensity with which an eligible ecosystem applies at this call. */
static double intensity_of(const struct call *call, const struct fund_parameters *fund, int i) {
    const struct world *world = call->world;
    const struct scenario *scenario = world->scenario;
    const struct level_parameters *level = (const void *)scenario_values(
        scenario, world->theta, scenario->levels[call->cell->level[i]].section);
    const struct class_parameters *class = (const void *)scenario_values(
        scenario, world->theta, scenario->classes[world->size_class[i]].section);
    double propensity =
        world->propensity[(size_t)call->instrument * (size_t)world->n_padded + (size_t)i];
    return fund->apply * level->apply * class->apply * propensity / (double)call->per_year;
}

/* Whether u < 1 - exp(-x), which lies between x - x^2 / 2 and x. */
static int happens(double u, double x) {
    const double rounding = 1e-9;
    if (u > x + rounding)
        return 0;
    return u < x - x * x / 2.0 - rounding || u < 1.0 - exp(-x);
}

/* Whether it does; worked out once for all portfolios in which it stands at the same level. */
static int applies(const struct call *call, const struct fund_parameters *fund, int i,
                   struct application *draw) {
    uint32_t level = UINT32_C(1) << call->cell->level[i];
    if ((draw->known & level) == 0) {
        draw->known |= level;
        draw->applies |= happens(draw->first, intensity_of(call, fund, i)) ? level : 0;
    }
    return (draw->applies & level) != 0;
}

/* The jury's error in units of its noise; worked out for those who are judged. */
static double jury_error(struct application *draw) {
    if (!draw->is_judged) {
        draw->judged = normal_quantile(draw->second);
        draw->is_judged = 1;
    }
    return draw->judged;
}

/* The more likely one was to apply, the sooner one did. */
static double key_of_first(double first, double intensity) {
    double chance = 1.0 - exp(-intensity);
    return chance > 0.0 ? first / chance : (double)INFINITY;
}

/* Smaller is chosen first. */
static double selection_key(const struct call *call, const struct fund_parameters *fund, int i,
                            struct application *draw) {
    switch ((enum fund_selection)fund->selection) {
    case SELECT_FIRST_COME:
        return key_of_first(draw->first, intensity_of(call, fund, i));
    case SELECT_LOTTERY:
        return draw->second;
    case SELECT_NEED:
        return engineering_of(call, i) / call->world->population[i];
    case SELECT_MATURITY:
        return -(double)call->cell->level[i];
    case SELECT_SCORE:
        return -(call->world->frailty[i] + fund->jury_noise * jury_error(draw));
    }
    return 0.0;
}

void calls_prepare(struct world *world) {
    for (int k = 0; k < world->scenario->n_instruments; k++) {
        double *propensity = world->propensity + (size_t)k * (size_t)world->n_padded;
        double effect = fund_of(world, k)->propensity;
        for (int i = 0; i < world->n; i++) {
            propensity[i] = exp(effect * world->frailty[i]);
        }
        world->application_step[k] = -1;
    }
}

/* Whether nothing that stays as it is shuts an ecosystem out. */
static int16_t is_open(const struct world *world, const struct instrument *instrument,
                       double fragility_from, size_t i) {
    return (int16_t)((int)(instrument->classes >> world->size_class[i] & 1U) &
                     (int)(instrument->cohorts >> world->cohort[i] & 1U) &
                     (world->fragility[i] >= fragility_from));
}

/* Draws of all ecosystems at this call, made by the first portfolio that holds it. */
static struct application *application_draws(const struct call *call) {
    const struct world *world = call->world;
    const struct instrument *self = instrument_of(call);
    double fragility_from = fund_of(world, call->instrument)->fragility_from;
    size_t n = (size_t)world->n_padded;
    struct application *draws = world->applications + (size_t)call->instrument * n;
    if (world->application_step[call->instrument] == call->step) {
        return draws;
    }
    struct kernel_key key = world_key(world, PURPOSE_APPLY, call->step, 0);
    key.key[1] = self->code;
    uint32_t *const *w = world->call_words;
    world->kernels->words(n, world->code, &key, w);
    for (size_t i = 0; i < n; i++) {
        draws[i] = (struct application){.first = random_uniform52(w[0][i], w[1][i]),
                                        .second = random_uniform52(w[2][i], w[3][i]),
                                        .is_open = is_open(world, self, fragility_from, i)};
    }
    world->application_step[call->instrument] = call->step;
    return draws;
}

static inline int comes_before(const struct candidate *a, const struct candidate *b) {
    if (a->applied != b->applied)
        return a->applied;
    if (a->key != b->key)
        return a->key < b->key;
    if (a->second != b->second)
        return a->second < b->second;
    return a->ecosystem < b->ecosystem;
}

static int by_order(const void *left, const void *right) {
    return comes_before(right, left) - comes_before(left, right);
}

DEFINE_SORT(sort_candidates, struct candidate, comes_before, by_order)

/* Brings the first `wanted` of n to the front, in order; the others follow in any order. */
static void choose_first(struct candidate *list, int32_t n, int32_t wanted) {
    for (int32_t c = 0; c < wanted && c < n; c++) {
        int32_t first = c;
        for (int32_t j = c + 1; j < n; j++) {
            first = comes_before(&list[j], &list[first]) ? j : first;
        }
        struct candidate chosen = list[first];
        list[first] = list[c];
        list[c] = chosen;
    }
}

/* Fills cell->candidates, in order of selection as far as it matters, and counts applications. */
static void call_candidates(struct call *call) {
    struct cell *cell = call->cell;
    const struct world *world = call->world;
    const struct fund_parameters *fund = fund_of(world, call->instrument);
    struct application *draws = application_draws(call);
    int32_t *ones = world->dirty_ones, n = list_eligible(call, fund, draws, ones);
    int choose_all = call->known > 0 && call->is_first;
    int applications = 0;
    for (int32_t j = 0; j < n; j++) {
        int i = ones[j];
        struct application *draw = &draws[i];
        int applied = applies(call, fund, i, draw);
        applications += applied;
        if (applied || choose_all) {
            cell->candidates[call->n++] =
                (struct candidate){.key = selection_key(call, fund, i, draw),
                                   .second = draw->second,
                                   .ecosystem = i,
                                   .applied = (unsigned char)applied};
        }
    }
    const int32_t few = 16; /* are found sooner than all are sorted */
    if (choose_all && call->known <= few) {
        choose_first(cell->candidates, call->n, call->known);
    } else {
        sort_candidates(cell->candidates, (size_t)call->n);
    }
    cell_series(cell, world, SERIES_APPLICATIONS)[call->step] += applications;
    cell_series(cell, world, SERIES_APPLICATION_COST)[call->step] +=
        applications * fund->application_cost;
}

/* As many awards as are known, whatever the money. */
static void call_known(struct call *call) {
    struct cell *cell = call->cell;
    const struct world *world = call->world;
    int k = call->instrument;
    for (int32_t c = 0; c < call->n && c < call->known; c++) {
        int i = cell->candidates[c].ecosystem;
        int64_t commitment = award_commitment(world, k, i, call->step);
        int64_t overhead = award_overhead(world, k, commitment);
        int64_t missing = commitment + overhead - cell->purses[k].authority;
        if (missing > 0)
            ledger_envelope(cell, world, k, call->step, missing);
        award_make(cell, world, k, i, call->step, commitment, overhead);
    }
}

/* One pass in order of selection until one does not fit. limit: what the pass may commit with
 * overhead [cents]; only candidates smaller than `below`. */
static void call_pass(struct call *call, double limit, double below) {
    struct cell *cell = call->cell;
    const struct world *world = call->world;
    int k = call->instrument;
    int64_t used = 0;
    for (int32_t c = 0; c < call->n; c++) {
        struct candidate *candidate = &cell->candidates[c];
        int i = candidate->ecosystem;
        if (candidate->awarded || !(world->population[i] < below))
            continue;
        int64_t commitment = award_commitment(world, k, i, call->step);
        int64_t overhead = award_overhead(world, k, commitment);
        int64_t cost = commitment + overhead;
        if (cost > cell->purses[k].authority || (double)(used + cost) > limit)
            return;
        candidate->awarded = 1;
        used += cost;
        award_make(cell, world, k, i, call->step, commitment, overhead);
    }
}

static void call_hold(struct call *call) {
    struct cell *cell = call->cell;
    const struct fund_parameters *fund = fund_of(call->world, call->instrument);
    struct candidate *candidates =
        list_grow(cell->candidates, call->world->n, &cell->candidates_capacity,
                  sizeof *cell->candidates, &cell->failed);
    if (candidates == NULL)
        return;
    cell->candidates = candidates;
    call_candidates(call);
    if (call->known >= 0) {
        if (call->is_first)
            call_known(call);
        return;
    }
    double authority = (double)cell->purses[call->instrument].authority;
    if (fund->quota > 0.0)
        call_pass(call, fund->quota * authority, fund->quota_below);
    call_pass(call, (double)INFINITY, (double)INFINITY);
}

void funding_calls(struct cell *self, const struct world *world, int step, uint32_t running) {
    for (int k = 0; k < world->scenario->n_instruments && !self->failed; k++) {
        struct call call = {.cell = self, .world = world, .instrument = k, .step = step};
        if (!call_opens(&call, running))
            continue;
        call_hold(&call);
        if (self->on_call != NULL)
            self->on_call(self->call_context, self, k, step, self->candidates, call.n);
    }
}
