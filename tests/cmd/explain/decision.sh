# SPDX-License-Identifier: GPL-3.0-or-later
# Keys of the decision: a place, a number that no model reads, a key that is no number.
"$FONDSIM" explain members --lang en
"$FONDSIM" explain decision.absorption_floor --lang en
"$FONDSIM" explain surveys.design --lang fr
