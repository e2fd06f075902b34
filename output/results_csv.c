/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a run as tidy CSV. Never knows the store or how numbers were made. */
#include "output/results_csv.h"

#include <stdio.h>
#include <stdlib.h>

#include "output/cells.h"
#include "output/export.h"

static void number(FILE *csv, double value) {
    fputc(',', csv);
    cells_number(csv, value);
}

static void estimate(FILE *csv, const struct estimate *e) {
    number(csv, e->mean);
    number(csv, e->se);
    number(csv, e->p5);
    number(csv, e->p50);
    number(csv, e->p95);
}

/* The end of a step as reports are named: 2026 is the end of 2026, 2026-06 the end of June. */
static void end_date(FILE *csv, const struct run_info *info, int step) {
    int months = (step + 1) * (12 / info->steps_per_year);
    if (months % 12 == 0) {
        fprintf(csv, "%d", info->start_year + months / 12 - 1);
    } else {
        fprintf(csv, "%d-%02d", info->start_year + months / 12, months % 12);
    }
}

/* Closes the stream and writes its bytes to path. */
static int finish(FILE *csv, char **text, const size_t *size, const char *path,
                  struct error *error) {
    int failed = ferror(csv);
    failed |= fclose(csv) != 0;
    int status = failed
                     ? error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY))
                     : export_bytes(path, *text, *size, error);
    free(*text);
    return status;
}

int results_summary_csv(const char *path, const struct run_info *info,
                        const struct summary_table *table, struct error *error) {
    char *text = NULL;
    size_t size = 0;
    FILE *csv = open_memstream(&text, &size);
    if (csv == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    fputs("report,portfolio,outcome,unit,n,mean,se,p5,p50,p95,difference,difference_se,"
          "difference_p5,difference_p50,difference_p95\n",
          csv);
    for (size_t i = 0; i < table->n; i++) {
        const struct summary_row *row = &table->rows[i];
        const struct outcome *outcome = &info->catalogue.outcomes[row->outcome];
        cells_text(csv, info->report_names[row->report]);
        fputc(',', csv);
        cells_text(csv, info->portfolios[row->portfolio].name);
        fputc(',', csv);
        cells_text(csv, outcome->key);
        fputc(',', csv);
        cells_text(csv, outcome->unit);
        fprintf(csv, ",%zu", row->value.n);
        estimate(csv, &row->value);
        estimate(csv, &row->difference);
        fputc('\n', csv);
    }
    return finish(csv, &text, &size, path, error);
}

int results_trajectories_csv(const char *path, const struct run_info *info,
                             const struct trajectory_table *table, struct error *error) {
    char *text = NULL;
    size_t size = 0;
    FILE *csv = open_memstream(&text, &size);
    if (csv == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    fputs("portfolio,date,outcome,unit,n,mean,se,difference,difference_se,n_quantiles,p5,p25,p50,"
          "p75,p95\n",
          csv);
    for (size_t i = 0; i < table->n; i++) {
        const struct trajectory_row *row = &table->rows[i];
        const struct outcome *outcome = &info->catalogue.outcomes[row->outcome];
        cells_text(csv, info->portfolios[row->portfolio].name);
        fputc(',', csv);
        end_date(csv, info, info->records[row->record].step);
        fputc(',', csv);
        cells_text(csv, outcome->key);
        fputc(',', csv);
        cells_text(csv, outcome->unit);
        fprintf(csv, ",%zu", row->n);
        number(csv, row->mean);
        number(csv, row->se);
        number(csv, row->difference);
        number(csv, row->difference_se);
        fprintf(csv, ",%zu", row->n_quantiles);
        number(csv, row->p5);
        number(csv, row->p25);
        number(csv, row->p50);
        number(csv, row->p75);
        number(csv, row->p95);
        fputc('\n', csv);
    }
    return finish(csv, &text, &size, path, error);
}
