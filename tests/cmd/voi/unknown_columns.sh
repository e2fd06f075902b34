# SPDX-License-Identifier: GPL-3.0-or-later
printf 'reach,cost,effect,zero\n1,2,3,0\n' >draws.csv
"$FONDSIM" voi --samples draws.csv --parameters reech --costs cost,zero --effects effort,zero \
    --willingness 1 --groups reach+zzz
