# SPDX-License-Identifier: GPL-3.0-or-later
# The finished blocks of a run that was interrupted are compared; a request to end says how far it
# came.
"$FONDSIM" run "$CASES/panel.yaml" -n 1000000 -q -o out &
child=$!
tries=0
until [ "$(sqlite3 -cmd '.timeout 2000' out/run.sqlite \
    "SELECT value > 0 FROM meta WHERE key = 'blocks_done'" 2>/dev/null)" = 1 ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ]
    sleep 0.1
done
kill -INT "$child"
wait "$child" 2>/dev/null || true
"$FONDSIM" reproduce out -n 320 --lang en -q
"$FONDSIM" reproduce out --lang en -q | head -n 1
"$FONDSIM" run "$CASES/panel.yaml" -n 20000 -q -o long
"$FONDSIM" reproduce long --lang en -q > told &
child=$!
sleep 0.5
kill -INT "$child"
status=0
wait "$child" || status=$?
sed 's/[0-9][0-9]*/N/' told
exit "$status"
