/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would change our mind about one portfolio against another: which parameters matter to the
 * difference, where its sign changes, and how much of its variance each makes. Joins the plans and
 * reductions of the analyses; new runs are asked of a runner. Knows no file format and no words. */
#ifndef FONDSIM_COMPARISON_SENSITIVITY_H
#define FONDSIM_COMPARISON_SENSITIVITY_H

#include "sim/analysis/partial_ranks.h"
#include "sim/analysis/sobol.h"
#include "sim/analysis/tornado.h"
#include "sim/analysis/two_way.h"
#include "sim/core/runner.h"
#include "sim/core/tables.h"

enum {
    SENSITIVITY_SAMPLES = 1024, /* of each held value, at most the scenario's */
    SENSITIVITY_BASE_FOLD = 8,  /* rank correlations are from so many times more */
    SENSITIVITY_POINTS = 3,     /* values at which a parameter is held */
    SENSITIVITY_FINE = 9,       /* the same, of those that change the sign of a quantity */
    SENSITIVITY_HELD = 20,      /* parameters that are held when nobody says which */
    SENSITIVITY_GRID = 9,       /* values of each parameter in the two-way map */
    SENSITIVITY_MAP = 640,      /* samples of each of its cells unless asked: 20 blocks */
    SENSITIVITY_FACTORS = 8,    /* parameters with a Sobol index of their own, beside the others */
    SENSITIVITY_SOBOL = 4096    /* samples of each of its matrices */
};

/* What is looked at, of one portfolio minus that of the other, draw by draw. */
struct sensitivity_quantity {
    int outcome;        /* index in the catalogue: the amount, or the effect that is valued */
    int is_net_benefit; /* 1: better * willingness * effect - cost [EUR]; 0: the outcome */
    int better;         /* 1: a unit more is paid for, -1: a unit less */
    double willingness; /* [EUR per unit]; NaN for an outcome */
};

struct sensitivity_asked {
    int portfolio, against;   /* indices; -1: see sensitivity_portfolio(), its counterfactual */
    int perspective;          /* enum perspective; -1: the decision's */
    size_t n_outcomes;        /* 0: the scenario's effects */
    const int *outcomes;      /* indices in the catalogue */
    size_t n_parameters;      /* 0: those with the strongest rank correlations */
    const size_t *parameters; /* in theta; they vary, each once */
    int all;                  /* 1: every parameter that varies */
    uint32_t samples;         /* of each held value; 0: SENSITIVITY_SAMPLES at most */
    int has_pair;             /* 0: the map is over the two heaviest parameters of the tornado */
    size_t pair[2];           /* of the two-way map, in theta; they vary */
    uint32_t sobol;           /* samples of each matrix; 0: no Sobol indices */
    int tornado_only;         /* 1: of given parameters; no rank correlations, no map */
};

struct sensitivity {
    const struct run_info *info;
    const struct scenario *scenario;
    int portfolio, against, report;
    enum perspective perspective;
    struct portfolio portfolios[2]; /* portfolio, against: what is simulated; borrows */
    size_t n_quantities;
    struct sensitivity_quantity *quantities; /* net benefits first, then outcomes */
    int *kept;                               /* [n_kept] outcomes behind them; the last is cost */
    size_t n_kept;

    struct passes_list varying;  /* all parameters that vary */
    struct draws base;           /* shape of the run behind rank correlations */
    struct partial_ranks *ranks; /* [quantity] over `varying` */
    double *false_shares;        /* [quantity * varying.n + place] of rank correlations, all taken
                                    together (false_share.h); NaN: not known */
    size_t n_correlations;       /* of those, known ones */
    size_t n_correlations_told;
    size_t *order;               /* [varying.n] places in it by importance, falling */
    double *importance;          /* [varying.n] of a place in it: highest |coefficient| over
                                    quantities, of those told from 0 with all taken together; else
                                    0 */
    size_t n_told;               /* parameters told from 0 in some quantity */
    size_t n_held;               /* parameters of the tornado; 0: none is told from 0 */
    int is_screened;             /* 1: they were chosen by rank correlations */
    struct draws shape;          /* of one pass of a tornado */
    struct tornado_plan tornado; /* zero when n_held is 0 */
    struct tornado *tornados;    /* [quantity] with break-evens from `fine` where there are any */
    struct tornado_plan fine;    /* of held parameters that change the sign of a quantity; zero
                                    when there is none */
    struct tornado *fines;       /* [quantity] */
    int has_map;                 /* 0: fewer than two parameters to cross */
    struct draws map_shape;
    struct two_way_plan two_way;
    struct two_way *maps; /* [quantity] of one option: the quantity itself */
    int has_sobol;
    struct draws sobol_shape;
    struct sobol_plan sobol;
    struct sobol *sobols; /* [quantity] */
    char **factors;       /* [sobol.n_factors] "commons.p + commons.q", "others", "luck" */
};

/* The portfolio that is looked at when nobody says which: of the prospective question if it is
 * asked, with money of its own if there is one, the one with the most instruments. -1 when the
 * scenario has counterfactuals only. */
int sensitivity_portfolio(const struct scenario *scenario);

/* Samples of each held value. */
uint32_t sensitivity_samples(const struct scenario *scenario, uint32_t asked);

/* Runs and reduces everything; info (catalogue, effects, reports) and scenario, which belong
 * together, must outlive *self. FONDSIM_DOMAIN when there is nothing to compare or to vary, when a
 * portfolio is compared with itself, or a draw is not defined; those of the runner and of the
 * plans; FONDSIM_NO_MEMORY. On failure *self is freed. */
int sensitivity_make(const struct run_info *info, const struct scenario *scenario,
                     const struct sensitivity_asked *asked, const struct runner *runner,
                     struct sensitivity *self, struct error *error);
void sensitivity_free(struct sensitivity *self); /* legal on a zeroed struct */

/* The row of a parameter, a place in the list of held ones, from `fine` when it is there: with all
 * values at which it was held, *n_points of them. */
const struct tornado_row *sensitivity_row(const struct sensitivity *self, size_t quantity,
                                          size_t place, size_t *n_points);

/* Rank correlation of a parameter of theta with a quantity, and whether it is told from 0 with all
 * of them taken together; NULL when the parameter does not vary. */
const struct partial_rank *sensitivity_rank(const struct sensitivity *self, size_t quantity,
                                            size_t parameter, int *told);

/* 1 when no held value moves the quantity by anything at all, to the bit. */
int sensitivity_moves_nothing(const struct sensitivity *self, size_t quantity);

/* 1 when all cells have the same mean, to the bit: the two parameters do not matter to it. */
int sensitivity_is_level(const struct two_way *map);

/* 1 unless there is no variance to share, to the bit. */
int sensitivity_varies(const struct sobol *sobol);

#endif
