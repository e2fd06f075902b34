# SPDX-License-Identifier: GPL-3.0-or-later
awk 'BEGIN {
    for (m = 0; m < 12; m++) {
        print "a_rather_long_key_of_the_scenario_" m ":"
        for (i = 0; i < 4000; i++) print "  another_rather_long_key_" i ": 1"
    }
}' > many_unknown_keys.yaml
