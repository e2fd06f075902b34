/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short screen on what the stored draws tell: a verdict for each question. Never computes an
 * estimate. */
#include "sim/cli/compare_brief.h"

#include <math.h>
#include <string.h>

#include "output/units.h"
#include "sim/cli/compare_brief_words.h"
#include "sim/cli/compare_list.h"

enum { OPTIONS = 14, VALUED = 2, NAME = 26, TITLE = 20 };

#define THOUSAND 1e3

static const char *word(const struct screen *s, enum brief_word which) {
    return brief_word(which, s->language);
}

/* ---- Conventions, letters ---- */

static void print_conventions(const struct screen *s) {
    char base[CELL], year[CELL];
    screen_head(s, 0);
    fprintf(s->file, word(s, BRIEF_CONVENTIONS), format_year(year, CELL, s->c->info->price_year),
            screen_base_date(s, base));
    fputs(word(s, s->c->info->inner == 1 ? BRIEF_LUCK : BRIEF_EXPECTED), s->file);
    screen_few_blocks(s, &s->c->shape);
}

static void print_letters(const struct screen *s) {
    struct compare_list list;
    char text[2 * CELL], cut[CELL];
    compare_list_begin_at(&list, s, 2, word(s, BRIEF_EFFECTS));
    for (size_t i = 0; i < s->n_items; i++) {
        const struct outcome *o = &s->c->info->catalogue.outcomes[s->items[i]];
        double scale = screen_scale(s, s->items[i]);
        snprintf(
            text, sizeof text, "%c %.200s [%s%.60s]%s", (char)('A' + i),
            terminal_shortened(cut, sizeof cut, s->language == LANGUAGE_FR ? o->fr : o->en, NAME),
            scale > 1e4 ? "10⁶ "
            : scale > 1 ? "10³ "
                        : "",
            unit_name(s->language, o->unit), s->better[i] > 0 ? "" : screen_word(s, WORD_LESS));
        compare_list_add(&list, text, i == 0);
    }
    compare_list_end(&list);
}

static void print_best(const struct screen *s) {
    struct compare_list list;
    compare_list_begin_at(&list, s, 2, word(s, BRIEF_BEST));
    for (size_t i = 0; i < s->n_items; i++) {
        char text[2 * CELL], lead[CELL];
        double scale = screen_scale(s, s->items[i]);
        int best[2];
        const struct difference *d = screen_best(s, s->items[i], s->better[i], best);
        if (best[1] < 0) {
            continue;
        }
        if (d == NULL || !d->resolved) {
            snprintf(text, sizeof text, word(s, BRIEF_TIED), (char)('A' + i), best[0] + 1,
                     best[1] + 1);
        } else {
            snprintf(text, sizeof text, word(s, BRIEF_LEAD), (char)('A' + i), best[0] + 1,
                     best[1] + 1, screen_number(s, lead, fabs(d->mean) / scale, d->se / scale));
        }
        compare_list_add(&list, text, i == 0);
    }
    compare_list_end(&list);
}

/* ---- 1 and 3 ---- */

/* Effects with a worth, or the first ones when none has one. Returns how many. */
static size_t valued(const struct screen *s, size_t effects[VALUED]) {
    size_t n = 0;
    for (int given = 1; given >= 0 && n == 0; given--) {
        for (size_t k = 0; k < s->n_effects && n < VALUED; k++) {
            if (!given || isfinite(s->c->willingness[k])) {
                effects[n++] = k;
            }
        }
    }
    return n;
}

/* Columns of the table: those, then others while there is room, in order. Returns how many. */
static size_t columns_of(const struct screen *s, size_t effects[VALUED]) {
    size_t n = valued(s, effects), others = VALUED - n;
    for (size_t k = 0; k < s->n_effects && others > 0; k++) {
        size_t place = 0;
        while (place < n && effects[place] < k) {
            place++;
        }
        if (place < n && effects[place] == k) {
            continue;
        }
        memmove(effects + place + 1, effects + place, (n - place) * sizeof *effects);
        effects[place] = k;
        n++;
        others--;
    }
    return n;
}

static void print_difference(const struct screen *s, const struct comparison *c, int portfolio,
                             int outcome, double scale, int width) {
    char room[CELL];
    const struct difference *d =
        comparison_find(c, c->report, outcome, comparison_reference(c, portfolio), portfolio);
    screen_field(s, d == NULL ? "-" : screen_number(s, room, d->mean / scale, d->se / scale),
                 width);
}

/* At the report of c, which may be the retrospective part. */
static void print_row(const struct screen *s, const struct comparison *c, int portfolio) {
    size_t effects[VALUED], n = columns_of(s, effects);
    char room[CELL];
    int cost = catalogue_find(&c->info->catalogue, comparison_costs[c->perspective]);
    char label[CELL];
    snprintf(room, sizeof room, "%3d %.300s", portfolio + 1,
             terminal_shortened(label, sizeof label, screen_label(s, portfolio), TITLE - 5));
    terminal_field(s->file, room, -TITLE);
    print_difference(s, c, portfolio, cost, THOUSAND, 10);
    for (size_t i = 0; i < n; i++) {
        int outcome = c->effects[effects[i]];
        print_difference(s, c, portfolio, outcome, screen_scale(s, outcome), 12);
    }
    if (comparison_has_ledger(c, 0) && !c->info->portfolios[portfolio].is_counterfactual) {
        const struct ratio *added = &c->ledgers[portfolio * COMPARISON_LEDGERS].additional;
        screen_field(
            s, isfinite(added->ratio) ? screen_percent(s, room, added->ratio, added->se) : "-", 14);
        screen_field(s, screen_leverage(s, room, &c->leverages[portfolio].gross), 13);
        screen_field(s, screen_leverage(s, room, &c->leverages[portfolio].net), 13);
    }
    fputc('\n', s->file);
}

static void print_rows(const struct screen *s, const struct comparison *c) {
    const struct comparison_group *group = &c->groups[0];
    size_t n = 0;
    for (size_t i = 0; i < group->n; i++) {
        if (i != group->reference && n++ < OPTIONS) {
            print_row(s, c, group->portfolios[i]);
        }
    }
    if (n > OPTIONS) {
        fprintf(s->file, word(s, BRIEF_MORE), (int)(n - OPTIONS));
    }
}

static void print_differences(const struct screen *s) {
    const struct comparison *c = s->c;
    size_t effects[VALUED], n = columns_of(s, effects);
    char title[2];
    terminal_field(s->file, word(s, BRIEF_TABLE), -TITLE);
    screen_field(s, word(s, BRIEF_COST), 10);
    for (size_t i = 0; i < n; i++) {
        snprintf(title, sizeof title, "%c", (char)('A' + effects[i]));
        screen_field(s, title, 12);
    }
    if (comparison_has_ledger(c, 0)) {
        screen_field(s, word(s, BRIEF_ADDITIONAL), 14);
        screen_field(s, word(s, BRIEF_GROSS), 13);
        screen_field(s, word(s, BRIEF_NET), 13);
    }
    fputc('\n', s->file);
    print_rows(s, c);
    if (c->retrospective != NULL) {
        const struct comparison *part = c->retrospective;
        const struct comparison_group *group = &part->groups[0];
        fprintf(s->file, word(s, BRIEF_RETRO), c->info->report_names[part->report],
                group->portfolios[group->reference] + 1);
        print_rows(s, part);
    }
}

/* ---- 2 ---- */

static char *option_name(const struct screen *s, char *room, int portfolio) {
    char cut[CELL];
    snprintf(room, CELL, "%.300s",
             terminal_shortened(cut, sizeof cut, screen_label(s, portfolio), NAME));
    return room;
}

/* The option that is best in most draws. */
static size_t most_often(const struct acceptability *curve, size_t at) {
    const struct acceptability_point *points = curve->points + at * curve->n_options;
    size_t most = 0;
    for (size_t o = 1; o < curve->n_options; o++) {
        most = points[o].best.mean > points[most].best.mean || isnan(points[most].best.mean) ? o
                                                                                             : most;
    }
    return most;
}

/* Best on average, and most often, at the worth that was given. */
static void print_choice(const struct screen *s, const struct comparison *c, size_t effect) {
    const struct comparison_group *group = &c->groups[0];
    const struct acceptability *curve =
        &group->curves[effect * COMPARISON_COSTS + (size_t)c->perspective];
    if (!isfinite(c->willingness[effect]) || curve->n_willingness == 0) {
        return;
    }
    size_t at = comparison_worth(c, effect, curve);
    const struct acceptability_choice *choice = &curve->choices[at];
    char worth[CELL], title[CELL], text[3 * CELL], name[CELL], p[CELL], lead[CELL];
    struct compare_list list;
    int option = group->portfolios[choice->option], second = group->portfolios[choice->second];
    double willing = curve->willingness[at];
    snprintf(title, sizeof title, word(s, BRIEF_AT),
             format_number(worth, CELL, s->language, willing, floor(willing) < willing ? 2 : 0));
    compare_list_begin_at(&list, s, 2, title);
    screen_percent(s, p, choice->probability.mean, choice->probability.se);
    option_name(s, name, option);
    size_t often = most_often(curve, at);
    if (choice->resolved) {
        snprintf(text, sizeof text, word(s, often == choice->option ? BRIEF_BOTH : BRIEF_AVERAGE),
                 option + 1, name, second + 1,
                 screen_number(s, lead, choice->lead.mean / THOUSAND, choice->lead.se / THOUSAND),
                 p);
    } else {
        snprintf(text, sizeof text, word(s, BRIEF_UNSURE), option + 1, name, second + 1, p);
    }
    compare_list_add(&list, text, 1);
    if (often != choice->option) {
        const struct draws_mean *best = &curve->points[at * curve->n_options + often].best;
        snprintf(text, sizeof text, word(s, BRIEF_OFTEN), group->portfolios[often] + 1,
                 option_name(s, name, group->portfolios[often]),
                 screen_percent(s, p, best->mean, best->se));
        compare_list_add(&list, text, 0);
    }
    compare_list_end(&list);
}

static void print_equal_money(const struct screen *s, const struct comparison_group *group) {
    char floor_text[CELL];
    if (group->n_ranked < 2) {
        format_percent(floor_text, CELL, s->language,
                       s->c->scenario->decision.absorption_floor.value, 0);
        fputs("  ", s->file);
        fprintf(s->file, word(s, BRIEF_EQUAL_NONE), group->target + 1, floor_text);
        return;
    }
    size_t effects[VALUED], n = valued(s, effects);
    fprintf(s->file, screen_word(s, WORD_EQUAL), group->target + 1);
    for (size_t i = 0; i < n; i++) {
        screen_frontier(s, group, effects[i]);
    }
}

static void print_planes(const struct screen *s) {
    const struct comparison *c = s->c;
    size_t effects[VALUED], n = valued(s, effects);
    fputs(word(s, BRIEF_PLANES), s->file);
    for (size_t i = 0; i < n; i++) {
        screen_frontier(s, &c->groups[0], effects[i]);
        print_choice(s, c, effects[i]);
    }
    for (size_t g = 1; g < c->n_groups; g++) {
        print_equal_money(s, &c->groups[g]);
    }
    if (c->retrospective != NULL) {
        struct screen part = *s;
        part.c = c->retrospective;
        struct compare_list list;
        char text[SCREEN_FRONTIER];
        compare_list_begin_at(&list, s, 2, word(s, BRIEF_RETRO_PLANES));
        for (size_t i = 0; i < n; i++) {
            compare_list_add(
                &list, screen_frontier_text(&part, &part.c->groups[0], effects[i], text), i == 0);
        }
        compare_list_end(&list);
    }
}

/* ---- 4 ---- */

/* Whom each one's weights choose, in the order of members. */
static void add_members(const struct screen *s, const struct comparison_group *group,
                        struct compare_list *list) {
    const struct weighed *w = &group->weighed;
    char text[CELL];
    size_t used = (size_t)snprintf(text, sizeof text, "%s", word(s, BRIEF_MEMBERS));
    for (size_t i = 0; i < w->n_sets && i < SCREEN_MEMBERS; i++) {
        int first = group->ranked[w->sets[i].winner] + 1;
        int second = group->ranked[w->sets[i].second] + 1;
        used += (size_t)snprintf(text + used, sizeof text - used, i == 0 ? " " : ", ");
        used +=
            (size_t)(w->sets[i].resolved ? snprintf(text + used, sizeof text - used, "%d", first)
                                         : snprintf(text + used, sizeof text - used,
                                                    word(s, BRIEF_OR), first, second));
    }
    if (w->n_sets > 0) {
        compare_list_add(list, text, 0);
    }
}

/* Criteria on which an option is first and told from the second. */
static int criteria_won(const struct ranking *ranking, size_t option) {
    int n = 0;
    for (size_t k = 0; k < ranking->n_criteria; k++) {
        const struct rank_row *row = &ranking->rows[k * ranking->n_options + option];
        n += row->rank <= 1 && row->resolved;
    }
    return n;
}

static void print_ranks(const struct screen *s) {
    const struct comparison_group *group = &s->c->groups[0];
    const struct weightings *shares = &group->weightings;
    struct compare_list list;
    char text[2 * CELL], share[CELL], name[CELL];
    size_t most = 0;
    if (group->n_ranked < 2) {
        fputs(screen_word(s, WORD_ONE_OPTION) + 1, s->file); /* without its empty line */
        return;
    }
    for (size_t i = 1; i < group->n_ranked; i++) {
        most = shares->rows[i].share > shares->rows[most].share ? i : most;
    }
    int option = group->ranked[most];
    compare_list_begin_at(&list, s, 0, word(s, BRIEF_RANKS));
    snprintf(text, sizeof text, word(s, BRIEF_WEIGHTINGS), option + 1, option_name(s, name, option),
             screen_percent(s, share, shares->rows[most].share, shares->rows[most].share_se));
    compare_list_add(&list, text, 1);
    snprintf(text, sizeof text, word(s, BRIEF_FIRST), option + 1,
             criteria_won(&group->ranking, most), (int)group->ranking.n_criteria);
    compare_list_add(&list, text, 0);
    if (!screen_weighs_cost(s)) {
        compare_list_add(&list, word(s, BRIEF_NO_COST), 0);
    }
    add_members(s, group, &list);
    compare_list_end(&list);
}

/* ---- All ---- */

void comparison_brief(FILE *file, enum language language, const struct comparison *comparison) {
    struct screen s;
    screen_init(&s, file, language, comparison);
    print_conventions(&s);
    print_letters(&s);
    print_best(&s);
    print_differences(&s);
    print_planes(&s);
    print_ranks(&s);
}

void compare_brief_files(FILE *file, enum language language, const char *folder) {
    fprintf(file, brief_word(BRIEF_FILES, language), language == LANGUAGE_FR ? "fr" : "en", folder);
}
