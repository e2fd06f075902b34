/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of compare's screen about several criteria: ranks, share of weightings, members' own
 * weights side by side. Never computes an estimate. */
#include <math.h>
#include <string.h>

#include "sim/cli/compare_parts.h"

static size_t shown_criteria(const struct screen *s) {
    return s->c->n_criteria < SCREEN_CRITERIA ? s->c->n_criteria : SCREEN_CRITERIA;
}

static void print_head(const struct screen *s, const struct comparison_group *group) {
    char title[CELL];
    if (group->target < 0) {
        snprintf(title, sizeof title, "%s", screen_word(s, WORD_RANKS));
    } else {
        snprintf(title, sizeof title, screen_word(s, WORD_RANKS_EQUAL), group->target + 1);
    }
    terminal_field(s->file, title, -SCREEN_NAME);
    for (size_t k = 0; k < shown_criteria(s); k++) {
        const char letter[] = {screen_letter(s, s->c->criteria[k]), '\0'};
        terminal_field(s->file, letter[0] != '\0' ? letter : screen_word(s, WORD_RANKS_COST),
                       SCREEN_RANK);
    }
    terminal_field(s->file, screen_word(s, WORD_RANKS_SHARE), 21);
    fputc('\n', s->file);
}

static void print_option(const struct screen *s, const struct comparison_group *group,
                         size_t option) {
    const struct ranking *ranking = &group->ranking;
    const struct weighting_row *share = &group->weightings.rows[option];
    char room[CELL], cell[CELL];
    screen_name(s, group->ranked[option]);
    for (size_t k = 0; k < shown_criteria(s); k++) {
        const struct rank_row *row = &ranking->rows[k * ranking->n_options + option];
        int decimals = floor(row->rank) < row->rank ? 1 : 0;
        snprintf(cell, sizeof cell, "%.40s%s",
                 format_number(room, CELL, s->language, row->rank, decimals),
                 row->resolved ? "" : "?");
        terminal_field(s->file, cell, SCREEN_RANK);
    }
    terminal_field(s->file, screen_percent(s, room, share->share, share->share_se), 21);
    fputc('\n', s->file);
}

static void print_members(const struct screen *s, const struct comparison_group *group) {
    const struct weighed *w = &group->weighed;
    char lead[CELL], p[CELL], room[CELL];
    fputs(w->n_sets > 0 ? screen_word(s, WORD_MEMBERS) : "", s->file);
    for (size_t i = 0; i < w->n_sets && i < SCREEN_MEMBERS; i++) {
        const struct weighed_set *set = &w->sets[i];
        const struct label *label = s->c->sets[i].label;
        const struct weighed_row *winner = &w->rows[i * w->n_options + set->winner];
        const char *name = label == NULL                ? screen_word(s, WORD_OWN_WEIGHTS)
                           : s->language == LANGUAGE_FR ? label->fr
                                                        : label->en;
        int options[2] = {group->ranked[set->winner] + 1, group->ranked[set->second] + 1};
        fputs("     ", s->file);
        terminal_field(s->file, terminal_shortened(room, sizeof room, name, 34), -36);
        if (set->resolved) {
            screen_percent(s, p, winner->best.mean, winner->best.se);
            fprintf(s->file, screen_word(s, WORD_MEMBER), options[0], options[1],
                    screen_number(s, lead, set->lead.mean, set->lead.se), p);
        } else {
            fprintf(s->file, screen_word(s, WORD_TIED), options[0], options[1]);
            fputc('\n', s->file);
        }
    }
    if (w->n_sets > SCREEN_MEMBERS) {
        fprintf(s->file, screen_word(s, WORD_MORE_MEMBERS), (int)(w->n_sets - SCREEN_MEMBERS));
    }
}

int screen_weighs_cost(const struct screen *s) {
    const char *cost = comparison_costs[s->c->perspective];
    int weighs = 0;
    for (size_t k = 0; k < s->c->n_criteria; k++) {
        weighs |= strcmp(s->c->info->catalogue.outcomes[s->c->criteria[k]].key, cost) == 0;
    }
    return weighs;
}

void screen_ranks(const struct screen *s) {
    const struct comparison *c = s->c;
    int any = 0;
    for (size_t g = 0; g < c->n_groups; g++) {
        const struct comparison_group *group = &c->groups[g];
        if (group->n_ranked < 2) {
            continue;
        }
        fputs(any ? "" : "\n", s->file);
        any = 1;
        print_head(s, group);
        for (size_t i = 0; i < group->n_ranked; i++) {
            print_option(s, group, i);
        }
        print_members(s, group);
    }
    if (!any) {
        fputs(screen_word(s, WORD_ONE_OPTION), s->file);
        return;
    }
    fputs(screen_word(s, WORD_RANKS_END), s->file);
    fputs(screen_weighs_cost(s) ? "" : screen_word(s, WORD_NO_COST), s->file);
    fputc('\n', s->file);
}
