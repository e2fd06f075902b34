/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what the environment says of a launcher. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdlib.h>

#include "sim/engine/launcher.h"

static const char *const known[] = {
    "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK", "PMIX_RANK",   "PMI_RANK", "PMI_SIZE",
    "SLURM_STEP_NUM_TASKS", "SLURM_PROCID",         "SLURM_NTASKS"};

/* An environment of these names and values only, NULL-terminated pairs; and what it means. */
static void means(const char *const *pairs, int speaks, int processes, int mine) {
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        unsetenv(known[i]);
    }
    for (size_t i = 0; pairs[i] != NULL; i += 2) {
        assert_int_equal(setenv(pairs[i], pairs[i + 1], 1), 0);
    }
    assert_int_equal(launcher_speaks_mpi(), speaks);
    assert_int_equal(launcher_processes(), processes);
    assert_int_equal(launcher_mine(), mine);
}

static void launchers(void **state) {
    (void)state;
    means((const char *[]){NULL}, 0, 1, 0);
    means((const char *[]){"OMPI_COMM_WORLD_SIZE", "4", "OMPI_COMM_WORLD_RANK", "3", NULL}, 1, 4,
          3);
    means((const char *[]){"PMI_SIZE", "2", "PMI_RANK", "1", NULL}, 1, 2, 1);
    /* srun --mpi=pmix */
    means(
        (const char *[]){"PMIX_RANK", "5", "SLURM_STEP_NUM_TASKS", "8", "SLURM_PROCID", "5", NULL},
        1, 8, 5);
    /* srun without MPI */
    means((const char *[]){"SLURM_STEP_NUM_TASKS", "8", "SLURM_PROCID", "5", NULL}, 0, 8, 5);
    /* a batch script: the job has eight tasks, the script is one process */
    means((const char *[]){"SLURM_NTASKS", "8", "SLURM_PROCID", "0", NULL}, 0, 1, 0);
    /* mpirun inside a step */
    means((const char *[]){"OMPI_COMM_WORLD_SIZE", "2", "SLURM_STEP_NUM_TASKS", "8", NULL}, 1, 2,
          0);
}

static void nonsense(void **state) {
    (void)state;
    means((const char *[]){"OMPI_COMM_WORLD_SIZE", "", "PMI_RANK", "x", NULL}, 0, 1, 0);
    means((const char *[]){"OMPI_COMM_WORLD_SIZE", "2x", "PMI_SIZE", "0", NULL}, 0, 1, 0);
    means((const char *[]){"PMIX_RANK", "-1", "SLURM_STEP_NUM_TASKS", "99999999999999999999", NULL},
          0, 1, 0);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(launchers),
        cmocka_unit_test(nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
