/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of sensitivity’s screen. Knows no number. */
#include "sim/cli/sensitivity_words.h"

static const char *const words[N_SENSITIVITY_WORDS][2] = {
    [SAY_HEAD] = {"%s : sensibilités, fin %s\n", "%s: sensitivities, end of %s\n"},
    [SAY_RETROSPECTIVE] = {"rétrospective", "retrospective"},
    [SAY_PROSPECTIVE] = {"prospective", "prospective"},
    [SAY_OF_FUNDS] = {"des fonds", "of the funds"},
    [SAY_PUBLIC] = {"publique", "public"},
    [SAY_OF_ALL] = {"de tous les payeurs", "of all payers"},
    [SAY_QUESTION] = {"Question %s, perspective %s ; ", "Question: %s, perspective: %s; "},
    [SAY_PAIR] = {"« %s » moins « %s »\n", "\"%s\" minus \"%s\"\n"},
    [SAY_HELD] =
        {"Un paramètre à la fois est fixé à %s valeurs, de son quantile 5 %% à son quantile "
         "95 %% (%d si le signe change) ; les\nautres restent tirés au sort, mêmes tirages "
         "pour tous : %s à chaque valeur.\n",
         "One parameter at a time is held at %s values from its 5%% to its 95%% quantile "
         "(%d where the sign changes), all\nothers at their draws, the same for all: %s "
         "samples at each value.\n"},
    [SAY_ERRORS] =
        {"± : erreur type de Monte Carlo ; n. rés. : 0 non exclu (Student, 95 % chacun). "
         "* a priori : nul ne l’a mesuré.\n",
         "±: Monte Carlo standard error; unres.: 0 not excluded (Student, 95% each). * "
         "prior: nobody has measured it.\n"},
    [SAY_NO_BLOCKS] = {"Erreurs types : n. d. sous 20 blocs (640 tirages) : rien n’est résolu.\n",
                       "Standard errors: n/a under 20 blocks (640 samples): nothing is "
                       "resolved.\n"},
    [SAY_NET_BENEFIT] = {"Bénéfice net : valeur x écart d’effet - écart de coût, euros constants "
                         "actualisés à %s ; jamais de ratio.\n",
                         "Net benefit: worth x difference in effect - difference in cost, constant "
                         "euros discounted to %s; no ratios.\n"},
    [SAY_RANKS] =
        {"Corrélations partielles des rangs (%s tirages, association monotone seulement) : %s des "
         "%s paramètres\nincertains se distinguent de 0 pour une grandeur au moins. %s "
         "corrélations sur %s, retenues ensemble selon\nBenjamini-Hochberg : 5 %% au plus de "
         "fausses parmi elles, en espérance ; les autres sont dites n. rés.\n",
         "Partial rank correlations (%s samples, monotone association only): %s of %s uncertain "
         "parameters\nare told from 0 for some quantity. %s of %s correlations, told together "
         "by Benjamini-Hochberg: at most\n5%% of them are expected to be false; the others are "
         "unres.\n"},
    [SAY_CHOSEN] = {"Fixés : les %s plus forts ; laissés de côté : %s (--all).\n",
                    "Held: the %s strongest; left out: %s (--all).\n"},
    [SAY_ASKED] = {"Fixés, comme demandé : %s.\n", "Held, as asked: %s.\n"},
    [SAY_ALL_HELD] = {"Tous sont fixés : %s.\n", "All are held: %s.\n"},
    [SAY_NONE_HELD] = {"Aucun n’est fixé (--all les fixe tous).\n",
                       "None is held (--all holds all of them).\n"},
    [SAY_CORRELATED] = {"Un paramètre corrélé à d’autres est fixé seul.\n",
                        "A parameter that is correlated with others is held alone.\n"},
    [SAY_BENEFIT_OF] = {"\n%d. Bénéfice net, %s à %s €/%s", "\n%d. Net benefit, %s at €%s/%s"},
    [SAY_OUTCOME_OF] = {"\n%d. %s", "\n%d. %s"},
    [SAY_IN] = {" [%s] : ", " [%s]: "},
    [SAY_COLUMNS] = {"  paramètre|5 % -> 95 %|à 5 %|à 95 %|amplitude|corrél. rangs",
                     "  parameter|5% -> 95%|at 5%|at 95%|swing|rank corr."},
    [SAY_MORE_ROWS] = {"  et %s autres seuils, dans sensitivity/switching.csv\n",
                       "  and %s more break-evens, in sensitivity/switching.csv\n"},
    [SAY_UNRESOLVED] = {"n. rés.", "unres."},
    [SAY_BREAK_EVEN] = {"  Seuil : %s (%s) à %s", "  Break-even: %s (%s) at %s"},
    [SAY_FIRST_OF] = {" (le plus bas de plusieurs)", " (the lowest of several)"},
    [SAY_ABOVE] = {" ; au-dessus, %s est positif", "; above it %s is positive"},
    [SAY_BELOW] = {" ; au-dessous, %s est positif", "; below it %s is positive"},
    [SAY_BOTH_SIDES] = {" (signe non résolu des deux côtés)", " (sign not told on both sides)"},
    [SAY_THE_BENEFIT] = {"le bénéfice net", "the net benefit"},
    [SAY_THE_DIFFERENCE] = {"l’écart", "the difference"},
    [SAY_MOVES_NOTHING] =
        {"  Rien n’y bouge avec les paramètres fixés (%s) : ni tableau, ni figure.\n",
         "  Nothing in it moves with the held parameters (%s): no table, no figure.\n"},
    [SAY_NEVER_ALL] =
        {"  Aucune valeur entre 5 %% et 95 %% des paramètres fixés (%s) ne change le signe.\n",
         "  No value between 5%% and 95%% of the held parameters (%s) changes the sign.\n"},
    [SAY_NEVER_REST] = {"  Aucune valeur entre 5 %% et 95 %% des autres (%s) ne change le signe.\n",
                        "  No value between 5%% and 95%% of the others (%s) changes the sign.\n"},
    [SAY_EFFECTS] = {"\n%d. Effets : les deux paramètres qui pèsent le plus, à 5 %% -> à 95 %%\n",
                     "\n%d. Effects: the two heaviest parameters, at 5%% -> at 95%%\n"},
    [SAY_CHANGES] = {"     change de signe : %s à %s", "     sign changes: %s at %s"},
    [SAY_MAP] =
        {"\n%d. Signe de la première grandeur, deux paramètres à la fois (%s tirages ; · : non "
         "résolu)\n",
         "\n%d. Sign of the first quantity, two parameters at a time (%s samples; ·: "
         "unresolved)\n"},
    [SAY_MAP_ACROSS] = {"     -> %s : %s à %s", "     -> %s: %s to %s"},
    [SAY_MAP_UP] = {"     ^  %s : %s à %s", "     ^  %s: %s to %s"},
    [SAY_MAP_ONE] = {"     %s partout\n", "     %s everywhere\n"},
    [SAY_MAP_LEVEL] = {"     ces deux paramètres n’y changent rien : pas de figure\n",
                       "     these two parameters change nothing in it: no figure\n"},
    [SAY_POSITIVE] = {"positif", "positive"},
    [SAY_NEGATIVE] = {"négatif", "negative"},
    [SAY_SOBOL] =
        {"\n%d. Indices de Sobol de l’espérance, %% de la variance (%s tirages, %d suites "
         "d’événements)\n",
         "\n%d. Sobol indices of the expectation, %% of variance (%s samples, %d event "
         "runs)\n"},
    [SAY_SOBOL_NOTHING] = {"\n%d. Indices de Sobol : rien ne varie, il n’y a pas de variance à "
                           "partager.\n",
                           "\n%d. Sobol indices: nothing varies, there is no variance to share.\n"},
    [SAY_BENEFIT] = {"bén. net ", "net benefit "},
    [SAY_SOBOL_COLUMNS] = {"1er ordre|total", "first order|total"},
    [SAY_OTHERS] = {"tous les autres", "all others"},
    [SAY_LUCK] = {"chance", "luck"},
    [SAY_SUM] = {"somme des premiers ordres", "sum of first orders"},
    [SAY_NOT_CONVERGED] = {"  ! demi-intervalle à 95 % au-dessus de 5 points : non convergé "
                           "(--sobol-samples)\n",
                           "  ! half-width of the 95% interval above 5 points: not converged "
                           "(--sobol-samples)\n"},
};

const char *sensitivity_word(enum sensitivity_word word, enum language language) {
    return words[word][language == LANGUAGE_FR ? 0 : 1];
}
