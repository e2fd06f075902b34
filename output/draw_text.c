/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs. Never knows charts. */
#include "output/draw_text.h"

#include <stdlib.h>
#include <string.h>

/* Line height, and the share of it above the base line [em]. */
#define LEADING 1.22
#define BASE 0.86

double lines_height(size_t n, double size) {
    return (double)n * LEADING * size * PEN_MM_PER_PT;
}

void lines_free(struct lines *self) {
    for (size_t i = 0; i < self->n; i++)
        free(self->line[i]);
    free(self->line);
    *self = (struct lines){0};
}

static void append(struct lines *self, struct pen *pen, const char *text, size_t length,
                   double width) {
    if (self->n == self->room) {
        size_t room = self->room == 0 ? 4 : 2 * self->room;
        char **line = realloc(self->line, room * sizeof *line);
        if (line == NULL) {
            pen_fail(pen, FONDSIM_NO_MEMORY, "no memory for a paragraph");
            return;
        }
        self->line = line;
        self->room = room;
    }
    self->line[self->n] = strndup(text, length);
    if (self->line[self->n] == NULL) {
        pen_fail(pen, FONDSIM_NO_MEMORY, "no memory for a paragraph");
        return;
    }
    self->n++;
    if (width > self->widest)
        self->widest = width;
}

/* Width of the first `length` bytes of text, through a copy in work[]. */
static double measure(struct pen *pen, const char *text, size_t length, char *work, double size,
                      bool bold) {
    memcpy(work, text, length);
    work[length] = '\0';
    return pen_width(pen, work, size, bold);
}

/* Bytes of the first line of text: up to the last break that holds in width; *taken is its width.
 */
static size_t first_line(struct pen *pen, const char *text, char *work, double size, bool bold,
                         double width, double *taken) {
    size_t best = 0, end = 0;
    *taken = 0;
    for (;;) {
        end += strcspn(text + end, " \n");
        double w = measure(pen, text, end, work, size, bold);
        if (width > 0 && w > width)
            break;
        best = end;
        *taken = w;
        if (text[end] == '\0' || text[end] == '\n')
            return best;
        end++;
    }
    if (best > 0)
        return best;
    /* One word, too wide: cut it between characters, one at least. */
    for (best = end; best > 1;) {
        do
            best--;
        while (best > 1 && ((unsigned char)text[best] & 0xC0) == 0x80);
        *taken = measure(pen, text, best, work, size, bold);
        if (*taken <= width)
            break;
    }
    while (((unsigned char)text[best] & 0xC0) == 0x80)
        best++;
    return best;
}

void lines_wrap(struct lines *self, struct pen *pen, const char *text, double size, bool bold,
                double width) {
    *self = (struct lines){0};
    if (text == NULL || text[0] == '\0')
        return;
    char *work = malloc(strlen(text) + 1);
    if (work == NULL) {
        pen_fail(pen, FONDSIM_NO_MEMORY, "no memory for a paragraph");
        return;
    }
    while (!pen_failed(pen)) {
        double taken;
        size_t length = first_line(pen, text, work, size, bold, width, &taken);
        append(self, pen, text, length, taken);
        text += length;
        if (*text == '\0')
            break;
        if (*text == ' ' || *text == '\n')
            text++;
    }
    free(work);
}

void lines_write(const struct lines *self, struct pen *pen, double x, double top,
                 enum anchor anchor, double size, bool bold, struct colour colour) {
    for (size_t i = 0; i < self->n; i++) {
        double base = top - lines_height(i, size) - BASE * size * PEN_MM_PER_PT;
        double share = anchor == ANCHOR_LEFT ? 0 : anchor == ANCHOR_CENTRE ? 0.5 : 1;
        double shift = share == 0 ? 0 : share * pen_width(pen, self->line[i], size, bold);
        pen_write(pen, x - shift, base, self->line[i], size, bold, colour);
    }
}

double text_write(struct pen *pen, const char *text, double x, double top, double width,
                  enum anchor anchor, double size, bool bold, struct colour colour) {
    struct lines lines;
    lines_wrap(&lines, pen, text, size, bold, width);
    lines_write(&lines, pen, x, top, anchor, size, bold, colour);
    double height = lines_height(lines.n, size);
    lines_free(&lines);
    return height;
}

double text_height(struct pen *pen, const char *text, double width, double size, bool bold) {
    struct lines lines;
    lines_wrap(&lines, pen, text, size, bold, width);
    double height = lines_height(lines.n, size);
    lines_free(&lines);
    return height;
}
