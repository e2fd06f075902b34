/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison to figures: renames fields, finds labels and colours. Estimates nothing and knows
 * not how anything is drawn. */
#include "sim/cli/compare_drawing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "output/compare/acceptability.h"
#include "output/compare/differences.h"
#include "output/compare/frontier.h"
#include "output/compare/loss.h"
#include "output/compare/ranks.h"
#include "output/compare/waterfall.h"
#include "output/figures.h"
#include "sim/analysis/density.h"
#include "sim/cli/compare_plane.h"
#include "sim/cli/folder.h"

/* Points of a density, thinned out by the figure. */
enum { POINTS = 1024, NAME = 160 };

/* What all figures of a group take. */
struct job {
    const struct comparison *c;
    const struct comparison_group *group;
    enum language language;
    const struct figure_sink *sink;
    struct error *error;
    struct compare_scene scene;
    struct compare_option *options; /* [group->n] */
};

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* Room for n items; never for none, so that NULL is always a lack of memory. */
static void *room_for(size_t n, size_t size) {
    return calloc(n + 1, size);
}

static const struct outcome *outcome_of(const struct comparison *c, int outcome) {
    return &c->info->catalogue.outcomes[outcome];
}

static const struct effectiveness *plane_of(const struct job *job, size_t effect) {
    return &job->group->planes[effect * COMPARISON_COSTS + (size_t)job->c->perspective];
}

/* Hands a figure over under its name, with the group's ending. */
static int hand(const struct job *job, const char *name, struct figure *figure) {
    char file[NAME];
    int plain = job->group->target < 0 && !job->c->is_part;
    snprintf(file, sizeof file, "%s%s%.120s", name, plain ? "" : "-",
             plain ? "" : job->group->label);
    return job->sink->take(job->sink->context, file, figure, job->error);
}

/* ---- Planes and frontiers ---- */

static int draw_plane(const struct job *job) {
    struct figure *figure = NULL;
    int status = compare_plane(job->c, job->group, &job->scene, job->options, job->language,
                               &figure, job->error);
    return status < 0 ? status : hand(job, "plane", figure);
}

static struct frontier_mark frontier_mark_of(const struct option_row *row, size_t option) {
    static const enum frontier_status statuses[] = {
        [OPTION_ON_FRONTIER] = FRONTIER_ON,        [OPTION_DOMINATED] = FRONTIER_DOMINATED,
        [OPTION_EXTENDED] = FRONTIER_EXTENDED,     [OPTION_SAME] = FRONTIER_DOMINATED,
        [OPTION_NOT_RANKED] = FRONTIER_NOT_RANKED,
    };
    int steps = row->status == OPTION_ON_FRONTIER && row->step.from != option;
    int between = steps && row->step.icer.set == RATIO_BETWEEN;
    return (struct frontier_mark){.effect = row->increment.effect.mean,
                                  .effect_se = row->increment.effect.se,
                                  .cost = row->increment.cost.mean,
                                  .cost_se = row->increment.cost.se,
                                  .status = statuses[row->status],
                                  .resolved = row->margin_resolved,
                                  .price = steps ? row->step.icer.ratio : (double)NAN,
                                  .price_low = between ? row->step.icer.low : (double)NAN,
                                  .price_high = between ? row->step.icer.high : (double)NAN};
}

static int draw_frontier(const struct job *job) {
    const struct comparison *c = job->c;
    size_t n = job->group->n;
    struct frontier_panel *panels = room_for(c->n_effects, sizeof *panels);
    struct frontier_mark *marks = room_for(c->n_effects * n, sizeof *marks);
    int status = panels == NULL || marks == NULL ? no_memory(job->error) : 0;
    for (size_t k = 0; status == 0 && k < c->n_effects; k++) {
        const struct effectiveness *plane = plane_of(job, k);
        panels[k] = (struct frontier_panel){outcome_of(c, c->effects[k]), marks + k * n,
                                            plane->n_frontier, plane->frontier};
        for (size_t i = 0; i < n; i++)
            marks[k * n + i] = frontier_mark_of(&plane->rows[i], i);
    }
    if (status == 0) {
        const struct frontier_data data = {job->scene, n, job->options, c->n_effects, panels};
        status = hand(job, "frontier", frontier_figure(&data, job->language));
    }
    free(panels);
    free(marks);
    return status;
}

/* ---- Curves ---- */

/* Copies a curve into rows of best[] and loss[] and choices[]. */
static void fill_curve(const struct acceptability *curve, double *best, double *loss,
                       struct curves_choice *choices) {
    size_t n = curve->n_options;
    for (size_t w = 0; w < curve->n_willingness; w++) {
        const struct acceptability_choice *choice = &curve->choices[w];
        for (size_t i = 0; i < n; i++) {
            best[w * n + i] = curve->points[w * n + i].best.mean;
            loss[w * n + i] = curve->points[w * n + i].loss.mean;
        }
        /* The least loss is that of the highest mean net benefit. */
        struct draws_mean least = curve->points[w * n + choice->option].loss;
        choices[w] =
            (struct curves_choice){choice->option,   choice->second, choice->probability.mean,
                                   choice->resolved, least.mean,     least.se};
    }
}

static int draw_curves(const struct job *job) {
    const struct comparison *c = job->c;
    size_t n = job->group->n, each = n * COMPARISON_CURVE, used = 0;
    struct curves_panel *panels = room_for(c->n_effects, sizeof *panels);
    double *values = room_for(2 * c->n_effects * each, sizeof *values);
    struct curves_choice *choices = room_for(c->n_effects * COMPARISON_CURVE, sizeof *choices);
    int status = panels == NULL || values == NULL || choices == NULL ? no_memory(job->error) : 0;
    for (size_t k = 0; status == 0 && k < c->n_effects; k++) {
        const struct acceptability *curve =
            &job->group->curves[k * COMPARISON_COSTS + (size_t)c->perspective];
        double *best = values + 2 * k * each, *loss = best + each;
        if (curve->n_willingness < 2 || curve->n_willingness > COMPARISON_CURVE) {
            continue; /* no step of the frontier has a price */
        }
        fill_curve(curve, best, loss, choices + k * COMPARISON_CURVE);
        panels[used++] = (struct curves_panel){outcome_of(c, c->effects[k]),
                                               c->willingness[k],
                                               curve->n_willingness,
                                               curve->willingness,
                                               best,
                                               loss,
                                               choices + k * COMPARISON_CURVE};
    }
    if (status == 0 && used > 0) {
        const struct curves_data data = {job->scene, n, job->options, used, panels};
        status = hand(job, "acceptability", acceptability_figure(&data, job->language));
        status = status < 0 ? status : hand(job, "loss", loss_figure(&data, job->language));
    }
    free(panels);
    free(values);
    free(choices);
    return status;
}

/* ---- Differences ---- */

/* Working memory of the densities of one figure. */
struct bench {
    double *draws, *averages; /* [draws], [samples] */
    double *density;          /* [effect][option][2][POINTS] places and densities */
};

static struct differences_ridge ridge_of(const struct difference *d, int better) {
    if (d == NULL || d->expected.n == 0)
        return (struct differences_ridge){.mean = (double)NAN};
    return (struct differences_ridge){.mean = d->mean,
                                      .se = d->se,
                                      .low = d->expected.p[0],
                                      .high = d->expected.p[2],
                                      .better = better > 0 ? d->expected.above : d->expected.below,
                                      .equal = d->expected.equal,
                                      .resolved = d->resolved};
}

static int add_density(const struct job *job, const struct bench *bench, int outcome, int portfolio,
                       double low, double high, double *room, struct differences_ridge *ridge) {
    const struct comparison *c = job->c;
    int from = job->group->portfolios[job->group->reference];
    const double *a = columns_at(&c->kept, c->info, outcome, portfolio);
    const double *b = columns_at(&c->kept, c->info, outcome, from);
    double bandwidth = 0;
    if (a == NULL || b == NULL || !isfinite(ridge->mean)) {
        return 0;
    }
    for (size_t i = 0; i < draws_count(&c->shape); i++) {
        bench->draws[i] = a[i] - b[i];
    }
    draws_average(&c->shape, bench->draws, bench->averages);
    int status = density_of(c->shape.samples, bench->averages, low, high, POINTS, room,
                            room + POINTS, &bandwidth, job->error);
    ridge->n = bandwidth > 0 ? POINTS : 0;
    ridge->at = room;
    ridge->density = room + POINTS;
    return status;
}

/* The ridges of one effect; options without the reference. */
static int fill_ridges(const struct job *job, const struct bench *bench, size_t effect, size_t n,
                       const int *portfolios, struct differences_ridge *ridges) {
    const struct comparison *c = job->c;
    int from = job->group->portfolios[job->group->reference], status = 0;
    double low, high;
    for (size_t i = 0; i < n; i++) {
        ridges[i] = ridge_of(comparison_find(c, c->report, c->effects[effect], from, portfolios[i]),
                             c->better[effect]);
    }
    differences_window(n, ridges, &low, &high);
    for (size_t i = 0; status == 0 && i < n; i++) {
        status = add_density(job, bench, c->effects[effect], portfolios[i], low, high,
                             bench->density + (effect * n + i) * 2 * POINTS, &ridges[i]);
    }
    return status;
}

static int draw_differences(const struct job *job) {
    const struct comparison *c = job->c;
    size_t all = job->group->n, n = 0;
    struct bench bench = {room_for(draws_count(&c->shape), sizeof(double)),
                          room_for(c->shape.samples, sizeof(double)),
                          room_for(c->n_effects * all * 2 * POINTS, sizeof(double))};
    struct differences_panel *panels = room_for(c->n_effects, sizeof *panels);
    struct differences_ridge *ridges = room_for(c->n_effects * all, sizeof *ridges);
    struct compare_option *options = room_for(all, sizeof *options);
    int *portfolios = room_for(all, sizeof *portfolios);
    int status = bench.draws == NULL || bench.averages == NULL || bench.density == NULL ||
                         panels == NULL || ridges == NULL || options == NULL || portfolios == NULL
                     ? no_memory(job->error)
                     : 0;
    for (size_t i = 0; status == 0 && i < all; i++) {
        if (i != job->group->reference) {
            options[n] = job->options[i];
            portfolios[n++] = job->group->portfolios[i];
        }
    }
    for (size_t k = 0; status == 0 && k < c->n_effects; k++) {
        panels[k] =
            (struct differences_panel){outcome_of(c, c->effects[k]), c->better[k], ridges + k * n};
        status = fill_ridges(job, &bench, k, n, portfolios, ridges + k * n);
    }
    if (status == 0 && n > 0) {
        const struct differences_data data = {job->scene, n, options, c->n_effects, panels};
        status = hand(job, "differences", differences_figure(&data, job->language));
    }
    free(bench.draws);
    free(bench.averages);
    free(bench.density);
    free(panels);
    free(ridges);
    free(options);
    free(portfolios);
    return status;
}

/* ---- Ranks ---- */

static int draw_ranks(const struct job *job) {
    const struct comparison *c = job->c;
    const struct ranking *ranking = &job->group->ranking;
    size_t n = ranking->n_options, m = ranking->n_criteria;
    struct ranks_panel *panels = room_for(m, sizeof *panels);
    struct ranks_row *rows = room_for(m * n, sizeof *rows);
    double *p = room_for(m * n * n, sizeof *p);
    struct compare_option *options = room_for(n, sizeof *options);
    int status =
        panels == NULL || rows == NULL || p == NULL || options == NULL ? no_memory(job->error) : 0;
    for (size_t i = 0; status == 0 && i < m * n; i++) {
        rows[i] = (struct ranks_row){p + i * n, ranking->rows[i].expected.mean,
                                     ranking->expected[i * n].se, ranking->rows[i].resolved};
        for (size_t r = 0; r < n; r++)
            p[i * n + r] = ranking->expected[i * n + r].mean;
    }
    for (size_t i = 0; status == 0 && i < n; i++)
        options[i] = compare_option_of(c->info, job->group->ranked[i]);
    for (size_t k = 0; status == 0 && k < m; k++)
        panels[k] = (struct ranks_panel){outcome_of(c, c->criteria[k]), c->criterion_better[k],
                                         rows + k * n};
    if (status == 0) {
        const struct ranks_data data = {job->scene, n, options, m, panels};
        status = hand(job, "ranks", ranks_figure(&data, job->language));
    }
    free(panels);
    free(rows);
    free(p);
    free(options);
    return status;
}

/* ---- Waterfall ---- */

static struct waterfall_ledger ledger_of(const struct additionality *self) {
    static const enum additionality_step steps[WATERFALL_STEPS] = {
        [WATERFALL_GROSS] = ADDITIONALITY_GROSS,
        [WATERFALL_DEADWEIGHT] = ADDITIONALITY_DEADWEIGHT,
        [WATERFALL_DISPLACEMENT] = ADDITIONALITY_DISPLACEMENT,
        [WATERFALL_INDIRECT] = ADDITIONALITY_INDIRECT,
        [WATERFALL_NET] = ADDITIONALITY_NET,
    };
    struct waterfall_ledger ledger = {.anywhere = (double)NAN, .net_resolved = self->net_resolved};
    for (int s = 0; s < WATERFALL_STEPS; s++) {
        ledger.mean[s] = self->steps[steps[s]].mean;
        ledger.se[s] = self->steps[steps[s]].se;
    }
    if (self->steps[ADDITIONALITY_ELSEWHERE].mean > 0)
        ledger.anywhere = self->steps[ADDITIONALITY_NET_ANYWHERE].mean;
    return ledger;
}

/* The funded options of the group; the one that titles speak of stays among those drawn. */
static size_t funded_options(const struct job *job, int *portfolios, size_t *first) {
    const struct comparison *c = job->c;
    size_t n = 0;
    int wanted = parts_main(c->info);
    *first = 0;
    for (size_t i = 0; i < job->group->n; i++) {
        int p = job->group->portfolios[i];
        if (c->info->portfolios[p].is_counterfactual)
            continue;
        *first = p == wanted ? n : *first;
        portfolios[n++] = p;
    }
    if (*first >= WATERFALL_OPTIONS) {
        portfolios[WATERFALL_OPTIONS - 1] = wanted;
        *first = WATERFALL_OPTIONS - 1;
    }
    return n;
}

static int draw_waterfall(const struct job *job) {
    const struct comparison *c = job->c;
    size_t all = job->group->n, first, used = 0;
    struct waterfall_panel panels[COMPARISON_LEDGERS];
    struct waterfall_ledger *ledgers = room_for(COMPARISON_LEDGERS * all, sizeof *ledgers);
    struct waterfall_leverage *leverages = room_for(all, sizeof *leverages);
    struct compare_option *options = room_for(all, sizeof *options);
    int *portfolios = room_for(all, sizeof *portfolios);
    int status = ledgers == NULL || leverages == NULL || options == NULL || portfolios == NULL
                     ? no_memory(job->error)
                     : 0;
    size_t n = status < 0 ? 0 : funded_options(job, portfolios, &first);
    for (int l = 0; n > 0 && l < COMPARISON_LEDGERS; l++) {
        if (!comparison_has_ledger(c, l))
            continue;
        int outcome = catalogue_find(&c->info->catalogue, comparison_ledgers[l][0]);
        panels[used] = (struct waterfall_panel){outcome_of(c, outcome), ledgers + used * n};
        for (size_t i = 0; i < n; i++)
            ledgers[used * n + i] = ledger_of(&c->ledgers[portfolios[i] * COMPARISON_LEDGERS + l]);
        used++;
    }
    for (size_t i = 0; i < n; i++) {
        const struct leverage *leverage = &c->leverages[portfolios[i]];
        options[i] = compare_option_of(c->info, portfolios[i]);
        leverages[i] = (struct waterfall_leverage){leverage->gross.ratio, leverage->gross.se,
                                                   leverage->net.ratio, leverage->net.se};
    }
    if (status == 0 && used > 0) {
        const struct waterfall_data data = {job->scene, n, options, first, used, panels, leverages};
        status = hand(job, "waterfall", waterfall_figure(&data, job->language));
    }
    free(ledgers);
    free(leverages);
    free(options);
    free(portfolios);
    return status;
}

/* ---- All of them ---- */

static int draw_group(struct job *job) {
    const struct comparison *c = job->c;
    const struct comparison_group *group = job->group;
    const struct run_info *info = c->info;
    int status = 0;
    job->options = room_for(group->n, sizeof *job->options);
    if (job->options == NULL)
        return no_memory(job->error);
    for (size_t i = 0; i < group->n; i++)
        job->options[i] = compare_option_of(info, group->portfolios[i]);
    job->scene = (struct compare_scene){
        .info = info,
        .samples = info->samples,
        .reference = &info->portfolios[group->portfolios[group->reference]].label,
        .money = group->target < 0 ? NULL : &info->portfolios[group->target].label,
        .year = info->records[info->report_record[c->report]].year,
        .question = c->question,
        .perspective = (enum perspective)c->perspective,
        .left_out = group->n - group->n_ranked};
    if (group->n > 1 && c->n_effects > 0) {
        int compared = group->target < 0 || group->n_ranked > 1; /* else nothing is to be judged */
        status = compared ? draw_plane(job) : 0;
        status = status < 0 ? status : draw_frontier(job);
        status = status < 0 ? status : draw_curves(job);
        status = status < 0 || !compared ? status : draw_differences(job);
    }
    if (status == 0 && group->ranking.n_criteria > 0 && group->ranking.n_options > 1 && !c->is_part)
        status = draw_ranks(job);
    if (status == 0 && group->target < 0)
        status = draw_waterfall(job);
    free(job->options);
    return status;
}

int compare_drawing_into(const struct comparison *comparison, enum language language,
                         const struct figure_sink *sink, struct error *error) {
    const struct comparison *parts[] = {comparison, comparison->retrospective};
    int status = 0;
    for (size_t i = 0; i < 2 && parts[i] != NULL; i++) {
        for (size_t g = 0; status == 0 && g < parts[i]->n_groups; g++) {
            struct job job = {.c = parts[i],
                              .group = &parts[i]->groups[g],
                              .language = language,
                              .sink = sink,
                              .error = error};
            status = draw_group(&job);
        }
    }
    return status;
}

int compare_drawing(const struct comparison *comparison, const char *folder, enum language language,
                    struct error *error) {
    char path[FOLDER_PATH];
    struct figure_folder files = {path, FIGURES_DPI};
    const struct figure_sink sink = {&files, figure_sink_files};
    int status = folder_path(
        path, folder, language == LANGUAGE_FR ? "compare/figures/fr" : "compare/figures/en", error);
    status = status < 0 ? status : folder_make(path, error);
    return status < 0 ? status : compare_drawing_into(comparison, language, &sink, error);
}
