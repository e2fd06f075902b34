/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two parts of a page that come from other hands and are put right: md4c's tables, libplot's
 * drawings. Never knows documents. */
#ifndef FONDSIM_OUTPUT_REPORT_PAGE_PARTS_H
#define FONDSIM_OUTPUT_REPORT_PAGE_PARTS_H

#include <stdbool.h>
#include <stdio.h>

#include "output/report/gallery.h"

/* Writes the rows of the one table of md4c's html, without its <table> but with the end of it:
 * headings get their scope, columns of numbers a class, marked rows their anchor
 * (document_private.h), and, when `named`, the first cell of a row becomes its heading. */
void page_table_rows(FILE *out, const char *html, bool named);

/* Writes a drawing as an SVG element of a page: no prolog, no name space (HTML has its own), the
 * picture's title and description, ids made of `id`, a size that keeps its shape when it shrinks.
 */
void page_picture(FILE *out, const struct picture *picture, const char *id);

#endif
