# SPDX-License-Identifier: GPL-3.0-or-later
# Errors are said once, by rank 0, with the exit status of the whole job; so are results and help.
# mpirun -q says nothing of its own.
scenario=$CASES/../cmd/two-funds.yaml
say() {
    status=0
    mpirun -q -n 3 "$FONDSIM" "$@" || status=$?
    echo "exit $status" >&2
}
sed 's/duration: 2/duraton: 2/' "$scenario" >bad.yaml
say run bad.yaml -o out
[ ! -e out ]
say run "$scenario" --threads none
say run "$scenario" -n 32 -o out --lang en
say run "$scenario" -o out
say run --resume nowhere
say compare out
say run --help | sed -n 1p
say --version | sed -n 1p
