/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios in memory, for tests: see support.h. Never knows what a test proves. */
#include "tests/unit/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/registry.h"

static void stop(const char *what, const char *name) {
    (void)fprintf(stderr, "support: %s: %s\n", what, name);
    abort();
}

/* Appends a section with its defaults; paths are kept in a small arena of the section itself. */
static size_t add_section(struct support *self, const char *path,
                          const struct parameter_table *table) {
    struct scenario *scenario = &self->scenario;
    size_t index = scenario->n_sections++;
    if (index >= SUPPORT_SECTIONS || scenario->n_assumptions + table->n > SUPPORT_VALUES) {
        stop("too large", path);
    }
    self->sections[index] =
        (struct section){.path = (char *)path, .table = table, .first = scenario->n_assumptions};
    for (size_t j = 0; j < table->n; j++) {
        size_t k = scenario->n_assumptions++;
        double value = table->parameters[j].fallback;
        self->theta[k] = isnan(value) ? 0.0 : value;
        self->assumptions[k].parameter = &table->parameters[j];
    }
    return index;
}

static struct label label_of(const char *name) {
    return (struct label){(char *)name, (char *)name};
}

void support_init(struct support *self, int years, int steps_per_year) {
    memset(self, 0, sizeof *self);
    struct scenario *s = &self->scenario;
    s->name = "support";
    s->title = label_of("support");
    s->folder = "";
    (void)strcpy(s->currency, "EUR");
    s->price_year = 2020;
    s->deflator = self->deflator;
    s->sections = self->sections;
    s->assumptions = self->assumptions;
    s->moves = self->moves;
    s->cohorts = self->cohorts;
    s->offers = self->offers;
    s->shocks = self->shocks;
    s->portfolios = self->portfolios;
    s->effects = self->no_effects;
    s->monte_carlo = (struct monte_carlo){SCENARIO_BLOCK, 1, 1, DESIGN_PLAIN};
    int n_steps = years * steps_per_year;
    self->report_steps[0] = n_steps - 1;
    self->report_names[0] = "end";
    self->ages[0] = 1.0;
    self->ages[1] = 3.0;
    s->time = (struct time_grid){.start_year = 2020,
                                 .steps_per_year = steps_per_year,
                                 .n_steps = n_steps,
                                 .n_years = years,
                                 .decision_step = n_steps,
                                 .last_award_step = n_steps - 1,
                                 .evaluation_step = n_steps - 1,
                                 .n_reports = 1,
                                 .report_steps = self->report_steps,
                                 .report_names = self->report_names,
                                 .n_ages = 2,
                                 .ages = self->ages};
    for (int y = 0; y < SCENARIO_MAX_YEARS; y++) {
        self->deflator[y] = 1.0;
    }
    s->economics = add_section(self, "economics", &economics_table);
    s->territory = add_section(self, "territory", &territory_parameters_table);
    s->maturity = add_section(self, "maturity", &maturity_table);
    s->alliances = add_section(self, "alliances", &alliances_table);
    s->commons = add_section(self, "commons", &commons_table);
    s->gifts = add_section(self, "gifts", &gifts_table);
    static const char *const sizes[] = {"small", "medium", "large"};
    for (int z = 0; z < SCENARIO_SIZES; z++) {
        s->project_sizes[z] = add_section(self, sizes[z], &project_tables[z]);
    }
    self->study = (struct study){
        .scenario = s, .portfolios = self->portfolios, .samples = SCENARIO_BLOCK, .inner = 1};
}

int support_level(struct support *self, const char *name) {
    struct scenario *s = &self->scenario;
    struct level *level = &s->levels[s->n_levels];
    level->name = (char *)name;
    level->label = label_of(name);
    level->section = add_section(self, name, &level_table);
    return s->n_levels++;
}

int support_class(struct support *self, const char *name, double from) {
    struct scenario *s = &self->scenario;
    struct size_class *class = &s->classes[s->n_classes];
    class->name = (char *)name;
    class->label = label_of(name);
    class->from = from;
    class->section = add_section(self, name, &class_table);
    return s->n_classes++;
}

void support_move(struct support *self, int from, int to, double annual) {
    struct scenario *s = &self->scenario;
    struct move *move = &s->moves[s->n_moves++];
    move->from = from;
    move->to = to;
    move->section = add_section(self, "move", &move_table);
    self->theta[self->sections[move->section].first] = annual;
}

int support_cohort(struct support *self, const char *name, size_t n, double population,
                   const double *shares) {
    struct scenario *s = &self->scenario;
    struct cohort *cohort = &s->cohorts[s->n_cohorts];
    cohort->name = (char *)name;
    cohort->label = label_of(name);
    cohort->n = n;
    cohort->section = add_section(self, name, &cohort_table);
    struct cohort_parameters *p = (void *)(self->theta + self->sections[cohort->section].first);
    p->population_median = population;
    p->population_spread = 0.0;
    cohort->shares = s->n_assumptions;
    for (int l = 0; l < s->n_levels; l++) {
        (void)add_section(self, "share", &share_table);
        self->theta[cohort->shares + (size_t)l] = shares[l];
    }
    return s->n_cohorts++;
}

int support_instrument(struct support *self, const char *key, const char *model, double envelope) {
    struct scenario *s = &self->scenario;
    int k = s->n_instruments++;
    struct instrument *instrument = &s->instruments[k];
    instrument->key = (char *)key;
    instrument->label = label_of(key);
    instrument->code = random_code(key);
    instrument->model = fund_model_index(model);
    if (instrument->model < 0) {
        stop("no such fund model", model);
    }
    size_t n;
    const struct parameter_table *own = fund_models(&n)[instrument->model]->parameters;
    instrument->section = add_section(self, key, &fund_table);
    instrument->own = add_section(self, key, own);
    instrument->levels = (1U << s->n_levels) - 1U;
    instrument->classes = (1U << s->n_classes) - 1U;
    instrument->cohorts = (1U << s->n_cohorts) - 1U;
    instrument->budget = self->budgets[k];
    instrument->known_awards = self->known[k];
    for (int y = 0; y < SCENARIO_MAX_YEARS; y++) {
        self->budgets[k][y] = llround(100.0 * envelope);
        self->known[k][y] = -1;
    }
    return k;
}

int support_portfolio(struct support *self, const char *name, enum question question,
                      uint32_t instruments) {
    struct scenario *s = &self->scenario;
    int index = s->n_portfolios++;
    struct portfolio *portfolio = &self->portfolios[index];
    *portfolio = (struct portfolio){.name = (char *)name,
                                    .label = label_of(name),
                                    .question = question,
                                    .instruments = instruments,
                                    .scale_to = -1,
                                    .is_counterfactual = instruments == 0,
                                    .counterfactual = index};
    for (int k = 0; k < SCENARIO_MAX_INSTRUMENTS; k++) {
        portfolio->scale[k] = 1.0;
    }
    for (int p = 0; p < index; p++) {
        if (self->portfolios[p].is_counterfactual && self->portfolios[p].question == question) {
            portfolio->counterfactual = p;
        }
    }
    self->study.n_portfolios = s->n_portfolios;
    return index;
}

/* Place of a path in theta. */
static size_t find(const struct support *self, const char *path) {
    const char *dot = strchr(path, '.');
    size_t length = dot == NULL ? 0 : (size_t)(dot - path);
    for (size_t k = 0; dot != NULL && k < self->scenario.n_sections; k++) {
        const struct section *section = &self->sections[k];
        if (strlen(section->path) != length || strncmp(section->path, path, length) != 0) {
            continue;
        }
        for (size_t j = 0; j < section->table->n; j++) {
            if (strcmp(section->table->parameters[j].key, dot + 1) == 0) {
                return section->first + j;
            }
        }
    }
    stop("no such parameter", path);
    return 0;
}

void support_set(struct support *self, const char *path, double value) {
    self->theta[find(self, path)] = value;
}

double support_get(const struct support *self, const char *path) {
    return self->theta[find(self, path)];
}

void support_small(struct support *self, int years, int steps_per_year) {
    static const char *const names[] = {"first", "second", "third", "fourth"};
    static const double shares[] = {0.5, 0.25, 0.15, 0.1};
    support_init(self, years, steps_per_year);
    for (int l = 0; l < 4; l++) {
        (void)support_level(self, names[l]);
    }
    (void)support_class(self, "low", 0.0);
    (void)support_class(self, "middle", 15000.0);
    (void)support_class(self, "high", 50000.0);
    for (int l = 0; l < 3; l++) {
        support_move(self, l, l + 1, 0.2);
        support_move(self, l + 1, l, 0.05);
    }
    int cohort = support_cohort(self, "panel", 12, 25000.0, shares);
    self->theta[self->sections[self->cohorts[cohort].section].first + 1] = 0.8;
    (void)support_portfolio(self, "nothing", QUESTION_RETROSPECTIVE, 0);
}

/* ---- through the contract */

static void check(int code, const struct error *error) {
    if (code != FONDSIM_OK) {
        stop(error_sentence(code), error->text);
    }
}

void support_run(const struct support *self, int portfolio, uint32_t sample, cell_observer observer,
                 void *context, struct support_cell *out) {
    struct error error = {0};
    const struct portfolio *chosen = &self->portfolios[portfolio];
    memset(out, 0, sizeof *out);
    check(world_init(&out->world, &self->scenario), &error);
    check(world_draw(&out->world, self->theta, sample, 0), &error);
    check(cell_init(&out->cell, &out->world), &error);
    check(cell_start(&out->cell, &out->world, chosen), &error);
    out->cell.observer = observer;
    out->cell.observer_context = context;
    for (int t = 0; t < out->world.n_steps; t++) {
        world_step_words(&out->world, t);
        check(cell_step(&out->cell, &out->world, t, chosen->instruments), &error);
    }
    check(out->cell.failed, &error);
    funding_finish(&out->cell, &out->world);
    memcpy(out->ages, out->cell.ages,
           (size_t)(self->scenario.n_instruments * self->scenario.time.n_ages) * sizeof *out->ages);
}

void support_cell_free(struct support_cell *self) {
    cell_free(&self->cell);
    world_free(&self->world);
}

void support_count(void *tally, const struct cell *cell, int step, const struct event *event) {
    struct support_tally *self = tally;
    (void)cell;
    (void)step;
    self->cents[event->kind] += event->cents;
    self->amount[event->kind] += event->amount;
    self->number[event->kind] += 1;
}

int support_one_fund(struct support *self, const char *model, int years, int steps_per_year) {
    support_small(self, years, steps_per_year);
    int k = support_instrument(self, "fund", model, 0.0);
    self->budgets[k][0] = 1000000000;
    support_set(self, "fund.ticket", 30000);
    support_set(self, "fund.duration", 2);
    support_set(self, "fund.apply", 1.0e6);
    support_set(self, "fund.dropout", 0);
    self->scenario.time.last_award_step = 0;
    return support_portfolio(self, "one", QUESTION_RETROSPECTIVE, 1U << k);
}

double support_sum(const struct support_cell *self, enum series series) {
    double sum = 0.0;
    for (int t = 0; t < self->world.n_steps; t++) {
        sum += cell_series(&self->cell, &self->world, series)[t];
    }
    return sum;
}

double support_last(const struct support_cell *self, enum series series) {
    return cell_series(&self->cell, &self->world, series)[self->world.n_steps - 1];
}

void support_simulate(const struct support *self, uint32_t sample, struct support_results *out) {
    struct error error = {0};
    void *workspace = NULL;
    memset(out, 0, sizeof *out);
    check(territorial_model.catalogue(&self->scenario, &out->catalogue, &error), &error);
    check(territorial_model.shape(&self->study, &out->shape, &error), &error);
    check(world_results_init(&out->world, &out->shape), &error);
    check(territorial_model.prepare(&self->study, &out->shape, &workspace, &error), &error);
    check(territorial_model.simulate(workspace, self->theta, sample, 0, &out->world, &error),
          &error);
    territorial_model.release(workspace);
}

void support_results_free(struct support_results *self) {
    world_results_free(&self->world);
    results_shape_free(&self->shape);
    catalogue_free(&self->catalogue);
}

double support_outcome(const struct support_results *self, int portfolio, const char *key) {
    int index = catalogue_find(&self->catalogue, key);
    if (index < 0) {
        stop("no such outcome", key);
    }
    return world_outcomes(&self->world, &self->shape, portfolio, self->shape.n_records - 1)[index];
}
