# SPDX-License-Identifier: GPL-3.0-or-later
# In French, which is the default.
"$FONDSIM" verify
