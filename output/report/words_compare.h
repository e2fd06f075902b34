/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing the funding models. Sentences as in words_list.h, which includes this file. Knows no
 * place. */

WORD(CHAPTER_COMPARE, "Comparer les modèles", "Comparing the models")
WORD(COMPARE_OWN, "Chacun avec son propre budget", "Each with its own money")
WORD(COMPARE_OWN_TEXT,
     "Un modèle est sur la [frontière](#term-frontier) quand aucun autre, ni aucun mélange de deux "
     "autres, ne fait mieux pour le même argent. Le coût par unité est le coût moyen divisé par "
     "l’effet moyen ; celui d’une unité de plus est ce qu’ajoute le passage du modèle précédent de "
     "la "
     "frontière à celui-ci (entre parenthèses, 95 % de l’erreur de simulation).",
     "A model is on the [frontier](#term-frontier) when no other one, nor a mix of two others, "
     "does better for the same money. The cost per unit is the mean cost divided by the mean "
     "effect; that of one unit more is what going from the model before it on the frontier to this "
     "one adds (in brackets, 95% of the error of simulation).")
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
WORD(TAB_PLANE, "Coûts {outcome}", "Costs {outcome}")
WORD(TAB_WEIGHTINGS, "Pondérations", "Weightings")
WORD(TAB_CONCENTRATION, "Concentration", "Concentration")
WORD(TAB_ASSETS, "Ce qui reste", "What remains")
WORD(TAB_MEMBERS, "Membres", "Members")
WORD(COMPARE_ATTRIBUTION_FEW,
     "Trop peu d’échantillons ont été simulés pour dire quel fonds apporte quoi : les parts qui "
     "suivent sont indicatives. [Valeur de Shapley](#term-shapley) : la part de chaque fonds dans "
     "ce qu’ils apportent ensemble.",
     "Too few samples were simulated to say which fund brings what: the shares that follow are "
     "indicative. [Shapley value](#term-shapley): each fund’s share of what they bring together.")
WORD(STANDING, "Ce qui reste debout à la fin", "What still stands at the end")
WORD(STANDING_TEXT,
     "Les coûts et les effets qui précèdent s’arrêtent fin {end}. Restent alors des projets "
     "vivants, des postes, des alliances, de l’argent en dotation, qui continueront de servir et "
     "que ces comptes ne valorisent pas.",
     "The costs and effects above stop at the end of {end}. Projects, posts, alliances and money "
     "in endowment then remain, which will go on serving and which these accounts do not value.")
WORD(STANDING_MONEY_SAME,
     "Seule la dotation est de l’argent : la déduire des coûts, à sa valeur actuelle, ne change la "
     "place d’aucun modèle par rapport à la frontière.",
     "Only the endowment is money: deducting it from costs, at its present value, changes no "
     "model’s place with regard to the frontier.")
WORD(STANDING_MONEY_CHANGES,
     "Seule la dotation est de l’argent : la déduire des coûts, à sa valeur actuelle, change la "
     "place de {options} par rapport à la frontière ({outcome}).",
     "Only the endowment is money: deducting it from costs, at its present value, changes the "
     "place of {options} with regard to the frontier ({outcome}).")
WORD(STANDING_TITLE, "Ce qui reste fin {end}, et le coût",
     "What remains at the end of {end}, and the cost")
WORD(MEMBERS, "Selon les membres du comité", "By member of the committee")
WORD(MEMBERS_TEXT,
     "Chaque membre pèse les critères à sa façon ; leurs pondérations sont montrées côte à côte et "
     "jamais mélangées. Comme plus haut, le coût ne compte que s’il est un critère.",
     "Each member weighs the criteria in his or her own way; their weights are shown side by side "
     "and never mixed. As above, cost counts only when it is a criterion.")
WORD(MEMBERS_TITLE, "Ce que disent les pondérations de chacun", "What each one’s weights say")
WORD(MEMBERS_CLOSE, "{first} ou {second} : non résolu", "{first} or {second}: unresolved")
WORD(EQUITY_TITLE,
     "La classe « {class} », {share} des écosystèmes, reçoit de {low} à {high} de l’argent",
     "The class “{class}”, {share} of ecosystems, receives {low} to {high} of the money")
WORD(
    EQUITY_CAPTION,
    "Part cumulée de ce que reçoivent et gagnent les écosystèmes, du plus petit territoire au plus "
    "grand ; un point par classe de taille, à deux erreurs-types près. Sous la diagonale, les plus "
    "grands ont plus que leur part. Un modèle manque là où son gain n’est pas distingué de zéro.",
    "Cumulated share of what ecosystems receive and gain, from the smallest territory to the "
    "largest; one point per class of size, within two standard errors. Below the diagonal the "
    "largest have more than their share. A model is missing where its gain is not told from zero.")
WORD(EQUITY_ALT,
     "Deux courbes de concentration par modèle. Classe « {class} » : {share} des écosystèmes, de "
     "{low} à "
     "{high} de l’argent reçu, de {least} à {most} des années-niveaux gagnées.",
     "Two concentration curves per model. Class “{class}”: {share} of ecosystems, {low} to {high} "
     "of the "
     "money received, {least} to {most} of level-years gained.")
WORD(EQUITY_X, "part des écosystèmes, du plus petit au plus grand",
     "share of ecosystems, smallest to largest")
WORD(EQUITY_EVEN, "à parts égales", "equal shares")
WORD(EQUITY_RECEIVED, "Argent reçu", "Money received")
WORD(EQUITY_GAINED, "Années-niveaux gagnées", "Level-years gained")
