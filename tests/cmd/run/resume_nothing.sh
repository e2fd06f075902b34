# SPDX-License-Identifier: GPL-3.0-or-later
# What cannot go on: no folder, no run, another scenario, other options.
status=0
"$FONDSIM" run --resume absent || status=$?
echo "$status"
mkdir empty
"$FONDSIM" run --resume empty || status=$?
echo "$status"
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 32 -q -o out
"$FONDSIM" run --extend 32 out -n 64 || status=$?
echo "$status"
sed 's/seed: 1$/seed: 8/' out/used_scenario.yaml >edited.yaml
grep -q 'seed: 8' edited.yaml
cp edited.yaml out/used_scenario.yaml
"$FONDSIM" run -q --extend 32 out || status=$?
echo "$status"
ls out empty
