/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assumptions and what it would be worth to know. Sentences as in words_list.h, which includes this
 * file. Knows no place. */

WORD(CHAPTER_EVIDENCE, "Les preuves", "Evidence")
WORD(EVIDENCE_REGISTER, "Annexe : le registre des hypothèses", "Annex: the register of assumptions")
WORD(EVIDENCE_STATUSES, "D’où viennent les hypothèses", "Where assumptions come from")
WORD(REGISTER_TEXT,
     "Tout ce que le simulateur ne calcule pas lui-même. Une valeur suivie d’une loi est tirée au "
     "sort dans chaque monde. Les mêmes lignes, avec leur chemin dans le scénario, sont dans le "
     "classeur tables.xlsx.",
     "All that the simulator does not compute itself. A value with a law is drawn in each world. "
     "The same rows, with their paths in the scenario, are in the workbook tables.xlsx.")
WORD(REGISTER_FUND, "Hypothèses : {fund}", "Assumptions: {fund}")
WORD(REGISTER_WORLD, "Hypothèses : le monde, en dehors des fonds",
     "Assumptions: the world, outside the funds")
WORD(BY_DEFAULT, "valeur par défaut", "default value")
WORD(COLUMN_PLACE, "Où", "Where")
WORD(TAB_STATUSES, "Statuts", "Statuses")
WORD(TAB_KNOWLEDGE, "Valeur de l’information", "Value of information")
WORD(TAB_SURVEYS, "Enquêtes", "Surveys")
WORD(
    EVIDENCE_REGISTER_TEXT,
    "Chaque hypothèse porte son statut : sourcée (publiée), déduite (d’une publication), choix "
    "(du scénario), a priori (sans source). Le [registre complet](#register) est à la fin du "
    "rapport.",
    "Each assumption bears its status: sourced (published), inferred (from a publication), choice "
    "(of the scenario), prior (without a source). The [whole register](#register) is at the end of "
    "the report.")
WORD(EVIDENCE_SHARE, "Ce qui repose sur des a priori", "What rests on priors")
WORD(EVIDENCE_SHARE_TEXT,
     "{share} des écarts d’un monde à l’autre, pour « {outcome} » et « {option} », viennent de "
     "paramètres sans source (a priori).",
     "{share} of the differences between worlds, for “{outcome}” and “{option}”, come from "
     "parameters without a source (priors).")
WORD(EVIDENCE_VALUE, "Ce que vaudrait de savoir", "What it would be worth to know")
WORD(EVIDENCE_VALUE_TEXT,
     "Une mesure n’a de [valeur](#term-information) que si elle peut changer la décision. Ici, "
     "celle du premier verdict : tout savoir des paramètres vaudrait {high}. Le tableau dit ce que "
     "vaut au plus chaque connaissance, le suivant ce que rapportent les enquêtes prévues, leur "
     "coût déduit.",
     "A measurement is [worth something](#term-information) only if it can change the decision. "
     "Here that of the first verdict: knowing all parameters would be worth {high}. The table says "
     "what each piece of knowledge is worth at most, the next one what planned surveys bring, less "
     "their cost.")
WORD(EVIDENCE_COUNTS, "Les hypothèses par statut", "Assumptions by status")
WORD(EVIDENCE_TAB, "Hypothèses", "Assumptions")
WORD(EVIDENCE_SURVEYS, "Les enquêtes prévues", "Planned surveys")
