/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of compare's screen on attribution, regret and value of information, in French or
 * English. Never computes an estimate. */
#include <math.h>
#include <string.h>

#include "output/units.h"
#include "sim/cli/compare_list.h"
#include "sim/cli/compare_parts.h"
#include "sim/cli/compare_runs_parts.h"
#include "sim/cli/compare_runs_words.h"

enum {
    SHOWN_EFFECTS = 5,    /* beside the cost */
    SHOWN_QUANTITIES = 3, /* of regret */
    SHOWN_GROUPS = 3,
    SHOWN_PARAMETERS = 4
};

#define THOUSAND 1e3

static const char *word(const struct screen *s, enum runs_word which) {
    return runs_word(which, s->language);
}

static const char *label_in(const struct screen *s, const struct label *label) {
    return s->language == LANGUAGE_FR ? label->fr : label->en;
}

/* ---- Cells ---- */

static void print_value(const struct screen *s, const struct attribution_value *value,
                        double scale) {
    char room[CELL];
    screen_field(s, screen_told(s, room, value->mean / scale, value->se / scale, value->resolved),
                 SCREEN_CELL);
}

/* ---- 5. Attribution ---- */

static size_t shown_effects(const struct screen *s) {
    return s->n_effects < SHOWN_EFFECTS ? s->n_effects : SHOWN_EFFECTS;
}

/* Any pair that is there, for the cost; NULL when none is. */
static const struct attribution_pair *any_pair(const struct games *games,
                                               enum attribution_game game) {
    for (size_t k = 0; k < games->n_effects; k++) {
        if (games_pair(games, game, k) != NULL) {
            return games_pair(games, game, k);
        }
    }
    return NULL;
}

/* fund: the number of funds stands for all together. */
static void print_fund(const struct screen *s, const struct compare_runs *runs, size_t fund) {
    const struct games *games = &runs->games;
    const struct attribution_pair *cost = any_pair(games, ATTRIBUTION_OWN);
    int is_all = fund == games->n_funds;
    char room[CELL];
    const char *name =
        is_all ? word(s, RUNS_TOGETHER) : label_in(s, &s->c->scenario->instruments[fund].label);
    fprintf(s->file, "  %c ", is_all ? ' ' : (char)('a' + fund));
    terminal_field(s->file, terminal_shortened(room, sizeof room, name, SCREEN_NAME - 5),
                   4 - SCREEN_NAME);
    print_value(s, is_all ? &cost->cost.total : &cost->cost.rows[fund].value, THOUSAND);
    for (size_t k = 0; k < shown_effects(s); k++) {
        const struct attribution_pair *pair = games_pair(games, ATTRIBUTION_OWN, k);
        if (pair == NULL) {
            screen_field(s, "-", SCREEN_CELL);
        } else {
            print_value(s, is_all ? &pair->effect.total : &pair->effect.rows[fund].value,
                        screen_scale(s, s->items[k]));
        }
    }
    fputc('\n', s->file);
}

/* The pair of funds that interacts most, of those told from 0; n * n when there is none. */
static size_t strongest(const struct attribution *attribution) {
    size_t n = attribution->n, best = n * n;
    for (size_t i = 0; i < n * n; i++) {
        const struct attribution_value *value = &attribution->interactions[i];
        if (i / n < i % n && value->resolved &&
            (best == n * n || fabs(value->mean) > fabs(attribution->interactions[best].mean))) {
            best = i;
        }
    }
    return best;
}

static void print_interactions(const struct screen *s, const struct games *games) {
    struct compare_list list;
    int n = 0;
    compare_list_begin(&list, s, word(s, RUNS_INTERACTIONS));
    for (size_t k = 0; k < shown_effects(s); k++) {
        const struct attribution_pair *pair = games_pair(games, ATTRIBUTION_OWN, k);
        size_t at = pair == NULL ? 0 : strongest(&pair->effect), funds = games->n_funds;
        if (pair == NULL || at == funds * funds) {
            continue;
        }
        const struct attribution_value *value = &pair->effect.interactions[at];
        double scale = screen_scale(s, s->items[k]);
        char text[2 * CELL], room[CELL];
        snprintf(text, sizeof text, "%c %c-%c %s%.300s", (char)('A' + k), (char)('a' + at / funds),
                 (char)('a' + at % funds), value->mean > 0 ? "+" : "",
                 screen_told(s, room, value->mean / scale, value->se / scale, 1));
        compare_list_add(&list, text, n++ == 0);
    }
    if (n == 0) {
        compare_list_add(&list, word(s, RUNS_NO_INTERACTION), 1);
    }
    compare_list_end(&list);
}

/* One line an effect: those with a worth, or all that are shown when none has one. */
static void print_pooled(const struct screen *s, const struct compare_runs *runs) {
    const struct games *games = &runs->games;
    int any_worth = 0;
    for (size_t k = 0; k < shown_effects(s); k++) {
        any_worth |= isfinite(runs->valued.willingness[k]);
    }
    fputs(word(s, RUNS_POOLED), s->file);
    for (size_t k = 0; k < shown_effects(s); k++) {
        const struct attribution_pair *pair = games_pair(games, ATTRIBUTION_POOLED, k);
        char text[2 * CELL], room[CELL], title[16];
        struct compare_list list;
        if (pair == NULL || (any_worth && !isfinite(runs->valued.willingness[k]))) {
            continue;
        }
        snprintf(title, sizeof title, "%c", (char)('A' + k));
        compare_list_begin(&list, s, title);
        for (size_t i = 0; i < games->n_funds; i++) {
            const struct attribution_value *value = &pair->effect.rows[i].value;
            double scale = screen_scale(s, s->items[k]);
            snprintf(text, sizeof text, "%c %.300s", (char)('a' + i),
                     screen_told(s, room, value->mean / scale, value->se / scale, value->resolved));
            compare_list_add(&list, text, i == 0);
        }
        compare_list_end(&list);
    }
}

static void print_attribution(const struct screen *s, const struct compare_runs *runs) {
    const struct games *games = &runs->games;
    char title[CELL], room[CELL];
    if (games->limits[ATTRIBUTION_OWN] != GAMES_MADE) {
        fprintf(
            s->file,
            word(s, games->limits[ATTRIBUTION_OWN] == GAMES_FEW ? RUNS_NO_FUND : RUNS_MANY_FUNDS),
            (int)games->n_funds, ATTRIBUTION_MOST);
        return;
    }
    if (any_pair(games, ATTRIBUTION_OWN) == NULL) {
        return; /* interrupted */
    }
    fputc('\n', s->file);
    terminal_field(s->file, word(s, RUNS_ATTRIBUTION), -SCREEN_NAME);
    snprintf(title, sizeof title, "%s", word(s, RUNS_COST));
    screen_field(s, title, SCREEN_CELL);
    for (size_t k = 0; k < shown_effects(s); k++) {
        fprintf(s->file, " %*c", SCREEN_CELL, (char)('A' + k));
    }
    fputc('\n', s->file);
    for (size_t fund = 0; fund <= games->n_funds; fund++) {
        print_fund(s, runs, fund);
    }
    fprintf(s->file, word(s, RUNS_SHAPLEY),
            format_number(room, CELL, s->language, (double)games->shape.samples, 0));
    screen_few_more(s, &games->shape);
    if (games->n_funds > 1) {
        print_interactions(s, games);
    }
    if (any_pair(games, ATTRIBUTION_POOLED) != NULL) {
        print_pooled(s, runs);
    } else if (games->limits[ATTRIBUTION_POOLED] == GAMES_MANY) {
        fprintf(s->file, word(s, RUNS_MANY_POOLED), GAMES_POOLED_MOST);
    }
}

/* ---- 6. Regret ---- */

/* The tables of a group that are shown: net benefits when there are some, else effects. */
static size_t shown_tables(const struct variants *variants, size_t group, int net_benefits,
                           const struct variants_table *shown[SHOWN_QUANTITIES]) {
    size_t n = 0;
    for (size_t t = 0; t < variants->n_tables && n < SHOWN_QUANTITIES; t++) {
        const struct variants_table *table = &variants->tables[t];
        if (table->group == group && table->is_net_benefit == net_benefits &&
            table->regret.rows != NULL) {
            shown[n++] = table;
        }
    }
    return n;
}

static double regret_scale(const struct screen *s, const struct variants_table *table) {
    return table->is_net_benefit ? THOUSAND : screen_scale(s, s->c->effects[table->effect]);
}

static void print_regret_row(const struct screen *s, const struct variants_table *const *shown,
                             size_t n, size_t portfolio) {
    char text[2 * CELL], room[CELL];
    for (size_t t = 0; t < n; t++) {
        const struct regret_row *row = &shown[t]->regret.rows[portfolio];
        double scale = regret_scale(s, shown[t]);
        if (row->worst > 0) {
            snprintf(text, sizeof text, "%.300s @%zu",
                     screen_told(s, room, row->worst / scale, row->worst_se / scale, 1),
                     row->worst_variant);
        } else {
            snprintf(text, sizeof text, "0");
        }
        screen_field(s, text, 16);
        snprintf(text, sizeof text, "%zu/%zu%s", row->n_satisfied, shown[t]->regret.n_variants,
                 row->n_unresolved > 0 ? "?" : "");
        screen_field(s, text, 6);
    }
    fputc('\n', s->file);
}

/* "A : 1, devant 6 de 280 ± 20"; of effects alone, where every fund brings something, the option
 * without its lead. */
static void say_minimax(const struct screen *s, const struct variants_table *table,
                        const int *portfolios, char *text, size_t size) {
    const struct regret *regret = &table->regret;
    char room[CELL];
    double scale = regret_scale(s, table);
    int option = portfolios[regret->minimax] + 1, second = portfolios[regret->second] + 1;
    char letter = (char)('A' + table->effect);
    if (!regret->resolved) {
        snprintf(text, size, word(s, RUNS_MINIMAX_TIED), letter, option, second);
    } else if (table->is_net_benefit) {
        snprintf(text, size, word(s, RUNS_MINIMAX), letter, option, second,
                 screen_told(s, room, regret->lead / scale, regret->lead_se / scale, 1));
    } else {
        snprintf(text, size, word(s, RUNS_MINIMAX_OPTION), letter, option);
    }
}

/* The portfolio of least worst regret for each table of a group. */
static void print_minimax(const struct screen *s, const struct compare_runs *runs, size_t group,
                          int net_benefits, const char *title) {
    const struct variants *variants = &runs->variants;
    struct compare_list list;
    int n = 0;
    for (size_t t = 0; t < variants->n_tables; t++) {
        const struct variants_table *table = &variants->tables[t];
        char text[2 * CELL];
        if (table->group != group || table->is_net_benefit != net_benefits ||
            table->regret.rows == NULL || table->effect >= s->n_effects) {
            continue;
        }
        if (n++ == 0) {
            compare_list_begin(&list, s, title);
        }
        say_minimax(s, table, variants->groups[group].portfolios, text, sizeof text);
        compare_list_add(&list, text, n == 1);
    }
    if (n > 0) {
        compare_list_end(&list);
    }
}

static void print_worlds(const struct screen *s, const struct compare_runs *runs) {
    const struct decision *decision = &s->c->scenario->decision;
    struct compare_list list;
    char text[CELL];
    compare_list_begin(&list, s, word(s, RUNS_WORLDS));
    for (size_t w = 0; w < runs->variants.n_worlds; w++) {
        snprintf(text, sizeof text, "%zu %.300s", w,
                 w == 0 ? word(s, RUNS_AS_WRITTEN) : label_in(s, &decision->variants[w - 1].label));
        compare_list_add(&list, text, w == 0);
    }
    compare_list_end(&list);
}

static void print_regret(const struct screen *s, const struct compare_runs *runs) {
    const struct variants *variants = &runs->variants;
    const struct variants_table *shown[SHOWN_QUANTITIES];
    int net = 1;
    size_t n = shown_tables(variants, 0, net, shown);
    char room[CELL], title[CELL];
    if (n == 0) {
        net = 0;
        n = shown_tables(variants, 0, net, shown);
    }
    fprintf(s->file, word(s, RUNS_REGRET), (int)variants->n_worlds,
            format_number(room, CELL, s->language, (double)variants->shape.samples, 0));
    if (n == 0) {
        return;
    }
    fprintf(s->file, "%*s", SCREEN_NAME, "");
    for (size_t t = 0; t < n; t++) {
        snprintf(title, sizeof title, word(s, net ? RUNS_NET_BENEFIT : RUNS_EFFECT),
                 (char)('A' + shown[t]->effect));
        screen_field(s, title, 16);
        screen_field(s, word(s, RUNS_SATISFIES), 6);
    }
    fputc('\n', s->file);
    for (size_t p = 0; p < variants->groups[0].n; p++) {
        screen_name(s, variants->groups[0].portfolios[p]);
        print_regret_row(s, shown, n, p);
    }
    screen_few_more(s, &variants->shape);
    print_worlds(s, runs);
    print_minimax(s, runs, 0, net, word(s, net ? RUNS_MINIMAX_NET : RUNS_MINIMAX_EFFECT));
    if (net) {
        print_minimax(s, runs, 0, 0, word(s, RUNS_MINIMAX_EFFECT));
    }
    for (size_t g = 1; g < variants->n_groups; g++) {
        snprintf(title, sizeof title, word(s, RUNS_MINIMAX_EQUAL), variants->groups[g].target + 1);
        print_minimax(s, runs, g, net, title);
    }
}

/* ---- 7. Information ---- */

/* Told from 0; of few blocks, where nothing is, above it. */
static int is_told(const struct information *information, double value, double se) {
    return draws_resolved(value, se, draws_blocks(&information->shape)) || (isnan(se) && value > 0);
}

/* The sets of a kind by value, falling, as far as they are told from 0; at most `most`. Returns how
 * many. */
static size_t highest(const struct information *information,
                      const struct information_decision *decision, enum information_kind kind,
                      size_t most, size_t *places) {
    size_t n = 0;
    for (; n < most; n++) {
        size_t best = information->n_sets;
        for (size_t k = 0; k < information->n_sets; k++) {
            const struct evppi *row = &decision->values[k];
            int is_free =
                information->sets[k].kind == kind && is_told(information, row->value, row->se);
            for (size_t i = 0; i < n; i++) {
                is_free = is_free && places[i] != k;
            }
            if (is_free &&
                (best == information->n_sets || row->value > decision->values[best].value)) {
                best = k;
            }
        }
        if (best == information->n_sets) {
            break;
        }
        places[n] = best;
    }
    return n;
}

/* Returns how many of those that are printed fit badly. */
static int print_sets(const struct screen *s, const struct compare_runs *runs,
                      const struct information_decision *decision, enum information_kind kind,
                      size_t most, enum runs_word title) {
    size_t places[SHOWN_GROUPS + SHOWN_PARAMETERS];
    size_t n = highest(&runs->information, decision, kind, most, places);
    struct compare_list list;
    int doubtful = 0;
    compare_list_begin(&list, s, word(s, title));
    for (size_t i = 0; i < n; i++) {
        const struct evppi *row = &decision->values[places[i]];
        char text[2 * CELL], room[CELL];
        int misses = row->check < EVPPI_CHECK;
        snprintf(text, sizeof text, "%.300s %.300s%s", runs->information.sets[places[i]].name,
                 screen_told(s, room, row->value / THOUSAND, row->se / THOUSAND, 1),
                 misses ? "*" : "");
        compare_list_add(&list, text, i == 0);
        doubtful += misses;
    }
    if (n == 0) {
        compare_list_add(&list, word(s, RUNS_NOTHING_TOLD), 1);
    }
    compare_list_end(&list);
    return doubtful;
}

/* The size of highest net benefit, worth asking or not. */
static size_t best_size(const struct information_survey *survey) {
    size_t best = 0;
    for (size_t i = 1; i < survey->n_sizes; i++) {
        best = survey->rows[i].net > survey->rows[best].net ? i : best;
    }
    return best;
}

static void print_surveys(const struct screen *s, const struct compare_runs *runs,
                          const struct information_decision *decision) {
    struct compare_list list;
    compare_list_begin(&list, s, word(s, RUNS_SURVEYS));
    for (size_t i = 0; i < runs->information.n_surveys; i++) {
        const struct information_survey *survey = &decision->surveys[i];
        const char *name = label_in(s, &s->c->scenario->decision.surveys[i].label);
        char text[2 * CELL], room[CELL];
        if (survey->n_sizes == 0) {
            snprintf(text, sizeof text, word(s, RUNS_NOT_VALUED), name);
        } else {
            const struct evsi_row *row = &survey->rows[best_size(survey)];
            snprintf(text, sizeof text, word(s, RUNS_ASK), name,
                     screen_told(s, room, row->net / THOUSAND, row->net_se / THOUSAND, 1),
                     (int)row->n);
        }
        compare_list_add(&list, text, i == 0);
    }
    compare_list_end(&list);
}

static int print_decision(const struct screen *s, const struct compare_runs *runs,
                          size_t number_of) {
    const struct information *information = &runs->information;
    const struct information_decision *decision = &information->decisions[number_of];
    const struct evppi *all = information_all(information, number_of);
    const struct voi_evpi *evpi = &decision->evpi;
    const struct outcome *o = &s->c->info->catalogue.outcomes[s->c->effects[decision->effect]];
    char worth[CELL], value[CELL], low[CELL];
    double willing = runs->valued.willingness[decision->effect];
    fprintf(s->file, word(s, RUNS_DECISION), (char)('A' + decision->effect),
            format_number(worth, CELL, s->language, willing, floor(willing) < willing ? 2 : 0),
            unit_name(s->language, o->unit), information->portfolios[evpi->best] + 1);
    if (all != NULL) {
        fprintf(s->file, word(s, RUNS_ALL),
                screen_told(s, value, all->value / THOUSAND, all->se / THOUSAND, 1),
                terminal_rounded(low, s->language, all->low / THOUSAND, all->low_se / THOUSAND));
    } else {
        fputs(word(s, RUNS_ALL_NONE), s->file);
    }
    fprintf(s->file, word(s, RUNS_EVPI),
            screen_told(s, value, evpi->high / THOUSAND, evpi->high_se / THOUSAND, 1));
    if (isfinite(evpi->low)) {
        fprintf(s->file, word(s, RUNS_EVPI_LOW),
                screen_told(s, low, evpi->low / THOUSAND, evpi->low_se / THOUSAND, 1));
    }
    fputc('\n', s->file);
    int doubtful = print_sets(s, runs, decision, INFORMATION_GROUP, SHOWN_GROUPS, RUNS_GROUPS);
    doubtful += print_sets(s, runs, decision, INFORMATION_ONE, SHOWN_PARAMETERS, RUNS_PARAMETERS);
    if (information->n_surveys > 0) {
        print_surveys(s, runs, decision);
    }
    return doubtful;
}

static void print_information(const struct screen *s, const struct compare_runs *runs) {
    int doubtful = 0;
    fputs(word(s, RUNS_INFORMATION), s->file);
    for (size_t d = 0; d < runs->information.n_decisions; d++) {
        doubtful += print_decision(s, runs, d);
    }
    if (doubtful > 0) {
        fputs(word(s, RUNS_DOUBTFUL), s->file);
    }
}

/* ---- All ---- */

void compare_runs_screen(FILE *file, enum language language, const struct compare_runs *runs) {
    struct screen s;
    screen_init(&s, file, language, runs->comparison);
    if (runs->has_games) {
        print_attribution(&s, runs);
    }
    if (runs->has_variants) {
        print_regret(&s, runs);
    } else if (!runs->no_runs && runs->comparison->scenario->decision.n_variants == 0) {
        fputs(word(&s, RUNS_NO_VARIANT), file);
    }
    if (runs->has_information) {
        print_information(&s, runs);
    } else if (!compare_runs_any_worth(runs)) {
        fputs(word(&s, RUNS_NO_WORTH), file);
    }
    if (runs->no_runs) {
        fputs(word(&s, RUNS_SKIPPED), file);
    }
}
