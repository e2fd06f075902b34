# SPDX-License-Identifier: GPL-3.0-or-later
# Help is data: on stdout, exit 0.
"$FONDSIM" run --help
