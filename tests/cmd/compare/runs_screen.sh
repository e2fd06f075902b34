# SPDX-License-Identifier: GPL-3.0-or-later
# The parts of the screen that need new runs, in both languages, within a hundred columns.
"$FONDSIM" run "$CASES/runs.yaml" -o out -q
"$FONDSIM" compare --full out --lang en | sed -n '/^5\./,$p' | tee screen
"$FONDSIM" compare --full out | sed -n '/^5\./,$p' | tee -a screen
python3 -c 'import sys; [print("too wide:", line, end="") for line in open("screen") if len(line) > 101]'
