/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference results and what this build makes of them: for the files of the verify command. */
#ifndef FONDSIM_CLI_VERIFY_H
#define FONDSIM_CLI_VERIFY_H

#include <stddef.h>

#include "output/format.h"
#include "sim/core/error.h"

enum { VERIFY_MOST_ROWS = 16 /* in a group */ };

enum verify_kind {
    VERIFY_EQUAL,   /* to the bit; whole numbers, shown in hexadecimal */
    VERIFY_NUMBER,  /* |obtained - expected| <= tolerance * max(1, |expected|) */
    VERIFY_SAMPLING /* |obtained - expected| <= tolerance * standard error of what was simulated */
};

/* A number as it was published, or follows from a closed form: a literal, never computed here. */
struct verify_row {
    const char *fr, *en;
    double expected;
};

/* What this build makes of it. */
struct verify_answer {
    double obtained;
    double se; /* of a simulation; else not looked at */
};

/* References from one source that are obtained together. */
struct verify_group {
    const char *key; /* "philox" */
    const char *fr, *en;
    const char *source;
    enum verify_kind kind;
    double tolerance;
    double most_se; /* VERIFY_SAMPLING: a larger standard error, relative to max(|expected|, 0.05),
                       proves nothing and fails */
    const char *why_fr, *why_en; /* this tolerance */
    int (*obtain)(struct verify_answer *answers, struct error *error);
    size_t n;
    struct verify_row rows[VERIFY_MOST_ROWS];
};

/* All of them. */
const struct verify_group *verify_groups(size_t *n);

/* 1 when an answer is within the tolerance of its group; NaN never is. */
int verify_judge(const struct verify_group *group, double expected,
                 const struct verify_answer *answer);

/* What each group's `obtain` computes, in the order of its rows, by the code that runs use. Errors:
 * those of that code. */
int verify_philox(struct verify_answer *answers, struct error *error);
int verify_points(struct verify_answer *answers, struct error *error);
int verify_laws(struct verify_answer *answers, struct error *error);
int verify_copula(struct verify_answer *answers, struct error *error);
int verify_discount(struct verify_answer *answers, struct error *error);
int verify_inequality(struct verify_answer *answers, struct error *error);
int verify_illness(struct verify_answer *answers, struct error *error);
int verify_absorption(struct verify_answer *answers, struct error *error);
int verify_bass(struct verify_answer *answers, struct error *error);
int verify_peak(struct verify_answer *answers, struct error *error);
int verify_perfect(struct verify_answer *answers, struct error *error);
int verify_partial(struct verify_answer *answers, struct error *error);
int verify_sample(struct verify_answer *answers, struct error *error);
int verify_paired(struct verify_answer *answers, struct error *error);
int verify_frontier(struct verify_answer *answers, struct error *error);
int verify_ishigami(struct verify_answer *answers, struct error *error);
int verify_linear(struct verify_answer *answers, struct error *error);

#endif
