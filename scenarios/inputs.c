/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that a scenario names: their list, and their copies in a results folder. Knows nothing
 * of what they hold. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "scenarios/file.h"
#include "scenarios/write.h"

/* The texts one after the other: malloc, NULL when memory is out. */
static char *joined(const char *first, const char *second, const char *third) {
    size_t size = strlen(first) + strlen(second) + strlen(third) + 1;
    char *text = malloc(size);
    if (text != NULL) {
        snprintf(text, size, "%s%s%s", first, second, third);
    }
    return text;
}

static int name_taken(const struct input_files *inputs, const char *name) {
    for (size_t i = 0; i < inputs->n; i++) {
        if (strcmp(inputs->items[i].name, name) == 0) {
            return 1;
        }
    }
    return 0;
}

/* Adds a file unless it is there. Files of the same name in different folders get a number. */
static int add_input(struct input_files *inputs, char *from) {
    if (from == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    for (size_t i = 0; i < inputs->n; i++) {
        if (strcmp(inputs->items[i].from, from) == 0) {
            free(from);
            return FONDSIM_OK;
        }
    }
    char *name = joined("inputs/", "", file_base(from));
    for (unsigned k = 2; name != NULL && name_taken(inputs, name); k++) {
        char number[16];
        snprintf(number, sizeof number, "%u-", k);
        free(name);
        name = joined("inputs/", number, file_base(from));
    }
    if (name == NULL) {
        free(from);
        return FONDSIM_NO_MEMORY;
    }
    inputs->items[inputs->n++] = (struct input_file){from, name};
    return FONDSIM_OK;
}

int scenario_inputs(const struct scenario *scenario, struct input_files *inputs) {
    size_t room = scenario->n_cohorts > 0 ? (size_t)scenario->n_cohorts : 1;
    inputs->n = 0;
    inputs->items = calloc(room, sizeof *inputs->items);
    int code = inputs->items == NULL ? FONDSIM_NO_MEMORY : FONDSIM_OK;
    for (int c = 0; code == FONDSIM_OK && c < scenario->n_cohorts; c++) {
        const struct territory_table *table = &scenario->cohorts[c].territories;
        if (table->n > 0) {
            code = add_input(inputs, file_join(scenario->folder, table->path));
        }
    }
    if (code != FONDSIM_OK) {
        scenario_inputs_free(inputs);
    }
    return code;
}

void scenario_inputs_free(struct input_files *inputs) {
    for (size_t i = 0; i < inputs->n; i++) {
        free(inputs->items[i].from);
        free(inputs->items[i].name);
    }
    free(inputs->items);
    *inputs = (struct input_files){0};
}

/* ------------------------------------------------------------------ the results folder */

/* Writes bytes beside the file, then renames: never half a file. */
static int copy_file(const char *from, const char *to, struct error *error) {
    char *text = NULL, *beside = joined(to, ".partial", "");
    size_t length;
    struct error why = {0};
    FILE *stream = NULL;
    int code = beside == NULL ? FONDSIM_NO_MEMORY : file_read(from, &text, &length, &why);
    if (code != FONDSIM_OK) {
        code = error_set(error, code == FONDSIM_INVALID ? FONDSIM_IO : code, "%s: %s", from,
                         why.code == 0 ? error_sentence(code) : why.text);
        goto out;
    }
    stream = fopen(beside, "wb");
    int failed = stream == NULL || fwrite(text, 1, length, stream) != length;
    failed |= stream != NULL && fclose(stream) != 0;
    if (failed || rename(beside, to) != 0) {
        code = error_set(error, FONDSIM_IO, "%s: %s", to, strerror(errno));
        remove(beside);
    }
out:
    free(text);
    free(beside);
    return code;
}

static int copy_inputs(const struct input_files *inputs, const char *folder, struct error *error) {
    int code = FONDSIM_OK;
    char *path = joined(folder, "/inputs", "");
    if (path == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    if (inputs->n > 0 && mkdir(path, 0777) != 0 && errno != EEXIST) {
        code = error_set(error, FONDSIM_IO, "%s: %s", path, strerror(errno));
    }
    for (size_t i = 0; code == FONDSIM_OK && i < inputs->n; i++) {
        char *to = joined(folder, "/", inputs->items[i].name);
        if (to == NULL) {
            code = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
            break;
        }
        code = copy_file(inputs->items[i].from, to, error);
        free(to);
    }
    free(path);
    return code;
}

int scenario_write_folder(const struct scenario *scenario, const char *folder,
                          struct error *error) {
    struct input_files inputs = {0};
    char *path = joined(folder, "/used_scenario.yaml", "");
    char *beside = joined(folder, "/used_scenario.yaml", ".partial");
    int code = FONDSIM_OK;
    if (path == NULL || beside == NULL || scenario_inputs(scenario, &inputs) != 0) {
        code = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        goto out;
    }
    code = copy_inputs(&inputs, folder, error);
    if (code != FONDSIM_OK) {
        goto out;
    }
    FILE *stream = fopen(beside, "wb");
    if (stream == NULL) {
        code = error_set(error, FONDSIM_IO, "%s: %s", beside, strerror(errno));
        goto out;
    }
    code = scenario_write(scenario, stream, error);
    if (fclose(stream) != 0 || (code == FONDSIM_OK && rename(beside, path) != 0)) {
        code = error_set(error, FONDSIM_IO, "%s: %s", path, strerror(errno));
    }
    if (code != FONDSIM_OK) {
        remove(beside);
    }
out:
    scenario_inputs_free(&inputs);
    free(path);
    free(beside);
    return code;
}
