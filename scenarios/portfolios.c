/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portfolios, and the counterfactual of each question in use, which comes first. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/reader.h"

/* A portfolio as written, before counterfactuals are put first. */
struct written {
    const struct tree *item; /* NULL when nobody wrote it */
    const char *name;
    enum question question;
    uint32_t instruments;
};

static const char *const question_words[] = {"retrospective", "prospective", NULL};

static enum question read_question(struct reader *self, const struct tree *item) {
    const struct tree *node = tree_find(item, "question");
    enum question usual = self->decision ? QUESTION_PROSPECTIVE : QUESTION_RETROSPECTIVE;
    if (node == NULL) {
        return usual;
    }
    int index = reader_word(self, node, question_words);
    if (index == QUESTION_PROSPECTIVE && !self->decision) {
        tree_problem(self->problems, node,
                     "found prospective without time.decision_date, expected this date too");
    }
    return index < 0 ? usual : (enum question)index;
}

static uint32_t read_instruments(struct reader *self, const struct tree *item) {
    const struct tree *node = tree_find(item, "instruments");
    struct names names = names_instruments(self);
    if (node == NULL) {
        tree_missing(self->problems, item, "instruments", "names of instruments, all, or none");
        return 0;
    }
    if (node->kind == TREE_SCALAR && strcmp(node->text, "none") == 0) {
        return 0;
    }
    return reader_mask(self, node, &names, 0);
}

/* Reads all items; their number. */
static size_t read_written(struct reader *self, const struct tree *list, struct written *items) {
    static const char *const words[] = {"name",     "title",    "instruments",
                                        "scale_to", "question", NULL};
    struct names names = {.what = "portfolio"};
    size_t n = 0;
    for (size_t i = 0; list != NULL && i < list->n; i++) {
        const struct tree *item = list->items[i];
        const char *name = reader_item_name(self, item, 0, &names, MAX_PORTFOLIOS - 2);
        if (name != NULL) {
            reader_keys(self, item, words, NULL, NULL);
            items[n++] = (struct written){item, name, read_question(self, item),
                                          read_instruments(self, item)};
        }
    }
    if (list == NULL) {
        struct names instruments = names_instruments(self);
        items[n++] = (struct written){
            NULL, "all", self->decision ? QUESTION_PROSPECTIVE : QUESTION_RETROSPECTIVE,
            (UINT32_C(1) << instruments.n) - 1};
    }
    return n;
}

static struct portfolio *add_portfolio(struct reader *self, const char *name,
                                       enum question question, uint32_t instruments) {
    struct scenario *out = self->out;
    struct portfolio *portfolio = &out->portfolios[out->n_portfolios++];
    portfolio->name = reader_copy(self, name);
    portfolio->question = question;
    portfolio->instruments = instruments;
    portfolio->scale_to = -1;
    portfolio->is_counterfactual = instruments == 0;
    for (int f = 0; f < SCENARIO_MAX_INSTRUMENTS; f++) {
        portfolio->scale[f] = 1;
    }
    return portfolio;
}

/* The counterfactual of a question, under the name that a portfolio without instruments gives it.
 */
static void add_counterfactual(struct reader *self, enum question question,
                               const struct written *items, size_t n) {
    const struct written *own = NULL;
    int in_use = 0;
    for (size_t i = 0; i < n; i++) {
        if (items[i].question != question) {
            continue;
        }
        in_use = 1;
        if (items[i].instruments != 0 || items[i].item == NULL) {
            continue;
        }
        if (own != NULL) {
            tree_problem(self->problems, items[i].item,
                         "found a second portfolio without instruments, expected one for each "
                         "question");
        }
        own = &items[i];
    }
    if (!in_use) {
        return;
    }
    int prospective = question == QUESTION_PROSPECTIVE;
    const char *usual = prospective ? "nothing" : "nothing-since-start";
    struct portfolio *portfolio = add_portfolio(self, own == NULL ? usual : own->name, question, 0);
    portfolio->counterfactual = self->out->n_portfolios - 1;
    const struct tree *title = own == NULL ? NULL : tree_find(own->item, "title");
    if (title != NULL) {
        reader_label(self, title, own->name, &portfolio->label);
    } else {
        portfolio->label.fr = reader_copy(self, prospective ? "Aucun fonds après la décision"
                                                            : "Aucun fonds depuis l’origine");
        portfolio->label.en = reader_copy(self, prospective ? "No fund after the decision"
                                                            : "No fund since the start");
    }
    if (own != NULL && tree_find(own->item, "scale_to") != NULL) {
        tree_key_problem(self->problems, tree_find(own->item, "scale_to"),
                         "found scale_to in a portfolio without instruments, expected none");
    }
}

static void add_written(struct reader *self, const struct written *item) {
    if (item->instruments == 0) {
        return;
    }
    struct portfolio *portfolio =
        add_portfolio(self, item->name, item->question, item->instruments);
    reader_label(self, tree_find(item->item, "title"), item->name, &portfolio->label);
    if (item->item == NULL) {
        free(portfolio->label.fr);
        free(portfolio->label.en);
        portfolio->label.fr = reader_copy(self, "Tous les fonds");
        portfolio->label.en = reader_copy(self, "All funds");
    }
    for (int i = 0; i < self->out->n_portfolios; i++) {
        const struct portfolio *other = &self->out->portfolios[i];
        if (other->is_counterfactual && other->question == item->question) {
            portfolio->counterfactual = i;
        }
        if (other != portfolio && other->name != NULL && strcmp(other->name, item->name) == 0) {
            tree_problem(self->problems, item->item == NULL ? self->root : item->item,
                         "found the name %s, which the counterfactual has, expected another",
                         item->name);
        }
    }
}

static struct portfolio *find(struct scenario *out, const char *name) {
    for (int i = 0; i < out->n_portfolios; i++) {
        if (out->portfolios[i].name != NULL && strcmp(out->portfolios[i].name, name) == 0) {
            return &out->portfolios[i];
        }
    }
    return NULL;
}

/* Once all portfolios have their place. */
static void read_scale_to(struct reader *self, const struct written *item) {
    const struct tree *node = tree_find(item->item, "scale_to");
    struct scenario *out = self->out;
    if (node == NULL || item->instruments == 0) {
        return;
    }
    struct names names = {.what = "portfolio", .n = out->n_portfolios};
    for (int i = 0; i < names.n; i++) {
        names.items[i] = out->portfolios[i].name == NULL ? "" : out->portfolios[i].name;
    }
    int target = reader_index(self, node, &names);
    struct portfolio *portfolio = find(out, item->name);
    if (target < 0 || portfolio == NULL) {
        return;
    }
    const struct portfolio *other = &out->portfolios[target];
    if (other == portfolio || other->is_counterfactual || other->question != portfolio->question ||
        other->scale_to >= 0) {
        tree_problem(self->problems, node,
                     "found %s, expected another portfolio of the same question, with instruments "
                     "and without scale_to",
                     node->text);
        return;
    }
    portfolio->scale_to = target;
}

void portfolios_read(struct reader *self) {
    struct written items[MAX_PORTFOLIOS];
    const struct tree *list = reader_list(self, tree_find(self->root, "portfolios"));
    size_t n = read_written(self, list, items);
    self->out->portfolios = reader_array(self, MAX_PORTFOLIOS, sizeof *self->out->portfolios);
    if (self->out->portfolios == NULL) {
        return;
    }
    if (list != NULL && list->n == 0) {
        tree_problem(self->problems, list, "found an empty list, expected at least one portfolio");
    }
    add_counterfactual(self, QUESTION_PROSPECTIVE, items, n);
    add_counterfactual(self, QUESTION_RETROSPECTIVE, items, n);
    for (size_t i = 0; i < n; i++) {
        add_written(self, &items[i]);
    }
    for (size_t i = 0; i < n; i++) {
        if (items[i].item != NULL) {
            read_scale_to(self, &items[i]);
        }
    }
}
