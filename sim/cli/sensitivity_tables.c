/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of sensitivity's screen about one parameter at a time: heaviest rows, break-evens.
 * Computes nothing. */
#include <math.h>
#include <string.h>

#include "output/units.h"
#include "sim/cli/runs_drawing.h"
#include "sim/cli/sensitivity_parts.h"

/* ---- Cells ---- */

char *part_number(const struct parts *p, char *room, double value, double se) {
    char a[CELL], b[CELL];
    if (!isfinite(value) || (fabs(value) < 1e-12 && !(se > 0))) {
        return format_number(room, CELL, p->language, value, 0);
    }
    snprintf(room, CELL, "%.180s %.180s", terminal_rounded(a, p->language, value, se),
             terminal_rounded_error(b, p->language, se));
    return room;
}

/* "n. rés." when it is not told from 0. */
static char *part_told(const struct parts *p, char *room, double value, double se, int resolved) {
    if (!resolved && se > 0) {
        snprintf(room, CELL, "%s", say(p, SAY_UNRESOLVED));
        return room;
    }
    return part_number(p, room, value, se);
}

void part_field(const struct parts *p, const char *text, int width) {
    fputc(' ', p->file);
    terminal_field(p->file, text, width);
}

/* Where the last `most` bytes of a path begin, at a part of it when that says enough. */
static const char *ending(const char *path, size_t most) {
    const char *end = path + strlen(path) - most;
    const char *point = strchr(end, '.');
    return point != NULL && strlen(point) > most / 2 ? point + 1 : end;
}

char *part_path(const struct parts *p, char *room, size_t parameter, size_t most) {
    const struct assumption *assumption = &p->s->scenario->assumptions[parameter];
    int cut = strlen(assumption->path) > most;
    snprintf(room, CELL, "%s%.300s%s", cut ? "…" : "",
             cut ? ending(assumption->path, most - 1) : assumption->path,
             assumption->status == STATUS_PRIOR ? " *" : "");
    return room;
}

/* In the columns of a name. */
static void part_name(const struct parts *p, size_t parameter) {
    char path[CELL];
    fputs("  ", p->file);
    terminal_field(p->file, part_path(p, path, parameter, PART_NAME - 5), 2 - PART_NAME);
}

char *part_value(const struct parts *p, char *room, size_t parameter, double value, double se,
                 double largest) {
    struct runs_parameter named = runs_parameter_of(p->s->scenario, parameter, largest);
    char text[SAID_SIZE], error[SAID_SIZE];
    const char *unit = p->language == LANGUAGE_FR ? named.unit.fr : named.unit.en;
    int known = se > 0 && isfinite(se);
    runs_parameter_value(text, p->language, &named, value, known ? se : 0, false);
    runs_parameter_value(error, p->language, &named, se, se, false);
    snprintf(room, CELL, "%.120s%s%.80s%s%.80s", text, known ? " ± " : "", known ? error : "",
             unit == NULL ? "" : " ", unit == NULL ? "" : unit);
    return room;
}

/* "2 % -> 20 %" */
static char *part_range(const struct parts *p, char *room, size_t parameter, double low,
                        double high) {
    struct runs_parameter named = runs_parameter_of(p->s->scenario, parameter, high);
    char a[SAID_SIZE], b[SAID_SIZE];
    snprintf(room, CELL, "%s -> %s", runs_parameter_value(a, p->language, &named, low, 0, false),
             runs_parameter_value(b, p->language, &named, high, 0, false));
    return room;
}

/* ---- Headings ---- */

static const struct outcome *outcome_of(const struct parts *p, size_t quantity) {
    return &p->s->info->catalogue.outcomes[p->s->quantities[quantity].outcome];
}

/* What large amounts are divided by so that columns stay narrow. */
static double scale_of(const struct tornado *tornado) {
    double most = fabs(tornado->base.mean);
    for (size_t r = 0; r < tornado->n; r++) {
        most = fmax(most, fabs(tornado->rows[r].points[0].mean.mean));
        most = fmax(most, fabs(tornado->rows[r].points[tornado->n_points - 1].mean.mean));
    }
    return most >= 1e8 ? 1e6 : most >= 1e5 ? 1e3 : 1;
}

/* " [10³ €] : 12,3 ± 0,4" after a name. */
static void print_base(const struct parts *p, size_t quantity, double scale) {
    const struct tornado *tornado = &p->s->tornados[quantity];
    const char *unit =
        p->s->quantities[quantity].is_net_benefit ? "EUR" : outcome_of(p, quantity)->unit;
    char room[CELL];
    snprintf(room, sizeof room, "%s%.60s",
             scale > 1e4 ? "10⁶ "
             : scale > 1 ? "10³ "
                         : "",
             unit_name(p->language, unit));
    fprintf(p->file, say(p, SAY_IN), room);
    fputs(
        part_told(p, room, tornado->base.mean / scale, tornado->base.se / scale,
                  draws_resolved(tornado->base.mean, tornado->base.se, draws_blocks(&p->s->shape))),
        p->file);
    fputc('\n', p->file);
}

static void print_heading(const struct parts *p, size_t quantity, double scale) {
    const struct sensitivity_quantity *q = &p->s->quantities[quantity];
    const struct outcome *outcome = outcome_of(p, quantity);
    const char *label = p->language == LANGUAGE_FR ? outcome->fr : outcome->en;
    char worth[CELL];
    if (q->is_net_benefit) {
        format_number(worth, CELL, p->language, q->willingness,
                      floor(q->willingness) < q->willingness ? 2 : 0);
        fprintf(p->file, say(p, SAY_BENEFIT_OF), p->section, label, worth,
                unit_name(p->language, outcome->unit));
    } else {
        fprintf(p->file, say(p, SAY_OUTCOME_OF), p->section, label);
    }
    print_base(p, quantity, scale);
}

/* ---- One tornado ---- */

static void print_columns(const struct parts *p, const int *widths) {
    const char *head = say(p, SAY_COLUMNS);
    char room[CELL];
    for (size_t i = 0, n; *head != '\0'; head += n + (head[n] == '|'), i++) {
        n = strcspn(head, "|");
        snprintf(room, sizeof room, "%.*s", (int)n, head);
        if (i == 0) {
            terminal_field(p->file, room, -PART_NAME);
        } else {
            part_field(p, room, widths[i - 1]);
        }
    }
    fputc('\n', p->file);
}

static void print_row(const struct parts *p, size_t quantity, const struct tornado_row *row,
                      double scale, const int *widths) {
    const struct sensitivity *s = p->s;
    size_t parameter = s->tornado.list.parameters[row->parameter];
    const struct tornado_point *low = &row->points[0];
    const struct tornado_point *high = &row->points[s->tornado.n_points - 1];
    int told = 0;
    const struct partial_rank *rank = sensitivity_rank(s, quantity, parameter, &told);
    char room[CELL];
    part_name(p, parameter);
    part_field(p, part_range(p, room, parameter, low->value, high->value), widths[0]);
    part_field(p, part_number(p, room, low->mean.mean / scale, low->mean.se / scale), widths[1]);
    part_field(p, part_number(p, room, high->mean.mean / scale, high->mean.se / scale), widths[2]);
    part_field(p, part_told(p, room, row->swing.mean / scale, row->swing.se / scale, row->resolved),
               widths[3]);
    if (rank != NULL) {
        part_field(p, part_told(p, room, rank->coefficient, rank->se, told), widths[4]);
    }
    fputc('\n', p->file);
}

/* One sentence: where the sign changes. */
static void print_break(const struct parts *p, size_t quantity, const struct tornado_row *row) {
    const struct sensitivity *s = p->s;
    size_t parameter = s->tornado.list.parameters[row->parameter];
    const struct assumption *assumption = &s->scenario->assumptions[parameter];
    const struct tornado_point *points = row->points;
    size_t last = s->tornado.n_points - 1;
    char room[CELL], path[CELL];
    fprintf(p->file, say(p, SAY_BREAK_EVEN),
            p->language == LANGUAGE_FR ? assumption->parameter->fr : assumption->parameter->en,
            part_path(p, path, parameter, CELL),
            part_value(p, room, parameter, row->at, row->at_se, points[last].value));
    if (row->kind == TORNADO_SEVERAL) {
        fputs(say(p, SAY_FIRST_OF), p->file);
    } else {
        int rises = points[last].mean.mean > points[0].mean.mean;
        fprintf(
            p->file, say(p, rises ? SAY_ABOVE : SAY_BELOW),
            say(p, s->quantities[quantity].is_net_benefit ? SAY_THE_BENEFIT : SAY_THE_DIFFERENCE));
    }
    fputs(row->at_resolved ? "" : say(p, SAY_BOTH_SIDES), p->file);
    fputs(".\n", p->file);
}

/* A quantity that no held value moves has no figure either. */
static void print_unmoved(const struct parts *p, size_t quantity) {
    char room[CELL];
    fprintf(p->file, say(p, SAY_MOVES_NOTHING),
            format_number(room, CELL, p->language, (double)p->s->tornados[quantity].n, 0));
}

static void print_breaks(const struct parts *p, size_t quantity) {
    const struct tornado *tornado = &p->s->tornados[quantity];
    size_t switching = 0;
    char room[CELL];
    for (size_t r = 0; r < tornado->n; r++) {
        if (tornado->rows[r].kind != TORNADO_NEVER && ++switching <= PART_BREAKS) {
            print_break(p, quantity, &tornado->rows[r]);
        }
    }
    if (switching > PART_BREAKS) {
        fprintf(p->file, say(p, SAY_MORE_ROWS),
                format_number(room, CELL, p->language, (double)(switching - PART_BREAKS), 0));
    }
    if (switching < tornado->n) {
        fprintf(p->file, say(p, switching > 0 ? SAY_NEVER_REST : SAY_NEVER_ALL),
                format_number(room, CELL, p->language, (double)(tornado->n - switching), 0));
    }
}

void part_tornado(struct parts *p, size_t quantity) {
    static const int widths[] = {17, 13, 13, 12, 14};
    const struct tornado *tornado = &p->s->tornados[quantity];
    double scale = scale_of(tornado);
    p->section++;
    print_heading(p, quantity, scale);
    if (sensitivity_moves_nothing(p->s, quantity)) {
        print_unmoved(p, quantity);
        return;
    }
    print_columns(p, widths);
    for (size_t r = 0; r < tornado->n && r < PART_ROWS; r++) {
        print_row(p, quantity, &tornado->rows[r], scale, widths);
    }
    print_breaks(p, quantity);
}

/* ---- Effects, two lines each ---- */

static void print_effect(const struct parts *p, size_t quantity) {
    const struct tornado *tornado = &p->s->tornados[quantity];
    const struct outcome *outcome = outcome_of(p, quantity);
    double scale = scale_of(tornado);
    char a[CELL], b[CELL], path[CELL];
    fprintf(p->file, "  %s", p->language == LANGUAGE_FR ? outcome->fr : outcome->en);
    print_base(p, quantity, scale);
    if (sensitivity_moves_nothing(p->s, quantity)) {
        print_unmoved(p, quantity);
        return;
    }
    for (size_t r = 0; r < tornado->n && r < 2; r++) {
        const struct tornado_row *row = &tornado->rows[r];
        size_t parameter = p->s->tornado.list.parameters[row->parameter];
        const struct draws_mean *low = &row->points[0].mean;
        const struct draws_mean *high = &row->points[tornado->n_points - 1].mean;
        fprintf(p->file, "%s%s %s -> %s", r > 0 ? "; " : "     ", part_path(p, path, parameter, 32),
                terminal_rounded(a, p->language, low->mean / scale, low->se / scale),
                part_number(p, b, high->mean / scale, high->se / scale));
    }
    fputc('\n', p->file);
    for (size_t r = 0, said = 0; r < tornado->n; r++) {
        const struct tornado_row *row = &tornado->rows[r];
        if (row->kind != TORNADO_NEVER && row->at_resolved && said++ < 1) {
            size_t parameter = p->s->tornado.list.parameters[row->parameter];
            fprintf(p->file, say(p, SAY_CHANGES), part_path(p, path, parameter, CELL),
                    part_value(p, a, parameter, row->at, row->at_se,
                               row->points[tornado->n_points - 1].value));
            fputc('\n', p->file);
        }
    }
}

void part_effects(struct parts *p, size_t first) {
    if (first < p->s->n_quantities) {
        fprintf(p->file, say(p, SAY_EFFECTS), ++p->section);
    }
    for (size_t q = first; q < p->s->n_quantities; q++) {
        print_effect(p, q);
    }
}
