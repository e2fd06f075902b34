/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command: finds the subcommand in the table and hands it the rest; under a launcher, once in
 * each rank. The only file that exits; knows nothing of what subcommands do. */
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cli/cli.h"
#include "sim/engine/launcher.h"
#include "sim/engine/ranks.h"

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *help;
    int ranks; /* 1: several ranks share its work */
} commands[] = {
    {"run", cmd_run, "simulate a scenario and write its results folder", 1},
    {"plot", cmd_plot, "draw the figures of a results folder again, without simulating", 0},
    {"compare", cmd_compare, "say which funding model is better, by how much, how surely", 0},
    {"sensitivity", cmd_sensitivity, "say which parameters matter, and where the answer changes",
     0},
    {"replay", cmd_replay, "tell what happened to one ecosystem in one simulated world", 0},
    {"report", cmd_report, "the committee report: page, PDF, workbook, figures", 0},
    {"reproduce", cmd_reproduce, "simulate a stored run again and compare every value", 0},
    {"verify", cmd_verify, "check this build against published results: a certificate", 0},
    {"voi", cmd_voi, "value information in any table of draws: EVPI and EVPPI", 0},
    {"check", cmd_check, "validate a scenario; print its assumptions and what a run costs", 0},
    {"new", cmd_new, "print a commented scenario to start from", 0},
    {"explain", cmd_explain, "explain a parameter: meaning, unit, bounds, default, reference", 0},
    {"schema", cmd_schema, "print the JSON Schema of scenarios, for editors", 0},
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
          "4 input or output failed; reproduce: 5 within Monte Carlo error, 6 different.\n",
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

static void version(void) {
    char library[128];
    int ranks = ranks_library(library, sizeof library);
    printf("fondsim %s\nranks: %s\n", FONDSIM_VERSION, ranks ? library : "none, built without MPI");
}

static int dispatch(int argc, char **argv) {
    if (argc < 2) {
        help(stderr);
        return error_exit_status(FONDSIM_USAGE);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        help(stdout);
        return EXIT_SUCCESS;
    }
    if (strcmp(argv[1], "--version") == 0) {
        version();
        return EXIT_SUCCESS;
    }
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (strcmp(argv[1], commands[i].name) != 0) {
            continue;
        }
        if (ranks_count() > 1 && !commands[i].ranks) {
            fprintf(stderr,
                    "fondsim %s: %d processes were started, but only 'fondsim run' shares its work "
                    "among ranks: start one\n",
                    argv[1], ranks_count());
            return error_exit_status(FONDSIM_USAGE);
        }
        return commands[i].run(argc - 1, argv + 1);
    }
    fprintf(stderr, "fondsim: unknown %s '%s'\nTry 'fondsim --help'.\n",
            argv[1][0] == '-' ? "option" : "command", argv[1]);
    return error_exit_status(FONDSIM_USAGE);
}

/* Ranks other than 0 say nothing: rank 0 says it for all, errors of others too. */
static int hush(void) {
    return freopen("/dev/null", "w", stdout) == NULL || freopen("/dev/null", "w", stderr) == NULL
               ? FONDSIM_IO
               : 0;
}

/* A standard stream that was closed must not become the number of a results file: it is opened so
 * that reading or writing it fails, which is said as for a full disk. */
static void fill_standard_streams(void) {
    for (int file = 0; file <= 2; file++) {
        if (fcntl(file, F_GETFD) == -1) {
            (void)!open("/dev/null", file == 0 ? O_WRONLY : O_RDONLY);
        }
    }
}

int main(int argc, char **argv) {
    fill_standard_streams();
    gsl_set_error_handler_off();
    struct error error = {0};
    int status = ranks_begin(&error);
    int follows = ranks_mine() > 0;
    if (status == 0 && follows) {
        status = hush();
    }
    if (status < 0) {
        if (launcher_mine() == 0) {
            fprintf(stderr, "fondsim: %s\n", error.text);
        }
        return error_exit_status(status);
    }
    status = flushed(dispatch(argc, argv));
    ranks_end();
    return follows ? EXIT_SUCCESS : status; /* a launcher ends the others at the first failure */
}
