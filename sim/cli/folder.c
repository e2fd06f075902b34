/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The results folder on disk. Knows names of files, not their contents. */
#include "sim/cli/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/cli/folder_lock.h"
#include "sim/store/store.h"

/* What runs and the commands after them write, but for the lock; the results file last, so that a
 * removal cut short can be begun again. */
static const char *const ours[] = {"inputs",
                                   "figures",
                                   "compare",
                                   "report",
                                   "sensitivity",
                                   "summary.csv",
                                   "trajectories.csv",
                                   "summary.json",
                                   "used_scenario.yaml",
                                   "used_scenario.yaml.partial",
                                   "run.sqlite-journal",
                                   "run.sqlite"};

int folder_path(char *path, const char *folder, const char *name, struct error *error) {
    int length = snprintf(path, FOLDER_PATH, "%s/%s", folder, name);
    if (length < 0 || length >= FOLDER_PATH) {
        return error_set(error, FONDSIM_IO, "%s: the path is too long", folder);
    }
    return 0;
}

/* 1 when the folder has no entry, 0 when it has one, negative when it cannot be read. */
static int is_empty(const char *folder, struct error *error) {
    DIR *opened = opendir(folder);
    if (opened == NULL) {
        return error_set(error, FONDSIM_IO, "%s: %s", folder, strerror(errno));
    }
    int empty = 1;
    for (struct dirent *entry; empty && (entry = readdir(opened)) != NULL;) {
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    }
    closedir(opened);
    return empty;
}

static int has(const char *folder, const char *name) {
    char path[FOLDER_PATH];
    struct stat found;
    struct error ignored = {0};
    return folder_path(path, folder, name, &ignored) == 0 && stat(path, &found) == 0;
}

int folder_check(const char *folder, int force, struct error *error) {
    struct stat found;
    if (stat(folder, &found) != 0) {
        if (errno == ENOENT) {
            return 0;
        }
        return error_set(error, FONDSIM_IO, "%s: %s", folder, strerror(errno));
    }
    if (!S_ISDIR(found.st_mode)) {
        return error_set(error, FONDSIM_IO, "%s: is a file, expected a folder", folder);
    }
    int empty = is_empty(folder, error);
    if (empty != 0) {
        return empty < 0 ? empty : 0;
    }
    char path[FOLDER_PATH];
    int status = folder_path(path, folder, "run.sqlite", error);
    if (status < 0) {
        return status;
    }
    int results = store_is_ours(path);
    if (!results && has(folder, FOLDER_LOCK_NAME)) {
        return 0; /* a run that ended before it had any */
    }
    if (!results) {
        return error_set(error, FONDSIM_IO,
                         "%s: not empty, and not a results folder; choose another with -o", folder);
    }
    if (!force) {
        return error_set(error, FONDSIM_IO,
                         "%s: holds results already; --resume goes on with them, --force replaces "
                         "them, -o chooses another folder",
                         folder);
    }
    return 0;
}

int folder_make(const char *path, struct error *error) {
    char part[FOLDER_PATH];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part) {
        return error_set(error, FONDSIM_IO, "'%s': not a path", path);
    }
    memcpy(part, path, length + 1);
    for (size_t i = 1; i <= length; i++) {
        if (part[i] != '/' && part[i] != '\0') {
            continue;
        }
        char kept = part[i];
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST) {
            return error_set(error, FONDSIM_IO, "%s: %s", part, strerror(errno));
        }
        part[i] = kept;
    }
    return 0;
}

/* Removes an entry of the open folder `parent`, and what is in it; links are not followed. */
static int remove_entry(int parent, const char *name, int depth, struct error *error) {
    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT) {
        return 0;
    }
    int opened = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    DIR *entries = opened < 0 ? NULL : fdopendir(opened);
    if (entries == NULL || depth > 16) {
        int fault =
            error_set(error, FONDSIM_IO, "%s: cannot be removed: %s", name, strerror(errno));
        if (entries != NULL) {
            closedir(entries);
        } else if (opened >= 0) {
            close(opened);
        }
        return fault;
    }
    int status = 0;
    for (struct dirent *entry; status == 0 && (entry = readdir(entries)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            status = remove_entry(dirfd(entries), entry->d_name, depth + 1, error);
        }
    }
    closedir(entries);
    if (status == 0 && unlinkat(parent, name, AT_REMOVEDIR) != 0) {
        status = error_set(error, FONDSIM_IO, "%s: cannot be removed: %s", name, strerror(errno));
    }
    return status;
}

int folder_prepare(const char *folder, struct error *error) {
    int status = folder_make(folder, error);
    if (status < 0) {
        return status;
    }
    int opened = open(folder, O_RDONLY | O_DIRECTORY);
    if (opened < 0) {
        return error_set(error, FONDSIM_IO, "%s: %s", folder, strerror(errno));
    }
    for (size_t i = 0; status == 0 && i < sizeof ours / sizeof ours[0]; i++) {
        status = remove_entry(opened, ours[i], 0, error);
    }
    close(opened);
    return status;
}

int folder_remove(const char *folder, const char *name, struct error *error) {
    int opened = open(folder, O_RDONLY | O_DIRECTORY);
    if (opened < 0) {
        return error_set(error, FONDSIM_IO, "%s: %s", folder, strerror(errno));
    }
    int status = remove_entry(opened, name, 0, error);
    close(opened);
    return status;
}
