/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of additionality and leverage. Never computes an estimate. */
#include "sim/comparison/private.h"

static void add_steps(const struct comparison *c, int portfolio, struct sheet *sheet) {
    static const char *const steps[N_ADDITIONALITY_STEPS] = {
        "gross", "deadweight", "displacement", "indirect", "net", "elsewhere", "net_anywhere"};
    for (int l = 0; l < COMPARISON_LEDGERS; l++) {
        int outcome = catalogue_find(&c->info->catalogue, comparison_ledgers[l][0]);
        for (int s = 0; outcome >= 0 && comparison_has_ledger(c, l) && s < N_ADDITIONALITY_STEPS;
             s++) {
            sheet_text(sheet, sheets_portfolio(c, portfolio));
            sheet_text(sheet, comparison_ledgers[l][0]);
            sheet_text(sheet, c->info->catalogue.outcomes[outcome].unit);
            sheet_text(sheet, steps[s]);
            sheets_mean(sheet, c->ledgers[portfolio * COMPARISON_LEDGERS + l].steps[s]);
            sheets_question(sheet, c, portfolio, c->report);
        }
    }
}

void sheets_add_ledgers(const struct comparison *c, struct sheet *additionality,
                        struct sheet *leverage) {
    for (int p = 0; p < c->info->n_portfolios; p++) {
        int other = c->is_part && c->info->portfolios[p].question != c->question;
        if (c->info->portfolios[p].is_counterfactual || other) {
            continue;
        }
        add_steps(c, p, additionality);
        sheet_text(leverage, sheets_portfolio(c, p));
        sheet_text(leverage, "gross");
        sheets_ratio(leverage, &c->leverages[p].gross);
        sheets_question(leverage, c, p, c->report);
        sheet_text(leverage, sheets_portfolio(c, p));
        sheet_text(leverage, "net");
        sheets_ratio(leverage, &c->leverages[p].net);
        sheets_question(leverage, c, p, c->report);
    }
}
