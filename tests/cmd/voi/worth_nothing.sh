# SPDX-License-Identifier: GPL-3.0-or-later
# One option, or one that is always better: nothing to learn, exactly.
awk -v rows=700 -f "$CASES/draws.awk" >draws.csv
"$FONDSIM" voi --samples draws.csv --parameters p1,p1 --costs cost_a --effects effect_a \
    --willingness 20000 --lang en | grep '^EV'
"$FONDSIM" voi --samples draws.csv --parameters p1 --costs p2,p2 --effects flat,effect_b \
    --willingness 1 --lang en | grep '^EV'
