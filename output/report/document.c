/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a report: pieces in order, the open block, anchors. Never knows what it tells, or how it
 * is written out (document_markdown.c, page.c). */
#include "output/report/document.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "output/report/document_private.h"
#include "output/report/escape.h"

/* ---- Life ---- */

struct document *document_new(enum language language, const char *title, const char *subtitle) {
    struct document *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->language = language;
    self->title = document_copy(self, title == NULL ? "" : title);
    self->subtitle = document_copy(self, subtitle);
    return self;
}

static void piece_clear(struct piece *self) {
    free(self->id);
    free(self->text);
    free(self->markdown);
    free(self->note);
    free(self->table);
}

static void strings_free(char **strings, size_t n) {
    for (size_t i = 0; strings != NULL && i < n; i++)
        free(strings[i]);
    free(strings);
}

void document_free(struct document *self) {
    if (self == NULL)
        return;
    if (self->open != NULL)
        fclose(self->open);
    free(self->line);
    for (size_t i = 0; i < self->n; i++)
        piece_clear(&self->pieces[i]);
    free(self->pieces);
    strings_free(self->anchors, self->n_anchors);
    strings_free(self->tab_ids, self->n_tabs);
    strings_free(self->tabs, self->n_tabs);
    free(self->workbook);
    free(self->title);
    free(self->subtitle);
    free(self);
}

void document_fail(struct document *self, int code, const char *what, const char *which) {
    error_set(&self->fault, code, "report: %s%s%s", what, which == NULL ? "" : " ",
              which == NULL ? "" : which);
}

char *document_copy(struct document *self, const char *text) {
    if (text == NULL)
        return NULL;
    char *clean = escape_copy(ESCAPE_PLAIN, text), *copy = NULL;
    size_t size = 0;
    FILE *out = clean == NULL ? NULL : open_memstream(&copy, &size);
    if (out != NULL) {
        word_space(out, self->language, clean);
        int failed = ferror(out);
        if (fclose(out) != 0 || failed) {
            free(copy);
            copy = NULL;
        }
    }
    free(clean);
    if (copy == NULL)
        document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
    return copy;
}

/* ---- Pieces and anchors ---- */

struct piece *document_piece(struct document *self, enum piece_kind kind) {
    if (self->open != NULL)
        document_fail(self, FONDSIM_DOMAIN, "a block is still open", NULL);
    if (self->fault.code != FONDSIM_OK)
        return NULL;
    if (self->n == self->room) {
        size_t room = self->room > 0 ? 2 * self->room : 64;
        struct piece *grown = realloc(self->pieces, room * sizeof *grown);
        if (grown == NULL) {
            document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
            return NULL;
        }
        self->pieces = grown;
        self->room = room;
    }
    struct piece *piece = &self->pieces[self->n++];
    *piece = (struct piece){.kind = kind};
    return piece;
}

void document_anchor(struct document *self, const char *id) {
    if (!escape_is_anchor(id)) {
        document_fail(self, FONDSIM_DOMAIN, "not an anchor:", id == NULL ? "NULL" : id);
        return;
    }
    for (size_t i = 0; i < self->n_anchors; i++)
        if (strcmp(self->anchors[i], id) == 0) {
            document_fail(self, FONDSIM_DOMAIN, "two places are called", id);
            return;
        }
    if (self->n_anchors == self->room_anchors) {
        size_t room = self->room_anchors > 0 ? 2 * self->room_anchors : 64;
        char **grown = realloc(self->anchors, room * sizeof *grown);
        if (grown == NULL) {
            document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
            return;
        }
        self->anchors = grown;
        self->room_anchors = room;
    }
    char *copy = document_copy(self, id);
    if (copy != NULL)
        self->anchors[self->n_anchors++] = copy;
}

void document_heading(struct document *self, int level, const char *id, const char *text) {
    if (self == NULL)
        return;
    if (level < 2 || level > 4)
        document_fail(self, FONDSIM_DOMAIN, "a heading is of level 2, 3 or 4:", text);
    struct piece *piece = document_piece(self, PIECE_HEADING);
    if (piece == NULL)
        return;
    document_anchor(self, id);
    piece->level = level;
    piece->id = document_copy(self, id);
    piece->text = document_copy(self, text == NULL ? "" : text);
}

void document_page(struct document *self) {
    if (self != NULL)
        document_piece(self, PIECE_PAGE);
}

void document_brief(struct document *self, bool open) {
    struct piece *piece = self == NULL ? NULL : document_piece(self, PIECE_BRIEF);
    if (piece != NULL)
        piece->level = open ? 1 : 0;
}

void document_contents(struct document *self) {
    if (self == NULL)
        return;
    for (size_t i = 0; i < self->n; i++)
        if (self->pieces[i].kind == PIECE_CONTENTS)
            document_fail(self, FONDSIM_DOMAIN, "two tables of contents", NULL);
    document_piece(self, PIECE_CONTENTS);
}

size_t document_contents_at(const struct document *self) {
    size_t first = self->n;
    for (size_t i = self->n; i > 0; i--) {
        if (self->pieces[i - 1].kind == PIECE_CONTENTS)
            return i - 1;
        if (self->pieces[i - 1].kind == PIECE_HEADING)
            first = i - 1;
    }
    return first;
}

void document_figure(struct document *self, const char *id, const struct picture *picture,
                     const char *caption, const char *table) {
    if (self == NULL)
        return;
    if (picture == NULL)
        document_fail(self, FONDSIM_DOMAIN, "no picture for figure", id);
    struct piece *piece = document_piece(self, PIECE_FIGURE);
    if (piece == NULL || picture == NULL)
        return;
    document_anchor(self, id);
    piece->number = ++self->n_figures;
    piece->picture = picture;
    piece->id = document_copy(self, id);
    piece->text = document_copy(self, caption == NULL ? picture->caption : caption);
    piece->table = document_copy(self, table);
}

/* ---- Blocks ---- */

void document_open(struct document *self, enum block block) {
    if (self == NULL)
        return;
    if (self->open != NULL)
        document_fail(self, FONDSIM_DOMAIN, "a block is still open", NULL);
    if (self->fault.code != FONDSIM_OK)
        return;
    self->block = block;
    self->open = open_memstream(&self->line, &self->line_size);
    if (self->open == NULL)
        document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
}

void document_close(struct document *self) {
    if (self == NULL)
        return;
    if (self->open == NULL) {
        document_fail(self, FONDSIM_DOMAIN, "no block is open", NULL);
        return;
    }
    int failed = ferror(self->open);
    failed |= fclose(self->open) != 0;
    self->open = NULL;
    if (failed)
        document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
    struct piece *piece = document_piece(self, PIECE_BLOCK);
    if (piece != NULL) {
        piece->block = self->block;
        piece->markdown = self->line;
    } else {
        free(self->line);
    }
    self->line = NULL;
}

/* The stream of the open block, or NULL: then it is a fault to write. */
static FILE *inside(struct document *self) {
    if (self == NULL)
        return NULL;
    if (self->open == NULL)
        document_fail(self, FONDSIM_DOMAIN, "no block is open", NULL);
    return self->open;
}

/* How a text is escaped here: at the start of a block it could begin a list. */
static enum escape_kind kind_here(FILE *out) {
    return ftell(out) > 0 ? ESCAPE_MARKDOWN : ESCAPE_MARKDOWN_START;
}

void document_add(struct document *self, const char *text) {
    FILE *out = inside(self);
    if (out != NULL)
        escape_text(out, kind_here(out), text);
}

void document_strong(struct document *self, const char *text) {
    FILE *out = inside(self);
    char *clean = out == NULL ? NULL : document_copy(self, text);
    if (clean == NULL)
        return;
    /* Spaces inside the marks would undo them. */
    size_t lead = strspn(clean, " "), length = strlen(clean);
    while (length > lead && clean[length - 1] == ' ')
        clean[--length] = '\0';
    if (length > lead) {
        fputs("**", out);
        escape_text(out, ESCAPE_MARKDOWN, clean + lead);
        fputs("**", out);
    }
    free(clean);
}

void document_code(struct document *self, const char *text) {
    FILE *out = inside(self);
    if (out != NULL)
        escape_code(out, kind_here(out), text);
}

void document_put_link(FILE *out, const char *text, const char *target) {
    if (!escape_is_target(target)) {
        escape_text(out, kind_here(out), text);
        return;
    }
    fputc('[', out);
    escape_text(out, ESCAPE_MARKDOWN, text == NULL || *text == '\0' ? target : text);
    fputs("](", out);
    escape_target(out, target);
    fputc(')', out);
}

void document_link(struct document *self, const char *text, const char *target) {
    FILE *out = inside(self);
    if (out != NULL)
        document_put_link(out, text, target);
}

static void put_reference(FILE *out, const char *anchor) {
    fprintf(out, "[" SIGN_REFERENCE "%s" SIGN_END "](#%s)", anchor, anchor);
}

void document_reference(struct document *self, const char *anchor) {
    FILE *out = inside(self);
    if (out != NULL && escape_is_anchor(anchor))
        put_reference(out, anchor);
    else if (out != NULL)
        document_fail(self, FONDSIM_DOMAIN, "not an anchor:", anchor);
}

void document_term(struct document *self, enum term term, const char *shown) {
    FILE *out = inside(self);
    char target[128] = "#";
    if (out == NULL)
        return;
    const char *name = shown != NULL ? shown : term_of(self->language, term);
    if (name == NULL) {
        document_fail(self, FONDSIM_DOMAIN, "a term is not in the glossary", NULL);
        return;
    }
    term_anchor(target + 1, sizeof target - 1, term);
    document_put_link(out, name, target);
}

/* ---- Our sentences ---- */

static void put_gap(FILE *out, enum word_gap kind, const char *value, void *context) {
    struct document *self = context;
    if (kind == WORD_VALUE)
        escape_text(out, kind_here(out), value);
    else if (escape_is_anchor(value))
        put_reference(out, value);
    else
        document_fail(self, FONDSIM_DOMAIN, "not an anchor:", value);
}

static void fill(struct document *self, enum word word, va_list gaps) {
    FILE *out = inside(self);
    if (out == NULL)
        return;
    if (word_of(self->language, word) == NULL)
        document_fail(self, FONDSIM_DOMAIN, "a sentence is missing:", word_name(word));
    else
        word_print(out, self->language, word, put_gap, self, gaps);
}

void document_fill(struct document *self, enum word word, ...) {
    va_list gaps;
    va_start(gaps, word);
    fill(self, word, gaps);
    va_end(gaps);
}

void document_say(struct document *self, enum block block, enum word word, ...) {
    va_list gaps;
    document_open(self, block);
    va_start(gaps, word);
    fill(self, word, gaps);
    va_end(gaps);
    document_close(self);
}

void document_text(struct document *self, enum block block, const char *text) {
    document_open(self, block);
    document_add(self, text);
    document_close(self);
}
