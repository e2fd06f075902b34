# SPDX-License-Identifier: GPL-3.0-or-later
# What is no results folder is refused and left as it is.
mkdir empty
"$FONDSIM" plot empty || echo "status $?"
"$FONDSIM" plot absent || echo "status $?"
ls
