/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A probability in words and as a hundred marks. Never knows what the worlds are about. */
#include "output/report/icons.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/report/words.h"
#include "output/texts.h"

enum { SIDE = 10, MARKS = SIDE * SIDE, SENTENCE = 1200 };

/* Characters of a line of words, at least, and of what is said after the label. */
enum { LINE = 74, BROKEN = 58, WORDS = 42 };

#define MARK_SIZE 7.5 /* [pt] */
#define TEXT_SIZE 9.0 /* [pt] */
#define ROW 3.5       /* [mm] */

/* ---- Words ---- */

/* A share as whole worlds out of 100; never 0 or 100 for a share that is not. */
static char *say_count(char *buffer, size_t size, enum language language, double share) {
    char number[24];
    long worlds = lround(100 * share);
    enum word word = WORD_WORLDS;
    if (!isfinite(share))
        return format_number(buffer, size, language, (double)NAN, 0);
    if (share <= 0)
        word = WORD_WORLDS_NONE;
    else if (share >= 1)
        word = WORD_WORLDS_ALL;
    else if (worlds < 1)
        word = WORD_WORLDS_FEW;
    else if (worlds > 99)
        word = WORD_WORLDS_MOST;
    else if (worlds == 1)
        word = WORD_WORLDS_ONE;
    snprintf(number, sizeof number, "%ld", worlds);
    return word_fill(buffer, size, language, word, "n", number, (const char *)NULL);
}

char *icons_say(char *buffer, size_t size, enum language language, double share, double se) {
    char worlds[FORMAT_SIZE], low[24], high[24];
    say_count(worlds, sizeof worlds, language, share);
    long from = lround(100 * fmax(0, share - 2 * se)), to = lround(100 * fmin(1, share + 2 * se));
    if (isfinite(share) && isfinite(se) && 100 * se >= 0.5 && from < to) {
        snprintf(low, sizeof low, "%ld", from);
        snprintf(high, sizeof high, "%ld", to);
        return word_fill(buffer, size, language, WORD_WORLDS_BETWEEN, "worlds", worlds, "low", low,
                         "high", high, (const char *)NULL);
    }
    snprintf(buffer, size, "%s", worlds);
    return buffer;
}

/* ---- Arithmetic ---- */

void icons_count(const struct icon_group *groups, size_t n, int *counts) {
    double rest[ICONS_GROUPS] = {0};
    int left = MARKS;
    for (size_t g = 0; g < n; g++) {
        counts[g] = (int)floor(MARKS * groups[g].share + 1e-9);
        rest[g] = MARKS * groups[g].share - counts[g];
        left -= counts[g];
    }
    for (; left > 0; left--) {
        size_t most = 0;
        for (size_t g = 1; g < n; g++)
            if (rest[g] > rest[most])
                most = g;
        counts[most]++;
        rest[most] -= 1;
    }
}

bool icons_resolved(const struct icon_group *groups, size_t n) {
    size_t first = 0, second = n;
    for (size_t g = 1; g < n; g++)
        if (groups[g].share > groups[first].share)
            first = g;
    for (size_t g = 0; g < n; g++)
        if (g != first && (second == n || groups[g].share > groups[second].share))
            second = g;
    if (second == n)
        return true;
    double se = (isfinite(groups[first].se) ? groups[first].se : 0) +
                (isfinite(groups[second].se) ? groups[second].se : 0);
    return groups[first].share - groups[second].share > 2 * se;
}

/* ---- Drawing ---- */

/* Shapes of groups in order: dark disc, empty ring, then the others. */
static struct style mark_style(const struct icon_group *group, size_t index) {
    static const enum marker shapes[ICONS_GROUPS] = {MARKER_CIRCLE,  MARKER_RING,  MARKER_SQUARE,
                                                     MARKER_DIAMOND, MARKER_CROSS, MARKER_TRIANGLE};
    struct colour colour = group->colour;
    if (!colour.on)
        colour = index == 0 ? palette_portfolio(0) : palette_soft();
    struct style style = style_point(colour, shapes[index]);
    style.marker_size = MARK_SIZE;
    return style;
}

static void add_marks(struct figure *figure, const struct icon_group *groups, size_t n) {
    struct chart *chart = figure_panel(figure, 0, 0, 1, 1);
    int counts[ICONS_GROUPS] = {0}, at = 0;
    chart_labelling(chart, LABELS_NONE);
    chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_axis(chart, 'y', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', -0.5, SIDE - 0.5);
    /* On a tall figure rows stay together at the top. */
    chart_range(chart, 'y', fmin(-0.5, SIDE - 0.5 - (figure->height - 30) / ROW), SIDE - 0.5);
    icons_count(groups, n, counts);
    for (size_t g = 0; g < n; g++) {
        double x[MARKS], y[MARKS];
        int count = 0;
        for (; count < counts[g] && at < MARKS; count++, at++) {
            int row = at / SIDE;
            x[count] = at % SIDE;
            y[count] = SIDE - 1 - row;
        }
        chart_point(chart, (size_t)count, x, y, mark_style(&groups[g], g), NULL);
    }
}

/* What each mark is, beside the marks, from top to bottom; all of it goes into items too. */
static void add_words(struct figure *figure, enum language language,
                      const struct icon_group *groups, size_t n, char items[2 * SENTENCE]) {
    struct chart *chart = figure_panel(figure, 0, 1, 1, 1);
    size_t used = 0;
    chart_labelling(chart, LABELS_NONE);
    chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_axis(chart, 'y', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', 0, 1);
    chart_range(chart, 'y', 0, 1);
    items[0] = '\0';
    for (size_t g = 0; g < n; g++) {
        char worlds[FORMAT_SIZE], row[2 * FORMAT_SIZE];
        double x = 0, y = 1 - (0.5 + (double)g) / (double)(n < 3 ? 3 : n);
        struct text_look look = {.size = TEXT_SIZE,
                                 .bold = g == 0,
                                 .valign = VALIGN_MIDDLE,
                                 .dx = MARK_SIZE + 2,
                                 .max_width = 116};
        icons_say(worlds, sizeof worlds, language, groups[g].share, groups[g].se);
        word_fill(row, sizeof row, language, WORD_ICONS_ROW, "label", groups[g].label, "worlds",
                  worlds, (const char *)NULL);
        chart_point(chart, 1, &x, &y, mark_style(&groups[g], g), NULL);
        chart_text(chart, x, y, row, look);
        if (used < 2 * SENTENCE)
            used += (size_t)snprintf(items + used, 2 * SENTENCE - used, "%s%s",
                                     g > 0 ? text_of(language, TEXT_BETWEEN_ITEMS) : "", row);
    }
}

static void add_title(struct figure *figure, enum language language, const char *title,
                      bool resolved) {
    char text[SENTENCE];
    if (resolved)
        snprintf(text, sizeof text, "%s", title);
    else
        word_fill(text, sizeof text, language, WORD_ICONS_UNRESOLVED, "text", title,
                  (const char *)NULL);
    figure_title(figure, text);
}

static void add_caption(struct figure *figure, enum language language, const char *caption,
                        bool ranged) {
    char text[2 * SENTENCE], note[FORMAT_SIZE], range[FORMAT_SIZE] = "";
    word_fill(note, sizeof note, language, WORD_ICONS_NOTE, (const char *)NULL);
    if (ranged)
        word_fill(range, sizeof range, language, WORD_ICONS_NOTE_RANGE, (const char *)NULL);
    snprintf(text, sizeof text, "%s%s%s%s%s", note, ranged ? " " : "", range,
             caption == NULL ? "" : " ", caption == NULL ? "" : caption);
    figure_caption(figure, text);
}

/* Lines that so many bytes take; broken ones end before a long word. */
static double lines_of(size_t bytes) {
    return bytes <= LINE ? 1 : ceil((double)bytes / BROKEN);
}

/* Height of the figure [mm]: ten rows of marks, or the words when they need more. */
static double height_for(const struct icon_group *groups, size_t n) {
    double lines = 1; /* of the longest words */
    for (size_t g = 0; g < n; g++)
        if (groups[g].label != NULL)
            lines = fmax(lines, lines_of(strlen(groups[g].label) + WORDS));
    return fmax(58, 40 + (double)n * (4.2 * lines + 2));
}

/* A fault that figure_check reports. */
static void refuse(struct figure *figure, const char *why) {
    if (figure->fault.code == FONDSIM_OK)
        error_set(&figure->fault, FONDSIM_DOMAIN, "icon array: %s", why);
}

struct figure *icons_build(enum language language, const char *title, const char *caption,
                           const struct icon_group *groups, size_t n) {
    bool ranged = false, sound = n >= 1 && n <= ICONS_GROUPS;
    struct figure *figure =
        figure_new(FIGURE_WIDTH_MM, sound ? height_for(groups, n) : FIGURE_HEIGHT_MM);
    double sum = 0;
    char items[2 * SENTENCE], alt[3 * SENTENCE];
    if (figure == NULL)
        return NULL;
    figure_language(figure, language);
    for (size_t g = 0; sound && g < n; g++) {
        sound = groups[g].share >= 0 && groups[g].share <= 1 && groups[g].label != NULL;
        sum += groups[g].share;
        ranged = ranged || (isfinite(groups[g].se) && 100 * groups[g].se >= 0.5);
    }
    if (!sound || !(fabs(sum - 1) <= 1e-6)) {
        refuse(figure, "one to six groups whose shares add up to 1 are needed");
        return figure;
    }
    figure_column_weight(figure, 0, 0.27);
    figure_column_weight(figure, 1, 0.73);
    add_title(figure, language, title, icons_resolved(groups, n));
    add_caption(figure, language, caption, ranged);
    add_marks(figure, groups, n);
    add_words(figure, language, groups, n, items);
    word_fill(alt, sizeof alt, language, WORD_ICONS_ALT, "items", items, (const char *)NULL);
    figure_alt(figure, alt);
    return figure;
}
