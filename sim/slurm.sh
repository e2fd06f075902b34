#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A Slurm job: one run on several machines, which goes on where it was stopped when it is submitted
# again. Where fondsim was built with MPI (`fondsim --version` says so):
#
#   sbatch sim/slurm.sh SCENARIO RESULTS [options of fondsim run, for the first time]
#
# One rank a machine, one thread a processor. More ranks or processors: options of sbatch, which
# come before the name of this script. All ranks read SCENARIO and RESULTS/used_scenario.yaml; only
# rank 0 writes. Machines must be of one processor class (--constraint): ranks that compute other
# bytes than rank 0 are refused.
#SBATCH --job-name=fondsim
#SBATCH --nodes=4
#SBATCH --ntasks-per-node=1
#SBATCH --cpus-per-task=32
#SBATCH --time=04:00:00
#SBATCH --signal=TERM@120
set -eu

if [ $# -lt 2 ]; then
    echo "Usage: sbatch sim/slurm.sh SCENARIO RESULTS [options of fondsim run]" >&2
    exit 2
fi
scenario=$1 results=$2
shift 2

export OMP_NUM_THREADS="${SLURM_CPUS_PER_TASK:-1}"
# Slurm does not always hand --cpus-per-task on to srun. Without PMIx in Slurm (see srun --mpi=list):
# mpirun --map-by "ppr:1:node:PE=$OMP_NUM_THREADS" instead of srun and its options.
if [ -e "$results/used_scenario.yaml" ]; then
    set -- --resume "$results"
else
    set -- "$scenario" -o "$results" "$@"
fi
exec srun --mpi=pmix --kill-on-bad-exit=1 --cpus-per-task="$OMP_NUM_THREADS" \
    "${FONDSIM:-fondsim}" run "$@"
