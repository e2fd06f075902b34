/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the report's sentences: WORD(name, French, English), included by words.h and words.c
 * with WORD defined. One header per chapter, included below, of under 600 lines. Knows no place. */

/* ---- The page ---- */
WORD(SKIP, "Aller au contenu", "Skip to content")
WORD(CONTENTS, "Sommaire", "Contents")
WORD(TABLE_NUMBER, "Tableau {n}.", "Table {n}.")
WORD(FIGURE_NUMBER, "Figure {n}.", "Figure {n}.")
WORD(REFERENCE_TABLE, "tableau {n}", "table {n}")
WORD(REFERENCE_FIGURE, "figure {n}", "figure {n}")
WORD(REFERENCE_HEADING, "« {text} »", "“{text}”")
WORD(TABLE_EMPTY, "Ce tableau n’a aucune ligne.", "This table has no rows.")
WORD(TABLE_IN_WORKBOOK, "{file}, feuille « {tab} ».", "{file}, sheet “{tab}”.")
WORD(TABLE_BASIS, "Hypothèses", "Assumptions")
WORD(TERM_IS, " : ", ": ")
WORD(GLOSSARY, "Glossaire", "Glossary")

/* ---- The workbook ---- */
WORD(WORKBOOK_CONTENTS, "Sommaire", "Contents")
WORD(WORKBOOK_SHEET, "Feuille", "Sheet")
WORD(WORKBOOK_TITLE, "Tableau", "Table")
WORD(WORKBOOK_ROWS, "Lignes", "Rows")
WORD(WORKBOOK_NOTE, "Note", "Note")

/* ---- The files ---- */
WORD(PDF_MISSING,
     "report.pdf n’a pas été écrit : WeasyPrint n’est pas installé. Installez le paquet weasyprint "
     "et relancez, ou ouvrez report.html dans un navigateur et imprimez-le en PDF, au format A4.",
     "report.pdf was not written: WeasyPrint is not installed. Install the package weasyprint and "
     "run again, or open report.html in a browser and print it to PDF, on A4.")

/* ---- What is being done, to somebody who waits ---- */
WORD(STEP_COMPARE, "Comparaison des modèles", "Comparing the models")
WORD(STEP_SWITCHES, "À quelles conditions chaque fonds l’emporterait",
     "What would have to be true for each fund to win")
WORD(STEP_PRIORS, "Part du résultat qui repose sur des a priori",
     "Share of the result that rests on priors")
WORD(STEP_FIGURES, "Figures", "Figures")
WORD(STEP_FILES, "Fichiers du rapport", "Files of the report")

/* ---- Worlds out of 100 ---- */
WORD(WORLDS, "dans {n} mondes sur 100", "in {n} worlds out of 100")
WORD(WORLDS_ONE, "dans 1 monde sur 100", "in 1 world out of 100")
WORD(WORLDS_NONE, "dans aucun monde simulé", "in no simulated world")
WORD(WORLDS_FEW, "dans moins de 1 monde sur 100", "in fewer than 1 world out of 100")
WORD(WORLDS_MOST, "dans plus de 99 mondes sur 100", "in more than 99 worlds out of 100")
WORD(WORLDS_ALL, "dans tous les mondes simulés", "in every simulated world")
WORD(WORLDS_BETWEEN, "{worlds} (entre{nb}{low}{nb}et{nb}{high})",
     "{worlds} (between{nb}{low}{nb}and{nb}{high})")
WORD(ICONS_ROW, "{label} : {worlds}", "{label}: {worlds}")
WORD(ICONS_UNRESOLVED, "Non résolu à cette précision : {text}",
     "Not resolved at this precision: {text}")
WORD(ICONS_NOTE, "Chaque signe est un monde simulé sur 100.",
     "Each mark is one simulated world out of 100.")
WORD(ICONS_NOTE_RANGE, "Entre parenthèses : à deux erreurs-types près.",
     "In brackets: within two standard errors.")
WORD(ICONS_ALT, "Cent signes rangés par dix. {items}.",
     "One hundred marks in rows of ten. {items}.")

/* ---- The chapters ---- */
#include "output/report/words_answer.h"
#include "output/report/words_compare.h"
#include "output/report/words_evidence.h"
#include "output/report/words_funds.h"
#include "output/report/words_method.h"
#include "output/report/words_tables.h"
#include "output/report/words_time.h"
