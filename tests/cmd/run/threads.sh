# SPDX-License-Identifier: GPL-3.0-or-later
# The same bytes for 1, 2 and 8 threads, by option or environment.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 160 --inner 2 -q -o one --threads 1
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 160 --inner 2 -q -o two -t2
OMP_NUM_THREADS=8 "$FONDSIM" run "$CASES/../two-funds.yaml" -n 160 --inner 2 -q -o eight
diff -r one two
diff -r one eight
