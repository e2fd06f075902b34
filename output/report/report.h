/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The committee's report: chapters are written in order into one document, each table also into the
 * workbook. Knows the facts and the gallery; never knows how facts are computed, or files. */
#ifndef FONDSIM_OUTPUT_REPORT_REPORT_H
#define FONDSIM_OUTPUT_REPORT_REPORT_H

#include "output/report/document.h"
#include "output/report/facts.h"
#include "output/report/shelf.h"

enum { REPORT_COLUMNS = 24 };

/* A table with all that it borrows from. */
struct report_table {
    struct table table;
    struct sheet sheet;
    struct table_column columns[REPORT_COLUMNS];
    const char *keys[REPORT_COLUMNS];
};

/* What chapters write into. */
struct report {
    enum language language;
    const struct report_facts *facts;
    const struct gallery *gallery; /* figures that it does not hold are left out */
    struct document *document;
    struct shelf shelf;
    size_t n_tables, room;
    struct report_table **tables; /* [n_tables] owned, in order of appearance */
};

/* Writes the whole report. facts and gallery must outlive *self. FONDSIM_NO_MEMORY, FONDSIM_DOMAIN
 * (document_check); on failure *self is freed. */
int report_write(struct report *self, enum language language, const struct report_facts *facts,
                 const struct gallery *gallery, struct error *error);
void report_free(struct report *self); /* legal on a zeroed struct */

#endif
