/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 5: what the result rests on, and what it would be worth to know. Never knows how a fact
 * was computed. */
#include "output/report/report_private.h"

#include <math.h>

enum { STATUSES = 4, PAGE_ROWS = 12 };

static const enum word status_words[STATUSES] = {WORD_SOURCED, WORD_INFERRED, WORD_PRIOR,
                                                 WORD_CHOICE};

/* The value of an assumption: its law with its own parameters. */
static const char *law_of(struct report *self, size_t i) {
    const struct assumption *assumption = &self->facts->scenario->assumptions[i];
    char text[1024];
    if (law_is_constant(&assumption->law))
        return report_parameter(self, i, law_mean(&assumption->law));
    law_print(&assumption->law, text, sizeof text);
    return shelf_keep(&self->shelf, text);
}

/* How many assumptions have each status. */
static void show_counts(struct report *self) {
    const struct scenario *scenario = self->facts->scenario;
    size_t counts[STATUSES] = {0};
    for (size_t i = 0; i < scenario->n_assumptions; i++)
        counts[scenario->assumptions[i].status]++;
    struct report_table *table = report_table(self, "statuses", "statuses",
                                              word_of(self->language, WORD_EVIDENCE_COUNTS), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_STATUS), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_COUNT), NULL, CELL_NUMBER);
    for (int s = 0; table != NULL && s < STATUSES; s++) {
        sheet_text(&table->sheet, word_of(self->language, status_words[s]));
        sheet_number(&table->sheet, (double)counts[s]);
    }
    report_show(self, table);
}

/* The whole register: in the workbook. */
static void keep_register(struct report *self) {
    const struct scenario *scenario = self->facts->scenario;
    struct report_table *table =
        report_table(self, "assumptions", word_of(self->language, WORD_EVIDENCE_TAB),
                     word_of(self->language, WORD_EVIDENCE_REGISTER), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_PATH), NULL, CELL_CODE);
    report_column(table, word_of(self->language, WORD_COLUMN_PARAMETER), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_VALUE), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_UNIT), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_STATUS), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_SOURCE), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_NOTE), NULL, CELL_TEXT);
    for (size_t i = 0; table != NULL && i < scenario->n_assumptions; i++) {
        const struct assumption *assumption = &scenario->assumptions[i];
        sheet_text(&table->sheet, assumption->path);
        sheet_text(&table->sheet, report_assumption(self, i));
        sheet_text(&table->sheet, law_of(self, i));
        sheet_text(&table->sheet, assumption->parameter->unit);
        sheet_text(&table->sheet, word_of(self->language, status_words[assumption->status]));
        sheet_text(&table->sheet, assumption->source == NULL ? "" : assumption->source);
        sheet_text(&table->sheet, assumption->note == NULL ? "" : assumption->note);
    }
    report_keep(self, table);
}

static void show_knowledge(struct report *self) {
    const struct report_facts *facts = self->facts;
    struct report_table *table = report_table(self, "knowledge", "knowledge",
                                              word_of(self->language, WORD_EVIDENCE_VALUE), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_PARAMETER), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_WORTH), NULL, CELL_MONEY);
    report_error_column(self, table);
    report_column(table, word_of(self->language, WORD_COLUMN_STATUS), NULL, CELL_TEXT);
    for (size_t i = 0; table != NULL && i < facts->n_knowledge && i < PAGE_ROWS; i++) {
        const struct fact_knowledge *known = &facts->knowledge[i];
        if (!known->value.resolved)
            continue;
        int is_one = known->assumption >= 0;
        size_t at = is_one ? (size_t)known->assumption : 0;
        sheet_text(&table->sheet, is_one ? report_assumption(self, at) : known->path);
        sheet_number(&table->sheet, known->value.value);
        sheet_number(&table->sheet, known->value.se);
        sheet_text(
            &table->sheet,
            is_one ? word_of(self->language, status_words[facts->scenario->assumptions[at].status])
                   : "");
    }
    report_show(self, table);
}

static void show_surveys(struct report *self) {
    const struct report_facts *facts = self->facts;
    struct report_table *table = report_table(self, "surveys", "surveys",
                                              word_of(self->language, WORD_EVIDENCE_SURVEYS), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_SURVEY), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_SIZE_BEST), NULL, CELL_NUMBER);
    report_column(table, word_of(self->language, WORD_COLUMN_COST), NULL, CELL_MONEY);
    report_column(table, word_of(self->language, WORD_COLUMN_NET), NULL, CELL_MONEY_SIGNED);
    report_error_column(self, table);
    for (size_t i = 0; table != NULL && i < facts->n_surveys; i++) {
        const struct fact_survey *found = &facts->surveys[i];
        sheet_text(&table->sheet,
                   report_label(self, &facts->scenario->decision.surveys[found->survey].label));
        sheet_number(&table->sheet, (double)found->n);
        sheet_number(&table->sheet, found->cost);
        sheet_number(&table->sheet, found->net.value);
        sheet_number(&table->sheet, found->net.se);
    }
    report_show(self, table);
}

void chapter_evidence(struct report *self) {
    const struct report_facts *facts = self->facts;
    document_heading(self->document, 2, "evidence", word_of(self->language, WORD_CHAPTER_EVIDENCE));
    document_heading(self->document, 3, "register",
                     word_of(self->language, WORD_EVIDENCE_REGISTER));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_EVIDENCE_REGISTER_TEXT, NULL_GAP);
    show_counts(self);
    keep_register(self);
    if (isfinite(facts->priors_share.value) && facts->n_verdicts > 0) {
        document_heading(self->document, 3, "priors", word_of(self->language, WORD_EVIDENCE_SHARE));
        document_say(self->document, BLOCK_PARAGRAPH, WORD_EVIDENCE_SHARE_TEXT, "share",
                     report_percent(self, facts->priors_share.value), "outcome",
                     report_outcome(self, facts->effects[facts->verdicts[0].effect]), "option",
                     report_portfolio(self, facts->verdicts[0].option), NULL_GAP);
    }
    if (!isfinite(facts->evpi_high.value))
        return;
    document_heading(self->document, 3, "knowing", word_of(self->language, WORD_EVIDENCE_VALUE));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_EVIDENCE_VALUE_TEXT, "high",
                 report_money(self, facts->evpi_high), NULL_GAP);
    report_figures(self, "information-net_benefit");
    show_knowledge(self);
    show_surveys(self);
}
