# SPDX-License-Identifier: GPL-3.0-or-later
# scenarios/schema.json is what the command prints: after a change of tables, print it again.
"$FONDSIM" schema | cmp - "$SCENARIOS/schema.json"
