/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the figures that need new runs or the value of information: French is written for
 * French readers, English mirrors it. Never knows what is drawn. */
#include "output/compare/words_runs.h"

#include <stdarg.h>

#include "output/texts.h"

#define NB "\u00a0" /* no-break space, as French punctuation asks */

static const char *const french[RUNS_COUNT] = {
    [RUNS_OF] = "{what}, «" NB "{portfolio}" NB "»",
    [RUNS_AGAINST] = "{what}, «" NB "{portfolio}" NB "» contre «" NB "{reference}" NB "»",
    [RUNS_TIMED] = "{what}, {date}",
    [RUNS_GROUP] = "Groupe de {n} paramètres",
    [RUNS_NAMED] = "{place}" NB ": {label}",
    [RUNS_PRIOR] = " *" NB ": a priori, personne ne l’a mesuré.",
    [RUNS_SHOWN] = " {shown} lignes sur {all} sont montrées.",
    [RUNS_NET_BENEFIT] = "Bénéfice net",
    [RUNS_BASIS] = " Bénéfice net" NB ": «" NB "{effect}" NB "» à {worth} l’unité, moins {cost}.",
    [RUNS_BASIS_SEVERAL] =
        " Bénéfice net" NB ": effets au prix que le scénario leur donne, moins {cost}.",
    [RUNS_COST_FUND] = "le coût pour les fonds",
    [RUNS_COST_PUBLIC] = "le coût public",
    [RUNS_COST_ALL] = "le coût pour tous",

    [RUNS_OWN] = "Enveloppes propres",
    [RUNS_POOLED] = "Enveloppes mises en commun",
    [RUNS_ATTRIBUTION_TITLE] =
        "{game}" NB ": «" NB "{fund}" NB "» apporte le plus, {value} sur {total} ({what})",
    [RUNS_ATTRIBUTION_LESS] =
        "{game}" NB ": «" NB "{fund}" NB "» retire le plus, {value} sur {total} ({what})",
    [RUNS_ATTRIBUTION_TIE] = "{game}" NB ": «" NB "{fund}" NB
                             "» vient en tête, {value} sur {total} ({what}), mais l’écart avec «" NB
                             "{second}" NB "» n’est pas résolu à cette précision",
    [RUNS_ATTRIBUTION_ONE] = "{game}" NB ": «" NB "{fund}" NB "», seul, fait {value} ({what})",
    [RUNS_ATTRIBUTION_UNRESOLVED] =
        "{game}" NB ": la part d’aucun fonds n’est résolue à cette précision ({what})",
    [RUNS_ATTRIBUTION_FEW] =
        "{game}" NB ": trop peu de tirages pour distinguer de 0 la part d’un fonds ({what})",
    [RUNS_ATTRIBUTION_NONE] = "{game}" NB ": aucun fonds n’y change rien ({what})",
    [RUNS_ATTRIBUTION_TOTAL] = "tous ensemble" NB ": {total}",
    [RUNS_INTERACTIONS] = "Interactions deux à deux" NB ": {what}",
    [RUNS_INTERACTIONS_SAY] =
        "au-dessus de 0, deux fonds se renforcent" NB "; au-dessous, l’un tient lieu de l’autre",
    [RUNS_ATTRIBUTION_OWN_METHOD] =
        "Valeurs de Shapley sur les {subsets} ensembles de fonds" NB
        ": chacun apporte sa propre enveloppe, celle d’un fonds absent est retirée.",
    [RUNS_ATTRIBUTION_POOLED_METHOD] =
        "Valeurs de Shapley sur les {subsets} ensembles de fonds" NB
        ": le total des enveloppes est dépensé par les fonds présents, quels qu’ils soient.",
    [RUNS_ATTRIBUTION_CAPTION] =
        " Elles s’additionnent exactement. Traits" NB ": intervalles à 95" NB
        "% de l’erreur de simulation. Pâle" NB ": non distingué de 0 à cette précision.",
    [RUNS_ATTRIBUTION_CAPTION_PAIRS] =
        " Interactions de Shapley (Grabisch et Roubens 1999)" NB
        ": elles n’entrent dans aucune somme" NB "; entre parenthèses, non distinguées de 0.",
    [RUNS_ATTRIBUTION_ALT] =
        "{game}. Part de chaque fonds dans l’effet ({effect}) et dans le coût ({cost})" NB
        ": {items}.",
    [RUNS_ATTRIBUTION_ALT_ITEM] = "{fund}, {effect} pour {cost}",
    [RUNS_ATTRIBUTION_ALT_PAIRS] = " Interactions deux à deux" NB ": {items}.",
    [RUNS_ATTRIBUTION_ALT_PAIR] = "{first} et {second}, {value}",
    [RUNS_NOT_TOLD] = "{value}, non résolu",

    [RUNS_TORNADO_TITLE] =
        "{about}" NB ": «" NB "{parameter}" NB "» pèse le plus, de {low} à {high}",
    [RUNS_TORNADO_TITLE_SWITCH] = "{about}" NB ": «" NB "{parameter}" NB "» pèse le plus" NB
                                  "; son seuil de bascule est {at}",
    [RUNS_TORNADO_TITLE_OTHER] = "{about}" NB ": «" NB "{parameter}" NB "» pèse le plus" NB
                                 "; le seuil de bascule de «" NB "{other}" NB "» est {at}",
    [RUNS_TORNADO_TITLE_TIE] = "{about}" NB ": «" NB "{parameter}" NB "» et «" NB "{second}" NB
                               "» pèsent le plus, sans être départagés{switch}",
    [RUNS_TORNADO_TITLE_SAID] = NB "; le seuil de bascule de «" NB "{other}" NB "» est {at}",
    [RUNS_TORNADO_TITLE_UNRESOLVED] =
        "{about}" NB ": le poids d’aucun paramètre n’est résolu à cette précision",
    [RUNS_TORNADO_TITLE_NONE] = "{about}" NB ": aucun de ces paramètres n’y change rien",
    [RUNS_TORNADO_BASE] = "moyenne sans rien fixer" NB ": {value}",
    [RUNS_TORNADO_LOW] = "paramètre à sa valeur basse (5" NB "%)",
    [RUNS_TORNADO_HIGH] = "paramètre à sa valeur haute (95" NB "%)",
    [RUNS_SWITCH] = "{at}",
    [RUNS_SWITCH_SEVERAL] = "{at} et d’autres",
    [RUNS_SWITCH_UNRESOLVED] = "{at}, non résolu",
    [RUNS_SWITCH_HEAD] = "Seuil de bascule",
    [RUNS_TORNADO_CAPTION] =
        "Moyenne quand un seul paramètre est tenu à sa valeur à 5" NB "% puis à 95" NB
        "% (écrites au bout des barres), les autres à leurs tirages. Pâle" NB
        ": effet non distingué de 0 à cette précision.",
    [RUNS_TORNADO_CAPTION_INSIDE] =
        " Trait fin" NB ": moyennes plus hautes ou plus basses entre ces deux valeurs.",
    [RUNS_TORNADO_CAPTION_SWITCH] =
        " Losange et seuil de bascule" NB ": valeur du paramètre où la moyenne change de signe.",
    [RUNS_TORNADO_ALT] =
        "{about}, selon un paramètre à la fois, de sa valeur basse à sa valeur haute" NB
        ": {items}.",
    [RUNS_TORNADO_ALT_ITEM] = "{parameter} de {from} à {to}, {low} à {high}",
    [RUNS_TORNADO_ALT_SWITCH] = ", bascule à {at}",

    [RUNS_SOBOL_TITLE] = "{about}" NB ": «" NB "{parameter}" NB
                         "» fait à lui seul {first} de la variance, {total} avec ses interactions",
    [RUNS_SOBOL_TITLE_TIE] =
        "{about}" NB ": «" NB "{parameter}" NB
        "» compte le plus ({total} de la variance avec ses interactions), mais son avance "
        "sur «" NB "{second}" NB "» n’est pas résolue à cette précision",
    [RUNS_SOBOL_TITLE_ROUGH] = "{about}" NB ": «" NB "{parameter}" NB
                               "» compte le plus, environ {total} de la variance avec ses "
                               "interactions" NB "; l’indice n’a pas convergé",
    [RUNS_SOBOL_TITLE_UNRESOLVED] =
        "{about}" NB ": les indices de Sobol ne sont pas résolus à cette précision",
    [RUNS_SOBOL_TITLE_NONE] = "{about}" NB ": rien ne varie, il n’y a pas de variance à partager",
    [RUNS_SOBOL_AXIS] = "part de la variance",
    [RUNS_SOBOL_FIRST] = "premier ordre" NB ": seul",
    [RUNS_SOBOL_TOTAL] = "ordre total" NB ": avec ses interactions",
    [RUNS_SOBOL_NOT_CONVERGED] = "{value}, non convergé",
    [RUNS_SOBOL_OTHERS] = "Tous les autres paramètres",
    [RUNS_SOBOL_LUCK] = "Hasard",
    [RUNS_SOBOL_LUCK_UNDER] = "territoires, niveaux, événements",
    [RUNS_SOBOL_JOINED] = "{path} et {n} corrélés",
    [RUNS_SOBOL_CAPTION] = "Indices de Sobol (Saltelli et al. 2010, Jansen 1999) {of}. Traits" NB
                           ": intervalles à 95" NB "%.",
    [RUNS_SOBOL_CAPTION_EXPECTATION] = "de l’espérance sachant les paramètres",
    [RUNS_SOBOL_CAPTION_SINGLE] = "d’un seul monde, hasard compris",
    [RUNS_SOBOL_CAPTION_SUM] =
        " Somme des premiers ordres" NB ": {sum} (100" NB "% si rien n’interagit).",
    [RUNS_SOBOL_CAPTION_FLAG] = " Pâle" NB ": non convergé, l’intervalle dépasse ±{tolerance}.",
    [RUNS_SOBOL_ALT] =
        "Part de la variance de chaque paramètre, seul puis avec ses interactions ({about})" NB
        ": {items}.",
    [RUNS_SOBOL_ALT_ITEM] = "{parameter}, {first} puis {total}",

    [RUNS_INFORMATION_TITLE] = "Tout savoir avant de décider vaudrait {evpi}" NB "; d’abord «" NB
                               "{set}" NB "» ({value}){survey}",
    [RUNS_INFORMATION_TITLE_TIE] =
        "Tout savoir avant de décider vaudrait {evpi}" NB "; d’abord «" NB "{set}" NB
        "» ({value}), sans être départagé de «" NB "{second}" NB "»{survey}",
    [RUNS_INFORMATION_TITLE_UNRESOLVED] =
        "Tout savoir avant de décider vaudrait {evpi}" NB
        "; la valeur d’aucun paramètre seul n’est résolue à cette précision{survey}",
    [RUNS_INFORMATION_TITLE_ALONE] = "Tout savoir avant de décider vaudrait {evpi}{survey}",
    [RUNS_INFORMATION_TITLE_NONE] =
        "Rien de ce qu’on pourrait apprendre ne changerait la décision (valeur de l’information" NB
        ": 0{nb}€)",
    [RUNS_INFORMATION_TITLE_EVPI_UNRESOLVED] =
        "La valeur de l’information n’est pas résolue à cette précision ({evpi})",
    [RUNS_SURVEY_PAYS] = NB "; «" NB "{survey}" NB "» vaut son coût, surtout à n" NB "=" NB "{n}",
    [RUNS_SURVEY_NEVER_PAYS] = NB "; aucune enquête prévue ne vaut son coût",
    [RUNS_SURVEY_UNSURE] = NB "; aucune enquête ne vaut son coût de façon résolue",
    [RUNS_EVPI_BETWEEN] = "de {low} à {high}",
    [RUNS_EVPI_AT_MOST] = "au plus {high}",
    [RUNS_EVPI] = "{high}",
    [RUNS_EVPI_RULE] = "tout savoir" NB ": {evpi}",
    [RUNS_EVPPI_PANEL] = "Valeur d’une connaissance parfaite avant de décider",
    [RUNS_EVPPI_BEST] = "sans rien savoir de plus" NB ": «" NB "{option}" NB "»",
    [RUNS_SURVEY_BEST] = "le mieux" NB ": n" NB "=" NB "{n}, gain net {value}",
    [RUNS_SURVEY_BEST_UNSURE] = "n" NB "=" NB "{n}, gain net non résolu ({value})",
    [RUNS_SURVEY_NONE] = "mieux vaut ne pas la faire",
    [RUNS_SURVEY_AXIS] = "unités interrogées",
    [RUNS_SURVEY_WORTH] = "valeur de l’enquête, délai compris",
    [RUNS_SURVEY_COST] = "coût de l’enquête",
    [RUNS_SURVEY_NET] = "gain net",
    [RUNS_INFORMATION_CAPTION] =
        "Valeur espérée de l’information pour une décision" NB
        ": par régression des bénéfices nets sur les paramètres (Strong et al. 2014). Traits et "
        "bandes" NB ": deux erreurs-types. Pâle" NB ": non distingué de 0 à cette précision.",
    [RUNS_INFORMATION_CAPTION_BRACKET] =
        " Bande grise" NB
        ": connaître tous les paramètres (pas la chance), borne basse (choix fait "
        "sur d’autres tirages) et haute.",
    [RUNS_INFORMATION_CAPTION_MISFIT] =
        " *" NB ": l’ajustement laisse des restes, la valeur peut être plus haute.",
    [RUNS_INFORMATION_CAPTION_SURVEYS] =
        " Enquêtes" NB ": réponses simulées pour chaque tirage (Strong et al. 2015)" NB
        "; ce qui arrive après la décision ne vaut que le temps qui reste.",
    [RUNS_INFORMATION_ALT] =
        "Valeur de l’information avant de décider ({about}). Tout savoir" NB ": {evpi}. {items}",
    [RUNS_INFORMATION_ALT_ITEM] = "{set}, {value}",
    [RUNS_INFORMATION_ALT_SURVEY] = " Enquête «" NB "{survey}" NB "»" NB ": {best}.",

    [RUNS_TWO_WAY_TITLE_SIGN] =
        "{about}" NB
        ": positif dans {above} cases sur {all}, négatif dans {below}, non résolu dans {rest}",
    [RUNS_TWO_WAY_TITLE_ABOVE] = "{about}" NB ": positif sur toute la carte",
    [RUNS_TWO_WAY_TITLE_BELOW] = "{about}" NB ": négatif sur toute la carte",
    [RUNS_TWO_WAY_TITLE_UNRESOLVED] =
        "{about}" NB ": le signe n’est résolu nulle part à cette précision",
    [RUNS_TWO_WAY_TITLE_LEAD] = "{about}" NB ": «" NB "{option}" NB
                                "» vient en tête dans {above} cases sur {all}{second}{rest}",
    [RUNS_TWO_WAY_TITLE_SECOND] = ", «" NB "{option}" NB "» dans {below}",
    [RUNS_TWO_WAY_TITLE_REST] = NB "; {rest} non résolues",
    [RUNS_TWO_WAY_TITLE_ALL] =
        "{about}" NB ": «" NB "{option}" NB "» vient en tête sur toute la carte",
    [RUNS_TWO_WAY_TITLE_TIE] =
        "{about}" NB ": qui vient en tête n’est résolu nulle part à cette précision",
    [RUNS_TWO_WAY_CAPTION] =
        "Moyenne quand les deux paramètres sont tenus ensemble, de leur valeur à 5" NB
        "% à celle à 95" NB "%, les autres à leurs tirages. Pâle et hachuré" NB
        ": non résolu à cette précision.",
    [RUNS_TWO_WAY_CAPTION_ONE] = " Trait noir" NB ": zéro, entre les cases.",
    [RUNS_TWO_WAY_ALT] = "Carte selon «" NB "{first}" NB "» de {x0} à {x1} et «" NB "{second}" NB
                         "» de {y0} à {y1}. {title}.",

    [RUNS_REGRET_TITLE] = "«" NB "{portfolio}" NB "» a le plus petit regret au pire" NB
                          ": {value}, variante «" NB "{variant}" NB "» ({about})",
    [RUNS_REGRET_TITLE_ZERO] =
        "«" NB "{portfolio}" NB "» n’est dépassé dans aucune des {n} variantes" NB
        ": regret nul ({about})",
    [RUNS_REGRET_TITLE_TIE] = "Au pire, «" NB "{portfolio}" NB
                              "» a le plus petit regret ({value}, {about}), mais l’écart avec «" NB
                              "{second}" NB "» n’est pas résolu à cette précision",
    [RUNS_REGRET_TITLE_ALONE] = "Un seul choix" NB ": aucun regret possible ({about})",
    [RUNS_REGRET_WORST] = "Au pire",
    [RUNS_REGRET_MINIMAX] = "plus petit regret au pire",
    [RUNS_REGRET_MINIMAX_UNSURE] = "plus petit regret au pire, non résolu",
    [RUNS_REGRET_AS_IT_IS] = "Scénario de base",
    [RUNS_REGRET_CAPTION] =
        "Regret" NB ": ce que l’on perd à ne pas avoir pris ce qui est le mieux dans chaque "
        "variante, en moyenne. Personne ne donne de probabilité aux variantes. Cadre" NB
        ": le plus petit regret au pire (Savage 1951). Entre parenthèses" NB
        ": non distingué de 0 à cette précision.",
    [RUNS_REGRET_ALT] =
        "Regret de {n} choix dans {variants} variantes ({about}). Au pire" NB ": {items}.",
    [RUNS_REGRET_ALT_ITEM] = "{portfolio}, {value} en {variant}",
};

static const char *const english[RUNS_COUNT] = {
    [RUNS_OF] = "{what}, “{portfolio}”",
    [RUNS_AGAINST] = "{what}, “{portfolio}” against “{reference}”",
    [RUNS_TIMED] = "{what}, {date}",
    [RUNS_GROUP] = "Group of {n} parameters",
    [RUNS_NAMED] = "{place}: {label}",
    [RUNS_PRIOR] = " *: a prior, nobody has measured it.",
    [RUNS_SHOWN] = " {shown} of {all} rows are shown.",
    [RUNS_NET_BENEFIT] = "Net benefit",
    [RUNS_BASIS] = " Net benefit: “{effect}” at {worth} a unit, minus {cost}.",
    [RUNS_BASIS_SEVERAL] = " Net benefit: effects at the worth that the scenario gives them, minus "
                           "{cost}.",
    [RUNS_COST_FUND] = "the cost to the funds",
    [RUNS_COST_PUBLIC] = "the public cost",
    [RUNS_COST_ALL] = "the cost to all",

    [RUNS_OWN] = "Own envelopes",
    [RUNS_POOLED] = "Pooled envelopes",
    [RUNS_ATTRIBUTION_TITLE] = "{game}: “{fund}” brings most, {value} of {total} ({what})",
    [RUNS_ATTRIBUTION_LESS] = "{game}: “{fund}” takes most away, {value} of {total} ({what})",
    [RUNS_ATTRIBUTION_TIE] = "{game}: “{fund}” comes first, {value} of {total} ({what}), but its "
                             "lead over “{second}” is not resolved at this precision",
    [RUNS_ATTRIBUTION_ONE] = "{game}: “{fund}”, alone, makes {value} ({what})",
    [RUNS_ATTRIBUTION_UNRESOLVED] =
        "{game}: the share of no fund is resolved at this precision ({what})",
    [RUNS_ATTRIBUTION_FEW] = "{game}: too few draws to tell the share of any fund from 0 ({what})",
    [RUNS_ATTRIBUTION_NONE] = "{game}: no fund changes anything ({what})",
    [RUNS_ATTRIBUTION_TOTAL] = "all together: {total}",
    [RUNS_INTERACTIONS] = "Pairwise interactions: {what}",
    [RUNS_INTERACTIONS_SAY] = "above 0 two funds strengthen each other; below, one stands in for "
                              "the other",
    [RUNS_ATTRIBUTION_OWN_METHOD] = "Shapley values over the {subsets} sets of funds: each brings "
                                    "its own envelope, that of an absent fund is gone.",
    [RUNS_ATTRIBUTION_POOLED_METHOD] =
        "Shapley values over the {subsets} sets of funds: the total of all envelopes is spent by "
        "the funds that are present, whichever they are.",
    [RUNS_ATTRIBUTION_CAPTION] = " They add up exactly. Lines: 95% intervals of the simulation "
                                 "error. Pale: not told from 0 at this precision.",
    [RUNS_ATTRIBUTION_CAPTION_PAIRS] =
        " Shapley interactions (Grabisch and Roubens 1999): part of no sum; in brackets, not told "
        "from 0.",
    [RUNS_ATTRIBUTION_ALT] =
        "{game}. Share of each fund in the effect ({effect}) and in the cost ({cost}): {items}.",
    [RUNS_ATTRIBUTION_ALT_ITEM] = "{fund}, {effect} for {cost}",
    [RUNS_ATTRIBUTION_ALT_PAIRS] = " Pairwise interactions: {items}.",
    [RUNS_ATTRIBUTION_ALT_PAIR] = "{first} and {second}, {value}",
    [RUNS_NOT_TOLD] = "{value}, unresolved",

    [RUNS_TORNADO_TITLE] = "{about}: “{parameter}” weighs most, from {low} to {high}",
    [RUNS_TORNADO_TITLE_SWITCH] = "{about}: “{parameter}” weighs most; its break-even value is "
                                  "{at}",
    [RUNS_TORNADO_TITLE_OTHER] = "{about}: “{parameter}” weighs most; the break-even value of "
                                 "“{other}” is {at}",
    [RUNS_TORNADO_TITLE_TIE] =
        "{about}: “{parameter}” and “{second}” weigh most, not told apart{switch}",
    [RUNS_TORNADO_TITLE_SAID] = "; the break-even value of “{other}” is {at}",
    [RUNS_TORNADO_TITLE_UNRESOLVED] =
        "{about}: the weight of no parameter is resolved at this precision",
    [RUNS_TORNADO_TITLE_NONE] = "{about}: none of these parameters changes anything",
    [RUNS_TORNADO_BASE] = "mean, nothing held: {value}",
    [RUNS_TORNADO_LOW] = "parameter at its low value (5%)",
    [RUNS_TORNADO_HIGH] = "parameter at its high value (95%)",
    [RUNS_SWITCH] = "{at}",
    [RUNS_SWITCH_SEVERAL] = "{at} and others",
    [RUNS_SWITCH_UNRESOLVED] = "{at}, unresolved",
    [RUNS_SWITCH_HEAD] = "Break-even",
    [RUNS_TORNADO_CAPTION] =
        "Mean with one parameter held at its 5% and then at its 95% value (written at the ends of "
        "the bars), the others at their draws. Pale: effect not told from 0 at this precision.",
    [RUNS_TORNADO_CAPTION_INSIDE] = " Thin line: higher or lower means between these two values.",
    [RUNS_TORNADO_CAPTION_SWITCH] =
        " Diamond and break-even: value of the parameter at which the mean changes sign.",
    [RUNS_TORNADO_ALT] =
        "{about}, one parameter at a time, from its low to its high value: {items}.",
    [RUNS_TORNADO_ALT_ITEM] = "{parameter} from {from} to {to}, {low} to {high}",
    [RUNS_TORNADO_ALT_SWITCH] = ", break-even at {at}",

    [RUNS_SOBOL_TITLE] = "{about}: “{parameter}” alone makes {first} of the variance, {total} with "
                         "its interactions",
    [RUNS_SOBOL_TITLE_TIE] =
        "{about}: “{parameter}” counts most ({total} of the variance with its interactions), but "
        "its lead over “{second}” is not resolved at this precision",
    [RUNS_SOBOL_TITLE_ROUGH] =
        "{about}: “{parameter}” counts most, about {total} of the variance with its interactions; "
        "the index has not converged",
    [RUNS_SOBOL_TITLE_UNRESOLVED] = "{about}: Sobol indices are not resolved at this precision",
    [RUNS_SOBOL_TITLE_NONE] = "{about}: nothing varies, there is no variance to share",
    [RUNS_SOBOL_AXIS] = "share of the variance",
    [RUNS_SOBOL_FIRST] = "first order: alone",
    [RUNS_SOBOL_TOTAL] = "total order: with its interactions",
    [RUNS_SOBOL_NOT_CONVERGED] = "{value}, not converged",
    [RUNS_SOBOL_OTHERS] = "All other parameters",
    [RUNS_SOBOL_LUCK] = "Luck",
    [RUNS_SOBOL_LUCK_UNDER] = "territories, levels, events",
    [RUNS_SOBOL_JOINED] = "{path} and {n} correlated",
    [RUNS_SOBOL_CAPTION] =
        "Sobol indices (Saltelli et al. 2010, Jansen 1999) {of}. Lines: 95% intervals.",
    [RUNS_SOBOL_CAPTION_EXPECTATION] = "of the expectation given the parameters",
    [RUNS_SOBOL_CAPTION_SINGLE] = "of a single world, luck included",
    [RUNS_SOBOL_CAPTION_SUM] = " Sum of first orders: {sum} (100% when nothing interacts).",
    [RUNS_SOBOL_CAPTION_FLAG] = " Pale: not converged, the interval is wider than ±{tolerance}.",
    [RUNS_SOBOL_ALT] =
        "Share of the variance of each parameter, alone and then with its interactions ({about}): "
        "{items}.",
    [RUNS_SOBOL_ALT_ITEM] = "{parameter}, {first} then {total}",

    [RUNS_INFORMATION_TITLE] =
        "Knowing everything before deciding would be worth {evpi}; first “{set}” ({value}){survey}",
    [RUNS_INFORMATION_TITLE_TIE] =
        "Knowing everything before deciding would be worth {evpi}; first “{set}” ({value}), not "
        "told apart from “{second}”{survey}",
    [RUNS_INFORMATION_TITLE_UNRESOLVED] =
        "Knowing everything before deciding would be worth {evpi}; the value of no single "
        "parameter is resolved at this precision{survey}",
    [RUNS_INFORMATION_TITLE_ALONE] =
        "Knowing everything before deciding would be worth {evpi}{survey}",
    [RUNS_INFORMATION_TITLE_NONE] =
        "Nothing that one could learn would change the decision (value of information: €0)",
    [RUNS_INFORMATION_TITLE_EVPI_UNRESOLVED] =
        "The value of information is not resolved at this precision ({evpi})",
    [RUNS_SURVEY_PAYS] = "; “{survey}” repays its cost, best at n" NB "=" NB "{n}",
    [RUNS_SURVEY_NEVER_PAYS] = "; no planned survey repays its cost",
    [RUNS_SURVEY_UNSURE] = "; that a survey repays its cost is not resolved",
    [RUNS_EVPI_BETWEEN] = "{low} to {high}",
    [RUNS_EVPI_AT_MOST] = "at most {high}",
    [RUNS_EVPI] = "{high}",
    [RUNS_EVPI_RULE] = "everything: {evpi}",
    [RUNS_EVPPI_PANEL] = "Value of perfect knowledge before deciding",
    [RUNS_EVPPI_BEST] = "knowing nothing more: “{option}”",
    [RUNS_SURVEY_BEST] = "best: n" NB "=" NB "{n}, net gain {value}",
    [RUNS_SURVEY_BEST_UNSURE] = "n" NB "=" NB "{n}, net gain unresolved ({value})",
    [RUNS_SURVEY_NONE] = "better not to ask",
    [RUNS_SURVEY_AXIS] = "units asked",
    [RUNS_SURVEY_WORTH] = "worth of the survey, after its delay",
    [RUNS_SURVEY_COST] = "cost of the survey",
    [RUNS_SURVEY_NET] = "net gain",
    [RUNS_INFORMATION_CAPTION] =
        "Expected value of information for one decision: by regression of net benefits on the "
        "parameters (Strong et al. 2014). Lines and bands: two standard errors. Pale: not told "
        "from 0 at this precision.",
    [RUNS_INFORMATION_CAPTION_BRACKET] =
        " Grey band: knowing all parameters (not luck), lower bound (chosen on other draws) and "
        "upper.",
    [RUNS_INFORMATION_CAPTION_MISFIT] =
        " *: the fit leaves something out, the value may be higher.",
    [RUNS_INFORMATION_CAPTION_SURVEYS] =
        " Surveys: answers simulated for each draw (Strong et al. 2015); what comes after the "
        "decision is worth only the time that is left.",
    [RUNS_INFORMATION_ALT] =
        "Value of information before deciding ({about}). Knowing everything: {evpi}. {items}",
    [RUNS_INFORMATION_ALT_ITEM] = "{set}, {value}",
    [RUNS_INFORMATION_ALT_SURVEY] = " Survey “{survey}”: {best}.",

    [RUNS_TWO_WAY_TITLE_SIGN] =
        "{about}: positive in {above} of {all} cells, negative in {below}, unresolved in {rest}",
    [RUNS_TWO_WAY_TITLE_ABOVE] = "{about}: positive all over the map",
    [RUNS_TWO_WAY_TITLE_BELOW] = "{about}: negative all over the map",
    [RUNS_TWO_WAY_TITLE_UNRESOLVED] = "{about}: its sign is nowhere resolved at this precision",
    [RUNS_TWO_WAY_TITLE_LEAD] = "{about}: “{option}” leads in {above} of {all} cells{second}{rest}",
    [RUNS_TWO_WAY_TITLE_SECOND] = ", “{option}” in {below}",
    [RUNS_TWO_WAY_TITLE_REST] = "; {rest} unresolved",
    [RUNS_TWO_WAY_TITLE_ALL] = "{about}: “{option}” leads all over the map",
    [RUNS_TWO_WAY_TITLE_TIE] = "{about}: who leads is nowhere resolved at this precision",
    [RUNS_TWO_WAY_CAPTION] =
        "Mean with the two parameters held together, from their 5% to their 95% values, the others "
        "at their draws. Pale and hatched: unresolved at this precision.",
    [RUNS_TWO_WAY_CAPTION_ONE] = " Black line: zero, between the cells.",
    [RUNS_TWO_WAY_ALT] = "Map over “{first}” from {x0} to {x1} and “{second}” from {y0} to {y1}. "
                         "{title}.",

    [RUNS_REGRET_TITLE] =
        "“{portfolio}” has the smallest worst regret: {value}, in “{variant}” ({about})",
    [RUNS_REGRET_TITLE_ZERO] =
        "“{portfolio}” is outdone in none of {n} variants: no regret ({about})",
    [RUNS_REGRET_TITLE_TIE] = "At worst, “{portfolio}” has the smallest regret ({value}, {about}), "
                              "but its lead over “{second}” is not resolved at this precision",
    [RUNS_REGRET_TITLE_ALONE] = "A single choice: no regret is possible ({about})",
    [RUNS_REGRET_WORST] = "At worst",
    [RUNS_REGRET_MINIMAX] = "smallest worst regret",
    [RUNS_REGRET_MINIMAX_UNSURE] = "smallest worst regret, unresolved",
    [RUNS_REGRET_AS_IT_IS] = "Scenario as it is",
    [RUNS_REGRET_CAPTION] =
        "Regret: what is lost by not having taken what is best in each variant, on average. Nobody "
        "gives probabilities to the variants. Frame: smallest worst regret (Savage 1951). In "
        "brackets: not told from 0 at this precision.",
    [RUNS_REGRET_ALT] = "Regret of {n} choices in {variants} variants ({about}). At worst: "
                        "{items}.",
    [RUNS_REGRET_ALT_ITEM] = "{portfolio}, {value} in {variant}",
};

const char *runs_text(enum language language, enum word_runs word) {
    if ((unsigned)word >= RUNS_COUNT)
        return NULL;
    return language == LANGUAGE_FR ? french[word] : english[word];
}

char *runs_fill(char *buffer, size_t size, enum language language, enum word_runs word, ...) {
    va_list gaps;
    va_start(gaps, word);
    text_fill_pattern(buffer, size, runs_text(language, word), gaps);
    va_end(gaps);
    return buffer;
}
