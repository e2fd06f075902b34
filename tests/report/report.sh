#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# report.sh page|browser FONDSIM SCENARIO REPLICATES: the reports of a scenario in both languages are
# whole and sound: by themselves (page.py), or in a browser too (browser.py).
set -eu
kind=$1 fondsim=$2 scenario=$3 replicates=$4
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "$*" >&2
    exit 1
}
"$fondsim" run "$scenario" -q -o "$work/run" --replicates "$replicates" >"$work/table.txt"
"$fondsim" report "$work/run" --both --no-pdf --no-runs -q
for lang in fr en; do
    report=$work/run/report/$lang
    python3 "$here/page.py" "$report" $lang
    for file in report.md tables.xlsx figures.pdf slides.pdf; do
        [ -s "$report/$file" ] || fail "$lang: no $file"
    done
    python3 "$here/workbook.py" "$report/tables.xlsx" >"$work/sheets.txt"
    grep -q . "$work/sheets.txt" || fail "$lang: an empty workbook"
    for figure in "$report"/figures/*.svg; do
        [ -s "${figure%.svg}.png" ] || fail "$lang: ${figure##*/}: no PNG"
        [ -s "${figure%.svg}.pdf" ] || fail "$lang: ${figure##*/}: no PDF"
    done
done
[ "$kind" = page ] || python3 "$here/browser.py" "$work/run/report/fr" "$work/run/report/en"
