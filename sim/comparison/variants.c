/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the compared portfolios in each variant and turns their differences into regret. Never
 * prints. */
#include "sim/comparison/variants.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/analysis/collect.h"
#include "sim/comparison/private.h"
#include "sim/core/blocks.h"
#include "sim/core/moments.h"

/* Working memory of all worlds. */
struct bench {
    const struct valued *valued;
    size_t n_portfolios;
    struct portfolio *portfolios; /* [n_portfolios] of the study, borrowing their names */
    int *place;                   /* [portfolio of the scenario] index in the study, or -1 */
    int *outcomes;                /* effects, then the cost */
    double *column;               /* [sample] differences */
    double **means;               /* [table] [world][portfolio of the group][block] */
};

/* ---- What is run ---- */

/* A variant may change any value, but not what is there to be compared. */
static int check(const struct scenario *base, const struct scenario *world, size_t number,
                 struct error *error) {
    int same = world->n_portfolios == base->n_portfolios &&
               world->n_assumptions == base->n_assumptions &&
               world->n_instruments == base->n_instruments && world->n_levels == base->n_levels &&
               world->n_classes == base->n_classes && world->n_cohorts == base->n_cohorts &&
               world->time.n_reports == base->time.n_reports;
    for (int p = 0; same && p < base->n_portfolios; p++) {
        same = strcmp(base->portfolios[p].name, world->portfolios[p].name) == 0;
    }
    return same ? 0
                : error_set(error, FONDSIM_DOMAIN,
                            "variant '%s' has other portfolios, reports or parameters than the "
                            "scenario",
                            base->decision.variants[number].name);
}

static int run_world(const struct bench *bench, const struct scenario *world, uint32_t samples,
                     const struct runner *runner, struct collect *collect, struct error *error) {
    const struct valued *valued = bench->valued;
    struct scenario same_seed = *world; /* borrows all that it points to */
    same_seed.monte_carlo = valued->scenario->monte_carlo;
    for (int p = 0; p < world->n_portfolios; p++) {
        if (bench->place[p] >= 0) {
            bench->portfolios[bench->place[p]] = world->portfolios[p];
        }
    }
    struct study study = {.scenario = &same_seed,
                          .n_portfolios = (int)bench->n_portfolios,
                          .portfolios = bench->portfolios,
                          .samples = samples,
                          .inner = same_seed.monte_carlo.inner};
    const struct sink sink = {collect, collect_take};
    int status = collect_init(collect, &study, valued->n_effects + 1, bench->outcomes,
                              valued->report, error);
    return status < 0 ? status : runner->run(runner->context, &study, &sink, error);
}

/* ---- What is kept ---- */

/* Difference from the reference in every sample, inner runs averaged, more is better. */
static void differences(const struct bench *bench, const struct collect *collect,
                        const struct variants_table *table, int portfolio, int reference) {
    const struct valued *valued = bench->valued;
    size_t k = table->effect, cost = valued->n_effects, inner = collect->shape.inner;
    const double *effect[2], *price[2];
    for (int i = 0; i < 2; i++) {
        size_t at = (size_t)bench->place[i == 0 ? portfolio : reference];
        effect[i] = collect_column(collect, k, 0, at);
        price[i] = collect_column(collect, cost, 0, at);
    }
    for (size_t s = 0; s < collect->shape.samples; s++) {
        double sum = 0;
        for (size_t d = s * inner; d < (s + 1) * inner; d++) {
            double more = effect[0][d] - effect[1][d];
            sum += table->is_net_benefit
                       ? valued_benefit(valued, k, more, price[0][d] - price[1][d])
                       : valued->better[k] * more;
        }
        bench->column[s] = sum / (double)inner;
    }
}

static void keep(const struct bench *bench, const struct collect *collect, struct variants *self,
                 size_t world) {
    size_t blocks = draws_blocks(&collect->shape), block = collect->shape.block;
    for (size_t t = 0; t < self->n_tables; t++) {
        struct variants_table *table = &self->tables[t];
        const struct variants_group *group = &self->groups[table->group];
        double *means = bench->means[t];
        for (size_t p = 0; p < group->n; p++) {
            size_t at = world * group->n + p;
            differences(bench, collect, table, group->portfolios[p],
                        group->portfolios[group->reference]);
            struct draws_mean mean = draws_mean(bench->column, collect->shape.samples, block);
            table->mean[at] = mean.n == collect->shape.samples ? mean.mean : (double)NAN;
            table->se[at] = p == group->reference ? 0 : mean.se;
            for (size_t b = 0; means != NULL && b < blocks; b++) {
                means[at * blocks + b] = draws_mean(bench->column + b * block, block, block).mean;
            }
        }
    }
}

/* Regret of a table when all its values are defined. */
static int reduce(const struct variants *self, struct variants_table *table, const double *means,
                  struct error *error) {
    const struct variants_group *group = &self->groups[table->group];
    size_t blocks = draws_blocks(&self->shape);
    int paired = blocks >= MOMENTS_MIN_BLOCKS;
    for (size_t i = 0; i < self->n_worlds * group->n; i++) {
        if (!isfinite(table->mean[i])) {
            return 0;
        }
    }
    const struct regret_input input = {.n_variants = self->n_worlds,
                                       .n_portfolios = group->n,
                                       .value = table->mean,
                                       .se = table->se,
                                       .n_blocks = paired ? blocks : 0,
                                       .block_means = paired ? means : NULL};
    return regret_of(&input, &table->regret, error);
}

/* ---- Memory ---- */

static int add_table(struct variants *self, struct bench *bench, size_t group, size_t effect,
                     int is_net_benefit, size_t blocks, struct error *error) {
    size_t cells = self->n_worlds * self->groups[group].n;
    struct variants_table *table = &self->tables[self->n_tables];
    *table = (struct variants_table){.group = group,
                                     .effect = effect,
                                     .is_net_benefit = is_net_benefit,
                                     .mean = calloc(cells + 1, sizeof *table->mean),
                                     .se = calloc(cells + 1, sizeof *table->se)};
    bench->means[self->n_tables] = calloc(cells * blocks + 1, sizeof **bench->means);
    self->n_tables++;
    return table->mean == NULL || table->se == NULL || bench->means[self->n_tables - 1] == NULL
               ? error_no_memory(error)
               : 0;
}

static int add_tables(struct variants *self, struct bench *bench, size_t blocks,
                      struct error *error) {
    const struct valued *valued = bench->valued;
    int status = 0;
    for (size_t g = 0; g < self->n_groups; g++) {
        for (size_t k = 0; self->groups[g].n > 1 && k < valued->n_effects; k++) {
            status = status < 0 ? status : add_table(self, bench, g, k, 0, blocks, error);
            if (status == 0 && isfinite(valued->willingness[k])) {
                status = add_table(self, bench, g, k, 1, blocks, error);
            }
        }
    }
    return status;
}

/* The portfolios of all groups, once each, in the scenario's order. */
static void choose_portfolios(const struct variants *self, struct bench *bench) {
    const struct scenario *scenario = bench->valued->scenario;
    for (int p = 0; p < scenario->n_portfolios; p++) {
        bench->place[p] = -1;
        for (size_t g = 0; g < self->n_groups; g++) {
            const struct variants_group *group = &self->groups[g];
            for (size_t i = 0; group->n > 1 && i < group->n; i++) {
                if (group->portfolios[i] == p && bench->place[p] < 0) {
                    bench->place[p] = (int)bench->n_portfolios++;
                }
            }
        }
    }
}

static int bench_init(struct bench *bench, const struct valued *valued, struct variants *self,
                      uint32_t samples, struct error *error) {
    size_t portfolios = (size_t)valued->scenario->n_portfolios;
    size_t most = 2 * self->n_groups * valued->n_effects;
    *bench = (struct bench){
        .valued = valued,
        .portfolios = calloc(portfolios + 1, sizeof *bench->portfolios),
        .place = calloc(portfolios + 1, sizeof *bench->place),
        .outcomes = calloc(valued->n_effects + 1, sizeof *bench->outcomes),
        .column = calloc((size_t)samples + 1, sizeof *bench->column),
        .means = calloc(most + 1, sizeof *bench->means),
    };
    self->tables = calloc(most + 1, sizeof *self->tables);
    if (!bench->portfolios || !bench->place || !bench->outcomes || !bench->column ||
        !bench->means || !self->tables) {
        return error_no_memory(error);
    }
    memcpy(bench->outcomes, valued->effects, valued->n_effects * sizeof *bench->outcomes);
    bench->outcomes[valued->n_effects] = valued->cost;
    choose_portfolios(self, bench);
    return add_tables(self, bench, draws_blocks(&self->shape), error);
}

static void bench_free(struct bench *bench, size_t n_tables) {
    for (size_t t = 0; bench->means != NULL && t < n_tables; t++) {
        free(bench->means[t]);
    }
    free(bench->means);
    free(bench->portfolios);
    free(bench->place);
    free(bench->outcomes);
    free(bench->column);
}

int variants_make(const struct valued *valued, size_t n_worlds,
                  const struct scenario *const *worlds, size_t n_groups,
                  const struct variants_group *groups, uint32_t samples,
                  const struct runner *runner, struct variants *self, struct error *error) {
    const struct monte_carlo *runs = &valued->scenario->monte_carlo;
    struct bench bench;
    *self = (struct variants){.n_worlds = n_worlds,
                              .shape = {samples, runs->inner, blocks_unit(runs->design, samples)},
                              .n_groups = n_groups,
                              .groups = groups};
    int status = bench_init(&bench, valued, self, samples, error);
    for (size_t w = 1; status == 0 && w < n_worlds; w++) {
        status = check(valued->scenario, worlds[w - 1], w - 1, error);
    }
    for (size_t w = 0; status == 0 && self->n_tables > 0 && w < n_worlds; w++) {
        struct collect collect = {0};
        status = run_world(&bench, w == 0 ? valued->scenario : worlds[w - 1], samples, runner,
                           &collect, error);
        if (status == 0) {
            keep(&bench, &collect, self, w);
        }
        collect_free(&collect);
    }
    for (size_t t = 0; status == 0 && t < self->n_tables; t++) {
        status = reduce(self, &self->tables[t], bench.means[t], error);
    }
    bench_free(&bench, self->n_tables);
    if (status < 0) {
        variants_free(self);
    }
    return status;
}

void variants_free(struct variants *self) {
    for (size_t t = 0; t < self->n_tables; t++) {
        free(self->tables[t].mean);
        free(self->tables[t].se);
        regret_free(&self->tables[t].regret);
    }
    free(self->tables);
    *self = (struct variants){0};
}
