# SPDX-License-Identifier: GPL-3.0-or-later
# What is legal but likely to mislead: each kind of warning.
"$FONDSIM" check "$CASES/../two-funds.yaml" --lang en \
    --set instruments.engineering.ticket=9M \
    --set cohorts.panel.ecosystems=4 \
    --set 'offers=[{name: course, levels: all, lasts: 30}]' \
    --set 'instruments.commons.dropout={uniform: {min: 0.19, max: 0.21}}' \
    --set instruments.commons.duration=3 |
    grep '^warning'
