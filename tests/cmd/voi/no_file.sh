# SPDX-License-Identifier: GPL-3.0-or-later
"$FONDSIM" voi --samples none.csv --parameters p --costs c,d --effects e,f --willingness 1
