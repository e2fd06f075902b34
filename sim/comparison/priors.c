/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three passes: A, B, and A with all parameters without a source from B. */
#include "sim/comparison/priors.h"

#include <math.h>
#include <stdlib.h>

#include "sim/analysis/collect.h"
#include "sim/core/blocks.h"

enum { PASSES = 3, SIDES = 2 };

/* All parameters without a source, replaced[] of them; a correlation with one that has a source is
 * taken apart by the replacement, which is said nowhere but here: the shipped scenarios correlate
 * priors with priors. */
static size_t choose(const struct scenario *scenario, struct replacement *replaced) {
    size_t n = 0;
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        const struct assumption *assumption = &scenario->assumptions[i];
        if (assumption->status == STATUS_PRIOR && !law_is_constant(&assumption->law)) {
            replaced[n++] = (struct replacement){.parameter = i};
        }
    }
    return n;
}

static int reduce(struct collect *collect, struct sobol_index *index, struct error *error) {
    const double *y[PASSES];
    struct sobol sobol = {0};
    size_t draws = draws_count(&collect->shape);
    for (size_t pass = 0; pass < PASSES; pass++) {
        double *own = collect_column(collect, 0, pass, 1);
        const double *other = collect_column(collect, 0, pass, 0);
        for (size_t r = 0; r < draws; r++) {
            own[r] -= other[r];
        }
        y[pass] = own;
    }
    int status = sobol_reduce(&collect->shape, 1, y, sobol_tolerance, &sobol, error);
    if (status == 0) {
        *index = sobol.rows[0].first;
    }
    sobol_free(&sobol);
    return status;
}

int priors_share(const struct comparison *comparison, size_t effect, int portfolio,
                 const struct runner *runner, struct sobol_index *index, struct error *error) {
    const struct scenario *scenario = comparison->scenario;
    const double none = (double)NAN;
    *index = (struct sobol_index){none, none, none, none, 0};
    struct replacement *replaced = calloc(scenario->n_assumptions + 1, sizeof *replaced);
    if (replaced == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    uint32_t blocks = PRIORS_SAMPLES / SCENARIO_BLOCK;
    uint32_t fresh = blocks_fresh(scenario->monte_carlo.design, blocks);
    size_t n = choose(scenario, replaced);
    const struct pass passes[PASSES] = {
        {.parameters = 0, .luck = 0, .other = fresh},
        {.parameters = fresh, .luck = blocks, .other = 0},
        {.parameters = 0, .luck = 0, .other = fresh, .n_replaced = n, .replaced = replaced}};
    struct portfolio sides[SIDES] = {
        scenario->portfolios[comparison_reference(comparison, portfolio)],
        scenario->portfolios[portfolio]};
    struct study study;
    struct collect collect = {0};
    const struct sink sink = {&collect, collect_take};
    int status = 0;
    if (n > 0) {
        status =
            passes_study(scenario, PASSES, passes, PRIORS_SAMPLES, PRIORS_INNER, &study, error);
        study.n_portfolios = SIDES;
        study.portfolios = sides;
        sides[0].counterfactual = sides[1].counterfactual = 0;
        status = status < 0 ? status
                            : collect_init(&collect, &study, 1, &comparison->effects[effect],
                                           comparison->report, error);
        status = status < 0 ? status : runner->run(runner->context, &study, &sink, error);
        status = status < 0 ? status : reduce(&collect, index, error);
    }
    collect_free(&collect);
    free(replaced);
    return status;
}
