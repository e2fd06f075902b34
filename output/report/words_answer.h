/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: question, verdict, three numbers, what is not known; then how to read the rest.
 * Sentences as in words_list.h, which includes this file. Knows no place. */

WORD(REPORT_SUBTITLE, "Rapport au comité", "Report to the committee")
WORD(CHAPTER_ANSWER, "La réponse en une page", "The answer on one page")
WORD(WARNING,
     "Aucun chiffre de ce rapport n’est une mesure : ce sont des projections, sous les hypothèses "
     "du scénario. Les écosystèmes étudiés n’ont pas été tirés au sort : ce qui vaut pour eux ne "
     "vaut pas pour toute la France.",
     "No number in this report is a measurement: they are projections, under the scenario’s "
     "assumptions. The ecosystems studied were not drawn at random: what holds for them does not "
     "hold for all of France.")

/* ---- The question ---- */
WORD(QUESTION_TEXT_DECISION,
     "**La question.** À partir de {decision}, que gagne-t-on à financer l’un de ces "
     "[modèles](#term-model), chacun avec son propre budget, plutôt que de ne plus rien financer ? "
     "Sont comparés, fin {end} et du point de vue {perspective} : {options}.",
     "**The question.** From {decision} on, what is gained by funding one of these "
     "[models](#term-model), each with its own money, rather than funding nothing more? Compared, "
     "at "
     "the end of {end} and as seen by {perspective}: {options}.")
WORD(QUESTION_TEXT_START,
     "**La question.** Qu’aurait-on gagné, depuis {start}, à financer l’un de ces "
     "[modèles](#term-model), chacun avec son propre budget, plutôt que rien ? Sont comparés, fin "
     "{end} et du point de vue {perspective} : {options}.",
     "**The question.** What would have been gained, since {start}, by funding one of these "
     "[models](#term-model), each with its own money, rather than nothing? Compared, at the end of "
     "{end} and as seen by {perspective}: {options}.")
WORD(PERSPECTIVE_FUND, "des fonds", "the funds")
WORD(PERSPECTIVE_PUBLIC, "de la puissance publique", "the public purse")
WORD(PERSPECTIVE_ALL, "de tous les payeurs", "all payers")

/* ---- What one unit is, after "to pay so much" ---- */
WORD(PURPOSE_LEVEL_YEAR, "pour qu’un écosystème passe un an à un niveau de maturité plus haut",
     "for one ecosystem to spend one year at a higher level of maturity")
WORD(PURPOSE_PROJECT_YEAR, "pour qu’un projet local vive un an de plus",
     "for one local project to live one year more")
WORD(PURPOSE_PEOPLE, "pour toucher une personne de plus pendant un an",
     "to reach one more person for one year")
WORD(PURPOSE_HOUR, "pour faire gagner une heure de plus", "to save one more hour")
WORD(PURPOSE_OTHER, "pour {unit} de plus ({outcome})", "for {unit} more ({outcome})")

/* ---- The verdict ---- */
WORD(VERDICT, "Le verdict", "The verdict")
WORD(
    VERDICT_RESOLVED,
    "Si le comité accepte de payer {worth} {purpose}, le meilleur choix en moyenne est « {option} "
    "» : il l’emporte {worlds}.",
    "If the committee is ready to pay {worth} {purpose}, the best choice on average is “{option}”: "
    "it comes first {worlds}.")
WORD(VERDICT_NOTHING,
     "Si le comité n’accepte de payer que {worth} {purpose}, aucun de ces modèles ne vaut en "
     "moyenne ce qu’il coûte : ne rien financer l’emporte {worlds}.",
     "If the committee is ready to pay only {worth} {purpose}, none of these models is worth what "
     "it costs on average: funding nothing comes first {worlds}.")
WORD(VERDICT_UNRESOLVED,
     "Si le comité accepte de payer {worth} {purpose}, « {option} » et « {second} » ne se "
     "départagent pas à cette précision.",
     "If the committee is ready to pay {worth} {purpose}, “{option}” and “{second}” cannot be told "
     "apart at this precision.")
WORD(VERDICT_NO_WORTH,
     "Le scénario ne dit pas combien le comité accepte de payer pour un effet : aucun modèle ne "
     "peut être désigné comme le meilleur. Le chapitre « Comparer les modèles » dit lesquels ne "
     "sont dominés par aucun autre.",
     "The scenario does not say what the committee is ready to pay for an effect: no model can be "
     "called the best. The chapter “Comparing the models” says which ones no other dominates.")
WORD(CERTAINTY_STRONG,
     "**Certitude : forte.** Le verdict tient dans presque tous les mondes simulés.",
     "**Certainty: strong.** The verdict holds in nearly every simulated world.")
WORD(CERTAINTY_LIKELY,
     "**Certitude : moyenne.** Le verdict est probable, mais il reste {others} mondes sur 100 où "
     "un autre choix aurait été meilleur.",
     "**Certainty: medium.** The verdict is likely, but in {others} worlds out of 100 another "
     "choice would have been better.")
WORD(CERTAINTY_WEAK,
     "**Certitude : faible.** Dans {others} mondes sur 100, un autre choix aurait été meilleur.",
     "**Certainty: weak.** In {others} worlds out of 100 another choice would have been better.")
WORD(CERTAINTY_OFTEN,
     "**Certitude : faible.** « {first} » l’emporte plus souvent, {worlds} ; « {option} » n’est "
     "meilleur qu’en moyenne, parce qu’il gagne davantage quand il réussit qu’il ne perd quand il "
     "échoue.",
     "**Certainty: weak.** “{first}” comes first more often, {worlds}; “{option}” is better only "
     "on average, because it gains more when it succeeds than it loses when it fails.")
WORD(VERDICT_EXAMPLE,
     "Ces prix sont ceux que propose le scénario : au comité de les remplacer par les siens.",
     "These prices are those that the scenario proposes: the committee should put its own in their "
     "place.")
WORD(VERDICT_DEPENDS,
     "Le verdict change avec ce que le comité veut obtenir et le prix qu’il y met. Ces prix sont "
     "ceux que propose le scénario : au comité de les remplacer par les siens.",
     "The verdict changes with what the committee wants and the price it puts on it. These prices "
     "are those that the scenario proposes: the committee should put its own in their place.")
WORD(VERDICT_FEW,
     "Trop peu de mondes ont été simulés pour départager les modèles : ce rapport n’est qu’un "
     "essai.",
     "Too few worlds were simulated to tell the models apart: this report is only a trial.")

/* ---- Three numbers ---- */
WORD(NUMBERS, "En chiffres : « {option} »", "In numbers: “{option}”")
WORD(NUMBER_EFFECT,
     "{outcome} : l’écart avec un monde où plus rien n’est financé ; {range} dans 9 mondes sur 10 "
     "(",
     "{outcome}: the difference from a world where nothing more is funded; {range} in 9 worlds out "
     "of 10 (")
WORD(NUMBER_PRICE, "en moyenne {purpose}, à {error} près.",
     "on average {purpose}, give or take {error}.")
WORD(NUMBER_ABSORBED,
     "de l’argent prévu après la décision [trouve preneur](#term-absorption) ; le reste est rendu "
     "et ne coûte rien.",
     "of the money planned after the decision [finds takers](#term-absorption); the rest is handed "
     "back and costs nothing.")
WORD(NUMBER_ABSORBED_START,
     "de l’argent prévu [trouve preneur](#term-absorption) ; le reste est rendu et ne coûte rien.",
     "of the money planned [finds takers](#term-absorption); the rest is handed back and costs "
     "nothing.")

/* ---- What is not known ---- */
WORD(UNKNOWN, "Ce qu’on ne sait pas", "What is not known")
WORD(UNKNOWN_WEAKEST,
     "**L’hypothèse la plus fragile** : « {parameter} ». Personne ne l’a mesurée, c’est un [a "
     "priori](#term-prior), et c’est d’elle que le résultat de « {option} » dépend le plus.",
     "**The weakest assumption**: “{parameter}”. Nobody has measured it, it is a "
     "[prior](#term-prior), and the result of “{option}” depends on it most.")
WORD(UNKNOWN_WEAKEST_WORTH,
     "**L’hypothèse la plus fragile** : « {parameter} ». Personne ne l’a mesurée, c’est un [a "
     "priori](#term-prior), et c’est d’elle que le résultat de « {option} » dépend le plus. La "
     "connaître vaudrait au plus {value} pour ce choix.",
     "**The weakest assumption**: “{parameter}”. Nobody has measured it, it is a "
     "[prior](#term-prior), and the result of “{option}” depends on it most. Knowing it would be "
     "worth at most {value} for this choice.")
WORD(UNKNOWN_PRIORS,
     "{priors} hypothèses sur {all} n’ont aucune source publiée ; {share} des écarts d’un monde à "
     "l’autre en viennent.",
     "{priors} of {all} assumptions have no published source; {share} of the differences between "
     "worlds come from them.")
WORD(UNKNOWN_PRIORS_ONLY, "{priors} hypothèses sur {all} n’ont aucune source publiée.",
     "{priors} of {all} assumptions have no published source.")
WORD(UNKNOWN_MEASURE,
     "Ce qu’il serait le plus utile de mesurer : « {parameter} » ({status}). Le savoir vaudrait au "
     "plus {value} pour ce choix.",
     "What would be most useful to measure: “{parameter}” ({status}). Knowing it would be worth at "
     "most {value} for this choice.")
WORD(UNKNOWN_SETTLED,
     "Aucune hypothèse, connue parfaitement, ne changerait la décision de façon visible à cette "
     "précision.",
     "No assumption, perfectly known, would visibly change the decision at this precision.")
WORD(UNKNOWN_MATURITY,
     "Personne n’a mesuré deux fois la [maturité](#term-level) d’un même territoire : le rythme de "
     "progression est un [a priori](#term-prior).",
     "Nobody has measured the [maturity](#term-level) of the same territory twice: the pace of "
     "progress is a [prior](#term-prior).")
WORD(UNKNOWN_NOT_YET, "Fin {evaluation}, il est trop tôt pour observer : {outcomes}.",
     "At the end of {evaluation} it is too early to observe: {outcomes}.")
WORD(UNKNOWN_EQUAL_MONEY,
     "À budget égal, on ne peut pas classer les modèles : ils n’emploient que de {low} à {high} de "
     "l’argent, il en faudrait {floor}.",
     "At equal money the models cannot be ranked: they use only {low} to {high} of the money, "
     "{floor} would be needed.")
WORD(VERDICT_LUCK,
     "Une part de hasard reste dans ces probabilités : chaque jeu d’hypothèses n’a été joué qu’une "
     "fois.",
     "Some luck is left in these probabilities: each set of assumptions was played only once.")

/* ---- How to read the rest ---- */
WORD(READING, "Lire ce rapport", "Reading this report")
WORD(READING_WORLD,
     "Un **monde** est un déroulement possible de toutes les années étudiées, pour un tirage au "
     "sort de tout ce qu’on ignore. « Dans 78 mondes sur 100 » se lit donc comme une probabilité, "
     "si l’on tient les hypothèses pour justes.",
     "A **world** is one possible course of all the years studied, for one draw of all that is not "
     "known. “In 78 worlds out of 100” therefore reads as a probability, if the assumptions are "
     "held to be right.")
WORD(READING_DIFFERENCE,
     "Un **effet** est toujours un écart avec le même monde, mêmes hasards compris, sans le fonds.",
     "An **effect** is always a difference from the same world, same luck included, without the "
     "fund.")
WORD(READING_INTERVAL,
     "Un **intervalle** dit où tombent 9 mondes sur 10. Un écart trop petit pour être distingué de "
     "zéro avec ce nombre de tirages est dit **non résolu** : il n’est pas nul, on n’en sait rien.",
     "An **interval** says where 9 worlds out of 10 fall. A difference too small to be told from "
     "zero with this number of draws is called **unresolved**: it is not zero, nothing is known of "
     "it.")
WORD(READING_NUMBERS,
     "Chaque tableau renvoie à ses **hypothèses**, en fin de rapport, et à sa feuille du classeur "
     "tables.xlsx, où les chiffres sont entiers, avec leur erreur-type. Les mots soulignés sont "
     "définis dans le glossaire.",
     "Each table leads to its **assumptions**, at the end of the report, and to its sheet of the "
     "workbook tables.xlsx, where numbers are in full, with their standard errors. Underlined "
     "words are defined in the glossary.")

/* ---- Pieces of sentences ---- */
WORD(QUOTED, "« {text} »", "“{text}”")
WORD(LIST_MORE, "{list}, {item}", "{list}, {item}")
WORD(LIST_LAST, "{list} et {item}", "{list} and {item}")
WORD(PLACED, "{place} : {meaning}", "{place}: {meaning}")
WORD(LEVEL_PLACED, "{meaning} (« {to} »)", "{meaning} (“{to}”)")
WORD(MOVE_PLACED, "{meaning} (de « {from} » à « {to} »)", "{meaning} (from “{from}” to “{to}”)")
WORD(ICONS_TITLE, "À {worth} par {unit}, le meilleur modèle, monde par monde",
     "At {worth} per {unit}, the best model, world by world")
WORD(ICONS_OTHER, "Un autre modèle", "Another model")
