# SPDX-License-Identifier: GPL-3.0-or-later
# After a run only what concerns the decision may be changed in the results folder.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 64 -q -o out
sed -i 's/ticket: {value: 60000,/ticket: {value: 5000,/' out/used_scenario.yaml
for command in compare sensitivity report; do
    "$FONDSIM" $command out || echo "status $?"
done
ls out/compare out/sensitivity out/report 2> none || echo untouched
