/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim verify: a certificate that this build, on this machine, obtains the reference results.
 * Knows no reference and no way to obtain one. */
#include "sim/cli/verify.h"

#include <math.h>
#include <stdlib.h>

#include "models/kernels.h"
#include "output/sheets.h"
#include "sim/cli/cli.h"
#include "sim/cli/terminal.h"
#include "sim/core/stats.h"
#include "sim/store/store.h"

enum { LABEL = 54, NUMBER = 18, TEXT = 160 };

#define STRINGS_OF(x) #x
#define STRING_OF(x) STRINGS_OF(x)

/* What else than fondsim's own lines enters a result. */
static const char compiler[] =
#if defined(__clang__)
    "clang " __clang_version__;
#elif defined(__GNUC__)
    "gcc " STRING_OF(__GNUC__) "." STRING_OF(__GNUC_MINOR__) "." STRING_OF(__GNUC_PATCHLEVEL__);
#else
    "C";
#endif

struct certificate {
    enum language language;
    const char *kernels; /* level that was chosen on this machine */
    size_t n, passed;
    struct sheet sheet; /* the same, for other programs */
};

static const char *const columns[] = {"group",          "reference", "source",
                                      "expected",       "obtained",  "tolerance",
                                      "standard_error", "why",       "passed"};

static const char *say(const struct certificate *self, const char *fr, const char *en) {
    return self->language == LANGUAGE_FR ? fr : en;
}

/* ---- One reference ---- */

/* Largest difference that passes. */
static double margin(const struct verify_group *group, double expected,
                     const struct verify_answer *answer) {
    switch (group->kind) {
    case VERIFY_NUMBER:
        return group->tolerance * fmax(1, fabs(expected));
    case VERIFY_SAMPLING:
        return group->tolerance * answer->se;
    case VERIFY_EQUAL:
        break;
    }
    return 0;
}

static void print_number(const struct certificate *self, const struct verify_group *group,
                         double value) {
    char text[TEXT];
    if (group->kind == VERIFY_EQUAL && value >= 0 && value <= UINT32_MAX) {
        snprintf(text, sizeof text, "0x%08lx", (unsigned long)value);
    } else {
        snprintf(text, sizeof text, "%.10g", value);
    }
    for (char *c = text; self->language == LANGUAGE_FR && *c != '\0'; c++) {
        *c = *c == '.' ? ',' : *c;
    }
    terminal_field(stdout, text, NUMBER);
}

static void print_row(const struct certificate *self, const struct verify_group *group,
                      const struct verify_row *row, const struct verify_answer *answer,
                      int passed) {
    char tolerance[TEXT];
    double most = margin(group, row->expected, answer);
    snprintf(tolerance, sizeof tolerance, most > 0 ? "± %.1g" : "=", most);
    for (char *c = tolerance; self->language == LANGUAGE_FR && *c != '\0'; c++) {
        *c = *c == '.' ? ',' : *c;
    }
    fputs("  ", stdout);
    terminal_field(stdout, say(self, row->fr, row->en), -LABEL);
    print_number(self, group, row->expected);
    print_number(self, group, answer->obtained);
    terminal_field(stdout, tolerance, 12);
    printf("  %s\n", passed ? say(self, "conforme", "pass") : say(self, "ÉCART", "FAIL"));
}

static void add_row(struct certificate *self, const struct verify_group *group,
                    const struct verify_row *row, const struct verify_answer *answer, int passed) {
    struct sheet *sheet = &self->sheet;
    sheet_text(sheet, group->key);
    sheet_text(sheet, say(self, row->fr, row->en));
    sheet_text(sheet, group->source);
    sheet_number(sheet, row->expected);
    sheet_number(sheet, answer->obtained);
    sheet_number(sheet, margin(group, row->expected, answer));
    sheet_number(sheet, group->kind == VERIFY_SAMPLING ? answer->se : (double)NAN);
    sheet_text(sheet, say(self, group->why_fr, group->why_en));
    sheet_number(sheet, passed);
}

/* ---- A group ---- */

/* A group that cannot be computed at all fails row by row, and says why on stderr. */
static void verify_group(struct certificate *self, const struct verify_group *group, int json) {
    struct verify_answer answers[VERIFY_MOST_ROWS];
    struct error error = {0};
    for (size_t k = 0; k < VERIFY_MOST_ROWS; k++) {
        answers[k] = (struct verify_answer){(double)NAN, (double)NAN};
    }
    int status = group->obtain(answers, &error);
    if (status < 0) {
        fprintf(stderr, "fondsim verify: %s: %s\n", group->key, error.text);
    }
    if (!json) {
        printf("\n%s\n  %s %s\n  %s %s\n", say(self, group->fr, group->en),
               say(self, "source :", "source:"), group->source,
               say(self, "tolérance :", "tolerance:"), say(self, group->why_fr, group->why_en));
    }
    for (size_t k = 0; k < group->n; k++) {
        const struct verify_row *row = &group->rows[k];
        int passed = status == 0 && verify_judge(group, row->expected, &answers[k]);
        self->n++;
        self->passed += (size_t)passed;
        if (json) {
            add_row(self, group, row, &answers[k], passed);
        } else {
            print_row(self, group, row, &answers[k], passed);
        }
    }
}

/* ---- The certificate ---- */

static int print_environment(const struct certificate *self, int json, struct error *error) {
    static const char *const names[] = {"version", "compiler", "kernels", "gsl", "sqlite"};
    const char *values[] = {FONDSIM_VERSION, compiler, self->kernels, stats_library(),
                            store_library()};
    if (json) {
        struct sheet sheet = {.name = "environment", .n_columns = 5, .columns = names};
        for (size_t k = 0; k < 5; k++) {
            sheet_text(&sheet, values[k]);
        }
        int status = sheet_lines(stdout, &sheet, error);
        sheet_free(&sheet);
        return status;
    }
    printf(say(self, "fondsim %s : résultats de référence\n", "fondsim %s: reference results\n"),
           FONDSIM_VERSION);
    printf(say(self, "  compilateur %s, noyaux %s, GSL %s, SQLite %s\n\n",
               "  compiler %s, kernels %s, GSL %s, SQLite %s\n\n"),
           compiler, self->kernels, stats_library(), store_library());
    fputs("  ", stdout);
    terminal_field(stdout, say(self, "référence", "reference"), -LABEL);
    terminal_field(stdout, say(self, "attendu", "expected"), NUMBER);
    terminal_field(stdout, say(self, "obtenu", "obtained"), NUMBER);
    terminal_field(stdout, say(self, "tolérance", "tolerance"), 12);
    fputc('\n', stdout);
    return 0;
}

static int certify(enum language language, int json, struct error *error) {
    const struct kernels *kernels = kernels_choose(getenv("FONDSIM_ISA"));
    struct certificate self = {.language = language,
                               .kernels = kernels == NULL ? "?" : kernels->name,
                               .sheet = {.name = "references",
                                         .n_columns = sizeof columns / sizeof columns[0],
                                         .columns = columns}};
    size_t n;
    const struct verify_group *groups = verify_groups(&n);
    int status = print_environment(&self, json, error);
    for (size_t g = 0; status == 0 && g < n; g++) {
        verify_group(&self, &groups[g], json);
    }
    if (status == 0 && json) {
        status = sheet_lines(stdout, &self.sheet, error);
    } else if (status == 0) {
        printf(say(&self, "\n%zu résultats de référence obtenus sur %zu\n",
                   "\n%zu of %zu reference results obtained\n"),
               self.passed, self.n);
    }
    sheet_free(&self.sheet);
    if (status == 0 && self.passed < self.n) {
        status = error_set(error, FONDSIM_FAILED, "%zu of %zu reference results were not obtained",
                           self.n - self.passed, self.n);
    }
    return status;
}

int cmd_verify(int argc, char **argv) {
    enum language language = LANGUAGE_FR;
    int json = 0;
    const struct option_spec options[] = {
        {"json", 0, OPTION_FLAG, &json, NULL,
         "one JSON object a line: the environment, then each reference", 0, 0},
        {"lang", 0, OPTION_LANGUAGE, &language, "fr|en", "language (default fr)", 0, 0},
    };
    const struct command_line line = {
        "verify",
        "",
        0,
        0,
        "Computes published results and closed forms with the code that runs use, and prints a\n"
        "certificate: reference and source, expected, obtained, tolerance and why, pass or fail.",
        "Status 0 when all are obtained, 1 when one is not. Takes some seconds; reads and writes\n"
        "no file. Simulated references have a fixed seed.\n",
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n = 0;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        status = certify(language, json, &error);
    }
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return 0;
}
