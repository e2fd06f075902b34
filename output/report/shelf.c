/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strings that live until their shelf is freed. Knows no string's meaning. */
#include "output/report/shelf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes a string over (NULL: memory ran out). */
static const char *take(struct shelf *self, char *string) {
    if (string != NULL && !self->failed && self->n == self->room) {
        size_t room = self->room > 0 ? 2 * self->room : 64;
        char **grown = realloc(self->strings, room * sizeof *grown);
        if (grown != NULL) {
            self->strings = grown;
            self->room = room;
        }
    }
    if (string == NULL || self->failed || self->n == self->room) {
        self->failed = 1;
        free(string);
        return "";
    }
    self->strings[self->n++] = string;
    return string;
}

const char *shelf_keep(struct shelf *self, const char *text) {
    const char *copied = text == NULL ? "" : text;
    char *copy = malloc(strlen(copied) + 1);
    return take(self, copy == NULL ? NULL : strcpy(copy, copied));
}

static void put_plain(FILE *out, enum word_gap kind, const char *value, void *context) {
    (void)context;
    fprintf(out, kind == WORD_VALUE ? "%s" : "{@%s}", value);
}

const char *shelf_word(struct shelf *self, enum language language, enum word word, ...) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        return take(self, NULL);
    va_list gaps;
    va_start(gaps, word);
    word_print(out, language, word, put_plain, NULL, gaps);
    va_end(gaps);
    int failed = ferror(out);
    if (fclose(out) != 0 || failed) {
        free(text);
        text = NULL;
    }
    return take(self, text);
}

void shelf_free(struct shelf *self) {
    for (size_t i = 0; i < self->n; i++)
        free(self->strings[i]);
    free(self->strings);
    *self = (struct shelf){0};
}
