# SPDX-License-Identifier: GPL-3.0-or-later
# Output that cannot be written is an error of its own, not silence.
"$FONDSIM" --help > /dev/full
