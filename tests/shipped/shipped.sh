#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shipped.sh FONDSIM SCENARIO: checks, runs, draws in both languages, runs again from the used
# scenario. The smallest run in which standard errors exist: 20 blocks of 32 samples.
set -eu
fondsim=$1 scenario=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "$*" >&2
    exit 1
}
"$fondsim" check "$scenario" >"$work/check.txt"
grep -q . "$work/check.txt" || fail "an empty register"
replicates=64
case $scenario in *first-scenario*) replicates=640 ;; esac
"$fondsim" run "$scenario" -q -o "$work/run" --lang fr --replicates $replicates >"$work/table.txt"
"$fondsim" plot "$work/run" --lang en
figures="fan levels money effects response"
case $scenario in *experiment*) figures="fan levels money effects" ;; esac # facts settle its awards
for lang in fr en; do
    for figure in $figures; do
        xmllint --noout "$work/run/figures/$lang/$figure.svg"
        grep -q '<desc' "$work/run/figures/$lang/$figure.svg" || fail "$figure.svg: no alternative text"
        [ -s "$work/run/figures/$lang/$figure.png" ] || fail "$lang/$figure.png: missing"
    done
done
[ "$(sqlite3 "$work/run/run.sqlite" "SELECT value FROM meta WHERE key = 'complete'")" = 1 ] || fail "not complete"
[ "$(sqlite3 "$work/run/run.sqlite" 'PRAGMA integrity_check')" = ok ] || fail "run.sqlite is damaged"
"$fondsim" run "$work/run/used_scenario.yaml" -q -o "$work/again" >"$work/table2.txt"
for file in used_scenario.yaml summary.csv trajectories.csv summary.json run.sqlite; do
    cmp "$work/run/$file" "$work/again/$file"
done
