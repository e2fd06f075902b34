# SPDX-License-Identifier: GPL-3.0-or-later
# The same bytes in every file for 1, 2 and 4 ranks, of 1 or 2 threads, and with ranks without work.
set -- "$CASES/../cmd/two-funds.yaml" -q
"$FONDSIM" run "$@" -n 352 --inner 3 -o alone -t 1
for ranks in 1 2 4; do
    threads=$((ranks == 2 ? 2 : 1))
    mpirun -n "$ranks" "$FONDSIM" run "$@" -n 352 --inner 3 -o "$ranks" -t "$threads"
    diff -r alone "$ranks"
done
"$FONDSIM" run "$@" -n 64 -o few
mpirun -n 8 "$FONDSIM" run "$@" -n 64 -o idle -t 1
diff -r few idle
ls idle
sqlite3 idle/run.sqlite "SELECT key, value FROM meta WHERE key IN ('blocks_done', 'complete')"
