/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page a fund. Sentences as in words_list.h, which includes this file. Knows no
 * place. */

WORD(CHAPTER_FUNDS, "Fonds par fonds", "Fund by fund")
WORD(
    FUNDS_INTRO,
    "Chaque fonds est regardé seul, avec son propre budget. Quand la question porte sur l’avenir, "
    "il est comparé au même monde, avec la même histoire, où plus rien n’est financé après la "
    "décision. [Les intervalles](#term-interval) disent où tombent 9 [mondes](#term-world) sur 10.",
    "Each fund is looked at alone, with its own money. When the question is about the future it is "
    "compared with the same world, with the same history, where nothing more is funded after the "
    "decision. [Intervals](#term-interval) say where 9 [worlds](#term-world) out of 10 fall.")
WORD(FUND_TESTED,
     "Testé depuis {year}. Jusqu’à {evaluation}, le simulateur rejoue l’expérience avec les "
     "soutiens connus ; la suite est une projection. Rien n’est mesuré.",
     "Tested since {year}. Up to {evaluation} the simulator replays the experience with the known "
     "awards; what follows is a projection. Nothing is measured.")
WORD(FUND_NEW,
     "Lancé en {year} : tout ce qui suit est une projection, rien n’a encore été observé.",
     "Launched in {year}: all that follows is a projection, nothing has been observed yet.")
WORD(WHAT_ENGINEERING,
     "Il paie, pendant quelques années, un poste d’[ingénierie territoriale](#term-engineering) "
     "dans l’[écosystème](#term-ecosystem). Tant que le poste est pourvu, il aide l’écosystème à "
     "progresser et fait mûrir des projets locaux. À la fin, le poste est gardé sur des ressources "
     "locales, ou non.",
     "It pays for a [territorial engineering](#term-engineering) post in the "
     "[ecosystem](#term-ecosystem) for some years. While the post is filled, it helps the "
     "ecosystem to progress and brings local projects to maturity. At the end the post is kept on "
     "local money, or not.")
WORD(WHAT_PARTNERSHIP,
     "Il soutient, étape par étape, une innovation portée par un consortium : prototype, preuve de "
     "concept, déploiement. Une étape ratée arrête le soutien ; après la preuve de concept, il "
     "faut trouver la suite du financement ailleurs. Les partenaires forment des alliances qui "
     "durent au-delà.",
     "It supports, stage by stage, an innovation carried by a consortium: prototype, proof of "
     "concept, deployment. A failed stage ends the support; after the proof of concept the next "
     "money must be found elsewhere. The partners form alliances that outlast it.")
WORD(WHAT_COMMONS,
     "Il investit dans la production de [communs](#term-commons) (méthodes, outils, savoirs "
     "partagés). Un commun vivant est adopté de proche en proche par les écosystèmes, dans le "
     "panel et au-dehors, et leur fait gagner des heures ; sans entretien, il vieillit.",
     "It invests in [commons](#term-commons) (shared methods, tools, knowledge). A living common "
     "is adopted step by step by ecosystems, inside the panel and outside, and saves them hours; "
     "without upkeep it ages.")
WORD(WHAT_COMPANIES,
     "Il paie un facilitateur qui recrute des entreprises pour l’engagement territorial : dons, "
     "journées de compétences, alliances plus fréquentes. Le club d’entreprises survit à la "
     "subvention, ou non.",
     "It pays for a facilitator who recruits companies for territorial engagement: donations, days "
     "of pro bono work, more frequent alliances. The club of companies outlives the grant, or not.")
WORD(WHAT_FOUNDATIONS,
     "Il finance la préfiguration d’une fondation territoriale. Si elle se lance, elle collecte "
     "auprès des habitants et des entreprises, garde une part en dotation et redistribue le reste "
     "à des projets locaux ; si ses ressources stables ne couvrent pas ses frais, elle s’endort ou "
     "ferme.",
     "It funds the set-up of a community foundation. If it is launched it collects from "
     "inhabitants and companies, keeps a share as endowment and regrants the rest to local "
     "projects; if stable resources do not cover its running cost it goes dormant or closes.")
WORD(WHAT_NONE, "Il verse de l’argent sans rien produire : il sert de témoin.",
     "It pays money and produces nothing: it serves as a control.")
WORD(FUND_MONEY, "Où va l’argent", "Where the money goes")
WORD(FUND_MONEY_TEXT, "Moyennes, en euros courants.", "Means, in current euros.")
WORD(MONEY_ENVELOPE, "Enveloppes", "Envelopes")
WORD(MONEY_PAID, "Versé aux bénéficiaires", "Paid to beneficiaries")
WORD(MONEY_OVERHEAD, "Frais de gestion", "Running costs of the fund")
WORD(MONEY_RECOVERED, "Remboursements reçus", "Repayments received")
WORD(MONEY_LAPSED, "Rendu ou jamais engagé", "Handed back or never committed")
WORD(FUND_BRINGS, "Ce qu’il apporte contre rien", "What it brings against nothing")
WORD(FUND_WHERE, "Pour qui", "For whom")
WORD(FUND_ABSORBS, "Ce qu’il peut absorber", "What it can absorb")
WORD(FUND_ABSORBS_BOTH,
     "{share} de son enveloppe [trouve preneur](#term-absorption) sur toute la période, versements "
     "et frais de gestion compris ; {after} de celle d’après la décision.",
     "{share} of its envelope [finds takers](#term-absorption) over the whole period, payments and "
     "running costs together; {after} of that after the decision.")
WORD(FUND_ABSORBS_TEXT,
     "{share} de son enveloppe [trouve preneur](#term-absorption) sur toute la période, versements "
     "et frais de gestion compris.",
     "{share} of its envelope [finds takers](#term-absorption) over the whole period, payments and "
     "running costs together.")
WORD(FUND_NEXT,
     "100 k€ d’enveloppe de plus apporteraient {value} ({outcome}, l’effet qui se voit le mieux), "
     "à {error} près.",
     "€100k more of envelope would bring {value} ({outcome}, the effect seen best), give or take "
     "{error}.")
WORD(FUND_NEXT_NOTHING,
     "Ce que 100 k€ d’enveloppe de plus apporteraient n’est pas résolu à cette précision.",
     "What €100k more of envelope would bring is not resolved at this precision.")
WORD(FUND_DEPENDS, "De quoi le résultat dépend le plus", "What the result depends on most")
WORD(FUND_DEPENDS_TEXT, "Liens avec « {outcome} » (corrélation partielle des rangs).",
     "Links with “{outcome}” (partial rank correlation).")
WORD(FUND_NOTHING_FOUND, "Aucun paramètre ne se détache à cette précision.",
     "No parameter stands out at this precision.")
WORD(FUND_WIN, "À quelles conditions il l’emporterait", "What would have to be true for it to win")
WORD(FUND_WIN_ALREADY, "Il est déjà le meilleur choix en moyenne à {worth} pour {unit}.",
     "It is already the best choice on average at {worth} for {unit}.")
WORD(FUND_WIN_PRICE, "Pour {unit}, il faudrait accepter de payer au moins {price}.",
     "For {unit}, one would have to pay at least {price}.")
WORD(FUND_WIN_NEVER,
     "Pour {unit}, aucun prix ne le ferait choisir : {by} fait mieux pour moins cher.",
     "For {unit}, no price would make it the choice: {by} does better for less.")
WORD(FUND_WIN_SWITCH,
     "Il passerait devant « {other} » si {parameter} {direction} {value} (entre {low} et {high} "
     "dans le scénario).",
     "It would overtake “{other}” if {parameter} {direction} {value} (between {low} and {high} in "
     "the scenario).")
WORD(FUND_WIN_NO_SWITCH,
     "Aucun de ses paramètres, pris seul entre ses valeurs basse et haute, ne le fait passer "
     "devant.",
     "None of its parameters, alone between its low and high values, puts it ahead.")
WORD(ABOVE, "dépassait", "were above")
WORD(BELOW, "descendait sous", "were below")
WORD(FUND_MEASURE, "Ce que l’évaluation devrait mesurer", "What the evaluation should measure")
WORD(MEASURE_SURVEY,
     "Enquête « {survey} » : {n} réponses, {cost} ; elle vaut {net}, son coût déduit.",
     "Survey “{survey}”: {n} answers, {cost}; it is worth {net}, less its cost.")
WORD(MEASURE_NOT_WORTH,
     "Enquête « {survey} » : elle coûterait {cost}, plus que ce qu’elle ferait gagner à cette "
     "décision.",
     "Survey “{survey}”: it would cost {cost}, more than it would bring to this decision.")
WORD(MEASURE_PRIOR, "À observer dans le panel, faute de source : « {parameter} ».",
     "To be observed in the panel, for want of a source: “{parameter}”.")
WORD(FUND_LEVELS, "Écosystèmes fin {end}, par niveau : {levels}.",
     "Ecosystems at the end of {end}, by level: {levels}.")
WORD(FUND_LEVEL, "{value} « {level} »", "{value} “{level}”")
WORD(FUND_LEVELS_NONE,
     "Aucun niveau ne compte, fin {end}, d’écosystèmes en plus ou en moins de façon résolue.",
     "No level has, at the end of {end}, resolvedly more or fewer ecosystems.")
WORD(FUNDS_MONEY_TEXT,
     "La figure suit chaque euro d’enveloppe. « Versés » y veut dire reçus par les initiatives, "
     "frais de gestion non compris : c’est pourquoi ces parts sont un peu plus basses que celles "
     "qui « trouvent preneur » dans les pages qui suivent.",
     "The figure follows each euro of envelope. “Paid” means received by the initiatives, running "
     "costs left out: these shares are therefore a little lower than those that “find takers” on "
     "the pages that follow.")
WORD(FUND_MONEY_TITLE, "{fund} : où va l’argent", "{fund}: where the money goes")
WORD(FUND_BRINGS_TITLE, "{fund} : ce qu’il apporte de plus que rien, fin {end}",
     "{fund}: what it brings beyond nothing, end of {end}")
WORD(FUND_WHERE_TITLE, "{fund} : pour qui", "{fund}: for whom")
WORD(FUND_DEPENDS_TITLE, "{fund} : de quoi le résultat dépend",
     "{fund}: what the result depends on")
WORD(
    FUND_NOT_ALONE,
    "Aucun modèle de ce scénario ne l’emploie seul avec son propre budget : il n’est donc pas jugé "
    "à part.",
    "No model of this scenario uses it alone with its own money: it is therefore not judged apart.")
WORD(TAB_MONEY, "Argent {fund}", "Money {fund}")
WORD(TAB_EFFECTS, "Effets {fund}", "Effects {fund}")
WORD(TAB_WHERE, "Tailles {fund}", "Sizes {fund}")
WORD(TAB_DEPENDS, "Dépend de {fund}", "Drivers {fund}")
WORD(TAB_TESTED, "Testé {option}", "Tested {option}")
WORD(FROM_TO, "de {low} à {high}", "{low} to {high}")
WORD(NOT_RESOLVED, "non résolu", "unresolved")
WORD(TESTED, "Ce que l’expérience a apporté", "What the experience has brought")
WORD(TESTED_TEXT,
     "Depuis le début, contre un monde sans aucun fonds ; le simulateur rejoue ces années sous ses "
     "hypothèses, avec les soutiens déjà connus.",
     "Since the start, against a world without any fund; the simulator replays these years under "
     "its assumptions, with the awards already known.")
WORD(TESTED_TITLE, "{option} : écart avec un monde sans fonds, fin {end}",
     "{option}: difference from a world without funds, end of {end}")
WORD(PERIOD, "{first}–{last}", "{first}–{last}")
WORD(FUND_WIN_MIX, "Pour {unit}, un mélange de {by} fait mieux pour le même argent.",
     "For {unit}, a mix of {by} does better for the same money.")
WORD(FUND_WIN_UNKNOWN,
     "Pour {unit}, le prix à partir duquel il l’emporterait n’est pas résolu à cette précision.",
     "For {unit}, the price from which it would win is not resolved at this precision.")
