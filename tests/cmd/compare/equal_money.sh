# SPDX-License-Identifier: GPL-3.0-or-later
# At equal money, who cannot absorb it is not ranked: in the tables and in one sentence.
sed 's/instruments: all/&\n  - {name: commons-equal, instruments: [commons], scale_to: both}/' "$CASES/../two-funds.yaml" > equal.yaml
"$FONDSIM" compare --full --no-runs equal.yaml -q -o out
"$FONDSIM" compare --full --no-runs out --lang en | grep -A 2 'At the money of 3'
"$FONDSIM" compare --full --no-runs out | grep -A 2 'À budget égal à celui de 3'
awk -F, '$1 == "both" && $2 == "fund" && $3 == "people" && $4 == "not_deducted" { print $5, $12 }' out/compare/effectiveness.csv
awk -F, '$1 == "both"' out/compare/ranks.csv out/compare/choices.csv
sed -i 's/absorption_floor: {value: 0.9,/absorption_floor: {value: 0.2,/' out/used_scenario.yaml
"$FONDSIM" compare --full --no-runs out --lang en | grep -c 'At the money of 3:'
awk -F, '$1 == "both" { print $4 }' out/compare/ranks.csv | sort -u
