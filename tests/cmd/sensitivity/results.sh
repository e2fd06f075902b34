# SPDX-License-Identifier: GPL-3.0-or-later
# Results of a run: the scenario is taken from the folder. A section stands for its parameters;
# under 20 blocks nothing is called resolved. Running again with --force removes the answers.
"$FONDSIM" run "$CASES/small.yaml" -n 32 -q -o out
"$FONDSIM" sensitivity out -n 32 --outcome hours_saved --parameter commons --two-way \
    commons.p,maturity.beta_commons
cut -d, -f1,2,5,8 out/sensitivity/tornado.csv
awk -F, 'NR > 1 && $17 != 0 { print "resolved:", $0 }' out/sensitivity/switching.csv
head -n 2 out/sensitivity/two_way.csv | cut -d, -f1,2,5,7
"$FONDSIM" sensitivity out -n 32 -q --against commons-only --portfolio nothing-since-start
awk -F, '$1 == "portfolio"' out/sensitivity/conventions.csv
find out/sensitivity/figures/fr -name "*hours_saved*" | wc -l
"$FONDSIM" run "$CASES/small.yaml" -n 32 -q -o out --force
[ -e out/sensitivity ] || echo removed
