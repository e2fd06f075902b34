# SPDX-License-Identifier: GPL-3.0-or-later
printf 'p,cost,effect\n1,2,3\n1,2\n1,2,3,4\n' >draws.csv
"$FONDSIM" voi --samples draws.csv --parameters p --costs cost,p --effects effect,p --willingness 1
