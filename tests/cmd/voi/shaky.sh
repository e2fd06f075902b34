# SPDX-License-Identifier: GPL-3.0-or-later
# Under thirty rows for each coefficient a value says so, with the check of its residuals where
# there are rows enough for one; with many rows nothing is said.
ask() {
    "$FONDSIM" voi --samples draws.csv --parameters p1,flat --costs cost_a,cost_b \
        --effects "$1",effect_b --willingness 20k --lang "$2" | sed -n '/^EVPPI.*:/,$p'
}
for rows in 40 3000; do
    awk -v rows=$rows -f "$CASES/draws.awk" >draws.csv
    ask effect_a fr
    ask effect_a en
done
awk -v rows=240 -f "$CASES/draws.awk" |
    awk -F, '{ print $0 "," (NR == 1 ? "wave" : sin(5 * $1)) }' >draws.csv
ask wave fr
ask wave en
