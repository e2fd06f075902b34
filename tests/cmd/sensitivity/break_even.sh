# SPDX-License-Identifier: GPL-3.0-or-later
# A scenario that was never run: the break-even adoption in words, tables and figures in both
# languages; the same bytes whatever the threads.
"$FONDSIM" sensitivity "$CASES/small.yaml" -o out --lang en -t 2
ls out out/sensitivity
ls out/sensitivity/figures/en > en
ls out/sensitivity/figures/fr | cmp - en
grep '^two_way-net_benefit-level_years.svg$' en
grep -q '^net_benefit,level_years,EUR,120000,1,commons.p,1/year,prior,.*,once,0.1' out/sensitivity/switching.csv
cp -r out/sensitivity kept
"$FONDSIM" sensitivity "$CASES/small.yaml" -o out --force -q -t 1
diff -r kept out/sensitivity
