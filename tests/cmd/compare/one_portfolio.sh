# SPDX-License-Identifier: GPL-3.0-or-later
# One portfolio beside the counterfactual; under 20 blocks nothing is called resolved.
sed '/- name: both/,/instruments: all/d' "$CASES/../two-funds.yaml" > one.yaml
"$FONDSIM" run one.yaml -n 64 -q -o out
"$FONDSIM" compare --no-runs out --lang en > text
grep -q 'n/a under 20 blocks' text
grep -q '^  A .*: not told apart$' text
if grep '±' text | grep -v 'Monte Carlo'; then echo 'an error that is not known'; fi
awk -F, 'NR > 1 && $11 != 0 { print "resolved:", $0 }' out/compare/differences.csv
