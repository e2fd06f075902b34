/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of sensitivity's screen. Knows no number. */
#ifndef FONDSIM_CLI_SENSITIVITY_WORDS_H
#define FONDSIM_CLI_SENSITIVITY_WORDS_H

#include "output/format.h"

/* Formats say which values they take, in both languages the same and in the same order. */
enum sensitivity_word {
    SAY_HEAD, /* title, report (strings) */
    SAY_RETROSPECTIVE,
    SAY_PROSPECTIVE,
    SAY_OF_FUNDS,
    SAY_PUBLIC,
    SAY_OF_ALL,
    SAY_QUESTION, /* question, perspective (strings) */
    SAY_PAIR,     /* portfolio, against (strings) */
    SAY_HELD,     /* values (string), where the sign changes (number), samples (string) */
    SAY_ERRORS,
    SAY_NO_BLOCKS,
    SAY_NET_BENEFIT, /* base date (string) */
    SAY_RANKS,       /* samples, parameters told, all, correlations told, all (strings) */
    SAY_CHOSEN,      /* held, left out (strings) */
    SAY_ASKED,       /* held (string) */
    SAY_ALL_HELD,    /* held (string) */
    SAY_NONE_HELD,
    SAY_CORRELATED,
    SAY_BENEFIT_OF, /* number, label, worth, unit (number, strings) */
    SAY_OUTCOME_OF, /* number, label (number, string) */
    SAY_IN,         /* unit (string) */
    SAY_COLUMNS,    /* cells apart by | */
    SAY_MORE_ROWS,  /* how many (string) */
    SAY_UNRESOLVED,
    SAY_BREAK_EVEN, /* label, path, value (strings) */
    SAY_FIRST_OF,
    SAY_ABOVE, /* quantity (string) */
    SAY_BELOW,
    SAY_BOTH_SIDES,
    SAY_THE_BENEFIT,
    SAY_THE_DIFFERENCE,
    SAY_MOVES_NOTHING, /* held (string) */
    SAY_NEVER_ALL,     /* held (string) */
    SAY_NEVER_REST,    /* others (string) */
    SAY_EFFECTS,       /* number */
    SAY_CHANGES,       /* path, value (strings) */
    SAY_MAP,           /* number, samples (string) */
    SAY_MAP_ACROSS,    /* path, low, high (strings) */
    SAY_MAP_UP,        /* path, low, high (strings) */
    SAY_MAP_ONE,       /* sign (string) */
    SAY_MAP_LEVEL,     /* sign (string) */
    SAY_POSITIVE,
    SAY_NEGATIVE,
    SAY_SOBOL,         /* number, samples (string), runs of luck (number) */
    SAY_SOBOL_NOTHING, /* number */
    SAY_SOBOL_COLUMNS,
    SAY_BENEFIT,
    SAY_OTHERS,
    SAY_LUCK,
    SAY_SUM,
    SAY_NOT_CONVERGED,
    N_SENSITIVITY_WORDS
};

const char *sensitivity_word(enum sensitivity_word word, enum language language);

#endif
