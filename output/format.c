/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, money and dates as French and English write them. Never reads the locale; never knows
 * what a number means. */
#include "output/format.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NARROW_SPACE "\u202f"
#define NO_BREAK_SPACE "\u00a0"
#define MINUS "\u2212"
#define INFINITE "\u221e"

enum { NUMBER_SIZE = 96 };

/* Copies text, cut between characters when it does not fit. */
static char *put(char *buffer, size_t size, const char *text) {
    if (size == 0)
        return buffer;
    size_t length = strlen(text);
    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memmove(buffer, text, length);
    buffer[length] = '\0';
    return buffer;
}

static char *put_parts(char *buffer, size_t size, const char *format, ...) {
    char text[FORMAT_SIZE];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    return put(buffer, size, text);
}

/* Writes |value| grouped, without sign; *negative says whether a minus is due. */
static void digits(char out[NUMBER_SIZE], enum language language, double value, int decimals,
                   int *negative) {
    char raw[64];
    const char *mark = language == LANGUAGE_FR ? "," : ".";
    const char *group = language == LANGUAGE_FR ? NARROW_SPACE : ",";
    decimals = decimals < 0 ? 0 : decimals > 15 ? 15 : decimals;
    if (fabs(value) >= 1e15)
        snprintf(raw, sizeof raw, "%.2e", fabs(value));
    else
        snprintf(raw, sizeof raw, "%.*f", decimals, fabs(value));
    *negative = value < 0 && strpbrk(raw, "123456789") != NULL;
    size_t whole = strspn(raw, "0123456789");
    char *end = out;
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            end += sprintf(end, "%s", group);
        *end++ = raw[i];
    }
    /* The process's locale chooses snprintf's mark, perhaps of several bytes: skip whatever it is.
     */
    const char *rest = raw + whole;
    rest += strcspn(rest, "0123456789");
    if (*rest)
        end += sprintf(end, "%s%s", mark, rest);
    *end = '\0';
}

/* Number or its stand-in (NaN, infinity), with signs. plus: "+" before positive values. */
static void number(char out[NUMBER_SIZE], enum language language, double value, int decimals,
                   int plus, const char *before) {
    if (isnan(value)) {
        strcpy(out, language == LANGUAGE_FR ? "n." NO_BREAK_SPACE "d." : "n/a");
        return;
    }
    char body[NUMBER_SIZE];
    int negative = value < 0;
    if (isinf(value))
        strcpy(body, INFINITE);
    else
        digits(body, language, value, decimals, &negative);
    int positive = plus && !negative && (isinf(value) || strpbrk(body, "123456789") != NULL);
    /* body is far shorter than its array: at most 15 + 15 digits and 4 groups of 3 bytes */
    snprintf(out, NUMBER_SIZE, "%s%s%.80s", negative ? MINUS : positive ? "+" : "", before, body);
}

char *format_number(char *buffer, size_t size, enum language language, double value, int decimals) {
    char text[NUMBER_SIZE];
    number(text, language, value, decimals, 0, "");
    return put(buffer, size, text);
}

char *format_signed(char *buffer, size_t size, enum language language, double value, int decimals) {
    char text[NUMBER_SIZE];
    number(text, language, value, decimals, 1, "");
    return put(buffer, size, text);
}

char *format_percent(char *buffer, size_t size, enum language language, double share,
                     int decimals) {
    char text[NUMBER_SIZE];
    number(text, language, share * 100, decimals, 0, "");
    if (isnan(share))
        return put(buffer, size, text);
    return put_parts(buffer, size, "%s%s", text,
                     language == LANGUAGE_FR ? NO_BREAK_SPACE "%" : "%");
}

static const double scale_value[] = {1, 1e3, 1e6, 1e9};

char *format_money(char *buffer, size_t size, enum language language, double euros,
                   enum money_scale scale, int decimals) {
    static const char *const french[] = {"€", "k€", "M€", "Md€"};
    static const char *const english[] = {"", "k", "m", "bn"};
    char text[NUMBER_SIZE];
    number(text, language, euros / scale_value[scale], decimals, 0,
           language == LANGUAGE_FR ? "" : "€");
    if (isnan(euros))
        return put(buffer, size, text);
    if (language == LANGUAGE_FR)
        return put_parts(buffer, size, "%s" NO_BREAK_SPACE "%s", text, french[scale]);
    return put_parts(buffer, size, "%s%s", text, english[scale]);
}

char *format_money_short(char *buffer, size_t size, enum language language, double euros) {
    double largest = fabs(euros);
    enum money_scale scale = MONEY_UNIT;
    /* 999.5 thousand is already "1,000" with three digits: go up before it is. */
    while (scale < MONEY_BILLION && largest >= 999.5 * scale_value[scale])
        scale = (enum money_scale)((int)scale + 1);
    double shown = largest / scale_value[scale];
    int decimals = 0;
    if (scale != MONEY_UNIT && isfinite(shown))
        decimals = shown < 9.995 ? 2 : shown < 99.95 ? 1 : 0;
    /* No trailing zeros: 2.00 M€ is 2 M€. */
    for (; decimals > 0; decimals--) {
        double power = decimals == 2 ? 100 : 10;
        if (fmod(round(shown * power), 10) != 0)
            break;
    }
    return format_money(buffer, size, language, euros, scale, decimals);
}

enum money_scale format_money_scale(double largest) {
    largest = fabs(largest);
    return largest < 1e4   ? MONEY_UNIT
           : largest < 1e6 ? MONEY_THOUSAND
           : largest < 1e9 ? MONEY_MILLION
                           : MONEY_BILLION;
}

const char *format_money_sign(enum language language, enum money_scale scale) {
    static const char *const sign[2][4] = {{"€", "k€", "M€", "Md€"}, {"€", "€k", "€m", "€bn"}};
    return sign[language][scale];
}

char *format_interval(char *buffer, size_t size, enum language language, double value, double low,
                      double high, int decimals) {
    char a[NUMBER_SIZE], b[NUMBER_SIZE], c[NUMBER_SIZE];
    number(a, language, value, decimals, 0, "");
    number(b, language, low, decimals, 0, "");
    number(c, language, high, decimals, 0, "");
    return put_parts(buffer, size,
                     language == LANGUAGE_FR ? "%s [%s" NO_BREAK_SPACE "; %s]" : "%s [%s, %s]", a,
                     b, c);
}

char *format_date(char *buffer, size_t size, enum language language, double year, int day) {
    static const char *const months[2][12] = {
        {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
         "octobre", "novembre", "décembre"},
        {"January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December"}};
    char plain[NUMBER_SIZE];
    if (!isfinite(year) || fabs(year) > 99999) {
        number(plain, language, year, 0, 0, "");
        return put(buffer, size, plain);
    }
    /* In whole months, so that 2026 + 11.9999999/12 is January 2027 and not December 2026. */
    long total = (long)floor(year * 12 + 1e-6);
    long month = total % 12;
    if (month < 0)
        month += 12;
    long calendar = (total - month) / 12;
    const char *name = months[language][month];
    if (day == 0)
        return put_parts(buffer, size, "%s %ld", name, calendar);
    return put_parts(buffer, size, "%d%s %s %ld", day,
                     language == LANGUAGE_FR && day == 1 ? "er" : "", name, calendar);
}

char *format_year(char *buffer, size_t size, double year) {
    return put_parts(buffer, size, "%.0f", floor(year + 1e-6));
}

int format_decimals(double standard_error, int otherwise) {
    if (!(standard_error > 0) || !isfinite(standard_error))
        return otherwise;
    /* Rounded to one digit first: 0.0996 is 0.1, one decimal. */
    char text[32];
    snprintf(text, sizeof text, "%.0e", standard_error);
    long exponent = strtol(strchr(text, 'e') + 1, NULL, 10);
    return exponent >= 0 ? 0 : exponent < -15 ? 15 : (int)-exponent;
}
