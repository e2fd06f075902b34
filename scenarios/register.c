/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of assumptions and the cost of a run. Knows scenarios, no model. */
#include "scenarios/register.h"

#include <math.h>
#include <string.h>

#include "scenarios/number.h"
#include "scenarios/stated.h"

enum { TEXT_SIZE = 160, N_STATUSES = 4 };

static const char *const statuses[2][N_STATUSES] = {
    {"sourced", "inferred", "prior", "choice"},
    {"sourcé", "déduit", "a priori", "choix"},
};

/* Measured with a release build on one thread (x86-64, 2026): first-scenario, evaluation-2026 and
 * every-territory agree with these two constants within 15 %. Other machines may differ threefold.
 */
static const double seconds_per_ecosystem_step = 55e-9;
static const double seconds_per_cell = 160e-6;
/* The response curves that follow a run: each instrument at five multiples of its envelope. */
enum { RESPONSE_SAMPLES = 512, RESPONSE_MULTIPLES = 5 };
enum { OUTCOMES = 110, BYTES_PER_VALUE = 5, STEP_BYTES = 64, EVENT_BYTES = 4096 };

/* ------------------------------------------------------------------ values */

static void print_number(double value, char *text, size_t size) {
    char room[NUMBER_SIZE];
    snprintf(text, size, "%s", number_print(value, room));
}

static void value_text(const struct assumption *assumption, char *text, size_t size) {
    const struct parameter *parameter = assumption->parameter;
    if (parameter->kind == PARAMETER_FLAG) {
        snprintf(text, size, "%s", assumption->law.p[0] != 0 ? "yes" : "no");
    } else if (parameter->kind == PARAMETER_CHOICE) {
        snprintf(text, size, "%s", parameter->choices[(size_t)assumption->law.p[0]]);
    } else if (assumption->law.kind == LAW_FIXED) {
        print_number(assumption->law.p[0], text, size);
    } else {
        law_print(&assumption->law, text, size);
    }
}

static const char *unit_text(const struct parameter *parameter) {
    int plain = parameter->kind == PARAMETER_FLAG || parameter->kind == PARAMETER_CHOICE;
    return plain ? "-" : parameter->unit;
}

/* Envelopes in a few words: total, and first and last year. */
static void budget_text(const struct scenario *scenario, const struct instrument *instrument,
                        char *text, size_t size) {
    int first = -1, last = -1;
    double total = 0;
    char room[NUMBER_SIZE];
    for (int y = 0; y < scenario->time.n_years; y++) {
        if (instrument->budget[y] != 0) {
            first = first < 0 ? y : first;
            last = y;
            total += (double)instrument->budget[y] / 100;
        }
    }
    if (first < 0) {
        snprintf(text, size, "0");
    } else {
        snprintf(text, size, "%s, %d-%d", number_print(total, room),
                 scenario->time.start_year + first, scenario->time.start_year + last);
    }
}

/* ------------------------------------------------------------------ lines */

struct widths {
    int path, value, unit;
};

static int wider(int width, const char *text, int most) {
    int n = (int)strlen(text);
    return n > most ? most : n > width ? n : width;
}

static struct widths widths_of(const struct scenario *scenario) {
    struct widths widths = {0, 0, 0};
    char text[TEXT_SIZE];
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        const struct assumption *assumption = &scenario->assumptions[i];
        value_text(assumption, text, sizeof text);
        widths.path = wider(widths.path, assumption->path, 60);
        widths.value = wider(widths.value, text, 48);
        widths.unit = wider(widths.unit, unit_text(assumption->parameter), 24);
    }
    return widths;
}

static void print_line(const struct widths *widths, const char *path, const char *value,
                       const char *unit, const char *status, const char *source, const char *note,
                       FILE *stream) {
    fprintf(stream, "%-*s  %-*s  %-*s  %s", widths->path, path, widths->value, value, widths->unit,
            unit, status);
    if (source != NULL) {
        fprintf(stream, "; %s", source);
    }
    if (note != NULL) {
        fprintf(stream, "; %s", note);
    }
    fputc('\n', stream);
}

static void print_budgets(const struct scenario *scenario, const struct widths *widths, int french,
                          FILE *stream) {
    for (int f = 0; f < scenario->n_instruments; f++) {
        const struct instrument *instrument = &scenario->instruments[f];
        char path[256], text[TEXT_SIZE];
        snprintf(path, sizeof path, "instruments.%s.budget", instrument->key);
        budget_text(scenario, instrument, text, sizeof text);
        print_line(widths, path, text, scenario->currency,
                   statuses[french][instrument->budget_status], instrument->budget_source,
                   instrument->budget_note, stream);
    }
}

/* What the lines of the decision share. */
struct stated_lines {
    const struct widths *widths;
    int french;
    FILE *stream;
};

static void print_stated(void *context, const char *path, const char *unit,
                         const struct stated *stated) {
    const struct stated_lines *lines = context;
    char text[TEXT_SIZE];
    print_number(stated->value, text, sizeof text);
    print_line(lines->widths, path, text, unit, statuses[lines->french][stated->status],
               stated->source, stated->is_default && lines->french ? "par défaut" : stated->note,
               lines->stream);
}

struct counts {
    size_t total, statuses[N_STATUSES], defaults, laws;
};

static void count_stated(void *context, const char *path, const char *unit,
                         const struct stated *stated) {
    struct counts *counts = context;
    (void)path;
    (void)unit;
    counts->total++;
    counts->statuses[stated->status]++;
    counts->defaults += stated->is_default != 0;
}

static void print_counts(const struct scenario *scenario, int french, FILE *stream) {
    struct counts counts = {scenario->n_assumptions + (size_t)scenario->n_instruments, {0}, 0, 0};
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        const struct assumption *assumption = &scenario->assumptions[i];
        counts.statuses[assumption->status]++;
        counts.defaults += assumption->is_default != 0;
        counts.laws += !law_is_constant(&assumption->law);
    }
    for (int f = 0; f < scenario->n_instruments; f++) {
        counts.statuses[scenario->instruments[f].budget_status]++;
    }
    stated_visit(scenario, count_stated, &counts);
    fprintf(stream, french ? "\n%zu hypothèses :" : "\n%zu assumptions:", counts.total);
    for (int s = 0; s < N_STATUSES; s++) {
        fprintf(stream, "%s %zu %s", s == 0 ? "" : ",", counts.statuses[s], statuses[french][s]);
    }
    fprintf(stream,
            french ? " ; %zu valeurs par défaut, %zu lois de probabilité\n"
                   : "; %zu defaults, %zu laws of probability\n",
            counts.defaults, counts.laws);
}

void register_print(const struct scenario *scenario, int french, FILE *stream) {
    struct widths widths = widths_of(scenario);
    french = french != 0;
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        const struct assumption *assumption = &scenario->assumptions[i];
        char text[TEXT_SIZE];
        value_text(assumption, text, sizeof text);
        const char *note = assumption->is_default && french ? "par défaut" : assumption->note;
        print_line(&widths, assumption->path, text, unit_text(assumption->parameter),
                   statuses[french][assumption->status], assumption->source, note, stream);
    }
    print_budgets(scenario, &widths, french, stream);
    struct stated_lines lines = {&widths, french, stream};
    stated_visit(scenario, print_stated, &lines);
    print_counts(scenario, french, stream);
}

/* ------------------------------------------------------------------ cost */

struct run_cost run_cost_of(const struct scenario *scenario) {
    const struct monte_carlo *runs = &scenario->monte_carlo;
    double ecosystems = 0;
    for (int c = 0; c < scenario->n_cohorts; c++) {
        const struct cohort *cohort = &scenario->cohorts[c];
        int present = scenario->time.n_steps - cohort->entry_step;
        ecosystems += (double)cohort->n * present / scenario->time.n_steps;
    }
    struct run_cost cost;
    cost.worlds = (double)runs->samples * runs->inner;
    cost.cells = cost.worlds * scenario->n_portfolios;
    double response = runs->samples < RESPONSE_SAMPLES ? runs->samples : RESPONSE_SAMPLES;
    response *= (double)scenario->n_instruments * RESPONSE_MULTIPLES + 1;
    cost.steps = (cost.cells + response) * ecosystems * scenario->time.n_steps;
    cost.seconds =
        cost.steps * seconds_per_ecosystem_step + (cost.cells + response) * seconds_per_cell;
    double rows = (double)scenario->n_portfolios * scenario->time.n_reports;
    double block = (double)SCENARIO_BLOCK * runs->inner * rows * OUTCOMES * 8;
    cost.bytes_per_thread =
        2 * block + scenario->n_portfolios *
                        (ecosystems * STEP_BYTES + (double)scenario->time.n_steps * EVENT_BYTES);
    cost.bytes_on_disk = cost.worlds * rows * OUTCOMES * BYTES_PER_VALUE;
    return cost;
}

int run_cost_refuse(const struct scenario *scenario, struct error *error) {
    const double gib = 1024.0 * 1024 * 1024, hour = 3600;
    struct run_cost cost = run_cost_of(scenario);
    const struct {
        double found, most;
        const char *unit;
    } limits[] = {{cost.bytes_per_thread / gib, RUN_MOST_GIB_A_THREAD, "GiB of memory a thread"},
                  {cost.bytes_on_disk / gib, RUN_MOST_GIB_ON_DISK, "GiB on disk"},
                  {cost.seconds / hour, RUN_MOST_HOURS, "hours on one thread"}};
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        if (limits[i].found > limits[i].most) {
            return error_set(error, FONDSIM_INVALID,
                             "monte_carlo: found a run that would take about %.3g %s, expected at "
                             "most %.0f (fewer samples, inner runs, portfolios, reports or "
                             "ecosystems; --allow-cost runs it all the same)",
                             limits[i].found, limits[i].unit, limits[i].most);
        }
    }
    return FONDSIM_OK;
}

void run_cost_print(const struct scenario *scenario, int french, FILE *stream) {
    struct run_cost cost = run_cost_of(scenario);
    const double mib = 1024 * 1024;
    fprintf(stream,
            french ? "\nCoût estimé : %u tirages x %u événements x %d portefeuilles = %.0f "
                     "cellules ; environ %.3g s sur un fil, %.3g Mio par fil, %.3g Mio sur disque "
                     "(ordre de grandeur)\n"
                   : "\nEstimated cost: %u samples x %u inner runs x %d portfolios = %.0f cells; "
                     "about %.3g s on one thread, %.3g MiB a thread, %.3g MiB on disk (order of "
                     "magnitude)\n",
            (unsigned)scenario->monte_carlo.samples, (unsigned)scenario->monte_carlo.inner,
            scenario->n_portfolios, cost.cells, cost.seconds, cost.bytes_per_thread / mib,
            cost.bytes_on_disk / mib);
}
