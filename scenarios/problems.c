/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what is wrong in a scenario. Knows nothing of what a scenario means. */
#include "scenarios/problems.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Control characters never reach a terminal. */
static void make_printable(char *text) {
    for (char *c = text; *c != '\0'; c++) {
        if ((unsigned char)*c < 32 || *c == 127) {
            *c = '?';
        }
    }
}

/* Cuts an UTF-8 text that was truncated in the middle of a character. */
static void cut_whole(char *text) {
    size_t n = strlen(text), start = n;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start > 0 && (unsigned char)text[start - 1] >= 0xC0) {
        unsigned char lead = (unsigned char)text[start - 1];
        size_t expected = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (n - (start - 1) < expected) {
            text[start - 1] = '\0';
        }
    }
}

int problems_full(const struct problems *self) {
    return self->count >= PROBLEMS_KEPT;
}

void problems_add(struct problems *self, const char *file, int line, int column, const char *format,
                  ...) {
    if (self->count++ >= PROBLEMS_KEPT) {
        return;
    }
    struct problem *problem = &self->kept[self->count - 1];
    snprintf(problem->file, sizeof problem->file, "%s", file);
    problem->line = line;
    problem->column = column;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(problem->text, sizeof problem->text, format, arguments);
    va_end(arguments);
    cut_whole(problem->file);
    cut_whole(problem->text);
    make_printable(problem->file);
    make_printable(problem->text);
}

static int compare(const void *left, const void *right) {
    const struct problem *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    if (order != 0) {
        return order;
    }
    if (a->line != b->line) {
        return a->line < b->line ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return strcmp(a->text, b->text);
}

void problems_sort(struct problems *self) {
    size_t n = self->count < PROBLEMS_KEPT ? self->count : PROBLEMS_KEPT;
    qsort(self->kept, n, sizeof *self->kept, compare);
}

void problems_print(const struct problems *self, FILE *stream) {
    size_t n = self->count < PROBLEMS_KEPT ? self->count : PROBLEMS_KEPT;
    for (size_t i = 0; i < n; i++) {
        const struct problem *problem = &self->kept[i];
        fprintf(stream, "%s:%d:%d: %s\n", problem->file, problem->line, problem->column,
                problem->text);
    }
    if (self->count > n) {
        fprintf(stream, "and %zu more\n", self->count - n);
    }
}

const char *problems_shown(const char *text, char room[SHOWN_SIZE]) {
    enum { MOST = 40 };
    char piece[MOST + 1];
    snprintf(piece, sizeof piece, "%s", text);
    cut_whole(piece);
    make_printable(piece);
    snprintf(room, SHOWN_SIZE, "\"%s%s\"", piece, strlen(text) > MOST ? "..." : "");
    return room;
}
