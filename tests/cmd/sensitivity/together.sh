# SPDX-License-Identifier: GPL-3.0-or-later
# Rank correlations are told from 0 all together: false_share is that of Benjamini and Hochberg, and
# what the table calls told is what the screen shows. Two values of one parameter on one line are
# written alike, percent or not.
"$FONDSIM" sensitivity "$CASES/small.yaml" -o out --lang en -n 32 \
    --set "commons.p={value: {uniform: {min: 1%, max: 50%}}, status: prior}" \
    --two-way commons.p,maturity.moves.first_steps_to_innovation.annual > screen 2> none
grep -E '^     (->|\^ )' screen
sed -n '/^are told/p' screen
python3 - << 'END'
import csv
rows = list(csv.DictReader(open("out/sensitivity/partial_ranks.csv")))
known = sorted((float(r["false_share"]) for r in rows if r["false_share"]))
told = [r for r in rows if r["told"] == "1"]
wrong = [r for r in rows if (float(r["false_share"]) <= 0.05) != (r["told"] == "1")]
# a correlation that is told has its own interval away from 0, not the other way round
away = [r for r in rows if float(r["low"]) > 0 or float(r["high"]) < 0]
assert all(r in away for r in told), told
conventions = dict((r["convention"], r["value"]) for r in
                   csv.DictReader(open("out/sensitivity/conventions.csv")))
print(len(known), conventions["correlations"], len(told) == int(conventions["correlations_told"]),
      wrong, "Hochberg" in conventions["told"])
END
