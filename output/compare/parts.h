/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all figures of this folder share: options with their colours, the scene that captions tell,
 * names beside rows, grids of panels. Never knows one figure from inside, nor any analysis. */
#ifndef FONDSIM_OUTPUT_COMPARE_PARTS_H
#define FONDSIM_OUTPUT_COMPARE_PARTS_H

#include "output/chart.h"
#include "output/figures_parts.h"
#include "sim/core/decision.h"

/* Colour index of the option that is no fund at all. */
#define COMPARE_GREY ((size_t)-1)

/* Something to choose: a portfolio or a fund. Its colour is that of the other figures
 * (parts_colour), or COMPARE_GREY. The label is borrowed. */
struct compare_option {
    struct label label;
    size_t colour;
};

/* What is behind a figure. Only info may not be NULL; the rest, zeroed, is not said. */
struct compare_scene {
    const struct run_info *info;
    unsigned long samples;         /* draws of the parameters behind this figure */
    const struct label *reference; /* what differences are measured from */
    const struct label *money;     /* portfolio whose money all have; NULL: each its own */
    double year;                   /* decimal: outcomes up to the end of the month before */
    enum question question;
    enum perspective perspective; /* whose cost */
    size_t left_out;              /* options that cannot absorb their money and are not ranked */
};

/* Palette colour; grey for COMPARE_GREY. */
struct colour compare_colour(const struct compare_option *option);
/* Line and marker of an option, told apart without colour. */
struct style compare_line(const struct compare_option *option);
struct style compare_point(const struct compare_option *option);

/* The option of a portfolio: its label and colour. */
struct compare_option compare_option_of(const struct run_info *info, int portfolio);

/* Its label in a language, cut after a word where it is longer than `most` characters.
 * said[SAID_SIZE]. */
const char *compare_name(char *said, enum language language, const struct compare_option *option,
                         size_t most);

/* A share as a whole percentage: "plus de 99 %" rather than a 100 % that is not one. `sign`: "> 99
 * %", for narrow places. said[SAID_SIZE]. */
char *compare_share(char *said, enum language language, double share, bool sign);

/* An amount of money, no finer than its standard error. said[SAID_SIZE]. */
char *compare_money(char *said, enum language language, double euros, double se, bool sign);

/* Half-width of a 95 % interval of Monte Carlo error; 0 when the error is not known. */
double compare_half(double se);

/* Panels side by side, and the rows they take. */
size_t compare_columns(size_t panels);
size_t compare_rows(size_t panels);
/* Width of one of them with its axis [mm]. */
double compare_width(size_t panels);

/* Height that the title of a panel of this width takes beyond two lines [mm]; *most keeps the
 * highest.
 */
void compare_title_room(enum language language, const struct outcome *outcome, double width,
                        double *most);

/* Rows of a legend of these names, as compare_name(said, ..., COMPARE_LEGEND) cuts them, and of one
 * more entry of `more` characters (0: none). */
enum { COMPARE_LEGEND = 46 };
size_t compare_legend_rows(size_t n, const struct compare_option *options, enum language language,
                           size_t more);

/* Appends to text[SENTENCE_SIZE] what all figures say alike: question, date, whose money,
 * reference, whose cost (when `costs`), and whether luck is averaged out. */
void compare_conventions(char *text, const struct compare_scene *scene, enum language language,
                         bool costs);

/* Sets the caption: what the marks mean, then how the run was made. */
void compare_caption(struct figure *figure, const struct compare_scene *scene,
                     enum language language, const char *marks);

#endif
