/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of compare's screen. Knows no number. */
#include "sim/cli/compare_words.h"

static const char *const words[N_COMPARE_WORDS][2] = {
    [WORD_HEAD] = {"%s : %s tirages, fin %s\n", "%s: %s samples, end of %s\n"},
    [WORD_PARTIAL] = {"Calcul interrompu : %s tirages demandés.\n",
                      "Interrupted run: %s samples were asked for.\n"},
    [WORD_RETROSPECTIVE] = {"rétrospective", "retrospective"},
    [WORD_PROSPECTIVE] = {"prospective", "prospective"},
    [WORD_OF_FUNDS] = {"des fonds", "of the funds"},
    [WORD_PUBLIC] = {"publique", "public"},
    [WORD_OF_ALL] = {"de tous les payeurs", "of all payers"},
    [WORD_QUESTION] = {"Question %s, perspective %s, référence : %s\n",
                       "Question: %s, perspective: %s, reference: %s\n"},
    [WORD_OTHER] = {"  (question %s : %s)\n", "  (%s question: %s)\n"},
    [WORD_OTHER_ROWS] =
        {"  autre question, autres années : à ne pas comparer aux lignes du dessus\n",
         "  the other question, other years: not to be compared with the rows "
         "above\n"},
    [WORD_DIFFERENCE] = {"Écarts : appariés par tirage, ± erreur type de Monte Carlo ; n. rés. : 0 "
                         "non exclu (Student, 95 %).\n",
                         "Differences: paired by draw, ± Monte Carlo standard error; unres.: 0 not "
                         "excluded (Student, 95%).\n"},
    [WORD_RATIOS] =
        {"Ratio : des moyennes, coût / effet. Frontière : ni dominés, ni dominés par un "
         "mélange de deux.\n",
         "Ratio: of means, cost / effect. Frontier: not dominated, nor by a mix of "
         "two.\n"},
    [WORD_MONEY] = {"Coûts : euros de %s actualisés à %s, milieu de pas ; effets non "
                    "actualisés (sauf clés en _pv).\nLeviers : euros courants. Perte positive : "
                    "bénéfice net perdu. Actifs finaux déduits si c’est dit.\n",
                    "Costs: euros of %s discounted to %s, mid-step; effects undiscounted (but "
                    "keys in _pv).\nLeverage: nominal euros. Positive loss: net benefit lost. "
                    "Final assets deducted only where said.\n"},
    [WORD_CHANCE] = {"P>, P< : que le premier soit devant, derrière, en espérance sur les "
                     "paramètres ; un monde : avec la chance.\n",
                     "P>, P<: that the first is ahead, behind, in expectation over parameters; one "
                     "world: luck included.\n"},
    [WORD_ONE_WORLD] = {"P>, P< : que le premier soit devant, derrière, dans un seul monde, chance "
                        "comprise (voir --inner).\n",
                        "P>, P<: that the first is ahead, behind, in a single world, luck included "
                        "(see --inner).\n"},
    [WORD_NO_BLOCKS] = {"±? : erreur type n. d. sous 20 blocs (640 tirages) : rien n’est résolu.\n",
                        "±?: standard error n/a under 20 blocks (640 samples): nothing is "
                        "resolved.\n"},
    [WORD_FEW_MORE] = {"   ±? : moins de 20 blocs de ces tirages : rien n’est résolu\n",
                       "   ±?: fewer than 20 blocks of these samples: nothing is resolved\n"},
    [WORD_EFFECTS] = {"Effets et critères (plus = mieux, sauf « - ») ; le meilleur > le suivant, "
                      "chacun son budget :\n",
                      "Effects and criteria (more is better unless \"-\"); best > second, each its "
                      "own money:\n"},
    [WORD_LESS] = {" -", " -"},
    [WORD_BEST] = {"%d > %d de %s (P> %s", "%d > %d by %s (P> %s"},
    [WORD_SINGLE] = {" ; un monde %s", "; one world %s"},
    [WORD_WORSE] = {" ; P< %s", "; P< %s"},
    [WORD_TIED] = {"%d ou %d : non départagés", "%d or %d: not told apart"},
    [WORD_ALONE] = {"un seul portefeuille", "only one portfolio"},
    [WORD_MORE_EFFECTS] = {"  et %d autres, dans compare/*.csv\n", "  and %d more, in "
                                                                   "compare/*.csv\n"},
    [WORD_DIFFERENCES] = {"1. Écarts à la référence", "1. Differences"},
    [WORD_UNRESOLVED] = {"n. rés.", "unres."},
    [WORD_SAVED] =
        {"   tirages communs : variance des écarts divisée par %s au moins, %s en médiane\n",
         "   common random numbers: variance of differences divided by %s at least, %s in the "
         "median\n"},
    [WORD_PLANES] = {"\n2. Coût-efficacité, chacun son budget : frontière, € par unité de plus\n",
                     "\n2. Cost-effectiveness, each its own money: frontier, € per unit more\n"},
    [WORD_AT] = {" -> %d à %s %s", " -> %d at %s %s"},
    [WORD_AT_UNKNOWN] = {" -> %d (%s)", " -> %d (%s)"},
    [WORD_DOMINATED] = {" ; dominés", "; dominated"},
    [WORD_SAME] = {" ; pareils à un autre", "; same as another"},
    [WORD_CHOICE] = {"      à %s € par %s : %d (P = %s)", "      at €%s a %s: %d (P = %s)"},
    [WORD_LEAD] = {", avance %s €\n", ", lead €%s\n"},
    [WORD_NO_LEAD] = {", non départagé de %d\n", ", not told apart from %d\n"},
    [WORD_ASSETS_SAME] = {"   Dotation restante déduite des coûts (à %s de sa valeur) : les mêmes "
                          "frontières.\n",
                          "   Endowment that stands at the end deducted from costs (at %s of it): "
                          "the same frontiers.\n"},
    [WORD_ASSETS_OTHER] = {"   Dotation restante déduite des coûts (à %s de sa valeur), frontières "
                           "qui changent :\n",
                           "   Endowment that stands at the end deducted from costs (at %s of it), "
                           "frontiers that change:\n"},
    [WORD_RETRO] = {"   Question rétrospective, fin %s, face à %d (coûts dépensés, actualisés de "
                    "même) :\n",
                    "   Retrospective question, end of %s, against %d (costs spent, discounted "
                    "likewise):\n"},
    [WORD_EQUAL] = {"   À budget égal à celui de %d :\n", "   At the money of %d:\n"},
    [WORD_EQUAL_NONE] =
        {"   À budget égal à celui de %d, aucun n’en utilise %s : rien à classer. Utilisé (%%) :\n",
         "   At the money of %d none uses %s of it: nothing to rank. Used (%%):\n"},
    [WORD_EQUAL_SOME] = {"   Non classés, car moins de %s du budget utilisé (%%) :\n",
                         "   Not ranked, as they use under %s of the money (%%):\n"},
    [WORD_INSTEAD] = {"   Restent : chacun à son budget (ci-dessus), et ce que chacun apporte de "
                      "ce budget (tableau 1).\n",
                      "   What can be said: each at its own money (above), and what each makes of "
                      "that money (table 1).\n"},
    [WORD_LEDGER] = {"3. Additionnalité, leviers", "3. Additionality, leverage"},
    [WORD_LEDGER_HEAD] = {"proj. bruts|aubaine|indirect|nets|levier brut|levier net",
                          "gross proj.|deadweight|indirect|net|gross lev.|net lev."},
    [WORD_GROSS_BEFORE] =
        {"   Levier brut n. rés. : effet sur les attributions d’avant la décision (un projet, un "
         "seul fonds).\n",
         "   Gross leverage unres.: effect on awards made before the decision (one project, one "
         "fund only).\n"},
    [WORD_RANKS] = {"4. Rangs, chacun son budget", "4. Ranks, own money"},
    [WORD_RANKS_EQUAL] = {"   au budget de %d", "   at the money of %d"},
    [WORD_RANKS_COST] = {"coût", "cost"},
    [WORD_RANKS_SHARE] = {"pondérations gagnées", "weightings won"},
    [WORD_RANKS_END] = {"   ? : non départagé de ses voisins ; part de toutes les pondérations",
                        "   ?: not told apart from its neighbours; share of all weightings"},
    [WORD_NO_COST] = {" ; le coût n’est pas un critère", "; cost is no criterion"},
    [WORD_ONE_OPTION] = {"\n4. Rangs : un seul portefeuille, rien à classer\n",
                         "\n4. Ranks: only one portfolio, nothing to rank\n"},
    [WORD_MEMBERS] = {"   Avec les poids de chacun, jamais fondus :\n",
                      "   With each one's weights, never merged:\n"},
    [WORD_MEMBER] = {"%d, devant %d de %s (P = %s)\n", "%d, ahead of %d by %s (P = %s)\n"},
    [WORD_OWN_WEIGHTS] = {"poids du scénario", "weights of the scenario"},
    [WORD_MORE_MEMBERS] = {"     et %d autres, dans compare/members.csv\n",
                           "     and %d more, in compare/members.csv\n"},
};

const char *compare_word(enum compare_word word, enum language language) {
    return words[word][language == LANGUAGE_FR ? 0 : 1];
}
