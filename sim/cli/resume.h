/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes on with the run of a results folder: fondsim run --resume, --extend. */
#ifndef FONDSIM_CLI_RESUME_H
#define FONDSIM_CLI_RESUME_H

#include "sim/cli/simulation.h"

/* Simulates what is missing, or `more` samples beyond (rounded up to whole blocks; 0 none), and
 * writes tables and figures again. A run that is complete is only written again. FONDSIM_IO when
 * the folder holds no run or another process works in it; FONDSIM_DOMAIN when its scenario, the
 * program or the processor has changed; FONDSIM_INTERRUPTED as a new run. */
int resume_folder(const char *folder, uint32_t more, const struct simulation_manner *manner,
                  struct error *error);

#endif
