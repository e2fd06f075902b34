/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of CSV files. Never knows what a cell tells. */
#include "output/cells.h"

#include <math.h>
#include <string.h>

/* 1 when a spreadsheet takes what begins here for a formula; spaces before it do not save it. */
static int begins_formula(const char *text) {
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                       "\xEF\xBC\xA0"}; /* full-width = + - @ */
    text += strspn(text, " ");
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        if (strncmp(text, wide[i], strlen(wide[i])) == 0) {
            return 1;
        }
    }
    return *text != '\0' && strchr("=+-@\t\r", *text) != NULL;
}

void cells_text(FILE *csv, const char *text) {
    int quoted = strpbrk(text, ",\"\r\n") != NULL, begins = 1;
    fputs(quoted ? "\"" : "", csv);
    for (; *text != '\0'; text++) {
        fputs(begins && begins_formula(text) ? "'" : "", csv);
        fputs(*text == '"' ? "\"\"" : (const char[]){*text, '\0'}, csv);
        begins = strchr(";\t\r\n", *text) != NULL;
    }
    fputs(quoted ? "\"" : "", csv);
}

void cells_number(FILE *csv, double value) {
    if (isfinite(value)) {
        fprintf(csv, "%.10g", value);
    }
}
