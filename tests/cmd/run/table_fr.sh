# SPDX-License-Identifier: GPL-3.0-or-later
"$FONDSIM" run "$CASES/../two-funds.yaml" -o out
