# SPDX-License-Identifier: GPL-3.0-or-later
# Under 20 blocks there are no standard errors, and the table says so.
"$FONDSIM" run "$CASES/../two-funds.yaml" -o out --lang en -n 64
