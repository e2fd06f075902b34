# SPDX-License-Identifier: GPL-3.0-or-later
# What is said of the run reaches it; -q prints nothing; the number of threads changes no byte.
"$FONDSIM" compare --no-runs "$CASES/../two-funds.yaml" -o one -n 96 --inner 2 --seed 7 -t 1 -q --set commons.p=2%
"$FONDSIM" compare --no-runs "$CASES/../two-funds.yaml" -o two -n 96 --inner 2 --seed 7 -t 2 -q --set commons.p=2%
cmp one/run.sqlite two/run.sqlite
diff -r one/compare two/compare
"$FONDSIM" compare --no-runs one --lang en | sed -n '1p'
grep -E '^(samples|inner),' one/compare/conventions.csv
grep -c 'p: {value: 0.02' one/used_scenario.yaml
"$FONDSIM" compare --no-runs "$CASES/../two-funds.yaml" -o one -q || echo "status $?"
"$FONDSIM" compare --no-runs "$CASES/../two-funds.yaml" -o one -n 32 -q --force
