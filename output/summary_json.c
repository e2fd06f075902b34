/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a run as JSON, by jansson. Never knows the store or how numbers were made. A
 * failed allocation anywhere leaves NULL, which the jansson calls pass on until the dump fails. */
#include "output/summary_json.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/export.h"

/* Builder that remembers that something could not be made. */
struct builder {
    int failed;
};

static json_t *made(struct builder *b, json_t *value) {
    b->failed |= value == NULL;
    return value;
}

/* Sets key to value, which is given away. */
static void put(struct builder *b, json_t *object, const char *key, json_t *value) {
    b->failed |= json_object_set_new(object, key, made(b, value)) != 0;
}

static void put_text(struct builder *b, json_t *object, const char *key, const char *text) {
    put(b, object, key, text == NULL ? json_null() : json_string(text));
}

static void put_number(struct builder *b, json_t *object, const char *key, double value) {
    put(b, object, key, isfinite(value) ? json_real(value) : json_null());
}

static void put_count(struct builder *b, json_t *object, const char *key, json_int_t value) {
    put(b, object, key, json_integer(value));
}

static json_t *append(struct builder *b, json_t *list) {
    json_t *object = made(b, json_object());
    b->failed |= json_array_append_new(list, object) != 0;
    return object;
}

static json_t *named_list(struct builder *b, const struct named *items, int n) {
    json_t *list = made(b, json_array());
    for (int i = 0; i < n; i++) {
        json_t *item = append(b, list);
        put_text(b, item, "key", items[i].key);
        put_text(b, item, "fr", items[i].label.fr);
        put_text(b, item, "en", items[i].label.en);
    }
    return list;
}

static json_t *portfolio_list(struct builder *b, const struct run_info *info) {
    json_t *list = made(b, json_array());
    for (int i = 0; i < info->n_portfolios; i++) {
        const struct portfolio *p = &info->portfolios[i];
        json_t *item = append(b, list);
        put_text(b, item, "name", p->name);
        put_text(b, item, "fr", p->label.fr);
        put_text(b, item, "en", p->label.en);
        put_text(b, item, "question",
                 p->question == QUESTION_PROSPECTIVE ? "prospective" : "retrospective");
        put_text(b, item, "counterfactual", info->portfolios[p->counterfactual].name);
    }
    return list;
}

static json_t *outcome_list(struct builder *b, const struct catalogue *catalogue) {
    static const char *const kinds[] = {"stock", "cumulative", "index"};
    static const char *const lags[] = {"none", "performance", "innovation", "trust"};
    json_t *list = made(b, json_array());
    for (size_t i = 0; i < catalogue->n; i++) {
        const struct outcome *o = &catalogue->outcomes[i];
        json_t *item = append(b, list);
        put_text(b, item, "key", o->key);
        put_text(b, item, "unit", o->unit);
        put_text(b, item, "fr", o->fr);
        put_text(b, item, "en", o->en);
        put_text(b, item, "kind", kinds[o->kind]);
        put_text(b, item, "lag", lags[o->lag]);
        put_count(b, item, "better", o->better);
        put(b, item, "main", json_boolean(o->is_main));
    }
    return list;
}

static json_t *run_object(struct builder *b, const struct run_info *info) {
    json_t *run = made(b, json_object());
    json_t *title = made(b, json_object());
    put_text(b, run, "name", info->name);
    put_text(b, title, "fr", info->title.fr);
    put_text(b, title, "en", info->title.en);
    put(b, run, "title", title);
    put_text(b, run, "version", info->version);
    put_count(b, run, "seed", info->seed);
    put_count(b, run, "samples", info->samples);
    put_count(b, run, "inner", info->inner);
    put_text(b, run, "design", design_names[info->design]);
    put(b, run, "complete", json_boolean(info->complete));
    put_text(b, run, "currency", info->currency);
    put_count(b, run, "price_year", info->price_year);
    put_number(b, run, "decision_year", info->decision_year);
    put(b, run, "portfolios", portfolio_list(b, info));
    put(b, run, "instruments", named_list(b, info->instruments, info->n_instruments));
    put(b, run, "levels", named_list(b, info->levels, info->n_levels));
    json_t *reports = made(b, json_array());
    for (int i = 0; i < info->n_reports; i++) {
        b->failed |= json_array_append_new(reports, json_string(info->report_names[i])) != 0;
    }
    put(b, run, "reports", reports);
    put(b, run, "outcomes", outcome_list(b, &info->catalogue));
    return run;
}

static void put_estimate(struct builder *b, json_t *object, const struct estimate *e) {
    put_count(b, object, "n", (json_int_t)e->n);
    put_number(b, object, "mean", e->mean);
    put_number(b, object, "se", e->se);
    put_number(b, object, "p5", e->p5);
    put_number(b, object, "p50", e->p50);
    put_number(b, object, "p95", e->p95);
}

static json_t *summary_list(struct builder *b, const struct run_info *info,
                            const struct summary_table *table) {
    json_t *list = made(b, json_array());
    for (size_t i = 0; i < table->n; i++) {
        const struct summary_row *row = &table->rows[i];
        json_t *item = append(b, list);
        put_text(b, item, "report", info->report_names[row->report]);
        put_text(b, item, "portfolio", info->portfolios[row->portfolio].name);
        put_text(b, item, "outcome", info->catalogue.outcomes[row->outcome].key);
        put_estimate(b, item, &row->value);
        json_t *difference = made(b, json_object());
        put_estimate(b, difference, &row->difference);
        put(b, item, "difference", difference);
    }
    return list;
}

static json_t *money_list(struct builder *b, const struct run_info *info,
                          const struct money_table *table) {
    json_t *list = made(b, json_array());
    for (size_t i = 0; i < table->n; i++) {
        const struct money_mean *row = &table->rows[i];
        json_t *item = append(b, list);
        put_text(b, item, "portfolio", info->portfolios[row->portfolio].name);
        put_text(b, item, "instrument", info->instruments[row->instrument].key);
        put_count(b, item, "year", info->start_year + row->year);
        for (int k = 0; k < MONEY_COLUMNS; k++) {
            put_number(b, item, money_columns[k], row->mean[k]);
        }
    }
    return list;
}

static json_t *age_list(struct builder *b, const struct run_info *info,
                        const struct age_table *table) {
    json_t *list = made(b, json_array());
    for (size_t i = 0; i < table->n; i++) {
        const struct age_mean *row = &table->rows[i];
        json_t *item = append(b, list);
        put_text(b, item, "portfolio", info->portfolios[row->portfolio].name);
        put_text(b, item, "instrument", info->instruments[row->instrument].key);
        put_number(b, item, "age", info->ages[row->age]);
        for (int k = 0; k < AGE_COLUMNS; k++) {
            put_number(b, item, age_columns[k], row->mean[k]);
        }
    }
    return list;
}

static json_t *response_list(struct builder *b, const struct run_info *info,
                             const struct response_table *table) {
    json_t *list = made(b, json_array());
    for (size_t i = 0; i < table->n; i++) {
        const struct response_row *row = &table->rows[i];
        json_t *item = append(b, list);
        put_text(b, item, "instrument", info->instruments[row->instrument].key);
        put_number(b, item, "multiple", row->multiple);
        put_text(b, item, "outcome", info->catalogue.outcomes[row->outcome].key);
        put_number(b, item, "mean", row->mean);
        put_number(b, item, "se", row->se);
        put_number(b, item, "next_100k", row->next_100k);
    }
    return list;
}

static json_t *absorption_list(struct builder *b, const struct run_info *info,
                               const struct response_table *table) {
    json_t *list = made(b, json_array());
    for (size_t i = 0; i < table->n_absorption; i++) {
        const struct absorption_row *row = &table->absorption[i];
        json_t *item = append(b, list);
        put_text(b, item, "instrument", info->instruments[row->instrument].key);
        put_number(b, item, "multiple", row->multiple);
        put_number(b, item, "share", row->share);
        put_number(b, item, "se", row->se);
    }
    return list;
}

int results_summary_json(const char *path, const struct run_info *info,
                         const struct summary_table *summary, const struct money_table *money,
                         const struct age_table *ages, const struct response_table *response,
                         struct error *error) {
    struct builder b = {0};
    json_t *root = made(&b, json_object());
    put_count(&b, root, "format", 1);
    put(&b, root, "run", run_object(&b, info));
    put(&b, root, "summary", summary_list(&b, info, summary));
    put(&b, root, "money", money_list(&b, info, money));
    put(&b, root, "ages", age_list(&b, info, ages));
    put(&b, root, "response", response_list(&b, info, response));
    put(&b, root, "absorption", absorption_list(&b, info, response));
    char *text = b.failed ? NULL : json_dumps(root, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
    json_decref(root);
    if (text == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY,
                         "summary.json: out of memory, or a name is not "
                         "UTF-8");
    }
    size_t length = strlen(text);
    text[length] = '\n'; /* in place of the end: written by length */
    int status = export_bytes(path, text, length + 1, error);
    free(text);
    return status;
}
