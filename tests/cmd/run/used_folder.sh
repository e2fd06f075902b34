# SPDX-License-Identifier: GPL-3.0-or-later
# A second run is refused and changes nothing; --force replaces the first.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 32 -q -o out
cp out/summary.csv first.csv
echo old > out/figures/fr/old.svg
echo mine > out/notes.txt
status=0
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 64 -q -o out || status=$?
cmp out/summary.csv first.csv
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 64 -q -o out --force
cmp -s out/summary.csv first.csv && echo "not replaced"
[ ! -e out/figures/fr/old.svg ]
cat out/notes.txt
exit "$status"
