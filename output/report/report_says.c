/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the report says numbers and names: no more digits than a standard error supports, in the
 * words of the language. Knows no chapter. */
#include "output/report/report_private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/figures_parts.h"
#include "output/report/escape.h"
#include "output/report/icons.h"
#include "output/units.h"

static const char *keep(struct report *self, const char *text) {
    return shelf_keep(&self->shelf, text);
}

const char *report_label(const struct report *self, const struct label *label) {
    return parts_label(self->language, label);
}

const char *report_portfolio(const struct report *self, int portfolio) {
    return report_label(self, &self->facts->info->portfolios[portfolio].label);
}

const char *report_quoted(struct report *self, int portfolio) {
    return shelf_word(&self->shelf, self->language, WORD_QUOTED, "text",
                      report_portfolio(self, portfolio), NULL_GAP);
}

const char *report_instrument(const struct report *self, int instrument) {
    return report_label(self, &self->facts->info->instruments[instrument].label);
}

static const struct outcome *outcome_of(const struct report *self, int outcome) {
    return &self->facts->info->catalogue.outcomes[outcome];
}

const char *report_outcome(struct report *self, int outcome) {
    char said[SAID_SIZE];
    return keep(self, parts_inside(said, self->language, outcome_of(self, outcome)));
}

const char *report_status(const struct report *self, size_t assumption) {
    static const enum word words[] = {WORD_SOURCED, WORD_INFERRED, WORD_PRIOR, WORD_CHOICE};
    return word_of(self->language, words[self->facts->scenario->assumptions[assumption].status]);
}

int report_is_lever(const struct report_facts *facts, size_t assumption) {
    static const char *const levers[] = {"ticket", "budget_scale", "duration", "overhead", "calls"};
    const char *key = facts->scenario->assumptions[assumption].parameter->key;
    int found = 0;
    for (size_t i = 0; i < sizeof levers / sizeof levers[0]; i++)
        found |= strcmp(key, levers[i]) == 0;
    return found;
}

const char *report_bare_assumption(struct report *self, size_t assumption) {
    const struct assumption *about = &self->facts->scenario->assumptions[assumption];
    const struct fact_place *place =
        self->facts->places == NULL ? NULL : &self->facts->places[assumption];
    const char *meaning =
        self->language == LANGUAGE_FR ? about->parameter->fr : about->parameter->en;
    if (place == NULL || place->to.fr == NULL || place->to.en == NULL)
        return meaning;
    int is_move = strncmp(about->path, "maturity.moves.", strlen("maturity.moves.")) == 0;
    return shelf_word(&self->shelf, self->language, is_move ? WORD_MOVE_PLACED : WORD_LEVEL_PLACED,
                      "meaning", meaning, "from", report_label(self, &place->of), "to",
                      report_label(self, &place->to), NULL_GAP);
}

const char *report_place_of(const struct report *self, size_t assumption) {
    const struct fact_place *place =
        self->facts->places == NULL ? NULL : &self->facts->places[assumption];
    const char *path = self->facts->scenario->assumptions[assumption].path;
    if (place == NULL || place->of.fr == NULL || place->of.en == NULL ||
        strncmp(path, "maturity.moves.", strlen("maturity.moves.")) == 0)
        return "";
    return report_label(self, &place->of);
}

const char *report_assumption(struct report *self, size_t assumption) {
    const char *place = report_place_of(self, assumption);
    const char *meaning = report_bare_assumption(self, assumption);
    return *place == '\0' ? meaning
                          : shelf_word(&self->shelf, self->language, WORD_PLACED, "place", place,
                                       "meaning", meaning, NULL_GAP);
}

/* The fund whose assumption it is, by its path; -1: none. */
static int fund_of(const struct report *self, size_t assumption) {
    const struct run_info *info = self->facts->info;
    static const char prefix[] = "instruments.";
    const char *key = self->facts->scenario->assumptions[assumption].path;
    if (strncmp(key, prefix, sizeof prefix - 1) != 0)
        return -1;
    key += sizeof prefix - 1;
    for (int i = 0; i < info->n_instruments; i++) {
        size_t length = strlen(info->instruments[i].key);
        if (strncmp(key, info->instruments[i].key, length) == 0 && key[length] == '.')
            return i;
    }
    return -1;
}

int report_is_of(const struct report *self, size_t assumption, int instrument) {
    return fund_of(self, assumption) == instrument;
}

const char *report_register(struct report *self, int instrument) {
    char anchor[200];
    return keep(
        self,
        escape_anchor(anchor, sizeof anchor, "register",
                      instrument < 0 ? "world" : self->facts->info->instruments[instrument].key));
}

const char *report_assumption_link(struct report *self, size_t assumption) {
    char anchor[512] = "#";
    escape_anchor(anchor + 1, sizeof anchor - 1, report_register(self, fund_of(self, assumption)),
                  self->facts->scenario->assumptions[assumption].path);
    return keep(self, anchor);
}

const char *report_plane(struct report *self, const char *group, int outcome) {
    char id[96];
    snprintf(id, sizeof id, "plane-%.30s-%.50s", group, outcome_of(self, outcome)->key);
    return keep(self, id);
}

const char *report_unit(struct report *self, int outcome) {
    char said[SAID_SIZE];
    snprintf(said, sizeof said, "1\u00a0%.120s",
             unit_name(self->language, outcome_of(self, outcome)->unit));
    return keep(self, said);
}

const char *report_amount(struct report *self, int outcome, struct fact_number number,
                          int is_signed) {
    char said[SAID_SIZE];
    return keep(self, parts_value(said, self->language, outcome_of(self, outcome), number.value,
                                  number.se, is_signed));
}

const char *report_money(struct report *self, struct fact_number number) {
    static char unit[] = "EUR";
    const struct outcome money = {.unit = unit};
    char said[SAID_SIZE];
    return keep(self, parts_value(said, self->language, &money, number.value, number.se, false));
}

/* The power of ten of a number's first digit. */
static double first_place(double size) {
    return pow(10, floor(log10(size) + 1e-9));
}

/* The decimal place that an error supports, three digits of the value being enough. */
static double place_of_error(double value, double se) {
    double least = value != 0 ? first_place(fabs(value)) / 100 : 0;
    double place = isfinite(se) && se > 0 ? fmax(first_place(se * 1.05), least) : least;
    return place > 0 ? place : 1;
}

static int digits_of(double place) {
    return place >= 1 ? 0 : (int)lround(-log10(place));
}

static const double money_units[] = {1, 1e3, 1e6, 1e9};

/* A number at a scale of money, or as it is, rounded to a place [its own unit]. */
static const char *say_at(struct report *self, int is_money, double value, double place,
                          enum money_scale scale, int is_signed) {
    char said[FORMAT_SIZE], with[FORMAT_SIZE + 8];
    double rounded = round(value / place) * place;
    if (is_money)
        format_money(said, sizeof said, self->language, rounded, scale,
                     digits_of(place / money_units[scale]));
    else
        format_number(said, sizeof said, self->language, rounded, digits_of(place));
    snprintf(with, sizeof with, "%s%s", is_signed && rounded > 0 ? "+" : "", said);
    return keep(self, with);
}

struct said_row report_row(struct report *self, int outcome, struct fact_number mean, double low,
                           double high) {
    const struct outcome *about = outcome_of(self, outcome);
    int is_money = strcmp(about->unit, "EUR") == 0;
    double largest = fmax(fabs(mean.value), fmax(fabs(low), fabs(high)));
    /* A 5 % quantile is about twice as uncertain as the mean. */
    double place = place_of_error(mean.value, mean.se);
    double wide = place_of_error(largest, 2 * mean.se);
    enum money_scale scale = format_money_scale(largest);
    struct said_row said;
    if (strcmp(about->unit, "share") == 0)
        said = (struct said_row){report_amount(self, outcome, mean, 1),
                                 shelf_word(&self->shelf, self->language, WORD_FROM_TO, "low",
                                            report_percent(self, low), "high",
                                            report_percent(self, high), NULL_GAP)};
    else
        said =
            (struct said_row){say_at(self, is_money, mean.value, place, scale, 1),
                              shelf_word(&self->shelf, self->language, WORD_FROM_TO, "low",
                                         say_at(self, is_money, low, wide, scale, 0), "high",
                                         say_at(self, is_money, high, wide, scale, 0), NULL_GAP)};
    if (!mean.resolved && mean.value != 0)
        said.mean = word_of(self->language, WORD_NOT_RESOLVED);
    return said;
}

static const char *bare_money(struct report *self, double value, double place,
                              enum money_scale scale) {
    char said[FORMAT_SIZE];
    double unit = money_units[scale];
    return keep(self, format_number(said, sizeof said, self->language,
                                    round(value / place) * place / unit, digits_of(place / unit)));
}

const char *report_money_at(struct report *self, struct fact_number number,
                            enum money_scale scale) {
    if (!isfinite(number.value))
        return "–";
    return bare_money(self, number.value, place_of_error(number.value, number.se), scale);
}

const char *report_money_within(struct report *self, struct fact_number number, double low,
                                double high, enum money_scale scale) {
    const char *said = report_money_at(self, number, scale);
    double place = place_of_error(number.value, number.se);
    if (!isfinite(number.value) || !isfinite(low) || !isfinite(high))
        return said;
    return shelf_word(&self->shelf, self->language, WORD_VALUE_WITHIN, "value", said, "low",
                      bare_money(self, low, place, scale), "high",
                      bare_money(self, high, place, scale), NULL_GAP);
}

const char *report_purpose(struct report *self, int outcome) {
    static const struct {
        const char *unit;
        enum word word;
    } known[] = {{"level-year", WORD_PURPOSE_LEVEL_YEAR},
                 {"project-year", WORD_PURPOSE_PROJECT_YEAR},
                 {"people", WORD_PURPOSE_PEOPLE},
                 {"hour", WORD_PURPOSE_HOUR}};
    const char *unit = outcome_of(self, outcome)->unit;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(unit, known[i].unit) == 0)
            return word_of(self->language, known[i].word);
    return shelf_word(&self->shelf, self->language, WORD_PURPOSE_OTHER, "unit",
                      report_unit(self, outcome), "outcome", report_outcome(self, outcome),
                      NULL_GAP);
}

const char *report_error_of(struct report *self, int outcome, double se) {
    char said[SAID_SIZE];
    return keep(self, parts_value(said, self->language, outcome_of(self, outcome), se, se, false));
}

const char *report_error(struct report *self, double se) {
    return report_money(self, (struct fact_number){se, se, 1});
}

const char *report_exact(struct report *self, double euros) {
    char said[FORMAT_SIZE];
    enum money_scale scale = format_money_scale(euros);
    static const double units[] = {1, 1e3, 1e6, 1e9};
    double shown = euros / units[scale];
    int decimals = 0;
    while (decimals < 3 && fabs(shown - round(shown)) > 1e-9) {
        shown *= 10;
        decimals++;
    }
    return keep(self, format_money(said, sizeof said, self->language, euros, scale, decimals));
}

const char *report_percent(struct report *self, double share) {
    char said[FORMAT_SIZE];
    return keep(self, format_percent(said, sizeof said, self->language, share,
                                     share > 0 && share < 0.095 ? 1 : 0));
}

const char *report_worlds(struct report *self, struct fact_number share) {
    char said[FORMAT_SIZE];
    return keep(self, icons_say(said, sizeof said, self->language, share.value, share.se));
}

const char *report_year(struct report *self, double year) {
    char said[32];
    return keep(self, format_year(said, sizeof said, year));
}

const char *report_end(struct report *self, int report) {
    const struct run_info *info = self->facts->info;
    return report_year(self, ceil(info->records[info->report_record[report]].year - 1e-6) - 1);
}

const char *report_seen(struct report *self, int outcome) {
    const struct run_info *info = self->facts->info;
    enum outcome_lag lag = outcome_of(self, outcome)->lag;
    double before = info->evaluation_year - outcome_lag_years(lag);
    if (lag == LAG_NONE)
        return word_of(self->language, WORD_LAG_NONE);
    if (before <= info->start_year)
        return word_of(self->language, WORD_TIME_NOT_YET);
    return shelf_word(&self->shelf, self->language, WORD_TIME_SEEN, "year",
                      report_year(self, ceil(before)), NULL_GAP);
}

const char *report_list(struct report *self, size_t n, const char *const *items) {
    const char *said = n > 0 ? items[0] : "";
    for (size_t i = 1; i < n; i++)
        said = shelf_word(&self->shelf, self->language, i + 1 < n ? WORD_LIST_MORE : WORD_LIST_LAST,
                          "list", said, "item", items[i], NULL_GAP);
    return said;
}
