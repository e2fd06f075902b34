/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The glossary: TERM(key, French term, English term, French definition, English definition),
 * included with TERM defined. A definition is plain words; the anchor is "term-" and the key in
 * small letters, '_' as '-'. Knows no place where terms are used. */

TERM(COUNTERFACTUAL, "Contrefactuel", "Counterfactual",
     "Le même monde simulé, avec les mêmes tirages au sort, mais sans les fonds comparés (ou sans "
     "leur suite, quand la question porte sur l’avenir). L’effet d’un "
     "modèle de financement est l’écart avec ce monde.",
     "The same simulated world, with the same random draws, but without the funds compared (or "
     "without their continuation, when the question is about the future). The effect of "
     "a funding model is the difference from that world.")
TERM(WORLD, "Monde simulé", "Simulated world",
     "Un déroulement possible de toutes les années étudiées, pour un tirage au sort de tout ce "
     "qui n’est pas connu.",
     "One possible course of all the years studied, for one random draw of all that is not known.")
TERM(PRIOR, "A priori d’expert", "Expert prior",
     "Une hypothèse chiffrée qui n’a pas encore de source publiée ni de mesure : une fourchette "
     "jugée plausible, que le simulateur tire au sort.",
     "A figure assumed without a published source or a measurement yet: a range judged plausible, "
     "from which the simulator draws.")
TERM(STANDARD_ERROR, "Erreur-type", "Standard error",
     "L’imprécision d’une moyenne due au nombre limité de mondes simulés. Simuler davantage la "
     "réduit ; elle ne dit rien de l’incertitude des hypothèses.",
     "The imprecision of a mean due to the limited number of simulated worlds. Simulating more "
     "reduces it; it says nothing of the uncertainty of the assumptions.")
TERM(MODEL, "Modèle de financement", "Funding model",
     "Un ensemble de fonds, avec leurs enveloppes, que l’on compare à d’autres.",
     "A set of funds, with their envelopes, compared with others.")
TERM(INTERVAL, "9 cas sur 10", "9 cases out of 10",
     "Entre quelles valeurs tombent 90 % des mondes simulés.",
     "Between which values 90% of simulated worlds fall.")
TERM(DEADWEIGHT, "Effet d’aubaine", "Deadweight", "Ce qui serait arrivé aussi sans le soutien.",
     "What would have happened without the support too.")
TERM(DISPLACEMENT, "Déplacement", "Displacement",
     "Ce qui est gagné ici mais perdu ailleurs, comme un don qui en remplace un autre.",
     "What is gained here but lost elsewhere, like a gift that replaces another.")
TERM(LEVERAGE, "Levier brut, levier net", "Gross leverage, net leverage",
     "Brut : cofinancements reçus par les projets soutenus, par euro dépensé. Net : cofinancements "
     "de plus qu’en l’absence du fonds, par euro de coût.",
     "Gross: co-funding received by supported projects, per euro spent. Net: co-funding beyond "
     "what would be there without the fund, per euro of cost.")
TERM(
    ABSORPTION, "Absorption", "Absorption",
    "Part d’une enveloppe qui trouve preneur dans les temps ; le reste est rendu et ne coûte rien.",
    "Share of an envelope that finds takers in time; the rest is handed back and costs nothing.")
TERM(FRONTIER, "Frontière", "Frontier",
     "Les modèles qu’aucun autre, ni aucun mélange de deux autres, ne bat à coût égal.",
     "The models that no other one, nor a mix of two others, beats at equal cost.")
TERM(LEVEL, "Niveau de maturité", "Level of maturity",
     "Premiers pas, expertises, innovation, nouveaux modèles : où en est un écosystème. Une "
     "année-niveau est un écosystème resté un an un niveau plus haut.",
     "First steps, expertise, innovation, new models: where an ecosystem stands. A level-year is "
     "one ecosystem being one level higher for one year.")
TERM(ECOSYSTEM, "Écosystème territorial", "Territorial ecosystem",
     "Un territoire et ceux qui y agissent ensemble : associations, entreprises, collectivités, "
     "habitants.",
     "A territory and those who act together in it: associations, companies, local authorities, "
     "inhabitants.")
TERM(ENGINEERING, "Ingénierie territoriale", "Territorial engineering",
     "Le temps et les compétences de celles et ceux qui relient les acteurs et font mûrir les "
     "projets ; leurs animateurs sont appelés catalyseurs.",
     "The time and skills of those who connect people and bring projects to maturity; those who "
     "animate them are called catalysts.")
TERM(COMMONS, "Communs", "Commons", "Méthodes, outils et savoirs partagés que chacun peut adopter.",
     "Shared methods, tools and knowledge that anyone can adopt.")
TERM(SHAPLEY, "Valeur de Shapley", "Shapley value",
     "La contribution moyenne d’un fonds quand on ajoute les fonds l’un après l’autre, dans tous "
     "les ordres possibles.",
     "The average contribution of a fund when funds are added one after another, in all possible "
     "orders.")
TERM(REGRET, "Regret", "Regret",
     "Ce qu’on perd à avoir choisi un modèle quand un autre aurait été meilleur dans cette "
     "variante du monde.",
     "What is lost by having chosen a model when another would have been better in that variant of "
     "the world.")
TERM(INFORMATION, "Valeur de l’information", "Value of information",
     "Ce que gagnerait la décision si une inconnue était connue avant de choisir.",
     "What the decision would gain if an unknown were known before choosing.")
TERM(PROJECT_YEAR, "Année-projet", "Project-year", "Un projet local vivant pendant un an.",
     "One local project alive for one year.")
