# SPDX-License-Identifier: GPL-3.0-or-later
cp "$(dirname "$0")/inputs/base.yaml" .
head -c 100000000 /dev/zero | tr '\000' ',' > large.csv
{ echo population; yes 1000 | head -n 150000; } > long.csv
{ awk 'BEGIN { for (i = 0; i < 300; i++) printf "c%d,", i; print "population" }'; } > wide.csv
{
    echo 'extends: base.yaml'
    echo 'cohorts:'
    for table in large long wide; do
        echo "  - {name: $table, ecosystems: all, maturity: {expertise: 1}, territories: {table: $table.csv}}"
    done
} > csv_too_large.yaml
