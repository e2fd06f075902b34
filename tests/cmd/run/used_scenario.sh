# SPDX-License-Identifier: GPL-3.0-or-later
# used_scenario.yaml gives the same run again: a fixed point.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 64 --seed 9 --inner 2 -q -o first \
    --set cohorts.panel.ecosystems=12
"$FONDSIM" run first/used_scenario.yaml -q -o second
diff -r first second
