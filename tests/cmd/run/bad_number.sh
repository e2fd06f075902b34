# SPDX-License-Identifier: GPL-3.0-or-later
# Numbers are digits, within their range.
for number in 12x -3 0 5000000000 1e3 " 7" ""; do
    "$FONDSIM" run "$CASES/../two-funds.yaml" "--replicates=$number" && exit 9
done
exit 2
