# SPDX-License-Identifier: GPL-3.0-or-later
# A world that is not the one that was stored is never told, and what differs is said: the scenario
# beside the results, the version, or neither of them.
"$FONDSIM" run "$CASES/panel.yaml" -q -o out
cp -r out changed
sed -i 's/seed: 17/seed: 18/' changed/used_scenario.yaml
"$FONDSIM" replay changed -r 5 -e 3 || echo "status $?"
cp -r out other
sqlite3 other/run.sqlite "UPDATE outcome SET people = people + 1e-6 WHERE sample = 3 AND inner = 0
    AND portfolio = 2 AND record = (SELECT id FROM record WHERE report = 0);
    UPDATE meta SET value = '0.0.1' WHERE key = 'version'"
"$FONDSIM" replay other -r 6 -e 3 || echo "status $?"
"$FONDSIM" replay other -r 7 -e 3 > none
sqlite3 out/run.sqlite "UPDATE outcome SET people = people + 1e-6 WHERE sample = 3 AND inner = 0
    AND portfolio = 2 AND record = (SELECT id FROM record WHERE report = 0)"
"$FONDSIM" replay out -r 6 -e 3 || echo "status $?"
sed -i 's/name: both/name: each/' out/used_scenario.yaml
"$FONDSIM" replay out -r 6 -e 3 || echo "status $?"
