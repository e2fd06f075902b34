# SPDX-License-Identifier: GPL-3.0-or-later
cp "$(dirname "$0")/inputs/base.yaml" .
{ echo 'p,hours'; yes 0.1,2 | head -n 90000; } > long.csv
{
    echo 'extends: base.yaml'
    echo 'commons:'
    for key in stock hours; do
        echo "  $key: {empirical: {csv: long.csv, column: hours}}"
    done
    for key in p q obsolescence; do
        echo "  $key: {empirical: {csv: long.csv, column: p}}"
    done
    echo 'variants:'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do
        echo "  - {name: v$i, set: {commons.ageing: 2}}"
    done
} > csv_used_too_often.yaml
