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
WORD(WARNING,
     "Aucun chiffre de ce rapport n’est une mesure. Ce sont des projections du simulateur sous les "
     "hypothèses du scénario ; {priors} hypothèses sur {all} sont des [a priori](#term-prior), "
     "sans source publiée. Les écosystèmes n’ont pas été tirés au sort : ce qui vaut pour eux ne "
     "vaut pas pour toute la France.",
     "No number in this report is a measurement. They are projections of the simulator under the "
     "scenario’s assumptions; {priors} of {all} assumptions are [priors](#term-prior), without a "
     "published source. The ecosystems were not drawn at random: what holds for them does not hold "
     "for all of France.")
