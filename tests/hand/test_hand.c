/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs each case worked by hand and compares events, ledgers and series with its expected file. The
 * arithmetic stands in the .md files; this program only compares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "models/cell.h"
#include "scenarios/read.h"

enum { YEARS = 6, FUNDS = 2, TAKEN = EVENT_KINDS, KINDS, COLUMNS = 15 };

static const char *const kinds[KINDS] = {"pay",     "release",   "recover",   "award_end",
                                         "fte",     "fte_local", "alliances", "boost",
                                         "commons", "qualify",   "displace",  "taken"};
static const char *const columns[COLUMNS] = {
    "opening",    "envelope",    "released",  "recovered_reuse", "committed",
    "overhead",   "lapsed",      "closing",   "open_before",     "paid",
    "open_after", "cash_before", "recovered", "refunded",        "cash_after"};
static const char *const series_names[] = {
#define SERIES_NAME(name) #name,
    MODEL_SERIES(SERIES_NAME)
#undef SERIES_NAME
};

/* What a run gave, or what a file expects. */
struct log {
    double events[FUNDS][YEARS][KINDS];
    double ledger[FUNDS][YEARS][COLUMNS]; /* [EUR] */
    int32_t takings;                      /* seen so far */
};

static int index_of(const char *const *names, int n, const char *name) {
    for (int k = 0; k < n; k++) {
        if (strcasecmp(names[k], name) == 0) {
            return k;
        }
    }
    fail_msg("unknown name %s", name);
    return -1;
}

static void watch(void *context, const struct cell *cell, int step, const struct event *event) {
    struct log *self = context;
    double *row = self->events[cell->awards[event->award].instrument][step];
    switch ((enum event_kind)event->kind) {
    case EVENT_PAY:
    case EVENT_RELEASE:
    case EVENT_RECOVER:
        row[event->kind] += (double)event->cents / 100.0;
        break;
    case EVENT_AWARD_END:
        row[event->kind] += 1.0;
        break;
    case EVENT_COMMONS:
        row[event->kind] += (double)event->cents;
        break;
    case EVENT_QUALIFY: /* attempts are drawn; what they take is not */
        row[TAKEN] += cell->n_takings - self->takings;
        self->takings = cell->n_takings;
        break;
    default:
        row[event->kind] += event->amount;
        break;
    }
}

static const struct portfolio *funded(const struct scenario *scenario) {
    for (int p = 0; p < scenario->n_portfolios; p++) {
        if (scenario->portfolios[p].instruments != 0) {
            return &scenario->portfolios[p];
        }
    }
    fail_msg("no portfolio has an instrument");
    return NULL;
}

/* Every parameter of these scenarios is fixed. */
static double *fixed_values(const struct scenario *scenario) {
    double *theta = calloc(scenario->n_assumptions + 1, sizeof *theta);
    assert_non_null(theta);
    for (size_t k = 0; k < scenario->n_assumptions; k++) {
        assert_true(law_is_constant(&scenario->assumptions[k].law));
        theta[k] = law_mean(&scenario->assumptions[k].law);
    }
    return theta;
}

static void run(struct world *world, struct cell *cell, const struct scenario *scenario,
                const double *theta, struct log *seen) {
    const struct portfolio *portfolio = funded(scenario);
    assert_int_equal(world_init(world, scenario), 0);
    assert_int_equal(world_draw(world, theta, 0, 0), 0);
    assert_int_equal(cell_init(cell, world), 0);
    assert_int_equal(cell_start(cell, world, portfolio), 0);
    cell->observer = watch;
    cell->observer_context = seen;
    for (int t = 0; t < world->n_steps; t++) {
        world_step_words(world, t);
        assert_int_equal(cell_step(cell, world, t, portfolio->instruments), 0);
    }
    const struct time_grid *time = &scenario->time;
    funding_finish(cell, world);
    assert_int_equal(cell->failed, 0);
    for (int f = 0; f < scenario->n_instruments; f++) {
        for (int y = 0; y < YEARS; y++) {
            const int64_t *row = (const void *)&cell->ledger[f * time->n_years + y];
            for (int c = 0; c < COLUMNS; c++) {
                seen->ledger[f][y][c] = (double)row[c] / 100.0;
            }
        }
    }
}

static void assert_series(const struct world *world, const struct cell *cell, const char *name,
                          int year, double value) {
    char full[64];
    (void)snprintf(full, sizeof full, "SERIES_%s", name);
    int s = index_of(series_names, SERIES_COUNT, full);
    double got = 0.0;
    for (int t = 0; t < YEARS; t++) {
        if (year < 0 || t == year) {
            got += cell_series(cell, world, (enum series)s)[t];
        }
    }
    if (fabs(got - value) > 1e-9 * (1.0 + fabs(value))) {
        fail_msg("series %s %d: %.10g, by hand %.10g", name, 2020 + year, got, value);
    }
}

static int fund_index(const struct scenario *scenario, const char *key) {
    for (int f = 0; f < scenario->n_instruments; f++) {
        if (strcmp(scenario->instruments[f].key, key) == 0) {
            return f;
        }
    }
    fail_msg("no instrument %s", key);
    return -1;
}

/* Reads the expected file: events and ledgers into *expected, series compared at once. Returns the
 * number of lines that said something. */
static int read_expected(const char *path, const struct scenario *scenario,
                         const struct world *world, const struct cell *cell, struct log *expected) {
    char line[256], key[64], name[64];
    int year, lines = 0;
    double value;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#') {
            continue;
        }
        if (sscanf(line, "event %63s %d %63s %lf", key, &year, name, &value) == 4) {
            int k = index_of(kinds, KINDS, name);
            expected->events[fund_index(scenario, key)][year - 2020][k] = value;
        } else if (sscanf(line, "ledger %63s %d %63s %lf", key, &year, name, &value) == 4) {
            int c = index_of(columns, COLUMNS, name);
            expected->ledger[fund_index(scenario, key)][year - 2020][c] = value;
        } else if (sscanf(line, "series %d %63s %lf", &year, name, &value) == 3) {
            assert_series(world, cell, name, year - 2020, value);
        } else if (sscanf(line, "sum %63s %lf", name, &value) == 2) {
            assert_series(world, cell, name, -1, value);
        } else {
            fail_msg("%s: cannot read: %s", path, line);
        }
        lines++;
    }
    (void)fclose(file);
    return lines;
}

static void compare(const struct log *seen, const struct log *expected) {
    for (int f = 0; f < FUNDS; f++) {
        for (int y = 0; y < YEARS; y++) {
            for (int k = 0; k < KINDS; k++) {
                double got = seen->events[f][y][k], by_hand = expected->events[f][y][k];
                if (fabs(got - by_hand) > 1e-9 * (1.0 + fabs(by_hand))) {
                    fail_msg("event fund %d %d %s: %.10g, by hand %.10g", f, 2020 + y, kinds[k],
                             got, by_hand);
                }
            }
            for (int c = 0; c < COLUMNS; c++) {
                double got = seen->ledger[f][y][c], by_hand = expected->ledger[f][y][c];
                if (fabs(got - by_hand) > 1e-6) {
                    fail_msg("ledger fund %d %d %s: %.2f, by hand %.2f", f, 2020 + y, columns[c],
                             got, by_hand);
                }
            }
        }
    }
}

static void test_case(void **state) {
    const char *name = *state;
    char path[1024];
    struct scenario scenario;
    struct problems problems;
    struct error error = {0};
    (void)snprintf(path, sizeof path, "%s/tests/hand/%s.yaml", FONDSIM_SOURCE_DIR, name);
    if (scenario_read(path, 0, NULL, &scenario, &problems, &error) != 0) {
        fail_msg("%s", error.text);
    }
    assert_int_equal(scenario.time.n_steps, YEARS);
    assert_true(scenario.n_instruments <= FUNDS);
    assert_int_equal(sizeof(struct money_row), COLUMNS * sizeof(int64_t));
    double *theta = fixed_values(&scenario);
    struct world world = {0};
    struct cell cell = {0};
    static struct log seen, expected;
    memset(&seen, 0, sizeof seen);
    memset(&expected, 0, sizeof expected);
    run(&world, &cell, &scenario, theta, &seen);
    (void)snprintf(path, sizeof path, "%s/tests/hand/%s.expected", FONDSIM_SOURCE_DIR, name);
    assert_true(read_expected(path, &scenario, &world, &cell, &expected) > 20);
    compare(&seen, &expected);
    cell_free(&cell);
    world_free(&world);
    free(theta);
    scenario_free(&scenario);
}

int main(void) {
    gsl_set_error_handler_off();
    static char names[5][16] = {"engineering", "partnership", "commons_fund", "companies",
                                "foundations"};
    struct CMUnitTest tests[5];
    for (int k = 0; k < 5; k++) {
        tests[k] = (struct CMUnitTest){names[k], test_case, NULL, NULL, names[k]};
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
