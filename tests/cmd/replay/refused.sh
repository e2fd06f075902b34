# SPDX-License-Identifier: GPL-3.0-or-later
# What does not exist is refused with what does; what is no results folder is left alone.
"$FONDSIM" run "$CASES/panel.yaml" -q -o out
"$FONDSIM" replay out -r 64 -e 3 || echo "status $?"
"$FONDSIM" replay out -r 63 -e 10 || echo "status $?"
"$FONDSIM" replay out -r 63 -e late/4 || echo "status $?"
"$FONDSIM" replay out -r 63 -e Nowhere || echo "status $?"
"$FONDSIM" replay out -r 63 -e Bour || echo "status $?"
"$FONDSIM" replay out -r 63 -e 3 -p neither || echo "status $?"
"$FONDSIM" replay out -r 63 || echo "status $?"
"$FONDSIM" replay out -e 3 || echo "status $?"
mkdir empty
"$FONDSIM" replay empty -r 0 -e 0 || echo "status $?"
"$FONDSIM" replay "$CASES/panel.yaml" -r 0 -e 0 || echo "status $?"
