# SPDX-License-Identifier: GPL-3.0-or-later
# Another seed, other draws; the same seed, the same bytes.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 64 -q -o first --seed 7
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 64 -q -o second --set monte_carlo.seed=7
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 64 -q -o third --seed 8
diff -r first second
cmp -s first/summary.csv third/summary.csv && echo "seed without effect"
exit 0
