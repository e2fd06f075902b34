# SPDX-License-Identifier: GPL-3.0-or-later
# One portfolio beside the counterfactual; under 20 blocks nothing is called resolved.
sed '/- name: both/,/instruments: all/d' "$CASES/../two-funds.yaml" > one.yaml
"$FONDSIM" run one.yaml -n 64 -q -o out
"$FONDSIM" compare --full --no-runs out --lang en > text
grep -q 'n/a under 20 blocks' text
grep -q '^  A .*: not told apart$' text
if grep '± ' text | grep -v 'Monte Carlo'; then echo 'an error that is not known'; fi
test "$(grep -o ' ±?' text | wc -l)" -gt 10
# The short screen has the same rule, in every part, and so have new runs of few samples.
"$FONDSIM" compare out --lang en --samples 32 -w level_years=20000 > short
if grep '± ' short | grep -v 'Monte Carlo'; then echo 'an error that is not known'; fi
grep -c 'under 20 blocks' short
grep -E '^6\.' short
"$FONDSIM" run one.yaml -n 640 -q -o enough
"$FONDSIM" compare enough --lang en --samples 32 -w level_years=20000 > few
grep -c 'fewer than 20 blocks' few
"$FONDSIM" compare enough --full --lang en --samples 32 -w level_years=20000 > few
grep -c 'fewer than 20 blocks' few
awk -F, 'NR > 1 && $11 != 0 { print "resolved:", $0 }' out/compare/differences.csv
