/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands before the functions that can fail for want of memory or disk, in a fondsim built for
 * tests: the call whose number is FONDSIM_FAULT fails, with all later ones when FONDSIM_FAULT_ON is
 * set. FONDSIM_FAULT_KIND says which calls are counted: memory or files. At the end the number of
 * calls goes to the file FONDSIM_FAULT_COUNT. The linker (--wrap) leads only the calls of our own
 * code here, not those of libraries. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind { MEMORY, FILES };

static atomic_long calls;
static long fault = -1;
static int kind = -1, goes_on;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t size);
FILE *__real_open_memstream(char **text, size_t *size);
FILE *__real_fopen(const char *path, const char *mode);
int __real_fclose(FILE *file);
int __real_fflush(FILE *file);
ssize_t __real_write(int file, const void *bytes, size_t size);
int __real_fsync(int file);
int __real_rename(const char *from, const char *to);
int __real_mkdir(const char *path, mode_t mode);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t size);
FILE *__wrap_open_memstream(char **text, size_t *size);
FILE *__wrap_fopen(const char *path, const char *mode);
int __wrap_fclose(FILE *file);
int __wrap_fflush(FILE *file);
ssize_t __wrap_write(int file, const void *bytes, size_t size);
int __wrap_fsync(int file);
int __wrap_rename(const char *from, const char *to);
int __wrap_mkdir(const char *path, mode_t mode);

static void count(void) {
    const char *path = getenv("FONDSIM_FAULT_COUNT");
    FILE *file = path != NULL ? __real_fopen(path, "w") : NULL;
    if (file != NULL) {
        fprintf(file, "%ld\n", atomic_load(&calls));
        __real_fclose(file);
    }
}

static void begin(void) {
    const char *number = getenv("FONDSIM_FAULT"), *what = getenv("FONDSIM_FAULT_KIND");
    fault = number != NULL ? strtol(number, NULL, 10) : 0;
    kind = what != NULL && strcmp(what, "files") == 0 ? FILES : MEMORY;
    goes_on = getenv("FONDSIM_FAULT_ON") != NULL;
    atexit(count);
}

/* 1 when this call has to fail. */
static int fails(enum kind of) {
    if (fault < 0) {
        begin();
    }
    if ((int)of != kind) {
        return 0;
    }
    long call = atomic_fetch_add(&calls, 1) + 1;
    int failing = fault > 0 && (call == fault || (goes_on && call > fault));
    if (failing) {
        errno = of == MEMORY ? ENOMEM : ENOSPC;
    }
    return failing;
}

void *__wrap_malloc(size_t size) {
    return fails(MEMORY) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size) {
    return fails(MEMORY) ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size) {
    return fails(MEMORY) ? NULL : __real_realloc(old, size);
}

char *__wrap_strdup(const char *text) {
    return fails(MEMORY) ? NULL : __real_strdup(text);
}

char *__wrap_strndup(const char *text, size_t size) {
    return fails(MEMORY) ? NULL : __real_strndup(text, size);
}

FILE *__wrap_open_memstream(char **text, size_t *size) {
    return fails(MEMORY) ? NULL : __real_open_memstream(text, size);
}

FILE *__wrap_fopen(const char *path, const char *mode) {
    return fails(FILES) ? NULL : __real_fopen(path, mode);
}

/* The stream is closed, and what was in its buffer may be lost: the full disk of stdio. */
int __wrap_fclose(FILE *file) {
    int failing = fails(FILES);
    int status = __real_fclose(file);
    errno = failing ? ENOSPC : errno;
    return failing ? EOF : status;
}

int __wrap_fflush(FILE *file) {
    return fails(FILES) ? EOF : __real_fflush(file);
}

ssize_t __wrap_write(int file, const void *bytes, size_t size) {
    return fails(FILES) ? -1 : __real_write(file, bytes, size);
}

int __wrap_fsync(int file) {
    return fails(FILES) ? -1 : __real_fsync(file);
}

int __wrap_rename(const char *from, const char *to) {
    return fails(FILES) ? -1 : __real_rename(from, to);
}

int __wrap_mkdir(const char *path, mode_t mode) {
    return fails(FILES) ? -1 : __real_mkdir(path, mode);
}
