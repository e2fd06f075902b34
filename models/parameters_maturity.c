/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameter tables of maturity, its levels and moves, and of accompaniment offers. No public source
 * measured maturity twice: all intensities are priors. Declarations only. */
#include "models/declare.h"
#include "models/parameters.h"

static const struct parameter maturity_rows[] = {
    NUMBER("beta_engineering", "1", -ANY, ANY, 0.5, NONE, NONE, "prior",
           "effet de l'ingénierie sur le logarithme de l'intensité de progression",
           "effect of engineering on the log-intensity of moves up"),
    NUMBER("beta_alliances", "1", -ANY, ANY, 0.2, NONE, NONE, "prior",
           "effet des alliances sur le logarithme de l'intensité de progression",
           "effect of alliances on the log-intensity of moves up"),
    NUMBER("beta_commons", "1", -ANY, ANY, 0.03, NONE, NONE, "prior",
           "effet d'un commun utilisé sur le logarithme de l'intensité de progression",
           "effect of one common in use on the log-intensity of moves up"),
    NUMBER("hr_max", "ratio", 1, ANY, 3, NONE, NONE, "prior",
           "plafond du rapport d'intensité dû à l'ingénierie, aux alliances et aux communs",
           "cap of the intensity ratio due to engineering, alliances and commons"),
    NUMBER("frailty", "1", 0, ANY, 0.5, NONE, NONE, "prior",
           "écart type du logarithme de l'aptitude propre des écosystèmes",
           "standard deviation of the log of the ecosystems' own propensity"),
    NUMBER("down_capacity", "1", -ANY, ANY, 0.3, NONE, NONE, "prior",
           "effet protecteur de l'ingénierie contre les reculs",
           "protection that engineering gives against moves down"),
};

static const struct parameter level_rows[] = {
    NUMBER("reach", "1", 0, ANY, 1, NONE, NONE, "prior",
           "multiplie l'adoption des communs à ce niveau",
           "multiplies the adoption of commons at this level"),
    NUMBER("apply", "1", 0, ANY, 1, NONE, NONE, "prior",
           "multiplie l'intensité des candidatures à ce niveau",
           "multiplies the intensity of applications at this level"),
};

static const struct parameter move_rows[] = {
    NUMBER("annual", "1/year", 0, 1, NONE, NONE, NONE, "prior",
           "probabilité de ce passage dans l'année", "probability of this move within a year"),
};

static const struct parameter offer_rows[] = {
    NUMBER("uptake", "1/year", 0, ANY, 0.3, NONE, NONE, "prior",
           "intensité de participation des écosystèmes concernés",
           "intensity at which ecosystems concerned take it"),
    NUMBER("hours", "hour", 0, ANY, 7, NONE, NONE, "facts-1a", "durée du parcours",
           "hours that it takes"),
    NUMBER("unit_cost", "EUR", 0, ANY, 1500, NONE, NONE, "prior", "coût par écosystème accompagné",
           "cost of each ecosystem that takes it"),
    NUMBER("capacity", "ecosystems/year", 0, ANY, 1000, NONE, NONE, "prior",
           "nombre d'écosystèmes accueillis par an, au plus",
           "number of ecosystems that can take it in a year, at most"),
    NUMBER("hazard_ratio", "ratio", 0.001, ANY, 1.2, NONE, NONE, "prior",
           "rapport d'intensité des progressions pendant l'effet",
           "intensity ratio of moves up while it acts"),
    WHOLE("lasts", "year", 1, 100, 2, "prior", "durée de l'effet, en années entières",
          "how long it acts, in whole years"),
};

const struct parameter_table maturity_table =
    TABLE("maturity", maturity_rows, "Maturité", "Maturity");
const struct parameter_table level_table = TABLE("level", level_rows, "Niveau", "Level");
const struct parameter_table move_table = TABLE("move", move_rows, "Passage de niveau", "Move");
const struct parameter_table offer_table =
    TABLE("offer", offer_rows, "Offre d'accompagnement", "Accompaniment offer");
