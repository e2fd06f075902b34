/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The additionality ledger of a fund or portfolio: gross -> deadweight -> displacement -> indirect
 * -> net, and leverage gross and net, never one without the other. Knows no outcome, store or plot.
 *
 * Gross is what was supported; deadweight the part of it that would have come anyway; displacement
 * what it took from others; net the paired difference from the same world without. Indirect is what
 * closes the account in each draw, net - gross + deadweight + displacement: effects beside the
 * supported projects, and what comes sooner or later than it would have. So nothing is deducted
 * twice, and the five rows add up in every draw. */
#ifndef FONDSIM_ANALYSIS_ADDITIONALITY_H
#define FONDSIM_ANALYSIS_ADDITIONALITY_H

#include "sim/analysis/draws.h"
#include "sim/analysis/ratio.h"

/* A quantity with the fund and in the world it is compared with. Columns of draws; `without` NULL
 * when it is 0 there (no fund at all), both NULL when the quantity does not exist (structurally 0).
 */
struct additionality_pair {
    const double *with, *without;
};

/* One outcome, all in its unit. */
struct additionality_input {
    struct additionality_pair gross, deadweight;
    struct additionality_pair displacement; /* inside the panel: in the outcome already */
    struct additionality_pair elsewhere;    /* displaced outside the panel: in no outcome of it */
    struct additionality_pair outcome;      /* its difference is the net; `with` not NULL */
};

enum additionality_step {
    ADDITIONALITY_GROSS,
    ADDITIONALITY_DEADWEIGHT,   /* shown as a positive amount, deducted */
    ADDITIONALITY_DISPLACEMENT, /* likewise */
    ADDITIONALITY_INDIRECT,     /* of either sign, added */
    ADDITIONALITY_NET,          /* in the panel */
    ADDITIONALITY_ELSEWHERE,    /* positive amount, deducted */
    ADDITIONALITY_NET_ANYWHERE, /* net - elsewhere */
    N_ADDITIONALITY_STEPS
};

struct additionality {
    struct draws_mean steps[N_ADDITIONALITY_STEPS]; /* means and errors over inner runs and samples;
                                                       errors NaN under 20 blocks */
    int net_resolved;                               /* net is told from 0 */
    struct ratio additional; /* net / gross: ratio NaN when nothing was supported */
};

/* FONDSIM_DOMAIN for an empty shape, an outcome without column, a `without` that has no `with`, or
 * a value that is NaN or infinite (it says in which step); FONDSIM_NO_MEMORY. */
int additionality_of(const struct draws *shape, const struct additionality_input *input,
                     struct additionality *self, struct error *error);

/* Money, all columns of the same draws in the same euros. Pairs as above. */
struct leverage_input {
    struct additionality_pair received;  /* co-funding received by the awards */
    struct additionality_pair spent;     /* paid + overhead, same awards */
    struct additionality_pair cofunding; /* all co-funding of the world */
    struct additionality_pair cost;      /* net cost of the funds */
};

struct leverage {
    struct ratio gross; /* E[received] / E[spent] */
    struct ratio net;   /* E[difference in cofunding] / E[difference in cost] */
};

/* Errors as additionality_of(); the four `with` must not be NULL. Ratios are NaN when nothing was
 * spent. */
int leverage_of(const struct draws *shape, const struct leverage_input *input,
                struct leverage *self, struct error *error);

#endif
