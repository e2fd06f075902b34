/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of `compare` on one screen. Never computes an estimate nor reads a file. */
#include "sim/cli/compare_screen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cli/terminal.h"

enum { NAME = 23, COLUMN = 11, CELL = TERMINAL_CELL };

enum text {
    TEXT_HEAD,
    TEXT_RETROSPECTIVE,
    TEXT_PROSPECTIVE,
    TEXT_CONVENTIONS,
    TEXT_NO_ERRORS,
    TEXT_NO_BLOCKS,
    TEXT_EFFECTS,
    TEXT_DIFFERENCES,
    TEXT_UNRESOLVED,
    TEXT_UNRESOLVED_LONG,
    TEXT_SAVED,
    TEXT_PLANE_OWN,
    TEXT_PLANE_EQUAL,
    TEXT_ALONE,
    TEXT_AT,
    TEXT_DOMINATED,
    TEXT_CHOICE,
    TEXT_LEDGER,
    TEXT_LEDGER_HEAD,
    TEXT_RANKS_OWN,
    TEXT_RANKS_EQUAL,
    TEXT_RANKS_COST,
    TEXT_RANKS_SHARE,
    TEXT_ABSORB,
    TEXT_RANKS_END
};

static const char *const texts[][2] = {
    [TEXT_HEAD] = {"%s : %lu tirages, fin %s\nQuestion %s, perspective %s.\n",
                   "%s: %lu samples, end of %s\nQuestion: %s, perspective: %s.\n"},
    [TEXT_RETROSPECTIVE] = {"rétrospective", "retrospective"},
    [TEXT_PROSPECTIVE] = {"prospective", "prospective"},
    [TEXT_CONVENTIONS] =
        {"Référence : « rien » de la même question ; écarts = avec - sans, tirage par tirage.\n"
         "Ratios : ratio des moyennes, coût / effet ; frontière : ni dominés ni dominés par "
         "mélange.\n"
         "Coûts en euros constants actualisés, effets non actualisés (sauf clés en _pv) ; leviers "
         "en\neuros courants ; perte positive = bénéfice net perdu ; actifs restants non "
         "déduits.\n"
         "Espérance sur les paramètres (suites d'événements moyennées), pas un monde isolé.\n",
         "Reference: doing nothing in the same question; differences = with - without, draw by "
         "draw.\n"
         "Ratios: ratio of means, cost / effect; frontier: neither dominated nor extendedly "
         "dominated.\n"
         "Costs in discounted constant euros, effects undiscounted (unless keys end in _pv);\n"
         "leverage in nominal euros; a positive loss is net benefit lost; final assets not "
         "deducted.\n"
         "Expectation over parameters (event runs averaged), not a single world.\n"},
    [TEXT_NO_ERRORS] = {"Une seule suite d'événements par tirage : la chance reste dans les "
                        "probabilités.\n",
                        "One event run a sample: luck is still in the probabilities.\n"},
    [TEXT_NO_BLOCKS] = {"Erreurs types : n. d. sous 20 blocs (640 tirages) : rien n'est "
                        "résolu.\n",
                        "Standard errors: n/a under 20 blocks (640 samples): nothing is "
                        "resolved.\n"},
    [TEXT_EFFECTS] = {"Effets (plus = mieux, sauf mention) :\n",
                      "Effects (more is better unless said):\n"},
    [TEXT_DIFFERENCES] = {"\n1. Écarts à « rien » (moyenne ± erreur type)\n",
                          "\n1. Differences from doing nothing (mean ± standard error)\n"},
    [TEXT_UNRESOLVED] = {"non rés.", "unres."},
    [TEXT_UNRESOLVED_LONG] = {"   non rés. : non résolu à cette précision (|écart| < 2 erreurs "
                              "types)\n",
                              "   unres.: unresolved at this precision (|difference| < 2 standard "
                              "errors)\n"},
    [TEXT_SAVED] = {"   tirages communs : variance des écarts divisée par %s à %s\n",
                    "   common random numbers: variance of differences divided by %s to %s\n"},
    [TEXT_PLANE_OWN] = {"\n2. Coût-efficacité, chacun son budget : frontière, € par unité de "
                        "plus\n",
                        "\n2. Cost-effectiveness, each its own money: frontier, € per unit more\n"},
    [TEXT_PLANE_EQUAL] = {"   à budget égal à celui de %d :\n", "   at the money of %d:\n"},
    [TEXT_ALONE] = {"  un seul absorbe le budget : rien à classer (section 4)\n",
                    "  only one absorbs the money: nothing to rank (section 4)\n"},
    [TEXT_AT] = {" -> %d à %s %s", " -> %d at %s %s"},
    [TEXT_DOMINATED] = {" ; dominés", "; dominated"},
    [TEXT_CHOICE] = {"      à %s €/unité : %d (P = %s %s), avance %s\n",
                     "      at €%s/unit: %d (P = %s %s), lead %s\n"},
    [TEXT_LEDGER] = {"\n3. Additionnalité des projets qualifiés, et leviers (brut et net)\n",
                     "\n3. Additionality of projects qualified, and leverage (gross and net)\n"},
    [TEXT_LEDGER_HEAD] = {"brut|aubaine|indirect|net|levier brut|levier net",
                          "gross|deadweight|indirect|net|gross lev.|net lev."},
    [TEXT_RANKS_OWN] = {"\n4. Rangs par critère, chacun son budget\n",
                        "\n4. Ranks by criterion, each its own money\n"},
    [TEXT_RANKS_EQUAL] = {"   à budget égal à celui de %d\n", "   at the money of %d\n"},
    [TEXT_RANKS_COST] = {"coût", "cost"},
    [TEXT_RANKS_SHARE] = {"pondérations", "weightings"},
    [TEXT_ABSORB] = {"  n'absorbe pas son budget (%s utilisés) : non classé",
                     "  cannot absorb its money (%s used): not ranked"},
    [TEXT_RANKS_END] = {"   ? : non départagé de ses voisins ; pondérations : part de toutes les "
                        "pondérations gagnées\n",
                        "   ?: not told apart from its neighbours; weightings: share of all "
                        "weightings that are won\n"},
};

struct screen {
    FILE *file;
    enum language language;
    int l;
    const struct comparison *c;
};

/* "8 Les cinq fonds": the number stands for the portfolio in frontiers. */
static void print_name(const struct screen *s, int portfolio) {
    const struct label *label = &s->c->info->portfolios[portfolio].label;
    char room[256];
    fprintf(s->file, "%3d ", portfolio + 1);
    terminal_field(
        s->file, terminal_shortened(room, sizeof room, s->l == 0 ? label->fr : label->en, NAME - 2),
        -NAME + 1);
}

/* "12,3 ± 0,4", or that it is not resolved. */
static char *with_error(const struct screen *s, char *room, double value, double se) {
    char a[CELL], b[CELL];
    if (isfinite(value) && fabs(value) < 2 * se) {
        snprintf(room, CELL, "%s", texts[TEXT_UNRESOLVED][s->l]);
    } else if (!isfinite(value) || (fabs(value) < 1e-12 && !(se > 0))) {
        format_number(room, CELL, s->language, value, 0);
    } else {
        snprintf(room, CELL, "%.180s %.180s", terminal_rounded(a, s->language, value, se),
                 terminal_rounded_error(b, s->language, se));
    }
    return room;
}

static char *percent(const struct screen *s, char *room, double share, double se) {
    return format_percent(room, CELL, s->language, share, format_decimals(100 * se, 0));
}

/* 1, or what a large effect is divided by so that its column stays narrow. */
static double scale_of(const struct comparison *c, size_t effect) {
    double most = 0;
    for (int p = 0; p < c->info->n_portfolios; p++) {
        const struct difference *d = comparison_find(c, c->report, c->effects[effect],
                                                     c->info->portfolios[p].counterfactual, p);
        most = d != NULL && fabs(d->mean) > most ? fabs(d->mean) : most;
    }
    return most >= 1e8 ? 1e6 : most >= 1e5 ? 1e3 : 1;
}

/* ---- Conventions ---- */

static void print_conventions(const struct screen *s) {
    const struct comparison *c = s->c;
    static const char *const perspectives[][2] = {
        {"des fonds", "of the funds"}, {"publique", "public"}, {"de tous", "of all payers"}};
    fprintf(
        s->file, texts[TEXT_HEAD][s->l], s->l == 0 ? c->info->title.fr : c->info->title.en,
        (unsigned long)c->info->samples, c->info->report_names[c->report],
        texts[c->question == QUESTION_PROSPECTIVE ? TEXT_PROSPECTIVE : TEXT_RETROSPECTIVE][s->l],
        perspectives[c->perspective][s->l]);
    fputs(texts[TEXT_CONVENTIONS][s->l], s->file);
    fputs(c->info->inner == 1 ? texts[TEXT_NO_ERRORS][s->l] : "", s->file);
    fputs(draws_blocks(&c->shape) < 20 ? texts[TEXT_NO_BLOCKS][s->l] : "", s->file);
    fputs(texts[TEXT_EFFECTS][s->l], s->file);
    for (size_t k = 0; k < c->n_effects; k++) {
        const struct outcome *o = &c->info->catalogue.outcomes[c->effects[k]];
        double scale = scale_of(c, k);
        char line[CELL], room[CELL];
        snprintf(line, sizeof line, "%c %.200s [%s%.60s]%s", (char)('A' + k % 26),
                 s->l == 0 ? o->fr : o->en,
                 scale > 1e4 ? "10⁶ "
                 : scale > 1 ? "10³ "
                             : "",
                 o->unit, c->better[k] > 0 ? "" : " (-)");
        fputs("  ", s->file);
        terminal_field(s->file, terminal_shortened(room, sizeof room, line, 47), -48);
        fputs(k % 2 == 1 || k + 1 == c->n_effects ? "\n" : "", s->file);
    }
}

/* Letters of the effects as a heading. */
static void print_letters(const struct screen *s, int width) {
    fprintf(s->file, "%*s", NAME + 3, "");
    for (size_t k = 0; k < s->c->n_effects; k++) {
        fprintf(s->file, " %*c", width - 1, (char)('A' + k % 26));
    }
}

/* ---- 1 ---- */

static void print_differences(const struct screen *s) {
    const struct comparison *c = s->c;
    double least = INFINITY, most = 0;
    char room[CELL], other[CELL];
    fputs(texts[TEXT_DIFFERENCES][s->l], s->file);
    print_letters(s, COLUMN + 1);
    fputc('\n', s->file);
    for (int p = 0; p < c->info->n_portfolios; p++) {
        const struct portfolio *portfolio = &c->info->portfolios[p];
        print_name(s, p);
        for (size_t k = 0; k < c->n_effects && !portfolio->is_counterfactual; k++) {
            const struct difference *d =
                comparison_find(c, c->report, c->effects[k], portfolio->counterfactual, p);
            double scale = scale_of(c, k);
            fputc(' ', s->file);
            terminal_field(s->file, with_error(s, room, d->mean / scale, d->se / scale), COLUMN);
            if (isfinite(d->saved)) {
                least = d->saved < least ? d->saved : least;
                most = d->saved > most ? d->saved : most;
            }
        }
        fputs(portfolio->is_counterfactual ? "  =\n" : "\n", s->file);
    }
    fputs(texts[TEXT_UNRESOLVED_LONG][s->l], s->file);
    if (most > 0) {
        fprintf(s->file, texts[TEXT_SAVED][s->l],
                format_number(room, CELL, s->language, least, least < 10 ? 1 : 0),
                format_number(other, CELL, s->language, most, most < 10 ? 1 : 0));
    }
}

/* ---- 2 ---- */

/* What is chosen at the willingness that was given: a quarter of the curve's end. */
static void print_choice(const struct screen *s, const struct comparison_group *group,
                         const struct acceptability *curve) {
    size_t at = curve->n_willingness / 4;
    const struct acceptability_choice *choice = &curve->choices[at];
    char worth[CELL], p[CELL], error[CELL], lead[CELL];
    double se = choice->probability.se;
    format_percent(p, CELL, s->language, choice->probability.mean, format_decimals(100 * se, 0));
    fprintf(s->file, texts[TEXT_CHOICE][s->l],
            format_number(worth, CELL, s->language, curve->willingness[at],
                          curve->willingness[at] < 100 ? 2 : 0),
            group->portfolios[choice->option] + 1, p,
            terminal_rounded_error(error, s->language, 100 * se),
            with_error(s, lead, choice->lead.mean, choice->lead.se));
}

static void print_frontier(const struct screen *s, const struct comparison_group *group,
                           size_t effect) {
    const struct comparison *c = s->c;
    size_t at = effect * COMPARISON_COSTS + (size_t)c->perspective;
    const struct effectiveness *plane = &group->planes[at];
    char a[CELL], b[CELL];
    fprintf(s->file, "  %c  %d", (char)('A' + effect % 26),
            group->portfolios[plane->frontier[0]] + 1);
    for (size_t i = 1; i < plane->n_frontier; i++) {
        const struct ratio *icer = &plane->rows[plane->frontier[i]].step.icer;
        int known = icer->set == RATIO_BETWEEN && fabs(icer->ratio) >= 2 * icer->se;
        fprintf(s->file, texts[TEXT_AT][s->l], group->portfolios[plane->frontier[i]] + 1,
                known ? terminal_rounded(a, s->language, icer->ratio, icer->se)
                      : texts[TEXT_UNRESOLVED][s->l],
                known ? terminal_rounded_error(b, s->language, icer->se) : "");
    }
    int first = 1;
    for (size_t o = 0; o < group->n; o++) {
        enum option_status status = plane->rows[o].status;
        if (status != OPTION_ON_FRONTIER && status != OPTION_NOT_RANKED) {
            fprintf(s->file, "%s %d%s", first ? texts[TEXT_DOMINATED][s->l] : "",
                    group->portfolios[o] + 1, plane->rows[o].margin_resolved ? "" : "?");
            first = 0;
        }
    }
    fputc('\n', s->file);
    if (isfinite(c->willingness[effect])) {
        print_choice(s, group, &group->curves[at]);
    }
}

static void print_planes(const struct screen *s) {
    for (size_t g = 0; g < s->c->n_groups; g++) {
        const struct comparison_group *group = &s->c->groups[g];
        if (group->target < 0) {
            fputs(texts[TEXT_PLANE_OWN][s->l], s->file);
        } else {
            fprintf(s->file, texts[TEXT_PLANE_EQUAL][s->l], group->target + 1);
        }
        for (size_t k = 0; group->n_ranked > 1 && k < s->c->n_effects; k++) {
            print_frontier(s, group, k);
        }
        fputs(group->n_ranked > 1 ? "" : texts[TEXT_ALONE][s->l], s->file);
    }
}

/* ---- 3 ---- */

static void print_ledgers(const struct screen *s) {
    const struct comparison *c = s->c;
    const char *head = texts[TEXT_LEDGER_HEAD][s->l];
    char room[CELL];
    if (!comparison_has_ledger(c, 0)) {
        return;
    }
    fputs(texts[TEXT_LEDGER][s->l], s->file);
    fprintf(s->file, "%*s", NAME + 3, "");
    for (size_t n; *head != '\0'; head += n + (head[n] == '|')) {
        n = strcspn(head, "|");
        snprintf(room, sizeof room, "%.*s", (int)n, head);
        fputc(' ', s->file);
        terminal_field(s->file, room, COLUMN);
    }
    fputc('\n', s->file);
    for (int p = 0; p < c->info->n_portfolios; p++) {
        if (c->info->portfolios[p].is_counterfactual) {
            continue;
        }
        const enum additionality_step steps[] = {ADDITIONALITY_GROSS, ADDITIONALITY_DEADWEIGHT,
                                                 ADDITIONALITY_INDIRECT, ADDITIONALITY_NET};
        print_name(s, p);
        for (int i = 0; i < 4; i++) {
            const struct draws_mean *m = &c->ledgers[p * COMPARISON_LEDGERS].steps[steps[i]];
            fputc(' ', s->file);
            terminal_field(s->file, with_error(s, room, m->mean, m->se), COLUMN);
        }
        const struct ratio *ratios[] = {&c->leverages[p].gross, &c->leverages[p].net};
        for (int i = 0; i < 2; i++) {
            int outside = ratios[i]->set == RATIO_OUTSIDE || ratios[i]->set == RATIO_ANY;
            fputc(' ', s->file);
            terminal_field(s->file,
                           outside ? texts[TEXT_UNRESOLVED][s->l]
                                   : with_error(s, room, ratios[i]->ratio, ratios[i]->se),
                           COLUMN);
        }
        fputc('\n', s->file);
    }
}

/* ---- 4 ---- */

static void print_option_ranks(const struct screen *s, const struct comparison_group *group,
                               size_t option) {
    const struct ranking *ranking = &group->ranking;
    const struct weighting_row *share = &group->weightings.rows[option];
    char room[CELL], error[CELL], cell[CELL];
    for (size_t k = 0; k < ranking->n_criteria; k++) {
        const struct rank_row *row = &ranking->rows[k * ranking->n_options + option];
        int decimals = floor(row->rank) < row->rank ? 1 : 0;
        snprintf(cell, sizeof cell, "%.40s%s",
                 format_number(room, CELL, s->language, row->rank, decimals),
                 row->resolved ? "" : "?");
        terminal_field(s->file, cell, 7);
    }
    snprintf(cell, sizeof cell, "%.60s %.60s", percent(s, room, share->share, share->share_se),
             terminal_rounded_error(error, s->language, 100 * share->share_se));
    fputc(' ', s->file);
    terminal_field(s->file, cell, 16);
}

static void print_ranks(const struct screen *s, const struct comparison_group *group) {
    char room[CELL];
    if (group->target < 0) {
        fputs(texts[TEXT_RANKS_OWN][s->l], s->file);
        print_letters(s, 7);
        terminal_field(s->file, texts[TEXT_RANKS_COST][s->l], 7);
        terminal_field(s->file, texts[TEXT_RANKS_SHARE][s->l], 17);
        fputc('\n', s->file);
    } else {
        fprintf(s->file, texts[TEXT_RANKS_EQUAL][s->l], group->target + 1);
    }
    size_t ranked = 0;
    for (size_t i = 0; i < group->n; i++) {
        print_name(s, group->portfolios[i]);
        if (ranked < group->n_ranked && group->ranked[ranked] == group->portfolios[i]) {
            if (group->n_ranked > 1) {
                print_option_ranks(s, group, ranked);
            }
            ranked++;
        } else {
            fprintf(s->file, texts[TEXT_ABSORB][s->l],
                    format_percent(room, CELL, s->language, group->absorption[i], 0));
        }
        fputc('\n', s->file);
    }
}

void comparison_screen(FILE *file, enum language language, const struct comparison *comparison) {
    const struct screen s = {file, language, language == LANGUAGE_FR ? 0 : 1, comparison};
    print_conventions(&s);
    print_differences(&s);
    print_planes(&s);
    print_ledgers(&s);
    for (size_t g = 0; g < comparison->n_groups; g++) {
        print_ranks(&s, &comparison->groups[g]);
    }
    fputs(texts[TEXT_RANKS_END][s.l], file);
}
