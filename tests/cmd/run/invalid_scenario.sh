# SPDX-License-Identifier: GPL-3.0-or-later
# An invalid scenario leaves no trace.
status=0
"$FONDSIM" run "$CASES/../two-funds.yaml" --set time.end=2020 -o out || status=$?
[ ! -e out ]
exit "$status"
