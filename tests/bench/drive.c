/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulates worlds of a scenario and keeps none: what the model itself costs, and with bench_count
 * what it draws and evaluates. Knows no store and no figure.
 *
 *     drive [--samples N] [--threads N] [--repeats N] [--portfolios A,B] [--set KEY=VALUE]...
 *           [--digest 1] [--ecosystems N] SCENARIO
 *
 * Prints JSON: least processor and wall seconds over the repeats, the work done in one of them.
 * With
 * --digest a hash of every byte that came back, which no change of speed may change. With
 * --ecosystems the first cohort, which must have no table, has so many, beyond what a scenario may
 * ask for: codes then collide and some draws are shared, which costs the same. */
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "models/registry.h"
#include "scenarios/read.h"
#include "sim/engine/engine.h"
#include "tests/bench/count.h"

enum { MOST_SETS = 64, MOST_PORTFOLIOS = 256 };

struct drive {
    const char *path, *wanted;
    const char *sets[MOST_SETS];
    size_t n_sets;
    uint32_t samples;
    size_t ecosystems; /* 0: as the scenario says */
    int threads, repeats;
    struct portfolio portfolios[MOST_PORTFOLIOS];
    double sum; /* of what came back: worlds that nobody reads could be optimised away */
    int digests;
    uint64_t digest;
};

static double seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* FNV-1a over bytes. */
static void digest(struct drive *self, const void *bytes, size_t n) {
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < n; i++) {
        self->digest = (self->digest ^ byte[i]) * UINT64_C(1099511628211);
    }
}

static void digest_world(struct drive *self, const struct results_shape *shape,
                         const struct world_results *world) {
    size_t portfolios = (size_t)shape->n_portfolios, instruments = (size_t)shape->n_instruments;
    digest(self, world->outcomes,
           portfolios * (size_t)shape->n_records * (size_t)shape->n_outcomes *
               sizeof *world->outcomes);
    digest(self, world->money,
           portfolios * instruments * (size_t)shape->n_years * sizeof *world->money);
    digest(self, world->ages,
           portfolios * instruments * (size_t)shape->n_ages * sizeof *world->ages);
}

static int take(void *context, const struct batch *batch, struct error *error) {
    struct drive *self = context;
    (void)error;
    for (int w = 0; w < BATCH_WORLDS; w++) {
        self->sum += batch->worlds[w].outcomes[0];
        if (self->digests) {
            digest_world(self, batch->shape, &batch->worlds[w]);
        }
    }
    return 0;
}

/* 1 when the name stands in a list separated by commas. */
static int is_listed(const char *list, const char *name) {
    size_t length = strlen(name);
    for (const char *p = list; p != NULL; p = strchr(p, ',')) {
        p += *p == ',';
        if (strncmp(p, name, length) == 0 && (p[length] == ',' || p[length] == '\0')) {
            return 1;
        }
    }
    return 0;
}

/* The portfolios that are wanted; all without a wish. Equal money refers to the scenario's list. */
static int choose(struct drive *self, const struct scenario *scenario) {
    int n = 0;
    for (int p = 0; p < scenario->n_portfolios && n < MOST_PORTFOLIOS; p++) {
        const struct portfolio *portfolio = &scenario->portfolios[p];
        if (self->wanted == NULL || is_listed(self->wanted, portfolio->name)) {
            self->portfolios[n++] = *portfolio;
        }
    }
    return n;
}

static void print_result(const struct drive *self, const struct study *study, double cpu,
                         double wall) {
    const struct scenario *scenario = study->scenario;
    size_t ecosystems = 0;
    for (int c = 0; c < scenario->n_cohorts; c++) {
        ecosystems += scenario->cohorts[c].n;
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double worlds = (double)study->samples * study->inner;
    double work = worlds * (double)ecosystems * scenario->time.n_steps * study->n_portfolios;
    printf("{\"scenario\": \"%s\", \"samples\": %lu, \"ecosystems\": %lu, \"steps\": %d, "
           "\"portfolios\": %d, \"parameters\": %lu, \"cpu_s\": %.9g, \"wall_s\": %.9g, "
           "\"ns\": %.6g, \"peak_kib\": %ld, \"check\": %.17g, \"digest\": \"%016llx\"%s",
           scenario->name, (unsigned long)study->samples, (unsigned long)ecosystems,
           scenario->time.n_steps, study->n_portfolios, (unsigned long)scenario->n_assumptions, cpu,
           wall, 1e9 * cpu / work, usage.ru_maxrss, self->sum / self->repeats,
           (unsigned long long)self->digest, count_is_on() ? "" : "}\n");
    if (count_is_on()) {
        printf(", ");
        count_print(stdout);
        printf("}\n");
    }
}

static int run(struct drive *self, struct scenario *scenario, struct error *error) {
    struct study study = {.scenario = scenario,
                          .n_portfolios = choose(self, scenario),
                          .portfolios = self->portfolios,
                          .samples = engine_whole_blocks(self->samples),
                          .inner = scenario->monte_carlo.inner};
    struct engine_options options = {.threads = self->threads};
    if (self->ecosystems > 0 && scenario->cohorts[0].territories.n > 0) {
        return error_set(error, FONDSIM_USAGE, "the first cohort has a table");
    }
    if (self->ecosystems > 0) {
        scenario->cohorts[0].n = self->ecosystems;
    }
    struct sink sink = {self, take};
    double cpu = HUGE_VAL, wall = HUGE_VAL;
    int status = 0;
    for (int r = 0; r < self->repeats && status == 0; r++) {
        count_reset();
        double cpu_begun = seconds(CLOCK_PROCESS_CPUTIME_ID), begun = seconds(CLOCK_MONOTONIC);
        status = engine_run(&study, &territorial_model, &options, &sink, error);
        cpu = fmin(cpu, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu_begun);
        wall = fmin(wall, seconds(CLOCK_MONOTONIC) - begun);
    }
    if (status == 0) {
        print_result(self, &study, cpu, wall);
    }
    return status;
}

static int take_option(struct drive *self, const char *name, const char *value) {
    if (strcmp(name, "--samples") == 0) {
        self->samples = (uint32_t)strtoul(value, NULL, 10);
    } else if (strcmp(name, "--threads") == 0) {
        self->threads = (int)strtol(value, NULL, 10);
    } else if (strcmp(name, "--repeats") == 0) {
        self->repeats = (int)strtol(value, NULL, 10);
    } else if (strcmp(name, "--digest") == 0) {
        self->digests = (int)strtol(value, NULL, 10);
    } else if (strcmp(name, "--ecosystems") == 0) {
        self->ecosystems = strtoul(value, NULL, 10);
    } else if (strcmp(name, "--portfolios") == 0) {
        self->wanted = value;
    } else if (strcmp(name, "--set") == 0 && self->n_sets < MOST_SETS) {
        self->sets[self->n_sets++] = value;
    } else {
        return -1;
    }
    return 0;
}

int main(int argc, char **argv) {
    static struct drive self = {
        .samples = 64, .threads = 1, .repeats = 1, .digest = UINT64_C(14695981039346656037)};
    static struct problems problems;
    struct scenario scenario;
    struct error error = {0};
    gsl_set_error_handler_off();
    int a = 1;
    for (; a + 1 < argc && take_option(&self, argv[a], argv[a + 1]) == 0; a += 2) {
    }
    if (a + 1 != argc || self.repeats < 1) {
        fprintf(stderr, "drive: see its first lines\n");
        return 2;
    }
    self.path = argv[a];
    if (scenario_read(self.path, self.n_sets, self.sets, &scenario, &problems, &error) < 0 ||
        run(&self, &scenario, &error) < 0) {
        fprintf(stderr, "drive: %s\n", error.text);
        return 1;
    }
    scenario_free(&scenario);
    return 0;
}
