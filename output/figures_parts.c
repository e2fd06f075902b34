/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the five figures share: rows, choice of portfolios, captions, rules. Numbers in words are in
 * figures_words.c. Never knows one figure from inside. */
#include "output/figures_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HUES = PALETTE_PORTFOLIOS / 2 }; /* each plain and deepened */

/* ---- Rows ---- */

const struct trajectory_row *parts_trajectory(const struct report_tables *tables, int portfolio,
                                              int record, int outcome) {
    const struct trajectory_table *table = tables->trajectories;
    for (size_t i = 0; table != NULL && i < table->n; i++) {
        const struct trajectory_row *row = &table->rows[i];
        if (row->portfolio == portfolio && row->record == record && row->outcome == outcome)
            return row;
    }
    return NULL;
}

const struct spread *parts_spread(const struct report_tables *tables, int report, int portfolio,
                                  int outcome) {
    for (size_t i = 0; tables->spreads != NULL && i < tables->spreads->n; i++) {
        const struct spread *row = &tables->spreads->rows[i];
        if (row->report == report && row->portfolio == portfolio && row->outcome == outcome)
            return row;
    }
    return NULL;
}

const struct summary_row *parts_summary(const struct report_tables *tables, int report,
                                        int portfolio, int outcome) {
    if (tables->summary == NULL || report < 0 || portfolio < 0 || outcome < 0)
        return NULL;
    return summary_find(tables->summary, report, portfolio, outcome);
}

size_t parts_effects(const struct run_info *info, int *effects, size_t room) {
    size_t n = 0;
    for (int i = 0; i < info->n_effects && n < room; i++) {
        int outcome = catalogue_find(&info->catalogue, info->effects[i]);
        if (outcome >= 0)
            effects[n++] = outcome;
    }
    for (size_t o = 0; info->n_effects == 0 && o < info->catalogue.n && n < room; o++)
        if (info->catalogue.outcomes[o].is_main && info->catalogue.outcomes[o].better > 0)
            effects[n++] = (int)o;
    return n;
}

int parts_fan_outcome(const struct run_info *info) {
    int found = -1, effects[PARTS_EFFECTS];
    if (info->fan_outcome != NULL)
        found = catalogue_find(&info->catalogue, info->fan_outcome);
    if (found < 0)
        found = catalogue_find(&info->catalogue, "projects_alive");
    size_t n = found < 0 ? parts_effects(info, effects, PARTS_EFFECTS) : 0;
    for (size_t i = 0; i < n && found < 0; i++)
        if (info->catalogue.outcomes[effects[i]].trajectory)
            found = effects[i];
    return found;
}

/* ---- Portfolios ---- */

int parts_instruments(const struct run_info *info, int portfolio) {
    int n = 0;
    for (uint32_t bits = info->portfolios[portfolio].instruments; bits != 0; bits &= bits - 1)
        n++;
    return n;
}

int parts_main(const struct run_info *info) {
    int best = -1;
    double best_rank = -1;
    for (int p = 0; p < info->n_portfolios; p++) {
        const struct portfolio *portfolio = &info->portfolios[p];
        if (portfolio->is_counterfactual)
            continue;
        double rank = parts_instruments(info, p) + (portfolio->scale_to < 0 ? 100 : 0) +
                      (portfolio->question == QUESTION_PROSPECTIVE ? 1000 : 0);
        if (rank > best_rank) {
            best = p;
            best_rank = rank;
        }
    }
    return best;
}

/* The index a portfolio of one fund would like, or -1. */
static int colour_wish(const struct run_info *info, int portfolio) {
    const struct portfolio *self = &info->portfolios[portfolio];
    if (parts_instruments(info, portfolio) != 1)
        return -1;
    int fund = 0;
    while ((self->instruments >> fund & 1U) == 0)
        fund++;
    return fund % HUES + (self->scale_to >= 0 ? HUES : 0);
}

size_t parts_colour(const struct run_info *info, int portfolio) {
    bool used[PALETTE_PORTFOLIOS] = {false};
    int given = -1;
    /* Wishes first, then the rest in order, so that a colour does not depend on who comes later. */
    for (int pass = 0; pass < 2; pass++) {
        for (int p = 0; p < info->n_portfolios; p++) {
            int wish = colour_wish(info, p);
            bool granted = wish >= 0;
            for (int q = 0; granted && q < p; q++)
                granted = info->portfolios[q].is_counterfactual || colour_wish(info, q) != wish;
            if (info->portfolios[p].is_counterfactual || granted != (pass == 0))
                continue;
            int index = granted ? wish : info->n_instruments % HUES;
            for (int tried = 0; !granted && used[index] && tried < PALETTE_PORTFOLIOS; tried++)
                index = (index + 1) % PALETTE_PORTFOLIOS;
            used[index] = true;
            given = p == portfolio ? index : given;
        }
    }
    return given < 0 ? 0 : (size_t)given;
}

/* The higher, the sooner a portfolio is shown. */
static double interest(const struct report_tables *tables, int portfolio, int outcome) {
    const struct run_info *info = tables->info;
    const struct trajectory_row *row =
        outcome < 0 ? NULL : parts_trajectory(tables, portfolio, info->n_records - 1, outcome);
    double size = row == NULL || !isfinite(row->difference) ? 0 : fabs(row->difference);
    double rank = size / (1 + size); /* in [0, 1[ */
    if (portfolio == parts_main(info))
        rank += 4;
    if (info->portfolios[portfolio].scale_to < 0)
        rank += 2;
    return rank;
}

size_t parts_choose(const struct report_tables *tables, int outcome, int counterfactual,
                    int *chosen, size_t room, size_t *all) {
    const struct run_info *info = tables->info;
    size_t n = 0;
    *all = 0;
    for (int p = 0; p < info->n_portfolios; p++) {
        const struct portfolio *portfolio = &info->portfolios[p];
        if (portfolio->is_counterfactual ||
            (counterfactual >= 0 && portfolio->counterfactual != counterfactual))
            continue;
        ++*all;
        size_t least = n;
        if (n < room) {
            chosen[n++] = p;
            continue;
        }
        /* Full: the least interesting one leaves, the later of equals. */
        double low = interest(tables, p, outcome);
        for (size_t i = 0; i < n; i++) {
            double here = interest(tables, chosen[i], outcome);
            if (here < low) {
                low = here;
                least = i;
            }
        }
        if (least < n) {
            memmove(chosen + least, chosen + least + 1, (n - least - 1) * sizeof *chosen);
            chosen[n - 1] = p;
        }
    }
    return n;
}

/* ---- The page ---- */

void parts_append(char *text, const char *between, const char *more) {
    const char *parts[] = {text[0] == '\0' ? "" : between, more};
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(text), n = strlen(parts[i]);
        if (n > SENTENCE_SIZE - 1 - length)
            n = SENTENCE_SIZE - 1 - length;
        while (n > 0 && ((unsigned char)parts[i][n] & 0xC0) == 0x80) /* cut between characters */
            n--;
        memcpy(text + length, parts[i], n);
        text[length + n] = '\0';
    }
}

static void priors_say(char *said, size_t size, const struct report_tables *tables,
                       enum language language) {
    char priors[32], all[32];
    if (tables->n_assumptions == 0) {
        text_fill(said, size, language, TEXT_CAPTION_PRIORS, (const char *)NULL);
        return;
    }
    format_number(priors, sizeof priors, language, (double)tables->n_priors, 0);
    format_number(all, sizeof all, language, (double)tables->n_assumptions, 0);
    text_fill(said, size, language, TEXT_CAPTION_PRIORS_COUNTED, "priors", priors, "all", all,
              (const char *)NULL);
}

void parts_caption(struct figure *figure, const struct report_tables *tables,
                   enum language language, const char *marks, unsigned long samples) {
    const struct run_info *info = tables->info;
    char caption[SENTENCE_SIZE] = "", run[SENTENCE_SIZE];
    char n[32], asked[32], seed[16], count[16], inner[SAID_SIZE] = "", partial[SAID_SIZE] = "";
    char priors[2 * SAID_SIZE];
    format_number(n, sizeof n, language, (double)samples, 0);
    format_number(asked, sizeof asked, language, (double)info->asked, 0);
    snprintf(seed, sizeof seed, "%lu", (unsigned long)info->seed);
    snprintf(count, sizeof count, "%u", (unsigned)info->inner);
    if (info->inner > 1)
        text_fill(inner, sizeof inner, language, TEXT_CAPTION_INNER, "inner", count,
                  (const char *)NULL);
    if (!info->complete)
        text_fill(partial, sizeof partial, language, TEXT_CAPTION_PARTIAL, "asked", asked,
                  (const char *)NULL);
    priors_say(priors, sizeof priors, tables, language);
    const char *design = text_of(language, TEXT_DESIGN_LATIN + info->design);
    text_fill(run, sizeof run, language, TEXT_CAPTION_RUN, "samples", n, "inner", inner, "design",
              design, "seed", seed, "partial", partial, "priors", priors, (const char *)NULL);
    parts_append(caption, "", marks);
    parts_append(caption, "\n", run);
    figure_caption(figure, caption);
}

void parts_no_memory(struct chart *chart) {
    if (chart != NULL)
        error_set(&chart->figure->fault, FONDSIM_NO_MEMORY, "no memory for a series of a figure");
}

enum axis_numbers parts_numbers(const struct outcome *outcome) {
    if (outcome->unit != NULL && strcmp(outcome->unit, "EUR") == 0)
        return AXIS_MONEY;
    return outcome->unit != NULL && strcmp(outcome->unit, "share") == 0 ? AXIS_PERCENT
                                                                        : AXIS_NUMBER;
}

double parts_when(double year) {
    return year - 1;
}

void parts_rules(struct chart *chart, const struct run_info *info, enum language language,
                 bool named) {
    double evaluation = info->evaluation_year, decision = info->decision_year;
    double last = info->n_records > 0 ? info->records[info->n_records - 1].year : 0;
    bool has_evaluation =
        isfinite(evaluation) && evaluation > info->start_year && evaluation < last;
    bool has_decision = isfinite(decision) && decision > info->start_year && decision < last;
    bool same = has_evaluation && has_decision && fabs(evaluation - decision) < 0.01;
    if (has_evaluation)
        chart_rule(chart, UPRIGHT, parts_when(evaluation), style_rule(),
                   !named
                       ? NULL
                       : text_of(language, same ? TEXT_EVALUATION_AND_DECISION : TEXT_EVALUATION));
    if (has_decision && !same)
        chart_rule(chart, UPRIGHT, parts_when(decision), style_rule(),
                   !named ? NULL : text_of(language, TEXT_DECISION));
}
