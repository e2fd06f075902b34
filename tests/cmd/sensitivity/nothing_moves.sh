# SPDX-License-Identifier: GPL-3.0-or-later
# A quantity that no held parameter moves is said in words: no table, no empty picture.
for lang in fr en; do
    "$FONDSIM" sensitivity "$CASES/small.yaml" -o out --force --lang $lang -n 32 \
        --outcome hours_saved --set "commons.hours={value: 0, status: choice}" \
        --parameter commons.p --two-way commons.p,maturity.beta_commons --sobol \
        --sobol-samples 32 2> none | sed -n '/^1/,$p'
done
find out/sensitivity/figures -type f | sort
