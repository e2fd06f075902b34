/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs on a terminal, and the small texts that the files of the story share. Knows no story.
 */
#ifndef FONDSIM_CLI_REPLAY_TELLER_H
#define FONDSIM_CLI_REPLAY_TELLER_H

#include "sim/cli/replay_event.h"
#include "sim/cli/replay_words.h"

struct teller {
    FILE *file;
    enum language language;
    const struct replay *replay;
    const struct scenario *scenario;
};

/* A text after `head`, broken at spaces, its lines from column `indent` on. */
void teller_paragraph(const struct teller *self, const char *head, size_t indent, const char *text);
void teller_heading(const struct teller *self, const char *text);
void teller_part(const struct teller *self, const char *text); /* of what a heading opens */

/* Each writes into text[REPLAY_SENTENCE] and returns it. */
char *teller_date(const struct teller *self, char *text, int step);
char *teller_when(const struct teller *self, char *text, int step, enum replay_when when);
char *teller_whole(const struct teller *self, char *text, double value);
char *teller_counted(const struct teller *self, char *text, double n, enum replay_noun noun);

const char *teller_label(const struct teller *self, const struct label *label);

/* The stories of one question, portfolio by portfolio. 0 or FONDSIM_NO_MEMORY. */
int teller_question(const struct teller *self, enum question question);

#endif
