/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as one HTML page that stands alone: md4c makes HTML of the Markdown, this file puts it
 * into the page. The page is well-formed XML too, so that any tool can check it. Never knows what
 * the report tells; md4c is told to take no HTML from Markdown, whatever was escaped before. */
#include <stdlib.h>
#include <string.h>

#include <md4c-html.h>

#include "output/report/document_private.h"
#include "output/report/escape.h"
#include "output/report/page_parts.h"

static void put_word(FILE *out, enum language language, enum word word) {
    char said[FORMAT_SIZE];
    word_fill(said, sizeof said, language, word, NULL_GAP);
    escape_text(out, ESCAPE_HTML, said);
}

/* ---- Markdown ---- */

static void gather(const MD_CHAR *html, MD_SIZE size, void *out) {
    fwrite(html, 1, size, out);
}

/* The HTML of Markdown that was resolved. Owner: the caller, free(). NULL without memory. */
static char *html_of(const char *markdown, size_t size) {
    char *html = NULL;
    size_t html_size = 0;
    FILE *out = open_memstream(&html, &html_size);
    if (out == NULL)
        return NULL;
    int failed = md_html(markdown, (MD_SIZE)size, gather, out,
                         MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
                         MD_HTML_FLAG_XHTML) != 0;
    failed |= ferror(out);
    failed |= fclose(out) != 0;
    if (failed) {
        free(html);
        html = NULL;
    }
    return html;
}

/* The pieces from `first` on that make one Markdown text: an item with its neighbours. Writes their
 * HTML. Returns how many they were; 0 without memory. */
static size_t put_markdown(const struct document *self, FILE *out, size_t first) {
    const struct piece *pieces = self->pieces + first;
    enum block block = pieces[0].block;
    bool list = pieces[0].kind == PIECE_BLOCK &&
                (block == BLOCK_ITEM || block == BLOCK_STEP || block == BLOCK_KEY);
    char *markdown = NULL, *html = NULL;
    size_t size = 0, n = 0;
    FILE *text = open_memstream(&markdown, &size);
    if (text == NULL)
        return 0;
    do {
        if (list)
            fputs(block == BLOCK_STEP ? "1. " : "- ", text);
        document_resolve(self, text, pieces[n].markdown, false);
        fputc('\n', text);
        n++;
    } while (list && first + n < self->n && pieces[n].kind == PIECE_BLOCK &&
             pieces[n].block == block);
    int failed = ferror(text);
    if (fclose(text) == 0 && !failed)
        html = html_of(markdown, size);
    if (html == NULL)
        n = 0;
    else if (pieces[0].kind == PIECE_TABLE)
        page_table_rows(out, html, pieces[0].named);
    else
        fputs(html, out);
    free(html);
    free(markdown);
    return n;
}

/* ---- Pieces ---- */

static size_t put_block(const struct document *self, FILE *out, size_t i) {
    static const char *const before[] = {[BLOCK_PARAGRAPH] = "",
                                         [BLOCK_ITEM] = "",
                                         [BLOCK_STEP] = "",
                                         [BLOCK_KEY] = "<div class=\"keys\">\n",
                                         [BLOCK_NOTE] = "<div class=\"note\" role=\"note\">\n",
                                         [BLOCK_VERDICT] = "<div class=\"verdict\">\n"};
    enum block block = self->pieces[i].block;
    fputs(before[block], out);
    bool leads =
        block == BLOCK_PARAGRAPH && i + 1 < self->n &&
        (self->pieces[i + 1].kind == PIECE_FIGURE || self->pieces[i + 1].kind == PIECE_TABLE);
    fputs(leads ? "<div class=\"lead\">\n" : "", out);
    size_t n = put_markdown(self, out, i);
    fputs(*before[block] == '\0' && !leads ? "" : "</div>\n", out);
    return n;
}

/* Number and caption. */
static void put_caption(const struct document *self, FILE *out, const struct piece *piece,
                        enum word word) {
    char number[32], said[FORMAT_SIZE];
    snprintf(number, sizeof number, "%zu", piece->number);
    word_fill(said, sizeof said, self->language, word, "n", number, NULL_GAP);
    fprintf(out, "<strong>%s</strong> ", said);
    escape_text(out, ESCAPE_HTML, piece->text);
}

/* The caption stands inside the table and names the box that scrolls. 0: no memory. */
static size_t put_table(const struct document *self, FILE *out, size_t i) {
    const struct piece *piece = &self->pieces[i];
    size_t n = 1;
    fprintf(out,
            "<div class=\"table%s%s%s%s\" id=\"%s\" role=\"region\" aria-labelledby=\"%s-caption\" "
            "tabindex=\"0\">\n",
            piece->wide ? " wide" : "", piece->narrow ? " narrow" : "",
            piece->is_long ? " long" : "", piece->is_short ? " short" : "", piece->id, piece->id);
    if (piece->markdown != NULL) {
        fprintf(out, "<table>\n<caption id=\"%s-caption\">", piece->id);
        put_caption(self, out, piece, WORD_TABLE_NUMBER);
        fputs("</caption>\n", out);
        n = put_markdown(self, out, i);
    } else {
        fprintf(out, "<p class=\"caption\" id=\"%s-caption\">", piece->id);
        put_caption(self, out, piece, WORD_TABLE_NUMBER);
        fputs("</p>\n<p>", out);
        put_word(out, self->language, WORD_TABLE_EMPTY);
        fputs("</p>\n", out);
    }
    if (piece->note != NULL || piece->table != NULL) {
        fputs("<p class=\"source\">", out);
        escape_text(out, ESCAPE_HTML, piece->note);
        if (piece->table != NULL) {
            fprintf(out, "%s<a href=\"#%s\">", piece->note == NULL ? "" : " ", piece->table);
            put_word(out, self->language, WORD_TABLE_BASIS);
            fputs("</a>", out);
        }
        fputs("</p>\n", out);
    }
    fputs("</div>\n", out);
    return n;
}

static void put_figure(const struct document *self, FILE *out, const struct piece *piece) {
    char name[256];
    /* A box that scrolls on a narrow screen: the keyboard must reach it. */
    fprintf(out,
            "<figure id=\"%s\">\n<div class=\"drawing\" role=\"group\" "
            "aria-labelledby=\"%s-title\" tabindex=\"0\">\n",
            piece->id, piece->id);
    page_picture(out, piece->picture, piece->id);
    fputs("</div>\n<figcaption>", out);
    put_caption(self, out, piece, WORD_FIGURE_NUMBER);
    if (piece->table != NULL && document_name(self, piece->table, name, sizeof name)) {
        fprintf(out, " (<a href=\"#%s\">", piece->table);
        escape_text(out, ESCAPE_HTML, name);
        fputs("</a>)", out);
    }
    fputs("</figcaption>\n</figure>\n", out);
}

static void put_heading(const struct document *self, FILE *out, size_t i) {
    const struct piece *piece = &self->pieces[i];
    bool first = true, page = i > 0 && piece[-1].kind == PIECE_PAGE;
    for (size_t before = 0; before < i; before++)
        first = first && self->pieces[before].kind != PIECE_HEADING;
    /* The first chapter stands under the title, on the first page. */
    fprintf(out, "<h%d id=\"%s\"%s>", piece->level, piece->id,
            first  ? " class=\"first\""
            : page ? " class=\"page\""
                   : "");
    escape_text(out, ESCAPE_HTML, piece->text);
    fprintf(out, "</h%d>\n", piece->level);
}

/* Entries of the glossary from i on, in one list. Returns how many they were. */
static size_t put_terms(const struct document *self, FILE *out, size_t i) {
    size_t n = 0;
    fputs("<dl class=\"glossary\">\n", out);
    for (; i + n < self->n && self->pieces[i + n].kind == PIECE_TERM; n++) {
        const struct piece *piece = &self->pieces[i + n];
        fprintf(out, "<dt id=\"%s\">", piece->id);
        escape_text(out, ESCAPE_HTML, term_of(self->language, piece->term));
        fputs("</dt>\n<dd>", out);
        escape_text(out, ESCAPE_HTML, piece->text);
        fputs("</dd>\n", out);
    }
    fputs("</dl>\n", out);
    return n;
}

/* Chapters, and their parts as lists inside. */
static void put_contents(const struct document *self, FILE *out) {
    int depth = 0; /* 0: before the first entry; 2 or 3: inside an entry of this level */
    fputs("<nav class=\"contents\" aria-labelledby=\"contents-title\">\n"
          "<p id=\"contents-title\">",
          out);
    put_word(out, self->language, WORD_CONTENTS);
    fputs("</p>\n<ul>\n", out);
    for (size_t i = 0; i < self->n; i++) {
        const struct piece *piece = &self->pieces[i];
        if (piece->kind != PIECE_HEADING || piece->level > 3)
            continue;
        int level = depth == 0 ? 2 : piece->level; /* a part before any chapter counts as one */
        if (level > depth && depth != 0)
            fputs("\n<ul>\n", out);
        else if (level == depth)
            fputs("</li>\n", out);
        else if (level < depth)
            fputs("</li>\n</ul>\n</li>\n", out);
        fprintf(out, "<li><a href=\"#%s\">", piece->id);
        escape_text(out, ESCAPE_HTML, piece->text);
        fputs("</a>", out);
        depth = level;
    }
    if (depth == 0)
        fputs("<li></li>", out);
    else
        fputs(depth == 3 ? "</li>\n</ul>\n</li>\n" : "</li>\n", out);
    fputs("</ul>\n</nav>\n", out);
}

/* ---- The page ---- */

static void put_head(const struct document *self, FILE *out) {
    const char *language = self->language == LANGUAGE_FR ? "fr" : "en";
    fprintf(out,
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta name=\"generator\" content=\"fondsim\"/>\n<title>",
            language);
    escape_text(out, ESCAPE_HTML, self->title);
    fputs("</title>\n<style>\n", out);
    for (size_t i = 0; page_style[i] != NULL; i++)
        fputs(page_style[i], out);
    fputs("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">", out);
    put_word(out, self->language, WORD_SKIP);
    fputs("</a>\n<header>\n<h1>", out);
    escape_text(out, ESCAPE_HTML, self->title);
    fputs("</h1>\n", out);
    if (self->subtitle != NULL) {
        fputs("<p class=\"subtitle\">", out);
        escape_text(out, ESCAPE_HTML, self->subtitle);
        fputs("</p>\n", out);
    }
    fputs("</header>\n<main id=\"content\">\n", out);
}

/* The piece at i and those that go with it. Returns how many; 0 without memory. */
static size_t put_piece(const struct document *self, FILE *out, size_t i) {
    const struct piece *piece = &self->pieces[i];
    switch (piece->kind) {
    case PIECE_BLOCK:
        return put_block(self, out, i);
    case PIECE_TABLE:
        return put_table(self, out, i);
    case PIECE_TERM:
        return put_terms(self, out, i);
    case PIECE_FIGURE:
        put_figure(self, out, piece);
        break;
    case PIECE_HEADING:
        put_heading(self, out, i);
        break;
    case PIECE_PAGE:
        if (i + 1 < self->n && self->pieces[i + 1].kind != PIECE_HEADING)
            fputs("<div class=\"page\"></div>\n", out);
        break;
    case PIECE_BRIEF:
        fputs(piece->level > 0 ? "<div class=\"brief\">\n" : "</div><!-- brief -->\n", out);
        break;
    case PIECE_CONTENTS:
        break; /* written by the caller, who knows where it stands */
    }
    return 1;
}

static int put_all(const struct document *self, FILE *out) {
    size_t contents = document_contents_at(self), n = 1;
    put_head(self, out);
    for (size_t i = 0; i < self->n && n > 0; i += n) {
        if (i == contents)
            put_contents(self, out);
        n = put_piece(self, out, i);
    }
    fputs("</main>\n</body>\n</html>\n", out);
    return n > 0 ? 0 : -1;
}

int document_html(const struct document *self, char **html, size_t *size, struct error *error) {
    *html = NULL;
    *size = 0;
    int code = document_check(self, error);
    if (code != FONDSIM_OK)
        return code;
    FILE *out = open_memstream(html, size);
    if (out == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory to write a report");
    int failed = put_all(self, out);
    failed |= ferror(out);
    failed |= fclose(out);
    if (failed) {
        free(*html);
        *html = NULL;
        *size = 0;
        code = error_set(error, FONDSIM_NO_MEMORY, "no memory to write a report");
    }
    return code;
}
