# SPDX-License-Identifier: GPL-3.0-or-later
{ echo 'effects:'; awk 'BEGIN { for (i = 0; i < 5000; i++) print "- &a" i " b" }'; } > many_anchors.yaml
