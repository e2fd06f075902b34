# SPDX-License-Identifier: GPL-3.0-or-later
# A run that would fill the disk, the memory or the month is refused before anything is written.
run() { "$FONDSIM" run "$CASES/../two-funds.yaml" "$@" || echo "status $?"; }
run -n 10000000 --inner 10
run --inner 65535 -n 32
run --set cohorts.panel.ecosystems=20000 --set time.step=month -n 3000000
run -n 20000000
"$FONDSIM" compare "$CASES/../two-funds.yaml" -n 10000000 --inner 10 || echo "status $?"
# check says what it costs, and that it would not be run
"$FONDSIM" check "$CASES/../two-funds.yaml" --lang en --set monte_carlo.samples=10M --set monte_carlo.inner=10 |
    grep -E 'Estimated cost|allow-cost'
ls
# --allow-cost lets it begin
"$FONDSIM" run "$CASES/../two-funds.yaml" -q -n 10000000 --inner 10 --allow-cost -o begun &
pid=$!
i=0
while [ ! -e begun/run.sqlite ] && [ $i -lt 200 ]; do
    sleep 0.1
    i=$((i + 1))
done
kill -9 $pid
{ wait $pid || echo "status $?"; } 2> /dev/null
ls begun/run.sqlite
"$FONDSIM" sensitivity "$CASES/../../fuzz/files/base.yaml" --set monte_carlo.inner=65535 || echo "status $?"
