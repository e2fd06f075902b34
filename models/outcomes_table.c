/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of outcomes that every scenario reports, in column order. Declarations only. */
#include "models/outcomes.h"

#define S(name) (UINT64_C(1) << SERIES_##name)

/* Series by name: SERIES_COUNT must not exceed the bits of a mask. */
_Static_assert(SERIES_COUNT <= 64, "masks of series have 64 bits");

/* A stock at the end of a step. */
#define STOCK(key, unit, lag, better, main, track, set, fr, en)                                    \
    { key, unit, fr, en, OUTCOME_STOCK, lag, better, main, track, WEIGHT_ONE, 0, set, 0, 0, 0 }

/* A weighted sum since the start. */
#define SUM(key, unit, lag, better, main, track, weight, set, fr, en)                              \
    { key, unit, fr, en, OUTCOME_CUMULATIVE, lag, better, main, track, weight, 0, set, 0, 0, 0 }

/* A cost. */
#define COST(key, main, track, weight, plus, minus, taxed, untaxed, fr, en)                        \
    {                                                                                              \
        key, "EUR", fr, en, OUTCOME_CUMULATIVE, LAG_NONE, -1, main, track, weight, 1, plus, minus, \
            taxed, untaxed                                                                         \
    }

#define PROJECT_MONEY (S(MONEY_PUBLIC) | S(MONEY_COMPANIES) | S(MONEY_DONORS) | S(MONEY_OWN))
#define ALL_MONEY (PROJECT_MONEY | S(GIFTS) | S(COLLECTION))
#define TAXED (S(GIFTS) | S(COLLECTION) | S(MONEY_COMPANIES) | S(MONEY_DONORS))
#define DISPLACED (S(DISPLACED_INSIDE) | S(DISPLACED_OUTSIDE))

const struct outcome_row outcome_rows[] = {
    /* maturity */
    SUM("moves_up", "level", LAG_INNOVATION, 0, 0, 1, WEIGHT_ONE, S(MOVES_UP), "Niveaux gagnés",
        "Levels climbed"),
    SUM("moves_down", "level", LAG_INNOVATION, 0, 0, 1, WEIGHT_ONE, S(MOVES_DOWN), "Niveaux perdus",
        "Levels lost"),
    SUM("level_years", "level-year", LAG_INNOVATION, 0, 1, 1, WEIGHT_ONE, S(LEVEL_YEARS),
        "Années-niveaux de maturité", "Level-years of maturity"),
    SUM("level_years_pv", "level-year", LAG_INNOVATION, 0, 0, 0, WEIGHT_DISCOUNT, S(LEVEL_YEARS),
        "Années-niveaux de maturité, actualisées", "Level-years of maturity, discounted"),
    SUM("gain_engineering", "level", LAG_INNOVATION, 0, 0, 0, WEIGHT_ONE, S(GAIN_ENGINEERING),
        "Niveaux gagnés attribuables à l’ingénierie", "Levels climbed, owed to engineering"),
    SUM("gain_alliances", "level", LAG_INNOVATION, 0, 0, 0, WEIGHT_ONE, S(GAIN_ALLIANCES),
        "Niveaux gagnés attribuables aux alliances", "Levels climbed, owed to alliances"),
    SUM("gain_commons", "level", LAG_INNOVATION, 0, 0, 0, WEIGHT_ONE, S(GAIN_COMMONS),
        "Niveaux gagnés attribuables aux communs", "Levels climbed, owed to commons"),
    SUM("gain_offers", "level", LAG_INNOVATION, 0, 0, 0, WEIGHT_ONE, S(GAIN_OFFERS),
        "Niveaux gagnés attribuables à l’accompagnement", "Levels climbed, owed to accompaniment"),

    /* alliances and engineering */
    STOCK("alliances", "alliance", LAG_TRUST, 1, 1, 1, S(ALLIANCES), "Alliances actives",
          "Active alliances"),
    STOCK("fte", "FTE", LAG_NONE, 1, 1, 1, S(FTE), "Ingénierie financée ou pérennisée",
          "Engineering funded or kept"),
    STOCK("fte_local", "FTE", LAG_NONE, 1, 0, 1, S(FTE_LOCAL),
          "Ingénierie pérennisée sur moyens locaux", "Engineering kept on local money"),
    SUM("fte_years", "FTE-year", LAG_NONE, 1, 0, 0, WEIGHT_TIME, S(FTE),
        "Années de travail d’ingénierie", "Years of engineering work"),

    /* projects */
    SUM("projects_qualified", "project", LAG_PERFORMANCE, 1, 0, 1, WEIGHT_ONE, S(QUALIFIED),
        "Projets qualifiés", "Projects qualified"),
    STOCK("projects_running", "project", LAG_PERFORMANCE, 1, 0, 1, S(RUNNING),
          "Projets en cours de réalisation", "Projects being carried out"),
    SUM("projects_deployed", "project", LAG_PERFORMANCE, 1, 0, 1, WEIGHT_ONE, S(DEPLOYED),
        "Projets déployés", "Projects deployed"),
    STOCK("projects_alive", "project", LAG_PERFORMANCE, 1, 1, 1, S(ALIVE), "Projets vivants",
          "Projects alive"),
    SUM("project_years", "project-year", LAG_PERFORMANCE, 1, 1, 1, WEIGHT_TIME, S(ALIVE),
        "Années-projets", "Project-years"),
    SUM("project_years_pv", "project-year", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_TIME_VALUE, S(ALIVE),
        "Années-projets, actualisées", "Project-years, discounted"),
    SUM("people", "people", LAG_PERFORMANCE, 1, 1, 1, WEIGHT_ONE, S(PEOPLE),
        "Personnes touchées par an, cumulées", "People reached each year, summed"),
    SUM("people_pv", "people", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_DISCOUNT, S(PEOPLE),
        "Personnes touchées par an, cumulées et actualisées",
        "People reached each year, summed and discounted"),
    STOCK("jobs", "FTE", LAG_PERFORMANCE, 1, 1, 1, S(JOBS), "Emplois directs", "Direct jobs"),
    SUM("job_years", "FTE-year", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_TIME, S(JOBS),
        "Années d’emploi direct", "Years of direct jobs"),

    /* money of projects */
    SUM("cofunding", "EUR", LAG_PERFORMANCE, 1, 1, 1, WEIGHT_ONE, ALL_MONEY, "Cofinancements reçus",
        "Co-funding received"),
    SUM("cofunding_public", "EUR", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_ONE, S(MONEY_PUBLIC),
        "Cofinancements publics", "Public co-funding"),
    SUM("cofunding_companies", "EUR", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_ONE,
        S(MONEY_COMPANIES) | S(GIFTS), "Cofinancements des entreprises, clubs compris",
        "Companies' co-funding, clubs included"),
    SUM("cofunding_donors", "EUR", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_ONE,
        S(MONEY_DONORS) | S(COLLECTION), "Cofinancements des donateurs, collectes comprises",
        "Donors' co-funding, collections included"),
    SUM("cofunding_own", "EUR", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_ONE, S(MONEY_OWN),
        "Apports des porteurs de projets", "What project holders put in"),
    SUM("cofunding_pv", "EUR", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_MONEY, ALL_MONEY,
        "Cofinancements reçus, euros constants actualisés",
        "Co-funding received, discounted constant euros"),
    SUM("local_resources", "EUR", LAG_PERFORMANCE, 1, 1, 1, WEIGHT_ONE,
        S(POST_RESOURCES) | S(OWN_RESOURCES), "Ressources locales durables",
        "Lasting local resources"),

    /* what funds support, and what would have happened anyway */
    SUM("projects_supported", "project", LAG_PERFORMANCE, 0, 0, 0, WEIGHT_ONE, S(GROSS_QUALIFIED),
        "Projets soutenus", "Projects supported"),
    SUM("projects_deadweight", "project", LAG_PERFORMANCE, 0, 0, 0, WEIGHT_ONE, S(DEAD_QUALIFIED),
        "Projets soutenus qui auraient eu lieu sans fonds",
        "Supported projects that would have happened anyway"),
    SUM("project_years_supported", "project-year", LAG_PERFORMANCE, 0, 0, 0, WEIGHT_ONE,
        S(GROSS_YEARS), "Années-projets soutenues", "Project-years supported"),
    SUM("project_years_deadweight", "project-year", LAG_PERFORMANCE, 0, 0, 0, WEIGHT_ONE,
        S(DEAD_YEARS), "Années-projets soutenues qui auraient eu lieu sans fonds",
        "Supported project-years that would have happened anyway"),
    SUM("cofunding_supported", "EUR", LAG_PERFORMANCE, 0, 0, 0, WEIGHT_ONE, S(GROSS_MONEY),
        "Cofinancements des projets soutenus", "Co-funding of supported projects"),
    SUM("cofunding_deadweight", "EUR", LAG_PERFORMANCE, 0, 0, 0, WEIGHT_ONE, S(DEAD_MONEY),
        "Cofinancements qui auraient eu lieu sans fonds",
        "Co-funding that would have happened anyway"),
    SUM("attempts_lost", "attempt", LAG_NONE, -1, 0, 0, WEIGHT_ONE, S(LOST_ATTEMPTS),
        "Tentatives sans idée disponible", "Attempts that found no idea waiting"),

    /* companies and community foundations */
    STOCK("companies", "company", LAG_PERFORMANCE, 1, 0, 1, S(COMPANIES),
          "Entreprises membres des clubs", "Companies in clubs"),
    STOCK("clubs", "club", LAG_PERFORMANCE, 1, 0, 0, S(CLUBS), "Clubs d’entreprises actifs",
          "Active company clubs"),
    SUM("gifts", "EUR", LAG_PERFORMANCE, 1, 0, 1, WEIGHT_ONE, S(GIFTS),
        "Dons locaux des clubs d’entreprises", "Local gifts of company clubs"),
    SUM("skills_days", "day", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_ONE, S(SKILLS_DAYS),
        "Journées de mécénat de compétences", "Days of skills sponsorship"),
    STOCK("foundations", "foundation", LAG_INNOVATION, 1, 0, 1, S(FOUNDATIONS),
          "Fondations territoriales actives", "Active community foundations"),
    SUM("collection", "EUR", LAG_INNOVATION, 1, 0, 1, WEIGHT_ONE, S(COLLECTION),
        "Collecte des fondations territoriales", "Collections of community foundations"),
    STOCK("endowment", "EUR", LAG_INNOVATION, 1, 0, 1, S(ENDOWMENT),
          "Dotation des fondations territoriales", "Endowment of community foundations"),
    SUM("regrants", "EUR", LAG_INNOVATION, 0, 0, 0, WEIGHT_ONE, S(REGRANTS),
        "Redistribution par les fondations territoriales", "Regrants of community foundations"),
    SUM("displaced_inside", "EUR", LAG_NONE, -1, 0, 0, WEIGHT_ONE, S(DISPLACED_INSIDE),
        "Dons déplacés dans les écosystèmes", "Gifts displaced inside ecosystems"),
    SUM("displaced_outside", "EUR", LAG_NONE, -1, 0, 0, WEIGHT_ONE, S(DISPLACED_OUTSIDE),
        "Dons déplacés ailleurs", "Gifts displaced elsewhere"),

    /* commons */
    STOCK("commons", "common", LAG_INNOVATION, 1, 0, 1, S(COMMONS), "Communs vivants",
          "Commons alive"),
    STOCK("adopters", "ecosystem", LAG_INNOVATION, 1, 0, 1, S(ADOPTERS),
          "Écosystèmes qui utilisent les communs", "Ecosystems that use the commons"),
    STOCK("adopters_outside", "territory", LAG_INNOVATION, 1, 0, 1, S(ADOPTERS_OUTSIDE),
          "Territoires hors panel qui utilisent les communs",
          "Territories outside the panel that use the commons"),
    SUM("hours_saved", "hour", LAG_PERFORMANCE, 1, 1, 1, WEIGHT_ONE, S(HOURS),
        "Heures gagnées grâce aux communs", "Hours saved by commons"),
    SUM("hours_saved_pv", "hour", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_DISCOUNT, S(HOURS),
        "Heures gagnées, actualisées", "Hours saved, discounted"),
    SUM("hours_saved_outside", "hour", LAG_PERFORMANCE, 1, 0, 0, WEIGHT_ONE, S(HOURS_OUTSIDE),
        "Heures gagnées hors panel", "Hours saved outside the panel"),
    SUM("offer_cost", "EUR", LAG_NONE, -1, 0, 0, WEIGHT_ONE, S(OFFER_COST),
        "Coût de l’accompagnement", "Cost of accompaniment"),
    SUM("offer_hours", "hour", LAG_NONE, 0, 0, 0, WEIGHT_ONE, S(OFFER_HOURS),
        "Heures d’accompagnement suivies", "Hours of accompaniment taken"),

    /* money of funds */
    SUM("applications", "application", LAG_NONE, 0, 0, 0, WEIGHT_ONE, S(APPLICATIONS),
        "Candidatures", "Applications"),
    SUM("awards", "award", LAG_NONE, 0, 0, 1, WEIGHT_ONE, S(AWARDS), "Soutiens accordés",
        "Awards made"),
    SUM("envelope", "EUR", LAG_NONE, 0, 0, 0, WEIGHT_ONE, S(ENVELOPE), "Enveloppes ouvertes",
        "Envelopes opened"),
    SUM("committed", "EUR", LAG_NONE, 0, 0, 0, WEIGHT_ONE, S(COMMITTED), "Engagements",
        "Commitments"),
    SUM("paid", "EUR", LAG_NONE, 0, 1, 1, WEIGHT_ONE, S(PAID), "Versements", "Payments"),
    SUM("overhead", "EUR", LAG_NONE, -1, 0, 0, WEIGHT_ONE, S(OVERHEAD), "Frais de gestion",
        "Running costs of the funds"),
    SUM("recovered", "EUR", LAG_NONE, 1, 0, 0, WEIGHT_ONE, S(RECOVERED), "Remboursements reçus",
        "Repayments received"),
    SUM("lapsed", "EUR", LAG_NONE, 0, 0, 0, WEIGHT_ONE, S(LAPSED), "Autorisations annulées",
        "Authority lapsed"),
    COST("cost_fund_nominal", 0, 0, WEIGHT_ONE, S(PAID) | S(OVERHEAD), S(RECOVERED), 0, 0,
         "Coût pour les fonds, euros courants", "Cost to the funds, nominal euros"),
    COST("cost_fund", 1, 1, WEIGHT_MONEY, S(PAID) | S(OVERHEAD), S(RECOVERED), 0, 0,
         "Coût pour les fonds, euros constants actualisés",
         "Cost to the funds, discounted constant euros"),
    COST("cost_public", 1, 0, WEIGHT_MONEY, S(PAID) | S(OVERHEAD) | S(MONEY_PUBLIC), S(RECOVERED),
         TAXED, DISPLACED, "Coût public, euros constants actualisés",
         "Public cost, discounted constant euros"),
    COST("cost_all", 0, 0, WEIGHT_MONEY,
         S(PAID) | S(OVERHEAD) | ALL_MONEY | S(MATCH) | S(APPLICATION_COST) | S(MAINTENANCE),
         S(RECOVERED), 0, 0, "Coût pour tous les financeurs, euros constants actualisés",
         "Cost to all payers, discounted constant euros"),
};

const int n_outcome_rows = (int)(sizeof outcome_rows / sizeof outcome_rows[0]);
