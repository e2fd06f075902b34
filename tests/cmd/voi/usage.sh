# SPDX-License-Identifier: GPL-3.0-or-later
# Wrong usage is told from a wrong table: status 2, with how to get help.
try() {
    status=0
    "$FONDSIM" voi "$@" 2>&1 || status=$?
    echo "$status"
}
try
try --samples a.csv --parameters p --costs c,d --effects e --willingness 1
try --samples a.csv --parameters p --costs c,d --effects e,f --willingness one
try --samples a.csv --parameters p --costs c,d --effects e,f --willingness -1
try --samples a.csv --parameters p,,q --costs c,d --effects e,f --willingness 1
try --samples a.csv --parameters p --costs c --effects e --willingness 1
try --samples a.csv --parameters p,q,p --costs c,d --effects e,f --willingness 1
try --samples a.csv --parameters p --costs c,d,c --effects e,f,e --willingness 1
try --samples a.csv --parameters p --costs c,d --costs x,y --effects e,f --willingness 1
try --samples a.csv --parameters p --costs c,d --effects e,f --willingness 1 --groups p+q+p
try --samples a.csv --parameters p --costs c,d --effects e,f --willingness 1 --groups p+q,r,q+p
