/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units as people write them. Knows spellings only: nothing is converted. */
#include <ctype.h>
#include <string.h>

#include "scenarios/reader.h"

enum { UNIT_SIZE = 64 };

/* Spellings of one word of a unit, the first being ours. */
static const char *const spellings[][6] = {
    {"eur", "€", "euro", "euros", NULL},
    {"year", "years", "yr", "y", "annum", NULL},
    {"share", "%", "percent", "probability", NULL},
    {"fte", "ftes", NULL},
    {"inhabitant", "inhabitants", "inh", "capita", NULL},
    {"people", "person", "persons", "inhab", NULL},
    {"hour", "hours", "h", NULL},
    {"day", "days", NULL},
    {"1", "", "ratio", "factor", NULL},
    {"alliance", "alliances", NULL},
    {"award", "awards", NULL},
    {"common", "commons", NULL},
    {"ecosystem", "ecosystems", NULL},
    {"territory", "territories", NULL},
    {"project", "projects", NULL},
    {"company", "companies", NULL},
};

static const char *canonical(const char *word) {
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        for (size_t j = 0; spellings[i][j] != NULL; j++) {
            if (strcmp(spellings[i][j], word) == 0) {
                return spellings[i][0];
            }
        }
    }
    return word;
}

static void append(char *out, const char *piece) {
    size_t used = strlen(out), room = UNIT_SIZE - used - 1;
    strncat(out, piece, room);
}

/* Lower case, "per" as '/', no commas, words by their first spelling, joined by single spaces. */
static void normalise(const char *text, char out[UNIT_SIZE]) {
    char word[UNIT_SIZE] = "";
    size_t n = 0;
    int after_slash = 1; /* or at the start: no space before the next word */
    out[0] = '\0';
    for (const char *c = text;; c++) {
        int slash = *c == '/', end = *c == '\0', space = *c == ' ' || *c == '-';
        if (!slash && !end && !space) {
            if (*c != ',' && n + 1 < sizeof word) {
                word[n++] = (char)tolower((unsigned char)*c);
                word[n] = '\0';
            }
            continue;
        }
        if (strcmp(word, "per") == 0) {
            append(out, out[0] == '\0' ? "1/" : "/");
            after_slash = 1;
        } else if (n > 0) {
            append(out, after_slash ? "" : " ");
            append(out, canonical(word));
            after_slash = 0;
        }
        if (slash) {
            append(out, out[0] == '\0' ? "1/" : "/");
            after_slash = 1;
        }
        n = 0;
        word[0] = '\0';
        if (end) {
            break;
        }
    }
    if (out[0] == '\0') {
        append(out, "1");
    }
}

int unit_same(const char *a, const char *b) {
    char left[UNIT_SIZE], right[UNIT_SIZE];
    normalise(a, left);
    normalise(b, right);
    return strcmp(left, right) == 0;
}

int unit_matches(const struct parameter *parameter, const char *text) {
    if (unit_same(parameter->unit, text)) {
        return 1;
    }
    /* a share is a pure number; a rate may be said in % a year */
    if (unit_same(parameter->unit, "share") && unit_same(text, "1")) {
        return 1;
    }
    if (unit_same(parameter->unit, "1/year") && unit_same(text, "share/year")) {
        return 1;
    }
    /* the ticket alone has two units, as its flag per_year says */
    return strcmp(parameter->key, "ticket") == 0 && unit_same(text, "EUR/year");
}
