/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of compare's screen about money: frontiers, equal money, additionality and leverage.
 * Never computes an estimate. */
#include <math.h>
#include <string.h>

#include "output/units.h"
#include "sim/cli/compare_parts.h"

enum { SCREEN_USED = 5 }; /* to a line */

/* ---- 2 ---- */

/* What is chosen at the willingness that was given. */
static void print_choice(const struct screen *s, const struct comparison_group *group,
                         size_t effect, const struct acceptability *curve) {
    size_t at = comparison_worth(s->c, effect, curve);
    const struct acceptability_choice *choice = &curve->choices[at];
    const struct outcome *o = &s->c->info->catalogue.outcomes[s->c->effects[effect]];
    char worth[CELL], p[CELL], lead[CELL];
    double willing = curve->willingness[at];
    fprintf(s->file, screen_word(s, WORD_CHOICE),
            format_number(worth, CELL, s->language, willing, floor(willing) < willing ? 2 : 0),
            unit_name(s->language, o->unit), group->portfolios[choice->option] + 1,
            screen_percent(s, p, choice->probability.mean, choice->probability.se));
    if (choice->resolved) {
        fprintf(s->file, screen_word(s, WORD_LEAD),
                screen_number(s, lead, choice->lead.mean, choice->lead.se));
    } else {
        fprintf(s->file, screen_word(s, WORD_NO_LEAD), group->portfolios[choice->second] + 1);
    }
}

/* Options off the frontier, of one status or the other. */
static void print_off(const struct screen *s, const struct comparison_group *group,
                      const struct effectiveness *plane, enum option_status one,
                      enum option_status other, enum compare_word word) {
    int first = 1;
    for (size_t o = 0; o < group->n; o++) {
        const struct option_row *row = &plane->rows[o];
        if (row->status == one || row->status == other) {
            int surely = row->status == OPTION_SAME || row->margin_resolved;
            fprintf(s->file, "%s %d%s", first ? screen_word(s, word) : "", group->portfolios[o] + 1,
                    surely ? "" : "?");
            first = 0;
        }
    }
}

static char *frontier_text(const struct screen *s, const struct comparison_group *group,
                           size_t effect, const struct effectiveness *plane, char *text) {
    char a[CELL], b[CELL];
    size_t used = (size_t)snprintf(text, SCREEN_FRONTIER, "%c  %d", (char)('A' + effect),
                                   group->portfolios[plane->frontier[0]] + 1);
    for (size_t i = 1; i < plane->n_frontier && used < SCREEN_FRONTIER; i++) {
        int option = group->portfolios[plane->frontier[i]] + 1;
        const struct ratio *icer = &plane->rows[plane->frontier[i]].step.icer;
        int written;
        if (icer->set == RATIO_BETWEEN && screen_resolved(s, icer->ratio, icer->se)) {
            written = snprintf(text + used, SCREEN_FRONTIER - used, screen_word(s, WORD_AT), option,
                               terminal_rounded(a, s->language, icer->ratio, icer->se),
                               terminal_rounded_error(b, s->language, icer->se));
        } else {
            written = snprintf(text + used, SCREEN_FRONTIER - used, screen_word(s, WORD_AT_UNKNOWN),
                               option, screen_word(s, WORD_UNRESOLVED));
        }
        used += (size_t)written;
    }
    return text;
}

static void print_frontier(const struct screen *s, const struct comparison_group *group,
                           size_t effect, const struct effectiveness *plane) {
    char text[SCREEN_FRONTIER];
    fprintf(s->file, "  %s", frontier_text(s, group, effect, plane, text));
    print_off(s, group, plane, OPTION_DOMINATED, OPTION_EXTENDED, WORD_DOMINATED);
    print_off(s, group, plane, OPTION_SAME, OPTION_SAME, WORD_SAME);
    fputc('\n', s->file);
}

static int same_frontier(const struct effectiveness *a, const struct effectiveness *b) {
    int same = a->n_frontier == b->n_frontier;
    for (size_t i = 0; same && i < a->n_frontier; i++) {
        same = a->frontier[i] == b->frontier[i];
    }
    return same;
}

static size_t plane_at(const struct screen *s, size_t effect) {
    return effect * COMPARISON_COSTS + (size_t)s->c->perspective;
}

char *screen_frontier_text(const struct screen *s, const struct comparison_group *group,
                           size_t effect, char *text) {
    return frontier_text(s, group, effect, &group->planes[plane_at(s, effect)], text);
}

void screen_frontier(const struct screen *s, const struct comparison_group *group, size_t effect) {
    print_frontier(s, group, effect, &group->planes[plane_at(s, effect)]);
}

/* The frontiers that change once what stands at the end is deducted. */
static void print_assets(const struct screen *s, const struct comparison_group *group) {
    size_t changed = 0;
    char room[CELL];
    for (size_t k = 0; k < s->n_effects; k++) {
        size_t at = plane_at(s, k);
        if (group->assets[at].n_options == 0) {
            return; /* nothing stands */
        }
        changed += !same_frontier(&group->planes[at], &group->assets[at]);
    }
    format_percent(room, CELL, s->language, s->c->endowment_factor, 0);
    fprintf(s->file, screen_word(s, changed > 0 ? WORD_ASSETS_OTHER : WORD_ASSETS_SAME), room);
    for (size_t k = 0; k < s->n_effects; k++) {
        size_t at = plane_at(s, k);
        if (!same_frontier(&group->planes[at], &group->assets[at])) {
            print_frontier(s, group, k, &group->assets[at]);
        }
    }
}

/* Who uses how much of the money, of those that are not ranked, in lines that fit. */
static void print_used(const struct screen *s, const struct comparison_group *group) {
    char room[CELL];
    int on_line = 0;
    for (size_t i = 0; i < group->n; i++) {
        double used = 100 * group->absorption[i], se = 100 * group->absorption_se[i];
        if (group->absorbs[i] < 1) {
            const char *between = on_line == 0                 ? "     "
                                  : s->language == LANGUAGE_FR ? " ; "
                                                               : ", ";
            fprintf(s->file, s->language == LANGUAGE_FR ? "%s%d : %s" : "%s%d: %s", between,
                    group->portfolios[i] + 1, screen_value(s, room, used, se));
            on_line = (on_line + 1) % SCREEN_USED;
            fputs(on_line == 0 ? "\n" : "", s->file);
        }
    }
    fputs(on_line > 0 ? "\n" : "", s->file);
}

static void print_equal_money(const struct screen *s, const struct comparison_group *group) {
    char floor_text[CELL];
    format_percent(floor_text, CELL, s->language, s->c->scenario->decision.absorption_floor.value,
                   0);
    if (group->n_ranked < 2) {
        fprintf(s->file, screen_word(s, WORD_EQUAL_NONE), group->target + 1, floor_text);
        print_used(s, group);
        fputs(screen_word(s, WORD_INSTEAD), s->file);
        return;
    }
    fprintf(s->file, screen_word(s, WORD_EQUAL), group->target + 1);
    for (size_t k = 0; k < s->n_effects; k++) {
        print_frontier(s, group, k, &group->planes[plane_at(s, k)]);
    }
    if (group->n_ranked < group->n) {
        fprintf(s->file, screen_word(s, WORD_EQUAL_SOME), floor_text);
        print_used(s, group);
    }
}

static void print_own_money(const struct screen *s, const struct comparison_group *group) {
    for (size_t k = 0; k < s->n_effects; k++) {
        size_t at = plane_at(s, k);
        print_frontier(s, group, k, &group->planes[at]);
        if (isfinite(s->c->willingness[k]) && group->curves[at].n_willingness > 0) {
            print_choice(s, group, k, &group->curves[at]);
        }
    }
}

void screen_planes(const struct screen *s) {
    fputs(screen_word(s, WORD_PLANES), s->file);
    for (size_t g = 0; g < s->c->n_groups; g++) {
        const struct comparison_group *group = &s->c->groups[g];
        if (group->target >= 0) {
            print_equal_money(s, group);
        } else {
            print_own_money(s, group);
            print_assets(s, group);
        }
    }
    if (s->c->retrospective != NULL) {
        struct screen part = *s;
        part.c = s->c->retrospective;
        const struct comparison_group *group = &part.c->groups[0];
        fprintf(s->file, screen_word(s, WORD_RETRO), s->c->info->report_names[part.c->report],
                group->portfolios[group->reference] + 1);
        print_own_money(&part, group);
    }
}

/* ---- 3 ---- */

/* At its own money, or at equal money that it absorbs. */
static int is_shown(const struct comparison *c, int portfolio) {
    const struct portfolio *p = &c->info->portfolios[portfolio];
    int shown = !p->is_counterfactual && p->scale_to < 0;
    for (size_t g = 0; g < c->n_groups; g++) {
        for (size_t i = 0; i < c->groups[g].n_ranked; i++) {
            shown |= !p->is_counterfactual && c->groups[g].ranked[i] == portfolio;
        }
    }
    return shown;
}

char *screen_leverage(const struct screen *s, char *room, const struct ratio *leverage) {
    if (isfinite(leverage->ratio) &&
        (leverage->set == RATIO_OUTSIDE || leverage->set == RATIO_ANY)) {
        snprintf(room, CELL, "%s", screen_word(s, WORD_UNRESOLVED));
        return room;
    }
    return screen_number(s, room, leverage->ratio, leverage->se);
}

static void print_ledger(const struct screen *s, int portfolio, const int *widths) {
    static const enum additionality_step steps[] = {ADDITIONALITY_GROSS, ADDITIONALITY_DEADWEIGHT,
                                                    ADDITIONALITY_INDIRECT, ADDITIONALITY_NET};
    const struct comparison *c = s->c;
    char room[CELL];
    screen_name(s, portfolio);
    for (int i = 0; i < 4; i++) {
        const struct draws_mean *m = &c->ledgers[portfolio * COMPARISON_LEDGERS].steps[steps[i]];
        screen_field(s, screen_number(s, room, m->mean, m->se), widths[i]);
    }
    screen_field(s, screen_leverage(s, room, &c->leverages[portfolio].gross), widths[4]);
    screen_field(s, screen_leverage(s, room, &c->leverages[portfolio].net), widths[5]);
    fputc('\n', s->file);
}

/* 1 when what is gross is there by its effect on earlier awards alone. */
static int is_before(const struct screen *s, int portfolio) {
    const struct ratio *gross = &s->c->leverages[portfolio].gross;
    return gross->se > 0 && !screen_resolved(s, gross->ratio, gross->se);
}

void screen_ledgers(const struct screen *s) {
    static const int widths[] = {11, 11, 9, 11, 13, 13};
    const char *head = screen_word(s, WORD_LEDGER_HEAD);
    char room[CELL];
    if (!comparison_has_ledger(s->c, 0)) {
        return;
    }
    fputc('\n', s->file);
    terminal_field(s->file, screen_word(s, WORD_LEDGER), -SCREEN_NAME);
    for (size_t i = 0, n; *head != '\0'; head += n + (head[n] == '|'), i++) {
        n = strcspn(head, "|");
        snprintf(room, sizeof room, "%.*s", (int)n, head);
        screen_field(s, room, widths[i]);
    }
    fputc('\n', s->file);
    int before = 0;
    for (int other = 0; other < 2; other++) {
        int begun = 0;
        for (int p = 0; p < s->c->info->n_portfolios; p++) {
            if (is_shown(s->c, p) &&
                (s->c->info->portfolios[p].question != s->c->question) == other) {
                fputs(other && !begun++ ? screen_word(s, WORD_OTHER_ROWS) : "", s->file);
                print_ledger(s, p, widths);
                before |= is_before(s, p);
            }
        }
    }
    fputs(before ? screen_word(s, WORD_GROSS_BEFORE) : "", s->file);
}
