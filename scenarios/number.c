/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, durations and dates as people write them. Knows no file and no parameter. */
#include "scenarios/number.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST = 64 };

static size_t digits(const char *text) {
    return strspn(text, "0123456789");
}

/* Length of a decimal number at the start of text, 0 when there is none. Not strtod alone: it takes
 * hexadecimal, nan and inf. */
static size_t decimal_length(const char *text) {
    size_t i = text[0] == '-' || text[0] == '+' ? 1 : 0;
    size_t whole = digits(text + i), fraction = 0;
    i += whole;
    if (text[i] == '.') {
        fraction = digits(text + i + 1);
        i += 1 + fraction;
    }
    if (whole + fraction == 0) {
        return 0;
    }
    if (text[i] == 'e' || text[i] == 'E') {
        size_t sign = text[i + 1] == '-' || text[i + 1] == '+' ? 1 : 0;
        size_t exponent = digits(text + i + 1 + sign);
        i += exponent > 0 ? 1 + sign + exponent : 0;
    }
    return i;
}

static int refuse(const char **why, const char *phrase) {
    *why = phrase;
    return -1;
}

/* Parses the decimal number at the start; *end receives what follows. */
static int leading(const char *text, double *value, const char **end, const char **why) {
    static const char *const not_finite[] = {"nan", ".nan", "inf", ".inf", "infinity", NULL};
    const char *word = text[0] == '-' || text[0] == '+' ? text + 1 : text;
    for (size_t i = 0; not_finite[i] != NULL; i++) {
        if (strcasecmp(word, not_finite[i]) == 0) {
            return refuse(why, "a finite number");
        }
    }
    size_t n = decimal_length(text);
    if (n == 0 || n >= LONGEST) {
        return refuse(why, "a number");
    }
    char copy[LONGEST];
    memcpy(copy, text, n);
    copy[n] = '\0';
    errno = 0;
    *value = strtod(copy, NULL);
    if (!isfinite(*value)) {
        return refuse(why, "a finite number");
    }
    *end = text + n;
    return 0;
}

int number_parse(const char *text, double *value, const char **why) {
    const char *end;
    if (leading(text, value, &end, why) != 0) {
        return -1;
    }
    if (strcmp(end, "k") == 0) {
        *value *= 1e3;
    } else if (strcmp(end, "M") == 0) {
        *value *= 1e6;
    } else if (strcmp(end, "%") == 0 || strcmp(end, " %") == 0) {
        *value /= 100;
    } else if (end[0] == ',' && digits(end + 1) > 0) {
        return refuse(why, "a number with a decimal point, not a comma");
    } else if (*end != '\0') {
        return refuse(why, "a number (52000, 52e3, 52k, 1.2M or 63%)");
    }
    return isfinite(*value) ? 0 : refuse(why, "a finite number");
}

int number_parse_duration(const char *text, double *years, const char **why) {
    static const struct {
        const char *word;
        double divisor;
    } units[] = {{"year", 1},     {"years", 1},    {"month", 12},   {"months", 12},
                 {"quarter", 4},  {"quarters", 4}, {"semester", 2}, {"semesters", 2},
                 {"day", 365.25}, {"days", 365.25}};
    const char *end;
    if (leading(text, years, &end, why) != 0) {
        return -1;
    }
    if (*end == '\0') {
        return 0;
    }
    const char *word = end + strspn(end, " ");
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(word, units[i].word) == 0) {
            *years /= units[i].divisor;
            return 0;
        }
    }
    return refuse(why, "a duration (2 years, 18 months, 1 quarter, or a number of years)");
}

/* A number of exactly n digits, or -1. */
static int fixed_digits(const char *text, size_t n) {
    int value = 0;
    if (digits(text) < n) {
        return -1;
    }
    for (size_t i = 0; i < n; i++) {
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

int number_parse_date(const char *text, int *year, int *month) {
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    *month = 0;
    *year = fixed_digits(text, 4);
    if (*year < 1900 || *year > 2500) {
        return -1;
    }
    if (text[4] == '\0') {
        return 0;
    }
    if (text[4] != '-') {
        return -1;
    }
    *month = fixed_digits(text + 5, 2);
    if (*month < 1 || *month > 12) {
        return -1;
    }
    if (text[7] == '\0') {
        return 0;
    }
    int day = text[7] == '-' ? fixed_digits(text + 8, 2) : -1;
    return day >= 1 && day <= days[*month - 1] && text[10] == '\0' ? 0 : -1;
}

const char *number_print(double value, char room[NUMBER_SIZE]) {
    for (int digits_shown = 15; digits_shown <= 17; digits_shown++) {
        snprintf(room, NUMBER_SIZE, "%.*g", digits_shown, value);
        if (strtod(room, NULL) == value) { /* exact equality is the purpose */
            break;
        }
    }
    return room;
}
