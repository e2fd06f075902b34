/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Life of a local project and what it brings (models/README.md, section 3.5): the same for projects
 * that a fund supports and for those that happen without. Never knows why it was qualified. */
#include <math.h>
#include <string.h>

#include "models/cell.h"

static const struct project_parameters *parameters_of(const struct world *self, int size) {
    return (const void *)scenario_values(self->scenario, self->theta,
                                         self->scenario->project_sizes[size]);
}

/* life_steps at the uniform of a word, from its approximate logarithm where there is one. */
static int life_at(uint32_t word, const double *minus_log, double mean, double d) {
    int steps = minus_log != NULL ? life_steps_near(*minus_log, mean, d) : 0;
    return steps > 0 ? steps : life_steps(random_uniform32(word), mean, d);
}

/* An idea's draws do not depend on when it is qualified: they are made once for all portfolios.
 * near[3]: about -ln of the uniforms of its delay, its length and what comes after, or NULLs. */
static void draw_course(const struct world *self, size_t j, const double *const near[3]) {
    struct idea_course *course = &self->courses[j];
    uint32_t *const *w = self->idea_words.project, *const *v = self->idea_words.scale;
    const struct project_parameters *p = parameters_of(self, self->ideas[j].size);
    self->drawn[j] |= COURSE_KNOWN;
    course->starts = random_uniform32(w[0][j]) < p->start;
    course->delivers = 0;
    course->after = 0;
    if (!course->starts) {
        return;
    }
    double s = p->people_spread, z = normal_quantile(random_uniform32(v[1][j]));
    course->people = p->people * exp(s * z - s * s / 2.0);
    course->delivers = random_uniform32(w[2][j]) < p->deliver;
    course->delay = life_at(w[1][j], near[0], p->start_delay, self->d);
    course->length = life_at(w[3][j], near[1], p->duration, self->d);
    if (course->delivers) {
        course->after = life_at(v[0][j], near[2], 1.0 / p->hazard, self->d);
    }
}

struct project_life project_life(const struct world *self, const struct idea *idea, int qualified) {
    size_t j = (size_t)(idea - self->ideas);
    const struct idea_course *course = &self->courses[j];
    if ((self->drawn[j] & COURSE_KNOWN) == 0) {
        static const double *const none[3] = {NULL};
        draw_course(self, j, none);
    }
    struct project_life life = {qualified, INT32_MAX, INT32_MAX, INT32_MAX, course->starts, 0, 0.0};
    if (course->starts && qualified + course->delay < self->n_steps) {
        life.running = qualified + course->delay;
        life.turn = life.running + course->length;
        life.end = life.turn + course->after;
        life.delivers = course->delivers;
        life.people = course->people;
    }
    return life;
}

double project_weight(const struct world *self, int ecosystem, const struct idea *idea) {
    size_t j = (size_t)(idea - self->ideas);
    struct idea_course *course = &self->courses[j];
    if ((self->drawn[j] & COURSE_WEIGHED) == 0) {
        struct random_words words =
            random_words(idea_address(self, ecosystem, idea, PURPOSE_SHARE));
        course->weight = -log(random_uniform32(words.word[0]));
        self->drawn[j] |= COURSE_WEIGHED;
    }
    return course->weight;
}

static int before(int step, int n_steps) {
    return step < n_steps ? step : n_steps;
}

/* What a project that runs brings apart from co-funding and from being there. One that does not
 * deliver ends at its turn. */
static void add_life(const struct world *self, double *series, const struct project_life *life,
                     int size, double sign) {
    size_t n = (size_t)self->n_steps, first = (size_t)life->running;
    int turn = before(life->turn, self->n_steps), end = before(life->end, self->n_steps);
    struct kernel_life steps = {
        .to_turn = (size_t)(turn - life->running),
        .to_end = (size_t)(end - life->running),
        .people = sign * life->people * self->d,
        .jobs = sign * parameters_of(self, size)->jobs,
        .own = sign,
        .ramp = self->own_ramp[size],
        .people_series = series + SERIES_PEOPLE * n + first,
        .jobs_series = series + SERIES_JOBS * n + first,
        .own_series = series + SERIES_OWN_RESOURCES * n + first,
    };
    self->kernels->life(&steps);
    if (turn < self->n_steps) {
        series[SERIES_DEPLOYED * n + (size_t)turn] += life->delivers ? sign : 0.0;
    }
}

void project_change(const struct world *self, double *series, const struct project_life *life,
                    int size, enum series alive, double sign) {
    if (life->running >= self->n_steps) {
        return;
    }
    double *living = series + (size_t)alive * (size_t)self->n_steps;
    double *running = series + (size_t)SERIES_RUNNING * (size_t)self->n_steps;
    add_life(self, series, life, size, sign);
    living[life->running] += 1.0;
    running[life->running] += sign;
    if (life->turn < self->n_steps) {
        running[life->turn] -= sign;
    }
    if (life->end < self->n_steps) {
        living[life->end] -= 1.0;
    }
}

void project_stock(const struct world *self, double *series, enum series stock) {
    double *changes = series + (size_t)stock * (size_t)self->n_steps;
    for (int t = 1; t < self->n_steps; t++) {
        changes[t] += changes[t - 1];
    }
}

/* Own resources of a project of each size by steps since it was deployed. */
static void draw_ramps(struct world *self) {
    for (int z = 0; z < SCENARIO_SIZES; z++) {
        const struct project_parameters *p = parameters_of(self, z);
        double own = p->own * self->d;
        for (int s = 0; s < self->n_steps; s++) {
            double share = (s + 0.5) * self->d / p->own_ramp;
            self->own_ramp[z][s] = own * (share < 1.0 ? share : 1.0);
        }
    }
}

void project_add(const struct world *self, double *series, const struct project_life *life,
                 int size, double planned, double sign) {
    size_t n = (size_t)self->n_steps, first = (size_t)life->running;
    if (life->qualified < self->n_steps) {
        series[SERIES_QUALIFIED * n + (size_t)life->qualified] += sign;
    }
    if (life->running >= self->n_steps) {
        return;
    }
    size_t to_turn = (size_t)before(life->turn, self->n_steps) - first;
    size_t to_end = (size_t)before(life->end, self->n_steps) - first;
    add_life(self, series, life, size, sign);
    self->kernels->add(to_turn, sign, series + SERIES_RUNNING * n + first);
    self->kernels->add(to_end, sign, series + SERIES_ALIVE * n + first);
    for (size_t k = 0; k < 4; k++) {
        self->kernels->add_scaled(to_end, sign * planned * self->origin[k], self->cofund,
                                  series + (SERIES_MONEY_PUBLIC + k) * n + first);
    }
}

/* Lists the ideas that happen within the run without a fund; how many they are. No branch: it could
 * not be foreseen. */
static size_t list_natural(const struct world *self, int32_t *natural) {
    int32_t last = self->idea_first[SCENARIO_SIZES * self->n];
    size_t n = 0;
    for (int32_t j = 0; j < last; j++) {
        natural[n] = j;
        n += self->ideas[j].anyway & (self->ideas[j].natural < self->n_steps);
    }
    return n;
}

/* Courses of the ideas of a list, their logarithms side by side. */
static void draw_courses(struct world *self, const int32_t *list, size_t n) {
    struct idea_words *words = &self->idea_words;
    for (size_t k = 0; k < n; k++) { /* words of the ideas themselves are needed no more */
        words->idea[0][k] = words->project[1][list[k]];
        words->idea[1][k] = words->project[3][list[k]];
        words->idea[2][k] = words->scale[0][list[k]];
    }
    for (int c = 0; c < 3; c++) {
        self->kernels->minus_log32(n, words->idea[c], words->minus_log[c]);
    }
    for (size_t k = 0; k < n; k++) {
        const double *const near[3] = {words->minus_log[0] + k, words->minus_log[1] + k,
                                       words->minus_log[2] + k};
        draw_course(self, (size_t)list[k], near);
    }
}

/* Money of natural projects is added in one series and shared by origin at the end: the sums are
 * the same for all of them. */
void world_natural_projects(struct world *self) {
    size_t n = (size_t)self->n_steps;
    double *series = self->natural, *total = series + SERIES_MONEY_PUBLIC * n;
    const int32_t *list = self->idea_words.natural;
    size_t n_natural = list_natural(self, self->idea_words.natural);
    memset(series, 0, SERIES_COUNT * n * sizeof *series);
    draw_ramps(self);
    draw_courses(self, list, n_natural);
    for (size_t k = 0; k < n_natural; k++) {
        const struct idea *idea = &self->ideas[list[k]];
        struct project_life life = project_life(self, idea, idea->natural);
        series[SERIES_QUALIFIED * n + (size_t)life.qualified] += 1.0;
        project_change(self, series, &life, idea->size, SERIES_ALIVE, 1.0);
        if (life.running < self->n_steps) {
            int end = before(life.end, self->n_steps);
            self->kernels->add_scaled((size_t)(end - life.running),
                                      parameters_of(self, idea->size)->money, self->cofund,
                                      total + life.running);
        }
    }
    project_stock(self, series, SERIES_ALIVE);
    project_stock(self, series, SERIES_RUNNING);
    for (int k = 3; k >= 0; k--) {
        for (size_t t = 0; t < n; t++) {
            total[(size_t)k * n + t] = total[t] * self->origin[k];
        }
    }
}
