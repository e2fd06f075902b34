/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All files of a report into a folder. Never knows what the report tells. */
#ifndef FONDSIM_OUTPUT_REPORT_FILES_H
#define FONDSIM_OUTPUT_REPORT_FILES_H

#include <stdbool.h>

#include "output/report/document.h"

/* Dots per inch of the report's PNG figures: print. */
#define REPORT_DPI 300.0

/* Everything borrowed. */
struct report_files {
    enum language language;
    const char *title;
    const struct document *document;
    const struct gallery *gallery;
    const struct table *tables; /* those of the workbook */
    size_t n_tables;
    double dpi;  /* of PNG figures: REPORT_DPI, or less for a quick look; in ]0, 1200] */
    bool no_pdf; /* true: report.pdf is not asked for */
};

/* What became of report.pdf, which needs another program. */
enum report_pdf { REPORT_PDF_WRITTEN, REPORT_PDF_NOT_ASKED, REPORT_PDF_NO_PROGRAM };

/* Writes folder/report.md, report.html, tables.xlsx, figures.pdf, figures/<name>.svg, .png and
 * .pdf, and report.pdf where WeasyPrint is installed. Makes the folder (not its parents) and
 * figures/; replaces files of those names, each whole. *pdf (may be NULL) tells about report.pdf;
 * when it says NO_PROGRAM, WORD_PDF_MISSING says how to get it and an older report.pdf is removed.
 * FONDSIM_IO, FONDSIM_NO_MEMORY, FONDSIM_DOMAIN (a fault of a document, table or figure),
 * FONDSIM_FAILED (WeasyPrint ended badly). */
int report_files_write(const struct report_files *self, const char *folder, enum report_pdf *pdf,
                       struct error *error);

#endif
