/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing the funding models. Sentences as in words_list.h, which includes this file. Knows no
 * place. */

WORD(CHAPTER_COMPARE, "Comparer les modèles", "Comparing the models")
WORD(COMPARE_OWN, "Chacun avec son propre budget", "Each with its own money")
WORD(COMPARE_OWN_TEXT,
     "Un modèle est sur la [frontière](#term-frontier) quand aucun autre, ni aucun mélange de deux "
     "autres, ne fait mieux pour le même argent. Le coût par unité est le coût moyen divisé par "
     "l’effet moyen ; la figure de la frontière donne celui d’une unité de plus.",
     "A model is on the [frontier](#term-frontier) when no other one, nor a mix of two others, "
     "does better for the same money. The cost per unit is the mean cost divided by the mean "
     "effect; the figure of the frontier gives that of one unit more.")
WORD(COMPARE_EQUAL, "À budget égal", "At equal money")
WORD(COMPARE_EQUAL_TEXT,
     "Chaque modèle reçoit la même valeur d’enveloppes que « {target} ». Celui qui n’emploie pas "
     "au moins {floor} de son argent ne peut pas l’absorber et n’est pas classé.",
     "Each model is given the same value of envelopes as “{target}”. One that does not use at "
     "least {floor} of its money cannot absorb it and is not ranked.")
WORD(COMPARE_RANKS, "Critère par critère", "Criterion by criterion")
WORD(COMPARE_RANKS_TEXT,
     "Chaque critère classe à sa façon, sans compter le coût : le modèle qui dépense le plus part "
     "donc avantagé, et ce classement ne remplace pas le verdict. Le tableau dit pour quelle part "
     "de toutes les pondérations possibles des critères chaque modèle gagne.",
     "Each criterion ranks in its own way, without counting the cost: the model that spends most "
     "therefore has an advantage, and this ranking does not replace the verdict. The table says "
     "for which share of all possible weightings of the criteria each model wins.")
WORD(COMPARE_REGRET, "Si le monde était autre", "If the world were different")
WORD(
    COMPARE_REGRET_TEXT,
    "[Regret](#term-regret) : ce qu’on perd, dans chaque variante, à avoir choisi ce modèle plutôt "
    "que le meilleur pour cette variante. Personne ne donne de probabilité à ces variantes.",
    "[Regret](#term-regret): what is lost, in each variant, by having chosen this model rather "
    "than the best one for that variant. Nobody gives probabilities to these variants.")
WORD(COMPARE_ATTRIBUTION, "Qui apporte quoi dans l’ensemble", "Who brings what to the whole")
WORD(COMPARE_ATTRIBUTION_TEXT,
     "[Valeur de Shapley](#term-shapley) : la part de chaque fonds dans ce qu’ils apportent "
     "ensemble, chacun avec sa propre enveloppe ; les parts s’additionnent exactement. Une "
     "interaction positive dit que deux fonds se renforcent, une négative, qu’ils font en partie "
     "double emploi.",
     "[Shapley value](#term-shapley): each fund’s share of what they bring together, each with its "
     "own envelope; shares add up exactly. A positive interaction says that two funds strengthen "
     "one another, a negative one that they partly duplicate each other.")
WORD(COMPARE_LEDGER, "De l’effet brut à l’effet net", "From gross to net effect")
WORD(COMPARE_LEDGER_TEXT,
     "Brut, moins ce qui serait arrivé de toute façon "
     "([aubaine](#term-deadweight)), moins ce qui est pris ailleurs "
     "([déplacement](#term-displacement)), plus les effets indirects : il "
     "reste l’effet net. Le [levier brut](#term-leverage) n’est jamais montré sans le levier net.",
     "Gross, less what would have happened anyway ([deadweight](#term-deadweight)), less what is "
     "taken elsewhere "
     "([displacement](#term-displacement)), plus indirect effects: what is left is the net effect. "
     "[Gross "
     "leverage](#term-leverage) is never shown without net leverage.")
WORD(COMPARE_EQUITY, "Équité : qui reçoit, qui progresse", "Equity: who receives, who gains")
WORD(COMPARE_EQUITY_TEXT,
     "À qui va l’argent, selon la population des territoires. Les parts par taille, et les gains, "
     "sont dans la page de chaque fonds.",
     "Where the money goes, by population of territories. Shares by size, and gains, are on each "
     "fund’s page.")
WORD(COMPARE_PLANE_TITLE, "Chaque modèle avec son budget : {outcome}",
     "Each model with its own money: {outcome}")
WORD(COMPARE_WEIGHTINGS, "Part des pondérations possibles que chaque modèle gagne",
     "Share of possible weightings that each model wins")
WORD(COMPARE_CONCENTRATION, "À qui va l’argent : indice de concentration par population",
     "Where the money goes: concentration index by population")
WORD(COMPARE_CONCENTRATION_NOTE,
     "De −1 (tout aux plus petits territoires) à 1 (tout aux plus grands) ; 0 : à parts égales.",
     "From −1 (all to the smallest territories) to 1 (all to the largest); 0: equal shares.")
WORD(COMPARE_OTHERS, "Les autres effets, sans prix dans le scénario, sont dans tables.xlsx.",
     "The other effects, without a price in the scenario, are in tables.xlsx.")
WORD(COMPARE_EQUAL_NONE, "Aucun modèle n’atteint ce seuil : ces lignes ne sont pas un classement.",
     "No model reaches this floor: these rows are not a ranking.")
