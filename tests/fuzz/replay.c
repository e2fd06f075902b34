/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds files to a fuzz target as plain tests, with any compiler: `replay FILE-OR-FOLDER...`. Knows
 * nothing of what is read. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <dirent.h>
#include <gsl/gsl_errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/fuzz/fuzz.h"

static size_t replay_file(const char *path) {
    FILE *stream = fopen(path, "rb");
    struct stat status;
    if (stream == NULL || stat(path, &status) != 0) {
        perror(path);
        exit(2);
    }
    if (S_ISDIR(status.st_mode)) { /* only what a folder holds itself */
        fclose(stream);
        return 0;
    }
    /* to the byte, so that reading behind the end is seen */
    size_t size = (size_t)status.st_size;
    uint8_t *bytes = malloc(size > 0 ? size : 1);
    if (bytes == NULL || fread(bytes, 1, size, stream) != size) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(2);
    }
    fclose(stream);
    fprintf(stderr, "%s\n", path); /* the last line names the culprit */
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return 1;
}

static size_t replay_folder(const char *folder) {
    DIR *opened = opendir(folder);
    size_t n = 0;
    if (opened == NULL) {
        perror(folder);
        exit(2);
    }
    for (struct dirent *entry; (entry = readdir(opened)) != NULL;) {
        char path[PATH_MAX];
        if (entry->d_name[0] != '.') {
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
            n += replay_file(path);
        }
    }
    closedir(opened);
    return n;
}

int main(int argc, char **argv) {
    size_t n = 0;
    gsl_set_error_handler_off();
    char *paths[64] = {0};
    for (int i = 1; i < argc && i < 64; i++) { /* before the target goes to its own folder */
        paths[i] = realpath(argv[i], NULL);
    }
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc && i < 64; i++) {
        struct stat status;
        if (paths[i] == NULL || stat(paths[i], &status) != 0) {
            perror(argv[i]);
            return 2;
        }
        n += S_ISDIR(status.st_mode) ? replay_folder(paths[i]) : replay_file(paths[i]);
        free(paths[i]);
    }
    printf("%zu inputs\n", n);
    return n == 0;
}
