/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of differences and of what stands at the end. Never computes an estimate. */
#include <math.h>
#include <string.h>

#include "sim/comparison/private.h"

void sheets_add_differences(const struct comparison *c, struct sheet *sheet) {
    for (size_t i = 0; i < c->n_differences; i++) {
        const struct comparison_difference *row = &c->differences[i];
        const struct difference *d = &row->value;
        const struct difference_view *e = &d->expected, *s = &d->single;
        sheet_text(sheet, c->info->report_names[row->report]);
        sheet_text(sheet, sheets_outcome(c, row->outcome));
        sheet_text(sheet, c->info->catalogue.outcomes[row->outcome].unit);
        sheet_text(sheet, sheets_portfolio(c, row->from));
        sheet_text(sheet, sheets_portfolio(c, row->to));
        const double numbers[] = {(double)e->n, d->mean,     d->se,      d->low,      d->high,
                                  d->resolved,  e->p[0],     e->p_se[0], e->p[1],     e->p_se[1],
                                  e->p[2],      e->p_se[2],  e->above,   e->above_se, e->below,
                                  e->below_se,  s->p[0],     s->p_se[0], s->p[2],     s->p_se[2],
                                  s->above,     s->above_se, d->luck,    d->saved};
        for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++) {
            sheet_number(sheet, numbers[k]);
        }
        sheet_text(sheet, sheets_asks(c, row->to));
    }
}

void sheets_add_assets(const struct comparison *c, struct sheet *sheet) {
    for (size_t i = 0; i < c->n_assets; i++) {
        const struct comparison_asset *row = &c->assets[i];
        int reference = comparison_reference(c, row->portfolio);
        const struct difference *d =
            comparison_find(c, c->report, row->outcome, reference, row->portfolio);
        const struct outcome *outcome = &c->info->catalogue.outcomes[row->outcome];
        double worth = strcmp(outcome->key, "endowment") == 0 ? c->endowment_factor : (double)NAN;
        sheet_text(sheet, c->info->report_names[c->report]);
        sheet_text(sheet, outcome->key);
        sheet_text(sheet, outcome->unit);
        sheet_text(sheet, sheets_portfolio(c, row->portfolio));
        sheets_mean(sheet, row->value);
        sheet_text(sheet, sheets_portfolio(c, reference));
        sheet_number(sheet, d == NULL ? 0 : d->mean); /* itself */
        sheet_number(sheet, d == NULL ? 0 : d->se);
        sheet_number(sheet, d == NULL ? 0 : d->resolved);
        sheet_number(sheet, worth * row->value.mean);
        sheet_number(sheet, worth * row->value.se);
        sheet_text(sheet, sheets_asks(c, row->portfolio));
    }
}
