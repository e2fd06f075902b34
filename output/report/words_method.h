/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Method, conventions, limits. Sentences as in words_list.h, which includes this file. Knows no
 * place. */

WORD(CHAPTER_METHOD, "La méthode", "Method")
WORD(METHOD_WHAT, "Ce qui est simulé", "What is simulated")
WORD(METHOD_WHAT_TEXT,
     "{ecosystems} écosystèmes territoriaux, de {first} à {last}, par pas de {step}. Chacun a une "
     "maturité, de l’ingénierie, des alliances, des projets locaux ; il candidate aux fonds "
     "ouverts à son niveau et à sa taille. Les fonds ont des enveloppes, des calendriers, des "
     "règles de sélection ; chaque euro est suivi au centime, de l’enveloppe au bénéficiaire. Les "
     "mêmes hasards servent avec et [sans chaque fonds](#term-counterfactual) : une différence "
     "entre deux modèles ne vient donc que des fonds.",
     "{ecosystems} territorial ecosystems, from {first} to {last}, in steps of one {step}. Each "
     "has a maturity, engineering, alliances, local projects; it applies to the funds open to its "
     "level and size. Funds have envelopes, calendars and rules of selection; each euro is "
     "followed to the cent, from envelope to beneficiary. The same random numbers are used with "
     "and [without each fund](#term-counterfactual), so that a difference between two models comes "
     "from the funds alone.")
WORD(METHOD_DOUBT, "Ce qui est incertain", "What is uncertain")
WORD(METHOD_DOUBT_TEXT,
     "{samples} jeux de paramètres sont tirés des lois du scénario ({design}, graine {seed}) ; "
     "nombre de suites d’événements jouées pour chacun : {inner}. Certaines figures en emploient "
     "moins : leur légende le dit. L’[erreur-type](#term-standard-error), donnée dans tables.xlsx, "
     "vient du nombre fini de tirages : elle dit la précision du calcul, pas celle des hypothèses. "
     "Un écart trop petit pour cette précision est dit « non résolu ».",
     "{samples} sets of parameters are drawn from the scenario’s laws ({design}, seed {seed}); "
     "runs of events played for each: {inner}. Some figures use fewer: their notes say so. The "
     "[standard error](#term-standard-error), given in tables.xlsx, comes from the finite number "
     "of draws: it tells the precision of the computation, not that of the assumptions. A "
     "difference too small for this precision is called “unresolved”.")
WORD(METHOD_CONVENTIONS, "Conventions", "Conventions")
WORD(METHOD_CONVENTIONS_TEXT,
     "Question : {question}. Coûts du point de vue {perspective}, en euros constants de "
     "{price_year}, actualisés "
     "à partir de {base} au milieu de chaque pas. Effets : non actualisés. Prix d’un effet : "
     "rapport des moyennes. Référence : ne rien financer. Probabilités : {luck}. Perte attendue : "
     "positive quand le choix fait perdre.",
     "Question: {question}. Costs as seen by {perspective}, in constant euros of {price_year}, "
     "discounted "
     "from {base} at the middle of each step. Effects: undiscounted. Price of an effect: ratio of "
     "means. Reference: funding nothing. Probabilities: {luck}. Expected loss: positive when the "
     "choice loses.")
WORD(METHOD_FIGURES, "Pour toutes les figures qui comparent des modèles. {text}",
     "For all figures that compare models. {text}")
WORD(METHOD_LIMITS, "Ce qu’il ne faut pas dire sur la foi de ce rapport",
     "What must not be said on the strength of this report")
WORD(METHOD_LIMIT_CAUSE,
     "Ne dites pas que la progression des territoires a été mesurée ou que le levier d’un fonds "
     "est prouvé : ce sont des hypothèses.",
     "Do not say that the progress of territories was measured or that the leverage of a fund is "
     "proven: these are assumptions.")
WORD(METHOD_LIMIT_PANEL,
     "Ne dites pas que le résultat vaut pour la France : le panel a été choisi, non tiré au sort.",
     "Do not say that the result holds for France: the panel was chosen, not drawn at random.")
WORD(METHOD_LIMIT_TERRITORY,
     "Ne dites pas que tel territoire réussira ou échouera : seules des moyennes et des fréquences "
     "ont un sens.",
     "Do not say that a given territory will succeed or fail: only averages and frequencies make "
     "sense.")
WORD(METHOD_AGAIN, "Refaire ce calcul", "Running it again")
WORD(METHOD_AGAIN_TEXT,
     "Le dossier des résultats contient tout ce qu’il faut ; les mêmes fichiers redonnent les "
     "mêmes chiffres, au bit près sur une même machine.",
     "The results folder holds all that is needed; the same files give the same numbers, to the "
     "bit on the same machine.")
WORD(METHOD_HASHES, "Empreintes SHA-256", "SHA-256 fingerprints")
WORD(METHOD_LATIN, "hypercube latin", "Latin hypercube")
WORD(METHOD_PLAIN, "tirage simple", "plain draws")
WORD(METHOD_SOBOL, "points de Sobol randomisés", "randomised Sobol points")
WORD(METHOD_LUCK_AVERAGED, "sur les paramètres, hasards moyennés", "over parameters, luck averaged")
WORD(METHOD_LUCK_ONCE, "sur les paramètres et sur les hasards, joués une fois",
     "over parameters and luck, played once")
