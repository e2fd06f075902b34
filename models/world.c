/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A world: what all portfolios of one (sample, inner run) share. Calendar of shocks, discounting,
 * own traits of ecosystems, words of a step. Never knows portfolios or money of funds. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/arena.h"
#include "models/cell.h"

/* Rows to sort: ecosystems, or rows of the longest table. */
static size_t most_ranks(const struct scenario *scenario, int n) {
    size_t most = (size_t)n;
    for (int c = 0; c < scenario->n_cohorts; c++) {
        if (scenario->cohorts[c].territories.n > most) {
            most = scenario->cohorts[c].territories.n;
        }
    }
    return most;
}

static void lay_out_ecosystems(struct world *self, struct arena *arena) {
    size_t n = (size_t)self->n_padded;
    self->code = arena_take(arena, n, sizeof *self->code);
    self->cohort = arena_take(arena, n, sizeof *self->cohort);
    self->size_class = arena_take(arena, n, sizeof *self->size_class);
    self->level_at_entry = arena_take(arena, n, sizeof *self->level_at_entry);
    self->entry_step = arena_take(arena, n, sizeof *self->entry_step);
    self->qualified_step = arena_take(arena, n, sizeof *self->qualified_step);
    self->table_row = arena_take(arena, n, sizeof *self->table_row);
    self->population = arena_take(arena, n, sizeof *self->population);
    self->fragility = arena_take(arena, n, sizeof *self->fragility);
    self->frailty = arena_take(arena, n, sizeof *self->frailty);
    self->own_fte = arena_take(arena, n, sizeof *self->own_fte);
    self->k = arena_take(arena, n, sizeof *self->k);
    self->adopter_at_start = arena_take(arena, n, sizeof *self->adopter_at_start);
    self->alliances_at_start = arena_take(arena, n, sizeof *self->alliances_at_start);
    self->population_order = arena_take(arena, n, sizeof *self->population_order);
}

static void lay_out_ideas(struct world *self, struct arena *arena) {
    size_t n = (size_t)self->n_padded;
    self->idea_first = arena_take(arena, SCENARIO_SIZES * n + 1, sizeof *self->idea_first);
    size_t years = (size_t)self->scenario->time.n_years;
    self->idea_flow = arena_take(arena, n * years, sizeof *self->idea_flow);
    self->idea_stock = arena_take(arena, n, sizeof *self->idea_stock);
    self->idea_scale = arena_take(arena, n, sizeof *self->idea_scale);
    self->idea_counts =
        arena_take(arena, SCENARIO_SIZES * n * (years + 1), sizeof *self->idea_counts);
    self->idea_sums = arena_take(arena, SCENARIO_SIZES * n, sizeof *self->idea_sums);
}

static void lay_out_scratch(struct world *self, struct arena *arena) {
    size_t n = (size_t)self->n_padded;
    self->dirty_up = arena_take(arena, n, sizeof *self->dirty_up);
    self->dirty_down = arena_take(arena, n, sizeof *self->dirty_down);
    self->dirty_ones = arena_take(arena, n + 4, sizeof *self->dirty_ones);
    arena_take_moves(arena, n, &self->dirty_moves);
    self->age_steps =
        arena_take(arena, (size_t)self->scenario->time.n_ages, sizeof *self->age_steps);
    self->chance = arena_take(arena, n, sizeof *self->chance);
    self->changed = arena_take(arena, n, sizeof *self->changed);
    self->move = arena_take(arena, n, sizeof *self->move);
    size_t ranks = (most_ranks(self->scenario, self->n) + LANES - 1) / LANES * LANES;
    self->n_ranks = ranks;
    self->ranks = arena_take(arena, ranks, sizeof *self->ranks);
    self->row_code = arena_take(arena, ranks, sizeof *self->row_code);
    for (int k = 0; k < 4; k++) {
        self->row_words[k] = arena_take(arena, ranks, sizeof *self->row_words[k]);
    }
}

static void lay_out(struct world *self, struct arena *arena) {
    size_t n = (size_t)self->n_padded, steps = (size_t)self->n_steps;
    lay_out_ecosystems(self, arena);
    lay_out_ideas(self, arena);
    lay_out_scratch(self, arena);
    self->activity = arena_take(arena, steps, sizeof *self->activity);
    self->gifts = arena_take(arena, steps, sizeof *self->gifts);
    self->discount = arena_take(arena, steps, sizeof *self->discount);
    self->deflator = arena_take(arena, steps, sizeof *self->deflator);
    for (int w = 0; w < OUTCOME_WEIGHTS; w++) {
        self->weights[w] = arena_take(arena, steps, sizeof *self->weights[w]);
    }
    self->stopped = arena_take(arena, steps, sizeof *self->stopped);
    self->exponents = arena_take(arena, steps, sizeof *self->exponents);
    self->step_logs = arena_take(arena, steps, sizeof *self->step_logs);
    self->old_commons = arena_take(arena, steps, sizeof *self->old_commons);
    self->recorded = arena_take(arena, steps, sizeof *self->recorded);
    self->natural = arena_take(arena, SERIES_COUNT * steps, sizeof *self->natural);
    for (int z = 0; z < SCENARIO_SIZES; z++) {
        self->own_ramp[z] = arena_take(arena, steps, sizeof *self->own_ramp[z]);
    }
    self->cofund = arena_take(arena, steps, sizeof *self->cofund);
    self->cofunded = arena_take(arena, steps + 1, sizeof *self->cofunded);
    for (int k = 0; k < 4; k++) {
        for (int draw = 0; draw < STEP_DRAWS; draw++) {
            self->step_words[draw][k] = arena_take(arena, n, sizeof *self->step_words[draw][k]);
        }
        self->words[k] = arena_take(arena, n, sizeof *self->words[k]);
        self->call_words[k] = arena_take(arena, n, sizeof *self->call_words[k]);
    }
    self->offer_uniforms =
        arena_take(arena, n * (size_t)self->scenario->n_offers, sizeof *self->offer_uniforms);
    size_t offers = (size_t)self->scenario->n_offers;
    self->offer_inclined = arena_take(arena, n * offers, sizeof *self->offer_inclined);
    self->n_inclined = arena_take(arena, offers, sizeof *self->n_inclined);
    size_t instruments = (size_t)self->scenario->n_instruments;
    self->applications = arena_take(arena, n * instruments, sizeof *self->applications);
    self->application_step = arena_take(arena, instruments, sizeof *self->application_step);
    self->propensity = arena_take(arena, n * instruments, sizeof *self->propensity);
    self->alone = arena_take(arena, n, sizeof *self->alone);
    self->entered = arena_take(arena, n, sizeof *self->entered);
    self->no_boost = arena_take(arena, n, sizeof *self->no_boost);
    self->count_logs = arena_take(arena, COUNT_LOGS, sizeof *self->count_logs);
    self->intensities =
        arena_take(arena, (size_t)self->scenario->n_moves, sizeof *self->intensities);
    self->offer_logs =
        arena_take(arena, (size_t)self->scenario->n_offers, sizeof *self->offer_logs);
    self->offer_takes =
        arena_take(arena, (size_t)self->scenario->n_offers, sizeof *self->offer_takes);
}

/* What the scenario alone decides. Padding rows enter never and keep code 0. */
static void fill_fixed(struct world *self) {
    const struct scenario *scenario = self->scenario;
    int i = 0;
    for (int c = 0; c < scenario->n_cohorts; c++) {
        const struct cohort *cohort = &scenario->cohorts[c];
        for (size_t j = 0; j < cohort->n; j++, i++) {
            self->code[i] = random_row_code(cohort->name, (uint32_t)j);
            self->cohort[i] = c;
            self->entry_step[i] = cohort->entry_step;
            self->qualified_step[i] = cohort->qualified_step;
        }
    }
    for (int t = 0; t < self->n_steps; t++) {
        self->step_logs[t] = log(t + 1.0);
    }
    for (; i < self->n_padded; i++) {
        self->entry_step[i] = self->qualified_step[i] = INT32_MAX;
        self->population[i] = 1.0;
    }
}

int world_init(struct world *self, const struct scenario *scenario) {
    *self = (struct world){0};
    self->scenario = scenario;
    self->d = 1.0 / scenario->time.steps_per_year;
    self->n_steps = scenario->time.n_steps;
    for (int c = 0; c < scenario->n_cohorts; c++) {
        self->n += (int)scenario->cohorts[c].n;
    }
    self->n_padded = (self->n + LANES - 1) / LANES * LANES;
    self->kernels = kernels_choose(getenv("FONDSIM_ISA"));
    if (self->kernels == NULL) {
        return FONDSIM_DOMAIN;
    }
    struct arena arena = {0};
    lay_out(self, &arena);
    self->block = aligned_alloc(ARENA_ALIGNMENT, arena.used);
    if (self->block == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    memset(self->block, 0, arena.used);
    arena = (struct arena){self->block, 0};
    lay_out(self, &arena);
    fill_fixed(self);
    maturity_init(self);
    self->scripts = calloc(1, sizeof *self->scripts);
    if (self->scripts == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    return scripts_init(self->scripts,
                        (size_t)self->n_padded * (size_t)self->scenario->n_instruments,
                        SERIES_COUNT, self->n_steps);
}

void world_free(struct world *self) {
    if (self->scripts != NULL) {
        scripts_free(self->scripts);
    }
    free(self->scripts);
    free(self->block);
    free(self->ideas);
    free(self->courses);
    free(self->idea_block);
    *self = (struct world){0};
}

/* counter2 and counter3 of an address (sim/core/random.h). */
struct kernel_key world_key(const struct world *self, enum purpose purpose, int step, int draw) {
    return (struct kernel_key){{self->scenario->monte_carlo.seed, 0},
                               self->sample,
                               (uint32_t)step,
                               (uint32_t)self->inner << 16 | (uint32_t)draw << 8 |
                                   (uint32_t)purpose};
}

/* ------------------------------------------------------------------ calendar */

static void draw_shocks(struct world *self) {
    const struct scenario *scenario = self->scenario;
    for (int t = 0; t < self->n_steps; t++) {
        self->activity[t] = self->gifts[t] = 1.0;
        self->stopped[t] = 0;
    }
    for (int s = 0; s < scenario->n_shocks; s++) {
        const struct shock *shock = &scenario->shocks[s];
        const struct shock_parameters *p =
            (const void *)scenario_values(scenario, self->theta, shock->section);
        int64_t end = (int64_t)shock->step + duration_steps(p->duration, self->d);
        for (int t = shock->step < 0 ? 0 : shock->step; t < self->n_steps && t < end; t++) {
            self->activity[t] *= 1.0 - p->activity_loss;
            self->gifts[t] *= 1.0 - p->gift_loss;
            self->stopped[t] |= p->operator_stops > 0.5;
        }
    }
}

static void draw_economics(struct world *self) {
    const struct scenario *scenario = self->scenario;
    const struct time_grid *time = &scenario->time;
    const struct economics_parameters *p =
        (const void *)scenario_values(scenario, self->theta, scenario->economics);
    double rate = p->risk_free + p->beta * p->risk_premium;
    double base = time->decision_step < self->n_steps ? time->decision_step * self->d : 0.0;
    double log_rate = log1p(rate);
    for (int t = 0; t < self->n_steps; t++) {
        self->exponents[t] = (base - (t + 0.5) * self->d) * log_rate;
        self->deflator[t] =
            scenario->deflator == NULL ? 1.0 : scenario->deflator[t / time->steps_per_year];
    }
    self->kernels->exponential((size_t)self->n_steps, self->exponents, self->discount);
    for (int t = 0; t < self->n_steps; t++) {
        self->weights[WEIGHT_ONE][t] = 1.0;
        self->weights[WEIGHT_TIME][t] = self->d;
        self->weights[WEIGHT_DISCOUNT][t] = self->discount[t];
        self->weights[WEIGHT_TIME_VALUE][t] = self->d * self->discount[t];
        self->weights[WEIGHT_MONEY][t] = self->deflator[t] * self->discount[t];
    }
}

static void draw_cofunding(struct world *self) {
    const struct gifts_parameters *p =
        (const void *)scenario_values(self->scenario, self->theta, self->scenario->gifts);
    size_t n = (size_t)self->n_steps;
    double first = log(self->d / p->cofund_scale);
    /* 1 - F = exp(-(age / scale)^shape) at the end of each step */
    for (size_t a = 0; a < n; a++) {
        self->exponents[a] = p->cofund_shape * (first + self->step_logs[a]);
    }
    self->kernels->exponential(n, self->exponents, self->cofund);
    for (size_t a = 0; a < n; a++) {
        self->exponents[a] = -self->cofund[a];
    }
    self->kernels->exponential(n, self->exponents, self->cofund);
    double before = 1.0;
    for (size_t a = 0; a < n; a++) {
        double left = self->cofund[a];
        self->cofund[a] = before - left;
        before = left;
    }
    double weights[4] = {p->from_public, p->from_companies, p->from_donors, p->from_own};
    double sum = weights[0] + weights[1] + weights[2] + weights[3];
    for (int k = 0; k < 4; k++) {
        self->origin[k] = sum > 0 ? weights[k] / sum : 0.25;
    }
}

/* Section 3.6. */
static void draw_old_commons(struct world *self) {
    const struct commons_parameters *p =
        (const void *)scenario_values(self->scenario, self->theta, self->scenario->commons);
    int stock = (int)round(p->stock);
    memset(self->old_commons, 0, (size_t)self->n_steps * sizeof *self->old_commons);
    for (int j = 0; j < stock; j++) {
        double limit =
            -log(random_uniform((struct address){.seed = self->scenario->monte_carlo.seed,
                                                 .sample = self->sample,
                                                 .inner = self->inner,
                                                 .entity = (uint32_t)j + 1,
                                                 .purpose = PURPOSE_OLD_COMMON}));
        double cumulated = 0;
        for (int t = 0; t < self->n_steps; t++) {
            cumulated += p->obsolescence * self->d * (self->stopped[t] ? p->ageing : 1.0);
            if (cumulated >= limit) {
                break;
            }
            self->old_commons[t]++;
        }
    }
}

/* ------------------------------------------------------------------ ecosystems */

void world_words(const struct world *self, enum purpose purpose, int step, int draw,
                 uint32_t *const *words) {
    struct kernel_key key = world_key(self, purpose, step, draw);
    self->kernels->words((size_t)self->n_padded, self->code, &key, words);
}

/* Section 3.3: frailty and own engineering. */
static void draw_traits(struct world *self) {
    const struct territory_parameters *territory =
        (const void *)scenario_values(self->scenario, self->theta, self->scenario->territory);
    const struct maturity_parameters *maturity =
        (const void *)scenario_values(self->scenario, self->theta, self->scenario->maturity);
    double sigma = maturity->frailty, spread = territory->own_spread;
    uint32_t *const *u = self->words;
    world_words(self, PURPOSE_ECOSYSTEM, 0, 0, u);
    for (int i = 0; i < self->n; i++) {
        double per_10k = self->population[i] / 1e4, own = territory->own_per_10k * per_10k;
        if (own > 0) {
            double z = normal_quantile(random_uniform52(u[2][i], u[3][i]));
            own *= exp(spread * z - spread * spread / 2.0);
        }
        self->own_fte[i] = own;
        self->frailty[i] =
            sigma * (normal_quantile(random_uniform52(u[0][i], u[1][i])) - sigma / 2.0);
        self->k[i] = territory->k_per_10k * per_10k;
    }
}

/* Section 3.3: alliances and commons that are there already. */
static void draw_starts(struct world *self) {
    const struct alliances_parameters *alliances =
        (const void *)scenario_values(self->scenario, self->theta, self->scenario->alliances);
    const struct commons_parameters *commons =
        (const void *)scenario_values(self->scenario, self->theta, self->scenario->commons);
    double mean = alliances->ends > 0 ? alliances->births / alliances->ends : 0.0;
    double adopted = commons->adopted_at_start;
    uint32_t *const *u = self->words;
    if (!(mean > 0) && !(adopted > 0)) {
        memset(self->alliances_at_start, 0, (size_t)self->n * sizeof *self->alliances_at_start);
        memset(self->adopter_at_start, 0, (size_t)self->n * sizeof *self->adopter_at_start);
        return;
    }
    world_words(self, PURPOSE_ECOSYSTEM, 0, 1, u);
    for (int i = 0; i < self->n; i++) {
        self->alliances_at_start[i] =
            (int32_t)poisson_quantile(random_uniform52(u[0][i], u[1][i]), mean);
        self->adopter_at_start[i] = random_uniform52(u[2][i], u[3][i]) < adopted ? 1.0 : 0.0;
    }
}

int world_draw(struct world *self, const double *theta, uint32_t sample, uint16_t inner) {
    self->theta = theta;
    self->sample = sample;
    self->inner = inner;
    self->words_from = -1;
    scripts_forget(self->scripts);
    draw_shocks(self);
    draw_economics(self);
    draw_cofunding(self);
    draw_old_commons(self);
    maturity_prepare(self);
    offers_prepare(self);
    int code = world_draw_territories(self);
    if (code != FONDSIM_OK) {
        return code;
    }
    draw_traits(self);
    draw_starts(self);
    calls_prepare(self);
    ages_prepare(self);
    code = world_draw_ideas(self);
    if (code != FONDSIM_OK) {
        return code;
    }
    world_natural_projects(self);
    alliances_prepare(self);
    return FONDSIM_OK;
}

/* ------------------------------------------------------------------ words of a step */

static void draw_offers(struct world *self, int year) {
    size_t n = (size_t)self->n_padded;
    for (int o = 0; o < self->scenario->n_offers; o++) {
        if (o % 4 == 0) {
            world_words(self, PURPOSE_OFFER, year, o / 4, self->words);
        }
        for (size_t i = 0; i < n; i++) {
            self->offer_uniforms[(size_t)o * n + i] = random_uniform32(self->words[o % 4][i]);
        }
        const double *uniforms = self->offer_uniforms + (size_t)o * n;
        int32_t *inclined = self->offer_inclined + (size_t)o * n, found = 0;
        for (int i = 0; i < self->n; i++) { /* no branch: it could not be foreseen */
            inclined[found] = i;
            found += uniforms[i] < self->offer_takes[o];
        }
        self->n_inclined[o] = found;
    }
}

/* Words of the four steps among which a step is. Draws that no portfolio needs are left out. */
static void draw_steps(struct world *self, int step) {
    int first = step - step % 4;
    if (first == self->words_from) {
        return;
    }
    self->words_from = first;
    int alliances = alliances_may_live(self), commons = commons_may_live(self);
    const int needed[STEP_DRAWS] = {1, alliances, alliances, commons};
    for (int draw = 0; draw < STEP_DRAWS; draw++) {
        if (needed[draw]) {
            world_words(self, PURPOSE_STEP, first / 4, draw, self->step_words[draw]);
        }
    }
}

void world_step_words(struct world *self, int step) {
    int per_year = self->scenario->time.steps_per_year;
    if (step % per_year == 0) {
        draw_offers(self, step / per_year);
    }
    if (step < self->n_alone) {
        alliances_prepare(self); /* back in time */
    }
    while (self->n_alone <= step) {
        draw_steps(self, self->n_alone);
        alliances_alone(self, self->n_alone);
    }
    draw_steps(self, step);
}
