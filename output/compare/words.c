/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the figures that are drawn from stored draws: French is written for French readers,
 * English mirrors it. Never knows what is drawn. */
#include "output/compare/words.h"

#include <stdarg.h>

#include "output/texts.h"

#define NB "\u00a0" /* no-break space, as French punctuation asks */

static const char *const french[COMPARE_COUNT] = {
    [COMPARE_MORE_THAN] = "plus de {value}",
    [COMPARE_LESS_THAN] = "moins de {value}",
    [COMPARE_ABOVE] = ">" NB "{value}",
    [COMPARE_BELOW] = "<" NB "{value}",
    [COMPARE_QUESTION] = "Question {question}, résultats {date}",
    [COMPARE_PROSPECTIVE] = "prospective",
    [COMPARE_RETROSPECTIVE] = "rétrospective",
    [COMPARE_OWN_MONEY] = NB "; chacun avec sa propre enveloppe",
    [COMPARE_EQUAL_MONEY] = NB "; tous avec l’argent de «" NB "{portfolio}" NB "»",
    [COMPARE_REFERENCE] = NB "; écarts avec «" NB "{reference}" NB "», tirage par tirage",
    [COMPARE_COSTS] = "Coûts {cost}, actualisés, en euros de {year}.",
    [COMPARE_COST_FUND] = "pour les fonds",
    [COMPARE_COST_PUBLIC] = "publics",
    [COMPARE_COST_ALL] = "pour tous",
    [COMPARE_EXPECTED] =
        "Les {inner} tirages d’événements de chaque jeu de paramètres sont moyennés" NB
        ": tout porte sur les paramètres, pas sur le hasard.",
    [COMPARE_SINGLE] =
        "Un tirage d’événements par jeu de paramètres" NB ": la part du hasard est comprise.",
    [COMPARE_FEW] = "Moins de 20 blocs de tirages" NB
                    ": les erreurs ne sont pas connues, rien n’est distingué de 0.",
    [COMPARE_LEFT_OUT] = "{n} options n’absorbent pas leur argent et ne sont pas classées.",
    [COMPARE_LEFT_OUT_ONE] = "Une option n’absorbe pas son argent et n’est pas classée.",
    [COMPARE_ALONE] = "«" NB "{option}" NB "» est la seule option" NB ": rien à comparer",
    [COMPARE_NO_EFFECT] = "«" NB "{option}" NB "» ne change rien à «" NB "{effect}" NB
                          "» par rapport à «" NB "{reference}" NB "»",
    [COMPARE_COST_MORE] = "coût en plus",
    [COMPARE_EFFECT_MORE] = "effet gagné",

    [COMPARE_PLANE_DEARER_BETTER] = "{option}" NB ": plus d’effet que «" NB "{reference}" NB
                                    "», pour plus cher, dans {share} des cas ({effect})",
    [COMPARE_PLANE_CHEAPER_BETTER] = "{option}" NB ": plus d’effet que «" NB "{reference}" NB
                                     "», pour moins cher, dans {share} des cas ({effect})",
    [COMPARE_PLANE_CHEAPER_WORSE] = "{option}" NB ": moins d’effet que «" NB "{reference}" NB
                                    "», pour moins cher, dans {share} des cas ({effect})",
    [COMPARE_PLANE_DEARER_WORSE] = "{option}" NB ": moins d’effet que «" NB "{reference}" NB
                                   "», pour plus cher, dans {share} des cas ({effect})",
    [COMPARE_PLANE_UNRESOLVED] = "{option}" NB ": l’écart avec «" NB "{reference}" NB
                                 "» n’est pas résolu à cette précision ({effect})",
    [COMPARE_WORTH_LINE] = "tirets" NB ": {worth} l’unité",
    [COMPARE_NO_QUADRANT] = "aucun écart",
    [COMPARE_SHARES_AXIS] = "part des cas",
    [COMPARE_DEARER_BETTER] = "plus cher, plus d’effet",
    [COMPARE_CHEAPER_BETTER] = "moins cher, plus d’effet",
    [COMPARE_CHEAPER_WORSE] = "moins cher, moins d’effet",
    [COMPARE_DEARER_WORSE] = "plus cher, moins d’effet",
    [COMPARE_PLANE_CAPTION] =
        "En abscisse, l’effet gagné. Contours" NB ": zones de plus forte densité, 50 et 95" NB
        "% des tirages (noyau gaussien)" NB "; marques" NB ": moyennes, avec l’intervalle à 95" NB
        "% de leur erreur Monte Carlo quand il dépasse la marque. Barres, une par marque" NB
        ": part des tirages de chaque quadrant, comptée" NB "; gris" NB
        ": aucun écart d’effet ou de coût.",
    [COMPARE_PLANE_ALT] = "Plan coût-efficacité de {n} effets par rapport à «" NB "{reference}" NB
                          "». {effect}" NB ": {items}.",
    [COMPARE_PLANE_ALT_ITEM] =
        "{option}, {effect} pour {cost}, plus cher et plus d’effet dans {share} des cas",

    [COMPARE_WILLINGNESS_AXIS] = "valeur donnée à une unité",
    [COMPARE_BEST_AXIS] = "probabilité d’être le meilleur",
    [COMPARE_LOSS_AXIS] = "perte attendue",
    [COMPARE_FRONTIER] = "frontière d’acceptabilité",
    [COMPARE_FRONTIER_UNRESOLVED] = "la même, choix non résolu",
    [COMPARE_ACCEPT_TITLE] =
        "À {worth} l’unité ({effect})" NB ": «" NB "{option}" NB
        "» est le meilleur choix en moyenne, et le meilleur dans {share} des cas",
    [COMPARE_ACCEPT_UNRESOLVED] =
        "À {worth} l’unité ({effect})" NB ": le choix entre «" NB "{option}" NB "» et «" NB
        "{second}" NB "» n’est pas résolu à cette précision",
    [COMPARE_ACCEPT_CONSTANT] =
        "«" NB "{option}" NB
        "» est le meilleur choix en moyenne jusqu’à {worth} l’unité ({effect})",
    [COMPARE_ACCEPT_SWITCH] = "Le meilleur choix en moyenne passe de «" NB "{first}" NB "» à «" NB
                              "{option}" NB "» vers {worth} l’unité ({effect})",
    [COMPARE_ACCEPT_SWITCHES] =
        "Le meilleur choix en moyenne va de «" NB "{first}" NB "» à «" NB "{option}" NB
        "» en {n} changements, le premier vers {worth} l’unité ({effect})",
    [COMPARE_ACCEPT_CAPTION] =
        "Bénéfice net" NB ": effet gagné à la valeur d’une unité, moins le coût. Courbes" NB
        ": probabilité que chaque option ait le plus grand. Trait large" NB
        ": la même pour l’option de plus grand bénéfice net moyen, sombre quand son avance est "
        "distinguée de 0, pâle sinon. Tirets" NB ": valeur donnée par le scénario.",
    [COMPARE_ACCEPT_ALT] =
        "Courbes d’acceptabilité et frontière d’acceptabilité. Meilleur choix en moyenne" NB
        ": {items}.",
    [COMPARE_ACCEPT_ALT_ITEM] = "{effect} à {worth}, {option} (le meilleur dans {share} des cas)",
    [COMPARE_ENVELOPE] = "valeur de l’information parfaite",
    [COMPARE_ENVELOPE_LUCK] = "ce que vaudrait de tout savoir, même la chance",
    [COMPARE_LOSS_TITLE] = "À {worth} l’unité ({effect})" NB ": «" NB "{option}" NB
                           "» est le choix qui fait perdre le moins, {loss} en moyenne par rapport "
                           "à qui saurait tout d’avance",
    [COMPARE_LOSS_TITLE_LUCK] =
        "À {worth} l’unité ({effect})" NB ": «" NB "{option}" NB
        "» est le choix qui fait perdre le moins, {loss} en moyenne par rapport à qui saurait tout "
        "d’avance, même la chance",
    [COMPARE_LOSS_UNRESOLVED] =
        "À {worth} l’unité ({effect})" NB ": «" NB "{option}" NB "» et «" NB "{second}" NB
        "» ne se départagent pas, et choisir fait perdre {loss} en moyenne",
    [COMPARE_LOSS_HIGHEST] = "Choisir sans en savoir plus fait perdre jusqu’à {loss} en moyenne, à "
                             "{worth} l’unité ({effect})",
    [COMPARE_LOSS_NONE] = "À {worth} l’unité ({effect})" NB
                          ": en savoir plus ne changerait pas le choix, «" NB "{option}" NB "»",
    [COMPARE_LOSS_NEVER] = "En savoir plus ne changerait aucun choix ({effect})",
    [COMPARE_LOSS_CAPTION] =
        "Perte" NB ": bénéfice net de la meilleure option de chaque tirage moins celui de l’option "
        "choisie, en moyenne" NB "; toujours positive. Trait large" NB
        ": la plus petite, ce que vaudrait au plus de tout savoir (trop haute de la part du "
        "hasard). Le haut des panneaux coupe les pertes des mauvais choix. Tirets" NB
        ": valeur donnée par le scénario.",
    [COMPARE_LOSS_CAPTION_LUCK] =
        "Perte" NB ": bénéfice net de la meilleure option de chaque tirage moins celui de l’option "
        "choisie, en moyenne" NB "; toujours positive. Trait large" NB
        ": la plus petite, ce que vaudrait de tout savoir, même la chance, que personne ne peut "
        "savoir" NB "; connaître les paramètres vaut moins (figure de la valeur de l’information). "
        "Le haut des panneaux coupe les pertes des mauvais choix. Tirets" NB
        ": valeur donnée par le scénario.",
    [COMPARE_LOSS_ALT] = "Perte attendue de chaque option. Plus petite perte" NB ": {items}.",
    [COMPARE_LOSS_ALT_ITEM] = "{effect} à {worth}, {loss} avec {option}",

    [COMPARE_DOMINATED] = "dominé",
    [COMPARE_EXTENDED] = "dominé par un mélange",
    [COMPARE_NOT_RANKED] = "non classé",
    [COMPARE_FRONTIER_TITLE] =
        "{on} options sur {all} forment la frontière d’efficience ({effect})" NB
        "; les {off} autres en sont écartées sans équivoque",
    [COMPARE_FRONTIER_BUT_ONE] =
        "{on} options sur {all} forment la frontière d’efficience ({effect})" NB
        "; l’autre en est écartée sans équivoque",
    [COMPARE_FRONTIER_UNSURE] =
        "{on} options sur {all} forment la frontière d’efficience ({effect})" NB
        "; pour {unsure} des autres, l’écart n’est pas résolu à cette précision",
    [COMPARE_FRONTIER_ALL] = "Les {all} options forment la frontière d’efficience ({effect})" NB
                             ": le choix dépend de la valeur d’une unité",
    [COMPARE_FRONTIER_ONE] =
        "«" NB "{option}" NB "» est à elle seule la frontière d’efficience ({effect})" NB
        ": aucune autre option n’apporte plus",
    [COMPARE_FRONTIER_ALONE] = "«" NB "{option}" NB "» est la seule option classée" NB
                               ": pas de frontière d’efficience ({effect})",
    [COMPARE_FRONTIER_CAPTION] =
        "Moyennes et intervalles à 95" NB "% de leur erreur Monte Carlo. Trait" NB
        ": frontière d’efficience. Pâle" NB ": dominé par une autre option" NB "; pâle bordé" NB
        ": dominé par un mélange de deux voisines de la frontière" NB "; dans un cercle" NB
        ": n’absorbe pas son argent, non classé.",
    [COMPARE_PRICES] = "Prix d’une unité de plus, rapport des moyennes ({effect})" NB ": {items}.",
    [COMPARE_PRICE] = "{option}, {price}",
    [COMPARE_PRICE_RANGE] = "{option}, {price} ({low} à {high})",
    [COMPARE_FRONTIER_ALT] = "Frontière d’efficience de chaque effet. {effect}" NB ": {items}.",
    [COMPARE_FRONTIER_ALT_ITEM] = "{option}, {effect} pour {cost}",
    [COMPARE_FRONTIER_ALT_STEP] = "{option}, {effect} pour {cost}, soit {price} l’unité de plus",

    [COMPARE_DIFFERENCES_TITLE] = "{option}" NB ": mieux que «" NB "{reference}" NB
                                  "» dans {share} des cas ({effect}, {value} en moyenne)",
    [COMPARE_DIFFERENCES_UNRESOLVED] = "Aucun écart moyen avec «" NB "{reference}" NB
                                       "» n’est résolu à cette précision ({effect})",
    [COMPARE_DIFFERENCES_LESS] = "Moins, c’est mieux",
    [COMPARE_DIFFERENCES_BETTER] = "{share}",
    [COMPARE_DIFFERENCES_NONE] = "aucun écart",
    [COMPARE_DIFFERENCES_CAPTION] =
        "Densités des écarts (noyau gaussien, largeur de Silverman), chacune à sa hauteur, coupées "
        "hors du panneau" NB "; barre" NB ": 9 cas sur 10" NB "; point" NB ": moyenne" NB
        "; pâle" NB ": moyenne non résolue à cette précision. À droite" NB
        ": probabilité de faire mieux que la référence.",
    [COMPARE_DIFFERENCES_ALT] =
        "Distribution des écarts avec «" NB "{reference}" NB "». {effect}" NB ": {items}.",
    [COMPARE_DIFFERENCES_ALT_ITEM] = "{option}, {value}, mieux dans {share} des cas",

    [COMPARE_RANKS_RANGE] = "{low} à {high}",
    [COMPARE_RANK] = "rang {rank}",
    [COMPARE_RANKS_TITLE] =
        "{option}" NB ": le plus souvent en tête sur {k} critères sur {n} (dans {range} des cas)",
    [COMPARE_RANKS_TITLE_ALL] =
        "{option}" NB ": le plus souvent en tête sur les {n} critères (dans {range} des cas)",
    [COMPARE_RANKS_TITLE_ONE] = "{option}" NB ": en tête dans {range} des cas ({criterion})",
    [COMPARE_RANKS_TITLE_NONE] =
        "Aucune option n’est le plus souvent en tête sur la plupart des {n} critères" NB
        "; {option} l’est sur {k} (dans {range} des cas)",
    [COMPARE_RANKS_TITLE_UNRESOLVED] =
        "Aucune première place n’est résolue à cette précision, sur {n} critères",
    [COMPARE_RANKS_LESS] = "moins, c’est mieux",
    [COMPARE_RANKS_CAPTION] =
        "Part des tirages où chaque option a chaque rang, critère par critère, sans somme ni "
        "poids" NB "; les ex æquo partagent leurs rangs. À droite" NB ": rang moyen. Astérisque" NB
        ": place voisine non distinguée à cette précision.",
    [COMPARE_RANKS_ALT] =
        "Probabilités des rangs de {n} options. En tête le plus souvent" NB ": {items}.",
    [COMPARE_RANKS_ALT_ITEM] = "{criterion}, {option} dans {share} des cas",

    [COMPARE_GROSS] = "brut",
    [COMPARE_DEADWEIGHT] = "aubaine",
    [COMPARE_DISPLACEMENT] = "déplacement",
    [COMPARE_INDIRECT] = "indirect",
    [COMPARE_NET] = "net",
    [COMPARE_LEVERAGE] = "Effet de levier" NB ":\nbrut" NB "{gross}, net" NB "{net}",
    [COMPARE_LEVERAGE_NONE] = "Effet de levier" NB ":\nsans objet",
    [COMPARE_WATERFALL_TITLE] = "{option}" NB ": {gross} soutenus, {net} nets ({outcome})",
    [COMPARE_WATERFALL_UNRESOLVED] =
        "{option}" NB
        ": {gross} soutenus, mais le net n’est pas résolu à cette précision ({outcome})",
    [COMPARE_WATERFALL_NONE] = "{option}" NB ": rien n’est soutenu ({outcome})",
    [COMPARE_WATERFALL_SHOWN] = "{shown} options sur {all} sont montrées.",
    [COMPARE_WATERFALL_CAPTION] =
        "Brut" NB ": ce qui est soutenu" NB "; aubaine" NB ": ce qui serait venu de toute façon" NB
        "; déplacement" NB ": ce qui est pris à d’autres dans le panel" NB "; indirect" NB
        ": ce qui reste pour aller au net" NB "; net" NB
        ": écart avec le même monde sans fonds. Losange" NB
        ": net moins ce qui est pris hors du panel. Pâle" NB
        ": net non résolu à cette précision. Traits" NB ": intervalles à 95" NB
        "% de l’erreur Monte Carlo. Levier" NB
        ": euros de cofinancement par euro dépensé, rapport des moyennes, en euros courants" NB
        "; brut, reçus par les projets soutenus" NB
        "; net, en plus par rapport au monde sans fonds.",
    [COMPARE_WATERFALL_ALT] = "Du brut au net, pour {n} options. {items}.",
    [COMPARE_WATERFALL_ALT_ITEM] = "{option}, {outcome}" NB ": brut {gross}, net {net}",
};

static const char *const english[COMPARE_COUNT] = {
    [COMPARE_MORE_THAN] = "more than {value}",
    [COMPARE_LESS_THAN] = "less than {value}",
    [COMPARE_ABOVE] = "> {value}",
    [COMPARE_BELOW] = "< {value}",
    [COMPARE_QUESTION] = "{question} question, outcomes {date}",
    [COMPARE_PROSPECTIVE] = "Prospective",
    [COMPARE_RETROSPECTIVE] = "Retrospective",
    [COMPARE_OWN_MONEY] = "; each with its own envelope",
    [COMPARE_EQUAL_MONEY] = "; all with the money of “{portfolio}”",
    [COMPARE_REFERENCE] = "; differences from “{reference}”, draw by draw",
    [COMPARE_COSTS] = "Costs {cost}, discounted, in euros of {year}.",
    [COMPARE_COST_FUND] = "to the funds",
    [COMPARE_COST_PUBLIC] = "to the public purse",
    [COMPARE_COST_ALL] = "to all",
    [COMPARE_EXPECTED] =
        "Averaged over {inner} draws of events of each set of parameters, so not about luck.",
    [COMPARE_SINGLE] = "One draw of events for each set of parameters: luck is included.",
    [COMPARE_FEW] = "Fewer than 20 blocks of draws: errors are not known, nothing is told from 0.",
    [COMPARE_LEFT_OUT] = "{n} options cannot absorb their money and are not ranked.",
    [COMPARE_LEFT_OUT_ONE] = "One option cannot absorb its money and is not ranked.",
    [COMPARE_ALONE] = "“{option}” is the only option: nothing to compare",
    [COMPARE_NO_EFFECT] = "“{option}” changes nothing to “{effect}” against “{reference}”",
    [COMPARE_COST_MORE] = "additional cost",
    [COMPARE_EFFECT_MORE] = "effect gained",

    [COMPARE_PLANE_DEARER_BETTER] =
        "{option}: more effect than “{reference}”, for more money, in {share} of cases ({effect})",
    [COMPARE_PLANE_CHEAPER_BETTER] =
        "{option}: more effect than “{reference}”, for less money, in {share} of cases ({effect})",
    [COMPARE_PLANE_CHEAPER_WORSE] =
        "{option}: less effect than “{reference}”, for less money, in {share} of cases ({effect})",
    [COMPARE_PLANE_DEARER_WORSE] =
        "{option}: less effect than “{reference}”, for more money, in {share} of cases ({effect})",
    [COMPARE_PLANE_UNRESOLVED] =
        "{option}: the difference from “{reference}” is not resolved at this precision ({effect})",
    [COMPARE_WORTH_LINE] = "dashes: {worth} a unit",
    [COMPARE_NO_QUADRANT] = "no difference",
    [COMPARE_SHARES_AXIS] = "share of cases",
    [COMPARE_DEARER_BETTER] = "dearer, more effect",
    [COMPARE_CHEAPER_BETTER] = "cheaper, more effect",
    [COMPARE_CHEAPER_WORSE] = "cheaper, less effect",
    [COMPARE_DEARER_WORSE] = "dearer, less effect",
    [COMPARE_PLANE_CAPTION] =
        "Along x, the effect gained. Contours: regions of highest density, 50 and 95% of draws "
        "(Gaussian kernel); marks: means, with the 95% interval of their Monte Carlo error where "
        "it is larger than the mark. "
        "Bars, one for each mark: share of draws in each quadrant, counted; grey: no difference in "
        "effect or cost.",
    [COMPARE_PLANE_ALT] =
        "Cost-effectiveness plane of {n} effects against “{reference}”. {effect}: {items}.",
    [COMPARE_PLANE_ALT_ITEM] =
        "{option}, {effect} for {cost}, dearer with more effect in {share} of cases",

    [COMPARE_WILLINGNESS_AXIS] = "what a unit is worth",
    [COMPARE_BEST_AXIS] = "probability of being best",
    [COMPARE_LOSS_AXIS] = "expected loss",
    [COMPARE_FRONTIER] = "frontier of acceptability",
    [COMPARE_FRONTIER_UNRESOLVED] = "the same, choice unresolved",
    [COMPARE_ACCEPT_TITLE] = "At {worth} a unit ({effect}): “{option}” is the best choice on "
                             "average, and the best one in {share} of cases",
    [COMPARE_ACCEPT_UNRESOLVED] = "At {worth} a unit ({effect}): the choice between “{option}” and "
                                  "“{second}” is not resolved at this precision",
    [COMPARE_ACCEPT_CONSTANT] =
        "“{option}” is the best choice on average up to {worth} a unit ({effect})",
    [COMPARE_ACCEPT_SWITCH] = "The best choice on average goes from “{first}” to “{option}” at "
                              "about {worth} a unit ({effect})",
    [COMPARE_ACCEPT_SWITCHES] = "The best choice on average goes from “{first}” to “{option}” in "
                                "{n} changes, the first at about {worth} a unit ({effect})",
    [COMPARE_ACCEPT_CAPTION] =
        "Net benefit: effect gained at what a unit is worth, less the cost. Curves: probability "
        "that each option has the largest one. Wide line: the same for the option of largest mean "
        "net benefit, dark where its lead is told from 0, pale elsewhere. Dashes: the scenario’s "
        "worth.",
    [COMPARE_ACCEPT_ALT] =
        "Acceptability curves and frontier of acceptability. Best choice on average: {items}.",
    [COMPARE_ACCEPT_ALT_ITEM] = "{effect} at {worth}, {option} (best in {share} of cases)",
    [COMPARE_ENVELOPE] = "value of perfect information",
    [COMPARE_ENVELOPE_LUCK] = "worth of knowing everything, luck included",
    [COMPARE_LOSS_TITLE] = "At {worth} a unit ({effect}): “{option}” loses least, {loss} on "
                           "average against someone who knew everything beforehand",
    [COMPARE_LOSS_TITLE_LUCK] =
        "At {worth} a unit ({effect}): “{option}” loses least, {loss} on average against someone "
        "who knew everything beforehand, luck included",
    [COMPARE_LOSS_UNRESOLVED] = "At {worth} a unit ({effect}): “{option}” and “{second}” cannot be "
                                "told apart, and choosing loses {loss} on average",
    [COMPARE_LOSS_HIGHEST] =
        "Choosing without knowing more loses up to {loss} on average, at {worth} a unit ({effect})",
    [COMPARE_LOSS_NONE] =
        "At {worth} a unit ({effect}): knowing more would not change the choice, “{option}”",
    [COMPARE_LOSS_NEVER] = "Knowing more would change no choice ({effect})",
    [COMPARE_LOSS_CAPTION] =
        "Loss: net benefit of the best option of each draw less that of the option chosen, on "
        "average; never negative. Wide line: the least one, what knowing everything would be worth "
        "at most (too high by the share of luck). Panels cut the losses of bad choices. Dashes: "
        "the scenario’s worth.",
    [COMPARE_LOSS_CAPTION_LUCK] =
        "Loss: net benefit of the best option of each draw less that of the option chosen, on "
        "average; never negative. Wide line: the least one, what knowing everything would be "
        "worth, even luck, which nobody can know; knowing the parameters is worth less (figure on "
        "the value of information). Panels cut the losses of bad choices. Dashes: the scenario’s "
        "worth.",
    [COMPARE_LOSS_ALT] = "Expected loss of each option. Least loss: {items}.",
    [COMPARE_LOSS_ALT_ITEM] = "{effect} at {worth}, {loss} with {option}",

    [COMPARE_DOMINATED] = "dominated",
    [COMPARE_EXTENDED] = "dominated by a mix",
    [COMPARE_NOT_RANKED] = "not ranked",
    [COMPARE_FRONTIER_TITLE] = "{on} of {all} options make the efficiency frontier ({effect}); the "
                               "other {off} are clearly off it",
    [COMPARE_FRONTIER_BUT_ONE] = "{on} of {all} options make the efficiency frontier ({effect}); "
                                 "the other one is clearly off it",
    [COMPARE_FRONTIER_UNSURE] =
        "{on} of {all} options make the efficiency frontier ({effect}); for {unsure} of the others "
        "the distance is not resolved at this precision",
    [COMPARE_FRONTIER_ALL] = "All {all} options make the efficiency frontier ({effect}): the "
                             "choice depends on what a unit is worth",
    [COMPARE_FRONTIER_ONE] =
        "“{option}” alone is the efficiency frontier ({effect}): no other option brings more",
    [COMPARE_FRONTIER_ALONE] =
        "“{option}” is the only ranked option: no efficiency frontier ({effect})",
    [COMPARE_FRONTIER_CAPTION] =
        "Means and 95% intervals of their Monte Carlo error. Line: efficiency frontier. Pale: "
        "dominated by another option; pale with an edge: dominated by a mix of two neighbours on "
        "the frontier; in a circle: cannot absorb its money, not ranked.",
    [COMPARE_PRICES] = "Price of one more unit, ratio of means ({effect}): {items}.",
    [COMPARE_PRICE] = "{option}, {price}",
    [COMPARE_PRICE_RANGE] = "{option}, {price} ({low} to {high})",
    [COMPARE_FRONTIER_ALT] = "Efficiency frontier of each effect. {effect}: {items}.",
    [COMPARE_FRONTIER_ALT_ITEM] = "{option}, {effect} for {cost}",
    [COMPARE_FRONTIER_ALT_STEP] =
        "{option}, {effect} for {cost}, that is {price} for one more unit",

    [COMPARE_DIFFERENCES_TITLE] =
        "{option}: better than “{reference}” in {share} of cases ({effect}, {value} on average)",
    [COMPARE_DIFFERENCES_UNRESOLVED] =
        "No mean difference from “{reference}” is resolved at this precision ({effect})",
    [COMPARE_DIFFERENCES_LESS] = "Less is better",
    [COMPARE_DIFFERENCES_BETTER] = "{share}",
    [COMPARE_DIFFERENCES_NONE] = "no difference",
    [COMPARE_DIFFERENCES_CAPTION] =
        "Densities of differences (Gaussian kernel, Silverman’s bandwidth), each at its own "
        "height, cut at the panel; bar: 9 cases in 10; dot: mean; pale: mean not resolved at this "
        "precision. On the right: probability of doing better than the reference.",
    [COMPARE_DIFFERENCES_ALT] =
        "Distribution of differences from “{reference}”. {effect}: {items}.",
    [COMPARE_DIFFERENCES_ALT_ITEM] = "{option}, {value}, better in {share} of cases",

    [COMPARE_RANKS_RANGE] = "{low} to {high}",
    [COMPARE_RANK] = "rank {rank}",
    [COMPARE_RANKS_TITLE] =
        "{option}: most often first on {k} of {n} criteria (in {range} of cases)",
    [COMPARE_RANKS_TITLE_ALL] =
        "{option}: most often first on all {n} criteria (in {range} of cases)",
    [COMPARE_RANKS_TITLE_ONE] = "{option}: first in {range} of cases ({criterion})",
    [COMPARE_RANKS_TITLE_NONE] = "No option is most often first on most of the {n} criteria; "
                                 "{option} is on {k} (in {range} of cases)",
    [COMPARE_RANKS_TITLE_UNRESOLVED] =
        "No first place is resolved at this precision, on {n} criteria",
    [COMPARE_RANKS_LESS] = "less is better",
    [COMPARE_RANKS_CAPTION] =
        "Share of draws in which each option has each rank, criterion by criterion, without sum or "
        "weights; ties share their ranks. On the right: mean rank. Asterisk: not told from its "
        "neighbour at this precision.",
    [COMPARE_RANKS_ALT] = "Rank probabilities of {n} options. Most often first: {items}.",
    [COMPARE_RANKS_ALT_ITEM] = "{criterion}, {option} in {share} of cases",

    [COMPARE_GROSS] = "gross",
    [COMPARE_DEADWEIGHT] = "deadweight",
    [COMPARE_DISPLACEMENT] = "displacement",
    [COMPARE_INDIRECT] = "indirect",
    [COMPARE_NET] = "net",
    [COMPARE_LEVERAGE] = "Leverage:\ngross {gross}, net {net}",
    [COMPARE_LEVERAGE_NONE] = "Leverage:\nnot applicable",
    [COMPARE_WATERFALL_TITLE] = "{option}: {gross} supported, {net} net ({outcome})",
    [COMPARE_WATERFALL_UNRESOLVED] =
        "{option}: {gross} supported, but the net is not resolved at this precision ({outcome})",
    [COMPARE_WATERFALL_NONE] = "{option}: nothing is supported ({outcome})",
    [COMPARE_WATERFALL_SHOWN] = "{shown} of {all} options are shown.",
    [COMPARE_WATERFALL_CAPTION] =
        "Gross: what is supported; deadweight: what would have come anyway; displacement: what is "
        "taken from others in the panel; indirect: what is left to make the net; net: difference "
        "from the same world without funds. Diamond: net less what is taken outside the panel. "
        "Pale: net not resolved at this precision. Lines: 95% intervals of the Monte Carlo error. "
        "Leverage: euros of co-funding per euro spent, ratio of means, in current euros; gross, "
        "received by the projects supported; net, more than in the world without funds.",
    [COMPARE_WATERFALL_ALT] = "From gross to net, for {n} options. {items}.",
    [COMPARE_WATERFALL_ALT_ITEM] = "{option}, {outcome}: gross {gross}, net {net}",
};

const char *compare_text(enum language language, enum word_compare word) {
    if ((unsigned)word >= COMPARE_COUNT)
        return NULL;
    return language == LANGUAGE_FR ? french[word] : english[word];
}

char *compare_fill(char *buffer, size_t size, enum language language, enum word_compare word, ...) {
    va_list gaps;
    va_start(gaps, word);
    text_fill_pattern(buffer, size, compare_text(language, word), gaps);
    va_end(gaps);
    return buffer;
}
