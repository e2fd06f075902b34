# SPDX-License-Identifier: GPL-3.0-or-later
# models/PARAMETERS.md is what the command prints: after a change of tables, print it again.
"$FONDSIM" explain --markdown | cmp - "$SCENARIOS/../models/PARAMETERS.md"
