# SPDX-License-Identifier: GPL-3.0-or-later
# A request to end during the new runs keeps what the stored draws told, and says so.
"$FONDSIM" run "$CASES/runs.yaml" -n 96 -o out -q
: > screen
"$FONDSIM" compare --full out --lang en --samples 4000000 > screen &
child=$!
tries=0
until grep -q '^4\. Ranks' screen; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ]
    sleep 0.1
done
sleep 1
kill -INT "$child"
status=0
wait "$child" || status=$?
grep '^4\.' screen
wc -l < out/compare/attribution.csv
grep -c '"information": \[' out/compare/compare.json
grep -c '^4\.' out/compare/answers.en.txt
if grep 'no effect has a worth' screen; then echo 'what was not finished is said not to be there'; fi
exit "$status"
