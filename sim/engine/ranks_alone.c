/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One process, in a build without MPI: nobody to speak to. Refuses to run beside others that would
 * do the same work into the same folder. */
#include <stddef.h>

#include "sim/engine/launcher.h"
#include "sim/engine/ranks.h"

int ranks_begin(struct error *error) {
    int n = launcher_processes();
    if (n > 1) {
        return error_set(error, FONDSIM_USAGE,
                         "%d processes were started, but this build is without MPI: start one, or "
                         "build again where MPI is installed",
                         n);
    }
    return 0;
}

void ranks_end(void) {}

int ranks_count(void) {
    return 1;
}

int ranks_mine(void) {
    return 0;
}

int ranks_library(char *text, size_t size) {
    if (size > 0) {
        text[0] = '\0';
    }
    return 0;
}

int ranks_agree(int status, struct error *error) {
    (void)error;
    return status;
}

uint32_t ranks_word(uint32_t mine) {
    return mine;
}

void ranks_meet(const struct ranks_hello *mine, struct ranks_hello *hellos) {
    hellos[0] = *mine;
}

/* ---- Never called by one process ---- */

int post_open(struct post **self, const struct study *study, const struct results_shape *shape,
              struct error *error) {
    (void)study;
    (void)shape;
    *self = NULL;
    return error_set(error, FONDSIM_FAILED, "this build is without MPI");
}

int64_t post_send(struct post *self, const struct batch *batch, int status, int stop,
                  const struct error *error) {
    (void)self;
    (void)batch;
    (void)status;
    (void)stop;
    (void)error;
    return 0;
}

int post_receive(struct post *self, int from, struct batch *batch, int *stop, struct error *error) {
    (void)self;
    (void)from;
    (void)batch;
    *stop = 0;
    return error_set(error, FONDSIM_FAILED, "this build is without MPI");
}

void post_close(struct post *self, int64_t end) {
    (void)self;
    (void)end;
}

void post_free(struct post *self) {
    (void)self;
}
