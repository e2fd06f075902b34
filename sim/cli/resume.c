/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A run that goes on needs its folder only: used_scenario.yaml says what to simulate, run.sqlite
 * what is there already and how many samples were asked for. */
#include "sim/cli/resume.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/write.h"
#include "sim/cli/running.h"
#include "sim/engine/engine.h"
#include "sim/engine/ranks.h"

/* How many samples the run was asked for; 0 when it was killed before it had a results file. */
static int samples_asked(const char *path, uint32_t *samples, struct error *error) {
    struct store *store = NULL;
    struct run_info info;
    *samples = 0;
    if (!store_is_ours(path)) {
        return 0;
    }
    int status = store_open(&store, path, error);
    if (status == 0 && (status = store_info(store, &info, error)) == 0) {
        *samples = info.asked;
        run_info_free(&info);
    }
    store_close(store);
    return status;
}

static int read_scenario(struct simulation *simulation, uint32_t samples, struct error *error) {
    char path[FOLDER_PATH], set[64];
    const char *const sets[1] = {set};
    snprintf(set, sizeof set, "monte_carlo.samples=%lu", (unsigned long)samples);
    int status = folder_path(path, simulation->folder, "used_scenario.yaml", error);
    if (status == 0 && access(path, R_OK) != 0) {
        return error_set(error, FONDSIM_IO,
                         "%s: no run to go on with: it has no used_scenario.yaml",
                         simulation->folder);
    }
    const struct scenario_given given = {.n_sets = samples > 0, .sets = sets};
    status = status < 0 ? status : simulation_read(simulation, path, &given, error);
    return status < 0 ? status : simulation_plan(simulation, error);
}

/* Opens the results file, or makes it when the run was killed before it did. */
static int open_store(struct simulation *simulation, const char *path, uint32_t had,
                      struct error *error) {
    if (had == 0) {
        unlink(path); /* the beginning of one */
        return store_create(&simulation->store, path, &simulation->study, &simulation->catalogue,
                            &simulation->shape, FONDSIM_VERSION, error);
    }
    int status = store_continue(&simulation->store, path, &simulation->study,
                                &simulation->catalogue, &simulation->shape, error);
    if (status == 0 && simulation->study.samples > had) {
        status = scenario_write_folder(&simulation->scenario, simulation->folder, error);
    }
    return status;
}

/* Locks the folder and looks at what it has. */
static int look(struct simulation *simulation, const char *path, uint32_t *had,
                struct error *error) {
    if (access(simulation->folder, X_OK) != 0) {
        return error_set(error, FONDSIM_IO, "%s: no such folder", simulation->folder);
    }
    int status = folder_lock(&simulation->lock, simulation->folder, error);
    return status < 0 ? status : samples_asked(path, had, error);
}

/* Rank 0 alone touches the results file; the others read the scenario once it knows how many
 * samples are asked for, and before it writes it anew. */
static int resume(struct simulation *simulation, uint32_t more,
                  const struct simulation_manner *manner, struct error *error) {
    char path[FOLDER_PATH];
    uint32_t had = 0;
    int leads = ranks_mine() == 0;
    int status = folder_path(path, simulation->folder, "run.sqlite", error);
    if (status == 0 && leads) {
        status = look(simulation, path, &had, error);
    }
    status = ranks_agree(status, error);
    had = ranks_word(had);
    uint32_t samples = engine_whole_blocks(had) + engine_whole_blocks(more);
    status = status < 0 ? status : read_scenario(simulation, had > 0 ? samples : 0, error);
    status = ranks_agree(status, error);
    if (status == 0 && leads) {
        status = open_store(simulation, path, had, error);
    }
    status = ranks_agree(status, error);
    if (status < 0) {
        return status;
    }
    if (ranks_word(leads && store_is_complete(simulation->store))) {
        store_close(simulation->store);
        simulation->store = NULL;
        return leads ? simulation_tell(simulation, manner, 1, error) : 0;
    }
    running_catch_signals();
    return simulation_finish(simulation, manner, error);
}

int resume_folder(const char *folder, uint32_t more, const struct simulation_manner *manner,
                  struct error *error) {
    struct simulation *simulation = calloc(1, sizeof *simulation);
    int status = ranks_agree(simulation == NULL ? error_no_memory(error) : 0, error);
    if (status < 0 || simulation == NULL) {
        free(simulation);
        return status;
    }
    if (strlen(folder) >= sizeof simulation->folder) {
        status = error_set(error, FONDSIM_IO, "%s: the path is too long", folder);
    } else {
        strcpy(simulation->folder, folder);
        status = resume(simulation, more, manner, error);
    }
    simulation_free(simulation);
    free(simulation);
    return status;
}
