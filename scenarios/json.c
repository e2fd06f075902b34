/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The resolved scenario as JSON. Knows no engine. Failures of jansson (memory) leave NULL in the
 * tree, which every setter refuses: one check at the end sees them all. */
#include "scenarios/json.h"

#include <jansson.h>
#include <math.h>

#include "models/registry.h"

/* A JSON object or array being filled; `failed` is sticky. */
struct filling {
    const struct scenario *scenario;
    int failed;
};

static void put(struct filling *self, json_t *object, const char *key, json_t *value) {
    self->failed |= json_object_set_new(object, key, value) != 0; /* refuses NULL */
}

static void push(struct filling *self, json_t *array, json_t *value) {
    self->failed |= json_array_append_new(array, value) != 0;
}

static json_t *doubles(struct filling *self, const double *values, size_t n) {
    json_t *array = json_array();
    for (size_t i = 0; i < n; i++) {
        push(self, array, json_real(values[i]));
    }
    return array;
}

static json_t *ints(struct filling *self, const int *values, size_t n) {
    json_t *array = json_array();
    for (size_t i = 0; i < n; i++) {
        push(self, array, json_integer(values[i]));
    }
    return array;
}

static json_t *bits(struct filling *self, uint32_t mask) {
    json_t *array = json_array();
    for (int i = 0; i < 32; i++) {
        if ((mask >> i & 1) != 0) {
            push(self, array, json_integer(i));
        }
    }
    return array;
}

static json_t *value_of(const struct scenario *scenario, size_t index) {
    return json_real(law_mean(&scenario->assumptions[index].law));
}

/* The parameters of a section into an object. */
static void put_section(struct filling *self, json_t *object, size_t section) {
    const struct section *here = &self->scenario->sections[section];
    for (size_t j = 0; j < here->table->n; j++) {
        put(self, object, here->table->parameters[j].key,
            value_of(self->scenario, here->first + j));
    }
}

static json_t *single(struct filling *self, size_t section) {
    json_t *object = json_object();
    put_section(self, object, section);
    return object;
}

static json_t *time_object(struct filling *self) {
    const struct time_grid *time = &self->scenario->time;
    json_t *object = json_object();
    put(self, object, "start_year", json_integer(time->start_year));
    put(self, object, "steps_per_year", json_integer(time->steps_per_year));
    put(self, object, "n_steps", json_integer(time->n_steps));
    put(self, object, "n_years", json_integer(time->n_years));
    put(self, object, "decision_step", json_integer(time->decision_step));
    put(self, object, "last_award_step", json_integer(time->last_award_step));
    put(self, object, "report_steps", ints(self, time->report_steps, (size_t)time->n_reports));
    put(self, object, "ages", doubles(self, time->ages, (size_t)time->n_ages));
    return object;
}

static json_t *runs_object(struct filling *self) {
    const struct monte_carlo *runs = &self->scenario->monte_carlo;
    json_t *object = json_object();
    put(self, object, "samples", json_integer(runs->samples));
    put(self, object, "inner", json_integer(runs->inner));
    put(self, object, "seed", json_integer(runs->seed));
    put(self, object, "design", json_string(design_names[runs->design]));
    return object;
}

static json_t *territories(struct filling *self, const struct territory_table *table) {
    json_t *object = json_object();
    put(self, object, "population", doubles(self, table->population, table->n));
    put(self, object, "weight", doubles(self, table->weight, table->n));
    put(self, object, "level",
        table->level == NULL ? json_null() : ints(self, table->level, table->n));
    put(self, object, "fragility",
        table->fragility == NULL ? json_null() : doubles(self, table->fragility, table->n));
    return object;
}

static json_t *cohort_object(struct filling *self, const struct cohort *cohort) {
    json_t *object = json_object(), *shares = json_array();
    put(self, object, "name", json_string(cohort->name));
    put(self, object, "n", json_integer((json_int_t)cohort->n));
    put(self, object, "entry_step", json_integer(cohort->entry_step));
    put(self, object, "qualified_step", json_integer(cohort->qualified_step));
    put(self, object, "use_all", json_integer(cohort->use_all));
    put_section(self, object, cohort->section);
    for (int l = 0; l < self->scenario->n_levels; l++) {
        push(self, shares, value_of(self->scenario, cohort->shares + (size_t)l));
    }
    put(self, object, "shares", shares);
    put(self, object, "territories",
        cohort->territories.n > 0 ? territories(self, &cohort->territories) : json_null());
    return object;
}

static json_t *instrument_object(struct filling *self, const struct instrument *instrument) {
    size_t n_models, n_years = (size_t)self->scenario->time.n_years;
    const struct fund_model *const *models = fund_models(&n_models);
    json_t *object = json_object(), *budget = json_array();
    for (size_t y = 0; y < n_years; y++) {
        push(self, budget, json_integer(instrument->budget[y]));
    }
    put(self, object, "key", json_string(instrument->key));
    put(self, object, "model", json_string(models[instrument->model]->name));
    put(self, object, "levels", bits(self, instrument->levels));
    put(self, object, "classes", bits(self, instrument->classes));
    put(self, object, "cohorts", bits(self, instrument->cohorts));
    put(self, object, "start_step", json_integer(instrument->start_step));
    put(self, object, "budget_cents", budget);
    put(self, object, "known_awards", ints(self, instrument->known_awards, n_years));
    put(self, object, "fund", single(self, instrument->section));
    put(self, object, "own", single(self, instrument->own));
    return object;
}

static json_t *portfolio_object(struct filling *self, const struct portfolio *portfolio) {
    json_t *object = json_object();
    put(self, object, "name", json_string(portfolio->name));
    put(self, object, "question",
        json_string(portfolio->question == QUESTION_PROSPECTIVE ? "prospective" : "retrospective"));
    put(self, object, "instruments", bits(self, portfolio->instruments));
    put(self, object, "scale_to", json_integer(portfolio->scale_to));
    put(self, object, "scale",
        doubles(self, portfolio->scale, (size_t)self->scenario->n_instruments));
    put(self, object, "is_counterfactual", json_integer(portfolio->is_counterfactual));
    put(self, object, "counterfactual", json_integer(portfolio->counterfactual));
    return object;
}

/* Levels, moves, classes: lists of {name..., parameters}. */
static void put_levels(struct filling *self, json_t *root) {
    const struct scenario *scenario = self->scenario;
    json_t *levels = json_array(), *moves = json_array(), *classes = json_array();
    for (int i = 0; i < scenario->n_levels; i++) {
        json_t *object = json_object();
        put(self, object, "name", json_string(scenario->levels[i].name));
        put_section(self, object, scenario->levels[i].section);
        push(self, levels, object);
    }
    for (int i = 0; i < scenario->n_moves; i++) {
        json_t *object = json_object();
        put(self, object, "from", json_integer(scenario->moves[i].from));
        put(self, object, "to", json_integer(scenario->moves[i].to));
        put_section(self, object, scenario->moves[i].section);
        push(self, moves, object);
    }
    for (int i = 0; i < scenario->n_classes; i++) {
        json_t *object = json_object();
        put(self, object, "name", json_string(scenario->classes[i].name));
        put(self, object, "from", json_real(scenario->classes[i].from));
        put_section(self, object, scenario->classes[i].section);
        push(self, classes, object);
    }
    put(self, root, "levels", levels);
    put(self, root, "moves", moves);
    put(self, root, "size_classes", classes);
}

static void put_cohorts(struct filling *self, json_t *root) {
    const struct scenario *scenario = self->scenario;
    json_t *cohorts = json_array(), *offers = json_array(), *shocks = json_array();
    for (int i = 0; i < scenario->n_cohorts; i++) {
        push(self, cohorts, cohort_object(self, &scenario->cohorts[i]));
    }
    for (int i = 0; i < scenario->n_offers; i++) {
        json_t *object = json_object();
        put(self, object, "name", json_string(scenario->offers[i].name));
        put(self, object, "levels", bits(self, scenario->offers[i].levels));
        put_section(self, object, scenario->offers[i].section);
        push(self, offers, object);
    }
    for (int i = 0; i < scenario->n_shocks; i++) {
        json_t *object = json_object();
        put(self, object, "name", json_string(scenario->shocks[i].name));
        put(self, object, "step", json_integer(scenario->shocks[i].step));
        put_section(self, object, scenario->shocks[i].section);
        push(self, shocks, object);
    }
    put(self, root, "cohorts", cohorts);
    put(self, root, "offers", offers);
    put(self, root, "shocks", shocks);
}

/* ------------------------------------------------------------------ the decision */

static json_t *real_or_null(double value) {
    return isnan(value) ? json_null() : json_real(value);
}

static json_t *decision_object(struct filling *self) {
    static const char *const perspectives[] = {"fund", "public", "all"};
    const struct decision *decision = &self->scenario->decision;
    json_t *object = json_object(), *willingness = json_array();
    for (int j = 0; j < decision->n_willingness; j++) {
        const struct willingness *one = &decision->willingness[j];
        json_t *item = json_object();
        put(self, item, "outcome", json_string(one->outcome));
        put(self, item, "better", json_integer(one->better));
        put(self, item, "worth", json_real(one->worth.value));
        push(self, willingness, item);
    }
    put(self, object, "perspective", json_string(perspectives[decision->perspective]));
    put(self, object, "reference", json_integer(decision->reference));
    put(self, object, "willingness_max", json_real(decision->willingness_max.value));
    put(self, object, "absorption_floor", json_real(decision->absorption_floor.value));
    put(self, object, "willingness", willingness);
    return object;
}

static void put_criteria(struct filling *self, json_t *root) {
    const struct decision *decision = &self->scenario->decision;
    json_t *criteria = json_array(), *members = json_array();
    for (int j = 0; j < decision->n_criteria; j++) {
        const struct criterion *criterion = &decision->criteria[j];
        json_t *object = json_object();
        put(self, object, "outcome", json_string(criterion->outcome));
        put(self, object, "better", json_integer(criterion->better));
        put(self, object, "weight", real_or_null(criterion->weight));
        push(self, criteria, object);
    }
    for (int i = 0; i < decision->n_members; i++) {
        const struct committee_member *member = &decision->members[i];
        json_t *object = json_object();
        put(self, object, "name", json_string(member->name));
        put(self, object, "weights", doubles(self, member->weights, (size_t)decision->n_criteria));
        push(self, members, object);
    }
    put(self, root, "criteria", criteria);
    put(self, root, "members", members);
}

static json_t *variant_object(struct filling *self, const struct variant *variant) {
    json_t *object = json_object(), *sets = json_array();
    for (size_t j = 0; j < variant->n_sets; j++) {
        push(self, sets, json_string(variant->sets[j]));
    }
    put(self, object, "name", json_string(variant->name));
    put(self, object, "set", sets);
    return object;
}

static json_t *survey_object(struct filling *self, const struct survey *survey) {
    static const char *const designs[] = {"once", "before_after", "matched", "lottery"};
    json_t *object = json_object();
    put(self, object, "name", json_string(survey->name));
    put(self, object, "target", json_string(survey->target));
    put(self, object, "assumption", json_integer((json_int_t)survey->assumption));
    put(self, object, "level", json_integer(survey->level));
    put(self, object, "population", json_integer(survey->population));
    put(self, object, "n", ints(self, survey->sizes, (size_t)survey->n_sizes));
    put(self, object, "design", json_string(designs[survey->design]));
    put(self, object, "non_response", json_real(survey->non_response.value));
    put(self, object, "misclassified", json_real(survey->misclassified.value));
    put(self, object, "noise", real_or_null(survey->noise.value));
    put(self, object, "baseline", real_or_null(survey->baseline.value));
    put(self, object, "confounding", json_real(survey->confounding.value));
    put(self, object, "delay", json_real(survey->delay.value));
    put(self, object, "cost", json_real(survey->cost.value));
    put(self, object, "fixed_cost", json_real(survey->fixed_cost.value));
    put(self, object, "decision", json_string(survey->open));
    return object;
}

static void put_decision(struct filling *self, json_t *root) {
    const struct decision *decision = &self->scenario->decision;
    json_t *variants = json_array(), *surveys = json_array();
    for (int i = 0; i < decision->n_variants; i++) {
        push(self, variants, variant_object(self, &decision->variants[i]));
    }
    for (int i = 0; i < decision->n_surveys; i++) {
        push(self, surveys, survey_object(self, &decision->surveys[i]));
    }
    put(self, root, "decision", decision_object(self));
    put_criteria(self, root);
    put(self, root, "variants", variants);
    put(self, root, "surveys", surveys);
}

/* ------------------------------------------------------------------ all */

static json_t *whole(struct filling *self) {
    const struct scenario *scenario = self->scenario;
    json_t *root = json_object(), *projects = json_array();
    json_t *instruments = json_array(), *portfolios = json_array();
    put(self, root, "name", json_string(scenario->name));
    put(self, root, "time", time_object(self));
    put(self, root, "price_year", json_integer(scenario->price_year));
    put(self, root, "deflator", doubles(self, scenario->deflator, (size_t)scenario->time.n_years));
    put(self, root, "monte_carlo", runs_object(self));
    put(self, root, "economics", single(self, scenario->economics));
    put(self, root, "territory", single(self, scenario->territory));
    put(self, root, "maturity", single(self, scenario->maturity));
    put(self, root, "alliances", single(self, scenario->alliances));
    put(self, root, "commons", single(self, scenario->commons));
    put(self, root, "gifts", single(self, scenario->gifts));
    for (size_t z = 0; z < SCENARIO_SIZES; z++) {
        push(self, projects, single(self, scenario->project_sizes[z]));
    }
    put(self, root, "projects", projects);
    put_levels(self, root);
    put_cohorts(self, root);
    for (int i = 0; i < scenario->n_instruments; i++) {
        push(self, instruments, instrument_object(self, &scenario->instruments[i]));
    }
    for (int i = 0; i < scenario->n_portfolios; i++) {
        push(self, portfolios, portfolio_object(self, &scenario->portfolios[i]));
    }
    put(self, root, "instruments", instruments);
    put(self, root, "portfolios", portfolios);
    put_decision(self, root);
    return root;
}

int scenario_print_json(const struct scenario *scenario, FILE *stream, struct error *error) {
    struct filling filling = {scenario, 0};
    json_t *root = whole(&filling);
    int code = FONDSIM_OK;
    if (root == NULL || filling.failed) {
        code = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    } else if (json_dumpf(root, stream, JSON_INDENT(1) | JSON_REAL_PRECISION(17)) != 0 ||
               fputc('\n', stream) == EOF) {
        code = error_set(error, FONDSIM_IO, "the JSON could not be written");
    }
    json_decref(root);
    return code;
}
