/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML out, by libyaml's emitter. Knows nothing of what a scenario means. */
#include "scenarios/emit.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/number.h"

static void send(struct emit *self, yaml_event_t *event, int initialised) {
    if (!initialised || self->failed) {
        if (initialised) {
            yaml_event_delete(event);
        }
        self->failed = 1;
    } else if (!yaml_emitter_emit(&self->emitter, event)) { /* takes the event in any case */
        self->failed = 1;
    }
}

void emit_begin(struct emit *self, FILE *stream) {
    yaml_event_t event;
    memset(self, 0, sizeof *self);
    if (!yaml_emitter_initialize(&self->emitter)) {
        self->failed = 1;
        return;
    }
    yaml_emitter_set_output_file(&self->emitter, stream);
    yaml_emitter_set_unicode(&self->emitter, 1);
    yaml_emitter_set_width(&self->emitter, -1); /* one line for a text, whatever its length */
    send(self, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    send(self, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
}

int emit_end(struct emit *self) {
    yaml_event_t event;
    send(self, &event, yaml_document_end_event_initialize(&event, 1));
    send(self, &event, yaml_stream_end_event_initialize(&event));
    yaml_emitter_delete(&self->emitter);
    return self->failed ? -1 : 0;
}

void emit_map(struct emit *self, int flow) {
    yaml_event_t event;
    send(self, &event,
         yaml_mapping_start_event_initialize(
             &event, NULL, NULL, 1, flow ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE));
}

void emit_map_end(struct emit *self) {
    yaml_event_t event;
    send(self, &event, yaml_mapping_end_event_initialize(&event));
}

void emit_list(struct emit *self, int flow) {
    yaml_event_t event;
    send(self, &event,
         yaml_sequence_start_event_initialize(
             &event, NULL, NULL, 1, flow ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE));
}

void emit_list_end(struct emit *self) {
    yaml_event_t event;
    send(self, &event, yaml_sequence_end_event_initialize(&event));
}

static void emit_scalar(struct emit *self, const char *text, yaml_scalar_style_t style) {
    yaml_event_t event;
    send(self, &event,
         yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text,
                                      (int)strlen(text), 1, 1, style));
}

void emit_word(struct emit *self, const char *text) {
    int is_nothing = strcmp(text, "null") == 0 || strcmp(text, "~") == 0 || text[0] == '\0';
    emit_scalar(self, text, is_nothing ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE);
}

void emit_text(struct emit *self, const char *text) {
    emit_scalar(self, text, YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

void emit_number(struct emit *self, double value) {
    char room[NUMBER_SIZE];
    emit_scalar(self, number_print(value, room), YAML_PLAIN_SCALAR_STYLE);
}

void emit_integer(struct emit *self, long long value) {
    char room[NUMBER_SIZE];
    snprintf(room, sizeof room, "%lld", value);
    emit_scalar(self, room, YAML_PLAIN_SCALAR_STYLE);
}

void emit_tree(struct emit *self, const struct tree *tree) {
    switch (tree->kind) {
    case TREE_MAP:
        emit_map(self, 1);
        for (size_t i = 0; i < tree->n; i++) {
            emit_word(self, tree->items[i]->key);
            emit_tree(self, tree->items[i]);
        }
        emit_map_end(self);
        break;
    case TREE_LIST:
        emit_list(self, 1);
        for (size_t i = 0; i < tree->n; i++) {
            emit_tree(self, tree->items[i]);
        }
        emit_list_end(self);
        break;
    case TREE_SCALAR:
        if (tree_is_nothing(tree)) {
            emit_scalar(self, "~", YAML_PLAIN_SCALAR_STYLE);
        } else if (tree->quoted) {
            emit_text(self, tree->text);
        } else {
            emit_word(self, tree->text);
        }
        break;
    }
}

/* The value stands alone in a list in flow, whose brackets are then taken off: so it is on one line
 * and has no end of document. */
char *emit_line(const struct tree *tree) {
    struct emit emit;
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (stream == NULL) {
        return NULL;
    }
    emit_begin(&emit, stream);
    emit_list(&emit, 1);
    emit_tree(&emit, tree);
    emit_list_end(&emit);
    int failed = emit_end(&emit) != 0;
    failed |= fclose(stream) != 0;
    char *close = failed ? NULL : strrchr(text, ']');
    if (close == NULL || text[0] != '[') {
        free(text);
        return NULL;
    }
    *close = '\0';
    memmove(text, text + 1, strlen(text));
    return text;
}
