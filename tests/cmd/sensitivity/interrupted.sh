# SPDX-License-Identifier: GPL-3.0-or-later
# A request to end writes nothing.
"$FONDSIM" sensitivity "$CASES/small.yaml" -n 100000 -q -o out &
child=$!
tries=0
until [ "$(cat "/proc/$child/comm")" = fondsim ] && # the shell's copy of itself catches it too
    grep -q '^SigCgt:.*[2367abef]$' "/proc/$child/status"; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ]
    sleep 0.1
done
kill -INT "$child"
status=0
wait "$child" || status=$?
ls out 2> none || echo untouched
exit "$status"
