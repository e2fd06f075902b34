/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, durations and dates as people write them. Knows no file and no parameter. */
#ifndef FONDSIM_SCENARIOS_NUMBER_H
#define FONDSIM_SCENARIOS_NUMBER_H

#include <stddef.h>

/* "52000", "-1.5", "52e3", "52k", "1.2M", "63%". 0 and a finite *value; -1 and a phrase in *why
 * otherwise: NaN, infinity, overflow, a decimal comma, anything else. */
int number_parse(const char *text, double *value, const char **why);

/* "18 months", "2 years", "1 quarter", "1 semester", "90 days" in years of 12 months or 365.25
 * days; also a plain number of years. As number_parse. */
int number_parse_duration(const char *text, double *years, const char **why);

/* "2026" (*month is then 0), "2026-03", "2026-03-15" (the day is checked and dropped). 0 or -1. */
int number_parse_date(const char *text, int *year, int *month);

/* Shortest of 15, 16 or 17 significant digits that reads back as the same double. */
enum { NUMBER_SIZE = 32 };
const char *number_print(double value, char room[NUMBER_SIZE]);

#endif
