/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where links of a report lead, what stands there, and the glossary they ask for. Never knows what
 * the report tells. */
#include <stdlib.h>
#include <string.h>

#include <md4c.h>

#include "output/report/document_private.h"
#include "output/report/escape.h"

/* ---- Targets, as the Markdown parser sees them ---- */

struct seen {
    void (*each)(const char *target, void *context);
    void *context;
};

static int enter_span(MD_SPANTYPE type, void *detail, void *data) {
    struct seen *seen = data;
    if (type != MD_SPAN_A)
        return 0;
    const MD_ATTRIBUTE *href = &((const MD_SPAN_A_DETAIL *)detail)->href;
    char *target = malloc(href->size + 1);
    if (target == NULL)
        return -1;
    memcpy(target, href->text, href->size);
    target[href->size] = '\0';
    seen->each(target, seen->context);
    free(target);
    return 0;
}

static int pass_block(MD_BLOCKTYPE type, void *detail, void *data) {
    (void)type, (void)detail, (void)data;
    return 0;
}

static int pass_span(MD_SPANTYPE type, void *detail, void *data) {
    (void)type, (void)detail, (void)data;
    return 0;
}

static int pass_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) {
    (void)type, (void)text, (void)size, (void)data;
    return 0;
}

int document_links(const struct piece *piece, void (*each)(const char *target, void *context),
                   void *context) {
    static const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML,
                                     .enter_block = pass_block,
                                     .leave_block = pass_block,
                                     .enter_span = enter_span,
                                     .leave_span = pass_span,
                                     .text = pass_text};
    struct seen seen = {each, context};
    if (piece->markdown == NULL)
        return 0;
    return md_parse(piece->markdown, (MD_SIZE)strlen(piece->markdown), &parser, &seen);
}

/* ---- Names ---- */

static const struct piece *find(const struct document *self, const char *anchor) {
    for (size_t i = 0; i < self->n; i++)
        if (self->pieces[i].id != NULL && strcmp(self->pieces[i].id, anchor) == 0)
            return &self->pieces[i];
    return NULL;
}

bool document_name(const struct document *self, const char *anchor, char *buffer, size_t size) {
    const struct piece *piece = find(self, anchor);
    char number[32];
    if (piece == NULL)
        return false;
    snprintf(number, sizeof number, "%zu", piece->number);
    if (piece->kind == PIECE_TABLE || piece->kind == PIECE_FIGURE)
        word_fill(buffer, size, self->language,
                  piece->kind == PIECE_TABLE ? WORD_REFERENCE_TABLE : WORD_REFERENCE_FIGURE, "n",
                  number, NULL_GAP);
    else if (piece->kind == PIECE_HEADING)
        word_fill(buffer, size, self->language, WORD_REFERENCE_HEADING, "text", piece->text,
                  NULL_GAP);
    else
        snprintf(buffer, size, "%s", term_of(self->language, piece->term));
    return true;
}

void document_resolve(const struct document *self, FILE *out, const char *markdown, bool anchors) {
    for (const char *at = markdown; *at != '\0';) {
        bool reference = strncmp(at, SIGN_REFERENCE, SIGN_BYTES) == 0;
        const char *end =
            reference || strncmp(at, SIGN_ANCHOR, SIGN_BYTES) == 0 ? strstr(at, SIGN_END) : NULL;
        if (end == NULL) {
            fputc(*at++, out);
            continue;
        }
        char anchor[512], name[1024];
        snprintf(anchor, sizeof anchor, "%.*s", (int)(end - at - SIGN_BYTES), at + SIGN_BYTES);
        if (!reference && anchors)
            fprintf(out, "<a id=\"%s\"></a>", anchor);
        else if (!reference)
            fprintf(out, SIGN_ANCHOR "%s" SIGN_END, anchor);
        else if (document_name(self, anchor, name, sizeof name))
            escape_text(out, ESCAPE_MARKDOWN, name);
        at = end + SIGN_BYTES;
    }
}

/* ---- Checking ---- */

struct checked {
    const struct document *document;
    struct error *error;
};

static void check_target(const char *target, void *context) {
    struct checked *checked = context;
    const struct document *document = checked->document;
    if (target[0] != '#')
        return;
    for (size_t i = 0; i < document->n_anchors; i++)
        if (strcmp(document->anchors[i], target + 1) == 0)
            return;
    if (checked->error->code == FONDSIM_OK)
        error_set(checked->error, FONDSIM_DOMAIN, "report: a link to %s, which is nowhere", target);
}

int document_check(const struct document *self, struct error *error) {
    struct error found = {0};
    if (self == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory for a report");
    if (self->fault.code != FONDSIM_OK)
        return error_set(error, self->fault.code, "%s", self->fault.text);
    if (self->open != NULL)
        return error_set(error, FONDSIM_DOMAIN, "report: a block is still open");
    struct checked checked = {self, &found};
    for (size_t i = 0; i < self->n && found.code == FONDSIM_OK; i++) {
        char target[512];
        if (document_links(&self->pieces[i], check_target, &checked) != 0)
            return error_set(error, FONDSIM_NO_MEMORY, "no memory to check a report");
        if (self->pieces[i].table != NULL) {
            snprintf(target, sizeof target, "#%s", self->pieces[i].table);
            check_target(target, &checked);
        }
    }
    return found.code == FONDSIM_OK ? FONDSIM_OK : error_set(error, found.code, "%s", found.text);
}

/* ---- Glossary ---- */

static void mark_term(const char *target, void *context) {
    bool *used = context;
    if (target[0] == '#' && term_find(target + 1) != TERM_COUNT)
        used[term_find(target + 1)] = true;
}

void document_glossary(struct document *self, const char *id) {
    if (self == NULL)
        return;
    bool used[TERM_COUNT] = {false};
    enum term order[TERM_COUNT];
    char heading[FORMAT_SIZE];
    for (size_t i = 0; i < self->n; i++)
        if (document_links(&self->pieces[i], mark_term, used) != 0)
            document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
    document_heading(self, 2, id,
                     word_fill(heading, sizeof heading, self->language, WORD_GLOSSARY, NULL_GAP));
    term_sort(self->language, order);
    for (int t = 0; t < TERM_COUNT; t++) {
        if (!used[order[t]])
            continue;
        char anchor[128];
        struct piece *piece = document_piece(self, PIECE_TERM);
        if (piece == NULL)
            return;
        term_anchor(anchor, sizeof anchor, order[t]);
        document_anchor(self, anchor);
        piece->term = order[t];
        piece->id = document_copy(self, anchor);
        piece->text = document_copy(self, term_definition(self->language, order[t]));
    }
}
