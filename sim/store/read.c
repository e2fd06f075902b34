/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a results file and reads what the run was, and columns of outcomes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/core/blocks.h"
#include "sim/store/private.h"

/* By its first bytes: SQLite's own mark, and the application id at byte 68, so that a file that a
 * killed run left behind is known without playing its journal back. */
int store_is_ours(const char *path) {
    unsigned char head[72];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return 0;
    }
    size_t n = fread(head, 1, sizeof head, file);
    fclose(file);
    if (n < sizeof head || memcmp(head, "SQLite format 3", 16) != 0) {
        return 0;
    }
    unsigned long id = (unsigned long)head[68] << 24 | (unsigned long)head[69] << 16 |
                       (unsigned long)head[70] << 8 | head[71];
    return id == STORE_APPLICATION_ID;
}

int store_open(struct store **out, const char *path, struct error *error) {
    *out = NULL;
    struct store *self = calloc(1, sizeof *self);
    if (self == NULL) {
        return error_no_memory(error);
    }
    int status = sql_open(&self->db, path, 1, error);
    if (status == 0) {
        /* One transaction for all reading: it is consistent, and three times as fast. */
        status = sql_execute(self->db, "BEGIN", error);
    }
    if (status == 0 && sql_whole(self->db, "PRAGMA user_version") == STORE_SCHEMA &&
        sql_whole(self->db, "SELECT value FROM meta WHERE key = 'complete'") == 0) {
        status = state_show(self, error);
    }
    if (status < 0) {
        store_close(self);
        return status;
    }
    *out = self;
    return 0;
}

/* ---- The run ---- */

/* A new array of at least n zeroed elements. */
static void *array(size_t n, size_t size, struct error *error) {
    void *made = calloc(n > 0 ? n : 1, size);
    if (made == NULL) {
        error_no_memory(error);
    }
    return made;
}

static int meta_text(struct store *self, const char *key, char **text, struct error *error) {
    sqlite3_stmt *s = NULL;
    int status = sql_prepare(self->db, &s, "SELECT value FROM meta WHERE key = ?", error);
    *text = NULL;
    if (status == 0) {
        sqlite3_bind_text(s, 1, key, -1, SQLITE_STATIC);
        status = sql_row(s, error);
        status = status == 1 ? sql_text(s, 0, text, error) : status;
    }
    sqlite3_finalize(s);
    return status;
}

static double meta_number(struct store *self, const char *key) {
    sqlite3_stmt *s = NULL;
    double value = (double)NAN;
    if (sqlite3_prepare_v2(self->db, "SELECT value FROM meta WHERE key = ?", -1, &s, NULL) ==
        SQLITE_OK) {
        sqlite3_bind_text(s, 1, key, -1, SQLITE_STATIC);
        if (sqlite3_step(s) == SQLITE_ROW) {
            value = sql_double(s, 0);
        }
    }
    sqlite3_finalize(s);
    return value;
}

static int info_meta(struct store *self, struct run_info *info, struct error *error) {
    char *design = NULL, *currency = NULL;
    const struct {
        const char *key;
        char **text;
    } texts[] = {{"name", &info->name},
                 {"title_fr", &info->title.fr},
                 {"title_en", &info->title.en},
                 {"version", &info->version},
                 {"design", &design},
                 {"currency", &currency},
                 {"fan_outcome", &info->fan_outcome}};
    int status = 0;
    for (size_t i = 0; status == 0 && i < sizeof texts / sizeof texts[0]; i++) {
        status = meta_text(self, texts[i].key, texts[i].text, error);
    }
    if (status == 0 && (design == NULL || currency == NULL || info->name == NULL)) {
        status = error_set(error, FONDSIM_IO, "run.sqlite: table meta is not whole");
    }
    if (status == 0) {
        info->seed = (uint32_t)meta_number(self, "seed");
        info->asked = (uint32_t)meta_number(self, "samples");
        info->samples = (uint32_t)meta_number(self, "blocks_done") * SCENARIO_BLOCK;
        info->inner = (uint16_t)meta_number(self, "inner");
        info->complete = meta_number(self, "complete") > 0;
        for (int d = 0; design_names[d] != NULL; d++) {
            info->design = strcmp(design, design_names[d]) == 0 ? (enum design)d : info->design;
        }
        snprintf(info->currency, sizeof info->currency, "%s", currency);
        info->price_year = (int)meta_number(self, "price_year");
        info->start_year = (int)meta_number(self, "start_year");
        info->steps_per_year = (int)meta_number(self, "steps_per_year");
        info->n_years = (int)meta_number(self, "years");
        info->decision_year = meta_number(self, "decision_year");
        info->evaluation_year = meta_number(self, "evaluation_year");
        info->money_worlds = (uint32_t)meta_number(self, "money_worlds");
        info->quantile_worlds = (uint32_t)meta_number(self, "quantile_worlds");
        int64_t all = sql_whole(self->db, "SELECT count(*) FROM assumption");
        int64_t priors =
            sql_whole(self->db, "SELECT count(*) FROM assumption WHERE status = 'prior'");
        info->n_assumptions = all > 0 ? (size_t)all : 0;
        info->n_priors = priors > 0 ? (size_t)priors : 0;
    }
    free(design);
    free(currency);
    return status;
}

static int info_named(struct store *self, const char *count, const char *select,
                      struct named **items, int *n, struct error *error) {
    int64_t rows = sql_whole(self->db, count);
    *n = 0;
    *items = array(rows > 0 ? (size_t)rows : 0, sizeof **items, error);
    sqlite3_stmt *s = NULL;
    int status = *items == NULL ? FONDSIM_NO_MEMORY : sql_prepare(self->db, &s, select, error);
    while (status == 0 && *n < rows && (status = sql_row(s, error)) == 1) {
        struct named *item = &(*items)[(*n)++];
        status = sql_text(s, 0, &item->key, error);
        status = status == 0 ? sql_text(s, 1, &item->label.fr, error) : status;
        status = status == 0 ? sql_text(s, 2, &item->label.en, error) : status;
    }
    sqlite3_finalize(s);
    return status;
}

static int info_portfolios(struct store *self, struct run_info *info, struct error *error) {
    int64_t rows = sql_whole(self->db, "SELECT count(*) FROM portfolio");
    info->portfolios = array(rows > 0 ? (size_t)rows : 0, sizeof *info->portfolios, error);
    sqlite3_stmt *s = NULL;
    int status = info->portfolios == NULL
                     ? FONDSIM_NO_MEMORY
                     : sql_prepare(self->db, &s,
                                   "SELECT name, fr, en, question = 'prospective', "
                                   "is_counterfactual, counterfactual, scale_to, instruments FROM "
                                   "portfolio ORDER BY id",
                                   error);
    while (status == 0 && info->n_portfolios < rows && (status = sql_row(s, error)) == 1) {
        struct portfolio *p = &info->portfolios[info->n_portfolios++];
        p->question = sqlite3_column_int(s, 3) != 0 ? QUESTION_PROSPECTIVE : QUESTION_RETROSPECTIVE;
        p->is_counterfactual = sqlite3_column_int(s, 4);
        p->counterfactual = sqlite3_column_int(s, 5);
        p->scale_to = sqlite3_column_int(s, 6);
        p->instruments = (uint32_t)sqlite3_column_int64(s, 7);
        for (int i = 0; i < SCENARIO_MAX_INSTRUMENTS; i++) {
            p->scale[i] = 1;
        }
        status = sql_text(s, 0, &p->name, error);
        status = status == 0 ? sql_text(s, 1, &p->label.fr, error) : status;
        status = status == 0 ? sql_text(s, 2, &p->label.en, error) : status;
    }
    sqlite3_finalize(s);
    return status;
}

static int info_records(struct store *self, struct run_info *info, struct error *error) {
    int64_t rows = sql_whole(self->db, "SELECT count(*) FROM record");
    int64_t reports = sql_whole(self->db, "SELECT count(report) FROM record");
    info->records = array(rows > 0 ? (size_t)rows : 0, sizeof *info->records, error);
    info->report_record =
        array(reports > 0 ? (size_t)reports : 0, sizeof *info->report_record, error);
    info->report_names =
        array(reports > 0 ? (size_t)reports : 0, sizeof *info->report_names, error);
    if (info->records == NULL || info->report_record == NULL || info->report_names == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    info->n_reports = reports > 0 ? (int)reports : 0;
    sqlite3_stmt *s = NULL;
    int status = sql_prepare(self->db, &s,
                             "SELECT step, year, ifnull(report, -1), report_name FROM record ORDER "
                             "BY id",
                             error);
    while (status == 0 && info->n_records < rows && (status = sql_row(s, error)) == 1) {
        struct record_date *record = &info->records[info->n_records];
        record->step = sqlite3_column_int(s, 0);
        record->year = sqlite3_column_double(s, 1);
        record->report = sqlite3_column_int(s, 2);
        status = 0;
        if (record->report >= 0 && record->report < info->n_reports &&
            info->report_names[record->report] == NULL) {
            info->report_record[record->report] = info->n_records;
            status = sql_text(s, 3, &info->report_names[record->report], error);
        }
        info->n_records++;
    }
    sqlite3_finalize(s);
    return status;
}

static int info_ages(struct store *self, struct run_info *info, struct error *error) {
    int64_t rows = sql_whole(self->db, "SELECT count(*) FROM age");
    info->ages = array(rows > 0 ? (size_t)rows : 0, sizeof *info->ages, error);
    sqlite3_stmt *s = NULL;
    int status = info->ages == NULL
                     ? FONDSIM_NO_MEMORY
                     : sql_prepare(self->db, &s, "SELECT years FROM age ORDER BY id", error);
    while (status == 0 && info->n_ages < rows && (status = sql_row(s, error)) == 1) {
        info->ages[info->n_ages++] = sqlite3_column_double(s, 0);
        status = 0;
    }
    sqlite3_finalize(s);
    return status;
}

static int index_of(const char *const *names, int n, const unsigned char *name) {
    for (int i = 0; name != NULL && i < n; i++) {
        if (strcmp(names[i], (const char *)name) == 0) {
            return i;
        }
    }
    return 0;
}

static int info_outcome(sqlite3_stmt *s, struct run_info *info, struct error *error) {
    static const char *const kinds[] = {"stock", "cumulative", "index"};
    static const char *const lags[] = {"none", "performance", "innovation", "trust"};
    struct outcome outcome = {.kind =
                                  (enum outcome_kind)index_of(kinds, 3, sqlite3_column_text(s, 4)),
                              .lag = (enum outcome_lag)index_of(lags, 4, sqlite3_column_text(s, 5)),
                              .better = sqlite3_column_int(s, 6),
                              .is_main = sqlite3_column_int(s, 7),
                              .trajectory = sqlite3_column_int(s, 8)};
    char **texts[] = {&outcome.key, &outcome.unit, &outcome.fr, &outcome.en};
    int status = 0;
    for (int k = 0; status == 0 && k < 4; k++) {
        status = sql_text(s, k, texts[k], error);
    }
    if (status == 0 && (!outcome.key || !outcome.unit || !outcome.fr || !outcome.en)) {
        status = error_set(error, FONDSIM_IO, "run.sqlite: the catalogue is not whole");
    }
    if (status == 0) {
        status = catalogue_add(&info->catalogue, &outcome);
    }
    if (status == 0 && sqlite3_column_int(s, 9) != 0) {
        info->effects[info->n_effects] = outcome.key;
        outcome.key = NULL;
        info->n_effects++;
    }
    for (int k = 0; k < 4; k++) {
        free(*texts[k]);
    }
    return status;
}

static int info_catalogue(struct store *self, struct run_info *info, struct error *error) {
    int64_t rows = sql_whole(self->db, "SELECT count(*) FROM outcome_catalogue");
    info->effects = array(rows > 0 ? (size_t)rows : 0, sizeof *info->effects, error);
    sqlite3_stmt *s = NULL;
    int status = info->effects == NULL
                     ? FONDSIM_NO_MEMORY
                     : sql_prepare(self->db, &s,
                                   "SELECT key, unit, fr, en, kind, lag, better, is_main, "
                                   "trajectory, effect FROM outcome_catalogue ORDER BY id",
                                   error);
    while (status == 0 && (int64_t)info->catalogue.n < rows && (status = sql_row(s, error)) == 1) {
        status = info_outcome(s, info, error);
    }
    sqlite3_finalize(s);
    return status;
}

int store_info(struct store *self, struct run_info *info, struct error *error) {
    *info = (struct run_info){0};
    int status = info_meta(self, info, error);
    status = status < 0 ? status
                        : info_named(self, "SELECT count(*) FROM level",
                                     "SELECT key, fr, en FROM level ORDER BY id", &info->levels,
                                     &info->n_levels, error);
    status = status < 0 ? status
                        : info_named(self, "SELECT count(*) FROM size_class",
                                     "SELECT key, fr, en FROM size_class ORDER BY id",
                                     &info->classes, &info->n_classes, error);
    status = status < 0 ? status
                        : info_named(self, "SELECT count(*) FROM instrument",
                                     "SELECT key, fr, en FROM instrument ORDER BY id",
                                     &info->instruments, &info->n_instruments, error);
    status = status < 0 ? status : info_portfolios(self, info, error);
    status = status < 0 ? status : info_records(self, info, error);
    status = status < 0 ? status : info_ages(self, info, error);
    status = status < 0 ? status : info_catalogue(self, info, error);
    if (status < 0) {
        run_info_free(info);
        return error_set(error, status, "%s", error_sentence(status));
    }
    return 0;
}

/* ---- Columns of outcomes ---- */

static int prepare_columns(struct store *self, const struct run_info *info, size_t n,
                           const int *outcomes, sqlite3_stmt **s, struct error *error) {
    char *text = NULL;
    size_t size = 0;
    FILE *sql = open_memstream(&text, &size);
    if (sql == NULL) {
        return error_no_memory(error);
    }
    fputs("SELECT ", sql);
    for (size_t k = 0; k < n; k++) {
        fputs(k > 0 ? ", " : "", sql);
        sql_name(sql, info->catalogue.outcomes[outcomes[k]].key);
    }
    fputs(" FROM outcome WHERE id = ?", sql);
    int failed = ferror(sql);
    failed |= fclose(sql) != 0;
    int status = failed ? error_no_memory(error) : sql_prepare(self->db, s, text, error);
    free(text);
    return status;
}

/* Values of the outcomes of one row into values[k][at], NaN where the row has none. */
static int read_row(sqlite3_stmt *s, int64_t id, size_t n, double *const *values, uint64_t at,
                    uint64_t replicate, struct error *error) {
    sqlite3_bind_int64(s, 1, id);
    int status = sql_row(s, error);
    if (status == 0) {
        status = error_set(error, FONDSIM_IO, "run.sqlite: replicate %llu is missing",
                           (unsigned long long)replicate);
    }
    for (size_t k = 0; status == 1 && k < n; k++) {
        values[k][at] = sql_double(s, (int)k);
    }
    sqlite3_reset(s);
    return status < 0 ? status : 0;
}

/* In order of the file: a row stands on a page with its neighbours, so that pages are read once. */
int store_grid(struct store *self, const struct run_info *info, int report, size_t n_portfolios,
               const int *portfolios, size_t n, const int *outcomes, double *const *values,
               struct error *error) {
    sqlite3_stmt *s = NULL;
    int status = prepare_columns(self, info, n, outcomes, &s, error);
    uint64_t worlds = (uint64_t)info->samples * info->inner;
    for (uint64_t r = 0; status == 0 && r < worlds; r++) {
        size_t sample = (size_t)(r / info->inner);
        uint64_t place = (uint64_t)blocks_place(info->design, info->samples, sample) * info->inner +
                         r % info->inner;
        for (size_t i = 0; status == 0 && i < n_portfolios; i++) {
            int64_t id =
                ((int64_t)r * info->n_portfolios + portfolios[i]) * info->n_reports + report;
            status = read_row(s, id, n, values + i * n, place, r, error);
        }
    }
    sqlite3_finalize(s);
    return status;
}

int store_columns(struct store *self, const struct run_info *info, int portfolio, int report,
                  size_t n, const int *outcomes, double *const *values, struct error *error) {
    return store_grid(self, info, report, 1, &portfolio, n, outcomes, values, error);
}

int store_replicate(struct store *self, const struct run_info *info, uint64_t replicate,
                    double *values, struct error *error) {
    sqlite3_stmt *s = NULL;
    size_t n = info->catalogue.n;
    int rows = info->n_portfolios * info->n_reports, status = 0;
    int *outcomes = calloc(n + 1, sizeof *outcomes);
    double **places = calloc(n + 1, sizeof *places);
    if (outcomes == NULL || places == NULL) {
        status = error_no_memory(error);
        goto out;
    }
    for (size_t k = 0; k < n; k++) {
        outcomes[k] = (int)k;
        places[k] = values + k;
    }
    status = prepare_columns(self, info, n, outcomes, &s, error);
    for (int row = 0; status == 0 && row < rows; row++) {
        int64_t id = (int64_t)replicate * rows + row;
        status = read_row(s, id, n, places, (uint64_t)row * n, replicate, error);
    }
out:
    sqlite3_finalize(s);
    free(places);
    free(outcomes);
    return status;
}
