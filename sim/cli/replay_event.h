/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One event of a story as a sentence, and the dates and durations of sentences. */
#ifndef FONDSIM_CLI_REPLAY_EVENT_H
#define FONDSIM_CLI_REPLAY_EVENT_H

#include "sim/cli/replay.h"

/* Long enough for any sentence; labels of a scenario may be longer and are cut. */
enum { REPLAY_SENTENCE = 2000 };

/* All functions write into text[REPLAY_SENTENCE] and return it. */

/* "T1 2027" */
char *replay_date(char *text, enum language language, const struct scenario *scenario, int step);

/* "18 mois", "2 ans" */
char *replay_duration(char *text, enum language language, const struct scenario *scenario,
                      int steps);

const char *replay_label(enum language language, const struct label *label);

/* The sentence of an event. Offers that are taken at the same step are one sentence: `n` events
 * from event on, 1 for other kinds. */
char *replay_sentence(char *text, enum language language, const struct replay *replay,
                      const struct story_event *event, size_t n);

#endif
