/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assumptions and what it would be worth to know. Sentences as in words_list.h, which includes this
 * file. Knows no place. */

WORD(CHAPTER_EVIDENCE, "Les preuves", "Evidence")
WORD(EVIDENCE_REGISTER, "Le registre des hypothèses", "The register of assumptions")
WORD(EVIDENCE_REGISTER_TEXT,
     "Chaque hypothèse porte son statut : sourcée (publiée), déduite (d’une publication), choix "
     "(du scénario), a priori (sans source). Le registre complet est dans tables.xlsx.",
     "Each assumption bears its status: sourced (published), inferred (from a publication), choice "
     "(of the scenario), prior (without a source). The whole register is in tables.xlsx.")
WORD(EVIDENCE_SHARE, "Ce qui repose sur des a priori", "What rests on priors")
WORD(EVIDENCE_SHARE_TEXT,
     "{share} des variations de « {outcome} » d’un monde à l’autre, pour « {option} », suivent les "
     "paramètres sans source.",
     "{share} of the variation of “{outcome}” from one world to another, for “{option}”, follows "
     "parameters without a source.")
WORD(EVIDENCE_VALUE, "Ce que vaudrait de savoir", "What it would be worth to know")
WORD(EVIDENCE_VALUE_TEXT,
     "Une mesure n’a de [prix](#term-information) que si elle peut changer la décision. Savoir "
     "tout parfaitement vaudrait au plus {high} ; le reste du tableau dit ce que vaut chaque "
     "connaissance, et ce que rapportent les enquêtes prévues une fois payées.",
     "A measurement is [worth something](#term-information) only if it can change the decision. "
     "Knowing everything perfectly would be worth at most {high}; the rest of the table says what "
     "each piece of knowledge is worth, and what planned surveys bring once paid.")
WORD(EVIDENCE_COUNTS, "Les hypothèses par statut", "Assumptions by status")
WORD(EVIDENCE_TAB, "hypothèses", "assumptions")
WORD(EVIDENCE_SURVEYS, "Les enquêtes prévues", "Planned surveys")
