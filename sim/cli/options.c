/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the command line from typed tables and prints the help they make. Never exits. */
#include "sim/cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A whole number in decimal digits only, within [low, high]. */
static int read_number(const struct option_spec *spec, const char *text, struct error *error) {
    struct option_number *target = spec->target;
    char *end = NULL;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    int digits = text[0] != '\0' && strspn(text, "0123456789") == strlen(text);
    if (!digits || errno != 0 || *end != '\0' || value < spec->low || value > spec->high) {
        return error_set(error, FONDSIM_USAGE,
                         "--%s: found '%s', expected a whole number from %lu to %lu", spec->name,
                         text, (unsigned long)spec->low, (unsigned long)spec->high);
    }
    target->given = 1;
    target->value = (uint32_t)value;
    return 0;
}

static int append(struct option_list *list, const char *value, struct error *error) {
    const char **grown = realloc(list->values, (list->n + 1) * sizeof *grown);
    if (grown == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    list->values = grown;
    list->values[list->n++] = value;
    return 0;
}

static int read_value(const struct option_spec *spec, const char *text, struct error *error) {
    switch (spec->kind) {
    case OPTION_FLAG:
        *(int *)spec->target = 1;
        return 0;
    case OPTION_TEXT:
        if (text[0] == '\0') {
            return error_set(error, FONDSIM_USAGE, "--%s: found nothing, expected %s", spec->name,
                             spec->argument);
        }
        *(const char **)spec->target = text;
        return 0;
    case OPTION_LIST:
        return append(spec->target, text, error);
    case OPTION_NUMBER:
        return read_number(spec, text, error);
    case OPTION_LANGUAGE:
        if (strcmp(text, "fr") != 0 && strcmp(text, "en") != 0) {
            return error_set(error, FONDSIM_USAGE, "--%s: found '%s', expected fr or en",
                             spec->name, text);
        }
        *(enum language *)spec->target = strcmp(text, "fr") == 0 ? LANGUAGE_FR : LANGUAGE_EN;
        return 0;
    }
    return error_set(error, FONDSIM_FAILED, "option --%s has no kind", spec->name);
}

static const struct option_spec *find(const struct command_line *line, const char *name,
                                      size_t length, char letter) {
    for (size_t i = 0; i < line->n; i++) {
        const struct option_spec *spec = &line->options[i];
        if (name != NULL ? strlen(spec->name) == length && strncmp(spec->name, name, length) == 0
                         : spec->letter != '\0' && spec->letter == letter) {
            return spec;
        }
    }
    return NULL;
}

/* Reads the option at argv[*i] and moves *i over its value. */
static int read_option(const struct command_line *line, int argc, char **argv, int *i,
                       struct error *error) {
    const char *word = argv[*i];
    const char *attached = NULL;
    const struct option_spec *spec;
    if (word[1] == '-') {
        size_t length = strcspn(word + 2, "=");
        spec = find(line, word + 2, length, '\0');
        attached = word[2 + length] == '=' ? word + 2 + length + 1 : NULL;
    } else {
        spec = find(line, NULL, 0, word[1]);
        attached = word[2] != '\0' ? word + 2 : NULL;
    }
    if (spec == NULL) {
        return error_set(error, FONDSIM_USAGE, "unknown option '%s'", word);
    }
    if (spec->kind == OPTION_FLAG) {
        if (attached != NULL) {
            return error_set(error, FONDSIM_USAGE, "--%s takes no value, found '%s'", spec->name,
                             word);
        }
        return read_value(spec, NULL, error);
    }
    if (attached == NULL) {
        if (*i + 1 >= argc) {
            return error_set(error, FONDSIM_USAGE, "'%s' needs a value: %s", word, spec->argument);
        }
        attached = argv[++*i];
    }
    return read_value(spec, attached, error);
}

int options_read(const struct command_line *line, int argc, char **argv, const char **positionals,
                 size_t *n, struct error *error) {
    *n = 0;
    int only_positionals = 0;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (!only_positionals && strcmp(word, "--") == 0) {
            only_positionals = 1;
        } else if (!only_positionals && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
            options_help(line, stdout);
            return 1;
        } else if (!only_positionals && word[0] == '-' && word[1] != '\0') {
            int status = read_option(line, argc, argv, &i, error);
            if (status < 0) {
                return status;
            }
        } else if (*n >= line->most || *n >= CLI_MAX_POSITIONALS) {
            return error_set(error, FONDSIM_USAGE, "unexpected argument '%s'", word);
        } else {
            positionals[(*n)++] = word;
        }
    }
    if (*n < line->least) {
        return error_set(error, FONDSIM_USAGE, "expected %s", line->positionals);
    }
    return 0;
}

static void print_option(FILE *file, char letter, const char *name, const char *argument,
                         const char *help) {
    char left[64];
    snprintf(left, sizeof left, "%c%c%s--%s%s%s", letter ? '-' : ' ', letter ? letter : ' ',
             letter ? ", " : "  ", name, argument != NULL ? " " : "",
             argument != NULL ? argument : "");
    fprintf(file, "  %-26s %s\n", left, help);
}

void options_help(const struct command_line *line, FILE *file) {
    fprintf(file, "Usage: fondsim %s%s%s%s\n\n%s\n", line->name, line->n > 0 ? " [OPTION]..." : "",
            line->positionals[0] != '\0' ? " " : "", line->positionals, line->summary);
    if (line->details != NULL) {
        fprintf(file, "\n%s", line->details);
    }
    fputs("\nOptions:\n", file);
    for (size_t i = 0; i < line->n; i++) {
        const struct option_spec *spec = &line->options[i];
        print_option(file, spec->letter, spec->name, spec->argument, spec->help);
    }
    print_option(file, 'h', "help", NULL, "print this help");
}

void option_list_free(struct option_list *self) {
    free((void *)self->values);
    *self = (struct option_list){0};
}

int cli_fail(const char *command, const struct error *error) {
    const char *text = error->text[0] != '\0' ? error->text : error_sentence(error->code);
    fprintf(stderr, "fondsim %s: %s\n", command, text);
    if (error->code == FONDSIM_USAGE) {
        fprintf(stderr, "Try 'fondsim %s --help'.\n", command);
    }
    return error_exit_status(error->code);
}
