# SPDX-License-Identifier: GPL-3.0-or-later
# A killed run keeps the blocks that were committed, and --force may replace it.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 1000000 -q -o out &
child=$!
tries=0
until [ "$(sqlite3 -cmd '.timeout 2000' out/run.sqlite \
    "SELECT value > 0 FROM meta WHERE key = 'blocks_done'" 2>/dev/null)" = 1 ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ]
    sleep 0.1
done
kill -KILL "$child"
wait "$child" 2>/dev/null || true
sqlite3 out/run.sqlite "PRAGMA integrity_check; SELECT value FROM meta WHERE key = 'complete';
    SELECT (SELECT count(*) FROM outcome) = 3 * 32 * value FROM meta WHERE key = 'blocks_done'"
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 32 -q -o out --force
sqlite3 out/run.sqlite "SELECT value FROM meta WHERE key = 'complete'"
