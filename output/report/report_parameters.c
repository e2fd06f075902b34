/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the report says values of parameters and their laws, in the units of people. Knows no
 * chapter. */
#include "output/report/report_private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define EDGE 0.05 /* a law is told by its 5 % and 95 % quantiles */

/* What stands around a number of a unit; NULL words: nothing. */
static const struct {
    const char *unit;
    enum word word;
} units[] = {{"1/1000 inhabitants", WORD_PER_THOUSAND},
             {"1/FTE-year", WORD_PER_FTE_YEAR},
             {"1/year", WORD_PER_YEAR},
             {"EUR/inhabitant/year", WORD_PER_INHABITANT},
             {"EUR/year", WORD_PER_YEAR},
             {"FTE", WORD_OF_FTE},
             {"FTE/10000 inhabitants", WORD_FTE_PER_10K},
             {"alliances", WORD_OF_ALLIANCES},
             {"awards", WORD_OF_AWARDS},
             {"commons", WORD_OF_COMMONS},
             {"day/year", WORD_DAYS_PER_YEAR},
             {"ecosystems/year", WORD_ECOSYSTEMS_PER_YEAR},
             {"hour", WORD_OF_HOURS},
             {"hour/year", WORD_HOURS_PER_YEAR},
             {"people", WORD_OF_PEOPLE},
             {"people/year", WORD_PEOPLE_PER_YEAR},
             {"territories", WORD_OF_TERRITORIES},
             {"year", WORD_OF_YEARS}};

/* Names of choices, as scenarios write them. */
static const struct {
    const char *name;
    enum word word;
} choices[] = {{"grant", WORD_CHOICE_GRANT},
               {"recoverable", WORD_CHOICE_RECOVERABLE},
               {"risk_shared", WORD_CHOICE_RISK_SHARED},
               {"first_come", WORD_CHOICE_FIRST_COME},
               {"lottery", WORD_CHOICE_LOTTERY},
               {"need", WORD_CHOICE_NEED},
               {"maturity", WORD_CHOICE_MATURITY},
               {"score", WORD_CHOICE_SCORE}};

static const char *say_choice(const struct report *self, const struct parameter *parameter,
                              double value) {
    const char *name = parameter->choices[(size_t)value];
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++)
        if (strcmp(name, choices[i].name) == 0)
            return word_of(self->language, choices[i].word);
    return name;
}

/* The number without its unit: three digits, whole ones as they are. */
static const char *say_number(struct report *self, const struct parameter *parameter,
                              double value) {
    char said[FORMAT_SIZE];
    double size = fabs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
    if (value == floor(value))
        decimals = 0;
    int is_share = strcmp(parameter->unit, "share") == 0;
    int is_rate = strcmp(parameter->unit, "1/year") == 0 && size < 1;
    if (is_share || is_rate)
        format_percent(said, sizeof said, self->language, value,
                       size > 0 && 100 * size < 9.95 && 100 * value != floor(100 * value) ? 1 : 0);
    else if (strncmp(parameter->unit, "EUR", 3) == 0)
        format_money_short(said, sizeof said, self->language, value);
    else
        format_number(said, sizeof said, self->language, value, decimals);
    return shelf_keep(&self->shelf, said);
}

static const char *with_unit(struct report *self, const struct parameter *parameter,
                             const char *said) {
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(parameter->unit, units[i].unit) == 0)
            return shelf_word(&self->shelf, self->language, units[i].word, "value", said, NULL_GAP);
    return said;
}

const char *report_parameter(struct report *self, size_t assumption, double value) {
    const struct parameter *parameter = self->facts->scenario->assumptions[assumption].parameter;
    if (parameter->kind == PARAMETER_FLAG)
        return word_of(self->language, value != 0 ? WORD_YES : WORD_NO);
    if (parameter->kind == PARAMETER_CHOICE && parameter->choices != NULL)
        return say_choice(self, parameter, value);
    return with_unit(self, parameter, say_number(self, parameter, value));
}

const char *report_law(struct report *self, size_t assumption) {
    const struct assumption *about = &self->facts->scenario->assumptions[assumption];
    double low = law_quantile(&about->law, EDGE), high = law_quantile(&about->law, 1 - EDGE);
    if (law_is_constant(&about->law) || low == high || about->parameter->kind == PARAMETER_FLAG ||
        about->parameter->kind == PARAMETER_CHOICE)
        return report_parameter(self, assumption, law_mean(&about->law));
    const char *range = shelf_word(&self->shelf, self->language, WORD_FROM_TO, "low",
                                   say_number(self, about->parameter, low), "high",
                                   say_number(self, about->parameter, high), NULL_GAP);
    return with_unit(self, about->parameter, range);
}
