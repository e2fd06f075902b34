# SPDX-License-Identifier: GPL-3.0-or-later
mkdir secret own
echo 'population' > secret/s.csv
cp "$(dirname "$0")/inputs/base.yaml" own/base.yaml
ln -s ../secret/s.csv own/s.csv
# the scenario itself may be reached by a link: its own folder is where the link stands
printf 'extends: own/base.yaml\ncohorts: [{name: panel, territories: {table: own/s.csv}}]\n' > csv_by_link.yaml
ln -s /etc own/out
printf 'gifts: {baseline_gifts: {empirical: {csv: own/out/hostname, column: a}}}\n' >> csv_by_link.yaml
