/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One event of a story as a sentence, and the dates and durations of sentences. */
#ifndef FONDSIM_CLI_REPLAY_EVENT_H
#define FONDSIM_CLI_REPLAY_EVENT_H

#include "sim/cli/replay.h"
#include "sim/cli/replay_words.h"

/* Long enough for any sentence; labels of a scenario may be longer and are cut. */
enum { REPLAY_SENTENCE = 2000 };

/* All functions write into text[REPLAY_SENTENCE] and return it. */

/* "1er trimestre 2027", "janvier 2027", "2027" */
char *replay_date(char *text, enum language language, const struct scenario *scenario, int step);

/* The same in a margin, "1er trim. 2027". */
char *replay_margin(char *text, enum language language, const struct scenario *scenario, int step);

enum replay_when { REPLAY_AT, REPLAY_BEFORE, REPLAY_FROM };

/* "au 1er trimestre 2027", "avant janvier 2027", "à partir d’avril 2027" */
char *replay_when(char *text, enum language language, const struct scenario *scenario, int step,
                  enum replay_when when);

/* "3 alliances", "aucune alliance", "0,50 équivalent temps plein d’ingénierie" */
char *replay_counted(char *text, enum language language, double n, int decimals,
                     enum replay_noun noun);

/* "18 mois", "2 ans" */
char *replay_duration(char *text, enum language language, const struct scenario *scenario,
                      int steps);

const char *replay_label(enum language language, const struct label *label);

/* The sentence of an event. Offers that are taken at the same step are one sentence: `n` events
 * from event on, 1 for other kinds. */
char *replay_sentence(char *text, enum language language, const struct replay *replay,
                      const struct story_event *event, size_t n);

#endif
