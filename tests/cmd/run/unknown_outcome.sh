# SPDX-License-Identifier: GPL-3.0-or-later
# Outcomes that the scenario names must exist; they are known to the models only.
status=0
"$FONDSIM" run "$CASES/../two-funds.yaml" --set fan_outcome=happiness -o out || status=$?
[ ! -e out ]
exit "$status"
