/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short screen on attribution, regret and value of information. Never computes an estimate. */
#include <math.h>
#include <string.h>

#include "sim/cli/compare_brief.h"
#include "sim/cli/compare_brief_words.h"
#include "sim/cli/compare_list.h"
#include "sim/cli/compare_runs_parts.h"
#include "sim/cli/compare_runs_words.h"

enum { VALUED = 2, FUNDS = 3, NAME = 21 };

#define THOUSAND 1e3

static const char *word(const struct screen *s, enum brief_word which) {
    return brief_word(which, s->language);
}

static const char *label_in(const struct screen *s, const struct label *label) {
    return s->language == LANGUAGE_FR ? label->fr : label->en;
}

/* Effects with a worth, or the first ones when none has one. Returns how many. */
static size_t valued(const struct compare_runs *runs, size_t effects[VALUED]) {
    size_t n = 0;
    for (int given = 1; given >= 0 && n == 0; given--) {
        for (size_t k = 0; k < runs->valued.n_effects && n < VALUED; k++) {
            if (!given || isfinite(runs->valued.willingness[k])) {
                effects[n++] = k;
            }
        }
    }
    return n;
}

/* ---- 5 ---- */

/* The fund of largest value that is not in taken[n]; of none that brings something, their number.
 */
static size_t next_fund(const struct attribution *effect, const size_t *taken, size_t n) {
    size_t best = effect->n;
    for (size_t i = 0; i < effect->n; i++) {
        int is_free = fabs(effect->rows[i].value.mean) > 0;
        for (size_t k = 0; k < n; k++) {
            is_free &= taken[k] != i;
        }
        if (is_free &&
            (best == effect->n || effect->rows[i].value.mean > effect->rows[best].value.mean)) {
            best = i;
        }
    }
    return best;
}

static void print_effect(const struct screen *s, const struct compare_runs *runs, size_t effect,
                         const struct attribution_pair *pair) {
    char text[3 * CELL], value[CELL], cost[CELL], cut[CELL], title[4];
    double scale = screen_scale(s, runs->valued.effects[effect]);
    size_t taken[FUNDS];
    struct compare_list list;
    snprintf(title, sizeof title, "%c", (char)('A' + effect));
    compare_list_begin_at(&list, s, 2, title);
    size_t shown = 0;
    for (; shown < FUNDS && shown < pair->effect.n; shown++) {
        size_t fund = taken[shown] = next_fund(&pair->effect, taken, shown);
        if (fund == pair->effect.n) {
            break;
        }
        const struct attribution_value *v = &pair->effect.rows[fund].value;
        const struct attribution_value *c = &pair->cost.rows[fund].value;
        const char *name = label_in(s, &s->c->scenario->instruments[fund].label);
        screen_told(s, value, v->mean / scale, v->se / scale, v->resolved);
        screen_told(s, cost, c->mean / THOUSAND, c->se / THOUSAND, c->resolved);
        snprintf(text, sizeof text, word(s, BRIEF_SHARE),
                 terminal_shortened(cut, sizeof cut, name, NAME), value, cost);
        compare_list_add(&list, text, shown == 0);
    }
    const struct attribution_value *all = &pair->effect.total, *spent = &pair->cost.total;
    screen_told(s, value, all->mean / scale, all->se / scale, all->resolved);
    screen_told(s, cost, spent->mean / THOUSAND, spent->se / THOUSAND, spent->resolved);
    snprintf(text, sizeof text, word(s, BRIEF_TOGETHER), value, cost);
    compare_list_add(&list, text, shown == 0);
    compare_list_end(&list);
}

static void print_attribution(const struct screen *s, const struct compare_runs *runs) {
    const struct games *games = &runs->games;
    enum games_limit limit = games->limits[ATTRIBUTION_OWN];
    size_t effects[VALUED], n = valued(runs, effects), begun = 0;
    char room[CELL];
    if (limit != GAMES_MADE) {
        const char *why =
            runs_word(limit == GAMES_FEW ? RUNS_NO_FUND : RUNS_MANY_FUNDS, s->language);
        fprintf(s->file, why + 1, (int)games->n_funds, ATTRIBUTION_MOST); /* no empty line */
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const struct attribution_pair *pair = games_pair(games, ATTRIBUTION_OWN, effects[i]);
        if (pair == NULL) {
            continue; /* interrupted, or not defined in every draw */
        }
        if (begun++ == 0) {
            fprintf(s->file, word(s, BRIEF_ATTRIBUTION),
                    format_number(room, CELL, s->language, (double)games->shape.samples, 0));
            screen_few_more(s, &games->shape);
        }
        print_effect(s, runs, effects[i], pair);
    }
}

/* ---- 6 ---- */

static void add_minimax(const struct screen *s, const struct variants *variants,
                        const struct variants_table *table, struct compare_list *list,
                        int is_first) {
    const struct regret *regret = &table->regret;
    const int *portfolios = variants->groups[table->group].portfolios;
    char text[3 * CELL], lead[CELL], letter = (char)('A' + table->effect);
    int option = portfolios[regret->minimax] + 1, second = portfolios[regret->second] + 1;
    double scale = table->is_net_benefit ? THOUSAND : screen_scale(s, s->c->effects[table->effect]);
    if (!regret->resolved) {
        snprintf(text, sizeof text, word(s, BRIEF_TIED), letter, option, second);
    } else {
        snprintf(text, sizeof text, word(s, table->is_net_benefit ? BRIEF_MINIMAX : BRIEF_LEAST),
                 letter, option, second,
                 screen_told(s, lead, regret->lead / scale, regret->lead_se / scale, 1));
    }
    compare_list_add(list, text, is_first);
}

static void print_regret(const struct screen *s, const struct compare_runs *runs) {
    const struct variants *variants = &runs->variants;
    struct compare_list list;
    char room[CELL], title[2 * CELL];
    int net = 0, n = 0;
    for (size_t t = 0; t < variants->n_tables; t++) {
        net |= variants->tables[t].group == 0 && variants->tables[t].is_net_benefit &&
               variants->tables[t].regret.rows != NULL;
    }
    snprintf(title, sizeof title, word(s, net ? BRIEF_REGRET : BRIEF_REGRET_EFFECT),
             (int)variants->n_worlds,
             format_number(room, CELL, s->language, (double)variants->shape.samples, 0));
    for (size_t t = 0; t < variants->n_tables; t++) {
        const struct variants_table *table = &variants->tables[t];
        if (table->group == 0 && table->is_net_benefit == net && table->regret.rows != NULL &&
            table->effect < s->n_effects) {
            if (n == 0) {
                compare_list_begin_at(&list, s, 0, title);
            }
            add_minimax(s, variants, table, &list, n++ == 0);
        }
    }
    if (n > 0) {
        compare_list_end(&list);
        screen_few_more(s, &variants->shape);
    }
}

/* ---- 7 ---- */

/* The set of a kind of highest value that is told from 0, or NULL. */
static const struct evppi *highest(const struct information *information,
                                   const struct information_decision *decision,
                                   enum information_kind kind, const char **name) {
    const struct evppi *best = NULL;
    for (size_t k = 0; k < information->n_sets; k++) {
        const struct evppi *row = &decision->values[k];
        if (information->sets[k].kind == kind && isfinite(row->value) && row->value > 0 &&
            (isnan(row->se) ||
             draws_resolved(row->value, row->se, draws_blocks(&information->shape))) &&
            (best == NULL || row->value > best->value)) {
            best = row;
            *name = information->sets[k].name;
        }
    }
    return best;
}

static void add_highest(const struct screen *s, const struct information *information,
                        const struct information_decision *decision, enum information_kind kind,
                        struct compare_list *list) {
    char text[3 * CELL], value[CELL];
    const char *name = NULL;
    const struct evppi *row = highest(information, decision, kind, &name);
    if (row != NULL) {
        screen_value(s, value, row->value / THOUSAND, row->se / THOUSAND);
        snprintf(text, sizeof text, word(s, BRIEF_MOST), name, value);
        compare_list_add(list, text, 0);
    }
}

/* Surveys that are worth more than they cost, as far as that is told. */
static void add_surveys(const struct screen *s, const struct information *information,
                        const struct information_decision *decision, struct compare_list *list) {
    char text[3 * CELL], net[CELL];
    int any = 0;
    for (size_t i = 0; i < information->n_surveys; i++) {
        const struct information_survey *survey = &decision->surveys[i];
        if (survey->best < survey->n_sizes) {
            const struct evsi_row *row = &survey->rows[survey->best];
            const char *name = label_in(s, &s->c->scenario->decision.surveys[i].label);
            screen_told(s, net, row->net / THOUSAND, row->net_se / THOUSAND,
                        draws_resolved(row->net, row->net_se, draws_blocks(&information->shape)));
            snprintf(text, sizeof text, word(s, BRIEF_SURVEY), name, (int)row->n, net);
            compare_list_add(list, text, 0);
            any = 1;
        }
    }
    if (!any && information->n_surveys > 0) {
        compare_list_add(list, word(s, BRIEF_NO_SURVEY), 0);
    }
}

static void print_decision(const struct screen *s, const struct information *information,
                           size_t number) {
    const struct information_decision *decision = &information->decisions[number];
    const struct evppi *all = information_all(information, number);
    char title[CELL], text[3 * CELL], value[CELL], low[CELL];
    struct compare_list list;
    snprintf(title, sizeof title, word(s, BRIEF_INFORMATION), (char)('A' + decision->effect));
    compare_list_begin_at(&list, s, 2, title);
    if (all == NULL) {
        compare_list_add(&list, word(s, BRIEF_ALL_NONE), 1);
    } else {
        screen_value(s, value, all->value / THOUSAND, all->se / THOUSAND);
        snprintf(text, sizeof text, word(s, BRIEF_ALL), value,
                 terminal_rounded(low, s->language, all->low / THOUSAND, all->low_se / THOUSAND));
        compare_list_add(&list, text, 1);
    }
    add_highest(s, information, decision, INFORMATION_GROUP, &list);
    add_highest(s, information, decision, INFORMATION_ONE, &list);
    add_surveys(s, information, decision, &list);
    compare_list_end(&list);
}

/* ---- All ---- */

void compare_runs_brief(FILE *file, enum language language, const struct compare_runs *runs) {
    struct screen s;
    screen_init(&s, file, language, runs->comparison);
    if (runs->has_games) {
        print_attribution(&s, runs);
    }
    if (runs->has_variants) {
        print_regret(&s, runs);
    } else if (!runs->no_runs && runs->comparison->scenario->decision.n_variants == 0) {
        fputs(runs_word(RUNS_NO_VARIANT, language) + 1, file); /* without its empty line */
    }
    if (runs->has_information) {
        fputs(word(&s, BRIEF_KNOWING), file);
        for (size_t d = 0; d < runs->information.n_decisions; d++) {
            print_decision(&s, &runs->information, d);
        }
    } else if (!compare_runs_any_worth(runs)) {
        fputs(runs_word(RUNS_NO_WORTH, language) + 1, file);
    }
    if (runs->no_runs) {
        fputs(runs_word(RUNS_SKIPPED, language), file);
    }
}
