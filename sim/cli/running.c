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
}

int running_study(void *context, const struct study *study, const struct sink *sink,
                  struct error *error) {
    const struct running *self = context;
    struct progress progress;
    progress_begin(&progress, self->quiet, self->language, study->inner);
    struct engine_options options = {.threads = self->threads,
                                     .progress = progress_update,
                                     .progress_context = &progress,
                                     .stop = &stop_asked};
    int status = engine_run(study, &territorial_model, &options, sink, error);
    progress_end(&progress);
    return status;
}
