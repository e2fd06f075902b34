# SPDX-License-Identifier: GPL-3.0-or-later
# Names that are not known, and what cannot be asked, are answered before anything runs.
ask() { "$FONDSIM" sensitivity "$CASES/small.yaml" -o out "$@" 2>> said || echo "status $?"; }
ask --portfolio comons-only
ask --against nothing
ask --outcome hours_save
ask --outcome zebra
ask --parameter commns.p
ask --parameter instruments.common
ask --parameter commons.stock
ask --two-way commons.p
ask --two-way commons.p,commons.p
ask --two-way commons.p,commons
ask --perspective mine
ask --portfolio commons-only --against commons-only
ask --against commons-only
ask --parameter commons.p --all
ask --samples 0
grep -v '^Try ' said
ls out 2> none || echo untouched
