/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress with the time left. Writes nothing but to stderr, and never to a file. */
#include "sim/cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

double progress_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void progress_begin(struct progress *self, int quiet, enum language language, uint64_t inner) {
    *self = (struct progress){.shown = !quiet && isatty(STDERR_FILENO) == 1,
                              .language = language,
                              .begun = progress_now(),
                              .inner = inner > 0 ? inner : 1};
}

void progress_update(void *context, uint64_t done, uint64_t all) {
    struct progress *self = context;
    double time = progress_now();
    if (!self->shown || done == 0 || time - self->printed < 0.2) {
        return;
    }
    self->printed = time;
    if (done <= self->first) {
        return;
    }
    double parts = self->parts > 0 ? self->parts : 1, gone = (double)(done - self->first);
    double of_all = ((double)self->part * (double)all + gone) / parts; /* of `all` */
    double left = (time - self->begun) * ((double)(all - self->first) - of_all) / of_all;
    long seconds = (long)(left + 0.5);
    double share = 100 * ((double)self->part + (double)done / (double)all) / parts;
    int french = self->language == LANGUAGE_FR;
    if (self->shares || self->parts > 0) {
        fprintf(stderr,
                french ? "\r%3.0f %%, reste %ld min %02ld s  "
                       : "\r%3.0f%%, %ld min %02ld s left  ",
                share, seconds / 60, seconds % 60);
    } else {
        fprintf(stderr,
                french ? "\r%3.0f %%  %llu tirages sur %llu, reste %ld min %02ld s  "
                       : "\r%3.0f%%  %llu of %llu samples, %ld min %02ld s left  ",
                share, (unsigned long long)(done / self->inner),
                (unsigned long long)(all / self->inner), seconds / 60, seconds % 60);
    }
    fflush(stderr);
}

void progress_end(struct progress *self) {
    if (self->shown && self->printed > 0) {
        fprintf(stderr, "\r%70s\r", "");
        fflush(stderr);
    }
}
