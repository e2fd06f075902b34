/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of compare's short screen that the full one does not have, in French and English. Knows
 * no number. */
#ifndef FONDSIM_CLI_COMPARE_BRIEF_WORDS_H
#define FONDSIM_CLI_COMPARE_BRIEF_WORDS_H

#include "output/format.h"

/* Formats say which values they take, in both languages the same and in the same order. */
enum brief_word {
    BRIEF_CONVENTIONS, /* price year, base date (strings) */
    BRIEF_LUCK,
    BRIEF_EXPECTED,
    BRIEF_EFFECTS,
    BRIEF_BEST,
    BRIEF_LEAD, /* letter, option, second (numbers), lead (string) */
    BRIEF_TIED, /* letter, option, second (numbers) */
    BRIEF_TABLE,
    BRIEF_COST,
    BRIEF_ADDITIONAL,
    BRIEF_GROSS,
    BRIEF_NET,
    BRIEF_MORE,  /* how many (number) */
    BRIEF_RETRO, /* report (string), reference (number) */
    BRIEF_PLANES,
    BRIEF_AT,      /* worth (string) */
    BRIEF_AVERAGE, /* option (number), name, lead (strings), second (number), probability (string)
                    */
    BRIEF_UNSURE,  /* options (numbers) of which the first is named (string), probability */
    BRIEF_OFTEN,   /* option (number), name, probability (strings) */
    BRIEF_BOTH,    /* as BRIEF_AVERAGE */
    BRIEF_EQUAL_NONE, /* target (number), floor (string) */
    BRIEF_RETRO_PLANES,
    BRIEF_RANKS,
    BRIEF_WEIGHTINGS, /* option (number), name, share (strings) */
    BRIEF_FIRST,      /* option, criteria won, criteria (numbers) */
    BRIEF_NO_COST,
    BRIEF_MEMBERS,
    BRIEF_OR,            /* options (numbers) */
    BRIEF_ATTRIBUTION,   /* samples (string) */
    BRIEF_SHARE,         /* name, value, cost (strings) */
    BRIEF_TOGETHER,      /* value, cost (strings) */
    BRIEF_REGRET,        /* worlds (number), samples (string) */
    BRIEF_MINIMAX,       /* letter, option, second (numbers), lead (string) */
    BRIEF_LEAST,         /* likewise, of an effect */
    BRIEF_REGRET_EFFECT, /* worlds (number), samples (string) */
    BRIEF_KNOWING,
    BRIEF_INFORMATION, /* letter */
    BRIEF_ALL,         /* value, at least (strings) */
    BRIEF_ALL_NONE,
    BRIEF_MOST,   /* set, value (strings) */
    BRIEF_SURVEY, /* name (string), units (number), net benefit (string) */
    BRIEF_NO_SURVEY,
    BRIEF_FILES, /* language, folder (strings) */
    N_BRIEF_WORDS
};

const char *brief_word(enum brief_word word, enum language language);

#endif
