/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of compare's screen share: letters of effects, cells of tables. Private to
 * compare_screen.c, compare_money.c, compare_ranks.c and compare_runs_screen.c. */
#ifndef FONDSIM_CLI_COMPARE_PARTS_H
#define FONDSIM_CLI_COMPARE_PARTS_H

#include "sim/cli/compare_screen.h"
#include "sim/cli/compare_words.h"
#include "sim/cli/terminal.h"

enum {
    SCREEN_NAME = 26,   /* columns of a portfolio's number and name */
    SCREEN_CELL = 11,   /* columns of a number with its error, after a space */
    SCREEN_RANK = 7,    /* columns of a rank */
    SCREEN_EFFECTS = 6, /* columns of tables that fit */
    SCREEN_CRITERIA = 8,
    SCREEN_MEMBERS = 6,
    SCREEN_ITEMS = SCREEN_EFFECTS + SCREEN_CRITERIA,
    SCREEN_FRONTIER = 2048,
    CELL = TERMINAL_CELL
};

struct screen {
    FILE *file;
    enum language language;
    const struct comparison *c;
    size_t n_effects;        /* that are shown, the first ones */
    size_t n_items;          /* effects, then other criteria: A, B, C ... */
    int items[SCREEN_ITEMS]; /* outcomes */
    int better[SCREEN_ITEMS];
};

static inline const char *screen_word(const struct screen *s, enum compare_word word) {
    return compare_word(word, s->language);
}

/* Gives letters to effects and criteria. */
void screen_init(struct screen *s, FILE *file, enum language language, const struct comparison *c);

/* 1, or what a large effect is divided by so that its column stays narrow. */
double screen_scale(const struct screen *s, int outcome);

/* Letter of an outcome, or 0. */
char screen_letter(const struct screen *s, int outcome);

const char *screen_label(const struct screen *s, int portfolio);

/* "  8 Les cinq fonds" in a field. */
void screen_name(const struct screen *s, int portfolio);

/* draws_resolved() on the blocks of this run. */
int screen_resolved(const struct screen *s, double mean, double se);

/* "12,3 ± 0,4" into room[CELL], "0" when it is 0 without error; "12,3 ±?" when its error is not
 * known. */
char *screen_value(const struct screen *s, char *room, double value, double se);

/* The same, "n. rés." when it has an error and is not told from 0 (resolved: 0). */
char *screen_told(const struct screen *s, char *room, double value, double se, int resolved);

/* The same, told by screen_resolved(). */
char *screen_number(const struct screen *s, char *room, double value, double se);

/* "93,1 % ± 0,3" into room[CELL]. */
char *screen_percent(const struct screen *s, char *room, double share, double se);

/* Title, samples, question, reference; with_other: that of the other question too. */
void screen_head(const struct screen *s, int with_other);

/* Date that costs are discounted to, into room[CELL]. */
char *screen_base_date(const struct screen *s, char *room);

/* A line when errors are not known; the same of new runs, when those of the head are. */
void screen_few_blocks(const struct screen *s, const struct draws *shape);
void screen_few_more(const struct screen *s, const struct draws *shape);

/* The two best portfolios with their own money, -1 when there are not as many; their difference,
 * the one way round or the other, or NULL. */
const struct difference *screen_best(const struct screen *s, int outcome, int better, int best[2]);

/* "1,06 ± 0,01", "n. rés." when the interval is none. */
char *screen_leverage(const struct screen *s, char *room, const struct ratio *leverage);

/* "A  1 -> 6 at 17,900 ± 100" into text[SCREEN_FRONTIER]. */
char *screen_frontier_text(const struct screen *s, const struct comparison_group *group,
                           size_t effect, char *text);

/* One line: the frontier of an effect, and who is off it. */
void screen_frontier(const struct screen *s, const struct comparison_group *group, size_t effect);

/* 1 when the cost of the perspective is a criterion. */
int screen_weighs_cost(const struct screen *s);

/* A text to the right of a field of `width` after a space. */
void screen_field(const struct screen *s, const char *text, int width);

/* compare_money.c */
void screen_planes(const struct screen *s);
void screen_ledgers(const struct screen *s);

/* compare_ranks.c */
void screen_ranks(const struct screen *s);

#endif
