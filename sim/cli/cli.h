/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the subcommands share: their table, typed options, exit status, texts by language. Knows no
 * subcommand from inside. */
#ifndef FONDSIM_CLI_CLI_H
#define FONDSIM_CLI_CLI_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "output/format.h"
#include "sim/core/error.h"

/* ---- Subcommands: one line each in the table of main.c ---- */

/* argv[0] is the subcommand's name. Returns the exit status of the process. */
int cmd_run(int argc, char **argv);
int cmd_plot(int argc, char **argv);
int cmd_compare(int argc, char **argv);
int cmd_sensitivity(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_schema(int argc, char **argv);
int cmd_new(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_voi(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_replay(int argc, char **argv);
int cmd_verify(int argc, char **argv);
int cmd_reproduce(int argc, char **argv);

/* ---- Options ---- */

enum option_kind {
    OPTION_FLAG,    /* target int: set to 1 */
    OPTION_TEXT,    /* target const char *: points into argv */
    OPTION_LIST,    /* target struct option_list: may be repeated */
    OPTION_NUMBER,  /* target struct option_number: whole number within [low, high] */
    OPTION_LANGUAGE /* target enum language: fr or en */
};

/* Values of a repeatable option, in the order given; points into argv. */
struct option_list {
    size_t n;
    const char **values; /* owned: free with option_list_free */
};

struct option_number {
    int given;
    uint32_t value;
};

/* One option of a subcommand. The table generates parsing and help. */
struct option_spec {
    const char *name; /* "replicates" for --replicates */
    char letter;      /* 'o' for -o; 0 none */
    enum option_kind kind;
    void *target;
    const char *argument; /* name of the value in the help, "N"; NULL for a flag */
    const char *help;
    uint32_t low, high; /* OPTION_NUMBER */
};

/* What a subcommand takes; --help is added to every table. */
struct command_line {
    const char *name;        /* "run" */
    const char *positionals; /* "SCENARIO"; "" when there are none */
    size_t least, most;      /* how many positionals */
    const char *summary;     /* one sentence */
    const char *details;     /* more lines for --help, or NULL; ends with a newline */
    size_t n;
    const struct option_spec *options;
};

enum { CLI_MAX_POSITIONALS = 8 };

/* Reads argv. `positionals` receives up to CLI_MAX_POSITIONALS pointers into argv, *n their number.
 * Forms: --name value, --name=value, -x value, -xvalue; -- ends the options. Returns 0; 1 when
 * --help was asked and printed on stdout; FONDSIM_USAGE with a sentence that quotes the argument.
 */
int options_read(const struct command_line *line, int argc, char **argv, const char **positionals,
                 size_t *n, struct error *error);

/* Help of one subcommand. */
void options_help(const struct command_line *line, FILE *file);

void option_list_free(struct option_list *self);

/* Prints an error on stderr as "fondsim run: sentence" and returns its exit status. A usage error
 * also says how to get help. */
int cli_fail(const char *command, const struct error *error);

#endif
