# SPDX-License-Identifier: GPL-3.0-or-later
# What two portfolios of two questions differ by answers neither: refused before anything runs.
ask() { "$FONDSIM" sensitivity "$CASES/../replay/panel.yaml" -o out -n 32 "$@" || echo "status $?"; }
ask --portfolio both --against since-start 2> said
ask --portfolio nothing --against nothing-since-start 2>> said
grep -v '^Try ' said
ls out 2> none || echo untouched
