# SPDX-License-Identifier: GPL-3.0-or-later
# Without results there is no report, and nothing is written.
mkdir empty
"$FONDSIM" report absent || echo "status $?"
"$FONDSIM" report empty || echo "status $?"
"$FONDSIM" report || echo "status $?"
"$FONDSIM" report empty --lang de || echo "status $?"
ls empty
