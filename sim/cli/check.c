/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim check: validates a scenario and prints its register of assumptions, what a run would cost
 * and warnings; with --json the resolved scenario for other programs. Simulates nothing. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/json.h"
#include "scenarios/read.h"
#include "scenarios/register.h"
#include "sim/cli/cli.h"

static int read_scenario(const char *path, const struct scenario_given *given,
                         struct scenario *scenario, struct error *error) {
    struct problems *problems = calloc(1, sizeof *problems);
    if (problems == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = scenario_read_given(path, given, scenario, problems, error);
    if (status == FONDSIM_INVALID) {
        problems_print(problems, stderr);
        error->text[0] = '\0'; /* said already */
    }
    free(problems);
    return status;
}

static int print_check(const struct scenario *scenario, int json, enum language language,
                       struct error *error) {
    int french = language == LANGUAGE_FR;
    if (json) {
        return scenario_print_json(scenario, stdout, error);
    }
    register_print(scenario, french, stdout);
    run_cost_print(scenario, french, stdout);
    fputc('\n', stdout);
    warnings_print(scenario, french, stdout);
    return 0;
}

int cmd_check(int argc, char **argv) {
    struct option_list sets = {0}, allowed = {0};
    enum language language = LANGUAGE_FR;
    int json = 0;
    const struct option_spec options[] = {
        {"set", 0, OPTION_LIST, &sets, "KEY=VALUE",
         "replace a value of the scenario; may be repeated", 0, 0},
        {"allow-path", 0, OPTION_LIST, &allowed, "DIR",
         "let the scenario name files below DIR too; may be repeated", 0, 0},
        {"json", 0, OPTION_FLAG, &json, NULL, "print the resolved scenario as JSON instead", 0, 0},
        {"lang", 0, OPTION_LANGUAGE, &language, "fr|en", "language (default fr)", 0, 0},
    };
    const struct command_line line = {
        "check",
        "SCENARIO",
        1,
        1,
        "Validates a scenario; prints its assumptions, what a run costs, and warnings.",
        NULL,
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n;
    struct error error = {0};
    struct scenario scenario = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        const struct scenario_given given = {.n_sets = sets.n,
                                             .sets = sets.values,
                                             .n_allowed = allowed.n,
                                             .allowed = allowed.values};
        status = read_scenario(positionals[0], &given, &scenario, &error);
        if (status == 0) {
            status = print_check(&scenario, json, language, &error);
        }
        scenario_free(&scenario);
    }
    option_list_free(&sets);
    option_list_free(&allowed);
    if (status < 0) {
        return cli_fail("check", &error);
    }
    return EXIT_SUCCESS;
}
