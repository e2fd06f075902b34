# SPDX-License-Identifier: GPL-3.0-or-later
# Sobol points: same bytes on any number of threads; more samples keep the first ones; whole rounds
# of the 32 scramblings above one round; commands that simulate anew take the design of the run.
run() {
    "$FONDSIM" run "$CASES/../reproduce/panel.yaml" --set monte_carlo.design=sobol -q "$@"
}
run -n 1024 -t 1 -o out
run -n 1024 -t 2 -o again
diff -r out again
"$FONDSIM" run --extend 1000 out -q
run -n 2048 -o whole
sqlite3 out/run.sqlite .dump >out.sql
sqlite3 whole/run.sqlite .dump >whole.sql
cmp out.sql whole.sql
run -n 1025 -o more
sqlite3 more/run.sqlite "SELECT key, value FROM meta WHERE key IN ('design', 'samples')"
"$FONDSIM" compare out -q --samples 640 >compared
"$FONDSIM" sensitivity out -q --samples 64 --parameter instruments.engineering.kept --sobol --sobol-samples 1024 >told
[ -s out/sensitivity/sobol.csv ]
