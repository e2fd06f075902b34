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

/* One table per effect: what each model brings, costs, and where it stands. */
static void show_plane(struct report *self, const struct fact_group *group, const char *name,
                       size_t k, int on_page) {
    const struct report_facts *facts = self->facts;
    int outcome = facts->effects[k];
    char id[96];
    snprintf(id, sizeof id, "plane-%.30s-%.50s", name,
             facts->info->catalogue.outcomes[outcome].key);
    struct report_table *table =
        report_table(self, id, id,
                     shelf_word(&self->shelf, self->language, WORD_COMPARE_PLANE_TITLE, "outcome",
                                report_outcome(self, outcome), NULL_GAP),
                     NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_MODEL), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_DIFFERENCE), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_BETTER), NULL, CELL_PERCENT);
    report_column(table, word_of(self->language, WORD_COLUMN_COST), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_PRICE), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_STATUS), NULL, CELL_TEXT);
    for (size_t i = 0; table != NULL && i < group->n; i++) {
        const struct fact_option *option = &group->options[i];
        const struct fact_effect *effect = &option->effects[k];
        sheet_text(&table->sheet, report_portfolio(self, option->portfolio));
        sheet_text(&table->sheet, option->is_reference || effect->difference.resolved ||
                                          effect->difference.value == 0
                                      ? report_amount(self, outcome, effect->difference, 1)
                                      : word_of(self->language, WORD_NOT_RESOLVED));
        sheet_number(&table->sheet, option->is_reference ? NAN : effect->better.value);
        sheet_text(&table->sheet, report_money(self, option->cost));
        sheet_text(&table->sheet,
                   isfinite(effect->price.value) ? report_money(self, effect->price) : "–");
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
    document_say(self->document, BLOCK_PARAGRAPH, WORD_COMPARE_OWN_TEXT, NULL_GAP);
    for (size_t k = 0; k < facts->n_effects; k++)
        show_plane(self, &facts->groups[0], "own", k, report_is_valued(facts, k));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_COMPARE_OTHERS, NULL_GAP);
    report_figure(self, "differences", NULL);
    report_figure(self, "plane", NULL);
    report_figure(self, "frontier", NULL);
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
        struct report_table *table =
            report_table(self, name, name, word_of(self->language, WORD_COMPARE_EQUAL), NULL);
        report_column(table, word_of(self->language, WORD_COLUMN_MODEL), NULL, CELL_TEXT);
        report_column(table, word_of(self->language, WORD_COLUMN_USED), NULL, CELL_PERCENT);
        for (size_t k = 0; k < facts->n_effects && k < REPORT_COLUMNS - 2; k++)
            report_column(table, report_outcome(self, facts->effects[k]), NULL, CELL_TEXT);
        for (size_t i = 0; table != NULL && i < group->n; i++) {
            const struct fact_option *option = &group->options[i];
            sheet_text(&table->sheet, report_portfolio(self, option->portfolio));
            sheet_number(&table->sheet, option->absorption);
            for (size_t k = 0; k < facts->n_effects && k < REPORT_COLUMNS - 2; k++)
                sheet_text(&table->sheet, report_amount(self, facts->effects[k],
                                                        option->effects[k].difference, 1));
        }
        report_show(self, table);
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
    struct report_table *table = report_table(
        self, "weightings", "weightings", word_of(self->language, WORD_COMPARE_WEIGHTINGS), NULL);
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
    struct report_table *table = report_table(
        self, "concentration", "concentration", word_of(self->language, WORD_COMPARE_CONCENTRATION),
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
    document_heading(self->document, 2, "compare", word_of(self->language, WORD_CHAPTER_COMPARE));
    compare_own(self);
    compare_equal(self, self->facts->scenario->decision.absorption_floor.value);
    figure_part(self, "ranks", "ranks", WORD_COMPARE_RANKS, WORD_COMPARE_RANKS_TEXT);
    show_weightings(self);
    figure_part(self, "waterfall", "ledger", WORD_COMPARE_LEDGER, WORD_COMPARE_LEDGER_TEXT);
    figure_part(self, "attribution", "attribution", WORD_COMPARE_ATTRIBUTION,
                WORD_COMPARE_ATTRIBUTION_TEXT);
    figure_part(self, "regret-net_benefit", "regret", WORD_COMPARE_REGRET,
                WORD_COMPARE_REGRET_TEXT);
    show_equity(self);
}
