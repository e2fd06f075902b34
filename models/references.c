/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of citations. "stated": the source says it; "inferred": computed from what it says.
 * Never knows which parameter uses which. */
#include "models/references.h"

#include <string.h>

static const struct reference list[] = {
    {"prior", "Expert judgement, no public source: to be discussed and varied."},

    /* what the instruments share */
    {"facts-A",
     "Common ranges. Loaded cost of an officer 40-52-73 kEUR a year: CC du Vexin Normand, "
     "activity report 2024 (40-45 kEUR); Petites villes de demain, aides-territoires, 31 "
     "Mar 2026 (45 kEUR for 75 %, 55 kEUR with ANAH; full costs inferred). Hazard of a "
     "young structure 0.06-0.10 a year: INSEE Première 2070 (Sept 2025), inferred from "
     "five-year survival of 61-74 %. Hazard of an alliance 0.06-0.16: Bleeke and Ernst, "
     "Harrigan, re-analysis by Silico (petersimoons.com), inferred. Deadweight 10-60 %, "
     "hiring delay 3-18 months, departures 15-40 % a year: expert judgement."},
    {"facts-B1",
     "Territorial engineering: tickets 15-60 kEUR (VTA, saury-martin.fr, 30 Jan 2026; "
     "Fondation RTE, 2018; Fabriques de territoire, ecologie.gouv.fr, Nov 2023; PVD); "
     "12-48 months; fixed tranche 21 % (COT contract, lalettrem.fr, 2021); 2-18 projects "
     "per community (ANCT, Mar 2025; Banque des Territoires, 2025); under way after four "
     "years 45-70 % (PVD; Cour des comptes, 21 Nov 2024); leverage up to 16 (PVD, not "
     "causal, inferred); drop-out 15-25 % (Territoires d’industrie, Sénat r24-217, 2024)."},
    {"facts-B2",
     "Partnership innovation: tickets 30-200 kEUR, 24-36 months (PTCE, economie.gouv.fr, "
     "May 2023; La France s’engage, July 2022; FEJ, Dec 2018); 12-20 % selected; proof "
     "25-60 % (Fabrique à initiatives, avise.org, 2024, low anchor, inferred); follow-on "
     "40-70 % (FEJ, INJEP, 2018, self-selected); alive at 5-7 years 35-75 %; own resources "
     "50-60 % (RECMA 2020/21; France Tiers-Lieux, 2021); 2-4 jobs; people reached: median "
     "150 (prior), mean 290 (Bordeaux Mécènes Solidaires, placeco.fr, 2023, inferred)."},
    {"facts-B3",
     "Commons: build cost 10-100 kEUR, at most 70 % granted (ADEME call for commons, "
     "Banque des Territoires, May 2023); reach 574 correspondents, 350 catalysts (Fonds "
     "ODD 17, newsletter, 27 Jan 2026), 1,254 EPCI (DGCL, 2025), 1,800 small and medium "
     "territories (Le RAMEAU, 25 Sept 2024); maintenance 10-25 % of cost a year, adoption "
     "2-20 % a year, 10-200 hours saved a year, obsolescence 10-30 % a year: expert "
     "judgement, no data."},
    {"facts-B4",
     "Companies: 15-30 recruited per full-time facilitator in the first year, 5-15 later "
     "(Metz Mécènes Solidaires, correspondances.fr, 2018; tout-metz.com, Nov 2019; per "
     "facilitator: prior); gifts of 7.5-8 kEUR in the mean, half under 2.4 kEUR (Admical "
     "barometer 2024, inferred; gomet.net, 2020); untapped and willing up to 33 % (ARPEA, "
     "Jan 2011); skills sponsorship 16 % (Admical, 2024); local share 60-90 %, churn 10-25 "
     "% a year, displacement 20-60 %: expert judgement."},
    {"facts-B5",
     "Community foundations: prefiguration 12-36 months (Fondation territoriale de "
     "Loire-Atlantique, associations.gouv.fr, 2022; Fondation des Territoires, 2022: five "
     "years); collection 0.2-1.5 EUR per inhabitant (Metz, Bordeaux, inferred); 5-10 kEUR "
     "a grant (Bordeaux 2020, inferred); closure 2 % a year (funds struck off, Deloitte, "
     "Dec 2014, inferred); dormancy 3-8 % a year (economie.gouv.fr 2019, carenews 2024, "
     "inferred); cover of running cost 50-90 % (Community Foundation of Southern Indiana, "
     "2012, one case); launch 50-85 %, ramp 3-7 years: expert judgement."},

    /* by subject */
    {"facts-1a",
     "Fonds ODD 17, Flash info, Programme 2026, newsletter of 27 Jan 2026: three funds "
     "tested since 2020, two in 2026; levels 63, 25, 9 and 3 %; accompaniment formats of "
     "2-12, 3, 7 and 32 hours; four digital platforms; 574 correspondents. Stated."},
    {"facts-1b",
     "Le RAMEAU, lerameau.fr (2021-2024) and carenews.com (2022-2023): 3 MEUR for "
     "2020-2022 or 1.5 MEUR for three years, about fifty local initiatives, so at most 60 "
     "kEUR each. Stated, average inferred."},
    {"facts-1c",
     "Le RAMEAU, Calculons l’impact non quantifiable, carenews.com, 18 Apr 2024: effects "
     "can be reported after 18 months (performance), 7 years (innovation) and 28 years "
     "(trust). Stated; a house model, not an estimate."},
    {"facts-1d",
     "Le RAMEAU, July 2025 and Sept 2025: dialogues with 81 selected ecosystems in 2024, "
     "four levels. Stated; selected, so not a sample of French territories."},
    {"facts-2a",
     "Number of French community foundations, 15 to 70 according to definition: "
     "banquedesterritoires.fr (2 Aug 2019), associationmodeemploi.fr (Feb 2020). Stated."},
    {"facts-2b",
     "French community foundations: Metz 2018-2019 (correspondances.fr, tout-metz.com), "
     "Bordeaux 2020-2023 (placeco.fr), Lille (associationmodeemploi.fr, Feb 2020). Stated; "
     "metropolises, not to be applied unscaled to small territories."},
    {"facts-2c",
     "Entry tickets: Fondation de France (undated), decree 2015-49 of 22 Jan 2015 on fonds "
     "de dotation (15 kEUR). Stated."},
    {"facts-2d",
     "Fonds de dotation struck off: 92 of 1,988 by the end of 2014, institut-isbl.fr, "
     "Deloitte (Dec 2014), about 2 % a year; at most 63 % active, economie.gouv.fr (2019) "
     "and carenews (2024). Inferred."},
    {"facts-2e",
     "Growth abroad: aktive-buergerschaft.de (2014, 2018), thephilanthropist.ch (2023), "
     "ukgrantmaking.org (June 2024). Capital per German foundation +6.9 % a year, mostly "
     "inflow. Inferred."},
    {"facts-3",
     "Corporate giving: Admical barometer 2024 (gpomag.fr, cdurable.info, pro.orange.fr): "
     "3.0 of 3.8 billion euros declared, 88 % act locally, 16 % give skills; patrons among "
     "firms of 20 and more fell by a third in 2012-2014. Stated. Tax credit of 60 %: not "
     "looked up, to be verified."},
    {"facts-4a",
     "Unit costs of engineering, calls and programmes in France: aides-territoires (2026), "
     "CC du Vexin Normand (2024), banquedesterritoires.fr (2018-2023), maire-info (2018), "
     "lagazettedescommunes.com (2019), economie.gouv.fr (2023). Stated."},
    {"facts-4b",
     "Outcomes of comparable programmes: ANCT (Mar 2025), Cour des comptes (21 Nov 2024, 20 "
     "June 2025), Sénat r23-693 (2024) and r25-040 (2025), INSEE Première 2070 (Sept "
     "2025), RECMA (2020/21), France Tiers-Lieux (2021), avise.org (2024). Stated; none has "
     "a control group."},
    {"facts-5",
     "France Stratégie, Complément opérationnel I, 21 Oct 2021: discount rate of 1.2 % + "
     "beta x 2 %, beta 1 by convention, 0.7 to 1.4 tested. Stated."},
    {"facts-6a", "DGCL, BIS 195, 2025: 1,254 EPCI on 1 Jan 2025. Stated."},
    {"facts-6b",
     "Sizes of the French intercommunal bodies, betagouv/decoupage-administratif, 30 July "
     "2025, municipal population: median 23,200, mean 53,900, log-normal spread 0.99, "
     "5-95 %: 6,100 to 175,000. Inferred from a public table."},
    {"facts-6c",
     "Weakly endowed territories: banquedesterritoires.fr (29 Sept 2015), deveco.fr (May "
     "2022); uptake of ADEME contracts by type of body: 95 % of métropoles, 23 % of CC, "
     "territoiresentransitions.fr (1 Aug 2024). Stated."},

    /* method */
    {"bass-1969",
     "Bass, F. M. (1969), A new product growth for model consumer durables, Management "
     "Science 15(5)."},
};

const struct reference *references(size_t *n) {
    *n = sizeof list / sizeof list[0];
    return list;
}

const char *reference_text(const char *key) {
    for (size_t j = 0; key != NULL && j < sizeof list / sizeof list[0]; j++) {
        if (strcmp(list[j].key, key) == 0) {
            return list[j].text;
        }
    }
    return NULL;
}
