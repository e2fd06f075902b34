/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML text to a tree. A first pass over libyaml's events bounds depth, nodes, anchors and
 * documents before the document is built; then aliases are copied, with the same bounds. Knows
 * nothing of what a scenario means. */
#include "scenarios/parse.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "scenarios/file.h"

struct conversion {
    yaml_document_t *document;
    const struct source *source;
    struct problems *problems;
    size_t visited, bytes;
    int code; /* sticky */
};

static int invalid(struct problems *problems, const struct source *source, yaml_mark_t mark,
                   const char *text) {
    problems_add(problems, source->name, (int)mark.line + 1, (int)mark.column + 1, "%s", text);
    return FONDSIM_INVALID;
}

/* Tabs in indentation: libyaml lets some through and its message for others is obscure. Directives:
 * its time grows with the square of their number. */
static int check_lines(const char *text, size_t length, const struct source *source,
                       struct problems *problems) {
    const char *end = text + length;
    int line = 1, directives = 0;
    for (const char *start = text; start < end; line++) {
        const char *after = start, *tab = NULL;
        for (; after < end && (*after == ' ' || *after == '\t'); after++) {
            tab = tab == NULL && *after == '\t' ? after : tab;
        }
        if (tab != NULL && after < end && *after != '\n' && *after != '\r' && *after != '#') {
            problems_add(problems, source->name, line, (int)(tab - start) + 1,
                         "found a tab in the indentation, expected spaces");
            return FONDSIM_INVALID;
        }
        directives += *start == '%';
        if (directives > TREE_MAX_DIRECTIVES) {
            problems_add(problems, source->name, line, 1,
                         "found more than 16 lines that begin with %%, expected fewer (a fixed "
                         "limit; a scenario needs none)");
            return FONDSIM_INVALID;
        }
        const char *feed = memchr(after, '\n', (size_t)(end - after));
        start = feed == NULL ? end : feed + 1;
    }
    return FONDSIM_OK;
}

static int parser_fault(const yaml_parser_t *parser, const struct source *source,
                        struct problems *problems) {
    if (parser->error == YAML_MEMORY_ERROR) {
        return FONDSIM_NO_MEMORY;
    }
    problems_add(problems, source->name, (int)parser->problem_mark.line + 1,
                 (int)parser->problem_mark.column + 1, "not YAML: %s%s%s",
                 parser->problem == NULL ? "unreadable" : parser->problem,
                 parser->context == NULL ? "" : ", ",
                 parser->context == NULL ? "" : parser->context);
    return FONDSIM_INVALID;
}

struct bounds {
    int depth, documents;
    size_t nodes, anchors;
};

/* The phrase of what an event breaks, NULL when nothing. */
static const char *count_event(struct bounds *bounds, const yaml_event_t *event) {
    const yaml_char_t *anchor = NULL;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++bounds->documents > 1) {
            return "found a second document, expected one";
        }
        return NULL;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        bounds->depth--;
        return NULL;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        bounds->depth++;
        anchor = event->type == YAML_SEQUENCE_START_EVENT ? event->data.sequence_start.anchor
                                                          : event->data.mapping_start.anchor;
        break;
    case YAML_SCALAR_EVENT:
        anchor = event->data.scalar.anchor;
        break;
    case YAML_ALIAS_EVENT:
        break;
    default:
        return NULL;
    }
    bounds->anchors += anchor != NULL;
    bounds->nodes++;
    if (bounds->depth > TREE_MAX_DEPTH) {
        return "found nesting deeper than 64, expected less (a fixed limit)";
    }
    if (bounds->nodes > TREE_MAX_NODES) {
        return "found more than 100,000 values, expected fewer (a fixed limit; long lists of "
               "numbers go into a CSV table)";
    }
    if (bounds->anchors > TREE_MAX_ANCHORS) {
        return "found more than 1,000 anchors, expected fewer (a fixed limit)";
    }
    return NULL;
}

static int check_events(const char *text, size_t length, const struct source *source,
                        struct problems *problems) {
    yaml_parser_t parser;
    yaml_event_t event;
    struct bounds bounds = {0};
    int code = FONDSIM_OK, done = 0;
    if (!yaml_parser_initialize(&parser)) {
        return FONDSIM_NO_MEMORY;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    while (!done && code == FONDSIM_OK) {
        if (!yaml_parser_parse(&parser, &event)) {
            code = parser_fault(&parser, source, problems);
            break;
        }
        const char *fault = count_event(&bounds, &event);
        if (fault != NULL) {
            code = invalid(problems, source, event.start_mark, fault);
        }
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    if (code == FONDSIM_OK && bounds.documents == 0) {
        problems_add(problems, source->name, 1, 1, "found an empty file, expected a scenario");
        code = FONDSIM_INVALID;
    }
    return code;
}

static int is_replace(const yaml_node_t *node) {
    return node->tag != NULL && strcmp((const char *)node->tag, "!replace") == 0;
}

static int standard_tag(const yaml_node_t *node) {
    const char *tag = (const char *)node->tag;
    if (is_replace(node)) {
        return node->type != YAML_SCALAR_NODE;
    }
    return tag == NULL || strcmp(tag, YAML_STR_TAG) == 0 || strcmp(tag, YAML_SEQ_TAG) == 0 ||
           strcmp(tag, YAML_MAP_TAG) == 0;
}

static int has_zero(const yaml_node_t *scalar) {
    return strlen((const char *)scalar->data.scalar.value) != scalar->data.scalar.length;
}

static struct tree *convert(struct conversion *conversion, int id, struct tree *parent,
                            const yaml_node_t *key, int depth);

/* A key of a map: for finding those that come twice by sorting, since maps may be long. */
struct key {
    const char *word;
    size_t pair; /* position in the map */
};

static int compare_keys(const void *left, const void *right) {
    const struct key *a = left, *b = right;
    int order = strcmp(a->word, b->word);
    return order != 0 ? order : (a->pair > b->pair) - (a->pair < b->pair);
}

/* The node of a pair's key. */
static const yaml_node_t *key_of(const struct conversion *conversion,
                                 const yaml_node_pair_t *pair) {
    return yaml_document_get_node(conversion->document, pair->key);
}

/* Reports the second of two pairs of one key. */
static void report_again(struct conversion *conversion, const struct tree *map,
                         const yaml_node_t *first, const yaml_node_t *second) {
    char path[256];
    tree_path(map, path, sizeof path);
    problems_add(conversion->problems, conversion->source->name, (int)second->start_mark.line + 1,
                 (int)second->start_mark.column + 1,
                 "%s%s%.80s: found this key a second time, expected it once (first at line %d)",
                 path, path[0] == '\0' ? "" : ".", (const char *)second->data.scalar.value,
                 (int)first->start_mark.line + 1);
}

/* Marks in again[] the pairs whose key came before, and reports them. */
static void find_again(struct conversion *conversion, const struct tree *map,
                       const yaml_node_pair_t *pairs, size_t n, unsigned char *again) {
    struct key *keys = calloc(n + 1, sizeof *keys);
    if (keys == NULL) {
        conversion->code = FONDSIM_NO_MEMORY;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        keys[i] = (struct key){(const char *)key_of(conversion, &pairs[i])->data.scalar.value, i};
    }
    qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t i = 1, first = 0; i < n; i++) {
        if (strcmp(keys[i].word, keys[first].word) != 0) {
            first = i;
            continue;
        }
        again[keys[i].pair] = 1;
        report_again(conversion, map, key_of(conversion, &pairs[keys[first].pair]),
                     key_of(conversion, &pairs[keys[i].pair]));
    }
    free(keys);
}

/* Adds the pairs to a map; a key that comes twice is reported and left out, so that checking can go
 * on. */
static void convert_map(struct conversion *conversion, struct tree *map,
                        const yaml_node_pair_t *pairs, size_t n, int depth) {
    for (size_t i = 0; i < n; i++) {
        const yaml_node_t *key = key_of(conversion, &pairs[i]);
        const char *fault = NULL;
        if (key->type != YAML_SCALAR_NODE) {
            fault = "found a key that is a list or a mapping, expected a word";
        } else if (has_zero(key)) {
            fault = "found a zero byte in a key, expected none";
        } else if (key->data.scalar.length > TREE_MAX_SCALAR) {
            fault = "found a key of more than 65,536 bytes, expected fewer (a fixed limit)";
        } else if (i >= TREE_MAX_KEYS) {
            fault = "found more than 4096 keys in one mapping, expected fewer (a fixed limit)";
        }
        if (fault != NULL) {
            conversion->code =
                invalid(conversion->problems, conversion->source, key->start_mark, fault);
            return;
        }
    }
    unsigned char again[TREE_MAX_KEYS] = {0};
    find_again(conversion, map, pairs, n, again);
    for (size_t i = 0; i < n && conversion->code == FONDSIM_OK; i++) {
        if (!again[i]) {
            convert(conversion, pairs[i].value, map, key_of(conversion, &pairs[i]), depth);
        }
    }
}

static void convert_items(struct conversion *conversion, struct tree *self, const yaml_node_t *node,
                          int depth) {
    if (node->type == YAML_MAPPING_NODE) {
        const yaml_node_pair_t *pairs = node->data.mapping.pairs.start;
        convert_map(conversion, self, pairs, (size_t)(node->data.mapping.pairs.top - pairs), depth);
        return;
    }
    const yaml_node_item_t *item = node->data.sequence.items.start;
    for (; item < node->data.sequence.items.top && conversion->code == FONDSIM_OK; item++) {
        convert(conversion, *item, self, NULL, depth);
    }
}

/* Phrase of what makes a node unreadable, NULL when nothing does. */
static const char *node_fault(struct conversion *conversion, const yaml_node_t *node, int depth) {
    if (depth > TREE_MAX_DEPTH) {
        return "found nesting deeper than 64, expected less (a fixed limit; an alias to itself?)";
    }
    if (++conversion->visited > TREE_MAX_NODES) {
        return "found more than 100,000 values, expected fewer (a fixed limit; aliases of "
               "aliases?)";
    }
    size_t bytes = node->type == YAML_SCALAR_NODE ? node->data.scalar.length : 0;
    conversion->bytes += bytes;
    if (bytes > TREE_MAX_SCALAR) {
        return "found a text of more than 65,536 bytes, expected fewer (a fixed limit)";
    }
    if (conversion->bytes > TREE_MAX_BYTES) {
        return "found texts of more than 16 MB together, expected less (a fixed limit; aliases of "
               "a long text?)";
    }
    if (!standard_tag(node)) {
        return "found a tag, expected none (only !replace, on a list or mapping, has a meaning)";
    }
    if (node->type == YAML_SCALAR_NODE && has_zero(node)) {
        return "found a zero byte in a text, expected none";
    }
    return NULL;
}

/* The node as a tree, in its parent (NULL for the root) before what is below it, so that messages
 * know the whole path. NULL only with conversion->code set. */
static struct tree *convert(struct conversion *conversion, int id, struct tree *parent,
                            const yaml_node_t *key, int depth) {
    const yaml_node_t *node = yaml_document_get_node(conversion->document, id);
    conversion->bytes += key == NULL ? 0 : key->data.scalar.length;
    const char *fault = node_fault(conversion, node, depth);
    if (fault != NULL) {
        conversion->code =
            invalid(conversion->problems, conversion->source, node->start_mark, fault);
        return NULL;
    }
    int is_scalar = node->type == YAML_SCALAR_NODE;
    enum tree_kind kind = is_scalar                         ? TREE_SCALAR
                          : node->type == YAML_MAPPING_NODE ? TREE_MAP
                                                            : TREE_LIST;
    struct tree *self =
        tree_new(kind, is_scalar ? (const char *)node->data.scalar.value : NULL, conversion->source,
                 (int)node->start_mark.line + 1, (int)node->start_mark.column + 1);
    if (self == NULL) {
        conversion->code = FONDSIM_NO_MEMORY;
        return NULL;
    }
    if (key != NULL) {
        self->key_line = (int)key->start_mark.line + 1;
        self->key_column = (int)key->start_mark.column + 1;
    }
    const char *word = key == NULL ? NULL : (const char *)key->data.scalar.value;
    if (parent != NULL && tree_append(parent, word, self) != 0) {
        conversion->code = FONDSIM_NO_MEMORY;
        return NULL;
    }
    self->quoted = is_scalar && node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    self->replace = is_replace(node);
    if (!is_scalar) {
        convert_items(conversion, self, node, depth + 1);
    }
    return self;
}

int parse_yaml(const char *text, size_t length, const struct source *source,
               struct problems *problems, struct tree **root) {
    yaml_parser_t parser;
    yaml_document_t document;
    size_t before = problems->count;
    *root = NULL;
    struct text_fault fault = file_check_text(text, length);
    if (fault.what != NULL) {
        problems_add(problems, source->name, fault.line, fault.column, "%s", fault.what);
        return FONDSIM_INVALID;
    }
    int code = check_lines(text, length, source, problems);
    if (code == FONDSIM_OK) {
        code = check_events(text, length, source, problems);
    }
    if (code != FONDSIM_OK) {
        return code;
    }
    if (!yaml_parser_initialize(&parser)) {
        return FONDSIM_NO_MEMORY;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    if (!yaml_parser_load(&parser, &document)) {
        code = parser_fault(&parser, source, problems);
        yaml_parser_delete(&parser);
        return code;
    }
    struct conversion conversion = {.document = &document, .source = source, .problems = problems};
    *root = convert(&conversion, 1, NULL, NULL, 1); /* the root is node 1 */
    yaml_document_delete(&document);
    yaml_parser_delete(&parser);
    if (conversion.code != FONDSIM_OK) {
        tree_free(*root);
        *root = NULL;
        return conversion.code;
    }
    return problems->count > before ? FONDSIM_INVALID : FONDSIM_OK;
}
