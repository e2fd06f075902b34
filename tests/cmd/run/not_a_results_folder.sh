# SPDX-License-Identifier: GPL-3.0-or-later
# A folder with something else in it is never touched, not even with --force; nor is a file.
mkdir out && echo precious > out/run.sqlite
"$FONDSIM" run "$CASES/../two-funds.yaml" -q -o out --force || echo "status $?"
"$FONDSIM" run "$CASES/../two-funds.yaml" -q -o out/run.sqlite --force || echo "status $?"
cat out/run.sqlite
