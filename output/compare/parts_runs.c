/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the figures of this folder that need new runs or the value of information share. Never knows
 * one figure from inside, nor any analysis. */
#include "output/compare/parts_runs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Conservative widths of a character [mm]: names of 8 pt, lines under them of 6.5 pt, titles,
 * captions; and heights of a line. */
#define NAME_CHAR 1.5
#define UNDER_SIZE 6.5
#define UNDER_CHAR 1.22
#define TITLE_CHAR 2.45
#define CAPTION_CHAR 1.32
#define NAME_LINE 3.5
#define UNDER_LINE 2.9
#define TITLE_LINE 5.4
#define CAPTION_LINE 3.15
#define LEGEND_LINE 4.4
#define PAGE_MARGIN 5.0

/* Characters of a path and the words of a unit that hold under a name. */
enum { UNDER_MOST = 46 };

static size_t characters(const char *text) {
    size_t n = 0;
    for (; text != NULL && *text != '\0'; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

/* ---- Words ---- */

const char *runs_label(enum language language, const struct label *label) {
    return label == NULL ? "" : parts_label(language, label);
}

char *runs_inside(char *said, size_t size, const char *text) {
    snprintf(said, size, "%s", text);
    unsigned char *letter = (unsigned char *)said;
    bool acronym = letter[0] != 0 && letter[1] >= 'A' && letter[1] <= 'Z';
    if (letter[0] >= 'A' && letter[0] <= 'Z' && !acronym)
        letter[0] = (unsigned char)(letter[0] - 'A' + 'a');
    else if (letter[0] == 0xC3 && letter[1] >= 0x80 && letter[1] <= 0x9E && letter[1] != 0x97)
        letter[1] = (unsigned char)(letter[1] + 0x20); /* À to Þ */
    return said;
}

char *runs_noun(char *said, enum language language, const struct runs_measure *measure) {
    return runs_inside(said, SAID_SIZE,
                       measure->is_net_benefit ? runs_text(language, RUNS_NET_BENEFIT)
                                               : runs_label(language, &measure->label));
}

char *runs_about(char *about, enum language language, const struct runs_measure *measure) {
    enum { SIZE = 2 * SAID_SIZE };
    char text[SIZE], date[SAID_SIZE];
    const char *what = measure->is_net_benefit ? runs_text(language, RUNS_NET_BENEFIT)
                                               : runs_label(language, &measure->label);
    if (measure->portfolio == NULL)
        snprintf(about, SIZE, "%s", what);
    else
        runs_fill(about, SIZE, language, measure->reference == NULL ? RUNS_OF : RUNS_AGAINST,
                  "what", what, "portfolio", runs_label(language, measure->portfolio), "reference",
                  runs_label(language, measure->reference), (const char *)NULL);
    if (!isfinite(measure->year))
        return about;
    runs_fill(text, sizeof text, language, RUNS_TIMED, "what", about, "date",
              parts_end(date, language, measure->year), (const char *)NULL);
    memcpy(about, text, sizeof text);
    return about;
}

struct outcome runs_outcome(const struct runs_measure *measure) {
    static char euro[] = "EUR", one[] = "";
    struct outcome outcome = {.key = one, .unit = euro, .fr = one, .en = one};
    if (!measure->is_net_benefit) {
        outcome.unit = (char *)(measure->unit == NULL ? one : measure->unit);
    }
    return outcome;
}

char *runs_value(char *said, enum language language, const struct runs_measure *measure,
                 double value, double se, bool sign) {
    const struct outcome outcome = runs_outcome(measure);
    return parts_value(said, language, &outcome, value, se, sign);
}

char *runs_parameter_value(char *said, enum language language,
                           const struct runs_parameter *parameter, double value, double se,
                           bool units) {
    static const char *const names[] = {
        [AXIS_NUMBER] = "", [AXIS_PERCENT] = "share", [AXIS_MONEY] = "EUR"};
    char number[SAID_SIZE];
    const struct outcome outcome = {.unit = (char *)names[parameter->numbers]};
    const char *unit = runs_label(language, &parameter->unit);
    parts_value(number, language, &outcome, value, se, false);
    if (!units || unit[0] == '\0')
        memcpy(said, number, sizeof number);
    else
        text_fill(said, SAID_SIZE, language, TEXT_WITH_UNIT, "value", number, "unit", unit,
                  (const char *)NULL);
    return said;
}

char *runs_path(char *said, const char *path, size_t most) {
    const char *rest = path == NULL ? "" : path;
    while (strlen(rest) > most && strchr(rest, '.') != NULL)
        rest = strchr(rest, '.') + 1;
    snprintf(said, SAID_SIZE, "%s%.190s", path == NULL || rest == path ? "" : "…", rest);
    return said;
}

char *runs_place(char *said, enum language language, const struct runs_parameter *parameter) {
    const char *of = runs_label(language, &parameter->of);
    const char *to = runs_label(language, &parameter->to);
    char first[SAID_SIZE], second[SAID_SIZE];
    parts_short(first, of, to[0] == '\0' ? 80 : 40);
    parts_short(second, to, 40);
    snprintf(said, SAID_SIZE, "%.90s%s%.90s", first, to[0] == '\0' ? "" : " → ", second);
    return said;
}

char *runs_named(char *said, enum language language, const struct runs_parameter *parameter) {
    char place[SAID_SIZE], label[SAID_SIZE];
    parts_short(label, runs_label(language, &parameter->label), 100);
    runs_place(place, language, parameter);
    if (place[0] == '\0')
        snprintf(said, SAID_SIZE, "%s", label);
    else
        runs_fill(said, (size_t)2 * SAID_SIZE, language, RUNS_NAMED, "place", place, "label", label,
                  (const char *)NULL);
    return said;
}

char *runs_under(char *said, enum language language, const struct runs_parameter *parameter) {
    const char *unit = runs_label(language, &parameter->unit);
    char place[SAID_SIZE], whole[SAID_SIZE];
    size_t room = characters(unit) < 30 ? UNDER_MOST - 2 - characters(unit) : 14;
    if (parameter->of.fr == NULL)
        runs_path(place, parameter->path, room);
    else
        parts_short(place, runs_place(whole, language, parameter), room);
    snprintf(said, SAID_SIZE, "%.110s%s%.60s", place,
             place[0] == '\0' || unit[0] == '\0' ? "" : ", ", unit);
    return said;
}

char *runs_shown(char *said, enum language language, size_t shown, size_t all) {
    char some[24], whole[24];
    said[0] = '\0';
    snprintf(some, sizeof some, "%zu", shown);
    snprintf(whole, sizeof whole, "%zu", all);
    if (shown < all)
        runs_fill(said, SAID_SIZE, language, RUNS_SHOWN, "shown", some, "all", whole,
                  (const char *)NULL);
    return said;
}

/* ---- The page ---- */

/* Lines that n characters take at most. */
static double lines_of(size_t n, double character, double width) {
    return n == 0 ? 0 : ceil((double)n * character / width);
}

/* At most two lines of name and one under it, so that rows keep their height. */
static void shorten(char *said, const char *text, double character, double width, double lines) {
    double most = floor(width / character) * lines;
    parts_short(said, text == NULL ? "" : text, most < 8 ? 8 : (size_t)most - (lines > 1 ? 6 : 0));
}

static double name_lines(size_t n, const struct runs_row *rows, double width) {
    double most = 1;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, fmin(2, lines_of(characters(rows[i].name), NAME_CHAR, width)));
    return most;
}

double runs_row_height(size_t n, const struct runs_row *rows, double width) {
    bool under = false;
    for (size_t i = 0; i < n; i++)
        under = under || (rows[i].under != NULL && rows[i].under[0] != '\0');
    return name_lines(n, rows, width) * NAME_LINE + (under ? UNDER_LINE : 0) + 2;
}

void runs_set_rows(struct chart *chart, size_t n) {
    chart_axis(chart, 'y', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'y', -0.5, (double)n - 0.5);
    chart_reverse(chart, 'y');
    chart_grid(chart, 'y', false);
}

void runs_names(struct figure *figure, size_t row, size_t n, const struct runs_row *rows,
                double width) {
    runs_names_wide(figure, row, 1, n, rows, width);
}

void runs_names_wide(struct figure *figure, size_t row, size_t columns, size_t n,
                     const struct runs_row *rows, double width) {
    struct chart *chart = figure_panel(figure, row, 0, 1, columns);
    char name[SAID_SIZE], under[SAID_SIZE], short_name[SAID_SIZE];
    for (size_t i = 0; i < n; i++) {
        bool two = rows[i].under != NULL && rows[i].under[0] != '\0';
        struct text_look look = {.colour = rows[i].colour,
                                 .anchor = ANCHOR_RIGHT,
                                 .valign = two ? VALIGN_BOTTOM : VALIGN_MIDDLE,
                                 .dy = two ? -3 : 0,
                                 .max_width = width};
        shorten(short_name, rows[i].name, NAME_CHAR, width, 2);
        snprintf(name, sizeof name, "%.190s%s", short_name, rows[i].starred ? "\u00a0*" : "");
        bool wraps = lines_of(characters(name), NAME_CHAR * 0.9, width) > 1;
        look.dy = two && wraps ? -6 : look.dy;
        chart_text(chart, 1, (double)i, name, look);
        if (!two)
            continue;
        shorten(under, rows[i].under, UNDER_CHAR, width, 1);
        look = (struct text_look){.colour = palette_soft(),
                                  .size = UNDER_SIZE,
                                  .anchor = ANCHOR_RIGHT,
                                  .valign = VALIGN_TOP,
                                  .dy = wraps ? -6 : -3};
        chart_text(chart, 1, (double)i, under, look);
    }
    chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', 0, 1);
    runs_set_rows(chart, n == 0 ? 1 : n);
}

void runs_range(struct chart *chart, double low, double high, double left, double right) {
    low = fmin(low, 0);
    high = fmax(high, 0);
    double span = high - low;
    if (!(span > 0))
        span = high = 1;
    chart_range(chart, 'x', low - left * span, high + right * span);
}

void runs_axis(struct chart *chart, char which, enum language language,
               const struct runs_measure *measure) {
    const struct outcome outcome = runs_outcome(measure);
    chart_axis(chart, which, AXIS_LINEAR, parts_numbers(&outcome), NULL,
               text_unit(language, outcome.unit));
}

void runs_height(struct figure *figure, double panels, size_t legend_rows) {
    if (figure == NULL)
        return;
    double width = figure->width - 2 * PAGE_MARGIN;
    double title = lines_of(characters(figure->title), TITLE_CHAR, width);
    double caption = 0;
    for (const char *text = figure->caption; text != NULL && *text != '\0';) {
        size_t length = strcspn(text, "\n");
        caption += lines_of(length, CAPTION_CHAR, width); /* bytes: accents make it roomier */
        text += length + (text[length] == '\n');
    }
    figure->height = 2 * PAGE_MARGIN + title * TITLE_LINE + 2.2 + caption * CAPTION_LINE + 2.5 +
                     (legend_rows > 0 ? (double)legend_rows * LEGEND_LINE + 3 : 0) + panels;
}

static void say_basis(char *basis, size_t size, enum language language,
                      const struct runs_measure *measure) {
    static const enum word_runs costs[] = {RUNS_COST_FUND, RUNS_COST_PUBLIC, RUNS_COST_ALL};
    char worth[FORMAT_SIZE];
    basis[0] = '\0';
    if (!measure->is_net_benefit)
        return;
    const char *cost = runs_text(language, costs[measure->perspective]);
    format_money_short(worth, sizeof worth, language, measure->willingness);
    runs_fill(basis, size, language,
              isfinite(measure->willingness) ? RUNS_BASIS : RUNS_BASIS_SEVERAL, "effect",
              runs_label(language, &measure->label), "worth", worth, "cost", cost,
              (const char *)NULL);
}

void runs_caption(struct figure *figure, const struct compare_scene *scene, enum language language,
                  const struct runs_measure *measure, const char *marks) {
    char text[SENTENCE_SIZE] = "", basis[2 * SAID_SIZE];
    parts_append(text, "", marks);
    say_basis(basis, sizeof basis, language, measure);
    parts_append(text, "", basis);
    compare_caption(figure, scene, language, text);
}
