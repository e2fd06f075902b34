/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim explain: what a key of a scenario means. Knows no scenario. */
#include "scenarios/explain.h"

#include <stdlib.h>

#include "models/references.h"
#include "sim/cli/cli.h"

static int explain(const char *key, enum language language, struct error *error) {
    const char *nearest;
    if (explain_print(key, language == LANGUAGE_FR, reference_text, stdout, &nearest) > 0) {
        return 0;
    }
    return error_set(error, FONDSIM_USAGE, "unknown key '%s'%s%s%s", key,
                     nearest == NULL ? "" : " (nearest known key: ", nearest == NULL ? "" : nearest,
                     nearest == NULL ? "" : ")");
}

int cmd_explain(int argc, char **argv) {
    enum language language = LANGUAGE_FR;
    int markdown = 0;
    const struct option_spec options[] = {
        {"markdown", 0, OPTION_FLAG, &markdown, NULL,
         "print the page of all parameters, in English, instead", 0, 0},
        {"lang", 0, OPTION_LANGUAGE, &language, "fr|en", "language (default fr)", 0, 0},
    };
    const struct command_line line = {
        "explain",
        "[KEY]",
        0,
        1,
        "Explains a key of a scenario: meaning, unit, bounds, default, reference.",
        "KEY is a key (ticket), a path (instruments.engineering.ticket), a section (economics)\n"
        "or a fund model (engineering_fund); without it all keys are listed.\n",
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0 && markdown) {
        explain_print_page(reference_text, stdout);
    } else if (status == 0 && n == 0) {
        explain_print_list(language == LANGUAGE_FR, stdout);
    } else if (status == 0) {
        status = explain(positionals[0], language, &error);
    }
    return status < 0 ? cli_fail("explain", &error) : EXIT_SUCCESS;
}
