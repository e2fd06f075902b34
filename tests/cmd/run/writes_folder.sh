# SPDX-License-Identifier: GPL-3.0-or-later
# The results folder, by default results/<name>.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 33 -q
cd results/two-funds
for file in run.sqlite used_scenario.yaml summary.csv trajectories.csv summary.json; do
    [ -s "$file" ] || echo "no $file"
done
sqlite3 run.sqlite "PRAGMA integrity_check; PRAGMA application_id; PRAGMA user_version;
    SELECT key, value FROM meta WHERE key IN ('samples', 'blocks_done', 'complete', 'inner');
    SELECT count(*) FROM outcome; SELECT count(*) FROM parameter_draw;
    SELECT count(*) > 0 FROM money; SELECT count(DISTINCT outcome) > 1 FROM outcome_long;
    SELECT count(DISTINCT portfolio) FROM outcome_named;
    SELECT sum(opening + envelope + released + recovered_reuse <> committed + overhead + lapsed +
        closing) FROM money_cents;
    SELECT sum(n <> 64) FROM trajectory; SELECT count(*) > 0 FROM response"
head -n 1 summary.csv
head -n 1 trajectories.csv
python3 -c 'import json; t = json.load(open("summary.json")); print(sorted(t))'
find . -name '*.part*' -o -name '*-journal'
