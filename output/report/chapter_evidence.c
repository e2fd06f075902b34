/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 5: what the result rests on, and what it would be worth to know. Never knows how a fact
 * was computed. */
#include "output/report/report_private.h"

#include <math.h>
#include <string.h>

#include "output/units.h"

enum { STATUSES = 4, PAGE_ROWS = 12 };

static const enum word status_words[STATUSES] = {WORD_SOURCED, WORD_INFERRED, WORD_PRIOR,
                                                 WORD_CHOICE};

/* How many assumptions have each status. */
static void show_counts(struct report *self) {
    const struct scenario *scenario = self->facts->scenario;
    size_t counts[STATUSES] = {0};
    for (size_t i = 0; i < scenario->n_assumptions; i++)
        counts[scenario->assumptions[i].status]++;
    struct report_table *table =
        report_table(self, "statuses", word_of(self->language, WORD_TAB_STATUSES),
                     word_of(self->language, WORD_EVIDENCE_COUNTS), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_STATUS), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_COUNT), NULL, CELL_NUMBER);
    for (int s = 0; table != NULL && s < STATUSES; s++) {
        sheet_text(&table->sheet, word_of(self->language, status_words[s]));
        sheet_number(&table->sheet, (double)counts[s]);
    }
    report_show(self, table);
}

/* A note as its author wrote it; of a value that nobody gave, in the language. */
static const char *note_of(const struct report *self, const struct assumption *assumption) {
    if (assumption->note == NULL)
        return "";
    return strcmp(assumption->note, "default") == 0 ? word_of(self->language, WORD_BY_DEFAULT)
                                                    : assumption->note;
}

/* Where it comes from, or what was noted of it. */
static const char *origin_of(const struct report *self, const struct assumption *assumption) {
    return assumption->source != NULL ? assumption->source : note_of(self, assumption);
}

/* The whole register: in the workbook. */
static void keep_register(struct report *self) {
    const struct scenario *scenario = self->facts->scenario;
    struct report_table *table =
        report_table(self, "assumptions", word_of(self->language, WORD_EVIDENCE_TAB),
                     word_of(self->language, WORD_EVIDENCE_REGISTER), NULL);
    static const enum word titles[] = {WORD_COLUMN_PATH, WORD_COLUMN_PARAMETER, WORD_COLUMN_VALUE,
                                       WORD_COLUMN_UNIT, WORD_COLUMN_STATUS,    WORD_COLUMN_SOURCE,
                                       WORD_COLUMN_NOTE};
    for (size_t c = 0; c < sizeof titles / sizeof titles[0]; c++)
        report_column(table, word_of(self->language, titles[c]), NULL,
                      c == 0 ? CELL_CODE : CELL_TEXT);
    for (size_t i = 0; table != NULL && i < scenario->n_assumptions; i++) {
        const struct assumption *assumption = &scenario->assumptions[i];
        sheet_text(&table->sheet, assumption->path);
        sheet_text(&table->sheet, report_assumption(self, i));
        sheet_text(&table->sheet, report_law(self, i));
        sheet_text(&table->sheet, unit_name(self->language, assumption->parameter->unit));
        sheet_text(&table->sheet, report_status(self, i));
        sheet_text(&table->sheet, assumption->source == NULL ? "" : assumption->source);
        sheet_text(&table->sheet, note_of(self, assumption));
    }
    report_keep(self, table);
}

/* ---- The register on the page: a table for each fund, one for the rest ---- */

static void show_register(struct report *self, int instrument) {
    const struct scenario *scenario = self->facts->scenario;
    const char *id = report_register(self, instrument);
    struct report_table *table = report_table(
        self, id, id,
        instrument < 0 ? word_of(self->language, WORD_REGISTER_WORLD)
                       : shelf_word(&self->shelf, self->language, WORD_REGISTER_FUND, "fund",
                                    report_instrument(self, instrument), NULL_GAP),
        NULL);
    static const enum word titles[] = {WORD_COLUMN_PARAMETER, WORD_COLUMN_PLACE, WORD_COLUMN_VALUE,
                                       WORD_COLUMN_STATUS, WORD_COLUMN_SOURCE};
    report_basis(table, NULL);
    for (size_t c = 0; c < sizeof titles / sizeof titles[0]; c++) {
        report_column(table, word_of(self->language, titles[c]), NULL, CELL_TEXT);
        report_place(table, c == 1 && instrument >= 0 ? PLACE_NEITHER : PLACE_PAGE);
    }
    report_column(table, "#", NULL, CELL_CODE);
    report_place(table, PLACE_NEITHER);
    for (size_t i = 0; table != NULL && i < scenario->n_assumptions; i++) {
        if (!report_is_of(self, i, instrument))
            continue;
        sheet_text(&table->sheet, report_bare_assumption(self, i));
        sheet_text(&table->sheet, report_place_of(self, i));
        sheet_text(&table->sheet, report_law(self, i));
        sheet_text(&table->sheet, report_status(self, i));
        sheet_text(&table->sheet, origin_of(self, &scenario->assumptions[i]));
        sheet_text(&table->sheet, scenario->assumptions[i].path);
    }
    if (table != NULL)
        table->table.row_anchor = (int)table->sheet.n_columns;
    report_show(self, table);
}

void chapter_register(struct report *self) {
    document_page(self->document);
    document_heading(self->document, 2, "register",
                     word_of(self->language, WORD_EVIDENCE_REGISTER));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_REGISTER_TEXT, NULL_GAP);
    for (int i = 0; i < self->facts->info->n_instruments; i++)
        show_register(self, i);
    show_register(self, -1);
}

/* ---- What it would be worth to know ---- */

static void show_knowledge(struct report *self) {
    const struct report_facts *facts = self->facts;
    struct report_table *table =
        report_table(self, "knowledge", word_of(self->language, WORD_TAB_KNOWLEDGE),
                     word_of(self->language, WORD_EVIDENCE_VALUE), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_PARAMETER), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_WORTH), NULL, CELL_MONEY);
    report_error_column(self, table);
    report_column(table, word_of(self->language, WORD_COLUMN_STATUS), NULL, CELL_TEXT);
    report_links(table, 1);
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
        sheet_text(&table->sheet, is_one ? report_assumption_link(self, at) : "");
    }
    report_show(self, table);
}

static void show_surveys(struct report *self) {
    const struct report_facts *facts = self->facts;
    struct report_table *table =
        report_table(self, "surveys", word_of(self->language, WORD_TAB_SURVEYS),
                     word_of(self->language, WORD_EVIDENCE_SURVEYS), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_SURVEY), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_SIZE_BEST), NULL, CELL_NUMBER);
    report_column(table, word_of(self->language, WORD_COLUMN_COST), NULL, CELL_MONEY);
    report_compared(table, 1);
    report_column(table, word_of(self->language, WORD_COLUMN_NET), NULL, CELL_MONEY_SIGNED);
    report_compared(table, 1);
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

/* By group of parameters where there is such a figure: that of each alone tells what the table
 * does, and is tall. */
static void show_information(struct report *self, size_t effect) {
    const char *key = self->facts->info->catalogue.outcomes[self->facts->effects[effect]].key;
    char groups[128];
    snprintf(groups, sizeof groups, "information-groups-net_benefit-%.70s", key);
    if (gallery_find(self->gallery, groups) != NULL)
        report_figure(self, groups, NULL);
    else
        report_figure_of(self, "information-net_benefit", effect);
}

void chapter_evidence(struct report *self) {
    const struct report_facts *facts = self->facts;
    document_heading(self->document, 2, "evidence", word_of(self->language, WORD_CHAPTER_EVIDENCE));
    document_heading(self->document, 3, "statuses-of-assumptions",
                     word_of(self->language, WORD_EVIDENCE_STATUSES));
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
    show_knowledge(self);
    show_surveys(self);
    if (facts->n_verdicts > 0)
        show_information(self, facts->verdicts[0].effect);
}
