/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two parts of chapter 3: what still stands at the end, with and without its worth in the costs,
 * and what each member's weights say. Never knows how a fact was computed. */
#include "output/report/report_private.h"

#include <math.h>
#include <string.h>

enum { STOCKS = 5 /* beside cost and model, on an upright page */, LISTED = 64 };

/* ---- What still stands ---- */

static const struct fact_asset *asset_of(const struct report_facts *facts, int outcome,
                                         int portfolio) {
    for (size_t i = 0; i < facts->n_assets; i++)
        if (facts->assets[i].outcome == outcome && facts->assets[i].portfolio == portfolio)
            return &facts->assets[i];
    return NULL;
}

/* 1 when models differ in it. */
static int differs(const struct report_facts *facts, int outcome) {
    const struct fact_group *group = &facts->groups[0];
    const struct fact_asset *first = asset_of(facts, outcome, group->options[0].portfolio);
    for (size_t i = 1; first != NULL && i < group->n; i++) {
        const struct fact_asset *other = asset_of(facts, outcome, group->options[i].portfolio);
        if (other != NULL && other->value.value != first->value.value)
            return 1;
    }
    return 0;
}

/* Stocks that outlive the money, in this order, as far as the run has them and models differ. */
static size_t choose_stocks(const struct report_facts *facts, int stocks[STOCKS]) {
    static const char *const keys[] = {"projects_alive", "fte_local", "alliances",  "endowment",
                                       "commons",        "clubs",     "foundations"};
    size_t n = 0;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0] && n < STOCKS; i++) {
        int outcome = catalogue_find(&facts->info->catalogue, keys[i]);
        if (outcome >= 0 && differs(facts, outcome))
            stocks[n++] = outcome;
    }
    return n;
}

static int knows_endowment(const struct fact_group *group) {
    int any = 0;
    for (size_t i = 0; i < group->n; i++)
        any |= isfinite(group->options[i].cost_less_assets.value);
    return any;
}

/* Whether the models stand elsewhere when the endowment is deducted, for each effect that has a
 * worth. */
static void say_endowment(struct report *self) {
    const struct report_facts *facts = self->facts;
    const struct fact_group *group = &facts->groups[0];
    int any = 0;
    for (size_t k = 0; k < facts->n_effects; k++) {
        const char *names[LISTED];
        size_t n = 0;
        for (size_t i = 0; report_is_valued(facts, k) && i < group->n && n < LISTED; i++) {
            const struct fact_effect *effect = &group->options[i].effects[k];
            if (effect->standing != effect->standing_less_assets)
                names[n++] = report_quoted(self, group->options[i].portfolio);
        }
        if (n > 0)
            document_say(self->document, BLOCK_PARAGRAPH, WORD_STANDING_MONEY_CHANGES, "options",
                         report_list(self, n, names), "outcome",
                         report_outcome(self, facts->effects[k]), NULL_GAP);
        any |= n > 0;
    }
    if (!any)
        document_say(self->document, BLOCK_PARAGRAPH, WORD_STANDING_MONEY_SAME, NULL_GAP);
}

static void show_standing(struct report *self, size_t n, const int *stocks, int money) {
    const struct report_facts *facts = self->facts;
    const struct fact_group *group = &facts->groups[0];
    const char *end = report_end(self, facts->info->n_reports - 1);
    struct report_table *table = report_table(
        self, "standing", word_of(self->language, WORD_TAB_ASSETS),
        shelf_word(&self->shelf, self->language, WORD_STANDING_TITLE, "end", end, NULL_GAP), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_MODEL), NULL, CELL_TEXT);
    for (size_t s = 0; s < n; s++)
        report_outcome_columns(self, table, report_outcome(self, stocks[s]), stocks[s], 0);
    for (int column = 0; column < 1 + money; column++) {
        report_column(
            table, word_of(self->language, column == 0 ? WORD_COLUMN_COST : WORD_COLUMN_COST_LESS),
            NULL, CELL_MONEY);
        report_compared(table, 1);
        report_error_column(self, table);
    }
    for (size_t i = 0; table != NULL && i < group->n; i++) {
        const struct fact_option *option = &group->options[i];
        sheet_text(&table->sheet, report_portfolio(self, option->portfolio));
        for (size_t s = 0; s < n; s++) {
            const struct fact_asset *asset = asset_of(facts, stocks[s], option->portfolio);
            struct fact_number none = {(double)NAN, (double)NAN, 1};
            struct fact_number value = asset == NULL ? none : asset->value;
            value.resolved = 1; /* a stock, not a difference */
            report_outcome_cells(self, table, value);
        }
        report_number_cells(table, option->cost);
        if (money)
            report_number_cells(table, option->cost_less_assets);
    }
    report_show(self, table);
}

void compare_standing(struct report *self) {
    const struct report_facts *facts = self->facts;
    int stocks[STOCKS], money = knows_endowment(&facts->groups[0]);
    size_t n = choose_stocks(facts, stocks);
    if (n == 0)
        return;
    document_heading(self->document, 3, "standing-assets", word_of(self->language, WORD_STANDING));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_STANDING_TEXT, "end",
                 report_end(self, facts->info->n_reports - 1), NULL_GAP);
    if (money)
        say_endowment(self);
    show_standing(self, n, stocks, money);
}

/* ---- Members ---- */

void compare_members(struct report *self) {
    const struct report_facts *facts = self->facts;
    if (facts->n_members == 0)
        return;
    size_t n = facts->n_criteria < REPORT_COLUMNS - 5 ? facts->n_criteria : REPORT_COLUMNS - 5;
    document_heading(self->document, 3, "members", word_of(self->language, WORD_MEMBERS));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_MEMBERS_TEXT, NULL_GAP);
    struct report_table *table =
        report_table(self, "member-weights", word_of(self->language, WORD_TAB_MEMBERS),
                     word_of(self->language, WORD_MEMBERS_TITLE), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_MEMBER), NULL, CELL_TEXT);
    for (size_t c = 0; c < n; c++) {
        report_column(table, report_outcome(self, facts->criteria[c]), NULL, CELL_PERCENT);
        report_decimals(table, 0);
    }
    report_column(table, word_of(self->language, WORD_COLUMN_FIRST), NULL, CELL_TEXT);
    report_number_columns(self, table, word_of(self->language, WORD_COLUMN_FIRST_SHARE), NULL,
                          CELL_PERCENT);
    for (size_t i = 0; table != NULL && i < facts->n_members; i++) {
        const struct fact_member *member = &facts->members[i];
        const char *first = report_quoted(self, member->winner);
        sheet_text(&table->sheet, member->label == NULL ? word_of(self->language, WORD_OWN_WEIGHTS)
                                                        : report_label(self, member->label));
        for (size_t c = 0; c < n; c++)
            sheet_number(&table->sheet, member->weights[c]);
        sheet_text(&table->sheet, member->resolved || member->winner == member->second
                                      ? first
                                      : shelf_word(&self->shelf, self->language, WORD_MEMBERS_CLOSE,
                                                   "first", first, "second",
                                                   report_quoted(self, member->second), NULL_GAP));
        report_number_cells(table, member->share);
    }
    report_show(self, table);
}
