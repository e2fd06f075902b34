/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command: finds the subcommand in the table and hands it the rest. The only file that exits;
 * knows nothing of what subcommands do. */
#include <gsl/gsl_errno.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cli/cli.h"

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *help;
} commands[] = {
    {"run", cmd_run, "simulate a scenario and write its results folder"},
    {"plot", cmd_plot, "draw the figures of a results folder again, without simulating"},
    {"compare", cmd_compare, "say which funding model is better, by how much, how surely"},
    {"sensitivity", cmd_sensitivity, "say which parameters matter, and where the answer changes"},
    {"replay", cmd_replay, "tell what happened to one ecosystem in one simulated world"},
    {"report", cmd_report, "the committee report: page, PDF, workbook, figures"},
    {"voi", cmd_voi, "value information in any table of draws: EVPI and EVPPI"},
    {"check", cmd_check, "validate a scenario; print its assumptions and what a run costs"},
    {"new", cmd_new, "print a commented scenario to start from"},
    {"explain", cmd_explain, "explain a parameter: meaning, unit, bounds, default, reference"},
    {"schema", cmd_schema, "print the JSON Schema of scenarios, for editors"},
};

enum { N_COMMANDS = sizeof commands / sizeof commands[0] };

static void help(FILE *file) {
    fputs("Usage: fondsim COMMAND [OPTION]... [ARGUMENT]...\n\n"
          "Monte Carlo projections of funding instruments for territories, for committees\n"
          "that decide about public-interest money.\n\nCommands:\n",
          file);
    for (size_t i = 0; i < N_COMMANDS; i++) {
        fprintf(file, "  %-11s %s\n", commands[i].name, commands[i].help);
    }
    fputs("\n'fondsim COMMAND --help' tells more. Options:\n"
          "  -h, --help     print this help\n"
          "  --version      print the version\n\n"
          "Exit status: 0 done, 1 failed or interrupted, 2 wrong usage, 3 invalid scenario,\n"
          "4 input or output failed.\n",
          file);
}

/* stdout that could not be written (a full disk, a closed pipe) is a failure too. */
static int flushed(int status) {
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("fondsim: standard output could not be written\n", stderr);
        return status != 0 ? status : error_exit_status(FONDSIM_IO);
    }
    return status;
}

int main(int argc, char **argv) {
    gsl_set_error_handler_off();
    if (argc < 2) {
        help(stderr);
        return error_exit_status(FONDSIM_USAGE);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        help(stdout);
        return flushed(EXIT_SUCCESS);
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("fondsim %s\n", FONDSIM_VERSION);
        return flushed(EXIT_SUCCESS);
    }
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            return flushed(commands[i].run(argc - 1, argv + 1));
        }
    }
    fprintf(stderr, "fondsim: unknown %s '%s'\nTry 'fondsim --help'.\n",
            argv[1][0] == '-' ? "option" : "command", argv[1]);
    return error_exit_status(FONDSIM_USAGE);
}
