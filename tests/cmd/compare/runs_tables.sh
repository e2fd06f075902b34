# SPDX-License-Identifier: GPL-3.0-or-later
# What needs new runs: own envelopes and the pooled game add up, a fund without money brings exactly
# nothing, somebody has no regret in every world, information is worth more the more is known.
"$FONDSIM" compare "$CASES/runs.yaml" -o out -q
awk -F, 'NR > 1 { k = $1 " " $2 }
    NR > 1 && $5 == "all" { print k, (sum[k] - $6) ^ 2 < 1e-12 * $6 ^ 2 ? "adds up" : "does not add up"; next }
    NR > 1 { sum[k] += $6 }
    $5 == "idle" && ($6 != 0 || $7 != 0 || $15 != 0) { print "not 0:", $0 }' out/compare/attribution.csv
cut -d, -f1,2,4,5 out/compare/interactions.csv | grep idle | wc -l
awk -F, 'NR > 1 { k = $1 " " $3 " " $2 " " $5; if ($12 == 1) { if ($10 != 0) print "regret of the best:", $0; n[k]++ } }
    END { for (k in n) print k, n[k] }' out/compare/regret.csv | sort
awk -F, '$6 == "nothing" && ($8 != 0 || $9 != 0) { print "not its own reference:", $0 }' out/compare/regret.csv
awk -F, '$3 == "evpi" { evpi = $6 } $3 == "all_parameters" { all = $6 }
    $3 == "group" { g[$4] = $6 }
    $3 == "parameter" { one[$4] = $6 }
    END { if (all > evpi) print "more than everything"
        for (k in g) { if (g[k] > all) print "more than all:", k
            for (p in one) if (index(p, k ".") == 1 && one[p] > g[k]) print "more than its group:", p }
        for (p in one) if (one[p] > 0.5 * evpi) print "more than half:", p
        print length(one), "parameters" }' out/compare/information.csv
cut -d, -f1-7,14,18 out/compare/surveys.csv
# the whole own game is the portfolio that holds all funds, on the same draws
stored=$(awk -F, '$1 == 2033 && $2 == "project_years" && $4 == "nothing" && $5 == "all" { print $7 }' out/compare/differences.csv)
grep "^own_envelopes,project_years,.*,all,$stored," out/compare/attribution.csv | cut -d, -f1
ls out/compare/figures/fr | grep -E '^(attribution|regret|information).*svg'
