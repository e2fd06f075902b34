/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim schema: prints the JSON Schema of scenarios. Knows no scenario. */
#include "scenarios/schema.h"

#include <stdlib.h>

#include "sim/cli/cli.h"

int cmd_schema(int argc, char **argv) {
    const struct command_line line = {
        "schema",
        "",
        0,
        0,
        "Prints the JSON Schema of scenarios; editors use it to complete and to explain.",
        NULL,
        0,
        NULL};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        status = scenario_print_schema(stdout, &error);
    }
    return status < 0 ? cli_fail("schema", &error) : EXIT_SUCCESS;
}
