/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs on a terminal and small texts. Knows no story. */
#include "sim/cli/replay_teller.h"

#include <string.h>

enum { WIDTH = 100 };

static int is_start(char byte) {
    return ((unsigned char)byte & 0xC0) != 0x80;
}

static size_t characters(const char *text, size_t bytes) {
    size_t n = 0;
    for (size_t k = 0; k < bytes; k++) {
        n += (size_t)is_start(text[k]);
    }
    return n;
}

void teller_paragraph(const struct teller *self, const char *head, size_t indent,
                      const char *text) {
    size_t at = characters(head, strlen(head));
    fputs(head, self->file);
    if (at >= indent && at > 0 && head[strlen(head) - 1] != ' ') {
        fputc(' ', self->file);
        at++;
    }
    for (; at < indent; at++) {
        fputc(' ', self->file);
    }
    for (int first = 1; *text != '\0'; first = 0) {
        size_t bytes = strcspn(text, " "), width = characters(text, bytes);
        if (!first && at + 1 + width > WIDTH) {
            fprintf(self->file, "\n%*s", (int)indent, "");
            at = indent;
        } else if (!first) {
            fputc(' ', self->file);
            at++;
        }
        fwrite(text, 1, bytes, self->file);
        at += width;
        text += bytes;
        text += *text == ' ';
    }
    fputc('\n', self->file);
}

void teller_heading(const struct teller *self, const char *text) {
    fputc('\n', self->file);
    teller_paragraph(self, "", 0, text);
}

void teller_part(const struct teller *self, const char *text) {
    fputc('\n', self->file);
    teller_paragraph(self, "  ", 2, text);
}

char *teller_date(const struct teller *self, char *text, int step) {
    return replay_date(text, self->language, self->scenario, step);
}

char *teller_when(const struct teller *self, char *text, int step, enum replay_when when) {
    return replay_when(text, self->language, self->scenario, step, when);
}

const char *teller_label(const struct teller *self, const struct label *label) {
    return replay_label(self->language, label);
}

char *teller_whole(const struct teller *self, char *text, double value) {
    return format_number(text, REPLAY_SENTENCE, self->language, value, 0);
}

char *teller_counted(const struct teller *self, char *text, double n, enum replay_noun noun) {
    return replay_counted(text, self->language, n, 0, noun);
}
