/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all figures of this folder share. Never knows one figure from inside, nor any analysis. */
#include "output/compare/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/compare/words.h"

/* Conservative widths [mm]: of a character of a legend, of a swatch with its gaps, of the page. */
#define LEGEND_CHAR 1.5
#define LEGEND_SWATCH 14.6
#define PAGE_WIDTH (FIGURE_WIDTH_MM - 10)
#define COLUMN_GAP 6.0

/* Of samples: under them errors are not known. */
enum { LEAST_BLOCKS = 20 };

/* Likewise of a character and a line of a panel's title, the rest of the last word left over. */
#define TITLE_CHAR 2.05
#define TITLE_LINE 4.2

/* ---- Options ---- */

struct colour compare_colour(const struct compare_option *option) {
    return option->colour == COMPARE_GREY ? palette_grey() : palette_portfolio(option->colour);
}

struct style compare_line(const struct compare_option *option) {
    return option->colour == COMPARE_GREY ? style_counterfactual_line()
                                          : style_portfolio_line(option->colour);
}

struct style compare_point(const struct compare_option *option) {
    return option->colour == COMPARE_GREY ? style_point(palette_grey(), MARKER_CIRCLE)
                                          : style_portfolio_point(option->colour);
}

struct compare_option compare_option_of(const struct run_info *info, int portfolio) {
    const struct portfolio *self = &info->portfolios[portfolio];
    return (struct compare_option){
        self->label, self->is_counterfactual ? COMPARE_GREY : parts_colour(info, portfolio)};
}

const char *compare_name(char *said, enum language language, const struct compare_option *option,
                         size_t most) {
    return parts_short(said, parts_label(language, &option->label), most);
}

/* ---- Numbers ---- */

char *compare_share(char *said, enum language language, double share, bool sign) {
    char number[SAID_SIZE];
    bool high = share > 0.995 && share<1, low = share> 0 && share < 0.005;
    format_percent(number, sizeof number, language, high ? 0.99 : low ? 0.01 : share, 0);
    if (!high && !low) {
        memcpy(said, number, sizeof number);
        return said;
    }
    enum word_compare word = sign && high ? COMPARE_ABOVE
                             : sign       ? COMPARE_BELOW
                             : high       ? COMPARE_MORE_THAN
                                          : COMPARE_LESS_THAN;
    return compare_fill(said, SAID_SIZE, language, word, "value", number, (const char *)NULL);
}

char *compare_money(char *said, enum language language, double euros, double se, bool sign) {
    static char unit[] = "EUR";
    const struct outcome money = {.unit = unit};
    return parts_value(said, language, &money, euros, se, sign);
}

double compare_half(double se) {
    return isfinite(se) ? 1.96 * se : 0;
}

/* ---- The page ---- */

size_t compare_columns(size_t panels) {
    return panels <= 1 ? 1 : panels == 2 || panels == 4 ? 2 : 3;
}

size_t compare_rows(size_t panels) {
    size_t columns = compare_columns(panels);
    return (panels + columns - 1) / columns;
}

double compare_width(size_t panels) {
    double columns = (double)compare_columns(panels);
    return (PAGE_WIDTH - COLUMN_GAP * (columns - 1)) / columns;
}

static double characters(const char *text) {
    double n = 0;
    for (; *text != '\0'; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

void compare_title_room(enum language language, const struct outcome *outcome, double width,
                        double *most) {
    double letters = characters(parts_outcome_label(language, outcome));
    double lines = ceil(letters * TITLE_CHAR / width);
    *most = fmax(*most, fmax(0, lines - 2) * TITLE_LINE);
}

size_t compare_legend_rows(size_t n, const struct compare_option *options, enum language language,
                           size_t more) {
    size_t rows = n + (more > 0) == 0 ? 0 : 1;
    double x = 0;
    char said[SAID_SIZE];
    for (size_t i = 0; i < n + (more > 0); i++) {
        double letters = i < n
                             ? characters(compare_name(said, language, &options[i], COMPARE_LEGEND))
                             : (double)more;
        double width = letters * LEGEND_CHAR + LEGEND_SWATCH;
        if (x > 0 && x + width > PAGE_WIDTH) {
            rows++;
            x = 0;
        }
        x += width;
    }
    return rows;
}

/* ---- Captions ---- */

static void say_costs(char *text, const struct compare_scene *scene, enum language language) {
    static const enum word_compare costs[] = {COMPARE_COST_FUND, COMPARE_COST_PUBLIC,
                                              COMPARE_COST_ALL};
    char said[SAID_SIZE], year[16];
    snprintf(year, sizeof year, "%d", scene->info->price_year);
    compare_fill(said, sizeof said, language, COMPARE_COSTS, "cost",
                 compare_text(language, costs[scene->perspective]), "year", year,
                 (const char *)NULL);
    parts_append(text, " ", said);
}

static void say_left_out(char *text, enum language language, size_t n) {
    char said[SAID_SIZE], count[24];
    snprintf(count, sizeof count, "%zu", n);
    compare_fill(said, sizeof said, language, n == 1 ? COMPARE_LEFT_OUT_ONE : COMPARE_LEFT_OUT, "n",
                 count, (const char *)NULL);
    if (n > 0)
        parts_append(text, " ", said);
}

void compare_conventions(char *text, const struct compare_scene *scene, enum language language,
                         bool costs) {
    char said[SENTENCE_SIZE], date[SAID_SIZE] = "", inner[16];
    bool prospective = scene->question == QUESTION_PROSPECTIVE;
    if (scene->year > 0)
        parts_end(date, language, scene->year);
    compare_fill(said, sizeof said, language, COMPARE_QUESTION, "question",
                 compare_text(language, prospective ? COMPARE_PROSPECTIVE : COMPARE_RETROSPECTIVE),
                 "date", date, (const char *)NULL);
    parts_append(text, " ", said);
    if (scene->money == NULL)
        parts_append(text, "", compare_text(language, COMPARE_OWN_MONEY));
    else
        parts_append(text, "",
                     compare_fill(said, sizeof said, language, COMPARE_EQUAL_MONEY, "portfolio",
                                  parts_label(language, scene->money), (const char *)NULL));
    if (scene->reference != NULL)
        parts_append(text, "",
                     compare_fill(said, sizeof said, language, COMPARE_REFERENCE, "reference",
                                  parts_label(language, scene->reference), (const char *)NULL));
    parts_append(text, "", ".");
    say_left_out(text, language, scene->left_out);
    if (costs)
        say_costs(text, scene, language);
    snprintf(inner, sizeof inner, "%u", (unsigned)scene->info->inner);
    compare_fill(said, sizeof said, language,
                 scene->info->inner > 1 ? COMPARE_EXPECTED : COMPARE_SINGLE, "inner", inner,
                 (const char *)NULL);
    parts_append(text, " ", said);
}

void compare_caption(struct figure *figure, const struct compare_scene *scene,
                     enum language language, const char *marks) {
    const struct report_tables tables = {.info = scene->info,
                                         .n_assumptions = scene->info->n_assumptions,
                                         .n_priors = scene->info->n_priors};
    unsigned long samples = scene->samples > 0 ? scene->samples : scene->info->samples;
    char text[SENTENCE_SIZE] = "";
    parts_append(text, "", marks);
    if (samples < (unsigned long)LEAST_BLOCKS * SCENARIO_BLOCK)
        parts_append(text, " ", compare_text(language, COMPARE_FEW));
    parts_caption(figure, &tables, language, text, samples);
}
