/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: question, verdict, three numbers, what is not known. Sentences as in
 * words_list.h, which includes this file. Knows no place. */

WORD(WARNING,
     "Aucun chiffre de ce rapport n’est une mesure. Ce sont des projections du simulateur sous les "
     "hypothèses du scénario ; {priors} hypothèses sur {all} sont des [a priori](#term-prior), "
     "sans source publiée. Les écosystèmes n’ont pas été tirés au sort : ce qui vaut pour eux ne "
     "vaut pas pour toute la France.",
     "No number in this report is a measurement. They are projections of the simulator under the "
     "scenario’s assumptions; {priors} of {all} assumptions are [priors](#term-prior), without a "
     "published source. The ecosystems were not drawn at random: what holds for them does not hold "
     "for all of France.")
WORD(CHAPTER_ANSWER, "La réponse en bref", "The answer in brief")
WORD(
    QUESTION_TEXT_DECISION,
    "À partir de {decision}, que gagne-t-on à financer chacun de ces [modèles](#term-model) plutôt "
    "que de ne plus rien financer ? Tous partagent la même histoire jusque-là. On compare, fin "
    "{end} : {options}. Chacun dispose de son propre budget ; les coûts sont ceux {perspective}.",
    "From {decision} on, what is gained by funding each of these [models](#term-model) rather than "
    "funding nothing more? All share the same history until then. Compared at the end of {end}: "
    "{options}. Each has its own money; costs are those {perspective}.")
WORD(QUESTION_TEXT_START,
     "Qu’aurait-on gagné, depuis {start}, à financer chacun de ces [modèles](#term-model) plutôt "
     "que rien ? On compare, fin {end} : {options}. Chacun dispose de son propre budget ; les "
     "coûts sont ceux {perspective}.",
     "What would have been gained since {start} by funding each of these [models](#term-model) "
     "rather than nothing? Compared at the end of {end}: {options}. Each has its own money; costs "
     "are those {perspective}.")
WORD(PERSPECTIVE_FUND, "des fonds", "of the funds")
WORD(PERSPECTIVE_PUBLIC, "de la puissance publique", "of the public purse")
WORD(PERSPECTIVE_ALL, "de tous les payeurs", "of all payers")
WORD(VERDICT, "Le verdict", "The verdict")
WORD(VERDICT_RESOLVED,
     "Si l’on accepte de payer {worth} pour {unit} de plus, le meilleur choix en moyenne est « "
     "{option} » ; il est le meilleur {worlds}.",
     "If one is ready to pay {worth} for {unit} more, the best choice on average is “{option}”; it "
     "is the best {worlds}.")
WORD(VERDICT_NOTHING,
     "Si l’on accepte de payer {worth} pour {unit} de plus, aucun de ces modèles ne vaut en "
     "moyenne ce qu’il coûte ; ne rien financer l’emporte {worlds}.",
     "If one is ready to pay {worth} for {unit} more, none of these models is worth what it costs "
     "on average; funding nothing comes first {worlds}.")
WORD(VERDICT_UNRESOLVED,
     "Si l’on accepte de payer {worth} pour {unit} de plus, « {option} » et « {second} » ne se "
     "départagent pas à cette précision.",
     "If one is ready to pay {worth} for {unit} more, “{option}” and “{second}” cannot be told "
     "apart at this precision.")
WORD(VERDICT_DEPENDS,
     "Le verdict change avec ce que le comité veut obtenir et le prix qu’il y met : c’est un "
     "jugement de valeur, que le simulateur ne peut porter à sa place.",
     "The verdict changes with what the committee wants and the price it puts on it: that is a "
     "value judgement, which the simulator cannot make in its place.")
WORD(VERDICT_NO_WORTH,
     "Le scénario ne dit pas combien le comité accepte de payer pour un effet : aucun modèle ne "
     "peut être désigné comme le meilleur. Le chapitre 3 dit lesquels ne sont dominés par aucun "
     "autre.",
     "The scenario does not say what the committee is ready to pay for an effect: no model can be "
     "called the best. Chapter 3 says which ones no other dominates.")
WORD(VERDICT_LUCK,
     "Une part de hasard reste dans ces probabilités : chaque jeu de paramètres n’a été joué "
     "qu’une fois.",
     "Some luck is left in these probabilities: each set of parameters was played only once.")
WORD(NUMBERS, "Trois chiffres", "Three numbers")
WORD(NUMBER_EFFECT,
     "de plus que si l’on ne finance plus rien ({about}) ; de {low} à {high} dans 9 mondes sur 10",
     "more than if nothing more is funded ({about}); {low} to {high} in 9 worlds out of 10")
WORD(NUMBER_PRICE, "pour {about} de plus en moyenne, à {error} près",
     "for {about} more on average, give or take {error}")
WORD(NUMBER_ABSORBED, "de l’enveloppe d’après la décision trouve preneur (« {about} »)",
     "of the envelope after the decision finds takers (“{about}”)")
WORD(UNKNOWN, "Ce qu’on ne sait pas", "What is not known")
WORD(UNKNOWN_PRIORS, "{priors} hypothèses sur {all} n’ont aucune source (chapitre 5).",
     "{priors} of {all} assumptions have no source (chapter 5).")
WORD(UNKNOWN_MATURITY,
     "Aucune étude n’a mesuré deux fois la [maturité](#term-level) d’un même territoire : la "
     "vitesse de progression d’un niveau à l’autre est un [a priori](#term-prior).",
     "No study has measured the [maturity](#term-level) of the same territory twice: the pace from "
     "one level to the next is a [prior](#term-prior).")
WORD(UNKNOWN_LEVERAGE,
     "Aucun effet de [levier](#term-leverage) publié n’a de groupe témoin : dire qu’un euro « "
     "entraîne » d’autres euros est une hypothèse.",
     "No published [leverage](#term-leverage) effect has a control group: that one euro “brings "
     "in” others is an assumption.")
WORD(UNKNOWN_NOT_YET,
     "Fin {evaluation}, l’évaluation ne peut pas encore voir ce qui demande plus de temps : "
     "{outcomes}.",
     "At the end of {evaluation} the evaluation cannot yet see what takes longer: {outcomes}.")
WORD(UNKNOWN_EQUAL_MONEY,
     "À budget égal, la comparaison n’est pas possible : les modèles n’emploient que de {low} à "
     "{high} de l’argent, il en faudrait {floor} pour les classer.",
     "At equal money the comparison is not possible: the models use only {low} to {high} of the "
     "money, {floor} would be needed to rank them.")
WORD(UNKNOWN_MEASURE,
     "Mieux connaître « {parameter} » ({status}) vaudrait au plus {value} pour la décision du "
     "premier verdict (chapitre 5).",
     "Knowing “{parameter}” ({status}) better would be worth at most {value} for the decision of "
     "the first verdict (chapter 5).")
WORD(UNKNOWN_SETTLED,
     "Aucune hypothèse, connue parfaitement, ne changerait la décision de façon visible à cette "
     "précision.",
     "No assumption, perfectly known, would visibly change the decision at this precision.")
WORD(REPORT_SUBTITLE, "Rapport au comité", "Report to the committee")
WORD(QUOTED, "« {text} »", "“{text}”")
WORD(ABOUT_OPTION, "{outcome}, « {option} »", "{outcome}, “{option}”")
WORD(LIST_MORE, "{list}, {item}", "{list}, {item}")
WORD(LIST_LAST, "{list} et {item}", "{list} and {item}")
WORD(PLACED, "{place} : {meaning}", "{place}: {meaning}")
WORD(PER_YEAR, "{value} par an", "{value} a year")
WORD(ICONS_TITLE, "À {worth} par {unit} : quel modèle est le meilleur, et dans combien de mondes",
     "At {worth} per {unit}: which model is best, and in how many worlds")
WORD(ICONS_OTHER, "Un autre modèle", "Another model")
WORD(VERDICT_OFTEN,
     "Attention : à {worth} pour {unit}, c’est « {first} » qui l’emporte le plus souvent, "
     "{worlds}. « {option} » n’est meilleur qu’en moyenne, parce que ses gains, quand il réussit, "
     "dépassent ses pertes quand il échoue.",
     "Note: at {worth} for {unit}, “{first}” comes first most often, {worlds}. “{option}” is "
     "better only on average, because its gains when it succeeds exceed its losses when it fails.")
WORD(VERDICT_EXAMPLE,
     "Ces prix sont ceux que le scénario propose : au comité de les remplacer par les siens.",
     "These prices are those that the scenario proposes: the committee should put its own in their "
     "place.")
WORD(UNKNOWN_WEAKEST,
     "L’hypothèse la plus fragile : « {parameter} ». C’est un [a priori](#term-prior), et c’est de "
     "lui que le résultat de « {option} » dépend le plus.",
     "The weakest assumption: “{parameter}”. It is a [prior](#term-prior), and the result of "
     "“{option}” depends on it most.")
WORD(MOVE_PLACED, "{meaning} (de « {from} » à « {to} »)", "{meaning} (from “{from}” to “{to}”)")
