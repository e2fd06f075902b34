/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it would be worth to know more before choosing among the portfolios of a question, from
 * stored draws: everything (bracketed), each parameter that varies, groups of them by section, and
 * the scenario's planned surveys. A decision for each effect that has a worth. Knows no file and no
 * words of the screen. */
#ifndef FONDSIM_COMPARISON_INFORMATION_H
#define FONDSIM_COMPARISON_INFORMATION_H

#include "sim/analysis/evsi.h"
#include "sim/comparison/valued.h"

/* What a survey asks about, one value a sample. */
struct information_target {
    const double *values; /* [samples]; NULL: this run cannot tell, `why` says so */
    double baseline;      /* share without the funds or before, of targets that are outcomes */
    const char *why;
};

struct information_input {
    struct draws shape;
    size_t n_options;
    const int *portfolios;       /* [n_options] */
    const double *const *effect; /* [effect * n_options + option] draws */
    const double *const *cost;   /* [option] draws, of the perspective */
    size_t n_parameters;
    const size_t *assumptions;                /* [n_parameters] indices in theta, ascending */
    const double *const *theta;               /* [parameter][sample] */
    const struct information_target *targets; /* [decision.n_surveys] */
    double horizon;                           /* [year] from the decision to the last award that it
                                                 rules; INFINITY: not known */
    double rate;                              /* of discount [1/year] */
    int threads;                              /* as in voi_input */

    /* Told the work done and the whole of it, by one thread at a time; another answer than 0 asks
     * to stop. NULL: nobody waits. */
    int (*progress)(void *context, uint64_t done, uint64_t all);
    void *context;
};

enum information_kind { INFORMATION_ALL, INFORMATION_GROUP, INFORMATION_ONE };

/* Parameters that become known together. */
struct information_set {
    enum information_kind kind;
    char *name;         /* path of the parameter, path of the group, or "all" */
    size_t n;           /* parameters */
    size_t *places;     /* [n] in the input's lists */
    size_t *parameters; /* [n] the same, in theta */
};

struct information_survey {
    struct evsi_row *rows; /* [n_sizes]; NULL: not valued */
    size_t n_sizes, best;  /* best: n_sizes when it is better not to ask */
    struct evppi target;   /* what perfect knowledge of the target is worth */
    char why[200];         /* why it was not valued */
};

/* The decision on one effect. */
struct information_decision {
    size_t effect;                      /* index in valued->effects */
    struct voi_evpi evpi;               /* best: index in portfolios */
    struct evppi *values;               /* [n_sets]; samples too few for a set: NaN */
    struct information_survey *surveys; /* [decision.n_surveys] */
};

struct information {
    struct draws shape;
    size_t n_options;
    const int *portfolios; /* borrowed from the input */
    size_t n_parameters, n_surveys;
    size_t n_sets;
    struct information_set *sets; /* all, groups in order of theta, parameters in order of theta */
    size_t n_decisions;
    struct information_decision *decisions; /* by effect, those with a worth */
};

/* Groups: what stands under the first word of a path, of funds under the first two
 * ("instruments.engineering"), when at least two parameters vary there. A set has no value when
 * samples are fewer than ten for each parameter (regression.h). FONDSIM_DOMAIN for draws that are
 * not defined; FONDSIM_NO_MEMORY;
 * FONDSIM_INTERRUPTED. On failure *self is freed. */
int information_make(const struct valued *valued, const struct information_input *input,
                     struct information *self, struct error *error);
void information_free(struct information *self); /* legal on a zeroed struct */

/* Value of knowing all parameters, luck apart: the regression on all of them, which single
 * parameters and groups never exceed; the plug-in of EVPI counts luck as knowledge. NULL when
 * samples are too few or nothing varies. */
const struct evppi *information_all(const struct information *self, size_t decision);

/* A survey as the analysis takes it; targets that are outcomes describe the very units that are
 * asked. */
struct evsi_survey information_survey(const struct valued *valued,
                                      const struct information_input *input, size_t survey);

#endif
