/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main outcomes as a table for a terminal. Never reads files nor computes estimates. */
#include "sim/cli/terminal.h"
#include "output/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/blocks.h"
#include "sim/core/stats.h"

enum { NAME_WIDTH = 34, NUMBER_WIDTH = 13, CELL = TERMINAL_CELL };

enum text {
    TEXT_RUN,
    TEXT_INNER,
    TEXT_PARTIAL,
    TEXT_REPORT,
    TEXT_PORTFOLIO,
    TEXT_MEAN,
    TEXT_ERROR,
    TEXT_INTERVAL,
    TEXT_DIFFERENCE,
    TEXT_SAME,
    TEXT_NO_ERRORS,
    TEXT_NOT_YET
};

static const char *const texts[][2] = {
    [TEXT_RUN] = {"%s : %lu tirages, graine %lu\n", "%s: %lu samples, seed %lu\n"},
    [TEXT_INNER] = {"%u suites d’événements par tirage\n", "%u event runs a sample\n"},
    [TEXT_PARTIAL] = {"Calcul interrompu : %lu tirages demandés.\n",
                      "Interrupted: %lu samples were asked for.\n"},
    [TEXT_REPORT] = {"\n== Fin %s ==\n", "\n== End of %s ==\n"},
    [TEXT_PORTFOLIO] = {"portefeuille", "portfolio"},
    [TEXT_MEAN] = {"moyenne", "mean"},
    [TEXT_ERROR] = {"± err. type", "± std error"},
    [TEXT_INTERVAL] = {"intervalle 5-95 %", "5-95% interval"},
    [TEXT_DIFFERENCE] = {"écart à « rien »", "versus nothing"},
    [TEXT_SAME] = {"  (avant la décision, les portefeuilles de la question prospective ont la même "
                   "histoire)\n",
                   "  (before the decision the portfolios of the prospective question share one "
                   "history)\n"},
    [TEXT_NO_ERRORS] = {"\nErreurs types : n. d. sous 20 blocs de 32 tirages (640 tirages).\n",
                        "\nStandard errors: n/a under 20 blocks of 32 samples (640 samples).\n"},
    [TEXT_NOT_YET] = {"\n° pas encore observable : les effets de cette nature se voient après "
                      "1,5 an (performance),\n  7 ans (innovation) ou 28 ans (confiance).\n",
                      "\n° not yet observable: effects of this kind show after 1.5 years "
                      "(performance),\n  7 years (innovation) or 28 years (trust).\n"},
};

int terminal_width(const char *text) {
    int width = 0;
    for (; *text != '\0'; text++) {
        width += ((unsigned char)*text & 0xC0U) != 0x80U;
    }
    return width;
}

void terminal_field(FILE *file, const char *text, int width) {
    int pad = abs(width) - terminal_width(text);
    pad = pad > 0 ? pad : 0;
    fprintf(file, "%*s%s%*s", width > 0 ? pad : 0, "", text, width > 0 ? 0 : pad, "");
}

const char *terminal_shortened(char *room, size_t size, const char *name, int most) {
    if (terminal_width(name) <= most) {
        return name;
    }
    size_t bytes = 0;
    for (int width = 0; name[bytes] != '\0' && bytes + 4 < size; bytes++) {
        width += ((unsigned char)name[bytes] & 0xC0U) != 0x80U;
        if (width >= most) {
            break;
        }
    }
    snprintf(room, size, "%.*s…", (int)bytes, name);
    return room;
}

char *terminal_rounded(char *room, enum language language, double value, double se) {
    if (!isfinite(value)) {
        return format_number(room, CELL, language, value, 0);
    }
    char text[128];
    int whole = fabs(value) < 1e15 && floor(value) >= value;
    stats_round_to_error(value, se > 0 ? se : (double)NAN, text, sizeof text);
    if (!(se > 0) && whole) {
        snprintf(text, sizeof text, "%.0f", value);
    }
    const char *point = strchr(text, '.');
    int decimals = point == NULL ? 0 : (int)strlen(point + 1);
    return format_number(room, CELL, language, strtod(text, NULL), decimals);
}

char *terminal_rounded_error(char *room, enum language language, double se) {
    char text[128], number[CELL];
    stats_round_error(se, text, sizeof text);
    const char *point = strchr(text, '.');
    int decimals = point == NULL || !isfinite(se) ? 0 : (int)strlen(point + 1);
    double shown = isfinite(se) ? strtod(text, NULL) : se;
    snprintf(room, CELL, "± %s", format_number(number, sizeof number, language, shown, decimals));
    return room;
}

/* "[low ; high]" */
static char *interval(char *room, enum language language, double low, double high, double se) {
    char a[CELL], b[CELL];
    snprintf(room, CELL, language == LANGUAGE_FR ? "[%.180s ; %.180s]" : "[%.180s, %.180s]",
             terminal_rounded(a, language, low, se), terminal_rounded(b, language, high, se));
    return room;
}

/* 1 when a portfolio is still its counterfactual at this report: nothing was decided yet. */
static int same_history(const struct run_info *info, int portfolio, int report) {
    const struct portfolio *p = &info->portfolios[portfolio];
    return p->question == QUESTION_PROSPECTIVE && !p->is_counterfactual &&
           info->records[info->report_record[report]].year <= info->decision_year;
}

/* 1 when effects of this kind cannot be seen yet at this report. */
static int too_early(const struct run_info *info, const struct summary_row *row) {
    const struct portfolio *p = &info->portfolios[row->portfolio];
    double begun = p->question == QUESTION_PROSPECTIVE && isfinite(info->decision_year)
                       ? info->decision_year
                       : info->start_year;
    double now = info->records[info->report_record[row->report]].year;
    enum outcome_lag lag = info->catalogue.outcomes[row->outcome].lag;
    return !p->is_counterfactual && now - begun < outcome_lag_years(lag);
}

/* A difference that is nothing but rounding of much larger values is 0. */
static struct estimate without_rounding(struct estimate difference, const struct estimate *value) {
    double scale = fabs(value->mean) + fabs(value->p5) + fabs(value->p95);
    if (fabs(difference.mean) < 1e-12 * scale && !(difference.se >= 1e-12 * scale)) {
        difference.mean = 0;
        difference.se = isnan(difference.se) ? difference.se : 0;
    }
    return difference;
}

static void print_row(FILE *file, enum language language, const struct run_info *info,
                      const struct summary_row *row, int early) {
    const struct portfolio *p = &info->portfolios[row->portfolio];
    char name[256], number[CELL];
    fputs("  ", file);
    terminal_field(file,
                   terminal_shortened(name, sizeof name,
                                      language == LANGUAGE_FR ? p->label.fr : p->label.en,
                                      NAME_WIDTH),
                   -NAME_WIDTH);
    terminal_field(file, terminal_rounded(number, language, row->value.mean, row->value.se),
                   NUMBER_WIDTH);
    terminal_field(file, terminal_rounded_error(number, language, row->value.se), NUMBER_WIDTH);
    terminal_field(file, interval(number, language, row->value.p5, row->value.p95, row->value.se),
                   2 * NUMBER_WIDTH);
    if (!p->is_counterfactual) {
        struct estimate difference = without_rounding(row->difference, &row->value);
        terminal_field(file, terminal_rounded(number, language, difference.mean, difference.se),
                       NUMBER_WIDTH + 4);
        terminal_field(file, terminal_rounded_error(number, language, difference.se), NUMBER_WIDTH);
        fputs(early ? " °" : "", file);
    }
    fputc('\n', file);
}

static void print_heading(FILE *file, int l) {
    fputs("  ", file);
    terminal_field(file, texts[TEXT_PORTFOLIO][l], -NAME_WIDTH);
    terminal_field(file, texts[TEXT_MEAN][l], NUMBER_WIDTH);
    terminal_field(file, texts[TEXT_ERROR][l], NUMBER_WIDTH);
    terminal_field(file, texts[TEXT_INTERVAL][l], 2 * NUMBER_WIDTH);
    terminal_field(file, texts[TEXT_DIFFERENCE][l], NUMBER_WIDTH + 4);
    terminal_field(file, texts[TEXT_ERROR][l], NUMBER_WIDTH);
    fputc('\n', file);
}

/* One report; returns 1 when something is not yet observable. */
static int print_report(FILE *file, enum language language, const struct run_info *info,
                        const struct summary_table *table, int report) {
    int l = language == LANGUAGE_FR ? 0 : 1;
    int any = 0;
    int same = 0;
    for (int p = 0; p < info->n_portfolios; p++) {
        same |= same_history(info, p, report);
    }
    fprintf(file, texts[TEXT_REPORT][l], info->report_names[report]);
    print_heading(file, l);
    fputs(same ? texts[TEXT_SAME][l] : "", file);
    for (size_t k = 0; k < info->catalogue.n; k++) {
        const struct outcome *outcome = &info->catalogue.outcomes[k];
        if (!outcome->is_main) {
            continue;
        }
        fprintf(file, "%s [%s]\n", l == 0 ? outcome->fr : outcome->en,
                unit_name(language, outcome->unit));
        for (int p = 0; p < info->n_portfolios; p++) {
            const struct summary_row *row = summary_find(table, report, p, (int)k);
            if (row != NULL && !same_history(info, p, report)) {
                int early = too_early(info, row);
                print_row(file, language, info, row, early);
                any |= early;
            }
        }
    }
    return any;
}

void terminal_summary(FILE *file, enum language language, const struct run_info *info,
                      const struct summary_table *table) {
    int l = language == LANGUAGE_FR ? 0 : 1;
    int early = 0;
    fprintf(file, texts[TEXT_RUN][l], l == 0 ? info->title.fr : info->title.en,
            (unsigned long)info->samples, (unsigned long)info->seed);
    if (info->inner > 1) {
        fprintf(file, texts[TEXT_INNER][l], (unsigned)info->inner);
    }
    if (info->samples < info->asked) {
        fprintf(file, texts[TEXT_PARTIAL][l], (unsigned long)info->asked);
    }
    for (int report = 0; report < info->n_reports; report++) {
        early |= print_report(file, language, info, table, report);
    }
    if (info->samples / blocks_unit(info->design, info->samples) < 20) {
        fputs(texts[TEXT_NO_ERRORS][l], file);
    }
    if (early) {
        fputs(texts[TEXT_NOT_YET][l], file);
    }
}
