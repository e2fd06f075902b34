# SPDX-License-Identifier: GPL-3.0-or-later
# Differences: any two portfolios for effects, criteria and costs, all outcomes against the
# counterfactual; with --all-pairs any two for all. By level and by size class as there are.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 32 -q -o out
pairs() { awk -F, 'NR > 1 { n[$4 " " $5]++ } END { for (k in n) print k, (n[k] > 10 ? "many" : n[k]) }' out/compare/differences.csv | sort; }
"$FONDSIM" compare --no-runs out -q
pairs
few=$(wc -l < out/compare/differences.csv)
outcomes=$(cut -d, -f2 out/compare/differences.csv | sort -u | wc -l)
grep -c '^2035,ecosystems_innovation,' out/compare/differences.csv
"$FONDSIM" compare --no-runs out -q --all-pairs
test "$(wc -l < out/compare/differences.csv)" -gt "$few"
test "$(wc -l < out/compare/differences.csv)" -eq $((3 * (outcomes - 1) + 1))
