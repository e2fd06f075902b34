# SPDX-License-Identifier: GPL-3.0-or-later
# Every replicate is found again to the bit; the ecosystems' parts of one add up to its outcomes.
"$FONDSIM" run "$CASES/panel.yaml" -q -o out
r=0
while [ $r -lt 64 ]; do
    "$FONDSIM" replay out -r $r -e $((r % 10)) > none
    r=$((r + 7))
done
e=0
while [ $e -lt 10 ]; do
    "$FONDSIM" replay out -r 41 -e $e --json >> lines
    e=$((e + 1))
done
sqlite3 -json out/run.sqlite "SELECT p.name AS name, o.* FROM outcome o
    JOIN portfolio p ON p.id = o.portfolio JOIN record r ON r.id = o.record
    WHERE o.sample = 20 AND o.inner = 1 AND r.report = 1" > outcomes
python3 - << 'END'
import json
sums = {}
for line in open("lines"):
    event = json.loads(line)
    if event["kind"] == "total":
        key = event["portfolio"], event["name"]
        sums[key] = sums.get(key, 0) + event["value"]
rows = {row["name"]: row for row in json.load(open("outcomes"))}
wrong = [(key, value) for key, value in sums.items()
         if abs(value - rows[key[0]][key[1]]) > 1e-9 * (1 + abs(value))]
print(len(rows), "portfolios,", len(sums) // len(rows), "totals each, wrong:", wrong)
END
