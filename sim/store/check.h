/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares a run that is simulated again, batch by batch, with what a results file holds. Writes
 * nothing. Never knows how the run was simulated, nor what a difference means. */
#ifndef FONDSIM_STORE_CHECK_H
#define FONDSIM_STORE_CHECK_H

#include "sim/core/moments.h"
#include "sim/store/store.h"

enum check_what {
    CHECK_PARAMETER,  /* draw of a parameter */
    CHECK_OUTCOME,    /* at a report */
    CHECK_LEDGER,     /* a column of a year, in cents */
    CHECK_TRAJECTORY, /* at a record, in single precision */
    CHECK_KINDS
};

/* One value that is not what is stored. Members that do not apply are -1 or NULL. */
struct check_difference {
    enum check_what what;
    uint32_t sample;
    uint32_t inner;
    int portfolio;
    int report;       /* index */
    int record;       /* index, of a trajectory */
    int instrument;   /* index, of a ledger */
    int year;         /* calendar, of a ledger */
    const char *name; /* key of the outcome, column of the ledger, path of the parameter; borrowed
                         from the run or the study */
    double stored, now;
};

/* What was found so far. */
struct check_result {
    uint64_t values;              /* compared */
    uint64_t differ[CHECK_KINDS]; /* of these, not equal to the bit (SQLite has no sign of zero) */
    double farthest[CHECK_KINDS]; /* largest |now - stored| / max(|now|, |stored|) of these;
                                     INFINITY when one of the two is not defined */
    int means_differ; /* 1: the running means of ledgers, ages and trajectories over all replicates
                         do, to the bit; -1: not looked at */
    struct check_difference first;
    /* Outcomes, [portfolio][report][outcome]: now - stored where both are defined, then, behind
     * all of them, 1, 0 or -1 for defined now less defined in the file. */
    struct moments differences;
    struct moments stored; /* absolute stored values, likewise: what differences are held against */
};

struct store_check; /* opaque */

/* Begins with the first replicate. The run is one that was opened, the study has its portfolios,
 * reports, outcomes and inner runs, and at most its samples; all of them must outlive *self. When
 * the study has all samples of the file, running means are compared, too. FONDSIM_IO;
 * FONDSIM_NO_MEMORY. */
int store_check_begin(struct store_check **self, struct store *store, const struct run_info *info,
                      const struct study *study, struct error *error);

/* Takes one batch; fits `struct sink`. Differences are no errors: FONDSIM_IO when the file cannot
 * be read, or lacks a value. */
int store_check_take(void *self, const struct batch *batch, struct error *error);

/* After the last batch. FONDSIM_IO. */
int store_check_end(struct store_check *self, struct error *error);

const struct check_result *store_check_result(const struct store_check *self);
void store_check_free(struct store_check *self); /* legal on NULL */

#endif
