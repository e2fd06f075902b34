# SPDX-License-Identifier: GPL-3.0-or-later
# All bad cells at once, by row of the file and field; columns that are not asked for may hold text.
printf 'p,cost,effect,label\n1,2,3,a\nx,nan,"3,5",b\n,4,5,c\n' >draws.csv
"$FONDSIM" voi --samples draws.csv --parameters p --costs cost --effects effect --willingness 1
