# SPDX-License-Identifier: GPL-3.0-or-later
"$FONDSIM" voi --samples none.csv --parameters p --costs c --effects e --willingness 1
