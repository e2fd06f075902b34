# SPDX-License-Identifier: GPL-3.0-or-later
printf 'p,cost,effect\n1,2,3\n2,3,3\n' >draws.csv
"$FONDSIM" voi --samples draws.csv --parameters p --costs cost,p --effects effect,p --willingness 1
