/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario's whole tree, from its file, the files it extends and --set. Knows nothing of what a
 * scenario means. */
#include "scenarios/load.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "scenarios/file.h"
#include "scenarios/merge.h"
#include "scenarios/parse.h"

enum { MAX_EXTENDS = 16 };

/* The files being read, innermost last: to see a circle whatever the spelling of paths. */
struct chain {
    const struct chain *outer;
    dev_t device;
    ino_t inode;
    int length;
};

struct loading {
    struct load *load;
    const struct confine *confine;
    struct problems *problems;
};

/* Takes name and folder (malloc, may be NULL when memory was out). */
static struct source *add_source(struct load *load, char *name, char *folder) {
    struct source *source = calloc(1, sizeof *source);
    if (source == NULL || name == NULL || folder == NULL) {
        free(source);
        free(name);
        free(folder);
        return NULL;
    }
    source->name = name;
    source->folder = folder;
    source->next = load->sources;
    load->sources = source;
    return source;
}

/* Puts a problem at the `extends` that names the file, or at the file itself. */
static void file_problem(struct loading *loading, const struct tree *extends,
                         const struct source *source, const char *text) {
    if (extends != NULL) {
        tree_problem(loading->problems, extends, "%s: %s", source->name, text);
    } else {
        problems_add(loading->problems, source->name, 1, 1, "%s", text);
    }
}

static int load_file(struct loading *loading, const struct source *source,
                     const struct tree *extends, const struct chain *outer, struct tree **root);

/* Replaces *root by itself laid over the file that it extends. */
static int load_base(struct loading *loading, const struct chain *chain, struct tree **root) {
    const struct tree *extends = tree_find(*root, "extends");
    if (extends == NULL) {
        return FONDSIM_OK;
    }
    if (extends->kind != TREE_SCALAR || tree_is_nothing(extends)) {
        char shown[SHOWN_SIZE];
        tree_problem(loading->problems, extends, "found %s, expected the name of a scenario file",
                     tree_shown(extends, shown));
        tree_free(*root);
        *root = NULL;
        return FONDSIM_INVALID;
    }
    char *own_folder = file_folder(extends->source->name);
    char *name = own_folder == NULL ? NULL : file_join(own_folder, extends->text);
    char *inside = file_join(extends->source->folder, extends->text);
    char *folder = inside == NULL ? NULL : file_folder(inside);
    const struct source *source = add_source(loading->load, name, folder);
    free(own_folder);
    free(inside);
    if (source == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    struct tree *base = NULL;
    int code = load_file(loading, source, extends, chain, &base);
    if (base == NULL) { /* what the base would bring would be missed key by key */
        tree_free(*root);
        *root = NULL;
        return code;
    }
    struct tree *merged = merge_trees(base, *root);
    *root = merged;
    return merged == NULL ? FONDSIM_NO_MEMORY : code;
}

/* Parses text; then what it extends. */
static int load_text(struct loading *loading, const char *text, size_t length,
                     const struct source *source, const struct chain *chain, struct tree **root) {
    int code = parse_yaml(text, length, source, loading->problems, root);
    if (*root == NULL) {
        return code;
    }
    if ((*root)->kind != TREE_MAP) {
        char shown[SHOWN_SIZE];
        tree_problem(loading->problems, *root, "found %s, expected a mapping (key: value)",
                     tree_shown(*root, shown));
        tree_free(*root);
        *root = NULL;
        return FONDSIM_INVALID;
    }
    int base_code = load_base(loading, chain, root);
    return code == FONDSIM_OK ? base_code : code;
}

/* Puts a file into its link of the chain; a phrase when it must not be there. */
static const char *chain_fault(struct chain *self, const char *path) {
    struct stat status;
    if (stat(path, &status) == 0) {
        self->device = status.st_dev;
        self->inode = status.st_ino;
        for (const struct chain *link = self->outer; link != NULL; link = link->outer) {
            if (link->device == self->device && link->inode == self->inode) {
                return "found a circle of files that extend each other, expected none";
            }
        }
    }
    return self->length > MAX_EXTENDS
               ? "found more than 16 files that extend each other, expected fewer"
               : NULL;
}

static int load_file(struct loading *loading, const struct source *source,
                     const struct tree *extends, const struct chain *outer, struct tree **root) {
    struct chain chain = {outer, 0, 0, outer == NULL ? 1 : outer->length + 1};
    struct error error = {0};
    char *text = NULL, *real = NULL;
    size_t length;
    int code = FONDSIM_OK;
    if (extends != NULL) { /* the scenario itself is where the command line says */
        code = confine_resolve(loading->confine, source->name, &real, &error);
    }
    const char *path = real == NULL ? source->name : real;
    const char *fault = code == FONDSIM_OK ? chain_fault(&chain, path) : NULL;
    if (fault != NULL) {
        file_problem(loading, extends, source, fault);
        free(real);
        return FONDSIM_INVALID;
    }
    if (code == FONDSIM_OK) {
        code = file_read(path, &text, &length, &error);
    }
    if (code == FONDSIM_OK) {
        code = load_text(loading, text, length, source, &chain, root);
    } else if (code == FONDSIM_INVALID) {
        file_problem(loading, extends, source, error.text);
    }
    free(text);
    free(real);
    return code;
}

/* Gives a value set on the command line its place there: number of the set, byte in it. */
static void relocate(struct tree *self, int number, int offset) {
    self->column += self->line == 1 ? offset : 0;
    self->key_column += self->key_line == 1 ? offset : 0;
    self->line = number;
    self->key_line = number;
    for (size_t i = 0; i < self->n; i++) {
        relocate(self->items[i], number, offset);
    }
}

/* Item i of the sets: "path=value". The place of a problem is its number and the byte in it. */
static int load_set(struct loading *loading, const char *set, int number) {
    const char *equal = strchr(set, '=');
    struct source *source = add_source(loading->load, strdup("--set"), strdup(""));
    if (source == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    struct text_fault fault = file_check_text(set, strlen(set));
    if (equal == NULL || equal == set || fault.what != NULL) {
        char shown[SHOWN_SIZE];
        problems_add(loading->problems, "--set", number, 1,
                     "found %s, expected path.to.key=value in UTF-8", problems_shown(set, shown));
        return FONDSIM_INVALID;
    }
    struct tree *value = NULL;
    struct problems inner = {0};
    int code = equal[1] == '\0' ? FONDSIM_INVALID
                                : parse_yaml(equal + 1, strlen(equal + 1), source, &inner, &value);
    if (code != FONDSIM_OK) {
        tree_free(value);
        problems_add(loading->problems, "--set", number, (int)(equal - set) + 2, "%.*s: %s",
                     (int)(equal - set < 100 ? equal - set : 100), set,
                     inner.count == 0 ? "found nothing, expected a value" : inner.kept[0].text);
        return code;
    }
    relocate(value, number, (int)(equal - set) + 1);
    char *path = strdup(set);
    if (path == NULL) {
        tree_free(value);
        return FONDSIM_NO_MEMORY;
    }
    path[equal - set] = '\0';
    code = merge_set(loading->load->root, path, value, loading->problems);
    free(path);
    return code;
}

int load_scenario(struct load *self, const struct confine *confine, const char *path,
                  const char *text, size_t length, size_t n_sets, const char *const *sets,
                  struct problems *problems) {
    struct loading loading = {self, confine, problems};
    const struct source *source = add_source(self, strdup(path), strdup(""));
    if (source == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    int code = text == NULL ? load_file(&loading, source, NULL, NULL, &self->root)
                            : load_text(&loading, text, length, source, NULL, &self->root);
    for (size_t i = 0; i < n_sets && self->root != NULL && code != FONDSIM_NO_MEMORY; i++) {
        int set_code = load_set(&loading, sets[i], (int)i + 1);
        code = code == FONDSIM_OK || set_code == FONDSIM_NO_MEMORY ? set_code : code;
    }
    return code;
}

void load_free(struct load *self) {
    tree_free(self->root);
    self->root = NULL;
    while (self->sources != NULL) {
        struct source *next = self->sources->next;
        free(self->sources->name);
        free(self->sources->folder);
        free(self->sources);
        self->sources = next;
    }
}
