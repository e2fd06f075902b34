/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of sensitivity's screen share: names and numbers in cells. Private to
 * sensitivity_screen.c and sensitivity_tables.c. */
#ifndef FONDSIM_CLI_SENSITIVITY_PARTS_H
#define FONDSIM_CLI_SENSITIVITY_PARTS_H

#include "sim/cli/sensitivity_screen.h"
#include "sim/cli/sensitivity_words.h"
#include "sim/cli/terminal.h"

enum {
    PART_NAME = 36,  /* columns of a parameter's path */
    PART_ROWS = 7,   /* of a tornado */
    PART_BREAKS = 4, /* break-evens that are said of a quantity */
    CELL = TERMINAL_CELL
};

struct parts {
    FILE *file;
    enum language language;
    const struct sensitivity *s;
    int section; /* of the last heading */
};

static inline const char *say(const struct parts *p, enum sensitivity_word word) {
    return sensitivity_word(word, p->language);
}

/* "12,3 ± 0,4", or "0" when it is exactly 0. */
char *part_number(const struct parts *p, char *room, double value, double se);

/* "commons.p *", its first parts left out over `most` characters; the star for a prior. */
char *part_path(const struct parts *p, char *room, size_t parameter, size_t most);

/* A value of a parameter in its unit, "7,1 % par an"; with an error where it is known. largest: of
 * the values that stand beside it, so that all are written alike (percent or not). */
char *part_value(const struct parts *p, char *room, size_t parameter, double value, double se,
                 double largest);

/* A text to the right of a field of `width` after a space. */
void part_field(const struct parts *p, const char *text, int width);

/* sensitivity_tables.c: one tornado with its break-evens; the effects; both count sections. */
void part_tornado(struct parts *p, size_t quantity);
void part_effects(struct parts *p, size_t first);

#endif
