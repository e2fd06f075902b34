/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a launcher (mpirun, srun) started this process, as the environment says: MPI is not
 * woken without one. Knows no MPI. */
#ifndef FONDSIM_ENGINE_LAUNCHER_H
#define FONDSIM_ENGINE_LAUNCHER_H

/* 1: started so that MPI can be used (Open MPI, or any launcher that speaks PMIx or PMI). */
int launcher_speaks_mpi(void);

/* Processes that were started together, as far as is known: at least 1. */
int launcher_processes(void);

/* Which of them this is; 0 when not known. */
int launcher_mine(void);

#endif
