# SPDX-License-Identifier: GPL-3.0-or-later
# More samples: the tables and files of a run that had them from the start.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 96 -q -o out
"$FONDSIM" run --extend 33 out -q # a whole block more than 32
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 160 -q -o whole
sqlite3 out/run.sqlite .dump >out.sql
sqlite3 whole/run.sqlite .dump >whole.sql
cmp out.sql whole.sql
rm out/run.sqlite whole/run.sqlite
diff -r out whole
