# SPDX-License-Identifier: GPL-3.0-or-later
# --set replaces a value, in lists by name, and is validated like the file.
"$FONDSIM" check "$CASES/../two-funds.yaml" --lang en --set cohorts.panel.population_median=30k \
    --set 'maturity.moves.first_steps_to_innovation.annual={beta: {mean: 8%, sd: 2%}}' |
    grep -E 'population_median|first_steps_to_innovation'
"$FONDSIM" check "$CASES/../two-funds.yaml" --set instruments.engineering.tiket=1 \
    --set cohorts.pannel.ecosystems=3 --set nothing
