# SPDX-License-Identifier: GPL-3.0-or-later
# All bad cells at once, by row of the file and field; columns that are not asked for may hold text.
printf 'p,cost,effect,label,zero\n1,2,3,a,0\nx,nan,"3,5",b,0\n,4,5,c,0\n' >draws.csv
"$FONDSIM" voi --samples draws.csv --parameters p --costs cost,zero \
    --effects effect,zero --willingness 1
