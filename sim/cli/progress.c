/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress with the time left. Writes nothing but to stderr, and never to a file. */
#include "sim/cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void progress_begin(struct progress *self, int quiet, enum language language, uint64_t inner) {
    *self = (struct progress){.shown = !quiet && isatty(STDERR_FILENO) == 1,
                              .language = language,
                              .begun = now(),
                              .inner = inner > 0 ? inner : 1};
}

void progress_update(void *context, uint64_t done, uint64_t all) {
    struct progress *self = context;
    double time = now();
    if (!self->shown || done == 0 || time - self->printed < 0.2) {
        return;
    }
    self->printed = time;
    double left = (time - self->begun) * (double)(all - done) / (double)done;
    long seconds = (long)(left + 0.5);
    const char *text = self->language == LANGUAGE_FR
                           ? "\r%3.0f %%  %llu tirages sur %llu, reste %ld min %02ld s  "
                           : "\r%3.0f%%  %llu of %llu samples, %ld min %02ld s left  ";
    fprintf(stderr, text, 100.0 * (double)done / (double)all,
            (unsigned long long)(done / self->inner), (unsigned long long)(all / self->inner),
            seconds / 60, seconds % 60);
    fflush(stderr);
}

void progress_end(struct progress *self) {
    if (self->shown && self->printed > 0) {
        fprintf(stderr, "\r%70s\r", "");
        fflush(stderr);
    }
}
