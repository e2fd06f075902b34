# SPDX-License-Identifier: GPL-3.0-or-later
awk 'BEGIN { for (i = 0; i < 45000; i++) print "k" i ": 1" }' > many_keys.yaml
