/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Analyses to figures: renames fields, finds labels and units, exports. Computes nothing and knows
 * not how anything is drawn. */
#include "sim/cli/runs_drawing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/compare/attribution.h"
#include "output/compare/information.h"
#include "output/compare/regret.h"
#include "output/compare/sobol.h"
#include "output/compare/tornado.h"
#include "output/compare/two_way.h"
#include "sim/cli/parameter_place.h"

/* What every figure takes from page and quantity; the scene points into it. */
struct common {
    struct run_info info; /* as the analysis was run; owns nothing */
    struct compare_scene scene;
    struct runs_measure measure;
};

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

static int misfit(struct error *error, const char *what) {
    return error_set(error, FONDSIM_DOMAIN, "a figure cannot be drawn: %s", what);
}

static struct label outcome_label(const struct outcome *outcome) {
    return (struct label){.fr = outcome->fr == NULL ? outcome->key : outcome->fr,
                          .en = outcome->en == NULL ? outcome->key : outcome->en};
}

static int in_run(const struct run_info *info, int portfolio) {
    return portfolio >= 0 && portfolio < info->n_portfolios;
}

static int common_init(struct common *self, const struct runs_page *page,
                       const struct runs_quantity *quantity, struct error *error) {
    const struct run_info *info = page->info;
    const struct catalogue *catalogue = &info->catalogue;
    *self = (struct common){.info = *info};
    if (quantity->outcome >= (int)catalogue->n ||
        (quantity->outcome < 0 && !quantity->is_net_benefit) || quantity->report < 0 ||
        quantity->report >= info->n_reports || quantity->portfolio >= info->n_portfolios ||
        quantity->reference >= info->n_portfolios) {
        return misfit(error, "its quantity is not in the run");
    }
    self->info.inner = (uint16_t)(page->inner > 0 ? page->inner : info->inner);
    self->scene =
        (struct compare_scene){.info = &self->info,
                               .samples = page->samples > 0 ? page->samples : info->samples,
                               .question = in_run(info, quantity->portfolio)
                                               ? info->portfolios[quantity->portfolio].question
                                               : QUESTION_RETROSPECTIVE,
                               .perspective = quantity->perspective};
    self->measure = (struct runs_measure){
        .year = info->records[info->report_record[quantity->report]].year,
        .is_net_benefit = quantity->is_net_benefit,
        .willingness = quantity->outcome < 0 ? (double)NAN : quantity->willingness,
        .perspective = quantity->perspective};
    if (quantity->outcome >= 0) {
        self->measure.label = outcome_label(&catalogue->outcomes[quantity->outcome]);
        self->measure.unit = catalogue->outcomes[quantity->outcome].unit;
    }
    if (in_run(info, quantity->portfolio)) {
        self->measure.portfolio = &info->portfolios[quantity->portfolio].label;
        if (in_run(info, quantity->reference)) {
            self->measure.reference = &info->portfolios[quantity->reference].label;
        }
    }
    return 0;
}

/* Hands a figure over under its name. */
static int finish(struct figure *figure, const char *name, const struct runs_page *page,
                  const struct runs_quantity *quantity, struct error *error) {
    char file[160];
    const char *ending = quantity->file == NULL ? "" : quantity->file;
    snprintf(file, sizeof file, "%s%s%.120s", name, ending[0] == '\0' ? "" : "-", ending);
    return page->sink->take(page->sink->context, file, figure, error);
}

/* ---- Parameters ---- */

/* How values in a unit are written, and the words after them. */
static const struct {
    const char *unit;
    enum axis_numbers numbers;
    struct label words;
} units[] = {
    {"1", AXIS_NUMBER, {NULL, NULL}},
    {"ratio", AXIS_NUMBER, {NULL, NULL}},
    {"weight", AXIS_NUMBER, {NULL, NULL}},
    {"index", AXIS_NUMBER, {NULL, NULL}},
    {"yes", AXIS_NUMBER, {NULL, NULL}},
    {"first_come", AXIS_NUMBER, {NULL, NULL}},
    {"share", AXIS_PERCENT, {NULL, NULL}},
    {"1/year", AXIS_NUMBER, {"par an", "a year"}},
    {"year", AXIS_NUMBER, {"ans", "years"}},
    {"EUR", AXIS_MONEY, {NULL, NULL}},
    {"EUR/year", AXIS_MONEY, {"par an", "a year"}},
    {"EUR/inhabitant/year", AXIS_MONEY, {"par habitant et par an", "per inhabitant a year"}},
    {"FTE", AXIS_NUMBER, {"ETP", "FTE"}},
    {"FTE/10000 inhabitants", AXIS_NUMBER, {"ETP pour 10 000 hab.", "FTE per 10,000 people"}},
    {"1/FTE-year", AXIS_NUMBER, {"par ETP-année", "per FTE-year"}},
    {"1/1000 inhabitants", AXIS_NUMBER, {"pour 1 000 hab.", "per 1,000 people"}},
    {"people", AXIS_NUMBER, {"personnes", "people"}},
    {"people/year", AXIS_NUMBER, {"personnes par an", "people a year"}},
    {"hour", AXIS_NUMBER, {"heures", "hours"}},
    {"hour/year", AXIS_NUMBER, {"heures par an", "hours a year"}},
    {"day/year", AXIS_NUMBER, {"jours par an", "days a year"}},
    {"commons", AXIS_NUMBER, {"communs", "commons"}},
    {"alliances", AXIS_NUMBER, {"alliances", "alliances"}},
    {"territories", AXIS_NUMBER, {"territoires", "territories"}},
    {"ecosystems/year", AXIS_NUMBER, {"écosystèmes par an", "ecosystems a year"}},
    {"awards", AXIS_NUMBER, {"soutiens", "awards"}},
    {"grant", AXIS_NUMBER, {NULL, NULL}},
};

/* A yearly rate under this reads best as a percentage. */
#define SMALL_RATE 0.3

struct runs_parameter runs_parameter_of(const struct scenario *scenario, size_t theta,
                                        double largest) {
    const struct assumption *assumption = &scenario->assumptions[theta];
    const struct parameter *about = assumption->parameter;
    const struct parameter_place place = parameter_place_of(scenario, theta);
    struct runs_parameter self = {
        .label = {(char *)about->fr, (char *)about->en},
        .path = assumption->path,
        .unit = {(char *)about->unit, (char *)about->unit},
        .of = place.of,
        .to = place.to,
        .prior = assumption->status == STATUS_PRIOR,
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (about->unit != NULL && strcmp(about->unit, units[i].unit) == 0) {
            self.numbers = units[i].numbers;
            self.unit = units[i].words;
        }
    }
    if (about->unit != NULL && strcmp(about->unit, "1/year") == 0 &&
        (about->upper <= 1 || largest < SMALL_RATE)) {
        self.numbers = AXIS_PERCENT;
    }
    return self;
}

static int known_parameter(const struct scenario *scenario, size_t theta) {
    return scenario != NULL && theta < scenario->n_assumptions;
}

/* ---- Attribution ---- */

static struct attribution_number number_of(const struct attribution_value *value) {
    return (struct attribution_number){value->mean, value->se, value->low, value->high,
                                       value->resolved};
}

static struct runs_measure cost_measure(const struct common *common) {
    static const char *const keys[] = {"cost_fund", "cost_public", "cost_all"};
    static char euro[] = "EUR";
    const struct catalogue *catalogue = &common->info.catalogue;
    struct runs_measure cost = common->measure;
    int found = catalogue_find(catalogue, keys[cost.perspective]);
    cost.is_net_benefit = 0;
    cost.unit = euro;
    cost.label =
        found >= 0 ? outcome_label(&catalogue->outcomes[found])
                   : (struct label){(char *)keys[cost.perspective], (char *)keys[cost.perspective]};
    return cost;
}

int runs_draw_attribution(const struct runs_page *page, const struct runs_quantity *quantity,
                          const struct attribution_pair *pair, struct error *error) {
    const struct attribution *effect = &pair->effect, *cost = &pair->cost;
    struct common common;
    struct attribution_bar bars[ATTRIBUTION_MOST];
    struct attribution_number pairs[ATTRIBUTION_MOST * ATTRIBUTION_MOST];
    size_t n = effect->n;
    int status = common_init(&common, page, quantity, error);
    if (status == 0 && (n == 0 || n > ATTRIBUTION_MOST || cost->n != n ||
                        n != (size_t)page->info->n_instruments)) {
        status = misfit(error, "attribution and run have other numbers of funds");
    }
    if (status < 0) {
        return status;
    }
    for (size_t i = 0; i < n; i++) {
        bars[i] = (struct attribution_bar){
            .fund = {.label = page->info->instruments[i].label, .colour = i % 8},
            .effect = number_of(&effect->rows[i].value),
            .cost = number_of(&cost->rows[i].value)};
    }
    for (size_t i = 0; i < n * n; i++) {
        pairs[i] = number_of(&effect->interactions[i]);
    }
    const struct attribution_data data = {.scene = common.scene,
                                          .pooled = effect->game == ATTRIBUTION_POOLED,
                                          .effect = common.measure,
                                          .cost = cost_measure(&common),
                                          .n = n,
                                          .bars = bars,
                                          .effect_total = number_of(&effect->total),
                                          .cost_total = number_of(&cost->total),
                                          .interactions = pairs};
    return finish(attribution_figure(&data, page->language), "attribution", page, quantity, error);
}

/* ---- Tornado ---- */

int runs_draw_tornado(const struct runs_page *page, const struct runs_quantity *quantity,
                      const size_t *parameters, const struct tornado *tornado,
                      struct error *error) {
    static const int switches[] = {[TORNADO_NEVER] = 0, [TORNADO_ONCE] = 1, [TORNADO_SEVERAL] = 2};
    struct common common;
    size_t n = tornado->n, n_points = tornado->n_points;
    int status = common_init(&common, page, quantity, error);
    for (size_t i = 0; status == 0 && i < n; i++) {
        if (!known_parameter(page->scenario, parameters[tornado->rows[i].parameter])) {
            status = misfit(error, "a parameter is not in the scenario");
        }
    }
    if (status < 0) {
        return status;
    }
    struct tornado_bar *bars = calloc(n + 1, sizeof *bars);
    struct tornado_held *points = calloc(n * n_points + 1, sizeof *points);
    if (bars == NULL || points == NULL) {
        free(bars);
        free(points);
        return no_memory(error);
    }
    for (size_t i = 0; i < n; i++) {
        const struct tornado_row *row = &tornado->rows[i];
        for (size_t p = 0; p < n_points; p++) {
            points[i * n_points + p] = (struct tornado_held){
                row->points[p].value, row->points[p].mean.mean, row->points[p].mean.se};
        }
        bars[i] = (struct tornado_bar){
            .parameter = runs_parameter_of(page->scenario, parameters[row->parameter],
                                           row->points[n_points - 1].value),
            .points = points + i * n_points,
            .swing_se = row->swing.se,
            .resolved = row->resolved,
            .switches = switches[row->kind],
            .at = row->at,
            .at_se = row->at_se,
            .at_resolved = row->at_resolved};
    }
    const struct tornado_data data = {.scene = common.scene,
                                      .measure = common.measure,
                                      .base = tornado->base.mean,
                                      .base_se = tornado->base.se,
                                      .n = n,
                                      .n_points = n_points,
                                      .bars = bars};
    status = finish(tornado_figure(&data, page->language), "tornado", page, quantity, error);
    free(bars);
    free(points);
    return status;
}

/* ---- Sobol ---- */

static struct sobol_share share_of(const struct sobol_index *index) {
    return (struct sobol_share){index->value, index->se, index->low, index->high, index->converged};
}

int runs_draw_sobol(const struct runs_page *page, const struct runs_quantity *quantity,
                    const struct sobol_factor *factors, const struct sobol *sobol,
                    struct error *error) {
    static const enum sobol_source sources[] = {[SOBOL_PARAMETERS] = SOBOL_SOURCE_PARAMETER,
                                                [SOBOL_OTHERS] = SOBOL_SOURCE_OTHERS,
                                                [SOBOL_LUCK] = SOBOL_SOURCE_LUCK};
    struct common common;
    int status = common_init(&common, page, quantity, error);
    struct sobol_bar *bars = calloc(sobol->n + 1, sizeof *bars);
    if (status == 0 && bars == NULL) {
        status = no_memory(error);
    }
    for (size_t i = 0; status == 0 && i < sobol->n; i++) {
        bars[i] = (struct sobol_bar){.source = sources[factors[i].kind],
                                     .first = share_of(&sobol->rows[i].first),
                                     .total = share_of(&sobol->rows[i].total)};
        if (factors[i].kind != SOBOL_PARAMETERS) {
            continue;
        }
        if (factors[i].n == 0 || !known_parameter(page->scenario, factors[i].parameters[0])) {
            status = misfit(error, "a parameter is not in the scenario");
        } else {
            bars[i].parameter =
                runs_parameter_of(page->scenario, factors[i].parameters[0], (double)NAN);
            bars[i].joined = factors[i].n - 1;
        }
    }
    if (status == 0) {
        const struct sobol_data data = {.scene = common.scene,
                                        .measure = common.measure,
                                        .expectation = common.info.inner > 1,
                                        .tolerance = sobol_tolerance,
                                        .sum = share_of(&sobol->sum),
                                        .n = sobol->n,
                                        .bars = bars};
        status = finish(sobol_figure(&data, page->language), "sobol", page, quantity, error);
    }
    free(bars);
    return status;
}

/* ---- Information ---- */

/* Names that are made for a set of parameters. */
struct set_words {
    char fr[64], en[64], keys[SAID_SIZE];
};

/* The last parts of the paths, one after the other. */
static void join_keys(char *keys, size_t size, const struct scenario *scenario,
                      const struct runs_set *set) {
    size_t at = 0;
    keys[0] = '\0';
    for (size_t k = 0; k < set->n && at + 1 < size; k++) {
        const char *path = scenario->assumptions[set->parameters[k]].path;
        const char *key = strrchr(path, '.') == NULL ? path : strrchr(path, '.') + 1;
        int added = snprintf(keys + at, size - at, "%s%s", k == 0 ? "" : ", ", key);
        at += added < 0 ? 0 : (size_t)added;
    }
}

static int name_set(struct information_set *drawn, struct set_words *words,
                    const struct runs_page *page, const struct runs_set *set, struct error *error) {
    char n[24];
    for (size_t k = 0; k < set->n; k++) {
        if (!known_parameter(page->scenario, set->parameters[k])) {
            return misfit(error, "a parameter is not in the scenario");
        }
    }
    if (set->n == 1) {
        drawn->parameter = runs_parameter_of(page->scenario, set->parameters[0], (double)NAN);
    } else {
        snprintf(n, sizeof n, "%zu", set->n);
        runs_fill(words->fr, sizeof words->fr, LANGUAGE_FR, RUNS_GROUP, "n", n, (const char *)NULL);
        runs_fill(words->en, sizeof words->en, LANGUAGE_EN, RUNS_GROUP, "n", n, (const char *)NULL);
        join_keys(words->keys, sizeof words->keys, page->scenario, set);
        drawn->parameter =
            (struct runs_parameter){.label = {words->fr, words->en}, .path = words->keys};
    }
    if (set->label != NULL) {
        drawn->parameter.label = *set->label;
    }
    return 0;
}

static int fill_sets(struct information_set *drawn, struct set_words *words,
                     const struct runs_page *page, size_t n, const struct runs_set *sets,
                     struct error *error) {
    int status = 0;
    for (size_t i = 0; status == 0 && i < n; i++) {
        const struct evppi *value = &sets[i].value;
        drawn[i] = (struct information_set){
            .value = value->value, .se = value->se, .misfit = value->check < EVPPI_CHECK};
        status = name_set(&drawn[i], &words[i], page, &sets[i], error);
    }
    return status;
}

static void fill_survey(struct information_survey *drawn, struct information_size *sizes,
                        const struct runs_survey *survey) {
    for (size_t k = 0; k < survey->n; k++) {
        const struct evsi_row *row = &survey->rows[k];
        sizes[k] = (struct information_size){.n = row->n,
                                             .worth = row->left * row->information.value,
                                             .worth_se = row->left * row->information.se,
                                             .cost = row->cost,
                                             .net = row->net,
                                             .net_se = row->net_se};
    }
    *drawn = (struct information_survey){
        .label = survey->survey->label, .n = survey->n, .sizes = sizes, .best = survey->best};
}

int runs_draw_information(const struct runs_page *page, const struct runs_quantity *quantity,
                          size_t n_options, const int *portfolios, const struct voi_evpi *evpi,
                          size_t n_sets, const struct runs_set *sets, size_t n_surveys,
                          const struct runs_survey *surveys, struct error *error) {
    struct common common;
    size_t n_sizes = 0;
    int status = common_init(&common, page, quantity, error);
    if (status == 0 && (evpi->best >= n_options || !in_run(page->info, portfolios[evpi->best]))) {
        status = misfit(error, "the best option is not in the run");
    }
    for (size_t s = 0; s < n_surveys; s++) {
        n_sizes += surveys[s].n;
    }
    struct information_set *drawn = calloc(n_sets + 1, sizeof *drawn);
    struct set_words *words = calloc(n_sets + 1, sizeof *words);
    struct information_survey *panels = calloc(n_surveys + 1, sizeof *panels);
    struct information_size *sizes = calloc(n_sizes + 1, sizeof *sizes);
    if (status == 0 && (!drawn || !words || !panels || !sizes)) {
        status = no_memory(error);
    }
    status = status < 0 ? status : fill_sets(drawn, words, page, n_sets, sets, error);
    for (size_t s = 0, at = 0; status == 0 && s < n_surveys; at += surveys[s++].n) {
        fill_survey(&panels[s], sizes + at, &surveys[s]);
    }
    if (status == 0) {
        const struct information_data data = {
            .scene = common.scene,
            .measure = common.measure,
            .option = page->info->portfolios[portfolios[evpi->best]].label,
            .high = evpi->high,
            .high_se = evpi->high_se,
            .low = evpi->low,
            .low_se = evpi->low_se,
            .n_sets = n_sets,
            .sets = drawn,
            .n_surveys = n_surveys,
            .surveys = panels};
        status =
            finish(information_figure(&data, page->language), "information", page, quantity, error);
    }
    free(drawn);
    free(words);
    free(panels);
    free(sizes);
    return status;
}

/* ---- Two-way ---- */

int runs_draw_two_way(const struct runs_page *page, const struct runs_quantity *quantity,
                      const struct two_way_plan *plan, const struct two_way *map,
                      const int *portfolios, struct error *error) {
    struct common common;
    size_t n = map->n[0] * map->n[1];
    int status = common_init(&common, page, quantity, error);
    if (status == 0 && (plan->n[0] != map->n[0] || plan->n[1] != map->n[1] ||
                        !known_parameter(page->scenario, plan->parameters[0]) ||
                        !known_parameter(page->scenario, plan->parameters[1]))) {
        status = misfit(error, "plan, map and scenario differ");
    }
    for (size_t o = 0; status == 0 && map->n_options > 1 && o < map->n_options; o++) {
        if (!in_run(page->info, portfolios[o])) {
            status = misfit(error, "an option is not in the run");
        }
    }
    if (status < 0) {
        return status;
    }
    struct two_way_square *cells = calloc(n + 1, sizeof *cells);
    struct compare_option *options = calloc(map->n_options + 1, sizeof *options);
    if (cells == NULL || options == NULL) {
        status = no_memory(error);
    } else {
        for (size_t c = 0; c < n; c++) {
            cells[c] = (struct two_way_square){map->cells[c].best, map->cells[c].lead.mean,
                                               map->cells[c].resolved};
        }
        for (size_t o = 0; map->n_options > 1 && o < map->n_options; o++) {
            options[o] = compare_option_of(page->info, portfolios[o]);
        }
        struct two_way_data data = {.scene = common.scene,
                                    .measure = common.measure,
                                    .n = {map->n[0], map->n[1]},
                                    .values = {plan->values[0], plan->values[1]},
                                    .n_options = map->n_options,
                                    .options = options,
                                    .cells = cells};
        for (size_t k = 0; k < 2; k++) {
            data.parameters[k] = runs_parameter_of(page->scenario, plan->parameters[k],
                                                   plan->values[k][plan->n[k] - 1]);
        }
        status = finish(two_way_figure(&data, page->language), "two_way", page, quantity, error);
    }
    free(cells);
    free(options);
    return status;
}

/* ---- Regret ---- */

static struct label variant_label(const struct variant *variant) {
    if (variant != NULL) {
        return variant->label;
    }
    return (struct label){(char *)runs_text(LANGUAGE_FR, RUNS_REGRET_AS_IT_IS),
                          (char *)runs_text(LANGUAGE_EN, RUNS_REGRET_AS_IT_IS)};
}

int runs_draw_regret(const struct runs_page *page, const struct runs_quantity *quantity,
                     const struct variant *const *variants, const int *portfolios,
                     const struct regret *regret, struct error *error) {
    struct common common;
    size_t n = regret->n_variants * regret->n_portfolios;
    int status = common_init(&common, page, quantity, error);
    for (size_t p = 0; status == 0 && p < regret->n_portfolios; p++) {
        if (!in_run(page->info, portfolios[p])) {
            status = misfit(error, "a portfolio is not in the run");
        }
    }
    if (status < 0) {
        return status;
    }
    struct label *labels = calloc(regret->n_variants + 1, sizeof *labels);
    struct regret_line *rows = calloc(regret->n_portfolios + 1, sizeof *rows);
    struct regret_square *cells = calloc(n + 1, sizeof *cells);
    if (!labels || !rows || !cells) {
        status = no_memory(error);
    } else {
        for (size_t v = 0; v < regret->n_variants; v++) {
            labels[v] = variant_label(variants[v]);
        }
        for (size_t p = 0; p < regret->n_portfolios; p++) {
            rows[p] =
                (struct regret_line){.portfolio = compare_option_of(page->info, portfolios[p]),
                                     .worst = regret->rows[p].worst,
                                     .worst_se = regret->rows[p].worst_se,
                                     .worst_variant = regret->rows[p].worst_variant};
        }
        for (size_t c = 0; c < n; c++) {
            cells[c] = (struct regret_square){regret->cells[c].regret, regret->cells[c].se};
        }
        const struct regret_data data = {.scene = common.scene,
                                         .measure = common.measure,
                                         .n_variants = regret->n_variants,
                                         .n_portfolios = regret->n_portfolios,
                                         .variants = labels,
                                         .rows = rows,
                                         .cells = cells,
                                         .minimax = regret->minimax,
                                         .second = regret->second,
                                         .resolved = regret->resolved};
        status = finish(regret_figure(&data, page->language), "regret", page, quantity, error);
    }
    free(labels);
    free(rows);
    free(cells);
    return status;
}
