# SPDX-License-Identifier: GPL-3.0-or-later
# Perspective, reference, worth, criteria and weights are the scenario's; they may be changed in the
# results folder without running again; the command has the last word.
cp "$CASES/../two-funds.yaml" one.yaml
cat >> one.yaml <<END
effects: [level_years, project_years, people]
decision:
  perspective: all
  willingness: {level_years: 30k}
  willingness_max: 3
members:
  - {name: ann, title: {fr: Anne, en: Ann}, weights: {project_years: 100%}}
  - {name: bob, title: {fr: Bob, en: Bob}, weights: {project_years: 30%, people: 70%}}
END
"$FONDSIM" compare --full --no-runs one.yaml -q -o out
"$FONDSIM" compare --full --no-runs out --lang en | grep -E '^Question|^      at €30,000|^     (Ann|Bob)'
awk -F, '$1 == "own_money" && $2 == "all" && $3 == "level_years" { most = $4 } END { print most }' out/compare/choices.csv
cat out/compare/member_weights.csv
cut -d, -f1-3 out/compare/members.csv
sed -i 's/^decision:/decision:\n  reference: engineering-only/; s/level_years: {value: 30000,/level_years: {value: 50000,/' out/used_scenario.yaml
"$FONDSIM" compare --full --no-runs out --lang en -p fund | grep -E '^Question|^      at €50,000|^  [123] (No fund|both|engin).*[0-9] ± [0-9.]+ '
"$FONDSIM" compare --full --no-runs out --lang en -w level_years=60000 | grep -c '^      at €60,000'
