# SPDX-License-Identifier: GPL-3.0-or-later
# Every parameter, a named perspective, Sobol indices; too few samples to be called converged.
"$FONDSIM" sensitivity "$CASES/small.yaml" -o out --lang en -n 32 --all --perspective public \
    --sobol-samples 32
grep -c '^net_benefit,.*,parameters,1,' out/sensitivity/sobol.csv
awk -F, 'NR > 1 && $12 != 0 { print "converged:", $0 }' out/sensitivity/sobol.csv
ls out/sensitivity/figures/en/sobol*.svg
