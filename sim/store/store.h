/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The results file run.sqlite: written batch by batch in order of replicates, read as plain
 * tables. schema.c documents its tables. Holds no clock, host or path, and is committed at points
 * that depend on the study alone: a run that was stopped at any moment and goes on leaves the bytes
 * of one that never was. Never knows engine, models or output. */
#ifndef FONDSIM_STORE_STORE_H
#define FONDSIM_STORE_STORE_H

#include "sim/core/batch.h"
#include "sim/core/catalogue.h"
#include "sim/core/error.h"
#include "sim/core/tables.h"

enum {
    STORE_APPLICATION_ID = 0x464E4453, /* "FNDS": tells our files from other SQLite files */
    STORE_SCHEMA = 2,                  /* user_version; schema 1 is read as well */
    STORE_MONEY_WORLDS = 256,          /* replicates whose ledgers are kept row by row */
    STORE_QUANTILE_WORLDS = 2048       /* replicates whose trajectories are kept, for quantiles */
};

struct store; /* opaque */

/* Creates the file (which must not exist) and describes the run in it. The study, its scenario,
 * the catalogue and the shape must outlive *self. */
int store_create(struct store **self, const char *path, const struct study *study,
                 const struct catalogue *catalogue, const struct results_shape *shape,
                 const char *version, struct error *error);

/* Opens the file of a run to go on with it, or to add samples to one that is complete: the study
 * has at least the samples the file was asked for, and nothing else has changed. The last block of
 * the file is simulated again, and must give what is stored. FONDSIM_IO when it is not one of ours,
 * of another schema or cannot be written; FONDSIM_DOMAIN when the study is another one. */
int store_continue(struct store **self, const char *path, const struct study *study,
                   const struct catalogue *catalogue, const struct results_shape *shape,
                   struct error *error);

/* 1 when nothing is missing: no block, no table. */
int store_is_complete(const struct store *self);

/* The block from which the engine hands over: 0, or the last one that is in the file. */
uint32_t store_first_block(const struct store *self);

/* Blocks are committed in groups of this many, about a second of work. */
uint32_t store_group(const struct study *study);

/* Takes one batch; fits `struct sink`. FONDSIM_IO; FONDSIM_DOMAIN when an outcome is infinite, or
 * is not what the file has. */
int store_take(void *self, const struct batch *batch, struct error *error);

/* Writes means and trajectories, the response when there is one (may be NULL), marks the file
 * complete and commits. To be called once all blocks were taken; a run that is not finished is
 * closed, and keeps the groups of blocks that were committed. */
int store_finish(struct store *self, const struct response_table *response, struct error *error);

/* Opens an existing results file for reading; one that is not complete reads like one of the blocks
 * it has, without response. FONDSIM_IO when it is not one of ours or of another schema. */
int store_open(struct store **self, const char *path, struct error *error);

/* Closes; what was not committed is lost. Legal on NULL. */
void store_close(struct store *self);

/* Version of SQLite. */
const char *store_library(void);

/* 1 when the file at path is a results file of any schema. */
int store_is_ours(const char *path);

/* ---- Reading. Tables are owned by the caller; free them by sim/core/tables.h. ---- */

int store_info(struct store *self, struct run_info *info, struct error *error);

/* Values of n outcomes (indices in the catalogue) of one portfolio at one report: values[k][r] for
 * replicate r = sample * inner runs + inner run, info->samples * info->inner of them, ordered by
 * independent units: sample s stands at blocks_place() of sim/core/blocks.h, which is s unless the
 * design is Sobol. NaN where an outcome is not defined. */
int store_columns(struct store *self, const struct run_info *info, int portfolio, int report,
                  size_t n, const int *outcomes, double *const *values, struct error *error);

/* The same for several portfolios in one pass over the file, which is much faster: values[i * n +
 * k] is the k-th outcome of portfolios[i]. */
int store_grid(struct store *self, const struct run_info *info, int report, size_t n_portfolios,
               const int *portfolios, size_t n, const int *outcomes, double *const *values,
               struct error *error);

/* 0 when the scenario has the assumptions of the run, each with its law; FONDSIM_DOMAIN names the
 * first that differs; FONDSIM_IO. */
int store_same_assumptions(struct store *self, const struct scenario *scenario,
                           struct error *error);

/* Draws of the parameters that vary, one value a sample, in the order of store_columns. */
struct parameter_draws {
    size_t n, samples;
    size_t *assumptions; /* [n] index in the register and in theta, ascending */
    char **paths;        /* [n] of the register */
    double **values;     /* [n][samples], one block of memory from values[0] on */
};

/* All of them, to the bit; parameter_draws_free() frees. FONDSIM_IO; FONDSIM_NO_MEMORY. */
int store_parameters(struct store *self, const struct run_info *info, struct parameter_draws *out,
                     struct error *error);
void parameter_draws_free(struct parameter_draws *self); /* legal on a zeroed one */

/* All outcomes of one replicate, values[portfolio][report][outcome]. */
int store_replicate(struct store *self, const struct run_info *info, uint64_t replicate,
                    double *values, struct error *error);

int store_trajectories(struct store *self, struct trajectory_table *table, struct error *error);
int store_money(struct store *self, struct money_table *table, struct error *error);
int store_ages(struct store *self, struct age_table *table, struct error *error);
int store_response(struct store *self, struct response_table *table, struct error *error);

#endif
