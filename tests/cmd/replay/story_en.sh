# SPDX-License-Identifier: GPL-3.0-or-later
# One portfolio and its counterfactual in English, every event in a sentence of its own; an
# ecosystem of the second cohort, which has no name and enters later.
"$FONDSIM" run "$CASES/panel.yaml" -q -o out
"$FONDSIM" replay out -r 63 -e late/2 -p both --full --lang en > story
"$FONDSIM" replay out -r 63 -e 8 -p both --full --lang en | cmp - story
if grep -E "RETROSPECTIVE|Engineering alone|[{}]|nan" story; then echo 'not asked for'; fi
cat story
