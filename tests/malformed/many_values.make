# SPDX-License-Identifier: GPL-3.0-or-later
{ echo 'effects:'; awk 'BEGIN { for (i = 0; i < 150000; i++) print "- a" }'; } > many_values.yaml
