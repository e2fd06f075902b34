# SPDX-License-Identifier: GPL-3.0-or-later
# The resolved scenario as JSON, for other programs.
"$FONDSIM" check --json "$CASES/../two-funds.yaml" |
    python3 -c 'import json, sys; s = json.load(sys.stdin); print(s["name"], s["time"]["n_steps"], s["instruments"][0]["budget_cents"][:2], s["instruments"][0]["fund"]["ticket"], s["portfolios"][2]["instruments"])'
