/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of units in each language. Knows no outcome. */
#include "output/units.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *key, *fr, *en;
} units[] = {
    {"EUR", "€", "€"},
    {"FTE", "ETP", "FTE"},
    {"FTE-year", "année-ETP", "FTE-year"},
    {"alliance", "alliance", "alliance"},
    {"application", "candidature", "application"},
    {"attempt", "tentative", "attempt"},
    {"award", "soutien", "award"},
    {"club", "club", "club"},
    {"common", "commun", "common"},
    {"company", "entreprise", "company"},
    {"day", "jour", "day"},
    {"ecosystem", "écosystème", "ecosystem"},
    {"foundation", "fondation", "foundation"},
    {"hour", "heure", "hour"},
    {"level", "niveau", "level"},
    {"level-year", "année-niveau", "level-year"},
    {"people", "personne", "person"},
    {"project", "projet", "project"},
    {"project-year", "année-projet", "project-year"},
    {"share", "part", "share"},
    {"territory", "territoire", "territory"},
};

static const char *find(enum language language, const char *unit) {
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(unit, units[i].key) == 0) {
            return language == LANGUAGE_FR ? units[i].fr : units[i].en;
        }
    }
    return NULL;
}

const char *unit_name(enum language language, const char *unit) {
    const char *name = find(language, unit);
    return name != NULL ? name : unit;
}

int unit_known(const char *unit) {
    return find(LANGUAGE_EN, unit) != NULL;
}
