# SPDX-License-Identifier: GPL-3.0-or-later
# A request to end keeps finished blocks and says so; the folder can be read.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 1000000 -q -o out &
child=$!
tries=0
until [ "$(sqlite3 -cmd '.timeout 2000' out/run.sqlite \
    "SELECT value > 0 FROM meta WHERE key = 'blocks_done'" 2>/dev/null)" = 1 ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ]
    sleep 0.1
done
kill -INT "$child"
status=0
wait "$child" || status=$?
sqlite3 out/run.sqlite "PRAGMA integrity_check; SELECT value FROM meta WHERE key = 'complete';
    SELECT (SELECT count(*) FROM outcome) = 3 * 32 * value FROM meta WHERE key = 'blocks_done'"
[ -s out/summary.csv ]
[ "$(wc -l <out/trajectories.csv)" -gt 1 ]
"$FONDSIM" plot out # of what is there
[ -s out/figures/fr/levels.svg ]
[ ! -e out/run.lock ]
exit "$status"
