/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of struct post_parameters, first in the tables of the models that pay a post. Knows no
 * model. */
#ifndef FONDSIM_MODELS_POST_ROWS_H
#define FONDSIM_MODELS_POST_ROWS_H

#include "models/declare.h"

/* Departures of 15-40 % a year are hazards of 0.16-0.51; hiring after 3-18 months. */
#define POST_ROWS                                                                                  \
    NUMBER("fte", "FTE", 0, ANY, 1, NONE, NONE, "facts-A",                                         \
           "poste payé par un soutien, en équivalent temps plein",                                 \
           "post paid by an award, in full-time equivalents"),                                     \
        NUMBER("hiring_delay", "year", 0, ANY, 0.75, 0.25, 1.5, "facts-A",                         \
               "délai moyen du premier recrutement", "mean delay before the first hiring"),        \
        NUMBER("leave", "1/year", 0, ANY, 0.3, 0.16, 0.51, "facts-A",                              \
               "taux annuel de départ de la personne en poste",                                    \
               "yearly rate at which the officer leaves"),                                         \
        NUMBER("vacancy_delay", "year", 0, ANY, 0.5, NONE, NONE, "prior",                          \
               "durée moyenne d’une vacance du poste", "mean time the post stands vacant")

#endif
