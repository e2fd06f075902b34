/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and validates a scenario: YAML in, frozen struct out, or all that is wrong with it. */
#ifndef FONDSIM_SCENARIOS_READ_H
#define FONDSIM_SCENARIOS_READ_H

#include <stddef.h>

#include "scenarios/problems.h"
#include "sim/core/scenario.h"

/* Reads the file, what it extends, and then each set "path.to.key=value" over it. 0: *out is
 * frozen, to be freed with scenario_free. FONDSIM_INVALID: *problems holds up to PROBLEMS_KEPT
 * problems and their number, error the first one; FONDSIM_NO_MEMORY; *out is then freed and zeroed.
 * *out and *problems need not be initialised; error starts zeroed. A file that cannot be read is a
 * problem like any other. */
int scenario_read(const char *path, size_t n_sets, const char *const *sets, struct scenario *out,
                  struct problems *problems, struct error *error);

/* What a reading is given beside the file. Zeroed: nothing. */
struct scenario_given {
    size_t n_sets;
    const char *const *sets; /* "path.to.key=value" */
    size_t n_allowed;
    const char *const *allowed; /* folders in which the scenario may name files, beside its own */
};

/* As scenario_read, which lets a scenario name only files below its own folder. FONDSIM_USAGE also,
 * when an allowed folder is not there. */
int scenario_read_given(const char *path, const struct scenario_given *given, struct scenario *out,
                        struct problems *problems, struct error *error);

/* Reads the same scenario as it is in one of its variants: the sets of the variant after `sets`. A
 * variant's world has no variants and no surveys of its own. As scenario_read: since the variant
 * was checked with the scenario, it is invalid only when the files have changed. */
int scenario_read_variant(const char *path, size_t n_sets, const char *const *sets,
                          const struct variant *variant, struct scenario *out,
                          struct problems *problems, struct error *error);

/* The same as scenario_read from text of length bytes followed by a 0; `name` stands for the file
 * in messages, and its folder is where files are looked for. */
int scenario_read_text(const char *name, const char *text, size_t length, size_t n_sets,
                       const char *const *sets, struct scenario *out, struct problems *problems,
                       struct error *error);

#endif
