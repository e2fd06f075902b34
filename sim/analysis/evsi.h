/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planned survey would be worth before the decision: expected value of sample information
 * (EVSI), by simulating what the survey would say for each draw of the parameters and regressing
 * net benefits on that (Strong, Oakley, Brennan, Breeze 2015); less its cost, the expected net
 * benefit of sampling. Knows no outcome, store or plot. */
#ifndef FONDSIM_ANALYSIS_EVSI_H
#define FONDSIM_ANALYSIS_EVSI_H

#include <stdint.h>

#include "sim/analysis/evppi.h"

enum { EVSI_MOST_UNITS = 65535, EVSI_MOST_SUMMARIES = 8 };

/* ---- Any data */

/* Fills summary[n_summaries] with what the data would say in a sample: a pure function of its
 * arguments, finite. Returns 0 or a negative error code. */
typedef int (*evsi_simulator)(const void *context, size_t sample, double *summary,
                              struct error *error);

/* EVSI of one plan. row->value is never above `cap` (may be NULL), the row of what the data tell
 * about. FONDSIM_DOMAIN as evppi(), and for n_summaries of 0 or beyond EVSI_MOST_SUMMARIES. */
int evsi_of(const struct voi_input *input, const struct evppi *cap, evsi_simulator simulate,
            const void *context, size_t n_summaries, struct evppi *row, struct error *error);

/* ---- Surveys of units (ecosystems, clubs, posts) */

enum evsi_design {
    EVSI_ONCE,         /* each unit is asked once, about the target itself */
    EVSI_BEFORE_AFTER, /* twice, the target is the change; what changed anyway is confounded */
    EVSI_MATCHED,      /* half of the units stand outside, chosen alike; selection is confounded */
    EVSI_LOTTERY       /* half of the units lost a lottery: nothing is confounded */
};

enum evsi_measure {
    EVSI_VALUE, /* an answer is a number: target + noise * N(0, 1) */
    EVSI_SHARE  /* an answer is yes or no (at this level or not); the target is a share, or a
                   difference of shares in designs with two groups or two dates */
};

struct evsi_survey {
    const char *name; /* addresses its draws */
    enum evsi_design design;
    enum evsi_measure measure;
    size_t population; /* units that exist, in each group and at each date; 0: no limit */
    /* 1: the target describes these very units, so that asking them all tells it exactly (finite
     * population correction; ONCE and BEFORE_AFTER). 0: the target is a tendency that rules them,
     * and even a census of them is a sample. */
    int of_population;
    double noise;         /* VALUE: sd of an answer between units, unit of the target, >= 0 */
    double correlation;   /* VALUE, BEFORE_AFTER: of a unit's two answers beyond the change, [0, 1);
                             shares are drawn anew at each date, on the safe side: 0 */
    double baseline;      /* SHARE, not ONCE: share without the funds or before, [0, 1] */
    double misclassified; /* SHARE: an answer is wrong with this probability, [0, 1) */
    size_t levels;       /* SHARE: among so many levels a wrong answer is uniform; 2 is yes or no */
    double non_response; /* share of units that do not answer, [0, 1), whatever they would say */
    double confounding;  /* sd of the bias of BEFORE_AFTER and MATCHED, unit of the target, >= 0 */
    double delay;        /* until the result is there [year], >= 0 */
    double horizon;      /* the decision matters for so long from now [year]; INFINITY: for ever */
    double rate;         /* of discount [1/year], above -1 */
    double fixed_cost, cost; /* of the survey; of one answer; in the unit of net benefit, >= 0 */
};

struct evsi_row {
    size_t n;         /* units asked, both groups together */
    double responses; /* answers expected, both dates together */
    /* EVSI now, before delay: never above the EVPPI of the target, never below that of a smaller
     * survey. */
    struct evppi information;
    double left; /* share of it that is left after the delay: (1 - delay / horizon), discounted */
    double cost; /* fixed_cost + cost * responses */
    double net, net_se; /* left * EVSI - cost */
};

/* Simulates surveys of sizes[n_sizes], ascending, at least 1 (2 with two groups), within the
 * population and EVSI_MOST_UNITS; rows[n_sizes]. target[sample]: what is asked about, a parameter
 * or an outcome averaged over inner runs. Draws are addressed by seed, name, sample and unit: a
 * larger survey asks the units of the smaller one and more. target_row receives the EVPPI of the
 * target. *best: index of the row with the highest net benefit of sampling, or n_sizes when none is
 * above 0 (better not to ask). FONDSIM_DOMAIN for values outside the ranges above; as evppi(). */
int evsi_survey(const struct voi_input *input, const double *target,
                const struct evsi_survey *survey, uint32_t seed, size_t n_sizes,
                const size_t *sizes, struct evppi *target_row, struct evsi_row *rows, size_t *best,
                struct error *error);

/* What a survey of n units says in one world: summary[0] estimate of the target, summary[1] answers
 * behind it. Without any answer the estimate is `guess`. Exposed for tests and other analyses. */
void evsi_simulate(const struct evsi_survey *survey, uint32_t seed, size_t sample, double target,
                   double guess, size_t n, double summary[2]);

#endif
