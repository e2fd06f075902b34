# SPDX-License-Identifier: GPL-3.0-or-later
# A misspelt key is a usage error that names the nearest.
"$FONDSIM" explain tiket
