# SPDX-License-Identifier: GPL-3.0-or-later
# Sixteen files, each laid over the next: lists of named things are found by sorting.
for f in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
    awk -v next_one=$((f + 1)) -v f=$f 'BEGIN {
        print "extends: l" next_one ".yaml"
        print "offers:"; for (i = 0; i < 14000; i++) print "- {name: o" (i * 7919) % 14000 ", hours: " f ", levels: all}"
    }' > l$f.yaml
done
cp "$(dirname "$0")/inputs/base.yaml" l15.yaml
cp l1.yaml long_lists_merged.yaml
