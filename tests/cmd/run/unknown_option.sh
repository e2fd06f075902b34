# SPDX-License-Identifier: GPL-3.0-or-later
"$FONDSIM" run "$SCENARIOS/first-scenario.yaml" --replicate 10
