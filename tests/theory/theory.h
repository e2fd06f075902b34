/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plays small scenarios written in YAML through the contract of the model, for tests against
 * theory. Never knows what a test proves. */
#ifndef FONDSIM_TESTS_THEORY_H
#define FONDSIM_TESTS_THEORY_H

#include "models/observe.h"
#include "scenarios/read.h"
#include "sim/core/model.h"

/* A scenario that was read, and room for one world of it. Every parameter stands at the mean of its
 * law until theory_set. Any failure prints why and aborts, so that no test passes by accident. */
struct theory {
    struct scenario scenario;
    struct problems problems;
    struct study study; /* of all portfolios of the scenario */
    struct catalogue catalogue;
    struct results_shape shape;
    struct world_results results; /* of the world that was run last */
    double *theta;
    void *workspace;
};

/* A world in which nothing happens by itself, to which tests add what they study: no ideas, no
 * commons, no alliances, equal territories, no discounting. Goes after time, levels, maturity,
 * cohorts, instruments. */
#define THEORY_QUIET                                                                               \
    "economics: {price_year: 2020, inflation: 0,\n"                                                \
    "  discount: {risk_free: 0, beta: 0, risk_premium: 0}}\n"                                      \
    "territory: {own_spread: 0}\n"                                                                 \
    "alliances: {births: 0, ends: 0}\n"                                                            \
    "commons: {stock: 0, obsolescence: 0, p: 0, q: 0, adopted_at_start: 0}\n"                      \
    "gifts: {cofund_scale: 3.5, cofund_shape: 1.5}\n"                                              \
    "projects:\n"                                                                                  \
    "  small: {ideas: 0}\n"                                                                        \
    "  medium: {ideas: 0}\n"                                                                       \
    "  large: {ideas: 0}\n"                                                                        \
    "monte_carlo: {samples: 32, seed: 1}\n"

/* An instrument that nobody uses, for scenarios without money. */
#define THEORY_NO_FUND                                                                             \
    "instruments: {idle: {model: none_fund, budget: 1, ticket: 1, duration: 1, apply: 0}}\n"       \
    "portfolios: [{name: nothing, instruments: none}]\n"

/* Two levels between which nobody moves, and one cohort of n ecosystems (a string) of 25,000. */
#define THEORY_STILL(n)                                                                            \
    "levels: [low, high]\n"                                                                        \
    "maturity: {frailty: 0, moves: [{from: low, to: high, annual: 0}]}\n"                          \
    "cohorts: [{name: panel, ecosystems: " n ", entry: 2020, maturity: {low: 1, high: 0},\n"       \
    "  population_median: 25000, population_spread: 0}]\n"

/* Reads YAML text, and prepares. Free with theory_close. */
void theory_open(struct theory *self, const char *yaml, uint32_t seed);
/* The same from a file of the tree ("tests/twin/small.yaml"), with `path=value` over it. */
void theory_open_file(struct theory *self, const char *path, size_t n_sets, const char *const *sets,
                      uint32_t seed);
void theory_close(struct theory *self);

/* Value of a parameter by its path, from the next world on. */
void theory_set(struct theory *self, const char *path, double value);
double *theory_value(struct theory *self, const char *path);

void theory_observe(struct theory *self, model_observer observer, void *context);
/* Simulates one world into results; FONDSIM_LEDGER and other failures abort. */
void theory_run(struct theory *self, uint32_t sample, uint16_t inner);

int theory_portfolio(const struct theory *self, const char *name);
/* An outcome of the last world; record -1 is the last one. */
double theory_get(const struct theory *self, int portfolio, int record, const char *key);

/* Mean and spread of draws. */
struct sample {
    double n, sum, squares;
};
void sample_add(struct sample *self, double x);
double sample_mean(const struct sample *self);
double sample_variance(const struct sample *self);

/* The mean is within four standard errors of what theory says, of an outcome whose variance is
 * known (false-alarm rate 6.4e-5 in the normal limit). Prints both and fails otherwise. */
void assert_mean(const char *what, const struct sample *self, double expected, double variance);
/* The same with the variance that the draws show. */
void assert_mean_own(const char *what, const struct sample *self, double expected);
/* A number of successes in n trials of probability p, within four standard errors. */
void assert_share(const char *what, double successes, double n, double p);
/* Relative tolerance (absolute below 1). */
void assert_close(const char *what, double got, double expected, double tolerance);

#endif
