/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page on paper: report.html to PDF by WeasyPrint, another program that may be missing. Never
 * knows the page, never uses a shell. */
#ifndef FONDSIM_OUTPUT_REPORT_PRINT_H
#define FONDSIM_OUTPUT_REPORT_PRINT_H

#include <stdbool.h>

#include "sim/core/error.h"

/* Whether `weasyprint` is in PATH. */
bool print_possible(void);

/* Makes the PDF of an HTML file, through a file beside it that is renamed. No clock in it. Takes
 * seconds. FONDSIM_FAILED when there is no WeasyPrint, or it ended badly (with what it said);
 * FONDSIM_IO, FONDSIM_NO_MEMORY. An older file at pdf is left as it was on error. */
int print_pdf(const char *html, const char *pdf, struct error *error);

#endif
