/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of figures and reports, one list per language, with named gaps. Never knows what is
 * drawn. */
#ifndef FONDSIM_OUTPUT_TEXTS_H
#define FONDSIM_OUTPUT_TEXTS_H

#include "output/format.h"
#include <stdarg.h>
#include <stddef.h>

/* What each text is for; its gaps are the words in braces in texts.c. */
enum text {
    /* shared */
    TEXT_END_OF_YEAR,
    TEXT_END_OF_MONTH,
    TEXT_YEAR_ENDS,
    TEXT_PERIOD,
    TEXT_EVALUATION,
    TEXT_DECISION,
    TEXT_EVALUATION_AND_DECISION,
    TEXT_RANGE,
    TEXT_RANGE_SHORT,
    TEXT_UNRESOLVED,
    TEXT_NO_DIFFERENCE,
    TEXT_AMOUNT_OF,
    TEXT_WITH_UNIT,
    TEXT_LIST_AND,
    TEXT_ON_AVERAGE,
    TEXT_BETWEEN_ITEMS,
    /* captions */
    TEXT_CAPTION_RUN,
    TEXT_CAPTION_INNER,
    TEXT_CAPTION_PARTIAL,
    TEXT_CAPTION_PRIORS,
    TEXT_CAPTION_PRIORS_COUNTED,
    TEXT_DESIGN_LATIN, /* as enum design, in its order */
    TEXT_DESIGN_PLAIN,
    TEXT_DESIGN_SOBOL,
    /* fan */
    TEXT_FAN_TITLE,
    TEXT_FAN_TITLE_UNRESOLVED,
    TEXT_FAN_MEAN,
    TEXT_FAN_HALF,
    TEXT_FAN_MOST,
    TEXT_FAN_CAPTION,
    TEXT_FAN_CAPTION_BANDS,
    TEXT_FAN_CAPTION_CHOICE,
    TEXT_FAN_ALT,
    TEXT_FAN_ALT_ITEM,
    /* levels */
    TEXT_LEVELS_TITLE,
    TEXT_LEVELS_TITLE_UNRESOLVED,
    TEXT_LEVELS_SHARES,
    TEXT_LEVELS_DIFFERENCE,
    TEXT_LEVELS_KEY,
    TEXT_LEVELS_READING,
    TEXT_LEVELS_CAPTION,
    TEXT_LEVELS_ALT,
    TEXT_LEVELS_ALT_ITEM,
    /* money */
    TEXT_MONEY_TITLE,
    TEXT_MONEY_TITLE_OPEN,
    TEXT_MONEY_PAID,
    TEXT_MONEY_OVERHEAD,
    TEXT_MONEY_LAPSED,
    TEXT_MONEY_OPEN,
    TEXT_MONEY_SHARE,
    TEXT_MONEY_OF_EACH,
    TEXT_MONEY_CAPTION,
    TEXT_MONEY_CAPTION_REUSE,
    TEXT_MONEY_ALT,
    TEXT_MONEY_ALT_ITEM,
    /* effects */
    TEXT_EFFECTS_TITLE,
    TEXT_EFFECTS_TITLE_NONE,
    TEXT_EFFECTS_TITLE_ONE,
    TEXT_EFFECTS_TITLE_ALL,
    TEXT_EFFECTS_CAPTION,
    TEXT_EFFECTS_ALT,
    TEXT_EFFECTS_ALT_ITEM,
    /* response */
    TEXT_RESPONSE_TITLE,
    TEXT_RESPONSE_TITLE_TIE,
    TEXT_RESPONSE_TITLE_UNRESOLVED,
    TEXT_RESPONSE_TITLE_FLAT,
    TEXT_RESPONSE_OUTCOME,
    TEXT_RESPONSE_ABSORPTION,
    TEXT_RESPONSE_MULTIPLE,
    TEXT_RESPONSE_NEXT,
    TEXT_RESPONSE_NEXT_UNRESOLVED,
    TEXT_RESPONSE_NEXT_NONE,
    TEXT_RESPONSE_CAPTION,
    TEXT_RESPONSE_ALT,
    TEXT_RESPONSE_ALT_ITEM,
    /* units of outcomes, as axes name them */
    TEXT_UNIT_FTE,
    TEXT_COUNT
};

/* The text as written in the list, with its gaps; NULL when the language misses it. */
const char *text_of(enum language language, enum text text);

/* Writes the text with its gaps filled into buffer[size] and returns buffer. The gaps follow as
 * pairs (name, value) of const char *, ended by (const char *)NULL; "{name}" becomes the value as
 * it is. A gap without its pair stays as written; what does not fit is cut between characters. */
char *text_fill(char *buffer, size_t size, enum language language, enum text text, ...);

/* The same with a text of another list; `gaps` is left as it was. */
char *text_fill_pattern(char *buffer, size_t size, const char *pattern, va_list gaps);

/* The words of an outcome's unit for an axis; NULL when the outcome's label says it all. */
const char *text_unit(enum language language, const char *unit);

#endif
