# SPDX-License-Identifier: GPL-3.0-or-later
# Funds without money change nothing but the cost of applying to them: all other differences are
# exactly 0, and the screen says so.
"$FONDSIM" compare --full --no-runs "$CASES/../two-funds.yaml" -o out --lang en -q --set instruments.engineering.budget=0 \
    --set instruments.commons.budget=0
"$FONDSIM" compare --full --no-runs out --lang en > text
grep -c 'same as another 2 3' text
grep -q '^  2 engineering-only  *0  *0  *0  *0  *0  *0$' text
grep -q 'n/a *n/a$' text
awk -F, 'NR > 1 && $2 !~ /^(applications|cost_all)$/ && ($7 != 0 || $11 != 0) { print "not 0:", $0 }' out/compare/differences.csv
