/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of ranks, of weightings and of members' weights. Never computes an estimate. */
#include <math.h>

#include "sim/comparison/private.h"

static void add_ranks(const struct comparison *c, const struct comparison_group *group,
                      struct sheet *sheet) {
    const struct ranking *ranking = &group->ranking;
    size_t n = ranking->n_options;
    for (size_t i = 0; i < ranking->n_criteria * n * n; i++) {
        const struct rank_row *row = &ranking->rows[i / n];
        size_t criterion = i / n / n;
        sheet_text(sheet, group->label);
        sheet_text(sheet, sheets_outcome(c, c->criteria[criterion]));
        sheet_number(sheet, c->criterion_better[criterion]);
        sheet_text(sheet, sheets_portfolio(c, group->ranked[i / n % n]));
        sheets_mean(sheet, row->value);
        sheet_number(sheet, row->rank);
        sheet_number(sheet, row->resolved);
        sheet_number(sheet, (double)(i % n + 1));
        sheets_mean(sheet, ranking->expected[i]);
        sheets_mean(sheet, ranking->single[i]);
    }
}

static void add_weightings(const struct comparison *c, const struct comparison_group *group,
                           struct sheet *sheet) {
    const struct weightings *w = &group->weightings;
    for (size_t i = 0; i < w->n_options * w->n_criteria; i++) {
        size_t option = i / w->n_criteria, criterion = i % w->n_criteria;
        sheet_text(sheet, group->label);
        sheet_text(sheet, sheets_portfolio(c, group->ranked[option]));
        sheet_number(sheet, w->rows[option].share);
        sheet_number(sheet, w->rows[option].share_se);
        sheet_text(sheet, sheets_outcome(c, c->criteria[criterion]));
        sheet_number(sheet, w->central[i]);
        sheet_number(sheet, w->scales.worst[criterion]);
        sheet_number(sheet, w->scales.best[criterion]);
        sheet_number(sheet, w->scales.resolved[criterion]);
    }
}

void sheets_add_ranks(const struct comparison *c, struct sheet *ranks, struct sheet *weightings) {
    for (size_t g = 0; g < c->n_groups; g++) {
        add_ranks(c, &c->groups[g], ranks);
        add_weightings(c, &c->groups[g], weightings);
    }
}

static void add_set(const struct comparison *c, const struct comparison_group *group, size_t set,
                    struct sheet *sheet) {
    const struct weighed *w = &group->weighed;
    const struct weighed_set *said = &w->sets[set];
    for (size_t o = 0; o < w->n_options; o++) {
        const struct weighed_row *row = &w->rows[set * w->n_options + o];
        sheet_text(sheet, group->label);
        sheet_text(sheet, c->sets[set].name);
        sheet_text(sheet, sheets_portfolio(c, group->ranked[o]));
        sheets_mean(sheet, row->score);
        sheet_number(sheet, row->rank);
        sheets_mean(sheet, row->best);
        sheet_text(sheet, sheets_portfolio(c, group->ranked[said->winner]));
        sheets_mean(sheet, said->lead);
        sheet_number(sheet, said->resolved);
    }
}

void sheets_add_members(const struct comparison *c, struct sheet *members, struct sheet *weights) {
    for (size_t g = 0; g < c->n_groups; g++) {
        for (size_t s = 0; s < c->groups[g].weighed.n_sets; s++) {
            add_set(c, &c->groups[g], s, members);
        }
    }
    for (size_t i = 0; i < c->n_sets * c->n_criteria; i++) {
        const struct comparison_set *set = &c->sets[i / c->n_criteria];
        sheet_text(weights, set->name);
        sheet_text(weights, sheets_outcome(c, c->criteria[i % c->n_criteria]));
        sheet_number(weights, set->weights[i % c->n_criteria]);
    }
}
