/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: bytes as a scenario. What is refused must say why; what is accepted is asked for all
 * that `fondsim check` and a results folder say of it, and used_scenario.yaml must give the same
 * scenario again, to the byte. Files that the input names are those of files/, in a folder of its
 * own. Simulates nothing. */
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/file.h"
#include "scenarios/json.h"
#include "scenarios/read.h"
#include "scenarios/register.h"
#include "scenarios/write.h"
#include "tests/fuzz/fuzz.h"

enum { MAX_BYTES = 1 << 17, MAX_COHORTS = 32 };

/* NOLINTNEXTLINE(readability-non-const-parameter): libFuzzer's signature */
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    gsl_set_error_handler_off();
    folder_enter();
    folder_copy("base.yaml", "base.yaml");
    folder_copy("table.csv", "table.csv");
    folder_below("out");
    folder_below("out/inputs");
    /* used_scenario.yaml names them inputs/table.csv, inputs/2-table.csv ... by spelling */
    folder_copy("table.csv", "out/inputs/table.csv");
    for (int i = 2; i <= MAX_COHORTS; i++) {
        char name[40];
        snprintf(name, sizeof name, "out/inputs/%d-table.csv", i);
        folder_copy("table.csv", name);
    }
    return 0;
}

static int is_printable(const char *text) {
    struct text_fault fault = file_check_text(text, strlen(text));
    return fault.what == NULL && text[0] != '\0' && strpbrk(text, "\r\n\t") == NULL;
}

static void check_problems(const struct problems *problems) {
    size_t n = problems->count < PROBLEMS_KEPT ? problems->count : PROBLEMS_KEPT;
    never(n == 0, "a scenario is refused without a problem");
    for (size_t i = 0; i < n; i++) {
        const struct problem *problem = &problems->kept[i];
        never(problem->line < 1 || problem->column < 1, "a problem has no place");
        never(!is_printable(problem->text), "a problem cannot be printed");
        never(!is_printable(problem->file), "a file cannot be printed");
    }
}

/* used_scenario.yaml of a scenario: malloc. */
static char *written(const struct scenario *scenario, size_t *size) {
    char *text = NULL;
    struct error error = {0};
    FILE *stream = open_memstream(&text, size);
    never(stream == NULL, "no memory");
    int code = scenario_write(scenario, stream, &error);
    never(fclose(stream) != 0 || code != 0, "a scenario cannot be written");
    return text;
}

static void describe(const struct scenario *scenario) {
    char *text = NULL;
    size_t size;
    struct error error = {0};
    FILE *stream = open_memstream(&text, &size);
    never(stream == NULL, "no memory");
    for (int french = 0; french < 2; french++) {
        register_print(scenario, french, stream);
        run_cost_print(scenario, french, stream);
        warnings_print(scenario, french, stream);
    }
    never(scenario_print_json(scenario, stream, &error) != 0, "no JSON");
    never(fclose(stream) != 0, "no memory");
    free(text);
}

static void check_again(const struct scenario *scenario, struct problems *problems) {
    struct scenario again;
    struct error error = {0};
    size_t first_size, second_size;
    char *first = written(scenario, &first_size);
    int code = scenario_read_text("out/used_scenario.yaml", first, first_size, 0, NULL, &again,
                                  problems, &error);
    if (code != 0) {
        fprintf(stderr, "%s\n%s", error.text, first);
    }
    never(code != 0, "used_scenario.yaml is refused");
    char *second = written(&again, &second_size);
    if (first_size != second_size || memcmp(first, second, first_size) != 0) {
        fprintf(stderr, "%s\n---- then\n%s", first, second);
        never(1, "used_scenario.yaml gives another scenario");
    }
    scenario_free(&again);
    free(first);
    free(second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct problems problems;
    struct scenario scenario;
    struct error error = {0};
    if (size > MAX_BYTES) {
        return 0;
    }
    char *text = malloc(size + 1);
    never(text == NULL, "no memory");
    memcpy(text, data, size);
    text[size] = '\0';
    int code = scenario_read_text("input.yaml", text, size, 0, NULL, &scenario, &problems, &error);
    free(text);
    if (code == 0) {
        never(problems.count > 0, "a scenario is accepted with problems");
        describe(&scenario);
        check_again(&scenario, &problems);
    } else {
        never(code != FONDSIM_INVALID, "reading failed");
        never(!is_printable(error.text), "an error cannot be printed");
        check_problems(&problems);
    }
    scenario_free(&scenario);
    return 0;
}
