# SPDX-License-Identifier: GPL-3.0-or-later
# Samples are added by several ranks, from the folder alone; a run that is complete is drawn again.
scenario=$CASES/../cmd/two-funds.yaml
"$FONDSIM" run "$scenario" -n 320 -q -o whole
cp -r whole shared
"$FONDSIM" run --extend 320 whole -q
mpirun -n 3 "$FONDSIM" run --extend 320 shared -q
diff -r whole shared
rm shared/summary.csv
mpirun -n 3 "$FONDSIM" run --resume shared -q
diff -r whole shared
