# SPDX-License-Identifier: GPL-3.0-or-later
cp "$(dirname "$0")/inputs/base.yaml" .
long=$(head -c 400 /dev/zero | tr '\000' 2)
{ echo 'p,x'; yes "0.1,$long" | head -n 24000; } > t1.csv
{
    echo 'extends: base.yaml'
    echo 'commons:'
    i=1
    for key in stock hours p q obsolescence ageing adopted_at_start; do
        [ $i = 1 ] || cp t1.csv t$i.csv
        echo "  $key: {empirical: {csv: t$i.csv, column: p}}"
        i=$((i + 1))
    done
} > csv_too_much_together.yaml
