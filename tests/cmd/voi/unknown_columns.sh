# SPDX-License-Identifier: GPL-3.0-or-later
printf 'reach,cost,effect\n1,2,3\n' >draws.csv
"$FONDSIM" voi --samples draws.csv --parameters reech --costs cost --effects effort \
    --willingness 1 --groups reach+zzz
