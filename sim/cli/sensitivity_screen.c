/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sensitivities on one screen: conventions, the two-way map, Sobol indices, and the order of all
 * parts. Computes nothing. */
#include "sim/cli/sensitivity_screen.h"

#include <math.h>
#include <string.h>

#include "output/units.h"
#include "sim/cli/sensitivity_parts.h"

/* ---- Conventions ---- */

static const char *label_of(const struct parts *p, const struct label *label) {
    return p->language == LANGUAGE_FR ? label->fr : label->en;
}

static char *whole(const struct parts *p, char *room, size_t n) {
    return format_number(room, CELL, p->language, (double)n, 0);
}

static void print_base_date(const struct parts *p) {
    const struct run_info *info = p->s->info;
    char date[CELL];
    double base = info->decision_year < info->start_year + info->n_years ? info->decision_year
                                                                         : (double)info->start_year;
    if (floor(base) < base) {
        format_date(date, CELL, p->language, base, 0);
    } else {
        format_year(date, CELL, base);
    }
    fprintf(p->file, say(p, SAY_NET_BENEFIT), date);
}

static void print_held(const struct parts *p) {
    const struct sensitivity *s = p->s;
    char a[CELL], b[CELL], c[CELL], d[CELL], e[CELL];
    if (s->n_held > 0) {
        fprintf(p->file, say(p, SAY_HELD), whole(p, a, s->tornado.n_points), (int)SENSITIVITY_FINE,
                whole(p, b, s->shape.samples));
    }
    fputs(say(p, SAY_ERRORS), p->file);
    if (s->n_held > 0 && draws_blocks(&s->shape) < 20) {
        fputs(say(p, SAY_NO_BLOCKS), p->file);
    }
    if (s->quantities[0].is_net_benefit) {
        print_base_date(p);
    }
    if (s->scenario->n_correlations > 0) {
        fputs(say(p, SAY_CORRELATED), p->file);
    }
    fprintf(p->file, say(p, SAY_RANKS), whole(p, a, s->base.samples), whole(p, b, s->n_told),
            whole(p, c, s->varying.n), whole(p, d, s->n_correlations_told),
            whole(p, e, s->n_correlations));
    if (s->n_held == 0) {
        fputs(say(p, SAY_NONE_HELD), p->file);
    } else if (s->n_held == s->varying.n) {
        fprintf(p->file, say(p, SAY_ALL_HELD), whole(p, a, s->n_held));
    } else if (s->is_screened) {
        fprintf(p->file, say(p, SAY_CHOSEN), whole(p, a, s->n_held),
                whole(p, b, s->varying.n - s->n_held));
    } else {
        fprintf(p->file, say(p, SAY_ASKED), whole(p, a, s->n_held));
    }
}

static void print_conventions(const struct parts *p) {
    static const enum sensitivity_word perspectives[] = {SAY_OF_FUNDS, SAY_PUBLIC, SAY_OF_ALL};
    const struct sensitivity *s = p->s;
    const struct portfolio *portfolios = s->scenario->portfolios;
    int asked = portfolios[s->portfolio].question == QUESTION_PROSPECTIVE;
    fprintf(p->file, say(p, SAY_HEAD), label_of(p, &s->info->title),
            s->info->report_names[s->report]);
    fprintf(p->file, say(p, SAY_QUESTION), say(p, asked ? SAY_PROSPECTIVE : SAY_RETROSPECTIVE),
            say(p, perspectives[s->perspective]));
    fprintf(p->file, say(p, SAY_PAIR), label_of(p, &portfolios[s->portfolio].label),
            label_of(p, &portfolios[s->against].label));
    print_held(p);
}

/* ---- Two parameters at a time ---- */

static const char *sign_of(const struct two_way_cell *cell) {
    return !cell->resolved ? "·" : cell->lead.mean > 0 ? "+" : "−";
}

/* 1 when all cells say the same. */
static int is_flat(const struct two_way *map) {
    int same = 1;
    for (size_t c = 1; c < map->n[0] * map->n[1]; c++) {
        same &= strcmp(sign_of(&map->cells[c]), sign_of(&map->cells[0])) == 0;
    }
    return same;
}

static void print_axis(const struct parts *p, int axis, enum sensitivity_word word) {
    const struct two_way_plan *plan = &p->s->two_way;
    size_t parameter = plan->parameters[axis];
    double low = plan->values[axis][0], high = plan->values[axis][plan->n[axis] - 1];
    char a[CELL], b[CELL], path[CELL];
    fprintf(p->file, say(p, word), part_path(p, path, parameter, CELL),
            part_value(p, a, parameter, low, (double)NAN, high),
            part_value(p, b, parameter, high, (double)NAN, high));
    fputc('\n', p->file);
}

static void print_map(struct parts *p) {
    const struct two_way *map = &p->s->maps[0];
    char room[CELL];
    fprintf(p->file, say(p, SAY_MAP), ++p->section, whole(p, room, p->s->map_shape.samples));
    print_axis(p, 0, SAY_MAP_ACROSS);
    print_axis(p, 1, SAY_MAP_UP);
    if (sensitivity_is_level(map)) {
        fputs(say(p, SAY_MAP_LEVEL), p->file);
        return;
    }
    if (is_flat(map)) {
        fprintf(p->file, say(p, SAY_MAP_ONE),
                say(p, !map->cells[0].resolved       ? SAY_UNRESOLVED
                       : map->cells[0].lead.mean > 0 ? SAY_POSITIVE
                                                     : SAY_NEGATIVE));
        return;
    }
    for (size_t row = map->n[1]; row-- > 0;) {
        fputs("       ", p->file);
        for (size_t i = 0; i < map->n[0]; i++) {
            fprintf(p->file, " %s", sign_of(&map->cells[i * map->n[1] + row]));
        }
        fputc('\n', p->file);
    }
}

/* ---- Sobol indices ---- */

/* "83 ± 2 %", with a mark when it has not converged. */
static void print_index(const struct parts *p, const struct sobol_index *index, int width) {
    char room[CELL], line[CELL + 4];
    part_number(p, room, 100 * index->value, 100 * index->se);
    snprintf(line, sizeof line, "%s%s", room, index->converged ? "  " : " !");
    part_field(p, line, width);
}

static void print_factor(const struct parts *p, size_t f, size_t n_shown, int width) {
    const struct sensitivity *s = p->s;
    const struct sobol_factor *factor = &s->sobol.factors[f];
    char line[CELL];
    if (factor->kind == SOBOL_PARAMETERS) {
        char path[CELL];
        int n = snprintf(line, sizeof line, "  %.200s",
                         part_path(p, path, factor->parameters[0], PART_NAME - 5));
        if (factor->n > 1) {
            snprintf(line + n, sizeof line - (size_t)n, " + %zu", factor->n - 1);
        }
    } else {
        snprintf(line, sizeof line, "  %s",
                 say(p, factor->kind == SOBOL_LUCK ? SAY_LUCK : SAY_OTHERS));
    }
    terminal_field(p->file, line, -PART_NAME - 6);
    for (size_t q = 0; q < n_shown; q++) {
        print_index(p, &s->sobols[q].rows[f].first, width);
        print_index(p, &s->sobols[q].rows[f].total, width);
    }
    fputc('\n', p->file);
}

static void print_sobol_head(const struct parts *p, size_t n_shown, int width) {
    const struct sensitivity *s = p->s;
    const char *head = say(p, SAY_SOBOL_COLUMNS), *bar = strchr(head, '|');
    char room[CELL], first[CELL], name[CELL];
    snprintf(first, sizeof first, "%.*s", (int)(bar - head), head);
    terminal_field(p->file, "", -PART_NAME - 6);
    for (size_t q = 0; q < n_shown; q++) {
        const struct sensitivity_quantity *quantity = &s->quantities[q];
        snprintf(name, sizeof name, "%s%.200s", quantity->is_net_benefit ? say(p, SAY_BENEFIT) : "",
                 s->info->catalogue.outcomes[quantity->outcome].key);
        part_field(p, terminal_shortened(room, sizeof room, name, 2 * width), 2 * width + 1);
    }
    fputc('\n', p->file);
    terminal_field(p->file, "", -PART_NAME - 6);
    for (size_t q = 0; q < n_shown; q++) {
        part_field(p, first, width - 2);
        part_field(p, bar + 1, width);
        fputs("  ", p->file);
    }
    fputc('\n', p->file);
}

static void print_sobol(struct parts *p) {
    enum { WIDTH = 13 };
    const struct sensitivity *s = p->s;
    size_t n_shown = s->n_quantities < 2 ? 1 : 2;
    int converged = 1;
    char room[CELL];
    if (!sensitivity_varies(&s->sobols[0])) {
        fprintf(p->file, say(p, SAY_SOBOL_NOTHING), ++p->section);
        return;
    }
    fprintf(p->file, say(p, SAY_SOBOL), ++p->section, whole(p, room, s->sobol_shape.samples),
            (int)s->sobol_shape.inner);
    print_sobol_head(p, n_shown, WIDTH);
    for (size_t f = 0; f < s->sobol.n_factors; f++) {
        print_factor(p, f, n_shown, WIDTH);
    }
    snprintf(room, sizeof room, "  %s", say(p, SAY_SUM));
    terminal_field(p->file, room, -PART_NAME - 6);
    for (size_t q = 0; q < n_shown; q++) {
        print_index(p, &s->sobols[q].sum, WIDTH);
        part_field(p, "", WIDTH);
        converged &= s->sobols[q].converged && s->sobols[q].sum.converged;
    }
    fputc('\n', p->file);
    fputs(converged ? "" : say(p, SAY_NOT_CONVERGED), p->file);
}

/* ---- All ---- */

void sensitivity_screen(FILE *file, enum language language, const struct sensitivity *s) {
    struct parts p = {.file = file, .language = language, .s = s};
    size_t q = 0;
    print_conventions(&p);
    if (s->n_held > 0) {
        do {
            part_tornado(&p, q++);
        } while (q < s->n_quantities && s->quantities[q].is_net_benefit);
        part_effects(&p, q);
    }
    if (s->has_map) {
        print_map(&p);
    }
    if (s->has_sobol) {
        print_sobol(&p);
    }
}
