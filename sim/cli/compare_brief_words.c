/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of texts. Knows no number. */
#include "sim/cli/compare_brief_words.h"

static const char *const words[N_BRIEF_WORDS][2] = {
    [BRIEF_CONVENTIONS] =
        {"Écarts par tirage, ± erreur type Monte Carlo ; n. rés. : 0 non exclu à 95 %%. Ratios des "
         "moyennes.\nCoûts : euros de %s, actualisés à %s. ",
         "Differences by draw, ± Monte Carlo standard error; unres.: 0 not excluded at 95%%. "
         "Ratios "
         "of means.\nCosts: euros of %s, discounted to %s. "},
    [BRIEF_LUCK] = {"P : dans un seul monde, chance comprise.\n",
                    "P: in a single world, luck included.\n"},
    [BRIEF_EXPECTED] = {"P : en espérance sur les paramètres.\n",
                        "P: in expectation over parameters.\n"},
    [BRIEF_EFFECTS] = {"Effets, critères :", "Effects, criteria:"},
    [BRIEF_BEST] = {"le meilleur > le suivant :", "best > second:"},
    [BRIEF_LEAD] = {"%c %d > %d de %s", "%c %d > %d by %s"},
    [BRIEF_TIED] = {"%c %d ou %d", "%c %d or %d"},
    [BRIEF_TABLE] = {"1. Écarts", "1. Differences"},
    [BRIEF_COST] = {"coût [k€]", "cost [€k]"},
    [BRIEF_ADDITIONAL] = {"3. net/brut", "3. net/gross"},
    [BRIEF_GROSS] = {"levier brut", "gross lev."},
    [BRIEF_NET] = {"levier net", "net leverage"},
    [BRIEF_MORE] = {"  et %d autres, voir --full\n", "  and %d more, see --full\n"},
    [BRIEF_RETRO] = {"  Rétrospective, fin %s, face à %d ; à ne pas comparer aux lignes du "
                     "dessus :\n",
                     "  Retrospective, end of %s, against %d; not to be compared with the rows "
                     "above:\n"},
    [BRIEF_PLANES] = {"2. Coût-efficacité, € par unité de plus, chacun son budget\n",
                      "2. Cost-effectiveness, € per unit more, each its own money\n"},
    [BRIEF_AT] = {"à %s € :", "at €%s:"},
    [BRIEF_AVERAGE] = {"en moyenne %d %s, devant %d de %s k€ (P = %s)",
                       "on average %d %s, ahead of %d by €%sk (P = %s)"},
    [BRIEF_UNSURE] = {"en moyenne %d %s, non départagé de %d (P = %s)",
                      "on average %d %s, not told apart from %d (P = %s)"},
    [BRIEF_OFTEN] = {"le plus souvent %d %s (P = %s)", "most often %d %s (P = %s)"},
    [BRIEF_BOTH] = {"en moyenne et le plus souvent %d %s, devant %d de %s k€ (P = %s)",
                    "on average and most often %d %s, ahead of %d by €%sk (P = %s)"},
    [BRIEF_EQUAL_NONE] = {"À budget égal à celui de %d, aucun n’en utilise %s : rien à classer.\n",
                          "At the money of %d none uses %s of it: nothing to rank.\n"},
    [BRIEF_RETRO_PLANES] = {"rétrospective :", "retrospective:"},
    [BRIEF_RANKS] = {"4. Rangs :", "4. Ranks:"},
    [BRIEF_WEIGHTINGS] = {"%d %s : %s des pondérations", "%d %s: %s of weightings"},
    [BRIEF_FIRST] = {"%d premier sur %d critères sur %d", "%d first on %d of %d criteria"},
    [BRIEF_NO_COST] = {"le coût n’est pas un critère", "cost is no criterion"},
    [BRIEF_MEMBERS] = {"poids des membres :", "members' weights:"},
    [BRIEF_OR] = {"%d ou %d", "%d or %d"},
    [BRIEF_ATTRIBUTION] =
        {"5. Attribution, valeurs de Shapley (coût), chacun son enveloppe, %s tirages\n",
         "5. Attribution, Shapley values (cost), each its own envelope, %s samples\n"},
    [BRIEF_SHARE] = {"%s %s (%s k€)", "%s %s (€%sk)"},
    [BRIEF_TOGETHER] = {"tous %s (%s k€)", "all %s (€%sk)"},
    [BRIEF_REGRET] = {"6. Regret minimax, bénéfice net, %d mondes de %s tirages :",
                      "6. Minimax regret of net benefit, %d worlds of %s samples:"},
    [BRIEF_REGRET_EFFECT] = {"6. Regret minimax de l’effet, %d mondes de %s tirages :",
                             "6. Minimax regret of the effect, %d worlds of %s samples:"},
    [BRIEF_MINIMAX] = {"%c : %d, devant %d de %s k€", "%c: %d, ahead of %d by €%sk"},
    [BRIEF_LEAST] = {"%c : %d, devant %d de %s", "%c: %d, ahead of %d by %s"},
    [BRIEF_KNOWING] = {"7. Valeur de l’information avant de choisir [k€], la chance à part\n",
                       "7. Value of information before choosing [€k], luck apart\n"},
    [BRIEF_INFORMATION] = {"%c :", "%c:"},
    [BRIEF_ALL] = {"tous les paramètres %s, au moins %s", "all parameters %s, at least %s"},
    [BRIEF_ALL_NONE] = {"tous les paramètres : n. d., trop peu de tirages",
                        "all parameters: n/a, too few samples"},
    [BRIEF_MOST] = {"%s %s", "%s %s"},
    [BRIEF_SURVEY] = {"enquête %s (n = %d), gain net %s", "survey %s (n = %d), net gain %s"},
    [BRIEF_NO_SURVEY] = {"aucune enquête ne vaut son coût", "no survey repays its cost"},
    [BRIEF_FILES] = {"Le détail (--full, answers.%s.txt), les tableaux, les figures : %s/compare\n",
                     "Details (--full, answers.%s.txt), tables, figures: %s/compare\n"},
};

const char *brief_word(enum brief_word word, enum language language) {
    return words[word][language == LANGUAGE_FR ? 0 : 1];
}
