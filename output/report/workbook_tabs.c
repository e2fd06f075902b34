/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of sheets that every reader of workbooks accepts. Never knows what is in the sheets. */
#include "output/report/workbook.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "output/report/escape.h"
#include "output/report/words.h"

/* Cuts a text in place after at most `units` UTF-16 units, and spaces and apostrophes at the ends,
 * which may not stand there. */
static void cut(char *text, size_t units) {
    char *at = text;
    while (*at != '\0') {
        size_t wide = g_utf8_get_char(at) > 0xffff ? 2 : 1;
        if (wide > units)
            break;
        units -= wide;
        at = g_utf8_next_char(at);
    }
    while (at > text && strchr(" '", at[-1]) != NULL)
        at--;
    *at = '\0';
    size_t lead = strspn(text, " '");
    memmove(text, text + lead, strlen(text + lead) + 1);
}

/* Names are compared as spreadsheets do: case aside. */
static bool same(const char *a, const char *b) {
    char *first = g_utf8_casefold(a, -1), *second = g_utf8_casefold(b, -1);
    bool equal = g_strcmp0(first, second) == 0;
    g_free(first);
    g_free(second);
    return equal;
}

static bool is_taken(enum language language, const char *name, char *const *names, size_t n) {
    if (same(name, word_of(language, WORD_WORKBOOK_CONTENTS)) || same(name, "History"))
        return true;
    for (size_t i = 0; i < n; i++)
        if (same(name, names[i]))
            return true;
    return false;
}

/* A name for table i, different from names[0 .. i - 1]. NULL without memory. */
static char *name_of(enum language language, const struct table *table, char *const *names,
                     size_t i) {
    char *base = escape_copy(ESCAPE_PLAIN, table->tab != NULL ? table->tab : table->title);
    size_t room = base == NULL ? 0 : strlen(base) + 32;
    char *name = base == NULL ? NULL : malloc(room);
    if (name == NULL)
        goto out;
    for (char *sign = strpbrk(base, "[]:*?/\\"); sign != NULL; sign = strpbrk(sign, "[]:*?/\\"))
        *sign = '-';
    cut(base, WORKBOOK_TAB);
    snprintf(name, room, "%s", base);
    for (size_t number = 2; *name == '\0' || is_taken(language, name, names, i); number++) {
        char ending[24];
        int length = snprintf(ending, sizeof ending, " %zu", number);
        cut(base, WORKBOOK_TAB - (size_t)length);
        snprintf(name, room, "%s%s", *base == '\0' ? "-" : base, ending);
    }
out:
    free(base);
    return name;
}

int workbook_tabs(enum language language, const struct table *tables, size_t n, char **names,
                  struct error *error) {
    for (size_t i = 0; i < n; i++) {
        names[i] = name_of(language, &tables[i], names, i);
        if (names[i] == NULL) {
            while (i > 0)
                free(names[--i]);
            return error_set(error, FONDSIM_NO_MEMORY, "no memory for the names of %zu sheets", n);
        }
    }
    return FONDSIM_OK;
}
