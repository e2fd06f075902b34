# SPDX-License-Identifier: GPL-3.0-or-later
# Several processes that cannot speak to one another are refused, by the first of them.
export SLURM_STEP_NUM_TASKS=4
for process in 0 1; do
    status=0
    SLURM_PROCID=$process "$FONDSIM" run "$CASES/../cmd/two-funds.yaml" -n 32 -o out || status=$?
    echo "exit $status"
done
[ ! -e out ]
