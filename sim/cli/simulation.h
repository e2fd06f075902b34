/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A run in its folder, from a scenario that was read to files: what new runs and runs that go on
 * share. Hands the models to the engine and the plain tables to output; knows the order of things
 * and nothing of how they are done. */
#ifndef FONDSIM_CLI_SIMULATION_H
#define FONDSIM_CLI_SIMULATION_H

#include "output/format.h"
#include "scenarios/read.h"
#include "sim/cli/folder_lock.h"
#include "sim/cli/reading.h"
#include "sim/core/model.h"
#include "sim/store/store.h"

/* How it is told, and on how many threads it goes. */
struct simulation_manner {
    enum language language;
    int quiet;    /* 1: print nothing but errors */
    int no_table; /* 1: what was found is shown by somebody else */
    int threads;  /* 0: as OMP_NUM_THREADS says, else one per processor */
};

/* What is built on the way; zeroed to start. */
struct simulation {
    struct scenario scenario;
    struct catalogue catalogue;
    struct study study;
    struct results_shape shape;
    struct folder_lock lock;
    struct store *store;
    struct run_tables tables;
    struct response_table response;
    char folder[FOLDER_PATH];
};

void simulation_free(struct simulation *self);

/* Reads a scenario with what the command line gives; problems are printed. Errors of
 * scenario_read_given(): FONDSIM_INVALID with an empty text, as what is wrong was said. */
int simulation_read(struct simulation *self, const char *path, const struct scenario_given *given,
                    struct error *error);

/* Study and shape of the scenario. */
int simulation_plan(struct simulation *self, struct error *error);

/* Simulates what the store, which is open for writing, does not have; closes it; writes tables and
 * figures, and says where they are. All ranks call; those other than 0, without store, only
 * simulate. FONDSIM_INTERRUPTED when it was stopped: finished blocks are kept, and tables of them
 * are written. */
int simulation_finish(struct simulation *self, const struct simulation_manner *manner,
                      struct error *error);

/* The files and the telling alone, of a stored run that is closed. */
int simulation_tell(struct simulation *self, const struct simulation_manner *manner,
                    int is_complete, struct error *error);

#endif
