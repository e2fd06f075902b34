# SPDX-License-Identifier: GPL-3.0-or-later
# Sobol points are spread best over a power of two, from 1,024 on: other numbers are warned of.
for n in 1000 1024 4096 10000; do
    echo "$n"
    "$FONDSIM" check "$CASES/../two-funds.yaml" --lang en --set monte_carlo.design=sobol \
        --set "monte_carlo.samples=$n" | grep -i 'sobol\|samples x' || true
done
"$FONDSIM" check "$CASES/../two-funds.yaml" --set monte_carlo.design=sobol \
    --set monte_carlo.samples=64 | grep 'points de Sobol'
"$FONDSIM" check "$CASES/../two-funds.yaml" --set monte_carlo.design=sobl
