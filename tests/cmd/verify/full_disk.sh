# SPDX-License-Identifier: GPL-3.0-or-later
# A certificate that cannot be written is a failure.
"$FONDSIM" verify > /dev/full
