/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as data: headings, paragraphs, lists, tables and figures in order, with anchors and
 * links, turned into one Markdown text and one HTML page. Never knows what it tells, or files.
 *
 * Every `const char *` text is a text of people and comes out exactly as they wrote it; markup
 * comes only from the words of words_list.h. As with figures (chart.h), building never fails in the
 * builder's face: the document keeps the first fault, document_check and the writers report it, and
 * every function accepts NULL and does nothing. Texts and tables are copied; pictures are borrowed.
 *
 *     struct document *d = document_new(LANGUAGE_FR, run.title.fr, "Rapport au comité");
 *     document_heading(d, 2, "answer", "La réponse");
 *     document_say(d, BLOCK_VERDICT, WORD_VERDICT, "fund", label, "worlds", said, NULL_GAP);
 *     document_figure(d, "fig-fan", gallery_find(&gallery, "fan"), "En bas, l’écart.", "money");
 *     document_table(d, &money);
 *     document_glossary(d, "glossary");
 */
#ifndef FONDSIM_OUTPUT_REPORT_DOCUMENT_H
#define FONDSIM_OUTPUT_REPORT_DOCUMENT_H

#include <stdbool.h>

#include "output/report/gallery.h"
#include "output/report/glossary.h"
#include "output/report/table.h"
#include "output/report/words.h"

struct document;

/* Ends the pairs of a call with gaps. */
#define NULL_GAP ((const char *)NULL)

/* An empty document; subtitle may be NULL. NULL without memory. Owner: the caller. */
struct document *document_new(enum language language, const char *title, const char *subtitle);
void document_free(struct document *self); /* NULL is legal */

/* 0, or the first fault met while building, or FONDSIM_DOMAIN for a link or reference to an anchor
 * that is nowhere. Faults: an anchor used twice or not one (escape_is_anchor), calls out of order,
 * memory. */
int document_check(const struct document *self, struct error *error);

/* ---- Blocks ---- */

/* level 2 (chapter: starts a page in print), 3 or 4. id: its anchor. */
void document_heading(struct document *self, int level, const char *id, const char *text);

/* What follows starts a new page in print. */
void document_page(struct document *self);

/* What stands between the two calls is set small enough to share one page of paper, and what
 * follows starts a new one. */
void document_brief(struct document *self, bool open);

/* The table of contents stands here (chapters and their parts); without this call, before the first
 * heading. On a wide screen it stands beside the text. */
void document_contents(struct document *self);

/* Neighbouring items form one list. A key is an item shown as a card: a number set strong, then
 * what it is. */
enum block {
    BLOCK_PARAGRAPH,
    BLOCK_ITEM,
    BLOCK_STEP, /* numbered */
    BLOCK_KEY,
    BLOCK_NOTE,   /* aside: a reserve, a definition, what is not known */
    BLOCK_VERDICT /* the sentence that must be seen */
};

/* A whole block: of one text, or of one of our sentences with its gaps: pairs (name, value) of
 * const char *, ended by NULL_GAP. A value is escaped. */
void document_text(struct document *self, enum block block, const char *text);
void document_say(struct document *self, enum block block, enum word word, ...);

/* A block piece by piece: open, any of the inline calls below, close. */
void document_open(struct document *self, enum block block);
void document_close(struct document *self);

/* ---- Inside an open block ---- */

void document_add(struct document *self, const char *text);
void document_strong(struct document *self, const char *text);
void document_code(struct document *self, const char *text);
void document_fill(struct document *self, enum word word, ...);
/* target: "#anchor", http(s)://... or a file beside the report; anything else leaves the text
 * without a link. */
void document_link(struct document *self, const char *text, const char *target);
/* A link that names its target: "tableau 3", "figure 2", « Méthode ». */
void document_reference(struct document *self, const char *anchor);
/* A link to the term's definition; shown: the word as it stands in the sentence, NULL: the term. */
void document_term(struct document *self, enum term term, const char *shown);

/* ---- Tables, figures, glossary ---- */

/* Caption with number, heading row, rows, note, name of its sheet in the workbook when `file` was
 * given. Text cells may be links, rows may have anchors (see table.h). */
void document_table(struct document *self, const struct table *table);

/* The workbook that tables are said to stand in ("tables.xlsx"), and the names of their sheets:
 * tabs[i] is that of the table whose id is ids[i]. Copied. */
void document_workbook(struct document *self, const char *file, size_t n, const char *const *ids,
                       const char *const *tabs);

/* A figure with number and caption (NULL: the figure's own; its title is drawn). table: id of the
 * table with its numbers, or NULL. The picture outlives the document. NULL for a picture is a
 * fault. */
void document_figure(struct document *self, const char *id, const struct picture *picture,
                     const char *caption, const char *table);

/* A heading and the definitions of all terms that were linked so far, in alphabetical order. */
void document_glossary(struct document *self, const char *id);

/* ---- Results: texts in UTF-8, terminated. Owner: the caller, free(). Errors of document_check. */

/* Markdown (CommonMark with tables), a line per paragraph. Figures are files: <folder>/<name>.png,
 * or with another ending. */
int document_markdown(const struct document *self, const char *folder, const char *ending,
                      char **text, size_t *size, struct error *error);

/* One page that stands alone: style and figures inside, nothing fetched, no script. */
int document_html(const struct document *self, char **html, size_t *size, struct error *error);

#endif
