# SPDX-License-Identifier: GPL-3.0-or-later
# The register: every assumption with unit and status, counts, cost, warnings.
"$FONDSIM" check "$CASES/../two-funds.yaml" --lang en
