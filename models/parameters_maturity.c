/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameter tables of maturity, its levels and moves, and of accompaniment offers. No public source
 * measured maturity twice: all intensities are priors. Declarations only. */
#include "models/declare.h"
#include "models/parameters.h"

static const struct parameter maturity_rows[] = {
    NUMBER("beta_engineering", "1", -ANY, ANY, 0.5, NONE, NONE, "prior",
           "effet de l’ingénierie sur les chances de monter (logarithme)",
           "effect of engineering on the chances of moving up (log)"),
    NUMBER("beta_alliances", "1", -ANY, ANY, 0.2, NONE, NONE, "prior",
           "effet des alliances sur les chances de monter (logarithme)",
           "effect of alliances on the chances of moving up (log)"),
    NUMBER("beta_commons", "1", -ANY, ANY, 0.03, NONE, NONE, "prior",
           "effet de chaque commun utilisé sur les chances de monter (logarithme)",
           "effect of each common in use on the chances of moving up (log)"),
    NUMBER("hr_max", "ratio", 1, ANY, 3, NONE, NONE, "prior",
           "plafond de ce que multiplient ingénierie, alliances et communs",
           "cap of what engineering, alliances and commons multiply together"),
    NUMBER("frailty", "1", 0, ANY, 0.5, NONE, NONE, "prior",
           "dispersion de l’élan propre des écosystèmes (écart type du logarithme)",
           "spread of the ecosystems’ own drive (standard deviation of the log)"),
    NUMBER("down_capacity", "1", -ANY, ANY, 0.3, NONE, NONE, "prior",
           "protection que l’ingénierie donne contre les reculs (logarithme)",
           "protection that engineering gives against moves down (log)"),
};

static const struct parameter level_rows[] = {
    NUMBER("reach", "1", 0, ANY, 1, NONE, NONE, "prior",
           "multiplicateur de l’adoption des communs à ce niveau",
           "factor on the adoption of commons at this level"),
    NUMBER("apply", "1", 0, ANY, 1, NONE, NONE, "prior",
           "multiplicateur du rythme des candidatures à ce niveau",
           "factor on the rate of applications at this level"),
};

static const struct parameter move_rows[] = {
    NUMBER("annual", "1/year", 0, 1, NONE, NONE, NONE, "prior",
           "probabilité de ce passage dans l’année", "probability of this move within a year"),
};

static const struct parameter offer_rows[] = {
    NUMBER("uptake", "1/year", 0, ANY, 0.3, NONE, NONE, "prior",
           "rythme de participation des écosystèmes concernés",
           "rate at which the ecosystems concerned take part"),
    NUMBER("hours", "hour", 0, ANY, 7, NONE, NONE, "facts-1a", "durée du parcours",
           "hours that it takes"),
    NUMBER("unit_cost", "EUR", 0, ANY, 1500, NONE, NONE, "prior", "coût par écosystème accompagné",
           "cost of each ecosystem that takes part"),
    NUMBER("capacity", "ecosystems/year", 0, ANY, 1000, NONE, NONE, "prior",
           "nombre d’écosystèmes accueillis par an, au plus",
           "number of ecosystems that can take part in a year, at most"),
    NUMBER("hazard_ratio", "ratio", 0.001, ANY, 1.2, NONE, NONE, "prior",
           "multiplicateur des chances de monter tant que l’offre fait effet",
           "factor on the chances of moving up while the offer acts"),
    WHOLE("lasts", "year", 1, 100, 2, "prior", "durée de l’effet, en années entières",
          "how long it acts, in whole years"),
};

const struct parameter_table maturity_table =
    TABLE("maturity", maturity_rows, "Maturité", "Maturity");
const struct parameter_table level_table = TABLE("level", level_rows, "Niveau", "Level");
const struct parameter_table move_table = TABLE("move", move_rows, "Passage de niveau", "Move");
const struct parameter_table offer_table =
    TABLE("offer", offer_rows, "Offre d’accompagnement", "Accompaniment offer");
