# SPDX-License-Identifier: GPL-3.0-or-later
# The job, or one of its ranks, is asked to end, or a rank is killed: finished groups of blocks are
# kept, no rank stays behind, and the run goes on with other ranks to the bytes of one that never
# was stopped.
scenario=$CASES/../cmd/two-funds.yaml

# until something is committed
begun() {
    tries=0
    until [ "$(sqlite3 -cmd '.timeout 2000' "$1/run.sqlite" \
        "SELECT value > 0 FROM meta WHERE key = 'blocks_done'" 2>/dev/null)" = 1 ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 600 ]
        sleep 0.1
    done
}

# until a process has ended; mpirun does not wait for all of them, and nobody may bury them
gone() {
    tries=0
    while grep -qs '^State:[[:space:]]*[^XZ]' "/proc/$1/status"; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ]
        sleep 0.1
    done
}

"$FONDSIM" run "$scenario" -n 6400 -q -o unbroken
for how in job rank kill; do
    # shellcheck disable=SC2016 # each rank writes its own number
    mpirun -q -n 3 sh -c 'echo $$ >"$0-$OMPI_COMM_WORLD_RANK.pid"; exec "$@"' "$how" \
        "$FONDSIM" run "$scenario" -n 6400 -q -o "$how" -t 1 2>"$how.txt" &
    launcher=$!
    begun "$how"
    case $how in
    job) kill -USR1 "$launcher" ;;
    rank) kill -TERM "$(cat rank-2.pid)" ;;
    kill) kill -KILL "$(cat kill-2.pid)" ;;
    esac
    status=0
    wait "$launcher" || status=$?
    echo "$how: exit $status"
    grep 'fondsim run:' "$how.txt" || true
    for rank in 0 1 2; do
        gone "$(cat "$how-$rank.pid")"
    done
    sqlite3 "$how/run.sqlite" "PRAGMA integrity_check;
        SELECT value FROM meta WHERE key = 'complete';
        SELECT value BETWEEN 1 AND 399 FROM meta WHERE key = 'blocks_done'"
    mpirun -q -n 2 "$FONDSIM" run --resume "$how" -q
    diff -r unbroken "$how"
done
