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

static void append(struct lines *self, struct pen *pen, const char *text, size_t length, bool cut,
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
    char *copy = malloc(length + 2);
    if (copy == NULL) {
        pen_fail(pen, FONDSIM_NO_MEMORY, "no memory for a paragraph");
        return;
    }
    memcpy(copy, text, length);
    strcpy(copy + length, cut ? "-" : "");
    self->line[self->n] = copy;
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

static bool is_letter(char c) {
    unsigned char u = (unsigned char)c;
    return u >= 0x80 || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z');
}

/* Bytes up to the next place where text may be broken, from `from`: before a space or a line feed,
 * after a hyphen between letters, at the end. */
static size_t next_break(const char *text, size_t from) {
    size_t end = from;
    for (;;) {
        end += strcspn(text + end, " \n-");
        if (text[end] != '-')
            return end;
        end++;
        if (end >= 2 && is_letter(text[end - 2]) && is_letter(text[end]))
            return end;
    }
}

/* Cuts a word of `length` bytes so that it holds with a hyphen, one character at least; no less
 * than three are left for the next line when the word is long enough. */
static size_t cut_word(struct pen *pen, const char *text, size_t length, char *work, double size,
                       bool bold, double width, double *taken) {
    size_t best = length > 5 ? length - 2 : length;
    double hyphen = pen_width(pen, "-", size, bold);
    do {
        do
            best--;
        while (best > 1 && ((unsigned char)text[best] & 0xC0) == 0x80);
        *taken = measure(pen, text, best, work, size, bold) + hyphen;
    } while (best > 1 && *taken > width);
    while (((unsigned char)text[best] & 0xC0) == 0x80)
        best++;
    return best;
}

/* Bytes of the first line of text: up to the last break that holds in width; *taken is its width
 * and *cut says that it ends inside a word. */
static size_t first_line(struct pen *pen, const char *text, char *work, double size, bool bold,
                         double width, double *taken, bool *cut) {
    size_t best = 0, from = 0, end;
    *taken = 0;
    *cut = false;
    for (;;) {
        end = next_break(text, from);
        double w = measure(pen, text, end, work, size, bold);
        if (width > 0 && w > width)
            break;
        best = end;
        *taken = w;
        if (text[end] == '\0' || text[end] == '\n')
            return best;
        from = text[end] == ' ' ? end + 1 : end;
    }
    if (best > 0 || end < 2)
        return best > 0 ? best : end;
    *cut = true;
    return cut_word(pen, text, end, work, size, bold, width, taken);
}

double words_width(struct pen *pen, const char *text, double size, bool bold) {
    char *work = text == NULL ? NULL : malloc(strlen(text) + 1);
    double widest = 0;
    if (work == NULL)
        return 0;
    while (*text != '\0') {
        size_t end = next_break(text, 0);
        double width = measure(pen, text, end, work, size, bold);
        widest = width > widest ? width : widest;
        text += end;
        if (*text == ' ' || *text == '\n')
            text++;
    }
    free(work);
    return widest;
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
        bool cut;
        size_t length = first_line(pen, text, work, size, bold, width, &taken, &cut);
        append(self, pen, text, length, cut, taken);
        text += length;
        if (*text == '\0')
            break;
        if (*text == ' ' || *text == '\n')
            text++;
    }
    free(work);
}

void lines_balance(struct lines *self, struct pen *pen, const char *text, double size, bool bold,
                   double width) {
    double words = words_width(pen, text, size, bold);
    if (words > width && words <= 1.4 * width)
        width = words;
    lines_wrap(self, pen, text, size, bold, width);
    if (self->n < 2 || words > width)
        return;
    /* The narrowest width that keeps the number of lines, by halving: 1 % is enough for the eye. */
    double low = words, high = width;
    for (int i = 0; i < 7; i++) {
        struct lines trial;
        double middle = (low + high) / 2;
        lines_wrap(&trial, pen, text, size, bold, middle);
        if (trial.n > self->n) {
            low = middle;
            lines_free(&trial);
        } else {
            high = middle;
            lines_free(self);
            *self = trial;
        }
    }
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
