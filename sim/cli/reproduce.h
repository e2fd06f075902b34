/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run that was simulated again says of the stored one: for the files of the reproduce
 * command. */
#ifndef FONDSIM_CLI_REPRODUCE_H
#define FONDSIM_CLI_REPRODUCE_H

#include "sim/store/check.h"

enum reproduce_verdict {
    REPRODUCE_IDENTICAL, /* every value that was compared, to the bit */
    REPRODUCE_WITHIN, /* values differ, but no mean by more than chance: another version, compiler
                         or processor may have rounded otherwise somewhere */
    REPRODUCE_DIFFERENT
};

/* Exit status of a verdict: 0, 5, 6. */
extern const int reproduce_status[];

/* The mean of an outcome that is farthest from the stored one. */
struct reproduce_worst {
    size_t cells; /* means that differ by more than rounding, of which z are looked at */
    size_t cell;  /* [portfolio][report][outcome]; meaningless when there are none */
    double z;     /* |mean of now - stored| / its standard error, paired; INFINITY when there is no
                     error, or under 20 blocks */
    double limit; /* which z would exceed by chance in one run out of 100 (Student, Bonferroni) */
};

/* Identical when nothing differs. Different when a parameter's draw does by more than rounding
 * (1e-9), or ledgers, trajectories or means do and outcomes do not, or z of a mean is beyond the
 * limit. Differences of means under 1e-9 of the mean size are rounding. */
enum reproduce_verdict reproduce_judge(const struct check_result *result,
                                       struct reproduce_worst *worst);

#endif
