# SPDX-License-Identifier: GPL-3.0-or-later
# What was changed in the results is found, with where it is first; a change of means too small to
# be told from rounding is not called different.
"$FONDSIM" run "$CASES/panel.yaml" -n 640 -q -o out
change() {
    rm -rf changed
    cp -r out changed
    sqlite3 changed/run.sqlite "$1"
    "$FONDSIM" reproduce changed -q --lang "$2" || echo "status $?"
    echo
}
change "UPDATE outcome SET people = people + 250 WHERE sample >= 7 AND portfolio = 2" en
change "UPDATE outcome SET people = people + 250 WHERE sample = 7 AND inner = 1 AND portfolio = 2" en
change "UPDATE outcome SET people = people * (1 + 1e-12) WHERE portfolio = 2" en
change "UPDATE parameter_draw SET \"instruments.engineering.kept\" = 0.5 WHERE sample = 40" fr
change "UPDATE money_cents SET paid = paid + 1 WHERE sample = 3 AND portfolio = 1 AND year = 2027" fr
change "DELETE FROM money_cents WHERE sample = 3 AND portfolio = 1 AND year = 2027" en
change "UPDATE trajectory_draw SET bytes = zeroblob(length(bytes)) WHERE batch = 2" en
