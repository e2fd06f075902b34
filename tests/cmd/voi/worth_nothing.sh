# SPDX-License-Identifier: GPL-3.0-or-later
# One option that is always better: nothing to learn, exactly; nor from what does not vary.
awk -v rows=700 -f "$CASES/draws.awk" >draws.csv
"$FONDSIM" voi --samples draws.csv --parameters p1,flat --costs p2,p2 --effects flat,effect_b \
    --willingness 1 --lang en | grep '^EV'
