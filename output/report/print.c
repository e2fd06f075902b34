/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML to PDF by WeasyPrint. Never knows the page, never uses a shell. */
#include "output/report/print.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "weasyprint"
/* WeasyPrint dates its files by this when it is set: no clock, 1 January 2000. */
#define EPOCH "SOURCE_DATE_EPOCH"

extern char **environ; /* POSIX leaves its declaration to us */

/* folder/name as one path; NULL without memory. Owner: the caller, free(). */
static char *beside(const char *folder, size_t length, const char *name) {
    size_t room = length + strlen(name) + 3;
    char *path = malloc(room);
    if (path != NULL)
        snprintf(path, room, "%.*s/%s", (int)length, length == 0 ? "." : folder, name);
    return path;
}

/* The program's path as PATH says, or NULL. Owner: the caller, free(). */
static char *find_program(void) {
    const char *folder = getenv("PATH");
    while (folder != NULL) {
        size_t length = strcspn(folder, ":");
        struct stat file;
        char *path = beside(length == 0 ? "." : folder, length == 0 ? 1 : length, PROGRAM);
        if (path != NULL && stat(path, &file) == 0 && S_ISREG(file.st_mode) &&
            access(path, X_OK) == 0)
            return path;
        free(path);
        folder = folder[length] == ':' ? folder + length + 1 : NULL;
    }
    return NULL;
}

bool print_possible(void) {
    char *path = find_program();
    free(path);
    return path != NULL;
}

/* ---- Running ---- */

/* Our environment with a fixed date. The strings are borrowed; owner of the list: the caller. */
static char **dated_environment(char *date) {
    size_t n = 0, kept = 0;
    while (environ[n] != NULL)
        n++;
    char **list = calloc(n + 2, sizeof *list);
    for (size_t i = 0; list != NULL && i < n; i++)
        if (strncmp(environ[i], EPOCH "=", sizeof EPOCH) != 0)
            list[kept++] = environ[i];
    if (list != NULL)
        list[kept] = date;
    return list;
}

/* Reads what the program says until it closes its end; what does not fit is read and dropped. */
static void listen(int from, char *said, size_t size) {
    size_t used = 0;
    for (;;) {
        char dropped[256];
        bool room = used + 1 < size;
        ssize_t n = read(from, room ? said + used : dropped, room ? size - 1 - used : 256);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        used += room ? (size_t)n : 0;
    }
    while (used > 0 && (said[used - 1] == '\n' || said[used - 1] == ' '))
        used--;
    said[used] = '\0';
}

/* Starts the program with nothing to read and its talk going to `talk`. 0 or an errno. */
static int start(pid_t *child, const char *program, char *const arguments[], int talk) {
    char date[] = EPOCH "=946684800";
    char **environment = dated_environment(date);
    posix_spawn_file_actions_t actions;
    int reason = environment == NULL ? ENOMEM : posix_spawn_file_actions_init(&actions);
    if (reason != 0) {
        free(environment);
        return reason;
    }
    reason = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    if (reason == 0)
        reason = posix_spawn_file_actions_adddup2(&actions, talk, 1);
    if (reason == 0)
        reason = posix_spawn_file_actions_adddup2(&actions, talk, 2);
    if (reason == 0)
        reason = posix_spawn(child, program, &actions, NULL, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    free(environment);
    return reason;
}

/* Runs the program to its end. */
static int run(const char *program, char *const arguments[], struct error *error) {
    char said[600] = "";
    int pipes[2], status = 0;
    pid_t child = 0;
    if (pipe(pipes) != 0)
        return error_set(error, FONDSIM_FAILED, "cannot run %s: %s", program, strerror(errno));
    /* The child has its copies; the ends themselves stay here. */
    fcntl(pipes[0], F_SETFD, FD_CLOEXEC);
    fcntl(pipes[1], F_SETFD, FD_CLOEXEC);
    int reason = start(&child, program, arguments, pipes[1]);
    close(pipes[1]);
    if (reason == 0)
        listen(pipes[0], said, sizeof said);
    close(pipes[0]);
    if (reason != 0)
        return error_set(error, FONDSIM_FAILED, "cannot run %s: %s", program, strerror(reason));
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return error_set(error, FONDSIM_FAILED, "lost %s: %s", program, strerror(errno));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return error_set(error, FONDSIM_FAILED, "%s failed%s%s", program,
                         said[0] == '\0' ? "" : ": ", said);
    return FONDSIM_OK;
}

/* A path that no program can take for an option or an address. NULL without memory. Owner: the
 * caller, free(). */
static char *plain_path(const char *path, const char *ending) {
    size_t room = strlen(path) + strlen(ending) + sizeof "./";
    char *plain = malloc(room);
    if (plain != NULL)
        snprintf(plain, room, "%s%s%s", path[0] == '/' ? "" : "./", path, ending);
    return plain;
}

int print_pdf(const char *html, const char *pdf, struct error *error) {
    int code = FONDSIM_OK;
    char *program = find_program(), *from = plain_path(html, ""), *part = plain_path(pdf, ".part");
    if (from == NULL || part == NULL) {
        code = error_set(error, FONDSIM_NO_MEMORY, "no memory to write %s", pdf);
        goto out;
    }
    if (program == NULL) {
        code = error_set(error, FONDSIM_FAILED, "%s is not installed", PROGRAM);
        goto out;
    }
    if (access(from, R_OK) != 0) {
        code = error_set(error, FONDSIM_IO, "cannot read %s: %s", html, strerror(errno));
        goto out;
    }
    char encoding[] = "--encoding", utf8[] = "utf-8";
    char *arguments[] = {program, encoding, utf8, from, part, NULL};
    code = run(program, arguments, error);
    if (code == FONDSIM_OK && rename(part, pdf) != 0)
        code = error_set(error, FONDSIM_IO, "cannot write %s: %s", pdf, strerror(errno));
    if (code != FONDSIM_OK)
        unlink(part);
out:
    free(program);
    free(from);
    free(part);
    return code;
}
