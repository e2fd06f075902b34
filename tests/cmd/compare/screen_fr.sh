# SPDX-License-Identifier: GPL-3.0-or-later
# A scenario is run first; the folder gives the same answers, and the files are replaced whole.
"$FONDSIM" compare --full --no-runs "$CASES/../two-funds.yaml" -o out > first.txt
cp -r out/compare kept
echo old > out/compare/ranks.csv
"$FONDSIM" compare --full --no-runs out
"$FONDSIM" compare --full --no-runs out | cmp - first.txt
diff -r kept out/compare
ls out/compare
