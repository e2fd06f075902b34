/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The processes (ranks) of one job and what they say to one another. Two files do it, the build
 * takes one: ranks.c on MPI, ranks_alone.c without. MPI itself remembers who we are, so nothing is
 * kept here. Knows no model, no thread and no design. */
#ifndef FONDSIM_ENGINE_RANKS_H
#define FONDSIM_ENGINE_RANKS_H

#include <stddef.h>
#include <stdint.h>

#include "sim/core/batch.h"
#include "sim/core/error.h"

/* ---- The job ---- */

/* Wakes MPI when a launcher started this process, else does nothing. First thing in main.
 * FONDSIM_USAGE when several processes were started that cannot speak to one another. */
int ranks_begin(struct error *error);

/* Waits, without burning the processor, until all ranks come here; then puts MPI to sleep. Last
 * thing in main; legal without ranks_begin(). */
void ranks_end(void);

/* 1 and 0 without launcher. */
int ranks_count(void);
int ranks_mine(void);

/* 1, and the library in words ("Open MPI v4.1.4"); 0 and "" in a build without. */
int ranks_library(char *text, size_t size);

/* All ranks call: all return 0 when all came with 0, else the code and the text of rank 0, or of
 * the first rank that failed, which is then named. Waits without burning the processor. */
int ranks_agree(int status, struct error *error);

/* What rank 0 came with, on all ranks. All ranks call. */
uint32_t ranks_word(uint32_t mine);

/* ---- One study: batches go to rank 0 ---- */

/* What each rank says before a study begins. */
struct ranks_hello {
    int64_t first;    /* batch the run begins with: that of rank 0 counts */
    int64_t threads;  /* at least 1 */
    uint64_t numbers; /* hash of the study and of a few of its results */
};

/* Everybody's hello, hellos[ranks_count()] in order of ranks. All ranks call. */
void ranks_meet(const struct ranks_hello *mine, struct ranks_hello *hellos);

/* Memory for the batches under way of this rank: POST_BOXES that wait to be fetched, or one that
 * was fetched. Study and shape must outlive it. FONDSIM_NO_MEMORY; FONDSIM_DOMAIN when a batch is
 * larger than a message. */
struct post;
enum { POST_BOXES = 2 };
int post_open(struct post **self, const struct study *study, const struct results_shape *shape,
              struct error *error);

/* On ranks other than 0, called by one thread at a time, in order of batches. Sends a copy of a
 * batch, or of the error of one that failed (status < 0), and a request to end when there is one.
 * Waits while POST_BOXES have not been fetched. Returns the batch before which rank 0 ends the run,
 * INT64_MAX as long as it has not said so. */
int64_t post_send(struct post *self, const struct batch *batch, int status, int stop,
                  const struct error *error);

/* On rank 0, likewise: waits for the next batch of a rank and points `worlds` and `theta` of
 * *batch, whose other members are filled by the caller, at it; valid until the next call. *stop
 * becomes 1 when the rank was asked to end. Returns its status, with its error. */
int post_receive(struct post *self, int from, struct batch *batch, int *stop, struct error *error);

/* All ranks call, when they have begun their last batch: rank 0 with the batch before which the run
 * ends. What was sent beyond it is thrown away. */
void post_close(struct post *self, int64_t end);
void post_free(struct post *self); /* legal on NULL */

#endif
