/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 6: what is simulated, what is uncertain, conventions, limits, how to run it again. Never
 * knows how a fact was computed. */
#include "output/report/report_private.h"

#include <math.h>

#include "output/report/captions.h"

static void say_model(struct report *self) {
    const struct run_info *info = self->facts->info;
    const struct scenario *scenario = self->facts->scenario;
    char ecosystems[24];
    size_t n = 0;
    for (int c = 0; c < scenario->n_cohorts; c++)
        n += scenario->cohorts[c].n;
    snprintf(ecosystems, sizeof ecosystems, "%zu", n);
    enum word step = info->steps_per_year == 12  ? WORD_STEP_MONTH
                     : info->steps_per_year == 4 ? WORD_STEP_QUARTER
                     : info->steps_per_year == 2 ? WORD_STEP_HALF_YEAR
                                                 : WORD_STEP_YEAR;
    document_heading(self->document, 3, "simulated", word_of(self->language, WORD_METHOD_WHAT));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_METHOD_WHAT_TEXT, "ecosystems", ecosystems,
                 "first", report_year(self, info->start_year), "last",
                 report_year(self, info->start_year + info->n_years - 1), "step",
                 word_of(self->language, step), NULL_GAP);
}

static void say_doubt(struct report *self) {
    const struct run_info *info = self->facts->info;
    char samples[FORMAT_SIZE], inner[24], seed[24];
    format_number(samples, sizeof samples, self->language, info->samples, 0);
    snprintf(inner, sizeof inner, "%u", (unsigned)info->inner);
    snprintf(seed, sizeof seed, "%lu", (unsigned long)info->seed);
    document_heading(self->document, 3, "uncertain", word_of(self->language, WORD_METHOD_DOUBT));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_METHOD_DOUBT_TEXT, "samples", samples,
                 "design", word_of(self->language, WORD_METHOD_LATIN + info->design), "seed", seed,
                 "inner", inner, NULL_GAP);
}

static void say_conventions(struct report *self) {
    const struct report_facts *facts = self->facts;
    static const enum word perspectives[] = {WORD_PERSPECTIVE_FUND, WORD_PERSPECTIVE_PUBLIC,
                                             WORD_PERSPECTIVE_ALL};
    int is_prospective = facts->question == QUESTION_PROSPECTIVE;
    double base = is_prospective ? facts->info->decision_year : facts->info->start_year;
    document_heading(self->document, 3, "conventions",
                     word_of(self->language, WORD_METHOD_CONVENTIONS));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_METHOD_CONVENTIONS_TEXT, "question",
                 word_of(self->language,
                         is_prospective ? WORD_QUESTION_PROSPECTIVE : WORD_QUESTION_RETROSPECTIVE),
                 "perspective", word_of(self->language, perspectives[facts->perspective]),
                 "price_year", report_year(self, facts->info->price_year), "base",
                 report_year(self, base), "luck",
                 word_of(self->language, facts->info->inner > 1 ? WORD_METHOD_LUCK_AVERAGED
                                                                : WORD_METHOD_LUCK_ONCE),
                 NULL_GAP);
}

/* What holds for many figures and is not said again under each. */
static void say_figures(struct report *self) {
    char common[4096];
    captions_common(self->gallery, common, sizeof common);
    if (*common != '\0')
        document_say(self->document, BLOCK_PARAGRAPH, WORD_METHOD_FIGURES, "text", common,
                     NULL_GAP);
}

static void show_files(struct report *self) {
    struct report_table *table =
        report_table(self, "hashes", word_of(self->language, WORD_TAB_FILES),
                     word_of(self->language, WORD_METHOD_HASHES), NULL);
    report_basis(table, NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_FILE), NULL, CELL_CODE);
    report_column(table, "SHA-256", NULL, CELL_CODE);
    for (size_t i = 0; table != NULL && i < self->facts->n_files; i++) {
        sheet_text(&table->sheet, self->facts->files[i].name);
        sheet_text(&table->sheet, self->facts->files[i].sha256);
    }
    report_show(self, table);
}

void chapter_method(struct report *self) {
    document_heading(self->document, 2, "method", word_of(self->language, WORD_CHAPTER_METHOD));
    say_model(self);
    say_doubt(self);
    say_conventions(self);
    say_figures(self);
    document_heading(self->document, 3, "limits", word_of(self->language, WORD_METHOD_LIMITS));
    document_say(self->document, BLOCK_ITEM, WORD_METHOD_LIMIT_CAUSE, NULL_GAP);
    document_say(self->document, BLOCK_ITEM, WORD_METHOD_LIMIT_PANEL, NULL_GAP);
    document_say(self->document, BLOCK_ITEM, WORD_METHOD_LIMIT_TERRITORY, NULL_GAP);
    document_heading(self->document, 3, "again", word_of(self->language, WORD_METHOD_AGAIN));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_METHOD_AGAIN_TEXT, NULL_GAP);
    document_open(self->document, BLOCK_PARAGRAPH);
    document_code(self->document, "fondsim run used_scenario.yaml");
    document_close(self->document);
    show_files(self);
}
