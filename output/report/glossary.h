/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that the report may use only with their definition (glossary_list.h). Never knows where
 * they are used. */
#ifndef FONDSIM_OUTPUT_REPORT_GLOSSARY_H
#define FONDSIM_OUTPUT_REPORT_GLOSSARY_H

#include <stddef.h>

#include "output/format.h"

#define TERM(key, fr, en, fr_definition, en_definition) TERM_##key,
enum term {
#include "output/report/glossary_list.h"
    TERM_COUNT
};
#undef TERM

/* The term and its definition, as the language writes them; NULL when not in the list. */
const char *term_of(enum language language, enum term term);
const char *term_definition(enum language language, enum term term);

/* "term-standard-error", the anchor of TERM_STANDARD_ERROR, into buffer[size]; returns buffer. */
char *term_anchor(char *buffer, size_t size, enum term term);

/* The term whose anchor this is, or TERM_COUNT. */
enum term term_find(const char *anchor);

/* All terms in alphabetical order of the language, accents and case aside. order[TERM_COUNT]. */
void term_sort(enum language language, enum term order[]);

#endif
