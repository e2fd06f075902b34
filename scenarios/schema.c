/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON Schema of scenarios. A file that extends another gives only what differs, so that keys
 * are required only at the top of a file that extends none. Knows no file. */
#include "scenarios/schema.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "models/registry.h"
#include "scenarios/keys.h"
#include "sim/core/law.h"

struct building {
    int failed; /* sticky: memory */
};

static void put(struct building *self, json_t *object, const char *key, json_t *value) {
    self->failed |= json_object_set_new(object, key, value) != 0;
}

static void push(struct building *self, json_t *array, json_t *value) {
    self->failed |= json_array_append_new(array, value) != 0;
}

static json_t *reference(const char *name) {
    return json_pack("{s:s+}", "$ref", "#/definitions/", name);
}

static json_t *typed(const char *type) {
    return json_pack("{s:s}", "type", type);
}

static json_t *words_of(struct building *self, const char *const *words) {
    json_t *list = json_array();
    for (size_t i = 0; words[i] != NULL; i++) {
        push(self, list, json_string(words[i]));
    }
    return json_pack("{s:o}", "enum", list);
}

/* ------------------------------------------------------------------ definitions */

static const char number_pattern[] =
    "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?(k|M| ?%| "
    "?(years?|months?|quarters?|semesters?|days?))?$";

static json_t *number_definition(void) {
    return json_pack("{s:[{s:s},{s:s,s:s}],s:s}", "anyOf", "type", "number", "type", "string",
                     "pattern", number_pattern, "description",
                     "52000, 52e3, 52k, 1.2M, 63%, 18 months");
}

/* One law: its own parameters and what may be known of it. */
static json_t *law_definition(struct building *self, enum law_kind kind) {
    static const char *const known[] = {"mean", "sd",  "mode", "min", "max",
                                        "p5",   "p50", "p95",  NULL};
    size_t n;
    const char *const *names = law_parameter_names(kind, &n);
    json_t *properties = json_object();
    for (size_t j = 0; j < n; j++) {
        put(self, properties, names[j], reference("number"));
    }
    for (size_t j = 0; known[j] != NULL && n > 0; j++) {
        put(self, properties, known[j], reference("number"));
    }
    if (n > 0) {
        put(self, properties, "ci95",
            json_pack("{s:s,s:o,s:i,s:i}", "type", "array", "items", reference("number"),
                      "minItems", 2, "maxItems", 2));
    } else {
        static const char *const lists[] = {"values", "weights", "cumulated", NULL};
        for (size_t j = 0; lists[j] != NULL; j++) {
            put(self, properties, lists[j],
                json_pack("{s:s,s:o}", "type", "array", "items", reference("number")));
        }
        put(self, properties, "csv", typed("string"));
        put(self, properties, "column", typed("string"));
    }
    json_t *object = json_pack("{s:s,s:o,s:b}", "type", "object", "properties", properties,
                               "additionalProperties", 0);
    json_t *forms = json_array();
    push(self, forms, object);
    if (n == 1) {
        push(self, forms, reference("number"));
    }
    if (n == 0) {
        push(self, forms, json_pack("{s:s,s:o}", "type", "array", "items", reference("number")));
    }
    json_t *form = json_pack("{s:o}", "anyOf", forms);
    const char *choices = law_known_choices(kind);
    if (choices != NULL) {
        put(self, form, "description", json_string(choices));
    }
    return form;
}

static json_t *laws_definition(struct building *self) {
    json_t *properties = json_object();
    for (int kind = 0; kind < LAW_KINDS; kind++) {
        put(self, properties, law_name((enum law_kind)kind),
            law_definition(self, (enum law_kind)kind));
    }
    return json_pack("{s:s,s:o,s:b,s:i,s:i}", "type", "object", "properties", properties,
                     "additionalProperties", 0, "minProperties", 1, "maxProperties", 1);
}

/* {value, unit, status, source, note} around a form of value. */
static json_t *annotated(json_t *value) {
    return json_pack("{s:s,s:{s:o,s:{s:[s,s]},s:{s:[s,s,s,s]},s:{s:s},s:{s:s}},s:[s],s:b}", "type",
                     "object", "properties", "value", value, "unit", "type", "string", "number",
                     "status", "enum", "sourced", "inferred", "prior", "choice", "source", "type",
                     "string", "note", "type", "string", "required", "value",
                     "additionalProperties", 0);
}

static json_t *value_definition(void) {
    json_t *inner = json_pack("{s:[o,o]}", "anyOf", reference("number"), reference("law"));
    return json_pack("{s:[o,o,o,{s:s}]}", "anyOf", reference("number"), reference("law"),
                     annotated(inner), "type", "null");
}

/* One number, plain or with what is said of it. */
static json_t *stated_definition(void) {
    return json_pack("{s:[o,o,{s:s}]}", "anyOf", reference("number"),
                     annotated(reference("number")), "type", "null");
}

static json_t *label_definition(void) {
    return json_pack("{s:[{s:s},{s:s,s:{s:{s:s},s:{s:s}},s:b}]}", "anyOf", "type", "string", "type",
                     "object", "properties", "fr", "type", "string", "en", "type", "string",
                     "additionalProperties", 0);
}

static json_t *names_definition(void) {
    return json_pack("{s:[{s:s},{s:s,s:{s:s}}]}", "anyOf", "type", "string", "type", "array",
                     "items", "type", "string");
}

static json_t *years_definition(void) {
    json_t *years =
        json_pack("{s:s,s:{s:o},s:b}", "type", "object", "patternProperties",
                  "^[0-9]{4}(-[0-9]{4})?$", reference("number"), "additionalProperties", 0);
    json_t *inner = json_pack("{s:[o,o]}", "anyOf", reference("number"), json_deep_copy(years));
    return json_pack("{s:[o,o,o]}", "anyOf", reference("number"), years, annotated(inner));
}

/* ------------------------------------------------------------------ keys and parameters */

static json_t *described(struct building *self, json_t *form, const char *text) {
    put(self, form, "description", json_string(text));
    return form;
}

static json_t *key_form(struct building *self, const struct scenario_key *key) {
    switch (key->form) {
    case KEY_TEXT:
    case KEY_NAME:
        return json_pack("{s:[s,s,s]}", "type", "string", "number", "null");
    case KEY_LABEL:
        return json_pack("{s:[o]}", "allOf", reference("label"));
    case KEY_NUMBER:
    case KEY_WHOLE:
        return json_pack("{s:[o]}", "allOf", reference("number"));
    case KEY_DATE:
        return json_pack("{s:[s,s,s]}", "type", "integer", "string", "null");
    case KEY_NAMES:
        return json_pack("{s:[o]}", "allOf", reference("names"));
    case KEY_LIST:
        return json_pack("{s:s,s:{s:[s,s]}}", "type", "array", "items", "type", "string", "number");
    case KEY_YEARS:
        return json_pack("{s:[o]}", "allOf", reference("years"));
    case KEY_VALUE:
        return json_pack("{s:[o]}", "allOf", reference("stated"));
    case KEY_WORD:
        return words_of(self, key->words);
    case KEY_OTHER:
        break;
    }
    return json_object();
}

static void put_keys(struct building *self, json_t *properties, const char *place) {
    size_t n;
    const struct scenario_key *keys = scenario_keys(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(keys[i].place, place) == 0) {
            put(self, properties, keys[i].key,
                described(self, key_form(self, &keys[i]), keys[i].en));
        }
    }
}

static json_t *parameter_form(struct building *self, const struct parameter *parameter,
                              const char *value) {
    char text[512], bounds[96] = "";
    json_t *form;
    if (parameter->kind == PARAMETER_FLAG || parameter->kind == PARAMETER_CHOICE) {
        json_t *plain = parameter->kind == PARAMETER_FLAG
                            ? json_pack("{s:[b,b,s,s]}", "enum", 1, 0, "yes", "no")
                            : words_of(self, parameter->choices);
        form = json_pack("{s:[o,o]}", "anyOf", plain, annotated(json_deep_copy(plain)));
    } else {
        form = json_pack("{s:[o]}", "allOf", reference(value));
    }
    if (isfinite(parameter->lower) && isfinite(parameter->upper)) {
        snprintf(bounds, sizeof bounds, ", from %.10g to %.10g", parameter->lower,
                 parameter->upper);
    } else if (isfinite(parameter->lower)) {
        snprintf(bounds, sizeof bounds, ", at least %.10g", parameter->lower);
    }
    snprintf(text, sizeof text, "%s [%s%s]", parameter->en, parameter->unit, bounds);
    return described(self, form, text);
}

/* `value` is the definition of a number: "value", or "stated" where it takes no law. */
static void put_table(struct building *self, json_t *properties,
                      const struct parameter_table *table, const char *value) {
    for (size_t j = 0; table != NULL && j < table->n; j++) {
        put(self, properties, table->parameters[j].key,
            parameter_form(self, &table->parameters[j], value));
    }
}

/* All keys and shared tables of a place, as an open set of properties. */
static json_t *properties_of(struct building *self, const char *place) {
    json_t *properties = json_object();
    put_keys(self, properties, place);
    for (size_t i = 0; i < scenario_places(); i++) {
        struct table_place here = scenario_place(i);
        if (here.model == NULL && strcmp(here.place, place) == 0) {
            put_table(self, properties, here.table, here.is_stated ? "stated" : "value");
        }
    }
    return properties;
}

static json_t *closed(json_t *properties) {
    return json_pack("{s:[s,s],s:o,s:b}", "type", "object", "null", "properties", properties,
                     "additionalProperties", 0);
}

/* ------------------------------------------------------------------ parts */

/* Items with a name, which an extending file may remove. */
static json_t *named_list(struct building *self, const char *place, int plain_too) {
    json_t *properties = properties_of(self, place);
    put(self, properties, "remove", json_pack("{s:[b,s]}", "enum", 1, "yes"));
    json_t *item = closed(properties);
    if (plain_too) {
        item = json_pack("{s:[{s:s},o]}", "anyOf", "type", "string", item);
    }
    return json_pack("{s:s,s:o}", "type", "array", "items", item);
}

static json_t *maturity_part(struct building *self) {
    json_t *properties = properties_of(self, "maturity");
    put(self, properties, "moves",
        json_pack("{s:s,s:o}", "type", "array", "items",
                  closed(properties_of(self, "maturity.moves"))));
    return closed(properties);
}

static json_t *economics_part(struct building *self) {
    json_t *properties = properties_of(self, "economics"), *discount = json_object();
    static const char *const rates[] = {"risk_free", "beta", "risk_premium", NULL};
    for (size_t i = 0; rates[i] != NULL; i++) {
        put(self, discount, rates[i], reference("value"));
    }
    put(self, properties, "discount", closed(discount));
    return closed(properties);
}

static json_t *projects_part(struct building *self) {
    json_t *properties = json_object();
    put(self, properties, "small", closed(properties_of(self, "projects.small")));
    put(self, properties, "medium", closed(properties_of(self, "projects.medium")));
    put(self, properties, "large", closed(properties_of(self, "projects.large")));
    return closed(properties);
}

static json_t *cohorts_part(struct building *self) {
    json_t *list = named_list(self, "cohorts", 0);
    json_t *item = json_object_get(json_object_get(list, "items"), "properties");
    put(self, item, "territories", closed(properties_of(self, "cohorts.territories")));
    put(self, item, "maturity", typed("object"));
    put(self, item, "ecosystems", json_pack("{s:[s,s]}", "type", "integer", "string"));
    return list;
}

/* The keys of a fund depend on its model: one rule for each. */
static json_t *instruments_part(struct building *self) {
    size_t n;
    const struct fund_model *const *models = fund_models(&n);
    json_t *rules = json_array(), *names = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *properties = properties_of(self, "instruments");
        put_table(self, properties, models[i]->parameters, "value");
        put(self, properties, "model",
            json_pack("{s:s,s:s}", "const", models[i]->name, "description", models[i]->what_en));
        push(self, names, json_string(models[i]->name));
        push(self, rules,
             json_pack("{s:{s:{s:{s:s}},s:[s]},s:o}", "if", "properties", "model", "const",
                       models[i]->name, "required", "model", "then", closed(properties)));
    }
    json_t *fund =
        json_pack("{s:[s,s],s:{s:{s:o,s:s}},s:o}", "type", "object", "null", "properties", "model",
                  "enum", names, "description", "fund model", "allOf", rules);
    return json_pack("{s:s,s:o}", "type", "object", "additionalProperties", fund);
}

/* ------------------------------------------------------------------ parts of the decision */

/* Numbers by a key that is the user's. */
static json_t *by_key(const char *form) {
    return json_pack("{s:s,s:o}", "type", "object", "additionalProperties", reference(form));
}

/* Replaces the form of a key of the items of a named list, keeping its description. */
static void reshape(struct building *self, json_t *list, const char *key, json_t *form) {
    json_t *item = json_object_get(json_object_get(list, "items"), "properties");
    json_t *text = json_object_get(json_object_get(item, key), "description");
    self->failed |= json_object_set(form, "description", text) != 0;
    put(self, item, key, form);
}

/* A list that an extending file may take away whole. */
static void put_removable(struct building *self, json_t *properties, const char *key,
                          json_t *list) {
    put(self, list, "type", json_pack("[s,s]", "array", "null"));
    put(self, properties, key, list);
}

static json_t *decision_part(struct building *self) {
    json_t *properties = properties_of(self, "decision");
    json_t *text = json_object_get(json_object_get(properties, "willingness"), "description");
    json_t *worth = by_key("stated");
    self->failed |= json_object_set(worth, "description", text) != 0;
    put(self, properties, "willingness", worth);
    return closed(properties);
}

static json_t *criteria_part(struct building *self) {
    return json_pack("{s:s,s:{s:[{s:s},o]}}", "type", "array", "items", "anyOf", "type", "string",
                     closed(properties_of(self, "criteria")));
}

static json_t *members_part(struct building *self) {
    json_t *list = named_list(self, "members", 0);
    reshape(self, list, "weights", by_key("number"));
    return list;
}

/* A value of any form: that of the path it replaces. */
static json_t *variants_part(struct building *self) {
    json_t *list = named_list(self, "variants", 0);
    reshape(self, list, "set", json_pack("{s:s,s:i}", "type", "object", "minProperties", 1));
    return list;
}

static json_t *surveys_part(struct building *self) {
    json_t *list = named_list(self, "surveys", 0);
    json_t *several =
        json_pack("{s:s,s:o,s:i}", "type", "array", "items", reference("number"), "minItems", 1);
    reshape(self, list, "n", json_pack("{s:[o,o]}", "anyOf", reference("number"), several));
    return list;
}

static void put_decision(struct building *self, json_t *properties) {
    put(self, properties, "decision", decision_part(self));
    put_removable(self, properties, "criteria", criteria_part(self));
    put_removable(self, properties, "members", members_part(self));
    put_removable(self, properties, "variants", variants_part(self));
    put_removable(self, properties, "surveys", surveys_part(self));
}

static json_t *definitions(struct building *self) {
    json_t *object = json_object();
    put(self, object, "number", number_definition());
    put(self, object, "law", laws_definition(self));
    put(self, object, "value", value_definition());
    put(self, object, "stated", stated_definition());
    put(self, object, "label", label_definition());
    put(self, object, "names", names_definition());
    put(self, object, "years", years_definition());
    return object;
}

static json_t *schema(struct building *self) {
    json_t *properties = json_object();
    put_keys(self, properties, "");
    put(self, properties, "time", closed(properties_of(self, "time")));
    put(self, properties, "economics", economics_part(self));
    put(self, properties, "levels", named_list(self, "levels", 1));
    put(self, properties, "size_classes", named_list(self, "size_classes", 0));
    put(self, properties, "territory", closed(properties_of(self, "territory")));
    put(self, properties, "maturity", maturity_part(self));
    put(self, properties, "alliances", closed(properties_of(self, "alliances")));
    put(self, properties, "commons", closed(properties_of(self, "commons")));
    put(self, properties, "gifts", closed(properties_of(self, "gifts")));
    put(self, properties, "projects", projects_part(self));
    put(self, properties, "cohorts", cohorts_part(self));
    put(self, properties, "offers", named_list(self, "offers", 0));
    put(self, properties, "shocks", named_list(self, "shocks", 0));
    put(self, properties, "instruments", instruments_part(self));
    put(self, properties, "portfolios", named_list(self, "portfolios", 0));
    put(self, properties, "correlations",
        json_pack("{s:s,s:o}", "type", "array", "items",
                  closed(properties_of(self, "correlations"))));
    put(self, properties, "monte_carlo", closed(properties_of(self, "monte_carlo")));
    put_decision(self, properties);
    return json_pack("{s:s,s:s,s:s,s:o,s:b,s:{s:{s:[s]}},s:{s:[s,s,s,s,s]},s:o}", "$schema",
                     "http://json-schema.org/draft-07/schema#", "title", "fondsim scenario", "type",
                     "object", "properties", properties, "additionalProperties", 0, "if", "not",
                     "required", "extends", "then", "required", "name", "time", "levels", "cohorts",
                     "instruments", "definitions", definitions(self));
}

int scenario_print_schema(FILE *stream, struct error *error) {
    struct building building = {0};
    json_t *root = schema(&building);
    int code = FONDSIM_OK;
    if (root == NULL || building.failed) {
        code = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    } else if (json_dumpf(root, stream, JSON_INDENT(1)) != 0 || fputc('\n', stream) == EOF) {
        code = error_set(error, FONDSIM_IO, "the schema could not be written");
    }
    json_decref(root);
    return code;
}
