/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of replayed stories in French and English, with named gaps. Knows no event and no
 * number. */
#ifndef FONDSIM_CLI_REPLAY_WORDS_H
#define FONDSIM_CLI_REPLAY_WORDS_H

#include <stddef.h>

#include "output/format.h"

/* Gaps are named in braces in replay_words.c, the same in both languages. */
enum replay_word {
    /* the frame */
    SAY_TITLE,
    SAY_CHECKED,
    SAY_WHO,
    SAY_NAMELESS,
    SAY_PLACE,
    SAY_START,
    SAY_START_ADOPTER,
    SAY_START_PLAIN,
    SAY_IDEAS,
    SAY_QUALIFIED,
    SAY_DRIVE,
    SAY_DRAW,
    SAY_PARAMETER,
    SAY_HIGHER,
    SAY_LOWER,
    SAY_SHOCK,
    SAY_ACTIVITY,
    SAY_GIFTS,
    SAY_STOPS,
    SAY_RETROSPECTIVE,
    SAY_PROSPECTIVE,
    SAY_SHARED,
    SAY_AFTER,
    SAY_MARKS,
    SAY_SAME_AS,
    SAY_NOTHING_MORE,
    SAY_END_OF,
    /* what the funds change */
    SAY_CHANGES,
    SAY_WITHOUT,
    SAY_FINAL_LEVEL,
    SAY_INSTEAD,
    SAY_SAME_LEVEL,
    SAY_PAID_NOTHING,
    SAY_PAID,
    SAY_NO_CHANGE,
    SAY_PAID_NO_CHANGE,
    /* dates and durations */
    SAY_HALF,
    SAY_HALF_SHORT,
    SAY_QUARTER,
    SAY_QUARTER_SHORT,
    SAY_AT,
    SAY_AT_THE,
    SAY_BEFORE,
    SAY_BEFORE_THE,
    SAY_FROM,
    SAY_FROM_THE,
    SAY_FUND,
    SAY_LIST,
    /* events */
    SAY_ENTERS,
    SAY_OFFERS,
    SAY_OFFER,
    SAY_OFFER_NEUTRAL,
    SAY_APPLIES,
    SAY_AWARD,
    SAY_AWARD_KNOWN,
    SAY_AWARD_FACT,
    SAY_POST_FILLED,
    SAY_POST_VACANT,
    SAY_PARTNERS_JOIN,
    SAY_PARTNER_LEAVES,
    SAY_PARTNERS_LEAVE,
    SAY_CLUB_OPENS,
    SAY_CLUB_OPENS_EMPTY,
    SAY_CLUB_ENDS,
    SAY_AWARD_ENDS,
    SAY_AWARD_STOPS,
    SAY_PAID_ALL,
    SAY_PAID_PART,
    SAY_PAID_NONE,
    SAY_NEVER_FILLED,
    SAY_POST_LOST,
    SAY_DROPPED,
    SAY_CONSORTIUM_STOPS,
    SAY_DEPLOYMENT_FAILS,
    SAY_DEPLOYMENT_PASSES,
    SAY_NOT_BUILT,
    SAY_CLUB_ALONE,
    SAY_NOT_LAUNCHED,
    SAY_KEPT,
    SAY_KEPT_ENDS,
    SAY_REPAID,
    SAY_LAUNCHED,
    SAY_DORMANT,
    SAY_FOUNDATION_ENDS,
    SAY_COMMON_BUILT,
    SAY_COMMON_GONE,
    SAY_PROJECT,
    SAY_PROJECT_OF_FUND,
    SAY_NATURAL,
    SAY_SUPPORTED,
    SAY_ANYWAY,
    SAY_NOT_ANYWAY,
    SAY_NEVER_STARTS,
    SAY_STARTS_LATER,
    SAY_STARTS,
    SAY_DEPLOYED,
    SAY_FAILS,
    SAY_ENDS,
    SAY_LIVES,
    SAY_REACHES,
    SAY_NO_IDEA,
    SAY_ADOPTS,
    SAY_COMMONS,
    SAY_ALLIANCES_UP,
    SAY_ALLIANCES_DOWN,
    SAY_ALLIANCES_NONE,
    SAY_LEVEL_UP,
    SAY_LEVEL_DOWN,
    SAY_CARRIED,
    SAY_CARRIED_BY_NOTHING,
    SAY_ENGINEERING_PART,
    SAY_ALLIANCES_PART,
    SAY_COMMONS_PART,
    SAY_OFFERS_PART,
    SAY_AWARD_OPEN,
    SAY_KEPT_LIVES,
    SAY_CLUB_LIVES,
    SAY_FOUNDATION_LIVES,
    SAY_FOUNDATION_SLEEPS,
    SAY_NOT_FOR,
    SAY_LEVEL_NEVER,
    SAY_NEVER_APPLIES,
    SAY_COUNT
};

/* Counted things. */
enum replay_noun {
    NOUN_ALLIANCE,
    NOUN_COMPANY,
    NOUN_IDEA,
    NOUN_COMMON,
    NOUN_PARTNER,
    NOUN_MONTH,
    NOUN_YEAR,
    NOUN_SMALL,
    NOUN_MEDIUM,
    NOUN_LARGE,
    NOUN_SMALLS,
    NOUN_MEDIUMS,
    NOUN_LARGES,
    NOUN_PEOPLE_A_YEAR,
    NOUN_PROJECT_MISSED,
    NOUN_LEVEL_YEAR,
    NOUN_FTE,
    NOUN_QUALIFIED,
    NOUN_DEPLOYED,
    NOUN_ALIVE,
    NOUN_PEOPLE,
    NOUN_JOB,
    NOUN_COFUNDING,
    NOUN_LOCAL,
    NOUN_KEPT,
    NOUN_HOUR,
    NOUN_COUNT
};

/* The pattern as written. */
const char *replay_word(enum language language, enum replay_word word);

/* Fills the gaps, given as pairs (name, value) of const char * ended by (const char *)NULL. */
char *replay_fill(char *buffer, size_t size, enum language language, enum replay_word word, ...);

/* The noun alone, as the number asks: French takes the plural from 2 on, English for all but 1. */
const char *replay_noun(enum language language, enum replay_noun noun, double number);

/* What 0 of them is called, "aucune alliance"; NULL when it is said by its digit. */
const char *replay_none(enum language language, enum replay_noun noun);

/* French "de " or, before a vowel, "d’". */
const char *replay_of(const char *name);

/* "1er", "2e", "1st": n from 1 to 12. */
char *replay_nth(char *text, size_t size, enum language language, int n);

#endif
