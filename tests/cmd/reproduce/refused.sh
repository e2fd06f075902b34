# SPDX-License-Identifier: GPL-3.0-or-later
# No results, another scenario, files that are not whole: told, and never called a difference.
"$FONDSIM" run "$CASES/panel.yaml" -q -o out
mkdir empty
"$FONDSIM" reproduce empty || echo "status $?"
"$FONDSIM" reproduce || echo "status $?"
"$FONDSIM" reproduce out -n 0 || echo "status $?"
cp -r out seed
sed -i 's/seed: 5/seed: 6/' seed/used_scenario.yaml
"$FONDSIM" reproduce seed || echo "status $?"
cp -r out law
sed -i 's/max: 0.9/max: 0.8/' law/used_scenario.yaml
"$FONDSIM" reproduce law || echo "status $?"
cp -r out portfolio
sed -i 's/engineering-only/only-engineering/' portfolio/used_scenario.yaml
"$FONDSIM" reproduce portfolio || echo "status $?"
cp -r out report
sed -i 's/end: 2029/end: 2030/' report/used_scenario.yaml
"$FONDSIM" reproduce report || echo "status $?"
cp -r out hole
sqlite3 hole/run.sqlite "DELETE FROM outcome WHERE sample = 5 AND inner = 0 AND portfolio = 0"
"$FONDSIM" reproduce hole || echo "status $?"
cp -r out draw
sqlite3 draw/run.sqlite "DELETE FROM parameter_draw WHERE sample = 50"
"$FONDSIM" reproduce draw || echo "status $?"
