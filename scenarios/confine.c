/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths that a scenario names, resolved and held within folders. Knows nothing of what files hold.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include "scenarios/confine.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/file.h"

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

int confine_init(struct confine *self, const char *scenario, size_t n, const char *const *allowed,
                 struct error *error) {
    self->n = 0;
    self->roots = calloc(n + 1, sizeof *self->roots);
    char *folder = file_folder(scenario);
    if (self->roots == NULL || folder == NULL) {
        free(folder);
        return no_memory(error);
    }
    char *own = realpath(folder[0] == '\0' ? "." : folder, NULL);
    free(folder);
    if (own != NULL) {
        self->roots[self->n++] = own;
    } else if (errno == ENOMEM) {
        return no_memory(error);
    }
    for (size_t i = 0; i < n; i++) {
        char *root = realpath(allowed[i], NULL);
        if (root == NULL && errno == ENOMEM) {
            return no_memory(error);
        }
        if (root == NULL) {
            return error_set(error, FONDSIM_USAGE, "--allow-path: %s: %s", allowed[i],
                             strerror(errno));
        }
        self->roots[self->n++] = root;
    }
    return FONDSIM_OK;
}

void confine_free(struct confine *self) {
    for (size_t i = 0; i < self->n; i++) {
        free(self->roots[i]);
    }
    free(self->roots);
    *self = (struct confine){0};
}

/* 1 when a real path is one of the roots or below one. */
static int is_inside(const struct confine *self, const char *real) {
    for (size_t i = 0; i < self->n; i++) {
        const char *root = self->roots[i];
        size_t length = strlen(root);
        if (strncmp(real, root, length) == 0 &&
            (real[length] == '\0' || real[length] == '/' || length == 1)) { /* 1: "/" */
            return 1;
        }
    }
    return 0;
}

/* 1 when the deepest folder of the path that can be resolved is inside: then it may be told why the
 * path cannot. */
static int is_missing_inside(const struct confine *self, const char *path) {
    char *part = strdup(path);
    int inside = 0;
    while (part != NULL) {
        char *slash = strrchr(part, '/');
        if (slash == part && part[1] != '\0') {
            slash[1] = '\0'; /* "/name": what is above is "/" */
        } else if (slash != NULL) {
            *slash = '\0';
        }
        char *real = realpath(slash == NULL ? "." : part[0] == '\0' ? "/" : part, NULL);
        if (real != NULL || slash == NULL || part[0] == '\0') {
            inside = real != NULL && is_inside(self, real);
            free(real);
            break;
        }
    }
    free(part);
    return inside;
}

int confine_resolve(const struct confine *self, const char *path, char **real,
                    struct error *error) {
    *real = realpath(path, NULL);
    int why = *real == NULL ? errno : 0;
    if (why == ENOMEM) {
        return no_memory(error);
    }
    if (*real != NULL && is_inside(self, *real)) {
        return FONDSIM_OK;
    }
    if (*real == NULL && is_missing_inside(self, path)) {
        return error_set(error, FONDSIM_INVALID, "cannot be read: %s", strerror(why));
    }
    free(*real);
    *real = NULL;
    return error_set(error, FONDSIM_INVALID,
                     "it lies outside the folder of the scenario, expected a file below it "
                     "(--allow-path DIR lets the scenario name files below DIR)");
}
