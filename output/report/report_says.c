/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the report says numbers and names: no more digits than a standard error supports, in the
 * words of the language. Knows no chapter. */
#include "output/report/report_private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/figures_parts.h"
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

/* "Ingénierie : " for a parameter of an instrument, "" otherwise. */
static const char *place_of(struct report *self, const char *path) {
    const struct run_info *info = self->facts->info;
    static const char prefix[] = "instruments.";
    if (strncmp(path, prefix, sizeof prefix - 1) != 0)
        return NULL;
    const char *key = path + sizeof prefix - 1;
    for (int i = 0; i < info->n_instruments; i++) {
        size_t length = strlen(info->instruments[i].key);
        if (strncmp(key, info->instruments[i].key, length) == 0 && key[length] == '.')
            return report_instrument(self, i);
    }
    return NULL;
}

/* The meaning of a parameter of a move, with its two levels; NULL for another. */
static const char *of_move(struct report *self, size_t assumption, const char *meaning) {
    const struct scenario *scenario = self->facts->scenario;
    for (int m = 0; m < scenario->n_moves; m++) {
        const struct section *section = &scenario->sections[scenario->moves[m].section];
        if (assumption >= section->first && assumption < section->first + section->table->n)
            return shelf_word(
                &self->shelf, self->language, WORD_MOVE_PLACED, "meaning", meaning, "from",
                report_label(self, &scenario->levels[scenario->moves[m].from].label), "to",
                report_label(self, &scenario->levels[scenario->moves[m].to].label), NULL_GAP);
    }
    return NULL;
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

const char *report_assumption(struct report *self, size_t assumption) {
    const struct assumption *about = &self->facts->scenario->assumptions[assumption];
    const char *meaning =
        self->language == LANGUAGE_FR ? about->parameter->fr : about->parameter->en;
    const char *place = place_of(self, about->path), *move = of_move(self, assumption, meaning);
    if (move != NULL)
        return move;
    return place == NULL ? meaning
                         : shelf_word(&self->shelf, self->language, WORD_PLACED, "place", place,
                                      "meaning", meaning, NULL_GAP);
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

const char *report_parameter(struct report *self, size_t assumption, double value) {
    const char *unit = self->facts->scenario->assumptions[assumption].parameter->unit;
    char said[FORMAT_SIZE], with[FORMAT_SIZE + 64];
    double size = fabs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
    if (strcmp(unit, "share") == 0)
        format_percent(said, sizeof said, self->language, value, 100 * size < 10 ? 1 : 0);
    else if (strcmp(unit, "1/year") == 0 && size <= 1) {
        format_percent(said, sizeof said, self->language, value, 100 * size < 10 ? 1 : 0);
        return shelf_word(&self->shelf, self->language, WORD_PER_YEAR, "value", said, NULL_GAP);
    } else if (strncmp(unit, "EUR", 3) == 0)
        format_money_short(said, sizeof said, self->language, value);
    else {
        format_number(said, sizeof said, self->language, value, decimals);
        if (strcmp(unit, "1") != 0) {
            snprintf(with, sizeof with, "%s\u00a0%.50s", said, unit_name(self->language, unit));
            return keep(self, with);
        }
    }
    return keep(self, said);
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
