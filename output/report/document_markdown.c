/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as one Markdown text, for those who go on writing. Never knows what it tells. */
#include <stdlib.h>
#include <string.h>

#include "output/report/document_private.h"
#include "output/report/escape.h"

static void put_word(FILE *out, enum language language, enum word word) {
    char said[FORMAT_SIZE];
    fputs(word_fill(said, sizeof said, language, word, NULL_GAP), out);
}

static void put_anchor(FILE *out, const char *id) {
    fprintf(out, "<a id=\"%s\"></a>", id);
}

static void put_contents(const struct document *self, FILE *out) {
    fputs("**", out);
    put_word(out, self->language, WORD_CONTENTS);
    fputs("**\n\n", out);
    for (size_t i = 0; i < self->n; i++) {
        const struct piece *piece = &self->pieces[i];
        if (piece->kind != PIECE_HEADING || piece->level > 3)
            continue;
        fputs(piece->level == 3 ? "  - [" : "- [", out);
        escape_text(out, ESCAPE_MARKDOWN, piece->text);
        fprintf(out, "](#%s)\n", piece->id);
    }
    fputc('\n', out);
}

/* Number and caption of a table or figure. */
static void put_caption(const struct document *self, FILE *out, const struct piece *piece,
                        enum word word) {
    char number[32], said[FORMAT_SIZE];
    snprintf(number, sizeof number, "%zu", piece->number);
    word_fill(said, sizeof said, self->language, word, "n", number, NULL_GAP);
    fprintf(out, "**%s** ", said);
    escape_text(out, ESCAPE_MARKDOWN, piece->text);
}

static void put_table(const struct document *self, FILE *out, const struct piece *piece) {
    char said[FORMAT_SIZE];
    put_anchor(out, piece->id);
    put_caption(self, out, piece, WORD_TABLE_NUMBER);
    fputs("\n\n", out);
    if (piece->markdown != NULL)
        document_resolve(self, out, piece->markdown, true);
    else
        fprintf(out, "%s\n",
                word_fill(said, sizeof said, self->language, WORD_TABLE_EMPTY, NULL_GAP));
    if (piece->note != NULL || piece->table != NULL)
        fputs("\n", out);
    if (piece->note != NULL)
        escape_text(out, ESCAPE_MARKDOWN_START, piece->note);
    if (piece->table != NULL) {
        fprintf(out, "%s[", piece->note == NULL ? "" : " ");
        put_word(out, self->language, WORD_TABLE_BASIS);
        fprintf(out, "](#%s)", piece->table);
    }
    if (piece->note != NULL || piece->table != NULL)
        fputs("\n", out);
    fputs("\n", out);
}

static void put_figure(const struct document *self, FILE *out, const struct piece *piece,
                       const char *folder, const char *ending) {
    char name[256];
    put_anchor(out, piece->id);
    fputs("![", out);
    escape_text(out, ESCAPE_MARKDOWN, piece->picture->alt);
    fputs("](", out);
    escape_target(out, folder);
    fprintf(out, "/%s.%s)\n\n", piece->picture->name, ending);
    put_caption(self, out, piece, WORD_FIGURE_NUMBER);
    if (piece->table != NULL && document_name(self, piece->table, name, sizeof name)) {
        fputs(" ([", out);
        escape_text(out, ESCAPE_MARKDOWN, name);
        fprintf(out, "](#%s))", piece->table);
    }
    fputs("\n\n", out);
}

/* `step`: the item's number in its list. The last item of a list is followed by an empty line. */
static void put_block(const struct document *self, FILE *out, const struct piece *piece,
                      size_t step, bool more) {
    bool item = false;
    switch (piece->block) {
    case BLOCK_STEP:
        fprintf(out, "%zu. ", step);
        item = true;
        break;
    case BLOCK_ITEM:
    case BLOCK_KEY:
        fputs("- ", out);
        item = true;
        break;
    case BLOCK_NOTE:
    case BLOCK_VERDICT:
        fputs("> ", out);
        break;
    case BLOCK_PARAGRAPH:
        break;
    }
    document_resolve(self, out, piece->markdown, true);
    fputs(item && more ? "\n" : "\n\n", out);
}

static void put_term(const struct document *self, FILE *out, const struct piece *piece) {
    put_anchor(out, piece->id);
    fputs("**", out);
    escape_text(out, ESCAPE_MARKDOWN, term_of(self->language, piece->term));
    fputs("**", out);
    put_word(out, self->language, WORD_TERM_IS);
    escape_text(out, ESCAPE_MARKDOWN, piece->text);
    fputs("\n\n", out);
}

static void put_heading(FILE *out, const struct piece *piece) {
    for (int level = 0; level < piece->level; level++)
        fputc('#', out);
    fputc(' ', out);
    put_anchor(out, piece->id);
    escape_text(out, ESCAPE_MARKDOWN, piece->text);
    fputs("\n\n", out);
}

/* Whether the next piece goes on with the list of this one. */
static bool goes_on(const struct document *self, size_t i) {
    return i + 1 < self->n && self->pieces[i + 1].kind == PIECE_BLOCK &&
           self->pieces[i].kind == PIECE_BLOCK &&
           self->pieces[i + 1].block == self->pieces[i].block;
}

static void put_all(const struct document *self, FILE *out, const char *folder,
                    const char *ending) {
    size_t step = 0, contents = document_contents_at(self);
    fputs("# ", out);
    escape_text(out, ESCAPE_MARKDOWN, self->title);
    fputs("\n\n", out);
    if (self->subtitle != NULL) {
        escape_text(out, ESCAPE_MARKDOWN_START, self->subtitle);
        fputs("\n\n", out);
    }
    for (size_t i = 0; i < self->n; i++) {
        const struct piece *piece = &self->pieces[i];
        if (i == contents)
            put_contents(self, out);
        step = i > 0 && goes_on(self, i - 1) ? step + 1 : 1;
        if (piece->kind == PIECE_HEADING)
            put_heading(out, piece);
        else if (piece->kind == PIECE_BLOCK)
            put_block(self, out, piece, step, goes_on(self, i));
        else if (piece->kind == PIECE_TABLE)
            put_table(self, out, piece);
        else if (piece->kind == PIECE_FIGURE)
            put_figure(self, out, piece, folder, ending);
        else if (piece->kind == PIECE_TERM)
            put_term(self, out, piece);
    }
}

int document_markdown(const struct document *self, const char *folder, const char *ending,
                      char **text, size_t *size, struct error *error) {
    *text = NULL;
    *size = 0;
    int code = document_check(self, error);
    if (code != FONDSIM_OK)
        return code;
    FILE *out = open_memstream(text, size);
    if (out == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory to write a report");
    put_all(self, out, folder, ending);
    int failed = ferror(out);
    if (fclose(out) != 0 || failed) {
        free(*text);
        *text = NULL;
        *size = 0;
        code = error_set(error, FONDSIM_NO_MEMORY, "no memory to write a report");
    }
    return code;
}
