/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that the report defines. Never knows where they are used. */
#include "output/report/glossary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

static const struct {
    const char *key, *fr, *en, *fr_definition, *en_definition;
} terms[TERM_COUNT] = {
#define TERM(key, fr, en, fr_definition, en_definition)                                            \
    {#key, fr, en, fr_definition, en_definition},
#include "output/report/glossary_list.h"
#undef TERM
};

const char *term_of(enum language language, enum term term) {
    if ((unsigned)term >= TERM_COUNT)
        return NULL;
    return language == LANGUAGE_FR ? terms[term].fr : terms[term].en;
}

const char *term_definition(enum language language, enum term term) {
    if ((unsigned)term >= TERM_COUNT)
        return NULL;
    return language == LANGUAGE_FR ? terms[term].fr_definition : terms[term].en_definition;
}

char *term_anchor(char *buffer, size_t size, enum term term) {
    const char *key = (unsigned)term >= TERM_COUNT ? "" : terms[term].key;
    snprintf(buffer, size, "term-%s", key);
    for (char *c = buffer; *c != '\0'; c++)
        *c = *c == '_' ? '-' : g_ascii_tolower(*c);
    return buffer;
}

enum term term_find(const char *anchor) {
    char other[128];
    for (int t = 0; t < TERM_COUNT; t++)
        if (strcmp(anchor, term_anchor(other, sizeof other, (enum term)t)) == 0)
            return (enum term)t;
    return TERM_COUNT;
}

/* A term as it is sorted: letters without accents, small. No locale decides. */
static char *sort_key(const char *text) {
    char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    char *key = apart == NULL ? NULL : g_utf8_casefold(apart, -1);
    g_free(apart);
    for (char *in = key, *out = key; key != NULL; in = g_utf8_next_char(in)) {
        if (*in == '\0') {
            *out = '\0';
            break;
        }
        size_t n = (size_t)(g_utf8_next_char(in) - in);
        if (g_unichar_combining_class(g_utf8_get_char(in)) == 0) {
            memmove(out, in, n);
            out += n;
        }
    }
    return key;
}

void term_sort(enum language language, enum term order[]) {
    char *keys[TERM_COUNT];
    for (int t = 0; t < TERM_COUNT; t++) {
        keys[t] = sort_key(term_of(language, (enum term)t));
        int place = t;
        while (place > 0 && g_strcmp0(keys[order[place - 1]], keys[t]) > 0) {
            order[place] = order[place - 1];
            place--;
        }
        order[place] = (enum term)t;
    }
    for (int t = 0; t < TERM_COUNT; t++)
        g_free(keys[t]);
}
