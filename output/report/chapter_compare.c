/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 3: the models against one another, at their own money and at equal money, by criterion,
 * by variant of the world, what each fund brings to the whole, and for whom. Never knows how a fact
 * was computed. */
#include "output/report/report_private.h"

#include <math.h>

/* ---- Standing in the plane ---- */

static const char *standing_of(struct report *self, const struct fact_effect *effect) {
    const char *by = "";
    enum word word = WORD_STATUS_FRONTIER;
    switch (effect->standing) {
    case STANDING_FRONTIER:
        break;
    case STANDING_NOT_RANKED:
        word = WORD_STATUS_NOT_RANKED;
        break;
    case STANDING_DOMINATED:
    case STANDING_SAME:
        word = effect->standing == STANDING_SAME ? WORD_STATUS_SAME : WORD_STATUS_DOMINATED;
        by = report_quoted(self, effect->by[0]);
        break;
    case STANDING_EXTENDED: {
        const char *both[2] = {report_quoted(self, effect->by[0]),
                               report_quoted(self, effect->by[1])};
        word = WORD_STATUS_EXTENDED;
        by = report_list(self, 2, both);
        break;
    }
    }
    return shelf_word(&self->shelf, self->language, word, "by", by, NULL_GAP);
}

/* The scale of all prices of one effect. */
static enum money_scale price_scale(const struct fact_group *group, size_t k) {
    double least = HUGE_VAL, largest = 0;
    for (size_t i = 0; i < group->n; i++) {
        const struct fact_effect *effect = &group->options[i].effects[k];
        const double prices[] = {effect->price.value, effect->next.value, effect->next_low,
                                 effect->next_high};
        for (size_t p = 0; p < sizeof prices / sizeof prices[0]; p++)
            if (isfinite(prices[p]) && prices[p] != 0) {
                least = fmin(least, fabs(prices[p]));
                largest = fmax(largest, fabs(prices[p]));
            }
    }
    return table_scale(least, largest);
}

/* What one unit costs on average and what one more costs: on the page with its interval, in the
 * workbook as numbers. */
static void price_columns(struct report *self, struct report_table *table) {
    static const enum word kept[] = {WORD_COLUMN_NEXT, WORD_COLUMN_NEXT_LOW, WORD_COLUMN_NEXT_HIGH};
    report_column(table, word_of(self->language, WORD_COLUMN_PRICE), NULL, CELL_MONEY);
    report_compared(table, 2);
    report_error_column(self, table);
    report_column(table, word_of(self->language, WORD_COLUMN_NEXT), NULL, CELL_MONEY);
    report_compared(table, 2);
    report_place(table, PLACE_PAGE);
    for (size_t c = 0; c < sizeof kept / sizeof kept[0]; c++) {
        report_column(table, word_of(self->language, kept[c]), NULL, CELL_MONEY);
        report_compared(table, 2);
        report_place(table, PLACE_WORKBOOK);
    }
}

static void price_cells(struct report *self, struct report_table *table,
                        const struct fact_effect *effect, enum money_scale scale) {
    if (isfinite(effect->price.value))
        sheet_number(&table->sheet, effect->price.value);
    else
        sheet_text(&table->sheet, "–");
    sheet_number(&table->sheet, effect->price.se);
    sheet_text(&table->sheet,
               report_money_within(self, effect->next, effect->next_low, effect->next_high, scale));
    sheet_number(&table->sheet, effect->next.value);
    sheet_number(&table->sheet, effect->next_low);
    sheet_number(&table->sheet, effect->next_high);
}

/* One table per effect: what each model brings, costs, and where it stands. */
static void show_plane(struct report *self, const struct fact_group *group, const char *name,
                       size_t k, int on_page) {
    const struct report_facts *facts = self->facts;
    int outcome = facts->effects[k];
    const char *id = report_plane(self, name, outcome), *said = report_outcome(self, outcome);
    struct report_table *table = report_table(
        self, id,
        shelf_word(&self->shelf, self->language, WORD_TAB_PLANE, "outcome", said, NULL_GAP),
        shelf_word(&self->shelf, self->language, WORD_COMPARE_PLANE_TITLE, "outcome", said,
                   NULL_GAP),
        NULL);
    enum money_scale scale = price_scale(group, k);
    report_column(table, word_of(self->language, WORD_COLUMN_MODEL), NULL, CELL_TEXT);
    report_outcome_columns(self, table, word_of(self->language, WORD_COLUMN_DIFFERENCE), outcome,
                           1);
    report_number_columns(self, table, word_of(self->language, WORD_COLUMN_BETTER), NULL,
                          CELL_PERCENT);
    report_number_columns(self, table, word_of(self->language, WORD_COLUMN_COST), NULL, CELL_MONEY);
    price_columns(self, table);
    report_column(table, word_of(self->language, WORD_COLUMN_STATUS), NULL, CELL_TEXT);
    report_place(table, PLACE_PAGE);
    report_column(table, word_of(self->language, WORD_COLUMN_STATUS), NULL, CELL_TEXT);
    report_place(table, PLACE_WORKBOOK);
    for (size_t i = 0; table != NULL && i < group->n; i++) {
        const struct fact_option *option = &group->options[i];
        const struct fact_effect *effect = &option->effects[k];
        sheet_text(&table->sheet, report_portfolio(self, option->portfolio));
        report_outcome_cells(
            self, table, option->is_reference ? (struct fact_number){0, 0, 1} : effect->difference);
        if (option->is_reference)
            sheet_text(&table->sheet, "–");
        else
            sheet_number(&table->sheet, effect->better.value);
        sheet_number(&table->sheet, effect->better.se);
        report_number_cells(table, option->cost);
        price_cells(self, table, effect, scale);
        sheet_text(&table->sheet, effect->standing == STANDING_EXTENDED
                                      ? word_of(self->language, WORD_STATUS_EXTENDED_SHORT)
                                      : standing_of(self, effect));
        sheet_text(&table->sheet, standing_of(self, effect));
    }
    if (on_page)
        report_show(self, table);
    else
        report_keep(self, table);
}

static void compare_own(struct report *self) {
    const struct report_facts *facts = self->facts;
    document_heading(self->document, 3, "own-money", word_of(self->language, WORD_COMPARE_OWN));
    document_open(self->document, BLOCK_PARAGRAPH);
    document_fill(self->document, WORD_COMPARE_OWN_TEXT, NULL_GAP);
    document_add(self->document, " ");
    document_fill(self->document, WORD_COMPARE_OTHERS, NULL_GAP);
    document_close(self->document);
    for (size_t k = 0; k < facts->n_effects; k++)
        show_plane(self, &facts->groups[0], "own", k, report_is_valued(facts, k));
    report_figure(self, "differences", NULL);
    report_figure(self, "frontier", NULL);
    report_figure(self, "plane", NULL);
    report_figure(self, "acceptability", NULL);
    report_figure(self, "loss", NULL);
}

/* 1 when a model beside the reference absorbs its money. */
static int any_ranked(const struct fact_group *group) {
    int any = 0;
    for (size_t i = 0; i < group->n; i++)
        any |= !group->options[i].is_reference &&
               group->options[i].effects[0].standing != STANDING_NOT_RANKED;
    return any;
}

static void show_equal(struct report *self, const struct fact_group *group, const char *id) {
    const struct report_facts *facts = self->facts;
    size_t n =
        facts->n_effects < (REPORT_COLUMNS - 2) / 3 ? facts->n_effects : (REPORT_COLUMNS - 2) / 3;
    struct report_table *table = report_table(self, id, word_of(self->language, WORD_COMPARE_EQUAL),
                                              word_of(self->language, WORD_COMPARE_EQUAL), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_MODEL), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_USED), NULL, CELL_PERCENT);
    for (size_t k = 0; k < n; k++)
        report_outcome_columns(self, table, report_outcome(self, facts->effects[k]),
                               facts->effects[k], 1);
    for (size_t i = 0; table != NULL && i < group->n; i++) {
        const struct fact_option *option = &group->options[i];
        sheet_text(&table->sheet, report_portfolio(self, option->portfolio));
        if (isfinite(option->absorption))
            sheet_number(&table->sheet, option->absorption);
        else
            sheet_text(&table->sheet, "–");
        for (size_t k = 0; k < n; k++)
            report_outcome_cells(self, table,
                                 option->is_reference ? (struct fact_number){0, 0, 1}
                                                      : option->effects[k].difference);
    }
    report_show(self, table);
}

static void compare_equal(struct report *self, double floor) {
    const struct report_facts *facts = self->facts;
    for (size_t g = 1; g < facts->n_groups; g++) {
        const struct fact_group *group = &facts->groups[g];
        char id[40], name[40];
        snprintf(id, sizeof id, "equal-money-%zu", g);
        snprintf(name, sizeof name, "equal-%zu", g);
        document_heading(self->document, 3, id, word_of(self->language, WORD_COMPARE_EQUAL));
        document_say(self->document, BLOCK_PARAGRAPH, WORD_COMPARE_EQUAL_TEXT, "target",
                     report_portfolio(self, group->target), "floor", report_percent(self, floor),
                     NULL_GAP);
        if (!any_ranked(group))
            document_say(self->document, BLOCK_PARAGRAPH, WORD_COMPARE_EQUAL_NONE, NULL_GAP);
        show_equal(self, group, name);
    }
}

/* A part that stands only with its figure, one or one for each effect. */
static void figure_part(struct report *self, const char *figure, const char *id, enum word heading,
                        enum word text) {
    if (gallery_find(self->gallery, figure) == NULL && !report_has_figures(self, figure))
        return;
    document_heading(self->document, 3, id, word_of(self->language, heading));
    document_say(self->document, BLOCK_PARAGRAPH, text, NULL_GAP);
    report_figure(self, figure, NULL);
    report_figures(self, figure);
}

/* Share of all weightings that each model wins. */
static void show_weightings(struct report *self) {
    const struct fact_group *group = &self->facts->groups[0];
    struct report_table *table =
        report_table(self, "weightings", word_of(self->language, WORD_TAB_WEIGHTINGS),
                     word_of(self->language, WORD_COMPARE_WEIGHTINGS), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_MODEL), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_WEIGHTINGS), NULL, CELL_PERCENT);
    for (size_t i = 0; table != NULL && i < group->n; i++)
        if (isfinite(group->options[i].win)) {
            sheet_text(&table->sheet, report_portfolio(self, group->options[i].portfolio));
            sheet_number(&table->sheet, group->options[i].win);
        }
    report_show(self, table);
}

/* ---- Equity ---- */

static void show_equity(struct report *self) {
    const struct report_facts *facts = self->facts;
    const struct fact_group *group = &facts->groups[0];
    int index = catalogue_find(&facts->info->catalogue, "received_concentration");
    if (index < 0)
        return;
    document_heading(self->document, 3, "equity", word_of(self->language, WORD_COMPARE_EQUITY));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_COMPARE_EQUITY_TEXT, NULL_GAP);
    report_figure(self, "equity", "concentration");
    struct report_table *table =
        report_table(self, "concentration", word_of(self->language, WORD_TAB_CONCENTRATION),
                     word_of(self->language, WORD_COMPARE_CONCENTRATION),
                     word_of(self->language, WORD_COMPARE_CONCENTRATION_NOTE));
    report_column(table, word_of(self->language, WORD_COLUMN_MODEL), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_INDEX), NULL, CELL_SIGNED);
    report_error_column(self, table);
    for (size_t i = 0; table != NULL && i < group->n; i++) {
        const struct summary_row *row = summary_find(facts->summary, facts->info->n_reports - 1,
                                                     group->options[i].portfolio, index);
        if (row == NULL || group->options[i].is_reference)
            continue;
        sheet_text(&table->sheet, report_portfolio(self, group->options[i].portfolio));
        sheet_number(&table->sheet, row->value.mean);
        sheet_number(&table->sheet, row->value.se);
    }
    report_show(self, table);
}

void chapter_compare(struct report *self) {
    document_page(self->document);
    document_heading(self->document, 2, "compare", word_of(self->language, WORD_CHAPTER_COMPARE));
    compare_own(self);
    compare_equal(self, self->facts->scenario->decision.absorption_floor.value);
    compare_standing(self);
    figure_part(self, "ranks", "ranks", WORD_COMPARE_RANKS, WORD_COMPARE_RANKS_TEXT);
    show_weightings(self);
    compare_members(self);
    figure_part(self, "waterfall", "ledger", WORD_COMPARE_LEDGER, WORD_COMPARE_LEDGER_TEXT);
    figure_part(self, "attribution", "attribution", WORD_COMPARE_ATTRIBUTION,
                self->facts->are_few ? WORD_COMPARE_ATTRIBUTION_FEW
                                     : WORD_COMPARE_ATTRIBUTION_TEXT);
    figure_part(self, "regret-net_benefit", "regret", WORD_COMPARE_REGRET,
                WORD_COMPARE_REGRET_TEXT);
    show_equity(self);
}
