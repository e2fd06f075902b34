/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens results folders. Knows no question that is asked of them. */
#include "sim/cli/opened.h"

#include <stdlib.h>
#include <unistd.h>

#include "scenarios/read.h"
#include "sim/cli/folder.h"

static int read_scenario(const char *folder, struct scenario *scenario, struct error *error) {
    char path[FOLDER_PATH];
    struct problems *problems = calloc(1, sizeof *problems);
    if (problems == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = folder_path(path, folder, "used_scenario.yaml", error);
    if (status == 0 && access(path, R_OK) != 0) { /* no mistake of whoever wrote a scenario */
        status = error_set(error, FONDSIM_IO, "%s: no such file, or it cannot be read", path);
    }
    if (status == 0) {
        status = scenario_read(path, 0, NULL, scenario, problems, error);
    }
    if (status == FONDSIM_INVALID) {
        problems_print(problems, stderr);
        error->text[0] = '\0'; /* said already */
    }
    free(problems);
    return status;
}

static int open_folder(const char *folder, int writes, struct opened *self, struct error *error) {
    char path[FOLDER_PATH];
    *self = (struct opened){0};
    int status = folder_path(path, folder, "run.sqlite", error);
    if (status == 0 && writes && store_is_ours(path)) { /* else what is wrong is said below */
        status = folder_lock(&self->lock, folder, error);
    }
    status = status < 0 ? status : store_open(&self->store, path, error);
    status = status < 0 ? status : store_info(self->store, &self->info, error);
    status = status < 0 ? status : read_scenario(folder, &self->scenario, error);
    status = status < 0 ? status : store_same_assumptions(self->store, &self->scenario, error);
    if (status < 0) {
        opened_free(self);
    }
    return status;
}

int opened_folder(const char *folder, struct opened *self, struct error *error) {
    return open_folder(folder, 0, self, error);
}

int opened_for_writing(const char *folder, struct opened *self, struct error *error) {
    return open_folder(folder, 1, self, error);
}

void opened_free(struct opened *self) {
    scenario_free(&self->scenario);
    run_info_free(&self->info);
    store_close(self->store);
    folder_unlock(&self->lock);
    *self = (struct opened){0};
}
