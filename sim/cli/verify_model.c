/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the model makes of the reference results about chains and diffusion: small scenarios, read
 * as any other, played through its contract. Knows no expected value. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/observe.h"
#include "models/registry.h"
#include "scenarios/read.h"
#include "sim/cli/verify.h"

enum { TEXT = 4096, LEVELS = 6, ECOSYSTEMS = 2000, SEED = 2026 };

/* Nothing happens in these worlds but what is studied. */
static const char quiet[] =
    "economics: {price_year: 2020, inflation: 0,\n"
    "  discount: {risk_free: 0, beta: 0, risk_premium: 0}}\n"
    "territory: {own_spread: 0}\n"
    "alliances: {births: 0, ends: 0}\n"
    "gifts: {cofund_scale: 3.5, cofund_shape: 1.5}\n"
    "projects: {small: {ideas: 0}, medium: {ideas: 0}, large: {ideas: 0}}\n"
    "instruments: {idle: {model: none_fund, budget: 1, ticket: 1, duration: 1, apply: 0}}\n"
    "portfolios: [{name: nothing, instruments: none}]\n"
    "monte_carlo: {samples: 32, seed: 2026}\n";

/* Plays `worlds` worlds of a scenario with every parameter at its mean; `take` (may be NULL) sees
 * the results of each. */
static int play(const char *yaml, int worlds, model_observer observer, void *context,
                void (*take)(void *context, const struct catalogue *catalogue,
                             const struct results_shape *shape, const struct world_results *world),
                struct error *error) {
    struct scenario scenario = {0};
    struct catalogue catalogue = {0};
    struct results_shape shape = {0};
    struct world_results results = {0};
    void *workspace = NULL;
    double *theta = NULL;
    struct problems *problems = calloc(1, sizeof *problems);
    int status = problems == NULL ? error_no_memory(error) : 0;
    status = status < 0 ? status
                        : scenario_read_text("verify.yaml", yaml, strlen(yaml), 0, NULL, &scenario,
                                             problems, error);
    struct study study = {.scenario = &scenario,
                          .n_portfolios = scenario.n_portfolios,
                          .portfolios = scenario.portfolios,
                          .samples = SCENARIO_BLOCK,
                          .inner = 1};
    if (status == 0 && (theta = calloc(scenario.n_assumptions + 1, sizeof *theta)) == NULL) {
        status = error_no_memory(error);
    }
    for (size_t j = 0; status == 0 && j < scenario.n_assumptions; j++) {
        theta[j] = law_mean(&scenario.assumptions[j].law);
    }
    status = status < 0 ? status : territorial_model.catalogue(&scenario, &catalogue, error);
    status = status < 0 ? status : territorial_model.shape(&study, &shape, error);
    if (status == 0 && world_results_init(&results, &shape) < 0) {
        status = error_no_memory(error);
    }
    status = status < 0 ? status : territorial_model.prepare(&study, &shape, &workspace, error);
    if (status == 0 && observer != NULL) {
        model_observe(workspace, observer, context);
    }
    for (int w = 0; status == 0 && w < worlds; w++) {
        status = territorial_model.simulate(workspace, theta, (uint32_t)w, 0, &results, error);
        if (status == 0 && take != NULL) {
            take(context, &catalogue, &shape, &results);
        }
    }
    if (workspace != NULL) {
        territorial_model.release(workspace);
    }
    world_results_free(&results);
    results_shape_free(&shape);
    catalogue_free(&catalogue);
    scenario_free(&scenario);
    free(theta);
    free(problems);
    return status;
}

/* ---- Chains ---- */

/* Intensities of moves [1/year], q[from][to]. */
struct chain {
    int n;
    double q[LEVELS][LEVELS];
};

/* A cohort of so many ecosystems at level l for each bit l of `starts`. An annual probability of
 * 1 - exp(-q) is the intensity q. */
static void chain_text(const struct chain *self, unsigned starts, int ecosystems, int years,
                       const char *step, char *text) {
    size_t used = (size_t)snprintf(text, TEXT,
                                   "name: chain\ntime: {start: 2000, last_award: 2000, end: %d, "
                                   "step: %s}\nlevels: [l0",
                                   2000 + years - 1, step);
    for (int l = 1; l < self->n; l++) {
        used += (size_t)snprintf(text + used, TEXT - used, ", l%d", l);
    }
    used += (size_t)snprintf(text + used, TEXT - used, "]\nmaturity:\n  frailty: 0\n  moves:\n");
    for (int a = 0; a < self->n; a++) {
        for (int b = 0; b < self->n; b++) {
            if (self->q[a][b] > 0) {
                used += (size_t)snprintf(text + used, TEXT - used,
                                         "    - {from: l%d, to: l%d, annual: %.17g}\n", a, b,
                                         -expm1(-self->q[a][b]));
            }
        }
    }
    used += (size_t)snprintf(text + used, TEXT - used, "cohorts:\n");
    for (int l = 0; l < self->n; l++) {
        if ((starts >> l & 1U) != 0) {
            used += (size_t)snprintf(
                text + used, TEXT - used,
                "  - {name: c%d, ecosystems: %d, entry: 2000, maturity: {l%d: 1}}\n", l, ecosystems,
                l);
        }
    }
    snprintf(text + used, TEXT - used,
             "commons: {stock: 0, obsolescence: 0, p: 0, q: 0, adopted_at_start: 0}\n%s", quiet);
}

struct shares {
    int last_step;
    double at[LEVELS], all;
};

static void count_shares(void *context, const struct world *world, const struct cell *cell,
                         int portfolio, int step) {
    struct shares *self = context;
    (void)portfolio;
    for (int i = 0; step == self->last_step && i < world->n; i++) {
        self->at[cell->level[i]]++;
        self->all++;
    }
}

int verify_illness(struct verify_answer *answers, struct error *error) {
    static const struct chain chains[] = {{3, {{0, 0.2, 0.1}, {0, 0, 0.5}}},
                                          {3, {{0, 0.2, 0.1}, {0, 0, 0.3}}}};
    int status = 0;
    for (int k = 0; status == 0 && k < 2; k++) {
        char text[TEXT];
        int years = 2 - k;
        struct shares shares = {.last_step = 12 * years - 1};
        chain_text(&chains[k], 1, ECOSYSTEMS, years, "month", text);
        status = play(text, 20, count_shares, &shares, NULL, error);
        for (int l = 0; status == 0 && l < 3; l++) {
            double p = shares.at[l] / shares.all;
            answers[3 * k + l] = (struct verify_answer){p, sqrt(p * (1 - p) / shares.all)};
        }
    }
    return status;
}

struct passages {
    int steps[4 * ECOSYSTEMS]; /* of each ecosystem in this world; -1 when it has arrived */
    double n[4], sum[4], squares[4];
};

/* Steps until an end of 0..5 is reached, by cohort. */
static void count_passages(void *context, const struct world *world, const struct cell *cell,
                           int portfolio, int step) {
    struct passages *self = context;
    (void)portfolio;
    for (int i = 0; i < world->n; i++) {
        self->steps[i] = step == 0 ? 0 : self->steps[i];
        if (self->steps[i] < 0) {
            continue;
        }
        double steps = ++self->steps[i];
        if (cell->level[i] == 0 || cell->level[i] == LEVELS - 1) {
            int cohort = world->cohort[i];
            self->n[cohort]++;
            self->sum[cohort] += steps;
            self->squares[cohort] += steps * steps;
            self->steps[i] = -1;
        }
    }
}

/* A fair walk: moves that are sure in a year, up or down alike. A hundred years leave one walk in
 * 10^9 on its way. */
int verify_absorption(struct verify_answer *answers, struct error *error) {
    struct chain walk = {.n = LEVELS};
    char text[TEXT];
    for (int l = 1; l < LEVELS - 1; l++) {
        walk.q[l][l - 1] = walk.q[l][l + 1] = 50;
    }
    struct passages *passages = calloc(1, sizeof *passages);
    if (passages == NULL) {
        return error_no_memory(error);
    }
    chain_text(&walk, 0x1e, ECOSYSTEMS, 100, "year", text);
    int status = play(text, 5, count_passages, passages, NULL, error);
    for (int c = 0; status == 0 && c < 4; c++) {
        double n = passages->n[c], mean = passages->sum[c] / n;
        double variance = (passages->squares[c] - n * mean * mean) / (n - 1);
        answers[c] = (struct verify_answer){mean, sqrt(variance / n)};
    }
    free(passages);
    return status;
}

/* ---- Diffusion ---- */

/* Adopters outside the cohort are a curve, not a draw: F += (1 - F) (1 - exp(-(p + q F) d)). */
struct curve {
    double years[10];                  /* share at the end of each year */
    double before, rise, most_rise_at; /* for the peak */
};

static void bass_text(const char *step, char *text) {
    snprintf(text, TEXT,
             "name: bass\ntime: {start: 2020, last_award: 2020, end: 2029, step: %s}\n"
             "levels: [low, high]\n"
             "maturity: {frailty: 0, moves: [{from: low, to: high, annual: 0}]}\n"
             "cohorts: [{name: panel, ecosystems: 81, entry: 2020, maturity: {low: 1, high: 0},\n"
             "  population_median: 25000, population_spread: 0}]\n"
             "commons: {stock: 1, obsolescence: 0, p: 0.03, q: 0.38, adopted_at_start: 0,\n"
             "  outside_territories: 1000, reach_outside: 1}\n%s",
             step, quiet);
}

static void note_peak(void *context, const struct world *world, const struct cell *cell,
                      int portfolio, int step) {
    struct curve *self = context;
    (void)world;
    (void)portfolio;
    double rise = cell->adopted_outside - self->before;
    self->before = cell->adopted_outside;
    if (rise > self->rise) {
        self->rise = rise;
        self->most_rise_at = step + 0.5;
    }
}

static void take_years(void *context, const struct catalogue *catalogue,
                       const struct results_shape *shape, const struct world_results *world) {
    struct curve *self = context;
    int column = catalogue_find(catalogue, "adopters_outside");
    for (int y = 0; column >= 0 && y < 10 && y < shape->n_records; y++) {
        self->years[y] = world_outcomes(world, shape, 0, y)[column] / 1000;
    }
}

/* Lagrange's polynomial through four step lengths, at length 0. */
int verify_bass(struct verify_answer *answers, struct error *error) {
    static const char *const names[] = {"year", "semester", "quarter", "month"};
    static const double lengths[] = {1, 1.0 / 2, 1.0 / 4, 1.0 / 12};
    static const int years[] = {1, 5, 10};
    struct curve curves[4] = {{{0}, 0, 0, 0}};
    char text[TEXT];
    int status = 0;
    for (int s = 0; status == 0 && s < 4; s++) {
        bass_text(names[s], text);
        status = play(text, 1, NULL, &curves[s], take_years, error);
    }
    for (int k = 0; status == 0 && k < 3; k++) {
        answers[k].obtained = 0;
        for (int s = 0; s < 4; s++) {
            double weight = 1;
            for (int t = 0; t < 4; t++) {
                weight *= t == s ? 1 : lengths[t] / (lengths[t] - lengths[s]);
            }
            answers[k].obtained += weight * curves[s].years[years[k] - 1];
        }
    }
    return status;
}

int verify_peak(struct verify_answer *answers, struct error *error) {
    struct curve curve = {{0}, 0, 0, 0};
    char text[TEXT];
    bass_text("month", text);
    int status = play(text, 1, note_peak, &curve, NULL, error);
    answers[0].obtained = curve.most_rise_at / 12;
    return status;
}
