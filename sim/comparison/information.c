/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of information of one run: sets of parameters, net benefits, surveys. Never prints. */
#include "sim/comparison/information.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/analysis/regression.h"
#include "sim/comparison/private.h"

/* ---- Sets ---- */

/* Length of the part of a path that names its group. */
static size_t group_length(const char *path) {
    static const char funds[] = "instruments.";
    size_t from = strncmp(path, funds, sizeof funds - 1) == 0 ? sizeof funds - 1 : 0;
    return from + strcspn(path + from, ".");
}

static const char *path_of(const struct valued *valued, const struct information_input *input,
                           size_t place) {
    return valued->scenario->assumptions[input->assumptions[place]].path;
}

static int same_group(const char *left, const char *right) {
    size_t n = group_length(left);
    return n == group_length(right) && strncmp(left, right, n) == 0;
}

/* The set of this parameter alone, of its group, or of all. */
static int add_set(struct information *self, const struct valued *valued,
                   const struct information_input *input, enum information_kind kind, size_t place,
                   struct error *error) {
    struct information_set *set = &self->sets[self->n_sets++];
    const char *path = path_of(valued, input, place);
    size_t length = kind == INFORMATION_GROUP ? group_length(path) : strlen(path);
    *set = (struct information_set){
        .kind = kind,
        .name = kind == INFORMATION_ALL ? strdup("all") : strndup(path, length),
        .places = calloc(input->n_parameters, sizeof *set->places),
        .parameters = calloc(input->n_parameters, sizeof *set->parameters)};
    if (set->name == NULL || set->places == NULL || set->parameters == NULL) {
        return error_no_memory(error);
    }
    for (size_t k = 0; k < input->n_parameters; k++) {
        if (kind == INFORMATION_ALL || k == place ||
            (kind == INFORMATION_GROUP && same_group(path, path_of(valued, input, k)))) {
            set->places[set->n] = k;
            set->parameters[set->n++] = input->assumptions[k];
        }
    }
    return 0;
}

/* 1 for the first parameter of a group of at least two. */
static int starts_group(const struct valued *valued, const struct information_input *input,
                        size_t place) {
    const char *path = path_of(valued, input, place);
    size_t n = 0;
    for (size_t k = 0; k < input->n_parameters; k++) {
        int same = same_group(path, path_of(valued, input, k));
        if (same && k < place) {
            return 0;
        }
        n += (size_t)same;
    }
    return n > 1;
}

static int make_sets(struct information *self, const struct valued *valued,
                     const struct information_input *input, struct error *error) {
    size_t n = input->n_parameters;
    self->sets = calloc(2 * n + 1, sizeof *self->sets);
    int status = self->sets == NULL ? error_no_memory(error) : 0;
    if (status == 0 && n > 1) {
        status = add_set(self, valued, input, INFORMATION_ALL, 0, error);
    }
    for (size_t k = 0; status == 0 && k < n; k++) {
        if (starts_group(valued, input, k)) {
            status = add_set(self, valued, input, INFORMATION_GROUP, k, error);
        }
    }
    for (size_t k = 0; status == 0 && k < n; k++) {
        status = add_set(self, valued, input, INFORMATION_ONE, k, error);
    }
    return status;
}

/* ---- Parameters ---- */

static const struct evppi not_known = {.value = (double)NAN,
                                       .se = (double)NAN,
                                       .plain = (double)NAN,
                                       .plain_se = (double)NAN,
                                       .low = (double)NAN,
                                       .low_se = (double)NAN,
                                       .explained = (double)NAN,
                                       .check = (double)NAN};

/* Values of all sets that the samples are enough for. */
static int value_sets(const struct information *self, const struct voi_input *voi,
                      struct information_decision *decision, struct error *error) {
    struct evppi_set *sets = calloc(self->n_sets + 1, sizeof *sets);
    struct evppi *rows = calloc(self->n_sets + 1, sizeof *rows);
    size_t n = 0;
    int status = sets == NULL || rows == NULL ? error_no_memory(error) : 0;
    for (size_t s = 0; status == 0 && s < self->n_sets; s++) {
        if (self->sets[s].n + 1 <= voi->shape.samples / 10) {
            sets[n++] = (struct evppi_set){self->sets[s].n, self->sets[s].places};
        }
    }
    status = status == 0 && n > 0 ? evppi(voi, &decision->evpi, n, sets, rows, error) : status;
    for (size_t s = self->n_sets; status == 0 && s-- > 0;) {
        int enough = self->sets[s].n + 1 <= voi->shape.samples / 10;
        decision->values[s] = enough ? rows[--n] : not_known;
    }
    free(sets);
    free(rows);
    return status;
}

/* ---- Surveys ---- */

static double known_or_0(double value) {
    return isnan(value) ? 0 : value;
}

struct evsi_survey information_survey(const struct valued *valued,
                                      const struct information_input *input, size_t survey) {
    const struct survey *s = &valued->scenario->decision.surveys[survey];
    static const enum evsi_design designs[] = {[SURVEY_ONCE] = EVSI_ONCE,
                                               [SURVEY_BEFORE_AFTER] = EVSI_BEFORE_AFTER,
                                               [SURVEY_MATCHED] = EVSI_MATCHED,
                                               [SURVEY_LOTTERY] = EVSI_LOTTERY};
    int is_outcome = s->assumption < 0, is_share = isnan(s->noise.value);
    double baseline = is_outcome ? input->targets[survey].baseline : known_or_0(s->baseline.value);
    return (struct evsi_survey){.name = s->name,
                                .design = designs[s->design],
                                .measure = is_share ? EVSI_SHARE : EVSI_VALUE,
                                .population = (size_t)s->population,
                                .of_population = is_outcome,
                                .noise = known_or_0(s->noise.value),
                                .baseline = is_share && s->design != SURVEY_ONCE ? baseline : 0,
                                .misclassified = is_share ? s->misclassified.value : 0,
                                .levels = !is_share ? 0
                                          : s->level >= 0 && valued->scenario->n_levels > 2
                                              ? (size_t)valued->scenario->n_levels
                                              : 2,
                                .non_response = s->non_response.value,
                                .confounding = s->confounding.value,
                                .delay = s->delay.value,
                                .horizon = input->horizon,
                                .rate = input->rate,
                                .fixed_cost = s->fixed_cost.value,
                                .cost = s->cost.value};
}

/* Planned sizes; of designs with two groups even ones. Returns how many. */
static size_t fill_sizes(const struct survey *survey, size_t *sizes) {
    size_t each = survey->design == SURVEY_MATCHED || survey->design == SURVEY_LOTTERY ? 2 : 1;
    size_t n = 0;
    for (int i = 0; i < survey->n_sizes; i++) {
        size_t size = (size_t)survey->sizes[i] / each * each;
        if (size > 0 && (n == 0 || size > sizes[n - 1])) {
            sizes[n++] = size;
        }
    }
    return n;
}

/* Why a survey cannot be valued is kept with it. */
static int value_survey(const struct valued *valued, const struct information_input *input,
                        const struct voi_input *voi, size_t number, struct information_survey *out,
                        struct error *error) {
    const struct survey *survey = &valued->scenario->decision.surveys[number];
    const struct information_target *target = &input->targets[number];
    if (target->values == NULL) {
        snprintf(out->why, sizeof out->why, "%s", target->why);
        return 0;
    }
    struct error why = {0};
    struct evsi_survey asked = information_survey(valued, input, number);
    size_t *sizes = calloc((size_t)survey->n_sizes + 1, sizeof *sizes);
    out->rows = calloc((size_t)survey->n_sizes + 1, sizeof *out->rows);
    int status = sizes == NULL || out->rows == NULL ? error_no_memory(error) : 0;
    if (status == 0) {
        out->n_sizes = fill_sizes(survey, sizes);
        status = evsi_survey(voi, target->values, &asked, valued->scenario->monte_carlo.seed,
                             out->n_sizes, sizes, &out->target, out->rows, &out->best, &why);
    }
    free(sizes);
    if (status == FONDSIM_DOMAIN) {
        snprintf(out->why, sizeof out->why, "%.190s", why.text);
        free(out->rows);
        out->rows = NULL;
        out->n_sizes = 0;
        status = 0;
    } else if (status < 0 && why.code < 0) {
        *error = why;
    }
    return status;
}

/* ---- A decision ---- */

/* How far all decisions are, in columns of regressions and one for each. */
struct watch {
    const struct information_input *input;
    uint64_t done, all;
};

static int tell(void *context, size_t columns) {
    struct watch *self = context;
    self->done += columns + 1;
    self->all = self->all < self->done ? self->done : self->all;
    return self->input->progress(self->input->context, self->done, self->all);
}

/* The work of one decision. */
static uint64_t work_of(const struct information *self, const struct valued *valued) {
    uint64_t work = 0;
    for (size_t s = 0; s < self->n_sets; s++) {
        work += self->sets[s].n + 1;
    }
    for (size_t s = 0; s < self->n_surveys; s++) {
        work += 2 * (1 + (uint64_t)valued->scenario->decision.surveys[s].n_sizes);
    }
    return work;
}

/* benefit[option][draw], one after the other. */
static void fill_benefits(const struct valued *valued, const struct information_input *input,
                          size_t effect, double *memory, const double **benefit) {
    size_t draws = draws_count(&input->shape);
    for (size_t o = 0; o < input->n_options; o++) {
        double *column = memory + o * draws;
        const double *value = input->effect[effect * input->n_options + o];
        for (size_t d = 0; d < draws; d++) {
            column[d] = valued_benefit(valued, effect, value[d], input->cost[o][d]);
        }
        benefit[o] = column;
    }
}

/* Working memory of all decisions. */
struct desk {
    double *memory;                 /* [option][draw] net benefits */
    const double **benefit;         /* [option] */
    struct regression_basis *bases; /* [parameter] */
    struct watch watch;
};

static int desk_init(struct desk *self, const struct information_input *input,
                     struct error *error) {
    *self = (struct desk){
        .memory = malloc((input->n_options * draws_count(&input->shape) + 1) * sizeof(double)),
        .benefit = calloc(input->n_options + 1, sizeof *self->benefit),
        .bases = calloc(input->n_parameters + 1, sizeof *self->bases),
        .watch = {.input = input}};
    const struct voi_input voi = {.shape = input->shape,
                                  .n_parameters = input->n_parameters,
                                  .theta = input->theta,
                                  .threads = input->threads};
    return self->memory == NULL || self->benefit == NULL || self->bases == NULL
               ? error_no_memory(error)
               : evppi_bases_init(&voi, self->bases, error);
}

static void desk_free(struct desk *self, size_t n_parameters) {
    evppi_bases_free(self->bases, n_parameters);
    free(self->memory);
    free((void *)self->benefit);
    free(self->bases);
}

static int make_decision(const struct valued *valued, const struct information_input *input,
                         struct information *self, size_t effect, struct desk *desk,
                         struct error *error) {
    struct information_decision *decision = &self->decisions[self->n_decisions++];
    size_t surveys = self->n_surveys;
    *decision =
        (struct information_decision){.effect = effect,
                                      .values = calloc(self->n_sets + 1, sizeof *decision->values),
                                      .surveys = calloc(surveys + 1, sizeof *decision->surveys)};
    if (decision->values == NULL || decision->surveys == NULL) {
        return error_no_memory(error);
    }
    fill_benefits(valued, input, effect, desk->memory, desk->benefit);
    const struct voi_input voi = {.shape = input->shape,
                                  .n_options = input->n_options,
                                  .benefit = desk->benefit,
                                  .n_parameters = input->n_parameters,
                                  .theta = input->theta,
                                  .bases = desk->bases,
                                  .threads = input->threads,
                                  .fitted = input->progress == NULL ? NULL : tell,
                                  .context = &desk->watch};
    int status = voi_evpi(&voi, &decision->evpi, error);
    status = status < 0 ? status : value_sets(self, &voi, decision, error);
    for (size_t s = 0; status == 0 && s < surveys; s++) {
        status = value_survey(valued, input, &voi, s, &decision->surveys[s], error);
    }
    return status;
}

int information_make(const struct valued *valued, const struct information_input *input,
                     struct information *self, struct error *error) {
    *self = (struct information){.shape = input->shape,
                                 .n_options = input->n_options,
                                 .portfolios = input->portfolios,
                                 .n_parameters = input->n_parameters,
                                 .n_surveys = (size_t)valued->scenario->decision.n_surveys};
    self->decisions = calloc(valued->n_effects + 1, sizeof *self->decisions);
    struct desk desk;
    int status = desk_init(&desk, input, error);
    status = status == 0 && self->decisions == NULL ? error_no_memory(error) : status;
    status = status < 0 ? status : make_sets(self, valued, input, error);
    for (size_t k = 0; status == 0 && k < valued->n_effects; k++) {
        desk.watch.all += isfinite(valued->willingness[k]) ? work_of(self, valued) : 0;
    }
    for (size_t k = 0; status == 0 && k < valued->n_effects; k++) {
        if (isfinite(valued->willingness[k])) {
            status = make_decision(valued, input, self, k, &desk, error);
        }
    }
    desk_free(&desk, input->n_parameters);
    if (status < 0) {
        information_free(self);
    }
    return status;
}

void information_free(struct information *self) {
    for (size_t s = 0; s < self->n_sets; s++) {
        free(self->sets[s].name);
        free(self->sets[s].places);
        free(self->sets[s].parameters);
    }
    for (size_t d = 0; d < self->n_decisions; d++) {
        struct information_decision *decision = &self->decisions[d];
        for (size_t s = 0; decision->surveys != NULL && s < self->n_surveys; s++) {
            free(decision->surveys[s].rows);
        }
        free(decision->values);
        free(decision->surveys);
    }
    free(self->sets);
    free(self->decisions);
    *self = (struct information){0};
}

const struct evppi *information_all(const struct information *self, size_t decision) {
    const struct evppi *row = self->n_sets > 0 ? &self->decisions[decision].values[0] : NULL;
    return row != NULL && isfinite(row->value) ? row : NULL;
}
