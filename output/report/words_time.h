/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When effects can be seen. Sentences as in words_list.h, which includes this file. Knows no
 * place. */

WORD(CHAPTER_TIME, "Le temps des effets", "When effects can be seen")
WORD(TIME_TEXT,
     "Les effets n’arrivent pas au même pas. Les moyens s’observent tout de suite ; les projets, "
     "les emplois et les cofinancements après un an et demi environ ; l’innovation et la maturité "
     "après sept ans ; la confiance après une génération. Une évaluation faite plus tôt ne peut "
     "pas les voir, même s’ils sont en marche.",
     "Effects do not come at the same pace. Means can be observed at once; projects, jobs and "
     "co-funding after about a year and a half; innovation and maturity after seven years; trust "
     "after a generation. An earlier evaluation cannot see them, even when they are on their way.")
WORD(TIME_AT, "Fin {date}", "End of {date}")
WORD(TIME_SEEN, "Visible à l’évaluation", "Visible at the evaluation")
WORD(TIME_NOT_YET, "Pas encore visible", "Not yet visible")
WORD(LAG_NONE, "tout de suite", "at once")
WORD(LAG_PERFORMANCE, "performance (1,5 an)", "performance (1.5 years)")
WORD(LAG_INNOVATION, "innovation (7 ans)", "innovation (7 years)")
WORD(LAG_TRUST, "confiance (28 ans)", "trust (28 years)")
WORD(TIME_TITLE, "Quand chaque effet peut être observé", "When each effect can be observed")
WORD(TIME_AT_EVALUATION, "À l’évaluation", "At the evaluation")
