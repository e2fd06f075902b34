/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a scenario that are not parameters, and the places of parameter tables. Declarations;
 * knows no reading. */
#include "scenarios/keys.h"

#include <math.h>

#include "models/parameters.h"
#include "models/registry.h"

static const char *const steps[] = {"month", "quarter", "semester", "year", NULL};
static const char *const questions[] = {"retrospective", "prospective", NULL};
static const char *const perspectives[] = {"fund", "public", "all", NULL};
static const char *const directions[] = {"more", "less", NULL};
static const char *const survey_designs[] = {"once", "before_after", "matched", "lottery", NULL};

#define KEY(place, key, form, fr, en)                                                              \
    { place, key, form, 0, fr, en, NULL }
#define REQUIRED(place, key, form, fr, en)                                                         \
    { place, key, form, 1, fr, en, NULL }
#define WORD(place, key, words, fr, en)                                                            \
    { place, key, KEY_WORD, 0, fr, en, words }

static const struct scenario_key keys[] = {
    REQUIRED("", "name", KEY_NAME, "nom du dossier de résultats", "name of the results folder"),
    KEY("", "title", KEY_LABEL, "titre, dans une langue ou {fr, en}",
        "title, in one language or {fr, en}"),
    KEY("", "description", KEY_TEXT, "texte libre", "free text"),
    KEY("", "extends", KEY_TEXT,
        "scénario de base, dont ce fichier ne donne que les différences ; `clé: ~` enlève une clé, "
        "`remove: yes` un élément, !replace remplace en bloc",
        "scenario that this file differs from; `key: ~` takes a key away, `remove: yes` an item, "
        "!replace replaces whole"),
    KEY("", "effects", KEY_LIST, "résultats à mettre en avant (clés)",
        "outcomes to put forward (keys)"),
    KEY("", "fan_outcome", KEY_NAME, "résultat du graphique en éventail (clé)",
        "outcome of the fan chart (key)"),

    REQUIRED("time", "start", KEY_DATE, "première année simulée", "first year simulated"),
    REQUIRED("time", "end", KEY_DATE, "dernière année simulée", "last year simulated"),
    KEY("time", "decision_date", KEY_DATE,
        "1er janvier de l’année où les portefeuilles divergent (question prospective)",
        "1 January of the year in which portfolios branch (prospective question)"),
    KEY("time", "last_award", KEY_DATE, "fin de la dernière année d’attribution ; par défaut, end",
        "end of the last year of awards; by default, end"),
    KEY("time", "evaluation", KEY_DATE, "fin de la période évaluée ; par défaut, premier rapport",
        "end of the period evaluated; by default, the first report"),
    WORD("time", "step", steps, "pas de temps ; par défaut, le trimestre",
         "time step; by default, a quarter"),
    KEY("time", "reports", KEY_LIST, "dates de rapport (fin d’année ou de mois) ; par défaut, end",
        "report dates (end of year or month); by default, end"),
    KEY("time", "ages", KEY_LIST, "âges auxquels les soutiens sont observés, en années",
        "ages at which awards are looked at, in years"),

    KEY("economics", "currency", KEY_NAME, "monnaie, par défaut EUR", "currency, by default EUR"),
    KEY("economics", "price_year", KEY_WHOLE,
        "année de prix des euros constants ; par défaut, celle de l’évaluation",
        "price year of constant euros; by default, that of the evaluation"),
    KEY("economics", "discount", KEY_OTHER, "taux d’actualisation : risk_free, beta, risk_premium",
        "discount rate: risk_free, beta, risk_premium"),
    KEY("economics", "inflation", KEY_NUMBER, "inflation annuelle, par défaut 2 %",
        "yearly inflation, by default 2 %"),
    KEY("economics", "deflator", KEY_YEARS,
        "déflateur par année, à la place de l’inflation : euros de l’année vers euros constants",
        "deflator by year, instead of inflation: euros of the year to constant euros"),

    REQUIRED("levels", "name", KEY_NAME, "nom du niveau", "name of the level"),
    KEY("levels", "title", KEY_LABEL, "libellé", "label"),
    REQUIRED("size_classes", "name", KEY_NAME, "nom de la classe de taille",
             "name of the size class"),
    KEY("size_classes", "title", KEY_LABEL, "libellé", "label"),
    REQUIRED("size_classes", "from", KEY_NUMBER, "population à partir de laquelle elle commence",
             "population from which it starts"),
    KEY("maturity", "moves", KEY_OTHER, "passages possibles d’un niveau à un autre",
        "possible moves from a level to another"),
    REQUIRED("maturity.moves", "from", KEY_NAME, "niveau de départ", "level it starts from"),
    REQUIRED("maturity.moves", "to", KEY_NAME, "niveau d’arrivée", "level it leads to"),

    REQUIRED("cohorts", "name", KEY_NAME, "nom de la cohorte (les tirages en dépendent)",
             "name of the cohort (its draws depend on it)"),
    KEY("cohorts", "title", KEY_LABEL, "libellé", "label"),
    REQUIRED("cohorts", "ecosystems", KEY_OTHER, "nombre d’écosystèmes, ou all : toute la table",
             "number of ecosystems, or all: the whole table"),
    KEY("cohorts", "entry", KEY_DATE, "date d’entrée ; par défaut, start",
        "date of entry; by default, start"),
    KEY("cohorts", "qualified", KEY_DATE,
        "date à laquelle les niveaux ont été constatés ; par défaut, entry",
        "date at which levels were observed; by default, entry"),
    KEY("cohorts", "maturity", KEY_OTHER,
        "part de chaque niveau à l’entrée (somme 1), ou {dirichlet: {niveau: poids}}",
        "share of each level at entry (sum 1), or {dirichlet: {level: weight}}"),
    KEY("cohorts", "territories", KEY_OTHER, "table CSV de territoires",
        "CSV table of territories"),
    REQUIRED("cohorts.territories", "table", KEY_TEXT, "fichier CSV", "CSV file"),
    KEY("cohorts.territories", "population", KEY_TEXT, "colonne de la population",
        "column of the population"),
    KEY("cohorts.territories", "name", KEY_TEXT, "colonne du nom", "column of the name"),
    KEY("cohorts.territories", "weight", KEY_OTHER,
        "colonne du poids de tirage, ou {column, values: {mot: poids}}",
        "column of the weight for drawing, or {column, values: {word: weight}}"),
    KEY("cohorts.territories", "level", KEY_TEXT, "colonne du niveau à l’entrée",
        "column of the level at entry"),
    KEY("cohorts.territories", "fragility", KEY_TEXT, "colonne de l’indice de fragilité, de 0 à 1",
        "column of the fragility index, from 0 to 1"),

    REQUIRED("offers", "name", KEY_NAME, "nom de l’offre", "name of the offer"),
    KEY("offers", "title", KEY_LABEL, "libellé", "label"),
    REQUIRED("offers", "levels", KEY_NAMES, "niveaux concernés, ou all",
             "levels that it is for, or all"),
    REQUIRED("shocks", "name", KEY_NAME, "nom du choc", "name of the shock"),
    KEY("shocks", "title", KEY_LABEL, "libellé", "label"),
    REQUIRED("shocks", "date", KEY_DATE, "date de début", "date at which it begins"),

    REQUIRED("instruments", "model", KEY_OTHER, "modèle de fonds", "fund model"),
    KEY("instruments", "title", KEY_LABEL, "libellé", "label"),
    KEY("instruments", "starts", KEY_DATE, "début du fonds ; par défaut, start",
        "start of the fund; by default, start"),
    KEY("instruments", "levels", KEY_NAMES, "niveaux éligibles ; par défaut, all",
        "eligible levels; by default, all"),
    KEY("instruments", "size_classes", KEY_NAMES, "classes de taille éligibles ; par défaut, all",
        "eligible size classes; by default, all"),
    KEY("instruments", "cohorts", KEY_NAMES, "cohortes éligibles ; par défaut, all",
        "eligible cohorts; by default, all"),
    REQUIRED("instruments", "budget", KEY_YEARS,
             "enveloppe de chaque année en euros courants, ou un nombre : chaque année jusqu’à "
             "last_award",
             "envelope of each year in nominal euros, or one number: each year until last_award"),
    KEY("instruments", "known_awards", KEY_YEARS,
        "nombre de soutiens connus comme faits, par année",
        "number of awards known as facts, by year"),

    REQUIRED("portfolios", "name", KEY_NAME, "nom du portefeuille", "name of the portfolio"),
    KEY("portfolios", "title", KEY_LABEL, "libellé", "label"),
    REQUIRED("portfolios", "instruments", KEY_NAMES, "fonds actifs : noms, all ou none",
             "funds that run: names, all or none"),
    KEY("portfolios", "scale_to", KEY_NAME,
        "portefeuille dont il reçoit l’argent (enveloppes actualisées égales)",
        "portfolio whose money it receives (equal discounted envelopes)"),
    WORD("portfolios", "question", questions,
         "rétrospective : diffère dès le début ; prospective : diffère à la décision",
         "retrospective: differs from the start; prospective: differs from the decision on"),
    REQUIRED("correlations", "between", KEY_LIST, "deux chemins de paramètres",
             "two paths of parameters"),
    REQUIRED("correlations", "rho", KEY_NUMBER, "corrélation des rangs (Spearman)",
             "rank correlation (Spearman)"),
    KEY("monte_carlo", "samples", KEY_WHOLE,
        "tirages des paramètres, par blocs de 32 ; par défaut 1000",
        "draws of the parameters, in blocks of 32; by default 1000"),
    KEY("monte_carlo", "inner", KEY_WHOLE, "tirages des événements pour chacun ; par défaut 1",
        "draws of events for each of them; by default 1"),
    KEY("monte_carlo", "seed", KEY_WHOLE, "graine ; par défaut 1", "seed; by default 1"),
    WORD("monte_carlo", "design", design_names,
         "plan d’expérience ; sobol : réparti au mieux pour 2^k tirages, 1024 ou plus",
         "design of the draws; sobol: most even for 2^k samples, 1024 or more"),

    WORD("decision", "perspective", perspectives,
         "qui paie : le fonds, la puissance publique ou tous les financeurs ; par défaut, fund",
         "who pays: the fund, the public purse or all payers; by default, fund"),
    KEY("decision", "reference", KEY_NAME,
        "portefeuille auquel les autres sont comparés ; par défaut, aucun fonds",
        "portfolio that the others are compared with; by default, no fund"),
    KEY("decision", "willingness", KEY_OTHER,
        "valeur d’une unité d’un résultat de `effects`, en euros constants : un jugement de valeur",
        "worth of one unit of an outcome of `effects`, in constant euros: a value judgement"),
    REQUIRED("criteria", "outcome", KEY_NAME, "résultat (clé)", "outcome (key)"),
    WORD("criteria", "better", directions,
         "sens souhaité ; par défaut, celui du résultat, s’il en a un",
         "which way is better; by default, that of the outcome, if it has one"),
    KEY("criteria", "weight", KEY_NUMBER,
        "poids du critère, entre son plus mauvais et son meilleur portefeuille : tous ou aucun "
        "(somme 1)",
        "weight of the criterion, from its worst to its best portfolio: all or none (sum 1)"),
    REQUIRED("members", "name", KEY_NAME, "nom du membre", "name of the member"),
    KEY("members", "title", KEY_LABEL, "libellé", "label"),
    REQUIRED("members", "weights", KEY_OTHER,
             "ses poids : {résultat d’un critère: poids} (somme 1)",
             "its weights: {outcome of a criterion: weight} (sum 1)"),
    REQUIRED("variants", "name", KEY_NAME, "nom de la variante", "name of the variant"),
    KEY("variants", "title", KEY_LABEL, "libellé", "label"),
    REQUIRED("variants", "set", KEY_OTHER, "ce qui y diffère : {\"chemin.du.paramètre\": valeur}",
             "what differs in it: {\"path.of.the.parameter\": value}"),
    REQUIRED("surveys", "name", KEY_NAME, "nom de l’enquête", "name of the survey"),
    KEY("surveys", "title", KEY_LABEL, "libellé", "label"),
    REQUIRED("surveys", "target", KEY_TEXT,
             "ce qu’elle mesure : chemin d’un paramètre qui a une loi, ou ecosystems_<niveau>",
             "what it measures: path of a parameter that has a law, or ecosystems_<level>"),
    KEY("surveys", "population", KEY_WHOLE,
        "nombre d’unités qui existent ; par défaut, les écosystèmes des cohortes",
        "number of units that exist; by default, the ecosystems of the cohorts"),
    REQUIRED("surveys", "n", KEY_OTHER, "nombres d’unités interrogées à comparer, croissants",
             "numbers of units asked, to be compared, ascending"),
    WORD("surveys", "design", survey_designs,
         "une fois, avant et après, comparaison appariée ou tirage au sort ; par défaut, once",
         "once, before and after, matched comparison or lottery; by default, once"),
    KEY("surveys", "noise", KEY_VALUE,
        "écart-type d’une observation, dans l’unité de la cible ; sans lui, une observation est un "
        "oui ou un non (parts seulement)",
        "sd of one observation, in the unit of the target; without it an observation is a yes or a "
        "no (shares only)"),
    KEY("surveys", "baseline", KEY_VALUE,
        "part sans les fonds, ou avant, à laquelle la cible s’ajoute (oui ou non, sauf once)",
        "share without the funds, or before, that the target adds to (yes or no, except once)"),
    KEY("surveys", "confounding", KEY_VALUE,
        "écart-type du biais de before_after et matched, dans l’unité de la cible (une part pour "
        "un niveau)",
        "sd of the bias of before_after and matched, in the unit of the target (a share for a "
        "level)"),
    REQUIRED("surveys", "decision", KEY_TEXT, "décision encore ouverte quand la réponse arrive",
             "decision that is still open when the answer comes"),
};

const struct scenario_key *scenario_keys(size_t *n) {
    *n = sizeof keys / sizeof keys[0];
    return keys;
}

/* ------------------------------------------------------------------ what no model reads */

#define STATED(key, unit, lower, upper, fallback, reference, fr, en)                               \
    { key, PARAMETER_NUMBER, unit, lower, upper, fallback, NAN, NAN, fr, en, reference, NULL }

static const struct parameter decision_rows[] = {
    [STATED_WILLINGNESS_MAX] =
        STATED("willingness_max", "1", 1, 1000, 4, "choice",
               "les courbes vont de 0 à ce multiple de la valeur d’une unité",
               "curves run from 0 to this multiple of the worth of a unit"),
    [STATED_ABSORPTION_FLOOR] = STATED(
        "absorption_floor", "share", 0, 1, 0.9, "choice",
        "part de l’enveloppe sous laquelle un portefeuille n’absorbe pas son argent et n’est "
        "pas classé à budget égal",
        "share of the envelope under which a portfolio cannot absorb its money and is not "
        "ranked at equal money"),
};

static const struct parameter survey_rows[] = {
    [STATED_NON_RESPONSE] = STATED("non_response", "share", 0, 0.99, 0.2, "prior",
                                   "part des unités interrogées qui ne répondent pas",
                                   "share of the units asked that do not answer"),
    [STATED_MISCLASSIFIED] = STATED("misclassified", "share", 0, 0.5, 0.1, "prior",
                                    "part des réponses par oui ou par non qui sont fausses",
                                    "share of yes-or-no answers that are wrong"),
    [STATED_DELAY] = STATED("delay", "year", 0, 100, 1, "prior",
                            "délai entre la date de décision et les résultats",
                            "time from the decision date to the results"),
    [STATED_COST] = STATED("cost", "EUR/response", 0, 1e9, NAN, "prior", "coût d’une réponse",
                           "cost of a response"),
    [STATED_FIXED_COST] = STATED("fixed_cost", "EUR", 0, 1e12, 0, "prior",
                                 "coût de l’enquête quel que soit le nombre de réponses",
                                 "cost of the survey whatever the number of responses"),
};

const struct parameter_table decision_table = {"decision", "Décision", "Decision", decision_rows,
                                               N_STATED_DECISION};
const struct parameter_table survey_table = {"survey", "Enquête", "Survey", survey_rows,
                                             N_STATED_SURVEY};

/* ------------------------------------------------------------------ places */

static const struct table_place places[] = {
    {"economics", NULL, &economics_table, 0},
    {"territory", NULL, &territory_parameters_table, 0},
    {"levels", NULL, &level_table, 0},
    {"size_classes", NULL, &class_table, 0},
    {"maturity", NULL, &maturity_table, 0},
    {"maturity.moves", NULL, &move_table, 0},
    {"alliances", NULL, &alliances_table, 0},
    {"commons", NULL, &commons_table, 0},
    {"gifts", NULL, &gifts_table, 0},
    {"projects.small", NULL, &project_tables[0], 0},
    {"projects.medium", NULL, &project_tables[1], 0},
    {"projects.large", NULL, &project_tables[2], 0},
    {"cohorts", NULL, &cohort_table, 0},
    {"offers", NULL, &offer_table, 0},
    {"shocks", NULL, &shock_table, 0},
    {"instruments", NULL, &fund_table, 0},
    {"decision", NULL, &decision_table, 1},
    {"surveys", NULL, &survey_table, 1},
};
enum { SHARED_PLACES = sizeof places / sizeof places[0] };

size_t scenario_places(void) {
    size_t n;
    fund_models(&n);
    return SHARED_PLACES + n;
}

struct table_place scenario_place(size_t i) {
    if (i < SHARED_PLACES) {
        return places[i];
    }
    size_t n;
    const struct fund_model *model = fund_models(&n)[i - SHARED_PLACES];
    return (struct table_place){"instruments", model->name, model->parameters, 0};
}
