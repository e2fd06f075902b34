/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accompaniment offers and shocks. */
#include <stdlib.h>

#include "scenarios/reader.h"

static void read_offer(struct reader *self, const struct tree *item, struct names *names) {
    static const char *const words[] = {"name", "title", "levels", NULL};
    struct scenario *out = self->out;
    const char *name = reader_item_name(self, item, 0, names, MAX_OFFERS);
    if (name == NULL) {
        return;
    }
    struct offer *offer = &out->offers[out->n_offers++];
    struct names levels = names_levels(self);
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "offers.%s", name);
    reader_keys(self, item, words, &offer_table, NULL);
    offer->name = reader_copy(self, name);
    reader_label(self, tree_find(item, "title"), name, &offer->label);
    if (tree_find(item, "levels") == NULL) {
        tree_missing(self->problems, item, "levels", "the levels that it is for, or all");
    }
    offer->levels = reader_mask(self, tree_find(item, "levels"), &levels, 0);
    offer->section = section_read(self, item, NULL, item, path, &offer_table);
}

void offers_read(struct reader *self) {
    const struct tree *list = reader_list(self, tree_find(self->root, "offers"));
    struct names names = {.what = "offer"};
    self->out->offers = reader_array(self, MAX_OFFERS, sizeof *self->out->offers);
    for (size_t i = 0; list != NULL && self->out->offers != NULL && i < list->n; i++) {
        read_offer(self, list->items[i], &names);
    }
}

static void read_shock(struct reader *self, const struct tree *item, struct names *names) {
    static const char *const words[] = {"name", "title", "date", NULL};
    struct scenario *out = self->out;
    const char *name = reader_item_name(self, item, 0, names, MAX_SHOCKS);
    if (name == NULL) {
        return;
    }
    struct shock *shock = &out->shocks[out->n_shocks++];
    const struct tree *date = tree_find(item, "date");
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "shocks.%s", name);
    reader_keys(self, item, words, &shock_table, NULL);
    shock->name = reader_copy(self, name);
    reader_label(self, tree_find(item, "title"), name, &shock->label);
    if (date == NULL) {
        tree_missing(self->problems, item, "date", "a date (2026-03)");
    } else {
        date_inside(self, date, &shock->step);
    }
    shock->section = section_read(self, item, NULL, item, path, &shock_table);
}

void shocks_read(struct reader *self) {
    const struct tree *list = reader_list(self, tree_find(self->root, "shocks"));
    struct names names = {.what = "shock"};
    self->out->shocks = reader_array(self, MAX_SHOCKS, sizeof *self->out->shocks);
    for (size_t i = 0; list != NULL && self->out->shocks != NULL && i < list->n; i++) {
        read_shock(self, list->items[i], &names);
    }
}
