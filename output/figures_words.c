/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, dates and labels in the words of a figure, no finer than their standard error. Never
 * knows one figure from inside. */
#include "output/figures_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *parts_label(enum language language, const struct label *label) {
    const char *text = language == LANGUAGE_FR ? label->fr : label->en;
    return text == NULL ? "" : text;
}

const char *parts_outcome_label(enum language language, const struct outcome *outcome) {
    const char *text = language == LANGUAGE_FR ? outcome->fr : outcome->en;
    return text == NULL ? outcome->key : text;
}

char *parts_short(char *said, const char *label, size_t most) {
    size_t n = 0, bytes = 0, cut = 0;
    for (; label[bytes] != '\0' && bytes < SAID_SIZE - 8; bytes++) {
        if (((unsigned char)label[bytes] & 0xC0) == 0x80)
            continue;
        if (++n > most)
            break;
        if (label[bytes] == ' ')
            cut = bytes;
    }
    if (label[bytes] == '\0') {
        memcpy(said, label, bytes + 1);
        return said;
    }
    if (cut == 0) { /* one long word */
        cut = bytes;
        while (cut > 0 && ((unsigned char)label[cut] & 0xC0) == 0x80)
            cut--;
    }
    memcpy(said, label, cut);
    memcpy(said + cut, "…", sizeof "…");
    return said;
}

char *parts_inside(char *said, enum language language, const struct outcome *outcome) {
    snprintf(said, SAID_SIZE, "%s", parts_outcome_label(language, outcome));
    unsigned char *letter = (unsigned char *)said;
    bool acronym = letter[0] != 0 && letter[1] >= 'A' && letter[1] <= 'Z';
    if (letter[0] >= 'A' && letter[0] <= 'Z' && !acronym)
        letter[0] = (unsigned char)(letter[0] - 'A' + 'a');
    else if (letter[0] == 0xC3 && letter[1] >= 0x80 && letter[1] <= 0x9E && letter[1] != 0x97)
        letter[1] = (unsigned char)(letter[1] + 0x20); /* À to Þ */
    return said;
}

char *parts_end(char *said, enum language language, double year) {
    char date[64];
    bool whole = fabs(year - round(year)) < 1e-6;
    if (whole)
        format_year(date, sizeof date, round(year) - 1);
    else
        format_date(date, sizeof date, language, year - 1.0 / 12, 0);
    return text_fill(said, SAID_SIZE, language, whole ? TEXT_END_OF_YEAR : TEXT_END_OF_MONTH,
                     whole ? "year" : "month", date, (const char *)NULL);
}

/* The decimal place of the first digit of a number above 0, rounded to one digit first: 0.0996 is
 * 0.1. */
static double first_place(double size) {
    char text[32];
    snprintf(text, sizeof text, "%.0e", size);
    return pow(10, (double)strtol(strchr(text, 'e') + 1, NULL, 10));
}

/* The decimal place to which a value is told: that of its error, but three digits are enough for
 * any reader and two when the error is not known. */
static double quantum(double value, double se) {
    bool known = isfinite(se);
    double most = value == 0 ? 0 : pow(10, floor(log10(fabs(value)))) * (known ? 0.01 : 0.1);
    double place = known && se > 0 ? fmax(first_place(se), most) : most;
    return place > 0 && isfinite(place) ? place : 1;
}

/* Digits after the mark that show multiples of a power of ten. */
static int digits_of(double place) {
    double digits = -floor(log10(place) + 0.5);
    return digits <= 0 ? 0 : digits > 9 ? 9 : (int)digits;
}

char *parts_value(char *said, enum language language, const struct outcome *outcome, double value,
                  double se, bool sign) {
    double place = quantum(value, se), rounded = round(value / place) * place;
    enum axis_numbers numbers = parts_numbers(outcome);
    char text[SAID_SIZE - 8];
    if (!isfinite(value)) {
        format_number(said, SAID_SIZE, language, value, 0);
        return said;
    }
    if (numbers == AXIS_MONEY) {
        static const double unit[] = {1, 1e3, 1e6, 1e9};
        enum money_scale scale = format_money_scale(rounded);
        format_money(text, sizeof text, language, rounded, scale, digits_of(place / unit[scale]));
    } else if (numbers == AXIS_PERCENT)
        format_percent(text, sizeof text, language, rounded, digits_of(place * 100));
    else
        format_number(text, sizeof text, language, rounded, digits_of(place));
    snprintf(said, SAID_SIZE, "%s%s", sign && rounded > 0 ? "+" : "", text);
    return said;
}

bool parts_resolved(double mean, double se) {
    return isfinite(se) && fabs(mean) > 2 * se;
}

char *parts_difference(char *said, enum language language, const struct outcome *outcome,
                       double mean, double se, double low, double high) {
    char value[SAID_SIZE], least[SAID_SIZE], most[SAID_SIZE];
    if (mean == 0 && se == 0) /* the same in every replicate */
        return text_fill(said, SAID_SIZE, language, TEXT_NO_DIFFERENCE, (const char *)NULL);
    parts_value(value, language, outcome, mean, se, true);
    /* A 5 % quantile is about twice as uncertain as the mean (normal law: 2.1 times). */
    parts_value(least, language, outcome, low, 2 * se, false);
    parts_value(most, language, outcome, high, 2 * se, false);
    bool known = parts_resolved(mean, se) || !isfinite(se);
    return text_fill(said, SAID_SIZE, language, known ? TEXT_RANGE_SHORT : TEXT_UNRESOLVED, "value",
                     value, "low", least, "high", most, (const char *)NULL);
}

char *parts_range(char *said, enum language language, const struct outcome *outcome,
                  const struct estimate *difference) {
    char low[SAID_SIZE], high[SAID_SIZE];
    parts_value(low, language, outcome, difference->p5, 2 * difference->se, false);
    parts_value(high, language, outcome, difference->p95, 2 * difference->se, false);
    return text_fill(said, SAID_SIZE, language, TEXT_RANGE, "low", low, "high", high,
                     (const char *)NULL);
}

char *parts_amount_of(char *said, enum language language, const struct outcome *outcome,
                      double value, double se) {
    char number[SAID_SIZE], inside[SAID_SIZE];
    parts_value(number, language, outcome, value, se, true);
    parts_inside(inside, language, outcome);
    const char *unit = text_unit(language, outcome->unit);
    if (unit != NULL) {
        char with_unit[SAID_SIZE];
        text_fill(with_unit, sizeof with_unit, language, TEXT_WITH_UNIT, "value", number, "unit",
                  unit, (const char *)NULL);
        text_fill(said, SAID_SIZE, language, TEXT_AMOUNT_OF, "value", with_unit, "outcome", inside,
                  (const char *)NULL);
    } else if (parts_numbers(outcome) == AXIS_NUMBER)
        snprintf(said, SAID_SIZE, "%.80s %.110s", number, inside);
    else
        text_fill(said, SAID_SIZE, language, TEXT_AMOUNT_OF, "value", number, "outcome", inside,
                  (const char *)NULL);
    return said;
}

void parts_span(const struct run_info *info, char first[16], char last[16]) {
    snprintf(first, 16, "%d", info->start_year);
    snprintf(last, 16, "%d", info->start_year + info->n_years - 1);
}
