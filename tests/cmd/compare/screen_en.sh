# SPDX-License-Identifier: GPL-3.0-or-later
# Another perspective and a willingness to pay, in English; the table says the same choice.
"$FONDSIM" run "$CASES/../two-funds.yaml" -q -o out
"$FONDSIM" compare --full --no-runs out --lang en > none
effect=$(awk -F, 'NR == 2 { print $3 }' out/compare/effectiveness.csv)
"$FONDSIM" compare --full --no-runs out --lang en --perspective public --willingness "$effect=20000" > screen
cat screen
grep -q "^own_money,public,$effect,20000," out/compare/choices.csv
awk 'length > 112 { print "too wide:", $0 } END { if (NR > 70) print "too long:", NR }' screen
