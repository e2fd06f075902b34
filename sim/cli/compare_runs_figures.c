/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of attribution, regret and value of information: chooses which, and hands structs
 * over to sim/cli/runs_drawing.h. Computes nothing and knows not how anything is drawn. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/figures.h"
#include "sim/cli/compare_runs_parts.h"
#include "sim/cli/folder.h"
#include "sim/cli/runs_drawing.h"

enum { SINGLE_PARAMETERS = 6, FILE_NAME = 120 };

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

static const char *key_of(const struct compare_runs *self, size_t effect) {
    return self->comparison->info->catalogue.outcomes[self->valued.effects[effect]].key;
}

static struct runs_page page_of(const struct compare_runs *self, const struct draws *shape,
                                const struct figure_sink *sink, enum language language) {
    return (struct runs_page){.info = self->comparison->info,
                              .scenario = self->comparison->scenario,
                              .samples = shape->samples,
                              .inner = (unsigned)shape->inner,
                              .sink = sink,
                              .language = language};
}

static struct runs_quantity quantity_of(const struct compare_runs *self, size_t effect,
                                        int is_net_benefit, const char *file) {
    return (struct runs_quantity){.file = file,
                                  .outcome = self->valued.effects[effect],
                                  .is_net_benefit = is_net_benefit,
                                  .willingness = self->valued.willingness[effect],
                                  .perspective = (enum perspective)self->comparison->perspective,
                                  .portfolio = -1,
                                  .reference = -1,
                                  .report = self->valued.report};
}

/* ---- Attribution ---- */

/* Each effect with the funds' own envelopes; of the pooled game those that decide. */

static int draw_games(const struct compare_runs *self, const struct figure_sink *sink,
                      enum language language, struct error *error) {
    static const char *const endings[GAMES_KINDS] = {"", "-pooled"};
    struct runs_page page = page_of(self, &self->games.shape, sink, language);
    int status = 0;
    for (int game = 0; game < GAMES_KINDS; game++) {
        for (size_t k = 0; status == 0 && k < self->games.n_effects; k++) {
            const struct attribution_pair *pair =
                games_pair(&self->games, (enum attribution_game)game, k);
            char file[FILE_NAME];
            snprintf(file, sizeof file, "%.80s%s", key_of(self, k), endings[game]);
            struct runs_quantity quantity = quantity_of(self, k, 0, file);
            if (pair != NULL && (game == ATTRIBUTION_OWN || !compare_runs_any_worth(self) ||
                                 isfinite(self->valued.willingness[k]))) {
                status = runs_draw_attribution(&page, &quantity, pair, error);
            }
        }
    }
    return status;
}

/* ---- Regret ---- */

/* Net benefits, or, when there are none, effects. */
static int draw_regret(const struct compare_runs *self, const struct figure_sink *sink,
                       enum language language, struct error *error) {
    const struct decision *decision = &self->comparison->scenario->decision;
    struct runs_page page = page_of(self, &self->variants.shape, sink, language);
    const struct variant **worlds = calloc(self->variants.n_worlds + 1, sizeof *worlds);
    int status = worlds == NULL ? no_memory(error) : 0;
    for (size_t w = 1; status == 0 && w < self->variants.n_worlds; w++) {
        worlds[w] = &decision->variants[w - 1];
    }
    for (size_t t = 0; status == 0 && t < self->variants.n_tables; t++) {
        const struct variants_table *table = &self->variants.tables[t];
        const struct variants_group *group = &self->variants.groups[table->group];
        char file[FILE_NAME];
        snprintf(file, sizeof file, "%s%.50s%s%.40s", table->is_net_benefit ? "net_benefit-" : "",
                 key_of(self, table->effect), group->target < 0 ? "" : "-",
                 group->target < 0 ? "" : group->label);
        struct runs_quantity quantity =
            quantity_of(self, table->effect, table->is_net_benefit, file);
        if (table->regret.rows != NULL && table->is_net_benefit == compare_runs_any_worth(self)) {
            status = runs_draw_regret(&page, &quantity, worlds, group->portfolios, &table->regret,
                                      error);
        }
    }
    free((void *)worlds);
    return status;
}

/* ---- Information ---- */

/* Names of the groups of parameters; a fund's is its own. */
static const struct {
    const char *path;
    struct label label;
} groups[] = {
    {"economics", {"économie", "economics"}},
    {"levels", {"niveaux de maturité", "maturity levels"}},
    {"size_classes", {"classes de taille", "size classes"}},
    {"territory", {"territoires", "territories"}},
    {"maturity", {"maturité", "maturity"}},
    {"alliances", {"alliances", "alliances"}},
    {"commons", {"adoption et vie des communs", "adoption and life of commons"}},
    {"gifts", {"dons", "gifts"}},
    {"projects", {"projets locaux", "local projects"}},
    {"cohorts", {"cohortes", "cohorts"}},
    {"offers", {"offres d’accompagnement", "accompaniment offers"}},
    {"shocks", {"chocs", "shocks"}},
};

/* NULL when there is none: the figure then says what is in the set. */
static const struct label *label_of(const struct scenario *scenario,
                                    const struct information_set *set) {
    static const char funds[] = "instruments.";
    if (set->kind == INFORMATION_ONE) {
        return NULL;
    }
    for (int i = 0; i < scenario->n_instruments; i++) {
        if (strncmp(set->name, funds, sizeof funds - 1) == 0 &&
            strcmp(set->name + sizeof funds - 1, scenario->instruments[i].key) == 0) {
            return &scenario->instruments[i].label;
        }
    }
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        if (strcmp(set->name, groups[i].path) == 0) {
            return &groups[i].label;
        }
    }
    return NULL;
}

/* 1 when fewer than SINGLE_PARAMETERS others are worth more. */
static int is_high(const struct information *information,
                   const struct information_decision *decision, size_t number) {
    size_t above = 0;
    double own = decision->values[number].value;
    for (size_t k = 0; k < information->n_sets; k++) {
        double other = decision->values[k].value;
        above += information->sets[k].kind == INFORMATION_ONE &&
                 (other > own || (k < number && other >= own));
    }
    return above < SINGLE_PARAMETERS;
}

/* Groups, or the parameters that are worth most; 0 is left out. Returns how many. */
static size_t choose_sets(const struct compare_runs *self,
                          const struct information_decision *decision, enum information_kind kind,
                          struct runs_set *sets) {
    const struct information *information = &self->information;
    size_t n = 0;
    for (size_t k = 0; k < information->n_sets; k++) {
        const struct information_set *set = &information->sets[k];
        const struct evppi *value = &decision->values[k];
        if (set->kind == kind && value->value > 0 &&
            (kind != INFORMATION_ONE || is_high(information, decision, k))) {
            sets[n++] = (struct runs_set){.n = set->n,
                                          .parameters = set->parameters,
                                          .label = label_of(self->comparison->scenario, set),
                                          .value = *value};
        }
    }
    return n;
}

static size_t choose_surveys(const struct compare_runs *self,
                             const struct information_decision *decision,
                             struct runs_survey *surveys) {
    size_t n = 0;
    for (size_t i = 0; i < self->information.n_surveys; i++) {
        const struct information_survey *survey = &decision->surveys[i];
        if (survey->n_sizes > 0) {
            surveys[n++] =
                (struct runs_survey){.survey = &self->comparison->scenario->decision.surveys[i],
                                     .n = survey->n_sizes,
                                     .rows = survey->rows,
                                     .best = survey->best,
                                     .target = survey->target};
        }
    }
    return n;
}

/* The bracket of what all parameters are worth. With one inner run nothing can be split and the
 * plug-in counts luck as knowledge: then the fit of all parameters is the upper end, the same
 * valued on rows that it has not seen the lower one. */
static struct voi_evpi bracket(const struct information *information, size_t decision) {
    struct voi_evpi evpi = information->decisions[decision].evpi;
    const struct evppi *all = information_all(information, decision);
    if (isnan(evpi.low) && all != NULL) {
        evpi.high = all->value;
        evpi.high_se = all->se;
        evpi.low = fmin(all->low, all->value);
        evpi.low_se = all->low_se;
    }
    return evpi;
}

/* Parameters beside the surveys; groups of parameters apart, as they contain them. */
static int draw_decision(const struct compare_runs *self, size_t number,
                         const struct runs_page *page, struct runs_set *sets,
                         struct runs_survey *surveys, struct error *error) {
    const struct information *information = &self->information;
    const struct information_decision *decision = &information->decisions[number];
    const struct voi_evpi evpi = bracket(information, number);
    char file[FILE_NAME];
    snprintf(file, sizeof file, "net_benefit-%.80s", key_of(self, decision->effect));
    struct runs_quantity quantity = quantity_of(self, decision->effect, 1, file);
    size_t n = choose_sets(self, decision, INFORMATION_ONE, sets);
    int status = runs_draw_information(page, &quantity, information->n_options,
                                       information->portfolios, &evpi, n, sets,
                                       choose_surveys(self, decision, surveys), surveys, error);
    n = choose_sets(self, decision, INFORMATION_GROUP, sets);
    snprintf(file, sizeof file, "groups-net_benefit-%.80s", key_of(self, decision->effect));
    return status < 0 || n == 0
               ? status
               : runs_draw_information(page, &quantity, information->n_options,
                                       information->portfolios, &evpi, n, sets, 0, NULL, error);
}

static int draw_information(const struct compare_runs *self, const struct figure_sink *sink,
                            enum language language, struct error *error) {
    const struct information *information = &self->information;
    struct runs_page page = page_of(self, &information->shape, sink, language);
    struct runs_set *sets = calloc(information->n_sets + 1, sizeof *sets);
    struct runs_survey *surveys = calloc(information->n_surveys + 1, sizeof *surveys);
    int status = sets == NULL || surveys == NULL ? no_memory(error) : 0;
    for (size_t d = 0; status == 0 && d < information->n_decisions; d++) {
        status = draw_decision(self, d, &page, sets, surveys, error);
    }
    free(sets);
    free(surveys);
    return status;
}

int compare_runs_drawing_into(const struct compare_runs *self, enum language language,
                              const struct figure_sink *sink, struct error *error) {
    int status = self->has_games ? draw_games(self, sink, language, error) : 0;
    if (status == 0 && self->has_variants) {
        status = draw_regret(self, sink, language, error);
    }
    return status == 0 && self->has_information ? draw_information(self, sink, language, error)
                                                : status;
}

int compare_runs_figures(const struct compare_runs *self, const char *folder,
                         enum language language, struct error *error) {
    char path[FOLDER_PATH];
    struct figure_folder files = {path, FIGURES_DPI};
    const struct figure_sink sink = {&files, figure_sink_files};
    int status = folder_path(
        path, folder, language == LANGUAGE_FR ? "compare/figures/fr" : "compare/figures/en", error);
    status = status < 0 ? status : folder_make(path, error);
    return status < 0 ? status : compare_runs_drawing_into(self, language, &sink, error);
}
