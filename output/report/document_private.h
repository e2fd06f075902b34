/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the document share: its pieces, and the signs that stand in their Markdown for
 * what is known only at the end. Never seen outside output/report/document*.c and page*.c. */
#ifndef FONDSIM_OUTPUT_REPORT_DOCUMENT_PRIVATE_H
#define FONDSIM_OUTPUT_REPORT_DOCUMENT_PRIVATE_H

#include <stdbool.h>
#include <stdio.h>

#include "output/report/document.h"

/* Private signs, which escape_text drops from texts of people: REFERENCE anchor END is the name of
 * what stands there, ANCHOR anchor END a place that can be linked. Each is three bytes long. */
#define SIGN_REFERENCE "\xee\x80\x80"
#define SIGN_ANCHOR "\xee\x80\x81"
#define SIGN_END "\xee\x80\x82"
enum { SIGN_BYTES = 3 };

enum piece_kind {
    PIECE_HEADING,
    PIECE_PAGE,
    PIECE_BRIEF, /* its start, or with level 0 its end */
    PIECE_CONTENTS,
    PIECE_BLOCK, /* see `block` */
    PIECE_TABLE,
    PIECE_FIGURE,
    PIECE_TERM /* one entry of the glossary */
};

struct piece {
    enum piece_kind kind;
    enum block block;
    int level;
    size_t number;  /* of the table or figure, from 1 */
    char *id;       /* anchor; NULL for none */
    char *text;     /* heading or caption, plain */
    char *markdown; /* block: one line; table: its lines; NULL for none */
    char *note;     /* under a table, plain; NULL for none */
    char *table;    /* of a figure: id of its table; of a table: its assumptions; NULL for none */
    bool wide;      /* a table of many columns */
    bool narrow;    /* a table of few columns */
    bool is_long;   /* a table of many rows */
    bool is_short;  /* a table that no page cuts */
    bool named;     /* first column of a table names the row */
    enum term term;
    const struct picture *picture; /* borrowed */
};

struct document {
    enum language language;
    char *title, *subtitle; /* subtitle: NULL for none */
    size_t n, room;
    struct piece *pieces;
    size_t n_anchors, room_anchors;
    char **anchors; /* every anchor of the document, in order */
    size_t n_tables, n_figures;
    FILE *open; /* the open block, NULL when none is */
    enum block block;
    char *line;
    size_t line_size;
    char *workbook; /* NULL for none */
    size_t n_tabs;
    char **tab_ids, **tabs;
    struct error fault;
};

/* Keeps the first fault. */
void document_fail(struct document *self, int code, const char *what, const char *which);

/* A new piece at the end; NULL on a fault. Ends no open block: that is a fault. */
struct piece *document_piece(struct document *self, enum piece_kind kind);

/* A copy, cleaned, with the no-break spaces of its language; NULL for NULL. Without memory the
 * document gets its fault. */
char *document_copy(struct document *self, const char *text);

/* Takes an anchor: FONDSIM_DOMAIN when it is not one or was used. */
void document_anchor(struct document *self, const char *id);

/* Writes a link to `target`, checked here, or the text alone. */
void document_put_link(FILE *out, const char *text, const char *target);

/* Calls `each` for every target of a link of a piece. Returns 0, or -1 without memory. */
int document_links(const struct piece *piece, void (*each)(const char *target, void *context),
                   void *context);

/* "tableau 3", plain, into buffer[size]; false when nothing with a name stands there. */
bool document_name(const struct document *self, const char *anchor, char *buffer, size_t size);

/* Writes a piece's Markdown with its private signs resolved: names as `kind` escapes them, anchors
 * as HTML elements, or left out when `anchors` is false. */
void document_resolve(const struct document *self, FILE *out, const char *markdown, bool anchors);

/* Index of the piece where the table of contents stands; n when the document has no heading. */
size_t document_contents_at(const struct document *self);

/* page_style.c: the style sheet, NULL-terminated list of pieces. */
extern const char *const page_style[];

#endif
