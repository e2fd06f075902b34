/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of words and numbers, filled row by row. Knows no file and no meaning. */
#include "sim/core/sheet.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

static void add(struct sheet *self, struct sheet_cell cell) {
    if (self->failed) {
        return;
    }
    if (self->n == self->room) {
        size_t room = self->room > 0 ? 2 * self->room : 64;
        struct sheet_cell *grown =
            room > SIZE_MAX / sizeof *grown ? NULL : realloc(self->cells, room * sizeof *grown);
        if (grown == NULL) {
            self->failed = 1;
            return;
        }
        self->cells = grown;
        self->room = room;
    }
    self->cells[self->n++] = cell;
}

void sheet_text(struct sheet *self, const char *text) {
    add(self, (struct sheet_cell){text == NULL ? "" : text, (double)NAN});
}

void sheet_number(struct sheet *self, double number) {
    add(self, (struct sheet_cell){NULL, number});
}

size_t sheet_rows(const struct sheet *self) {
    return self->n_columns > 0 ? self->n / self->n_columns : 0;
}

void sheet_free(struct sheet *self) {
    free(self->cells);
    self->cells = NULL;
    self->n = self->room = 0;
}
