# SPDX-License-Identifier: GPL-3.0-or-later
# Standard output that is closed is an error like a full one; results are whole all the same. A reader
# that goes away ends the command, which leaves no lock.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 32 -q -o whole
status=0
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 32 -o out >&- || status=$?
echo "$status"
diff -r whole out
"$FONDSIM" run --resume out <&- >&- 2>&- || status=$?
echo "$status"
diff -r whole out
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 32 -o piped | true
diff -r whole piped
