/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 4: when effects can be seen. Never knows how a fact was computed. */
#include "output/report/report_private.h"

static enum word lag_word(enum outcome_lag lag) {
    return lag == LAG_NONE          ? WORD_LAG_NONE
           : lag == LAG_PERFORMANCE ? WORD_LAG_PERFORMANCE
           : lag == LAG_INNOVATION  ? WORD_LAG_INNOVATION
                                    : WORD_LAG_TRUST;
}

/* The main outcomes with their delay, and whether it has passed at the evaluation. */
static void show_lags(struct report *self) {
    const struct run_info *info = self->facts->info;
    struct report_table *table = report_table(self, "lags", word_of(self->language, WORD_TAB_LAGS),
                                              word_of(self->language, WORD_TIME_TITLE), NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_EFFECT), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_LAG), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_TIME_AT_EVALUATION), NULL, CELL_TEXT);
    for (size_t k = 0; table != NULL && k < info->catalogue.n; k++) {
        const struct outcome *about = &info->catalogue.outcomes[k];
        if (!about->is_main || about->kind == OUTCOME_INDEX)
            continue;
        sheet_text(&table->sheet, report_outcome(self, (int)k));
        sheet_text(&table->sheet, word_of(self->language, lag_word(about->lag)));
        sheet_text(&table->sheet, report_seen(self, (int)k));
    }
    report_show(self, table);
}

void chapter_time(struct report *self) {
    document_heading(self->document, 2, "time", word_of(self->language, WORD_CHAPTER_TIME));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_TIME_TEXT, NULL_GAP);
    show_lags(self);
    report_figure(self, "fan", NULL);
    report_figure(self, "levels", NULL);
}
