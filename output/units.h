/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of units in each language. A unit's key, as the catalogue writes it, is its English
 * name; a test checks that every unit of the catalogue is here. */
#ifndef FONDSIM_OUTPUT_UNITS_H
#define FONDSIM_OUTPUT_UNITS_H

#include "output/format.h"

/* Singular: "projet-année", "project-year"; "€" for the currency EUR. A unit that is not in the
 * table is its own name. */
const char *unit_name(enum language language, const char *unit);

/* 1 when the table has the unit. */
int unit_known(const char *unit);

#endif
