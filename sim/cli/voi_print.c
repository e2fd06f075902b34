/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints values of information with their errors and what to know about them. Computes nothing. */
#include "sim/cli/voi_print.h"

#include <math.h>
#include <string.h>

#include "sim/cli/terminal.h"
#include "sim/core/stats.h"

/* Rows for each coefficient under which a value is called shaky: what is too high in it is about
 * terms / rows of the variance that is left. */
enum { SHAKY = 30 };

enum { NAME_WIDTH = 24, CELL = 64, NUMBER_WIDTH = 12 };

enum text {
    TEXT_TITLE,
    TEXT_BEST,
    TEXT_HEADER,
    TEXT_CONVENTIONS,
    TEXT_CONSTANT,
    TEXT_RAISED,
    TEXT_CAPPED,
    TEXT_CHECK,
    TEXT_FEW,
    TEXT_FEW_UNCHECKED
};

static const char *const texts[][2] = {
    [TEXT_TITLE] = {"Valeur de l’information pour une décision, dans l’unité des coûts\n",
                    "Value of information for one decision, in the unit of costs\n"},
    [TEXT_BEST] = {"%zu tirages, %zu options ; la meilleure en moyenne : %s, %s\n\n",
                   "%zu draws, %zu options; best on average: %s, %s\n\n"},
    [TEXT_HEADER] = {"      valeur      erreur    au moins\n",
                     "       value       error    at least\n"},
    [TEXT_CONVENTIONS] =
        {"\nBénéfice net : %.15g x effet - coût. EVPI : connaître chaque tirage avant de choisir, "
         "hasard compris\ns’il y en a dans les lignes. EVPPI : connaître ces paramètres seuls, par "
         "régression (splines\nnaturelles, produits) ; jamais sous celle d’un sous-ensemble "
         "demandé ni au-dessus de l’EVPI.\nErreur : erreur type par jackknife. Au moins : choix "
         "fait sans les tirages qui l’évaluent.\n",
         "\nNet benefit: %.15g x effect - cost. EVPI: knowing each draw before choosing, luck "
         "included if\nthere is any in the rows. EVPPI: knowing these parameters only, by "
         "regression (natural splines,\nproducts); never below that of a subset asked for, nor "
         "above EVPI. Error: standard error by\njackknife. At least: the choice is made without "
         "the draws that value it.\n"},
    [TEXT_CONSTANT] = {"EVPPI %s : ne varie pas dans cette table.\n",
                       "EVPPI %s: does not vary in this table.\n"},
    [TEXT_RAISED] = {"EVPPI %s : relevée à celle d’un sous-ensemble.\n",
                     "EVPPI %s: raised to that of a subset.\n"},
    [TEXT_CAPPED] = {"EVPPI %s : ramenée à l’EVPI.\n", "EVPPI %s: brought down to EVPI.\n"},
    [TEXT_CHECK] =
        {"EVPPI %s : les résidus suivent encore ces paramètres (p = %.1g) ; peut-être trop "
         "basse.\n",
         "EVPPI %s: residuals still follow these parameters (p = %.1g); may be too low.\n"},
    [TEXT_FEW] = {"EVPPI %s : %zu tirages pour %zu coefficients, moins de %d chacun : valeur "
                  "fragile (contrôle des\n  résidus : p = %.1g).\n",
                  "EVPPI %s: %zu draws for %zu coefficients, fewer than %d each: a shaky value "
                  "(residual check:\n  p = %.1g).\n"},
    [TEXT_FEW_UNCHECKED] =
        {"EVPPI %s : %zu tirages pour %zu coefficients, moins de %d chacun : valeur fragile "
         "(résidus non\n  contrôlés sous 200 tirages).\n",
         "EVPPI %s: %zu draws for %zu coefficients, fewer than %d each: a shaky value (residuals "
         "not\n  checked under 200 draws).\n"},
};

/* The error whose first digit tells the decimal place of all values; 0 when no error is above 0. */
static double common_place(const struct voi_print *self) {
    double smallest = INFINITY, largest = 0;
    for (size_t s = 0; s <= self->n_sets; s++) {
        double se = s == 0 ? self->evpi->high_se : self->evppi[s - 1].se;
        if (se > 0) {
            smallest = fmin(smallest, se);
            largest = fmax(largest, se);
        }
    }
    return largest > 0 ? fmax(smallest, largest / 100) : 0;
}

static void print_row(const char *kind, const char *name, int width, double value, double se,
                      double low, double place, FILE *file) {
    char text[CELL];
    int shown = (int)strlen(kind);
    fputs(kind, file);
    if (name != NULL) {
        fputc(' ', file);
        shown++;
        terminal_field(file, name, shown - width);
    } else {
        fprintf(file, "%*s", width - shown, "");
    }
    stats_round_to_error(value, place, text, sizeof text);
    fprintf(file, "%*s", NUMBER_WIDTH, text);
    stats_round_error(se, text, sizeof text);
    fprintf(file, "%*s", NUMBER_WIDTH, text);
    stats_round_to_error(low, place, text, sizeof text);
    fprintf(file, "%*s\n", NUMBER_WIDTH, text);
}

static void print_few(const char *name, const struct evppi *row, size_t rows,
                      enum language language, FILE *file) {
    if (row->constant || rows >= SHAKY * row->n_terms) {
        return;
    }
    if (isnan(row->check)) {
        fprintf(file, texts[TEXT_FEW_UNCHECKED][language], name, rows, row->n_terms, (int)SHAKY);
    } else {
        fprintf(file, texts[TEXT_FEW][language], name, rows, row->n_terms, (int)SHAKY, row->check);
    }
}

static void print_notes(const char *name, const struct evppi *row, enum language language,
                        FILE *file) {
    double visible = row->se / 10;
    if (row->constant) {
        fprintf(file, texts[TEXT_CONSTANT][language], name);
    }
    if (row->raised && row->value - row->plain > visible) {
        fprintf(file, texts[TEXT_RAISED][language], name);
    }
    if (row->capped && row->plain - row->value > visible) {
        fprintf(file, texts[TEXT_CAPPED][language], name);
    }
    if (row->check < EVPPI_CHECK) {
        fprintf(file, texts[TEXT_CHECK][language], name, row->check);
    }
}

void voi_print(const struct voi_print *self, FILE *file) {
    enum language language = self->language;
    double place = common_place(self);
    int width = NAME_WIDTH;
    for (size_t s = 0; s < self->n_sets; s++) {
        size_t needed = sizeof "EVPPI" + strlen(self->names[s]);
        width = needed > (size_t)width ? (int)needed : width;
    }
    fputs(texts[TEXT_TITLE][language], file);
    fprintf(file, texts[TEXT_BEST][language], self->rows, self->options, self->best_cost,
            self->best_effect);
    fprintf(file, "%*s%s", width, "", texts[TEXT_HEADER][language]);
    print_row("EVPI", NULL, width, self->evpi->high, self->evpi->high_se, (double)NAN, place, file);
    for (size_t s = 0; s < self->n_sets; s++) {
        const struct evppi *row = &self->evppi[s];
        print_row("EVPPI", self->names[s], width, row->value, row->se, row->low, place, file);
    }
    fprintf(file, texts[TEXT_CONVENTIONS][language], self->willingness);
    for (size_t s = 0; s < self->n_sets; s++) {
        print_few(self->names[s], &self->evppi[s], self->rows, language, file);
        print_notes(self->names[s], &self->evppi[s], language, file);
    }
}
