/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attribution, regret and value of information for `compare`: reads the variants, makes the runner
 * and asks sim/comparison, in this order: what is stored first. Computes nothing and knows no words
 * of the screen. */
#include "sim/cli/compare_runs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "scenarios/read.h"
#include "sim/cli/compare_runs_parts.h"
#include "sim/cli/compare_runs_words.h"
#include "sim/cli/folder.h"
#include "sim/cli/progress.h"
#include "sim/cli/running.h"

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* What comes next, to somebody who waits at a terminal. */
static void announce(const struct compare_runs_asked *asked, enum runs_word step) {
    if (!asked->quiet && isatty(STDERR_FILENO)) {
        fprintf(stderr, "%s\n", runs_word(step, asked->language));
    }
}

/* Progress of values of information: no number of samples. */
static int tell(void *context, uint64_t done, uint64_t all) {
    progress_update(context, done, all);
    return running_stopped();
}

/* A stage of several runs of one size. */
static struct running stage_of(const struct compare_runs_asked *asked, size_t parts) {
    return (struct running){.threads = asked->threads,
                            .quiet = asked->quiet,
                            .language = asked->language,
                            .parts = (int)parts,
                            .begun = progress_now()};
}

/* Fits `struct runner`: the next run of a stage. */
static int run_part(void *context, const struct study *study, const struct sink *sink,
                    struct error *error) {
    struct running *stage = context;
    int status = running_study(stage, study, sink, error);
    stage->part++;
    return status;
}

/* ---- What is looked at ---- */

static struct valued valued_of(const struct comparison *c) {
    const struct catalogue *catalogue = &c->info->catalogue;
    return (struct valued){.scenario = c->scenario,
                           .question = c->question,
                           .report = c->report,
                           .n_effects = c->n_effects,
                           .effects = c->effects,
                           .better = c->better,
                           .willingness = c->willingness,
                           .cost = catalogue_find(catalogue, comparison_costs[c->perspective])};
}

/* Samples of each run: what is asked for, or the run's between `least` and `most`. */
static uint32_t samples_of(const struct compare_runs *self, uint32_t asked, uint32_t least,
                           uint32_t most) {
    uint32_t own = self->comparison->info->samples;
    own = own > most ? most : own < least ? least : own;
    return valued_whole_blocks(asked > 0 ? asked : own);
}

/* ---- Variants ---- */

/* Options that are ranked, measured from the group's reference or, when it is not ranked itself,
 * from doing nothing, which always is. */
static struct variants_group group_of(const struct comparison *c,
                                      const struct comparison_group *group) {
    struct variants_group self = {.target = group->target,
                                  .label = group->label,
                                  .n = group->n_ranked,
                                  .portfolios = group->ranked};
    for (size_t i = 0; i < self.n; i++) {
        if (c->info->portfolios[self.portfolios[i]].is_counterfactual) {
            self.reference = i;
        }
    }
    for (size_t i = 0; i < self.n; i++) {
        if (self.portfolios[i] == group->portfolios[group->reference]) {
            self.reference = i;
        }
    }
    return self;
}

static int make_groups(struct compare_runs *self, struct error *error) {
    const struct comparison *c = self->comparison;
    self->groups = calloc(c->n_groups + 1, sizeof *self->groups);
    for (size_t g = 0; self->groups != NULL && g < c->n_groups; g++) {
        self->groups[g] = group_of(c, &c->groups[g]);
    }
    return self->groups == NULL ? no_memory(error) : 0;
}

/* All variants as scenarios of their own. */
static int read_variants(struct compare_runs *self, const char *folder, struct error *error) {
    const struct decision *decision = &self->comparison->scenario->decision;
    char path[FOLDER_PATH];
    size_t n = (size_t)decision->n_variants;
    struct problems *problems = calloc(1, sizeof *problems);
    self->worlds = calloc(n + 1, sizeof *self->worlds);
    self->world_list = calloc(n + 1, sizeof *self->world_list);
    int status = problems == NULL || self->worlds == NULL || self->world_list == NULL
                     ? no_memory(error)
                     : folder_path(path, folder, "used_scenario.yaml", error);
    for (size_t v = 0; status == 0 && v < n; v++) {
        status = scenario_read_variant(path, 0, NULL, &decision->variants[v], &self->worlds[v],
                                       problems, error);
        self->world_list[v] = &self->worlds[v];
        self->n_worlds = v + 1;
    }
    if (status == FONDSIM_INVALID) {
        problems_print(problems, stderr);
        error->text[0] = '\0'; /* said already */
    }
    free(problems);
    return status;
}

/* ---- The three answers ---- */

int compare_runs_any_worth(const struct compare_runs *self) {
    int any = 0;
    for (size_t k = 0; k < self->valued.n_effects; k++) {
        any |= isfinite(self->valued.willingness[k]);
    }
    return any;
}

static int make_information(struct store *store, struct compare_runs *self,
                            const struct compare_runs_asked *asked, struct error *error) {
    if (!compare_runs_any_worth(self)) {
        return 0;
    }
    struct progress progress;
    announce(asked, RUNS_STEP_INFORMATION);
    progress_begin(&progress, asked->quiet, asked->language, 1);
    progress.shares = 1;
    int status = known_read(store, self->comparison, &self->valued, &self->known, error);
    if (status == 0) {
        self->known.input.threads = asked->threads;
        self->known.input.progress = tell;
        self->known.input.context = &progress;
        status = information_make(&self->valued, &self->known.input, &self->information, error);
    }
    progress_end(&progress);
    self->has_information = status == 0;
    return status;
}

static int make_games(struct compare_runs *self, const struct compare_runs_asked *asked,
                      struct error *error) {
    struct running stage = stage_of(asked, GAMES_KINDS);
    const struct runner runner = {&stage, run_part};
    announce(asked, RUNS_STEP_GAMES);
    int status = games_make(&self->valued, samples_of(self, asked->samples, 1, GAMES_SAMPLES),
                            &runner, &self->games, error);
    self->has_games = status == 0 || status == FONDSIM_INTERRUPTED;
    return status;
}

static int make_variants(struct compare_runs *self, const struct compare_runs_asked *asked,
                         struct error *error) {
    struct running stage =
        stage_of(asked, (size_t)self->comparison->scenario->decision.n_variants + 1);
    const struct runner runner = {&stage, run_part};
    if (self->comparison->scenario->decision.n_variants == 0) {
        return 0;
    }
    announce(asked, RUNS_STEP_VARIANTS);
    int status = make_groups(self, error);
    status = status < 0 ? status : read_variants(self, asked->folder, error);
    if (status == 0) {
        status = variants_make(&self->valued, self->n_worlds + 1, self->world_list,
                               self->comparison->n_groups, self->groups,
                               samples_of(self, asked->samples, VARIANTS_LEAST, VARIANTS_SAMPLES),
                               &runner, &self->variants, error);
    }
    self->has_variants = status == 0 && self->variants.n_tables > 0;
    return status;
}

int compare_runs_make(struct store *store, const struct comparison *comparison,
                      const struct compare_runs_asked *asked, struct compare_runs **out,
                      struct error *error) {
    struct compare_runs *self = calloc(1, sizeof *self);
    *out = self;
    if (self == NULL) {
        return no_memory(error);
    }
    *self = (struct compare_runs){
        .comparison = comparison, .valued = valued_of(comparison), .no_runs = asked->no_runs};
    int status = make_information(store, self, asked, error);
    if (status == 0 && !asked->no_runs) {
        status = make_games(self, asked, error);
        status = status < 0 ? status : make_variants(self, asked, error);
    }
    if (status < 0 && status != FONDSIM_INTERRUPTED) {
        compare_runs_free(self);
        *out = NULL;
    }
    return status;
}

void compare_runs_free(struct compare_runs *self) {
    if (self == NULL) {
        return;
    }
    games_free(&self->games);
    variants_free(&self->variants);
    information_free(&self->information);
    known_free(&self->known);
    for (size_t v = 0; v < self->n_worlds; v++) {
        scenario_free(&self->worlds[v]);
    }
    free(self->worlds);
    free((void *)self->world_list);
    free(self->groups);
    free(self);
}

const struct information *compare_runs_information(const struct compare_runs *self) {
    return self->has_information ? &self->information : NULL;
}

void compare_runs_sheets(const struct compare_runs *self, struct sheet *sheets) {
    const struct runs_answers answers = {.comparison = self->comparison,
                                         .valued = &self->valued,
                                         .games = self->has_games ? &self->games : NULL,
                                         .variants = self->has_variants ? &self->variants : NULL,
                                         .information =
                                             self->has_information ? &self->information : NULL};
    runs_sheets(&answers, sheets);
}
