/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the committee's report, in both languages side by side (words_list.h), with
 * named gaps. Never knows where they stand; the words of figures are in output/texts.h.
 *
 * A text is a piece of Markdown written by us: *weight*, **strength** and [links](#anchor) work in
 * it when a document says it, and are seen as signs when it is used as plain text. "{name}" is a
 * gap; its value is always a text of people, never markup. Two gaps need no value: {nb}, a no-break
 * space, and, in documents, {@anchor}, the name of what stands there ("tableau 3").
 * French is typed with plain spaces: before : ; ? ! % € and inside « », they are made no-break. */
#ifndef FONDSIM_OUTPUT_REPORT_WORDS_H
#define FONDSIM_OUTPUT_REPORT_WORDS_H

#include <stdarg.h>
#include <stdio.h>

#include "output/format.h"

#define WORD(name, fr, en) WORD_##name,
enum word {
#include "output/report/words_list.h"
    WORD_COUNT
};
#undef WORD

/* The text as written in the list, its French spaces still plain; NULL when it is not in the list.
 */
const char *word_of(enum language language, enum word word);

/* "COUNTERFACTUAL", for messages; NULL when it is not in the list. */
const char *word_name(enum word word);

/* Writes the text with its gaps filled into buffer[size] and returns buffer. The gaps follow as
 * pairs (name, value) of const char *, ended by (const char *)NULL. A gap without its pair stays as
 * written; what does not fit is cut between characters. */
char *word_fill(char *buffer, size_t size, enum language language, enum word word, ...);

/* Writes a text with the no-break spaces that the language asks for. */
void word_space(FILE *out, enum language language, const char *text);

/* What stands in a gap: the value given for it, or the anchor of a reference. */
enum word_gap { WORD_VALUE, WORD_REFERENCE };

/* The same to a stream; `put` writes what stands in gaps, our own text goes to `out` as it is. */
void word_print(FILE *out, enum language language, enum word word,
                void (*put)(FILE *out, enum word_gap kind, const char *value, void *context),
                void *context, va_list gaps);

#endif
