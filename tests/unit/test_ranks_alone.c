/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what stands in for MPI in a build without it: one process goes, several are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdlib.h>
#include <string.h>

#include "sim/engine/ranks.h"

static void one_process(void **state) {
    (void)state;
    char library[8] = "x";
    struct error error = {0};
    unsetenv("OMPI_COMM_WORLD_SIZE");
    unsetenv("PMI_SIZE");
    unsetenv("SLURM_STEP_NUM_TASKS");
    assert_int_equal(ranks_begin(&error), 0);
    assert_int_equal(ranks_count(), 1);
    assert_int_equal(ranks_mine(), 0);
    assert_int_equal(ranks_library(library, sizeof library), 0);
    assert_string_equal(library, "");
    assert_int_equal(ranks_agree(FONDSIM_IO, &error), FONDSIM_IO);
    assert_int_equal(ranks_agree(0, &error), 0);
    assert_int_equal(ranks_word(5), 5);
    ranks_end();
}

static void several_processes(void **state) {
    (void)state;
    struct error error = {0};
    assert_int_equal(setenv("OMPI_COMM_WORLD_SIZE", "3", 1), 0);
    assert_int_equal(ranks_begin(&error), FONDSIM_USAGE);
    assert_non_null(strstr(error.text, "3 processes were started, but this build is without MPI"));
    assert_int_equal(setenv("OMPI_COMM_WORLD_SIZE", "1", 1), 0);
    assert_int_equal(ranks_begin(&error), 0);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_process),
        cmocka_unit_test(several_processes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
