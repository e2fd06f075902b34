/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section `economics`: currency, price year, deflator, discounting. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/reader.h"

static const double usual_inflation = 0.02; /* [1/year] the euro area's target */

static void read_currency(struct reader *self, const struct tree *node) {
    char shown[SHOWN_SIZE];
    strcpy(self->out->currency, "EUR");
    if (node == NULL) {
        return;
    }
    const char *text = reader_text(self, node, "a currency code (EUR)");
    if (text == NULL) {
        return;
    }
    int good = strlen(text) == 3;
    for (size_t i = 0; good && i < 3; i++) {
        good = text[i] >= 'A' && text[i] <= 'Z';
    }
    if (!good) {
        tree_problem(self->problems, node, "found %s, expected three capital letters (EUR)",
                     problems_shown(text, shown));
        return;
    }
    strcpy(self->out->currency, text);
}

/* deflator(y) = (1 + inflation)^(price_year - y), then what the scenario gives by year. */
static void read_deflator(struct reader *self, const struct tree *map) {
    struct scenario *out = self->out;
    const struct tree *inflation = tree_find(map, "inflation");
    const struct tree *deflator = reader_map(self, tree_find(map, "deflator"));
    double rate = usual_inflation;
    if (inflation != NULL && reader_number(self, inflation, -0.5, 1, &rate) != 0) {
        rate = 0;
    }
    size_t n = (size_t)out->time.n_years;
    out->deflator = reader_array(self, n, sizeof *out->deflator);
    if (out->deflator == NULL) {
        return;
    }
    for (size_t y = 0; y < n; y++) {
        out->deflator[y] = pow(1 + rate, out->price_year - (out->time.start_year + (int)y));
    }
    unsigned char given[SCENARIO_MAX_YEARS] = {0};
    for (size_t i = 0; deflator != NULL && i < deflator->n; i++) {
        const struct tree *item = deflator->items[i];
        int first, last;
        double value;
        if (date_years(self, item, &first, &last) != 0 ||
            reader_number(self, item, 1e-3, 1e3, &value) != 0) {
            continue;
        }
        for (int y = first; y <= last; y++) {
            if (given[y]++ != 0) {
                tree_key_problem(self->problems, item,
                                 "found the year %d a second time, "
                                 "expected it once",
                                 out->time.start_year + y);
                break;
            }
            out->deflator[y] = value;
        }
    }
}

void economics_read(struct reader *self) {
    static const char *const words[] = {"currency",  "price_year", "discount",
                                        "inflation", "deflator",   NULL};
    static const char *const rates[] = {"risk_free", "beta", "risk_premium", NULL};
    struct scenario *out = self->out;
    const struct time_grid *time = &out->time;
    const struct tree *map = reader_map(self, tree_find(self->root, "economics"));
    const struct tree *discount = reader_map(self, tree_find(map, "discount"));
    const struct tree *year = tree_find(map, "price_year");
    long value = time->start_year + time->evaluation_step / time->steps_per_year;
    reader_keys(self, map, words, &economics_table, NULL);
    reader_keys(self, discount, rates, NULL, NULL);
    read_currency(self, tree_find(map, "currency"));
    if (year != NULL) {
        reader_integer(self, year, 1900, 2500, &value);
    }
    out->price_year = (int)value;
    read_deflator(self, map);
    out->economics = section_read(self, map, discount, map, "economics", &economics_table);
}
