# SPDX-License-Identifier: GPL-3.0-or-later
# Several cohorts have differences of their own.
sed 's/^cohorts:/&\n  - {name: late, ecosystems: 5, entry: 2028, maturity: {first_steps: 100%}}/' "$CASES/../two-funds.yaml" > two.yaml
"$FONDSIM" compare --no-runs two.yaml -n 32 -q -o out
cut -d, -f2 out/compare/differences.csv | grep cohort | sort -u
