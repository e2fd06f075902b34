/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sentences figures share. A sentence ends with ". " or with its caption. Never knows what
 * captions tell. */
#include "output/report/captions.h"

#include <stdio.h>
#include <string.h>

enum { KINDS = 3 /* that make a convention */ };

/* Length of the sentence at the start of a text, its full stop included. */
static size_t sentence(const char *text) {
    const char *end = strstr(text, ". ");
    return end == NULL ? strlen(text) : (size_t)(end - text) + 1;
}

/* Whether the text has this sentence. */
static int has(const char *text, const char *wanted, size_t length) {
    while (*text != '\0') {
        size_t own = sentence(text);
        if (own == length && strncmp(text, wanted, length) == 0)
            return 1;
        text += own;
        text += strspn(text, " ");
    }
    return 0;
}

static int same_kind(const char *a, const char *b) {
    size_t length = strcspn(a, "-");
    return length == strcspn(b, "-") && strncmp(a, b, length) == 0;
}

static int is_common(const struct gallery *gallery, const char *wanted, size_t length) {
    size_t kinds = 0;
    for (size_t i = 0; i < gallery->n; i++) {
        const struct picture *picture = gallery->pictures[i];
        int is_first = has(picture->caption, wanted, length);
        for (size_t j = 0; j < i && is_first; j++)
            is_first = !same_kind(gallery->pictures[j]->name, picture->name) ||
                       !has(gallery->pictures[j]->caption, wanted, length);
        kinds += is_first ? 1 : 0;
    }
    return kinds >= KINDS;
}

static void append(char *buffer, size_t size, const char *text, size_t length) {
    size_t used = strlen(buffer);
    if (used + length + 2 < size)
        snprintf(buffer + used, size - used, "%s%.*s", used > 0 ? " " : "", (int)length, text);
}

void captions_own(const struct gallery *gallery, const struct picture *picture, char *buffer,
                  size_t size) {
    buffer[0] = '\0';
    for (const char *at = picture->caption; *at != '\0';) {
        size_t length = sentence(at);
        if (!is_common(gallery, at, length))
            append(buffer, size, at, length);
        at += length;
        at += strspn(at, " ");
    }
}

void captions_common(const struct gallery *gallery, char *buffer, size_t size) {
    buffer[0] = '\0';
    for (size_t i = 0; i < gallery->n; i++)
        for (const char *at = gallery->pictures[i]->caption; *at != '\0';) {
            size_t length = sentence(at);
            if (is_common(gallery, at, length) && !has(buffer, at, length))
                append(buffer, size, at, length);
            at += length;
            at += strspn(at, " ");
        }
}
