/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of compare's screen in French and English. Knows no number. */
#ifndef FONDSIM_CLI_COMPARE_WORDS_H
#define FONDSIM_CLI_COMPARE_WORDS_H

#include "output/format.h"

/* Formats say which values they take, in both languages the same and in the same order. */
enum compare_word {
    WORD_HEAD,    /* title, samples, report (strings) */
    WORD_PARTIAL, /* samples asked (string) */
    WORD_RETROSPECTIVE,
    WORD_PROSPECTIVE,
    WORD_OF_FUNDS,
    WORD_PUBLIC,
    WORD_OF_ALL,
    WORD_QUESTION, /* question, perspective, reference (strings) */
    WORD_OTHER,    /* question, reference (strings) */
    WORD_OTHER_ROWS,
    WORD_DIFFERENCE,
    WORD_RATIOS,
    WORD_MONEY, /* price year, base date (strings) */
    WORD_CHANCE,
    WORD_ONE_WORLD,
    WORD_NO_BLOCKS,
    WORD_FEW_MORE,
    WORD_EFFECTS,
    WORD_LESS,
    WORD_BEST,   /* option, second (numbers), lead (string), probability (string) */
    WORD_SINGLE, /* probability (string) */
    WORD_WORSE,  /* probability (string) */
    WORD_TIED,   /* option, second (numbers) */
    WORD_ALONE,
    WORD_MORE_EFFECTS, /* how many are not shown (number) */
    WORD_DIFFERENCES,
    WORD_UNRESOLVED,
    WORD_SAVED, /* least, median (strings) */
    WORD_PLANES,
    WORD_AT,         /* option (number), ratio, error (strings) */
    WORD_AT_UNKNOWN, /* option (number), unresolved (string) */
    WORD_DOMINATED,
    WORD_SAME,
    WORD_CHOICE,       /* worth, unit (strings), option (number), probability (string) */
    WORD_LEAD,         /* lead (string) */
    WORD_NO_LEAD,      /* second (number) */
    WORD_ASSETS_SAME,  /* factor (string) */
    WORD_ASSETS_OTHER, /* factor (string) */
    WORD_RETRO,        /* report (string), reference (number) */
    WORD_EQUAL,        /* target (number) */
    WORD_EQUAL_NONE,   /* target (number), floor (string) */
    WORD_EQUAL_SOME,   /* floor (string) */
    WORD_INSTEAD,
    WORD_LEDGER,
    WORD_LEDGER_HEAD, /* cells apart by | */
    WORD_GROSS_BEFORE,
    WORD_RANKS,
    WORD_RANKS_EQUAL, /* target (number) */
    WORD_RANKS_COST,
    WORD_RANKS_SHARE,
    WORD_RANKS_END,
    WORD_NO_COST,
    WORD_ONE_OPTION,
    WORD_MEMBERS,
    WORD_MEMBER, /* option, second (numbers), lead, probability (strings) */
    WORD_OWN_WEIGHTS,
    WORD_MORE_MEMBERS, /* how many are not shown (number) */
    N_COMPARE_WORDS
};

const char *compare_word(enum compare_word word, enum language language);

#endif
