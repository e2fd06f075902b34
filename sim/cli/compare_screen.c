/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of `compare` on one screen: conventions, the best of each effect, differences. Never
 * computes an estimate nor reads a file. */
#include "sim/cli/compare_screen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/units.h"
#include "sim/cli/compare_parts.h"

/* ---- Shared by the parts ---- */

char screen_letter(const struct screen *s, int outcome) {
    for (size_t i = 0; i < s->n_items; i++) {
        if (s->items[i] == outcome) {
            return (char)('A' + i);
        }
    }
    return 0;
}

const char *screen_label(const struct screen *s, int portfolio) {
    const struct label *label = &s->c->info->portfolios[portfolio].label;
    return s->language == LANGUAGE_FR ? label->fr : label->en;
}

void screen_name(const struct screen *s, int portfolio) {
    char room[256];
    int width = SCREEN_NAME - 4;
    fprintf(s->file, "%3d ", portfolio + 1);
    terminal_field(s->file,
                   terminal_shortened(room, sizeof room, screen_label(s, portfolio), width - 1),
                   -width);
}

int screen_resolved(const struct screen *s, double mean, double se) {
    return draws_resolved(mean, se, draws_blocks(&s->c->shape));
}

char *screen_value(const struct screen *s, char *room, double value, double se) {
    char a[CELL], b[CELL];
    if (!isfinite(value) || (fabs(value) < 1e-12 && !(se > 0))) {
        return format_number(room, CELL, s->language, value, 0);
    }
    if (se <= 0) { /* known without error: a cost */
        return format_number(room, CELL, s->language, value, fabs(value) < 100 ? 2 : 0);
    }
    snprintf(room, CELL, "%.180s %.180s", terminal_rounded(a, s->language, value, se),
             isnan(se) ? "±?" : terminal_rounded_error(b, s->language, se));
    return room;
}

char *screen_told(const struct screen *s, char *room, double value, double se, int resolved) {
    if (isfinite(value) && se > 0 && !resolved) {
        snprintf(room, CELL, "%s", screen_word(s, WORD_UNRESOLVED));
        return room;
    }
    return screen_value(s, room, value, se);
}

char *screen_number(const struct screen *s, char *room, double value, double se) {
    return screen_told(s, room, value, se, screen_resolved(s, value, se));
}

char *screen_percent(const struct screen *s, char *room, double share, double se) {
    char a[CELL], b[CELL];
    snprintf(room, CELL, "%.180s %.180s",
             format_percent(a, CELL, s->language, share, format_decimals(100 * se, 0)),
             isnan(se) ? "±?" : terminal_rounded_error(b, s->language, 100 * se));
    return room;
}

void screen_field(const struct screen *s, const char *text, int width) {
    fputc(' ', s->file);
    terminal_field(s->file, text, width);
}

/* ---- Conventions ---- */

static void print_question(const struct screen *s, int with_other) {
    const struct comparison *c = s->c;
    static const enum compare_word perspectives[] = {WORD_OF_FUNDS, WORD_PUBLIC, WORD_OF_ALL};
    static const enum compare_word questions[] = {WORD_RETROSPECTIVE, WORD_PROSPECTIVE};
    int asked = c->question == QUESTION_PROSPECTIVE, other = -1, first = c->groups[0].portfolios[0];
    char reference[2][CELL];
    for (int p = 0; p < c->info->n_portfolios; p++) {
        other = c->info->portfolios[p].question != c->question ? comparison_reference(c, p) : other;
    }
    const int shown[2] = {comparison_reference(c, first), other};
    for (int i = 0; i < 2; i++) {
        snprintf(reference[i], CELL, "%d %.300s", shown[i] + 1,
                 shown[i] < 0 ? "" : screen_label(s, shown[i]));
    }
    fprintf(s->file, screen_word(s, WORD_QUESTION), screen_word(s, questions[asked]),
            screen_word(s, perspectives[c->perspective]), reference[0]);
    if (other >= 0 && with_other) {
        fprintf(s->file, screen_word(s, WORD_OTHER), screen_word(s, questions[!asked]),
                reference[1]);
    }
}

void screen_head(const struct screen *s, int with_other) {
    const struct run_info *info = s->c->info;
    char room[CELL];
    fprintf(s->file, screen_word(s, WORD_HEAD),
            s->language == LANGUAGE_FR ? info->title.fr : info->title.en,
            format_number(room, CELL, s->language, info->samples, 0),
            info->report_names[s->c->report]);
    if (info->samples < info->asked) {
        fprintf(s->file, screen_word(s, WORD_PARTIAL),
                format_number(room, CELL, s->language, info->asked, 0));
    }
    print_question(s, with_other);
}

char *screen_base_date(const struct screen *s, char *room) {
    const struct run_info *info = s->c->info;
    double base = info->decision_year < info->start_year + info->n_years ? info->decision_year
                                                                         : (double)info->start_year;
    return floor(base) < base ? format_date(room, CELL, s->language, base, 0)
                              : format_year(room, CELL, base);
}

void screen_few_blocks(const struct screen *s, const struct draws *shape) {
    if (draws_blocks(shape) < 20) {
        fputs(screen_word(s, WORD_NO_BLOCKS), s->file);
    }
}

void screen_few_more(const struct screen *s, const struct draws *shape) {
    if (draws_blocks(shape) < 20 && draws_blocks(&s->c->shape) >= 20) {
        fputs(screen_word(s, WORD_FEW_MORE), s->file);
    }
}

static void print_conventions(const struct screen *s) {
    char date[CELL], year[CELL];
    screen_head(s, 1);
    fputs(screen_word(s, WORD_DIFFERENCE), s->file);
    fputs(screen_word(s, WORD_RATIOS), s->file);
    fprintf(s->file, screen_word(s, WORD_MONEY), format_year(year, CELL, s->c->info->price_year),
            screen_base_date(s, date));
    fputs(screen_word(s, s->c->info->inner == 1 ? WORD_ONE_WORLD : WORD_CHANCE), s->file);
    screen_few_blocks(s, &s->c->shape);
}

/* ---- Effects, and the best of each ---- */

double screen_scale(const struct screen *s, int outcome) {
    const struct comparison *c = s->c;
    double most = 0;
    for (int p = 0; p < c->info->n_portfolios; p++) {
        const struct difference *d =
            comparison_find(c, c->report, outcome, comparison_reference(c, p), p);
        most = d != NULL && fabs(d->mean) > most ? fabs(d->mean) : most;
    }
    return most >= 1e8 ? 1e6 : most >= 1e5 ? 1e3 : 1;
}

/* Mean difference from the counterfactual, signed so that more is better; NaN when it is not
 * known. */
static double advantage(const struct comparison *c, int outcome, int better, int portfolio) {
    int base = c->info->portfolios[portfolio].counterfactual;
    const struct difference *d = comparison_find(c, c->report, outcome, base, portfolio);
    return portfolio == base ? 0 : d == NULL ? (double)NAN : better * d->mean;
}

/* The two best portfolios of a group, -1 when there are not as many. */
static void find_best(const struct comparison *c, const struct comparison_group *group, int outcome,
                      int better, int best[2]) {
    best[0] = best[1] = -1;
    for (size_t i = 0; i < group->n; i++) {
        int p = group->portfolios[i];
        double value = advantage(c, outcome, better, p);
        if (best[0] < 0 || value > advantage(c, outcome, better, best[0])) {
            best[1] = best[0];
            best[0] = p;
        } else if (best[1] < 0 || value > advantage(c, outcome, better, best[1])) {
            best[1] = p;
        }
    }
}

const struct difference *screen_best(const struct screen *s, int outcome, int better, int best[2]) {
    const struct comparison *c = s->c;
    find_best(c, &c->groups[0], outcome, better, best);
    if (best[1] < 0) {
        return NULL;
    }
    const struct difference *d = comparison_find(c, c->report, outcome, best[1], best[0]);
    return d != NULL ? d : comparison_find(c, c->report, outcome, best[0], best[1]);
}

/* How far the best is ahead of the second, and how surely. */
static void print_lead(const struct screen *s, int outcome, int better, const int best[2],
                       double scale) {
    const struct comparison *c = s->c;
    const struct difference *d = comparison_find(c, c->report, outcome, best[1], best[0]);
    int sign = better; /* of a difference that is for the best */
    if (d == NULL) {
        d = comparison_find(c, c->report, outcome, best[0], best[1]);
        sign = -better;
    }
    if (d == NULL || !d->resolved) {
        fprintf(s->file, screen_word(s, WORD_TIED), best[0] + 1, best[1] + 1);
        return;
    }
    char lead[CELL], p[CELL];
    const struct difference_view *e = &d->expected, *single = &d->single;
    screen_percent(s, p, sign > 0 ? e->above : e->below, sign > 0 ? e->above_se : e->below_se);
    fprintf(s->file, screen_word(s, WORD_BEST), best[0] + 1, best[1] + 1,
            screen_number(s, lead, fabs(d->mean) / scale, d->se / scale), p);
    if (e->equal > 0.005) { /* else what is missing to 100 % is behind */
        screen_percent(s, p, sign > 0 ? e->below : e->above, sign > 0 ? e->below_se : e->above_se);
        fprintf(s->file, screen_word(s, WORD_WORSE), p);
    }
    if (c->info->inner > 1) {
        screen_percent(s, p, sign > 0 ? single->above : single->below,
                       sign > 0 ? single->above_se : single->below_se);
        fprintf(s->file, screen_word(s, WORD_SINGLE), p);
    }
    fputc(')', s->file);
}

/* A text cut so that it fits in a field with what must follow it. */
static void print_cut(const struct screen *s, const char *text, const char *after, int width) {
    char room[CELL], line[2 * CELL];
    int left = width - terminal_width(after);
    snprintf(line, sizeof line, "%s%s", terminal_shortened(room, sizeof room, text, left), after);
    terminal_field(s->file, line, -width - 1);
}

static void print_effects(const struct screen *s) {
    const struct comparison *c = s->c;
    fputs(screen_word(s, WORD_EFFECTS), s->file);
    for (size_t i = 0; i < s->n_items; i++) {
        const struct outcome *o = &c->info->catalogue.outcomes[s->items[i]];
        double scale = screen_scale(s, s->items[i]);
        char unit[CELL];
        int best[2], width = c->info->inner > 1 ? 35 : 42;
        snprintf(unit, sizeof unit, " [%s%.60s]%s",
                 scale > 1e4 ? "10⁶ "
                 : scale > 1 ? "10³ "
                             : "",
                 unit_name(s->language, o->unit),
                 s->better[i] > 0 ? "" : screen_word(s, WORD_LESS));
        fprintf(s->file, "  %c ", (char)('A' + i));
        print_cut(s, s->language == LANGUAGE_FR ? o->fr : o->en, unit, width);
        find_best(c, &c->groups[0], s->items[i], s->better[i], best);
        if (best[1] < 0) {
            fputs(screen_word(s, WORD_ALONE), s->file);
        } else {
            print_lead(s, s->items[i], s->better[i], best, scale);
        }
        fputc('\n', s->file);
    }
    if (c->n_effects > s->n_effects) {
        fprintf(s->file, screen_word(s, WORD_MORE_EFFECTS), (int)(c->n_effects - s->n_effects));
    }
}

/* ---- 1 ---- */

static int ascending(const void *left, const void *right) {
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Two significant digits, since its error is not known. */
static char *rough(const struct screen *s, char *room, double value) {
    double unit = pow(10, fmax(floor(log10(value)) - 1, 0));
    return format_number(room, CELL, s->language, value < 10 ? value : round(value / unit) * unit,
                         value < 10 ? 1 : 0);
}

/* saved[n]: what common random numbers divide variances by. */
static void print_saved(const struct screen *s, double *saved, size_t n) {
    char a[CELL], b[CELL];
    if (n > 0) {
        qsort(saved, n, sizeof *saved, ascending);
        fprintf(s->file, screen_word(s, WORD_SAVED), rough(s, a, saved[0]),
                rough(s, b, saved[n / 2]));
    }
}

/* One portfolio; saved[n_effects] takes what its differences saved, returns how many. */
static size_t print_portfolio(const struct screen *s, int portfolio, double *saved) {
    const struct comparison *c = s->c;
    char room[CELL];
    size_t n = 0;
    screen_name(s, portfolio);
    for (size_t k = 0; k < s->n_effects; k++) {
        const struct difference *d = comparison_find(c, c->report, s->items[k],
                                                     comparison_reference(c, portfolio), portfolio);
        double scale = screen_scale(s, s->items[k]);
        if (d != NULL) {
            screen_field(s, screen_number(s, room, d->mean / scale, d->se / scale), SCREEN_CELL);
        }
        if (d != NULL && isfinite(d->saved) && d->saved > 0) {
            saved[n++] = d->saved;
        }
    }
    fputc('\n', s->file);
    return n;
}

static void print_differences(const struct screen *s) {
    const struct comparison *c = s->c;
    double *saved = calloc((size_t)c->info->n_portfolios + 1, SCREEN_EFFECTS * sizeof *saved);
    size_t n = 0;
    fputc('\n', s->file);
    terminal_field(s->file, screen_word(s, WORD_DIFFERENCES), -SCREEN_NAME);
    for (size_t k = 0; k < s->n_effects; k++) {
        fprintf(s->file, " %*c", SCREEN_CELL, (char)('A' + k));
    }
    fputc('\n', s->file);
    for (int other = 0; other < 2; other++) {
        int begun = 0;
        for (int p = 0; p < c->info->n_portfolios && saved != NULL; p++) {
            if (comparison_reference(c, p) != p &&
                (c->info->portfolios[p].question != c->question) == other) {
                fputs(other && !begun++ ? screen_word(s, WORD_OTHER_ROWS) : "", s->file);
                n += print_portfolio(s, p, saved + n);
            }
        }
    }
    print_saved(s, saved, n);
    free(saved);
}

/* ---- All ---- */

static int is_cost(const struct comparison *c, int outcome) {
    int found = 0;
    for (int k = 0; k < COMPARISON_COSTS; k++) {
        found |= strcmp(c->info->catalogue.outcomes[outcome].key, comparison_costs[k]) == 0;
    }
    return found;
}

void screen_init(struct screen *s, FILE *file, enum language language, const struct comparison *c) {
    *s = (struct screen){.file = file, .language = language, .c = c};
    for (size_t k = 0; k < c->n_effects && k < SCREEN_EFFECTS; k++) {
        s->better[s->n_items] = c->better[k];
        s->items[s->n_items++] = c->effects[k];
    }
    s->n_effects = s->n_items;
    for (size_t k = 0; k < c->n_criteria && k < SCREEN_CRITERIA; k++) {
        if (!screen_letter(s, c->criteria[k]) && !is_cost(c, c->criteria[k])) {
            s->better[s->n_items] = c->criterion_better[k];
            s->items[s->n_items++] = c->criteria[k];
        }
    }
}

void comparison_screen(FILE *file, enum language language, const struct comparison *comparison) {
    struct screen s;
    screen_init(&s, file, language, comparison);
    print_conventions(&s);
    print_effects(&s);
    print_differences(&s);
    screen_planes(&s);
    screen_ledgers(&s);
    screen_ranks(&s);
}
