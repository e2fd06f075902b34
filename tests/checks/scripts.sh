# SPDX-License-Identifier: GPL-3.0-or-later
# Shell scripts parse and pass shellcheck; those that people start are executable.
# Argument: the shellcheck to use. Knows no script's purpose.
set -eu

"$1" sim/quickstart sim/slurm.sh tests/run tests/fuzz/run .ci/run
"$1" --shell=sh tests/checks/*.sh
find tests/cmd tests/malformed tests/mpi \( -name '*.sh' -o -name '*.make' \) | while read -r script; do
    sh -n "$script"
done
for script in sim/quickstart sim/slurm.sh tests/run tests/fuzz/run .ci/run; do
    [ -x "$script" ] || {
        echo "$script is not executable"
        exit 1
    }
done
