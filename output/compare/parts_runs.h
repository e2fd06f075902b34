/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the figures of this folder that need new runs or the value of information share: quantities
 * and parameters by their names, rows with two-line names, numbers in words, the height of a page.
 * Never knows one figure from inside, nor any analysis. */
#ifndef FONDSIM_OUTPUT_COMPARE_PARTS_RUNS_H
#define FONDSIM_OUTPUT_COMPARE_PARTS_RUNS_H

#include "output/chart.h"
#include "output/compare/parts.h"
#include "output/compare/words_runs.h"
#include "output/figures_parts.h"
#include "sim/core/decision.h"

/* Rows that a figure shows at most; it says how many there were. */
enum { RUNS_ROWS = 12 };

/* What is looked at, as titles and axes name it. Borrowed. */
struct runs_measure {
    struct label label; /* of an outcome; of the effect that a net benefit values */
    const char *unit;   /* of the outcome or the effect, as the catalogue writes it */
    const struct label *portfolio, *reference; /* whose; minus whose; NULL: none */
    double year;                  /* decimal: at the end of the month before; NaN: not said */
    int is_net_benefit;           /* 1: worth of the effect - cost, in euros */
    double willingness;           /* worth of a unit of the effect; NaN: several effects */
    enum perspective perspective; /* whose cost */
};

/* A parameter, as rows and axes name it. Borrowed. */
struct runs_parameter {
    struct label label;        /* one-line meaning, or the name of a group */
    const char *path;          /* where the scenario writes it; NULL: no second line */
    enum axis_numbers numbers; /* how its values are written */
    struct label unit;         /* said after a value, "par an"; NULL texts: none */
    struct label of, to;       /* what it belongs to: its fund, the two levels of its move; NULL
                                  texts: none */
    int prior;                 /* 1: nobody has measured it; its name bears a star */
};

/* A row of a figure: a name, and a smaller line under it (NULL: none). */
struct runs_row {
    const char *name, *under;
    struct colour colour; /* of the name; off: ink */
    int starred;          /* 1: a star after the name, however it is shortened */
};

/* ---- Words: written into said[SAID_SIZE] and returned ---- */

/* The label in a language; "" when there is none. */
const char *runs_label(enum language language, const struct label *label);

/* A text as it stands inside a sentence: its first letter small, unless its first word is an
 * acronym. said[size]. */
char *runs_inside(char *said, size_t size, const char *text);

/* "bénéfice net", "projets-années". */
char *runs_noun(char *said, enum language language, const struct runs_measure *measure);

/* "« Bénéfice net » de « Les cinq fonds » contre « Sans fonds », fin 2038". About[2 * SAID_SIZE].
 */
char *runs_about(char *about, enum language language, const struct runs_measure *measure);

/* An outcome with the unit of the measure, for parts_value() and axes. */
struct outcome runs_outcome(const struct runs_measure *measure);

/* A value with as many digits as its standard error supports (parts_value). */
char *runs_value(char *said, enum language language, const struct runs_measure *measure,
                 double value, double se, bool sign);

/* A value of a parameter; `units` adds the words of its unit. se as for parts_value. */
char *runs_parameter_value(char *said, enum language language,
                           const struct runs_parameter *parameter, double value, double se,
                           bool units);

/* A path of at most `most` characters: its first parts are left out. "" for NULL. */
char *runs_path(char *said, const char *path, size_t most);

/* What a parameter belongs to, "Premiers pas → Expertises"; "" when that is not known. */
char *runs_place(char *said, enum language language, const struct runs_parameter *parameter);

/* The whole name of a parameter, "Premiers pas → Expertises : probabilité de ce passage".
 * said[2 * SAID_SIZE]. */
char *runs_named(char *said, enum language language, const struct runs_parameter *parameter);

/* The line under the name of a parameter: what it belongs to (its path when that is not known) and
 * the words of its unit. */
char *runs_under(char *said, enum language language, const struct runs_parameter *parameter);

/* "12 lignes sur 40 sont montrés." after a space, or "". */
char *runs_shown(char *said, enum language language, size_t shown, size_t all);

/* ---- The page ---- */

/* A panel of names, rows 0 .. n - 1 from the top; `width` is about that of the panel [mm]. */
void runs_names(struct figure *figure, size_t row, size_t n, const struct runs_row *rows,
                double width);

/* The same over several columns of the grid. */
void runs_names_wide(struct figure *figure, size_t row, size_t columns, size_t n,
                     const struct runs_row *rows, double width);

/* Places the rows of a panel beside such names. */
void runs_set_rows(struct chart *chart, size_t n);

/* Height of a row [mm] that holds these names. */
double runs_row_height(size_t n, const struct runs_row *rows, double width);

/* Range of x for marks from low to high (0 included) with room for words beside them, as shares of
 * the span. */
void runs_range(struct chart *chart, double low, double high, double left, double right);

/* x bears the measure's values: kind, unit. */
void runs_axis(struct chart *chart, char which, enum language language,
               const struct runs_measure *measure);

/* Sets the height of the page, once title and caption stand: they, the legend's rows and `panels`
 * mm. */
void runs_height(struct figure *figure, double panels, size_t legend_rows);

/* Caption: what the marks mean, what a net benefit is made of, then how the run was made. */
void runs_caption(struct figure *figure, const struct compare_scene *scene, enum language language,
                  const struct runs_measure *measure, const char *marks);

#endif
