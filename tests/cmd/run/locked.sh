# SPDX-License-Identifier: GPL-3.0-or-later
# Two processes on one folder: the second is refused, and harms nothing.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 1000000 -q -o out &
child=$!
tries=0
until [ "$(sqlite3 -cmd '.timeout 2000' out/run.sqlite \
    "SELECT value > 0 FROM meta WHERE key = 'blocks_done'" 2>/dev/null)" = 1 ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ]
    sleep 0.1
done
status=0
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 32 -q -o out --force || status=$?
echo "$status"
"$FONDSIM" run --resume out || status=$?
echo "$status"
for command in plot compare report sensitivity; do
    "$FONDSIM" "$command" out || status=$?
    echo "$status"
done
kill -INT "$child"
wait "$child" 2>/dev/null || true
