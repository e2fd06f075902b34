/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, money, shares, dates and intervals as French and English write them, in UTF-8.
 * Never reads the locale; never knows what a number means. */
#ifndef FONDSIM_OUTPUT_FORMAT_H
#define FONDSIM_OUTPUT_FORMAT_H

#include <stddef.h>

enum language { LANGUAGE_FR, LANGUAGE_EN };

/* Multiples of money: 1, 1e3, 1e6, 1e9 euros: "€", "k€", "M€", "Md€" in French;
 * "€", "€k", "€m", "€bn" round the number in English. */
enum money_scale { MONEY_UNIT, MONEY_THOUSAND, MONEY_MILLION, MONEY_BILLION };

/* A buffer long enough for any of the functions below. */
enum { FORMAT_SIZE = 400 };

/* Every function writes a terminated string into buffer[size] and returns buffer, so that it can
 * stand in an argument list. A size too small cuts between characters. NaN is written "n. d."
 * (French) or "n/a" (English), infinities with "∞";
 * 1e15 and beyond as 1.2e18. Minus is U+2212; a value that rounds to zero
 * bears no sign. French: thousands apart by U+202F, decimal comma,
 * units after U+00A0. English: thousands by ',', decimal point, € before, % against the number. */

/* value with `decimals` digits after the mark (0 to 15): "1 234,5", "1,234.5". */
char *format_number(char *buffer, size_t size, enum language language, double value, int decimals);

/* The same with an explicit plus for positive values: "+1 234,5" (for differences). */
char *format_signed(char *buffer, size_t size, enum language language, double value, int decimals);

/* A share in [1] as a percentage: 0.634, 1 decimal: "63,4 %", "63.4%". */
char *format_percent(char *buffer, size_t size, enum language language, double share, int decimals);

/* euros written at a scale: 1234500, MONEY_THOUSAND, 1 decimal: "1 234,5 k€", "€1,234.5k". */
char *format_money(char *buffer, size_t size, enum language language, double euros,
                   enum money_scale scale, int decimals);

/* euros at the scale its size asks for, with about three significant digits: "1,23 M€", "€45k". */
char *format_money_short(char *buffer, size_t size, enum language language, double euros);

/* The scale for numbers up to |largest| [EUR]: € under 10,000, then k€, M€ from a million, Md€ from
 * a thousand million. */
enum money_scale format_money_scale(double largest);

/* The scale's sign alone: "k€", "M€", "€k", "€m" ... A constant. */
const char *format_money_sign(enum language language, enum money_scale scale);

/* "12,3 [4,5 ; 20,1]" / "12.3 [4.5, 20.1]": an estimate with its interval. */
char *format_interval(char *buffer, size_t size, enum language language, double value, double low,
                      double high, int decimals);

/* A decimal year as a date: 2026.5 is "juillet 2026" / "July 2026", the month that holds the
 * instant; a `day` from 1 to 31 is written too: "1er juillet 2026", "1 July 2026"; 0: none. */
char *format_date(char *buffer, size_t size, enum language language, double year, int day);

/* A year alone, no thousands mark: "2026". */
char *format_year(char *buffer, size_t size, double year);

/* Digits after the mark so that the last one stands at the decimal place of the first significant
 * digit of standard_error (the rule for every reported figure); `otherwise` when it is 0 or not
 * finite. Never below 0, never above 15. */
int format_decimals(double standard_error, int otherwise);

#endif
