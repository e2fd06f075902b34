# SPDX-License-Identifier: GPL-3.0-or-later
# The certificate: environment, references with source and tolerance, and the count as last line. One
# with the kernels of the oldest processors holds the same numbers.
"$FONDSIM" verify --lang en > best
FONDSIM_ISA=baseline "$FONDSIM" verify --lang en > baseline
grep -c "kernels baseline" baseline
sed 2d best > best.rest
sed 2d baseline | cmp - best.rest
cat best
