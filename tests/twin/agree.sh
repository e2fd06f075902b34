#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# agree.sh FONDSIM DUMP PYTHON SCENARIO SAMPLES INNER: simulates a scenario with both programs,
# every parameter at its mean, and compares them value by value.
set -eu
fondsim=$1 dump=$2 python=$3 scenario=$4 samples=$5 inner=$6
twin=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/c"
"$fondsim" check --json "$scenario" >"$work/resolved.json"
"$dump" "$scenario" "$samples" "$inner" "$work/c"
"$python" "$twin/twin.py" "$work/resolved.json" --samples "$samples" --inner "$inner" --out "$work/python"
"$python" "$twin/compare.py" "$work/c" "$work/python"
