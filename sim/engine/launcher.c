/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what launchers leave in the environment. Knows no MPI. */
#include "sim/engine/launcher.h"

#include <limits.h>
#include <stdlib.h>

/* The first of these variables that is a whole number at or above `least`, else `otherwise`. */
static int first_number(const char *const *names, int least, int otherwise) {
    for (size_t i = 0; names[i] != NULL; i++) {
        const char *text = getenv(names[i]);
        char *end = NULL;
        long value = text != NULL ? strtol(text, &end, 10) : -1;
        if (text != NULL && end != text && *end == '\0' && value >= least && value <= INT_MAX) {
            return (int)value;
        }
    }
    return otherwise;
}

int launcher_speaks_mpi(void) {
    static const char *const marks[] = {"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK", NULL};
    return first_number(marks, 0, -1) >= 0;
}

int launcher_processes(void) {
    /* Slurm's own is that of the step: a batch script has the job's, and is one process. */
    static const char *const sizes[] = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_STEP_NUM_TASKS",
                                        NULL};
    return first_number(sizes, 1, 1);
}

int launcher_mine(void) {
    static const char *const ranks[] = {"OMPI_COMM_WORLD_RANK", "PMIX_RANK", "PMI_RANK", NULL};
    int mine = first_number(ranks, 0, -1);
    if (mine < 0 && getenv("SLURM_STEP_NUM_TASKS") != NULL) {
        static const char *const slurm[] = {"SLURM_PROCID", NULL};
        mine = first_number(slurm, 0, 0);
    }
    return mine < 0 ? 0 : mine;
}
