/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the analyses that need new runs or the value of information: from their structs, with
 * names from run and scenario, to a sink of figures. One call draws one figure in one language,
 * under the name <figure>[-<file>]. Computes nothing.
 *
 * Everything is borrowed. All return 0 or a negative code: the sink's, FONDSIM_NO_MEMORY,
 * FONDSIM_DOMAIN (what was given does not fit together). */
#ifndef FONDSIM_CLI_RUNS_DRAWING_H
#define FONDSIM_CLI_RUNS_DRAWING_H

#include "output/compare/parts_runs.h"
#include "output/figure_sink.h"
#include "output/format.h"
#include "sim/analysis/attribution.h"
#include "sim/analysis/evsi.h"
#include "sim/analysis/regret.h"
#include "sim/analysis/sobol.h"
#include "sim/analysis/tornado.h"
#include "sim/analysis/two_way.h"
#include "sim/core/tables.h"

/* What all figures of an analysis say alike. */
struct runs_page {
    const struct run_info *info;
    const struct scenario *scenario; /* names of parameters; of the same funds and portfolios */
    unsigned long samples;           /* behind the analysis, of each pass; 0: those of the run */
    unsigned inner;                  /* runs of luck of each; 0: those of the run */
    const struct figure_sink *sink;
    enum language language;
};

/* What is looked at: an outcome, or the net benefit made of one. */
struct runs_quantity {
    const char *file;   /* ending of the file's name, "net_benefit"; NULL: none */
    int outcome;        /* index in the catalogue: the quantity, or the effect that a net benefit
                           values; -1: all effects that the scenario gives a worth */
    int is_net_benefit; /* 1: worth * effect - cost, in the run's currency; 0: the outcome */
    double willingness; /* worth of one unit of the effect; NaN when outcome is -1 */
    enum perspective perspective; /* whose cost; of net benefits */
    int portfolio;                /* whose it is; -1: of several, one each (two_way, regret) */
    int reference;                /* minus that of this portfolio; -1: not a difference */
    int report;                   /* date, index of a report */
};

/* A parameter as figures and screens name it, for runs_parameter_value(): label, path, unit. theta:
 * its index; `largest` of the values that are shown, by which small yearly rates become
 * percentages; NaN when none is. */
struct runs_parameter runs_parameter_of(const struct scenario *scenario, size_t theta,
                                        double largest);

/* "attribution". quantity->outcome is the effect, ->perspective the cost; funds are the scenario's
 * instruments in order. */
int runs_draw_attribution(const struct runs_page *page, const struct runs_quantity *quantity,
                          const struct attribution_pair *pair, struct error *error);

/* "tornado". parameters[]: index in theta of the rows' parameters, the plan's list. */
int runs_draw_tornado(const struct runs_page *page, const struct runs_quantity *quantity,
                      const size_t *parameters, const struct tornado *tornado, struct error *error);

/* "sobol". factors[sobol->n], the plan's. */
int runs_draw_sobol(const struct runs_page *page, const struct runs_quantity *quantity,
                    const struct sobol_factor *factors, const struct sobol *sobol,
                    struct error *error);

/* A set of parameters and what it is worth to know them. */
struct runs_set {
    size_t n;
    const size_t *parameters;  /* [n] indices in theta */
    const struct label *label; /* of a named group; NULL: the names of its parameters */
    struct evppi value;
};

/* A planned survey and what it is worth by size. */
struct runs_survey {
    const struct survey *survey; /* name, label, target, delay */
    size_t n;
    const struct evsi_row *rows; /* [n] by size, ascending */
    size_t best;                 /* n: better not to ask */
    struct evppi target;         /* what perfect knowledge of its target is worth */
};

/* "information". The quantity is the net benefit that decides; portfolios[n_options] are the
 * options, evpi->best is an index in it. n_sets and n_surveys may be 0. */
int runs_draw_information(const struct runs_page *page, const struct runs_quantity *quantity,
                          size_t n_options, const int *portfolios, const struct voi_evpi *evpi,
                          size_t n_sets, const struct runs_set *sets, size_t n_surveys,
                          const struct runs_survey *surveys, struct error *error);

/* "two_way". portfolios[map->n_options]: which option leads; with one option the map shows the
 * quantity itself and portfolios may be NULL. */
int runs_draw_two_way(const struct runs_page *page, const struct runs_quantity *quantity,
                      const struct two_way_plan *plan, const struct two_way *map,
                      const int *portfolios, struct error *error);

/* "regret". variants[regret->n_variants]: NULL is the scenario as it is; portfolios[]: columns. */
int runs_draw_regret(const struct runs_page *page, const struct runs_quantity *quantity,
                     const struct variant *const *variants, const int *portfolios,
                     const struct regret *regret, struct error *error);

#endif
