/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of texts. Knows no number. */
#include "sim/cli/compare_runs_words.h"

static const char *const words[N_RUNS_WORDS][2] = {
    [RUNS_ATTRIBUTION] = {"5. Attribution entre fonds", "5. Attribution among funds"},
    [RUNS_COST] = {"coût [k€]", "cost [€k]"},
    [RUNS_TOGETHER] = {"ensemble", "together"},
    [RUNS_SHAPLEY] =
        {"   Valeurs de Shapley, chacun son enveloppe ; celle d’un absent est retirée ; "
         "%s tirages.\n",
         "   Shapley values, each its own envelope; an absent fund's is removed; %s "
         "samples.\n"},
    [RUNS_INTERACTIONS] = {"se renforcent (+), se remplacent (−), le plus fort de chaque effet :",
                           "strengthen (+) or replace (−) each other, the strongest of each "
                           "effect:"},
    [RUNS_NO_INTERACTION] = {"rien de résolu", "nothing resolved"},
    [RUNS_POOLED] = {"   Autre jeu, enveloppe commune : les présents dépensent tout l’argent, "
                     "quels qu’ils soient.\n",
                     "   Another game, pooled money: those present spend all of it, whoever they "
                     "are.\n"},
    [RUNS_MANY_POOLED] = {"   Enveloppe commune : non calculée au-delà de %d fonds.\n",
                          "   Pooled money: not computed beyond %d funds.\n"},
    [RUNS_NO_FUND] = {"\n5. Attribution : aucun fonds (%d sur %d possibles).\n",
                      "\n5. Attribution: no fund (%d of %d possible).\n"},
    [RUNS_MANY_FUNDS] = {"\n5. Attribution : %d fonds, trop de sous-ensembles à calculer au-delà "
                         "de %d.\n",
                         "\n5. Attribution: %d funds, too many subsets to run beyond %d.\n"},
    [RUNS_REGRET] = {"\n6. Regret sur %d mondes (%s tirages chacun), chacun son budget : le pire, "
                     "et dans lequel\n",
                     "\n6. Regret over %d worlds (%s samples each), own money: the worst, and in "
                     "which\n"},
    [RUNS_NET_BENEFIT] = {"net de %c [k€]", "net of %c [€k]"},
    [RUNS_EFFECT] = {"effet %c", "effect %c"},
    [RUNS_SATISFIES] = {"≥ réf.", "≥ ref."},
    [RUNS_WORLDS] = {"mondes :", "worlds:"},
    [RUNS_AS_WRITTEN] = {"tel qu’écrit", "as written"},
    [RUNS_MINIMAX_NET] = {"regret minimax du bénéfice net :", "minimax regret of net benefit:"},
    [RUNS_MINIMAX_EFFECT] = {"de l’effet seul :", "of the effect alone:"},
    [RUNS_MINIMAX_EQUAL] = {"au budget de %d :", "at the money of %d:"},
    [RUNS_MINIMAX] = {"%c : %d, devant %d de %s", "%c: %d, ahead of %d by %s"},
    [RUNS_MINIMAX_TIED] = {"%c : %d ou %d", "%c: %d or %d"},
    [RUNS_MINIMAX_OPTION] = {"%c : %d", "%c: %d"},
    [RUNS_NO_VARIANT] = {"\n6. Regret : le scénario ne nomme aucune variante (clé variants).\n",
                         "\n6. Regret: the scenario names no variant (key variants).\n"},
    [RUNS_INFORMATION] = {"\n7. Valeur de l’information avant de choisir, chacun son budget [k€]\n",
                          "\n7. Value of information before choosing, own money [€k]\n"},
    [RUNS_DECISION] = {"  %c  à %s € par %s, sans en savoir plus : %d\n",
                       "  %c  at €%s a %s, without knowing more: %d\n"},
    [RUNS_ALL] = {"     tout savoir des paramètres : %s, au moins %s ;",
                  "     knowing all parameters: %s, at least %s;"},
    [RUNS_ALL_NONE] = {"     tout savoir des paramètres : n. d., trop peu de tirages ;",
                       "     knowing all parameters: n/a, too few samples;"},
    [RUNS_EVPI] = {" de la chance aussi : %s", " of luck too: %s"},
    [RUNS_EVPI_LOW] = {", au moins %s", ", at least %s"},
    [RUNS_GROUPS] = {"groupes :", "groups:"},
    [RUNS_PARAMETERS] = {"un à un :", "one by one:"},
    [RUNS_NOTHING_TOLD] = {"rien de résolu", "nothing resolved"},
    [RUNS_SURVEYS] = {"enquêtes, coût déduit, au meilleur n (sous 0 : s’abstenir) :",
                      "surveys, cost deducted, at the best n (below 0: do not ask):"},
    [RUNS_ASK] = {"%.100s %s (n = %d)", "%.100s %s (n = %d)"},
    [RUNS_NOT_VALUED] = {"%.100s : non évaluée, voir surveys.csv",
                         "%.100s: not valued, see surveys.csv"},
    [RUNS_DOUBTFUL] = {"   * : les résidus suivent encore ces paramètres (p < 0,001) ; valeur "
                       "peut-être trop basse\n",
                       "   *: residuals still follow these parameters (p < 0.001); the value may "
                       "be too low\n"},
    [RUNS_NO_WORTH] = {"\n7. Valeur de l’information : aucun effet n’a de prix (--willingness "
                       "EFFET=EUR).\n",
                       "\n7. Value of information: no effect has a worth (--willingness "
                       "EFFECT=EUR).\n"},
    [RUNS_SKIPPED] = {"   5. Attribution et 6. Regret demandent de nouveaux calculs (sans "
                      "--no-runs).\n",
                      "   5. Attribution and 6. Regret need new runs (without --no-runs).\n"},
    [RUNS_STEP_INFORMATION] = {"Valeur de l’information, sur les tirages enregistrés…",
                               "Value of information, on the stored draws…"},
    [RUNS_STEP_GAMES] = {"Attribution : tous les sous-ensembles de fonds…",
                         "Attribution: all subsets of funds…"},
    [RUNS_STEP_VARIANTS] = {"Regret : le scénario et chacune de ses variantes…",
                            "Regret: the scenario and each of its variants…"},
};

const char *runs_word(enum runs_word word, enum language language) {
    return words[word][language == LANGUAGE_FR ? 0 : 1];
}
