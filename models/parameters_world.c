/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameter tables of what territories are and what surrounds them: economics, territories,
 * cohorts, gifts, alliances, commons, shocks. Declarations only: never knows how they are used. */
#include "models/declare.h"
#include "models/parameters.h"

static const struct parameter economics_rows[] = {
    /* Bounds that keep the discount rate above -1 whatever is chosen within them. */
    NUMBER("risk_free", "1/year", -0.2, 1, 0.012, NONE, NONE, "facts-5",
           "taux d’actualisation sans risque", "risk-free part of the discount rate"),
    NUMBER("beta", "1", -5, 10, 1, 0, 1.4, "facts-5",
           "bêta socio-économique, qui multiplie la prime de risque",
           "socio-economic beta, which multiplies the risk premium"),
    NUMBER("risk_premium", "1/year", 0, 0.15, 0.02, NONE, NONE, "facts-5",
           "prime de risque du taux d’actualisation", "risk premium of the discount rate"),
    NUMBER("tax_rate", "share", 0, 1, 0.6, NONE, NONE, "facts-3",
           "réduction d’impôt, en part des dons déclarés",
           "tax credit, as a share of declared gifts"),
    NUMBER("declared", "share", 0, 1, 0.79, NONE, NONE, "facts-3",
           "part des dons, en euros, qui est déclarée aux impôts",
           "share of gifts, in euros, that is declared for tax"),
};

static const struct parameter territory_rows[] = {
    NUMBER("own_per_10k", "FTE/10000 inhabitants", 0, ANY, 0.4, NONE, NONE, "prior",
           "ingénierie propre du territoire", "engineering capacity of the territory’s own"),
    NUMBER("own_spread", "1", 0, ANY, 0.5, NONE, NONE, "prior",
           "dispersion de l’ingénierie propre des territoires (écart type du log)",
           "spread of own engineering between territories (sd of the log)"),
    NUMBER("k_per_10k", "FTE/10000 inhabitants", 0, ANY, 0.5, NONE, NONE, "prior",
           "ingénierie au-delà de laquelle un poste de plus compte moins (échelle)",
           "engineering beyond which each further post counts less (scale)"),
    NUMBER("post_cost", "EUR/year", 0, ANY, 52000, 40000, 73000, "facts-A",
           "coût chargé d’un poste de chargé de mission à temps plein",
           "loaded cost of a full-time officer"),
    NUMBER("ideas_elasticity", "1", -10, 10, 0.3, NONE, NONE, "prior",
           "élasticité du nombre d’idées de projets à la population",
           "elasticity of the number of project ideas to population"),
};

static const struct parameter cohort_rows[] = {
    NUMBER("population_median", "people", 0, ANY, 23200, NONE, NONE, "facts-6b",
           "population médiane, quand aucune table de territoires n’est donnée",
           "median population, when no table of territories is given"),
    NUMBER("population_spread", "1", 0, ANY, 0.99, NONE, NONE, "facts-6b",
           "dispersion de la population (écart type du logarithme)",
           "spread of population (standard deviation of the log)"),
};

static const struct parameter share_rows[] = {
    NUMBER("weight", "weight", 0, ANY, 0, NONE, NONE, "facts-1a",
           "poids de ce niveau parmi les écosystèmes à l’entrée",
           "weight of this level among ecosystems at entry"),
};

static const struct parameter class_rows[] = {
    NUMBER("apply", "1", 0, ANY, 1, NONE, NONE, "facts-6c",
           "multiplicateur du rythme des candidatures dans cette classe de taille",
           "factor on the rate of applications in this size class"),
};

static const struct parameter gifts_rows[] = {
    NUMBER("baseline_gifts", "EUR/inhabitant/year", 0, ANY, 10, NONE, NONE, "prior",
           "dons locaux par habitant en l’absence de tout fonds",
           "local giving per inhabitant without any fund"),
    NUMBER("from_public", "weight", 0, ANY, 60, NONE, NONE, "prior",
           "poids du public dans les cofinancements", "weight of public money in co-funding"),
    NUMBER("from_companies", "weight", 0, ANY, 20, NONE, NONE, "prior",
           "poids des entreprises dans les cofinancements", "weight of companies in co-funding"),
    NUMBER("from_donors", "weight", 0, ANY, 5, NONE, NONE, "prior",
           "poids des donateurs dans les cofinancements", "weight of donors in co-funding"),
    NUMBER("from_own", "weight", 0, ANY, 15, NONE, NONE, "prior",
           "poids des ressources propres dans les cofinancements",
           "weight of own resources in co-funding"),
    NUMBER("cofund_scale", "year", 1e-9, ANY, 3.5, NONE, NONE, "facts-4b",
           "délai pour recevoir 63 % des cofinancements (échelle de Weibull)",
           "time after which 63% of co-funding is received (Weibull scale)"),
    NUMBER("cofund_shape", "1", 0.1, ANY, 1.5, NONE, NONE, "facts-4b",
           "réception des cofinancements : au-delà de 1, lente au début (Weibull)",
           "reception of co-funding: above 1, slow at first (Weibull shape)"),
};

static const struct parameter alliances_rows[] = {
    NUMBER("births", "1/year", 0, ANY, 0.5, NONE, NONE, "prior",
           "alliances nouvelles par an dans un écosystème", "new alliances a year in an ecosystem"),
    NUMBER("ends", "1/year", 0, ANY, 0.1, 0.06, 0.16, "facts-A",
           "taux annuel de fin d’une alliance", "yearly rate at which an alliance ends"),
};

static const struct parameter commons_rows[] = {
    WHOLE("stock", "commons", 0, 1000, 4, "facts-1a", "communs plus anciens que les fonds",
          "commons older than the funds"),
    NUMBER("obsolescence", "1/year", 0, ANY, 0.15, 0.1, 0.3, "facts-B3",
           "taux annuel d’obsolescence d’un commun entretenu",
           "yearly rate at which a maintained common becomes obsolete"),
    NUMBER("ageing", "ratio", 0, ANY, 3, NONE, NONE, "prior",
           "multiplicateur de l’obsolescence d’un commun qui n’est pas entretenu",
           "factor on the obsolescence of a common that is not maintained"),
    NUMBER("p", "1/year", 0, ANY, 0.03, 0.02, 0.2, "facts-B3",
           "adoption spontanée des communs (innovation, Bass 1969)",
           "adoption of commons by innovation (Bass 1969)"),
    NUMBER("q", "1/year", 0, ANY, 0.38, NONE, NONE, "bass-1969",
           "adoption des communs par imitation (Bass 1969)",
           "adoption of commons by imitation (Bass 1969)"),
    NUMBER("adopted_at_start", "share", 0, 1, 0, NONE, NONE, "prior",
           "part des écosystèmes qui utilisent déjà les communs au départ",
           "share of ecosystems that already use the commons at the start"),
    NUMBER("hours", "hour/year", 0, ANY, 60, 10, 200, "facts-B3",
           "heures gagnées par an par un écosystème disposant de tous les communs",
           "hours saved a year by an ecosystem with a full set of commons"),
    NUMBER("half_stock", "commons", 0, ANY, 4, NONE, NONE, "prior",
           "nombre de communs qui fait gagner la moitié de ces heures",
           "number of commons that saves half of these hours"),
    NUMBER("outside_territories", "territories", 0, ANY, 1800, 1254, 1800, "facts-B3",
           "territoires hors du panel que les communs peuvent atteindre",
           "territories outside the panel that commons can reach"),
    NUMBER("reach_outside", "1", 0, ANY, 0.3, NONE, NONE, "prior",
           "multiplicateur de l’adoption des communs hors du panel",
           "factor on the adoption of commons outside the panel"),
};

static const struct parameter shock_rows[] = {
    NUMBER("duration", "year", 0, 100, 0.75, 0.5, 1, "facts-A", "durée du choc",
           "duration of the shock"),
    NUMBER("activity_loss", "share", 0, 1, 0.25, 0, 0.5, "facts-A",
           "part de l’activité locale perdue pendant le choc",
           "share of local activity lost during the shock"),
    NUMBER("gift_loss", "share", 0, 1, 0, NONE, NONE, "facts-3",
           "part des dons perdue pendant le choc", "share of gifts lost during the shock"),
    FLAG("operator_stops", 0, "prior",
         "l’opérateur s’arrête : ni animation, ni entretien des communs",
         "the operator stops: no animation, no maintenance of commons"),
};

const struct parameter_table economics_table =
    TABLE("economics", economics_rows, "Économie", "Economics");
const struct parameter_table territory_parameters_table =
    TABLE("territories", territory_rows, "Territoires", "Territories");
const struct parameter_table cohort_table = TABLE("cohort", cohort_rows, "Cohorte", "Cohort");
const struct parameter_table share_table =
    TABLE("share", share_rows, "Part d’un niveau à l’entrée", "Share of a level at entry");
const struct parameter_table class_table =
    TABLE("size class", class_rows, "Classe de taille", "Size class");
const struct parameter_table gifts_table =
    TABLE("gifts", gifts_rows, "Dons et cofinancements", "Gifts and co-funding");
const struct parameter_table alliances_table =
    TABLE("alliances", alliances_rows, "Alliances", "Alliances");
const struct parameter_table commons_table = TABLE("commons", commons_rows, "Communs", "Commons");
const struct parameter_table shock_table = TABLE("shock", shock_rows, "Choc", "Shock");
