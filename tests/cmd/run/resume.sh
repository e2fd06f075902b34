# SPDX-License-Identifier: GPL-3.0-or-later
# A run that was killed goes on from its folder alone, and leaves the files of one that never was;
# one that is complete is only written again.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 4096 -q -o whole
cp "$CASES/../two-funds.yaml" mine.yaml
"$FONDSIM" run mine.yaml -n 4096 -q -o cut &
child=$!
tries=0
until [ "$(sqlite3 -cmd '.timeout 2000' cut/run.sqlite \
    "SELECT value > 0 FROM meta WHERE key = 'blocks_done'" 2>/dev/null)" = 1 ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ]
    sleep 0.02
done
kill -KILL "$child"
wait "$child" 2>/dev/null || true
rm mine.yaml
"$FONDSIM" run --resume cut -q
diff -r whole cut
rm -r cut/figures cut/summary.csv
"$FONDSIM" run --resume cut -q
diff -r whole cut
