/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files, read with distrust. Knows nothing of what they hold. */
#include "scenarios/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is at a path, when it is not a regular file of bearable size; NULL otherwise. */
static const char *refused(const struct stat *status) {
    if (S_ISDIR(status->st_mode)) {
        return "found a directory, expected a regular file";
    }
    if (!S_ISREG(status->st_mode)) {
        return "found a device or a pipe, expected a regular file";
    }
    if (status->st_size > FILE_MAX_BYTES) {
        return "found more than 10 MB, expected less (a fixed limit; split a table between "
               "cohorts)";
    }
    return NULL;
}

/* Reads until the end or until room is full; number of bytes, or -1. */
static long read_all(int file, char *text, size_t room) {
    size_t used = 0;
    while (used < room) {
        ssize_t got = read(file, text + used, room - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        used += (size_t)got;
    }
    return (long)used;
}

int file_read(const char *path, char **text, size_t *length, struct error *error) {
    int code = FONDSIM_OK;
    *text = NULL;
    *length = 0;
    /* O_NONBLOCK: opening a pipe without a writer would wait for ever */
    struct stat status;
    const char *before = stat(path, &status) == 0 ? refused(&status) : NULL;
    if (before != NULL) { /* opening a device may do something */
        return error_set(error, FONDSIM_INVALID, "%s", before);
    }
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        return error_set(error, FONDSIM_INVALID, "cannot be read: %s", strerror(errno));
    }
    if (fstat(file, &status) != 0) { /* it may be another one by now */
        code = error_set(error, FONDSIM_INVALID, "cannot be read: %s", strerror(errno));
        goto out;
    }
    const char *why = refused(&status);
    if (why != NULL) {
        code = error_set(error, FONDSIM_INVALID, "%s", why);
        goto out;
    }
    size_t room = (size_t)status.st_size + 1; /* one more: to see a file that grows */
    *text = malloc(room + 1);
    if (*text == NULL) {
        code = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        goto out;
    }
    long got = read_all(file, *text, room);
    if (got < 0 || (size_t)got == room) {
        code = error_set(error, FONDSIM_INVALID, "cannot be read: %s",
                         got < 0 ? strerror(errno) : "it grows while it is read");
        goto out;
    }
    *length = (size_t)got;
    (*text)[*length] = '\0';
out:
    close(file);
    if (code != FONDSIM_OK) {
        free(*text);
        *text = NULL;
    }
    return code;
}

/* Bytes of the UTF-8 character at text (of length > 0), 0 when there is none: no surrogates, no
 * overlong forms, at most U+10FFFF. */
static size_t character(const unsigned char *text, size_t length) {
    unsigned char lead = text[0];
    size_t n = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (n == 0 || lead > 0xF4 || n > length) {
        return 0;
    }
    for (size_t i = 1; i < n; i++) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    if ((lead == 0xE0 && text[1] < 0xA0) || (lead == 0xED && text[1] > 0x9F) ||
        (lead == 0xF0 && text[1] < 0x90) || (lead == 0xF4 && text[1] > 0x8F)) {
        return 0;
    }
    return n;
}

struct text_fault file_check_text(const char *text, size_t length) {
    struct text_fault fault = {1, 1, NULL};
    const unsigned char *bytes = (const unsigned char *)text;
    for (size_t i = 0; i < length;) {
        unsigned char byte = bytes[i];
        size_t n = character(bytes + i, length - i);
        if (byte == 0) {
            fault.what = "found a zero byte, expected text (a binary file?)";
            return fault;
        }
        if (n == 0) {
            fault.what = "found bytes that are not UTF-8, expected UTF-8 text";
            return fault;
        }
        if ((byte < 32 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 127) {
            fault.what = "found a control character, expected text (a binary file?)";
            return fault;
        }
        if (byte == '\n') {
            fault.line++;
            fault.column = 1;
        } else {
            fault.column++;
        }
        i += n;
    }
    return fault;
}

const char *file_base(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

char *file_folder(const char *path) {
    size_t n = (size_t)(file_base(path) - path);
    char *folder = malloc(n + 1);
    if (folder != NULL) {
        memcpy(folder, path, n);
        folder[n] = '\0';
    }
    return folder;
}

char *file_join(const char *folder, const char *name) {
    size_t n = name[0] == '/' ? 0 : strlen(folder);
    char *path = malloc(n + strlen(name) + 1);
    if (path != NULL) {
        memcpy(path, folder, n);
        strcpy(path + n, name);
    }
    return path;
}
