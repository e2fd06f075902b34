/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 2: one page a fund, always in the same order: what it does, its money, what it brings
 * against nothing, for whom, what it can absorb, what that hangs on, when it would win, what to
 * measure. Never knows how a fact was computed. */
#include "output/report/report_private.h"

#include <math.h>
#include <string.h>

enum { PAGE_DRIVERS = 3 };

/* A table of a fund, which rests on the fund's own assumptions. */
static struct report_table *table_of(struct report *self, const struct fact_fund *fund,
                                     const char *part, enum word title, enum word tab,
                                     const char *note) {
    const struct run_info *info = self->facts->info;
    const char *name = report_instrument(self, fund->instrument);
    const char *end = report_end(self, info->n_reports - 1);
    char id[96];
    snprintf(id, sizeof id, "%.20s-%.60s", part, info->instruments[fund->instrument].key);
    struct report_table *table = report_table(
        self, id, shelf_word(&self->shelf, self->language, tab, "fund", name, NULL_GAP),
        shelf_word(&self->shelf, self->language, title, "fund", name, "end", end, NULL_GAP), note);
    report_basis(table, report_register(self, fund->instrument));
    return table;
}

/* ---- What it does ---- */

static void say_what(struct report *self, const struct fact_fund *fund) {
    static const struct {
        const char *model;
        enum word word;
    } known[] = {
        {"engineering_fund", WORD_WHAT_ENGINEERING}, {"partnership_fund", WORD_WHAT_PARTNERSHIP},
        {"commons_fund", WORD_WHAT_COMMONS},         {"company_fund", WORD_WHAT_COMPANIES},
        {"foundation_fund", WORD_WHAT_FOUNDATIONS},  {"none_fund", WORD_WHAT_NONE}};
    const char *year = report_year(self, fund->first_year);
    document_say(self->document, BLOCK_NOTE, fund->tested > 0 ? WORD_FUND_TESTED : WORD_FUND_NEW,
                 "year", year, "evaluation",
                 report_year(self, floor(self->facts->info->evaluation_year - 1e-6)), NULL_GAP);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(fund->model, known[i].model) == 0)
            document_say(self->document, BLOCK_PARAGRAPH, known[i].word, NULL_GAP);
}

/* ---- Its money ---- */

static double mean_of(const struct money_mean *row, const char *column, double *se) {
    for (int k = 0; k < MONEY_COLUMNS; k++)
        if (strcmp(money_columns[k], column) == 0) {
            *se += isfinite(row->se[k]) ? row->se[k] : 0;
            return isfinite(row->mean[k]) ? row->mean[k] : 0;
        }
    return 0;
}

/* Mean of a column over the calendar years first..last of a fund; *se: sum of yearly errors, not
 * below the true one. */
static double money_between(const struct report_facts *facts, const struct fact_fund *fund,
                            const char *column, double first, double last, double *se) {
    double sum = 0;
    *se = 0;
    for (size_t i = 0; i < facts->money->n; i++) {
        const struct money_mean *row = &facts->money->rows[i];
        double year = facts->info->start_year + row->year;
        if (row->portfolio == fund->portfolio && row->instrument == fund->instrument &&
            year >= first && year <= last)
            sum += mean_of(row, column, se);
    }
    return sum;
}

static void show_money(struct report *self, const struct fact_fund *fund) {
    static const struct {
        const char *column;
        enum word word;
    } lines[] = {{"envelope", WORD_MONEY_ENVELOPE},
                 {"paid", WORD_MONEY_PAID},
                 {"overhead", WORD_MONEY_OVERHEAD},
                 {"recovered", WORD_MONEY_RECOVERED},
                 {"lapsed", WORD_MONEY_LAPSED}};
    const struct run_info *info = self->facts->info;
    double first = info->start_year, end = info->start_year + info->n_years - 1;
    double seen = isfinite(info->decision_year) ? info->decision_year - 1 : end;
    struct report_table *table =
        table_of(self, fund, "money", WORD_FUND_MONEY_TITLE, WORD_TAB_MONEY,
                 word_of(self->language, WORD_FUND_MONEY_TEXT));
    report_column(table, word_of(self->language, WORD_FUND_MONEY), NULL, CELL_TEXT);
    const double from[2] = {first, seen + 1}, to[2] = {seen, end};
    for (int half = 0; half < 2; half++) {
        report_column(table,
                      shelf_word(&self->shelf, self->language, WORD_PERIOD, "first",
                                 report_year(self, from[half]), "last", report_year(self, to[half]),
                                 NULL_GAP),
                      NULL, CELL_MONEY);
        report_compared(table, 1);
        report_error_column(self, table);
    }
    for (size_t l = 0; table != NULL && l < sizeof lines / sizeof lines[0]; l++) {
        double sum[2], se[2];
        for (int half = 0; half < 2; half++)
            sum[half] =
                money_between(self->facts, fund, lines[l].column, from[half], to[half], &se[half]);
        if (sum[0] == 0 && sum[1] == 0 && l > 1)
            continue;
        sheet_text(&table->sheet, word_of(self->language, lines[l].word));
        for (int half = 0; half < 2; half++) {
            sheet_number(&table->sheet, sum[half]);
            sheet_number(&table->sheet, se[half]);
        }
    }
    report_show(self, table);
}

/* ---- What it brings ---- */

static void show_effects(struct report *self, const struct fact_fund *fund,
                         const struct fact_option *option) {
    const struct report_facts *facts = self->facts;
    struct report_table *table =
        table_of(self, fund, "effects", WORD_FUND_BRINGS_TITLE, WORD_TAB_EFFECTS, NULL);
    report_change_columns(self, table);
    report_number_columns(self, table, word_of(self->language, WORD_COLUMN_BETTER), NULL,
                          CELL_PERCENT);
    report_number_columns(self, table, word_of(self->language, WORD_COLUMN_PRICE), NULL,
                          CELL_MONEY);
    for (size_t k = 0; table != NULL && k < facts->n_effects; k++) {
        const struct fact_effect *effect = &option->effects[k];
        report_change_cells(self, table, facts->effects[k], effect->difference, effect->low,
                            effect->high);
        report_number_cells(table, effect->better);
        if (isfinite(effect->price.value))
            sheet_number(&table->sheet, effect->price.value);
        else
            sheet_text(&table->sheet, "–");
        sheet_number(&table->sheet, effect->price.se);
    }
    report_show(self, table);
}

/* ---- For whom ---- */

static const struct summary_row *last_row(const struct report_facts *facts, int portfolio,
                                          const char *key, const char *class_key) {
    char name[160];
    snprintf(name, sizeof name, "%.60s_%.90s", key, class_key);
    int outcome = catalogue_find(&facts->info->catalogue, name);
    return outcome < 0
               ? NULL
               : summary_find(facts->summary, facts->info->n_reports - 1, portfolio, outcome);
}

static void show_classes(struct report *self, const struct fact_fund *fund) {
    const struct report_facts *facts = self->facts;
    const struct run_info *info = facts->info;
    double received = 0, gains = 0;
    for (int c = 0; c < info->n_classes; c++) {
        const struct summary_row *money =
            last_row(facts, fund->portfolio, "received", info->classes[c].key);
        const struct summary_row *years =
            last_row(facts, fund->portfolio, "level_years", info->classes[c].key);
        received += money == NULL ? 0 : money->difference.mean;
        gains += years == NULL || years->difference.mean < 0 ? 0 : years->difference.mean;
    }
    struct report_table *table =
        table_of(self, fund, "where", WORD_FUND_WHERE_TITLE, WORD_TAB_WHERE, NULL);
    report_column(table, word_of(self->language, WORD_COLUMN_SIZE), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_RECEIVED), NULL, CELL_PERCENT);
    report_decimals(table, 0);
    report_column(table, word_of(self->language, WORD_COLUMN_GAINS), NULL, CELL_PERCENT);
    report_decimals(table, 0);
    for (int c = 0; table != NULL && received > 0 && c < info->n_classes; c++) {
        const struct summary_row *money =
            last_row(facts, fund->portfolio, "received", info->classes[c].key);
        const struct summary_row *years =
            last_row(facts, fund->portfolio, "level_years", info->classes[c].key);
        sheet_text(&table->sheet, report_label(self, &info->classes[c].label));
        sheet_number(&table->sheet, money == NULL ? NAN : money->difference.mean / received);
        sheet_number(&table->sheet,
                     years == NULL || gains <= 0 ? NAN : years->difference.mean / gains);
    }
    report_show(self, table);
}

/* Ecosystems more or fewer at each level, where that is resolved. */
static void say_levels(struct report *self, const struct fact_fund *fund) {
    const struct report_facts *facts = self->facts;
    const struct run_info *info = facts->info;
    const char *items[SCENARIO_MAX_LEVELS], *end = report_end(self, info->n_reports - 1);
    size_t n = 0;
    for (int l = 0; l < info->n_levels && l < SCENARIO_MAX_LEVELS; l++) {
        const struct summary_row *row =
            last_row(facts, fund->portfolio, "ecosystems", info->levels[l].key);
        if (row == NULL || !(fabs(row->difference.mean) > 2 * row->difference.se))
            continue;
        struct fact_number number = {row->difference.mean, row->difference.se, 1};
        items[n++] = shelf_word(&self->shelf, self->language, WORD_FUND_LEVEL, "value",
                                report_amount(self, row->outcome, number, 1), "level",
                                report_label(self, &info->levels[l].label), NULL_GAP);
    }
    document_say(self->document, BLOCK_PARAGRAPH, n > 0 ? WORD_FUND_LEVELS : WORD_FUND_LEVELS_NONE,
                 "end", end, "levels", report_list(self, n, items), NULL_GAP);
}

/* ---- What it can absorb ---- */

/* The row of a response curve, or NULL. */
static const struct response_row *curve_at(const struct response_table *response, int instrument,
                                           int outcome, double multiple) {
    for (size_t i = 0; i < response->n; i++) {
        const struct response_row *row = &response->rows[i];
        if (row->instrument == instrument && row->outcome == outcome &&
            fabs(row->multiple - multiple) < 1e-9)
            return row;
    }
    return NULL;
}

/* What the next 100 k EUR bring of the effect for which that is told best, from the present
 * envelope to its double. *outcome: -1 when the curves say nothing. Errors of the two points are
 * added as if independent: common draws make the true one smaller. */
static struct fact_number next_of(const struct report_facts *facts, int instrument, int *outcome) {
    int envelope = catalogue_find(&facts->info->catalogue, "envelope");
    struct fact_number best = {0, 0, 0};
    double clearest = -1;
    *outcome = -1;
    for (size_t k = 0; k < facts->n_effects; k++) {
        const struct response_table *r = facts->response;
        const struct response_row *now = curve_at(r, instrument, facts->effects[k], 1);
        const struct response_row *twice = curve_at(r, instrument, facts->effects[k], 2);
        const struct response_row *money = curve_at(r, instrument, envelope, 1);
        const struct response_row *double_money = curve_at(r, instrument, envelope, 2);
        if (now == NULL || twice == NULL || money == NULL || double_money == NULL ||
            !(double_money->mean > money->mean) || !isfinite(now->next_100k))
            continue;
        double per = 100000 / (double_money->mean - money->mean);
        struct fact_number next = {now->next_100k, per * hypot(now->se, twice->se), 0};
        double clear = next.se > 0 ? fabs(next.value) / next.se : next.value != 0;
        next.resolved = clear > 2;
        if (clear > clearest) {
            clearest = clear;
            best = next;
            *outcome = facts->effects[k];
        }
    }
    return best;
}

static void say_absorption(struct report *self, const struct fact_fund *fund,
                           const struct fact_option *option) {
    const struct report_facts *facts = self->facts;
    const struct response_table *response = facts->response;
    int is_after = facts->question == QUESTION_PROSPECTIVE && isfinite(option->absorption);
    for (size_t i = 0; i < response->n_absorption; i++) {
        const struct absorption_row *row = &response->absorption[i];
        if (row->instrument == fund->instrument && fabs(row->multiple - 1) < 1e-9)
            document_say(self->document, BLOCK_ITEM,
                         is_after ? WORD_FUND_ABSORBS_BOTH : WORD_FUND_ABSORBS_TEXT, "share",
                         report_percent(self, row->share), "after",
                         is_after ? report_percent(self, option->absorption) : "", NULL_GAP);
    }
    int outcome;
    struct fact_number next = next_of(facts, fund->instrument, &outcome);
    if (outcome >= 0)
        document_say(self->document, BLOCK_ITEM,
                     next.resolved ? WORD_FUND_NEXT : WORD_FUND_NEXT_NOTHING, "value",
                     report_amount(self, outcome, next, 1), "outcome",
                     report_outcome(self, outcome), "error",
                     report_error_of(self, outcome, next.se), NULL_GAP);
}

/* ---- What it hangs on, when it would win, what to measure ---- */

/* A part of the fund's page; its anchor is the part's name and the fund's key. */
static void heading(struct report *self, const struct fact_fund *fund, const char *part,
                    enum word word) {
    char id[96];
    snprintf(id, sizeof id, "%.20s-%.60s", part,
             self->facts->info->instruments[fund->instrument].key);
    document_heading(self->document, 4, id, word_of(self->language, word));
}

static void show_drivers(struct report *self, const struct fact_fund *fund, int outcome) {
    heading(self, fund, "depends", WORD_FUND_DEPENDS);
    if (fund->n_drivers == 0) {
        document_say(self->document, BLOCK_PARAGRAPH, WORD_FUND_NOTHING_FOUND, NULL_GAP);
        return;
    }
    struct report_table *table =
        table_of(self, fund, "drivers", WORD_FUND_DEPENDS_TITLE, WORD_TAB_DEPENDS,
                 shelf_word(&self->shelf, self->language, WORD_FUND_DEPENDS_TEXT, "outcome",
                            report_outcome(self, outcome), NULL_GAP));
    report_column(table, word_of(self->language, WORD_COLUMN_PARAMETER), NULL, CELL_TEXT);
    report_column(table, word_of(self->language, WORD_COLUMN_LINK), NULL, CELL_SIGNED);
    report_error_column(self, table);
    report_column(table, word_of(self->language, WORD_COLUMN_STATUS), NULL, CELL_TEXT);
    report_links(table, 1);
    for (size_t i = 0; table != NULL && i < fund->n_drivers && i < PAGE_DRIVERS; i++) {
        const struct fact_driver *driver = &fund->drivers[i];
        sheet_text(&table->sheet, report_assumption(self, driver->assumption));
        sheet_number(&table->sheet, driver->strength.value);
        sheet_number(&table->sheet, driver->strength.se);
        sheet_text(&table->sheet, report_status(self, driver->assumption));
        sheet_text(&table->sheet, report_assumption_link(self, driver->assumption));
    }
    report_show(self, table);
}

/* From which price of one effect the fund would be the choice, or why at none. */
static void say_win_of(struct report *self, const struct fact_fund *fund, size_t number) {
    const struct report_facts *facts = self->facts;
    const struct fact_verdict *verdict = &facts->verdicts[number];
    const struct fact_option *option = report_facts_option(&facts->groups[0], fund->portfolio);
    const struct fact_effect *effect = &option->effects[verdict->effect];
    const char *unit = report_unit(self, facts->effects[verdict->effect]);
    const char *both[2] = {report_quoted(self, effect->by[0]), report_quoted(self, effect->by[1])};
    enum word word = WORD_FUND_WIN_UNKNOWN;
    size_t n = effect->standing == STANDING_EXTENDED ? 2 : 1;
    if (verdict->resolved && verdict->option == fund->portfolio)
        word = WORD_FUND_WIN_ALREADY;
    else if (isfinite(fund->win_prices[number].value))
        word = WORD_FUND_WIN_PRICE;
    else if (effect->standing == STANDING_DOMINATED)
        word = WORD_FUND_WIN_NEVER;
    else if (effect->standing == STANDING_EXTENDED)
        word = WORD_FUND_WIN_MIX;
    document_say(self->document, BLOCK_ITEM, word, "unit", unit, "worth",
                 report_exact(self, verdict->worth), "price",
                 report_money(self, fund->win_prices[number]), "by", report_list(self, n, both),
                 NULL_GAP);
}

static void say_win(struct report *self, const struct fact_fund *fund) {
    const struct report_facts *facts = self->facts;
    if (facts->n_verdicts == 0)
        return;
    const struct fact_verdict *verdict = &facts->verdicts[0];
    heading(self, fund, "win", WORD_FUND_WIN);
    for (size_t i = 0; i < facts->n_verdicts; i++)
        say_win_of(self, fund, i);
    for (size_t i = 0; i < fund->n_switches; i++) {
        const struct fact_switch *at = &fund->switches[i];
        document_say(self->document, BLOCK_ITEM, WORD_FUND_WIN_SWITCH, "other",
                     report_portfolio(self, verdict->option), "parameter",
                     report_assumption(self, at->assumption), "direction",
                     word_of(self->language, at->is_above ? WORD_ABOVE : WORD_BELOW), "value",
                     report_parameter(self, at->assumption, at->at), "low",
                     report_parameter(self, at->assumption, at->low), "high",
                     report_parameter(self, at->assumption, at->high), NULL_GAP);
    }
    if (fund->are_switches_known && fund->n_switches == 0)
        document_say(self->document, BLOCK_ITEM, WORD_FUND_WIN_NO_SWITCH, "other",
                     report_portfolio(self, verdict->option), NULL_GAP);
}

/* 1 when the survey asks about a parameter of this fund. */
static int is_about(const struct report_facts *facts, const struct fact_fund *fund,
                    const struct survey *survey) {
    const struct instrument *instrument = &facts->scenario->instruments[fund->instrument];
    const struct section *sections = facts->scenario->sections;
    if (survey->assumption < 0)
        return 0;
    size_t at = (size_t)survey->assumption;
    const size_t both[2] = {instrument->section, instrument->own};
    for (int i = 0; i < 2; i++)
        if (at >= sections[both[i]].first &&
            at < sections[both[i]].first + sections[both[i]].table->n)
            return 1;
    return 0;
}

static void say_measures(struct report *self, const struct fact_fund *fund) {
    const struct report_facts *facts = self->facts;
    heading(self, fund, "measure", WORD_FUND_MEASURE);
    for (size_t i = 0; i < facts->n_surveys; i++) {
        const struct fact_survey *found = &facts->surveys[i];
        const struct survey *survey = &facts->scenario->decision.surveys[found->survey];
        char n[24];
        snprintf(n, sizeof n, "%zu", found->n);
        if (is_about(facts, fund, survey))
            document_say(self->document, BLOCK_ITEM,
                         found->n > 0 ? WORD_MEASURE_SURVEY : WORD_MEASURE_NOT_WORTH, "survey",
                         report_label(self, &survey->label), "n", n, "cost",
                         report_exact(self, found->cost), "net", report_money(self, found->net),
                         NULL_GAP);
    }
    size_t told = 0;
    for (size_t i = 0; i < fund->n_drivers && told < 2; i++)
        if (facts->scenario->assumptions[fund->drivers[i].assumption].status == STATUS_PRIOR &&
            !report_is_lever(facts, fund->drivers[i].assumption)) {
            document_say(self->document, BLOCK_ITEM, WORD_MEASURE_PRIOR, "parameter",
                         report_assumption(self, fund->drivers[i].assumption), NULL_GAP);
            told++;
        }
}

static void write_parts(struct report *self, const struct fact_fund *fund,
                        const struct fact_option *option) {
    const struct report_facts *facts = self->facts;
    show_effects(self, fund, option);
    show_money(self, fund);
    show_classes(self, fund);
    say_levels(self, fund);
    heading(self, fund, "absorbs", WORD_FUND_ABSORBS);
    say_absorption(self, fund, option);
    size_t first = facts->n_verdicts > 0 ? facts->verdicts[0].effect : 0;
    show_drivers(self, fund, facts->effects[first]);
    say_win(self, fund);
    say_measures(self, fund);
}

static void write_fund(struct report *self, const struct fact_fund *fund) {
    const struct report_facts *facts = self->facts;
    const struct fact_option *option =
        fund->portfolio < 0 ? NULL : report_facts_option(&facts->groups[0], fund->portfolio);
    char id[96];
    snprintf(id, sizeof id, "fund-%.60s", facts->info->instruments[fund->instrument].key);
    document_page(self->document);
    document_brief(self->document, true);
    document_heading(self->document, 3, id, report_instrument(self, fund->instrument));
    say_what(self, fund);
    if (option == NULL)
        document_say(self->document, BLOCK_PARAGRAPH, WORD_FUND_NOT_ALONE, NULL_GAP);
    else
        write_parts(self, fund, option);
    document_brief(self->document, false);
}
/* ---- What has been tested ---- */

/* What a portfolio of the retrospective question had brought by the evaluation. */
static void show_tested(struct report *self, int portfolio, int report) {
    const struct report_facts *facts = self->facts;
    const struct run_info *info = facts->info;
    char id[128];
    snprintf(id, sizeof id, "tested-%.100s", info->portfolios[portfolio].name);
    const char *name = report_portfolio(self, portfolio), *end = report_end(self, report);
    struct report_table *table = report_table(
        self, id,
        shelf_word(&self->shelf, self->language, WORD_TAB_TESTED, "option", name, NULL_GAP),
        shelf_word(&self->shelf, self->language, WORD_TESTED_TITLE, "option", name, "end", end,
                   NULL_GAP),
        NULL);
    report_change_columns(self, table);
    report_column(table, word_of(self->language, WORD_TIME_AT_EVALUATION), NULL, CELL_TEXT);
    for (size_t k = 0; table != NULL && k < facts->n_effects; k++) {
        int outcome = facts->effects[k];
        const struct summary_row *row = summary_find(facts->summary, report, portfolio, outcome);
        if (row == NULL)
            continue;
        const struct estimate *d = &row->difference;
        int is_resolved = isfinite(d->se) && fabs(d->mean) > 2 * d->se;
        report_change_cells(self, table, outcome, (struct fact_number){d->mean, d->se, is_resolved},
                            d->p5, d->p95);
        sheet_text(&table->sheet, report_seen(self, outcome));
    }
    report_show(self, table);
}

static void say_tested(struct report *self) {
    const struct run_info *info = self->facts->info;
    int report = 0, told = 0;
    for (int r = 0; r < info->n_reports; r++)
        if (info->records[info->report_record[r]].year <= info->evaluation_year + 1e-6)
            report = r;
    for (int p = 0; p < info->n_portfolios; p++) {
        if (self->facts->question != QUESTION_PROSPECTIVE ||
            info->portfolios[p].is_counterfactual ||
            info->portfolios[p].question != QUESTION_RETROSPECTIVE)
            continue;
        if (!told)
            document_heading(self->document, 3, "tested", word_of(self->language, WORD_TESTED));
        if (!told)
            document_say(self->document, BLOCK_PARAGRAPH, WORD_TESTED_TEXT, NULL_GAP);
        told = 1;
        show_tested(self, p, report);
    }
}

void chapter_funds(struct report *self) {
    if (self->facts->n_funds == 0)
        return;
    document_page(self->document);
    document_heading(self->document, 2, "funds", word_of(self->language, WORD_CHAPTER_FUNDS));
    document_say(self->document, BLOCK_PARAGRAPH, WORD_FUNDS_INTRO, NULL_GAP);
    say_tested(self);
    report_figure(self, "differences-retrospective", NULL);
    if (gallery_find(self->gallery, "money") != NULL)
        document_say(self->document, BLOCK_PARAGRAPH, WORD_FUNDS_MONEY_TEXT, NULL_GAP);
    report_figure(self, "money", NULL);
    report_figure(self, "response", NULL);
    for (size_t f = 0; f < self->facts->n_funds; f++)
        write_fund(self, &self->facts->funds[f]);
}
