/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder in which a fuzz target reads files. Knows nothing of scenarios. */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_MADE = 256, PATH_SIZE = 512 };

/* What was made, to be removed in reverse. libFuzzer leaves by exit or by abort, never by a return
 * to what could own this: hence the only static variables of the tree. */
static char home[PATH_SIZE];
static char made[MAX_MADE][PATH_SIZE];
static size_t n_made;

static void leave(const char *what, const char *name) {
    perror(name);
    fprintf(stderr, "fuzz: %s\n", what);
    exit(2);
}

static void folder_remove(void) {
    if (chdir(home) == 0) {
        while (n_made > 0) {
            remove(made[--n_made]);
        }
        if (chdir("/") == 0) {
            rmdir(home);
        }
    }
}

static void remember(const char *name) {
    for (size_t i = 0; i < n_made; i++) {
        if (strcmp(made[i], name) == 0) {
            return;
        }
    }
    if (n_made == MAX_MADE || strlen(name) >= PATH_SIZE) {
        leave("too many files", name);
    }
    strcpy(made[n_made++], name);
}

void folder_enter(void) {
    const char *parent = getenv("TMPDIR");
    snprintf(home, sizeof home, "%s/fondsim-fuzz-XXXXXX", parent == NULL ? "/tmp" : parent);
    if (mkdtemp(home) == NULL || chdir(home) != 0) {
        leave("no folder for files", home);
    }
    atexit(folder_remove);
}

void folder_below(const char *name) {
    if (mkdir(name, 0700) != 0) {
        leave("no folder below", name);
    }
    remember(name);
}

void folder_write(const char *name, const void *bytes, size_t size) {
    FILE *stream = fopen(name, "wb");
    if (stream == NULL) {
        leave("cannot be written", name);
    } else {
        size_t written = fwrite(bytes, 1, size, stream);
        if (fclose(stream) != 0 || written != size) {
            leave("cannot be written", name);
        }
        remember(name);
    }
}

void folder_copy(const char *from, const char *name) {
    static char bytes[1 << 16];
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/tests/fuzz/files/%s", FONDSIM_SOURCE_DIR, from);
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        leave("cannot be read", path);
    } else {
        size_t size = fread(bytes, 1, sizeof bytes, stream);
        fclose(stream);
        folder_write(name, bytes, size);
    }
}

void stop(const char *what) {
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}
