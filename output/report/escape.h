/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of people (titles, names, notes, sources) made into plain, HTML or Markdown text that says
 * exactly what they wrote and commands nothing. Never knows documents. */
#ifndef FONDSIM_OUTPUT_REPORT_ESCAPE_H
#define FONDSIM_OUTPUT_REPORT_ESCAPE_H

#include <stdbool.h>
#include <stdio.h>

enum escape_kind {
    ESCAPE_PLAIN,         /* cleaned only */
    ESCAPE_HTML,          /* for element content and quoted attributes */
    ESCAPE_MARKDOWN,      /* inside a line of Markdown, cells of tables included */
    ESCAPE_MARKDOWN_START /* at the start of a block: nothing there begins a list, heading, rule */
};

/* Writes text (NULL: nothing) to out. Cleaned means: bytes that are no UTF-8 become U+FFFD; runs of
 * spaces, tabs and line ends become one space; other controls, marks that turn the direction of
 * writing, and private signs are dropped. */
void escape_text(FILE *out, enum escape_kind kind, const char *text);

/* The same into a new string. NULL without memory. Owner: the caller, free(). */
char *escape_copy(enum escape_kind kind, const char *text);

/* Whether a text can be the target of a link: "#anchor", http://, https:// or a relative file name.
 * Everything else (javascript:, data:, ...) is not. */
bool escape_is_target(const char *text);

/* Writes a target, checked before, as the destination of a Markdown link. */
void escape_target(FILE *out, const char *target);

/* Writes text as a Markdown code span, or as escaped text when it holds signs that would not come
 * out of a span unharmed in every place (backquotes, pipes, controls, spaces at the ends). */
void escape_code(FILE *out, enum escape_kind kind, const char *text);

/* Writes prefix-key as an anchor into buffer[size]: letters, digits, '-' and '_' as they are, other
 * bytes as -xHH, so that different keys give different anchors. prefix may be NULL; without prefix
 * the key must begin with a letter. Returns buffer. Too long a result is cut. */
char *escape_anchor(char *buffer, size_t size, const char *prefix, const char *key);

/* Whether a text is an anchor as escape_anchor writes them. */
bool escape_is_anchor(const char *text);

#endif
