/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When effects can be seen. Sentences as in words_list.h, which includes this file. Knows no
 * place. */

WORD(CHAPTER_TIME, "Le temps des effets", "When effects can be seen")
WORD(TIME_TEXT,
     "Les effets n’arrivent pas au même rythme. Les moyens s’observent tout de suite ; les "
     "projets, les emplois et les cofinancements après un an et demi environ ; l’innovation et la "
     "maturité après sept ans ; la confiance après une génération. Une évaluation faite plus tôt "
     "ne peut pas les voir, même s’ils sont en marche.",
     "Effects do not come at the same pace. Means can be observed at once; projects, jobs and "
     "co-funding after about a year and a half; innovation and maturity after seven years; trust "
     "after a generation. An earlier evaluation cannot see them, even when they are on their way.")
WORD(TIME_AT, "Fin {date}", "End of {date}")
WORD(TIME_SEEN, "Visible pour les soutiens d’avant {year}", "Visible for awards before {year}")
WORD(TIME_NOT_YET, "Pas encore visible", "Not yet visible")
WORD(LAG_NONE, "tout de suite", "at once")
WORD(LAG_PERFORMANCE, "un an et demi", "a year and a half")
WORD(LAG_INNOVATION, "environ 7 ans", "about 7 years")
WORD(LAG_TRUST, "environ 28 ans", "about 28 years")
WORD(TIME_TITLE, "Quand chaque effet peut être observé", "When each effect can be observed")
WORD(TIME_AT_EVALUATION, "À l’évaluation", "At the evaluation")
