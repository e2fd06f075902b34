/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of compare's screen on attribution, regret and value of information, in French and
 * English. Knows no number. */
#ifndef FONDSIM_CLI_COMPARE_RUNS_WORDS_H
#define FONDSIM_CLI_COMPARE_RUNS_WORDS_H

#include "output/format.h"

/* Formats say which values they take, in both languages the same and in the same order. */
enum runs_word {
    RUNS_ATTRIBUTION,
    RUNS_COST,
    RUNS_TOGETHER,
    RUNS_SHAPLEY, /* samples (string) */
    RUNS_INTERACTIONS,
    RUNS_NO_INTERACTION,
    RUNS_POOLED,
    RUNS_MANY_POOLED, /* most funds (number) */
    RUNS_NO_FUND,     /* funds, most (numbers) */
    RUNS_MANY_FUNDS,  /* likewise */
    RUNS_REGRET,      /* worlds (number), samples (string) */
    RUNS_NET_BENEFIT, /* effect (letter) */
    RUNS_EFFECT,      /* likewise */
    RUNS_SATISFIES,
    RUNS_WORLDS,
    RUNS_AS_WRITTEN,
    RUNS_MINIMAX_NET,
    RUNS_MINIMAX_EFFECT,
    RUNS_MINIMAX_EQUAL,  /* target (number) */
    RUNS_MINIMAX,        /* effect (letter), option, second (numbers), lead (string) */
    RUNS_MINIMAX_TIED,   /* effect (letter), option, second (numbers) */
    RUNS_MINIMAX_OPTION, /* effect (letter), option (number) */
    RUNS_NO_VARIANT,
    RUNS_INFORMATION,
    RUNS_DECISION, /* effect (letter), worth, unit (strings), option (number) */
    RUNS_ALL,      /* value, at least (strings) */
    RUNS_ALL_NONE,
    RUNS_EVPI,     /* value (string) */
    RUNS_EVPI_LOW, /* value (string) */
    RUNS_GROUPS,
    RUNS_PARAMETERS,
    RUNS_NOTHING_TOLD,
    RUNS_SURVEYS,
    RUNS_ASK,        /* name, net benefit (strings), size (number) */
    RUNS_NOT_VALUED, /* name (string) */
    RUNS_DOUBTFUL,
    RUNS_NO_WORTH,
    RUNS_SKIPPED,
    RUNS_STEP_INFORMATION,
    RUNS_STEP_GAMES,
    RUNS_STEP_VARIANTS,
    N_RUNS_WORDS
};

const char *runs_word(enum runs_word word, enum language language);

#endif
