# SPDX-License-Identifier: GPL-3.0-or-later
cp "$(dirname "$0")/inputs/base.yaml" .
ln -s /dev/zero zero.csv
mkfifo pipe.csv
{
    echo 'extends: base.yaml'
    echo 'commons: {hours: {empirical: {csv: zero.csv, column: a}}, p: {empirical: {csv: pipe.csv, column: a}}}'
} > csv_endless.yaml
