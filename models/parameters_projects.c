/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameter tables of local projects, one per size: same rows, own defaults. Declarations only. */
#include "models/declare.h"
#include "models/parameters.h"

/* Rows of one size, in the order of struct project_parameters; the arguments are the defaults that
 * differ between sizes. */
#define PROJECT_ROWS(ideas, deliver, duration, hazard, people, jobs, own, money)                   \
    {                                                                                              \
        NUMBER("ideas", "1/year", 0, ANY, ideas, NONE, NONE, "prior",                              \
               "idées nouvelles par an dans un écosystème de 25 000 habitants",                    \
               "new ideas a year in an ecosystem of 25,000 inhabitants"),                          \
            NUMBER("wait", "year", 0, ANY, 3, NONE, NONE, "prior",                                 \
                   "attente moyenne d’une idée avant d’aboutir sans fonds ou de s’éteindre",       \
                   "mean wait of an idea before it happens without a fund or lapses"),             \
            NUMBER("deadweight", "share", 0, 1, 0.35, 0.1, 0.6, "facts-A",                         \
                   "effet d’aubaine : part des idées qui aboutiraient sans fonds",                 \
                   "deadweight: share of ideas that would happen without a fund"),                 \
            NUMBER("start", "share", 0, 1, 0.8, NONE, NONE, "prior",                               \
                   "part des projets qualifiés qui démarrent",                                     \
                   "share of qualified projects that start"),                                      \
            NUMBER("start_delay", "year", 0, ANY, 0.75, NONE, NONE, "prior",                       \
                   "délai moyen avant le démarrage", "mean delay before the start"),               \
            NUMBER("deliver", "share", 0, 1, deliver, NONE, NONE, "facts-4b",                      \
                   "part des projets démarrés qui aboutissent",                                    \
                   "share of started projects that deliver"),                                      \
            NUMBER("duration", "year", 0, ANY, duration, NONE, NONE, "prior",                      \
                   "durée moyenne avant le déploiement", "mean duration before deployment"),       \
            NUMBER("hazard", "1/year", 0, ANY, hazard, 0.05, 0.1, "facts-A",                       \
                   "taux annuel de disparition d’un projet déployé",                               \
                   "yearly rate at which a deployed project ends"),                                \
            NUMBER("people", "people/year", 0, ANY, people, NONE, NONE, "facts-B2",                \
                   "personnes touchées par an, en moyenne, tant que le projet vit",                \
                   "people reached a year, mean, while the project lives"),                        \
            NUMBER("people_spread", "1", 0, ANY, 1.15, NONE, NONE, "facts-B2",                     \
                   "dispersion du nombre de personnes touchées (écart type du logarithme)",        \
                   "spread of the number of people reached (standard deviation of the log)"),      \
            NUMBER("jobs", "FTE", 0, ANY, jobs, NONE, NONE, "facts-B2",                            \
                   "emplois directs une fois déployé", "direct jobs once deployed"),               \
            NUMBER("own", "EUR/year", 0, ANY, own, NONE, NONE, "facts-B2",                         \
                   "ressources propres annuelles une fois le projet installé",                     \
                   "own resources a year once the project is established"),                        \
            NUMBER("own_ramp", "year", 0, ANY, 3, NONE, NONE, "prior",                             \
                   "durée de montée des ressources propres",                                       \
                   "time that own resources take to ramp up"),                                     \
            NUMBER("money", "EUR", 0, ANY, money, NONE, NONE, "prior",                             \
                   "financement prévu quand le projet aboutit sans fonds",                         \
                   "planned funding when the project happens without a fund")                      \
    }

static const struct parameter small_rows[] = PROJECT_ROWS(2, 0.8, 0.75, 0.1, 150, 0.2, 3000, 7000);
static const struct parameter medium_rows[] =
    PROJECT_ROWS(2, 0.65, 1.75, 0.08, 290, 1, 30000, 60000);
static const struct parameter large_rows[] =
    PROJECT_ROWS(0.25, 0.5, 3, 0.06, 600, 3, 120000, 250000);

const struct parameter_table project_tables[3] = {
    TABLE("small project", small_rows, "Petit projet", "Small project"),
    TABLE("medium project", medium_rows, "Projet moyen", "Medium project"),
    TABLE("large project", large_rows, "Grand projet", "Large project"),
};
