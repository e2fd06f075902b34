# SPDX-License-Identifier: GPL-3.0-or-later
# Threads change no byte; --samples is of new runs alone, and 32 give no errors; --no-runs leaves
# their tables empty; without a worth nothing is said of information; without a variant or with one
# fund there is less to say.
"$FONDSIM" run "$CASES/runs.yaml" -o out -q
"$FONDSIM" compare --full out -q -t 1
cp -r out/compare kept
"$FONDSIM" compare --full out -q -t 2
diff -r kept out/compare
"$FONDSIM" compare --full out -q --samples 32
cmp kept/differences.csv out/compare/differences.csv
cmp kept/information.csv out/compare/information.csv
awk -F, 'NR > 1 && $5 != "idle" && $7 != "" { print "an error:", $0 }' out/compare/attribution.csv
"$FONDSIM" compare --full out --lang en --no-runs | tail -n 1
wc -l < out/compare/attribution.csv
wc -l < out/compare/regret.csv
cmp kept/information.csv out/compare/information.csv
sed '/^decision:/,/willingness:/d; /^variants:/,/deadweight,/d; s/, companies\]/]/' "$CASES/runs.yaml" > bare.yaml
"$FONDSIM" compare --full bare.yaml -o bare --lang en -n 64 -q
"$FONDSIM" compare --full bare --lang en | grep -E '^[67]\.'
"$FONDSIM" compare --full bare --lang en -w level_years=1000 --no-runs | grep -A 2 '^7\.'
"$FONDSIM" compare --full out --samples none || echo "status $?"
