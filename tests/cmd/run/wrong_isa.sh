# SPDX-License-Identifier: GPL-3.0-or-later
# An instruction set that does not exist is refused before anything is written.
FONDSIM_ISA=v9 "$FONDSIM" run "$CASES/../two-funds.yaml" -q -o out || echo "status $?"
[ ! -e out ]
