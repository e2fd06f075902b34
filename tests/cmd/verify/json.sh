# SPDX-License-Identifier: GPL-3.0-or-later
# One JSON object a line: the environment, then every reference, judged again from its own numbers.
"$FONDSIM" verify --json --lang en | python3 -c '
import json, sys
lines = [json.loads(line) for line in sys.stdin]
print(sorted(lines[0]))
rows = lines[1:]
print(len(rows), sum(row["passed"] for row in rows), sorted({len(row) for row in rows}))
wrong = [row for row in rows if abs(row["obtained"] - row["expected"]) > row["tolerance"]]
print(len(wrong), len({row["group"] for row in rows}), rows[0])'
