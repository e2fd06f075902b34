# SPDX-License-Identifier: GPL-3.0-or-later
# Every shipped scenario is valid; so is what `fondsim new` prints, in both languages.
for scenario in "$SCENARIOS"/*.yaml; do
    "$FONDSIM" check "$scenario" > /dev/null
done
for language in fr en; do
    "$FONDSIM" new --lang "$language" > new.yaml
    "$FONDSIM" check new.yaml > /dev/null
done
