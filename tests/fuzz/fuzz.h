/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share: the names that libFuzzer calls, and a folder of their own to read
 * files in. Knows nothing of scenarios. */
#ifndef FONDSIM_TESTS_FUZZ_H
#define FONDSIM_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Called once by libFuzzer, or by replay.c, before the first input. 0. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* One input. 0; anything that must never be ends in abort(). */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Makes a folder of its own under TMPDIR (default /tmp) and goes there; it is removed at the exit.
 * Ends the program when that cannot be done. */
void folder_enter(void);

/* Makes a folder below, or writes a file, replaced whole. Ends the program when that cannot be
 * done. */
void folder_below(const char *name);
void folder_write(const char *name, const void *bytes, size_t size);

/* Copies a file of tests/fuzz/files, under the same name or another one. */
void folder_copy(const char *from, const char *name);

/* Ends the program by abort(), saying what must never be. */
_Noreturn void stop(const char *what);

/* The same when it is. */
static inline void never(int is, const char *what) {
    if (is) {
        stop(what);
    }
}

#endif
