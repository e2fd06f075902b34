/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the engine and the subcommands that simulate: models, threads, progress, signals. */
#include "sim/cli/running.h"

#include <signal.h>
#include <stdatomic.h>

#include "models/registry.h"
#include "sim/cli/progress.h"
#include "sim/engine/engine.h"

/* Set by Ctrl-C or a request to end, read by all threads; a signal handler can reach nothing else.
 */
static atomic_int stop_asked;

static void on_signal(int number) {
    (void)number;
    atomic_store(&stop_asked, 1);
}

void running_catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGUSR1, &action, NULL);
}

int running_stopped(void) {
    return atomic_load(&stop_asked);
}

int running_rest(const struct running *self, const struct study *study, uint32_t first_block,
                 uint32_t stop_blocks, const struct sink *sink, struct error *error) {
    struct progress progress;
    progress_begin(&progress, self->quiet, self->language, study->inner);
    if (self->parts > 0) {
        progress.part = self->part;
        progress.parts = self->parts;
        progress.begun = self->begun;
    }
    progress.first = (uint64_t)first_block * SCENARIO_BLOCK * study->inner;
    struct engine_options options = {.threads = self->threads,
                                     .first_block = first_block,
                                     .shared = 1,
                                     .progress = progress_update,
                                     .progress_context = &progress,
                                     .stop = &stop_asked,
                                     .stop_blocks = stop_blocks};
    int status = engine_run(study, &territorial_model, &options, sink, error);
    progress_end(&progress);
    return status;
}

int running_study(void *context, const struct study *study, const struct sink *sink,
                  struct error *error) {
    return running_rest(context, study, 0, 0, sink, error);
}
