/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/parse.c, tree.c, merge.c and nearest.c: places, paths, extends, --set, edit
 * distance. What is refused is mostly in tests/malformed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/file.h"
#include "scenarios/merge.h"
#include "scenarios/nearest.h"
#include "scenarios/parse.h"

static char source_name[] = "file.yaml", source_folder[] = "";
static const struct source source = {source_name, source_folder, NULL};

static struct tree *parse(const char *text) {
    struct problems problems = {0};
    struct tree *root;
    assert_int_equal(parse_yaml(text, strlen(text), &source, &problems, &root), 0);
    assert_int_equal(problems.count, 0);
    return root;
}

/* The text at a dotted path. */
static const char *text_at(const struct tree *root, const char *path) {
    char copy[128];
    snprintf(copy, sizeof copy, "%s", path);
    for (char *word = strtok(copy, "."); word != NULL; word = strtok(NULL, ".")) {
        int at = tree_position(root, word);
        if (at < 0) {
            return NULL;
        }
        root = root->items[at];
    }
    return root->text;
}

static void places_and_paths(void **state) {
    struct tree *root = parse("a:\n  b: 1\n  list:\n  - name: x\n    v: \"2\"\n  - [3, 4]\n");
    const struct tree *b = tree_find(tree_find(root, "a"), "b");
    const struct tree *list = tree_find(tree_find(root, "a"), "list");
    const struct tree *v = tree_find(list->items[0], "v");
    char path[64];
    (void)state;
    assert_int_equal(b->line, 2);
    assert_int_equal(b->column, 6);
    assert_int_equal(b->key_column, 3);
    assert_int_equal(b->quoted, 0);
    assert_int_equal(v->quoted, 1);
    tree_path(v, path, sizeof path);
    assert_string_equal(path, "a.list.x.v");
    tree_path(list->items[1], path, sizeof path);
    assert_string_equal(path, "a.list.1");
    tree_path(v, path, 9); /* cut, not overrun */
    assert_string_equal(path, "a.list.x");
    assert_int_equal(tree_position(list, "x"), 0);
    assert_int_equal(tree_position(list, "1"), 1);
    assert_int_equal(tree_position(list, "2"), -1);
    tree_free(root);
}

static void nothing(void **state) {
    struct tree *root = parse("a:\nb: ~\nc: null\nd: \"\"\ne: 0\n");
    (void)state;
    assert_int_equal(tree_is_nothing(tree_find(root, "a")), 1);
    assert_int_equal(tree_is_nothing(tree_find(root, "b")), 1);
    assert_int_equal(tree_is_nothing(tree_find(root, "c")), 1);
    assert_int_equal(tree_is_nothing(tree_find(root, "d")), 0);
    assert_int_equal(tree_is_nothing(tree_find(root, "e")), 0);
    assert_int_equal(tree_is_nothing(NULL), 1);
    tree_free(root);
}

static void aliases_are_copies(void **state) {
    struct tree *root = parse("a: &x {k: 1}\nb: *x\n");
    char path[64];
    (void)state;
    tree_path(tree_find(tree_find(root, "b"), "k"), path, sizeof path);
    assert_string_equal(path, "b.k");
    struct tree *copy = tree_copy(root);
    tree_free(root);
    assert_string_equal(text_at(copy, "b.k"), "1");
    tree_free(copy);
}

static void merging(void **state) {
    struct tree *root = merge_trees(
        parse("keep: 1\nmap: {a: 1, b: 2}\nplain: [1, 2]\nnamed:\n- {name: x, v: 1, w: 2}\n"
              "- {name: y, v: 3}\nlaw: {normal: {mean: 1, sd: 2}}\ngone: 1\n"
              "said: {value: 5, status: prior}\nwhole: {a: 1}\n"),
        parse("map: {b: 3, c: 4}\nplain: [9]\nnamed:\n- {name: x, v: 5}\n- {name: z, v: 6}\n"
              "- {name: y, remove: yes}\nlaw: {uniform: {min: 0, max: 1}}\ngone: ~\n"
              "said: {status: sourced, source: s}\nwhole: !replace {b: 2}\n"));
    (void)state;
    assert_non_null(root);
    assert_string_equal(text_at(root, "keep"), "1");
    assert_string_equal(text_at(root, "map.a"), "1");
    assert_string_equal(text_at(root, "map.b"), "3");
    assert_string_equal(text_at(root, "map.c"), "4");
    assert_int_equal(tree_find(root, "plain")->n, 1);
    assert_int_equal(tree_find(root, "named")->n, 2);
    assert_string_equal(text_at(root, "named.x.v"), "5");
    assert_string_equal(text_at(root, "named.x.w"), "2");
    assert_string_equal(text_at(root, "named.z.v"), "6");
    assert_null(text_at(root, "law.normal.mean")); /* two laws would be none */
    assert_string_equal(text_at(root, "law.uniform.max"), "1");
    assert_null(tree_find(root, "gone"));
    assert_string_equal(text_at(root, "said.value"), "5");
    assert_string_equal(text_at(root, "said.status"), "sourced");
    assert_null(text_at(root, "whole.a"));
    tree_free(root);
}

/* Shapes that fuzzing found, or that the search by sorting must bear. */
static void merging_odd_shapes(void **state) {
    struct tree *root = merge_trees(
        parse("said: {value: 1, status: prior}\nlist: [{name: x, v: 1}, {name: y, v: 2}, "
              "{name: z, v: 3}]\n"),
        parse("said: [1, 2]\nlist: [{name: y, remove: yes}, {name: z, w: 4}, {name: y, w: 5}, "
              "{name: '0', v: 6}, {name: a, v: 7}, {name: a, v: 8}]\n"));
    (void)state;
    assert_non_null(root);
    assert_int_equal(tree_find(root, "said")->kind, TREE_LIST); /* in the place of one value */
    const struct tree *list = tree_find(root, "list");
    assert_int_equal(list->n, 6);
    assert_string_equal(text_at(root, "list.x.v"), "1"); /* '0' is a name, not a place */
    assert_null(text_at(root, "list.y.v"));              /* taken away, then another one */
    assert_string_equal(text_at(root, "list.y.w"), "5");
    assert_string_equal(text_at(root, "list.z.v"), "3");
    assert_string_equal(text_at(root, "list.z.w"), "4");
    for (size_t i = 0; i < list->n; i++) {
        assert_ptr_equal(list->items[i]->parent, list);
    }
    tree_free(root); /* both of a stay, to be complained of */
}

/* Bounds of parsing that no file of a sane size reaches. */
static void bounds(void **state) {
    enum { ROOM = 300000 };
    static char text[ROOM];
    static const struct {
        const char *begin, *item, *end, *what;
        int n;
    } cases[] = {
        {"", "%TAG !a! b\n", "--- a\n", "lines that begin with %", 17},
        {"a: \"", "0123456789abcdef", "\"", "65,536 bytes", 4097},
        {"\"", "0123456789abcdef", "\": a", "not YAML", 4097}, /* libyaml's keys are short */
        {"? \"", "0123456789abcdef", "\"\n: a", "65,536 bytes", 4097},
        {"a: &a [", "b,", "]\nc: [*a, *a, *a]", "100,000 values", 45000},
        {"\"a", "\\0", "\": 1", "zero byte", 1},
        {"a: \"", "\\0", "\"", "zero byte", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct problems problems = {0};
        struct tree *root = NULL;
        size_t used = (size_t)snprintf(text, ROOM, "%s", cases[i].begin);
        for (int k = 0; k < cases[i].n; k++) {
            size_t size = strlen(cases[i].item);
            assert_true(used + size < ROOM - 100);
            memcpy(text + used, cases[i].item, size);
            used += size;
        }
        used += (size_t)snprintf(text + used, ROOM - used, "%s", cases[i].end);
        assert_int_equal(parse_yaml(text, used, &source, &problems, &root), FONDSIM_INVALID);
        assert_null(root);
        assert_int_equal(problems.count, 1);
        if (strstr(problems.kept[0].text, cases[i].what) == NULL) {
            fail_msg("%s: %s", cases[i].what, problems.kept[0].text);
        }
    }
}

static void setting(void **state) {
    struct problems problems = {0};
    struct tree *root = parse("list:\n- {name: x, v: 1}\nmoves:\n- {from: a, to: b, p: 1}\nk: 1\n"
                              "criteria:\n- people\n- {outcome: jobs, weight: 1}\n");
    (void)state;
    assert_int_equal(merge_set(root, "list.x.v", parse("2"), &problems), 0);
    assert_int_equal(merge_set(root, "new.deep.key", parse("{a: 3}"), &problems), 0);
    assert_int_equal(merge_set(root, "moves.a_to_b.p", parse("4"), &problems), 0);
    assert_int_equal(merge_set(root, "list.0.w", parse("5"), &problems), 0);
    assert_int_equal(merge_set(root, "criteria.jobs.weight", parse("6"), &problems), 0);
    assert_string_equal(text_at(root, "list.x.v"), "2");
    assert_string_equal(text_at(root, "list.x.w"), "5");
    assert_string_equal(text_at(root, "new.deep.key.a"), "3");
    assert_string_equal(text_at(root, "moves.a_to_b.p"), "4");
    assert_string_equal(text_at(root, "criteria.1.weight"), "6");
    assert_int_equal(merge_set(root, "k", parse("~"), &problems), 0);
    assert_null(tree_find(root, "k"));
    assert_int_equal(problems.count, 0);
    assert_int_equal(merge_set(root, "list.z.v", parse("2"), &problems), FONDSIM_INVALID);
    assert_int_equal(merge_set(root, "list.x.v.u", parse("2"), &problems), FONDSIM_INVALID);
    char deep[200] = "a"; /* a path is as deep as a file may be, and no deeper */
    for (size_t i = 1; i < TREE_MAX_DEPTH; i++) {
        strcat(deep, ".a");
    }
    assert_int_equal(merge_set(root, deep, parse("2"), &problems), 0);
    strcat(deep, ".a");
    assert_int_equal(merge_set(root, deep, parse("2"), &problems), FONDSIM_INVALID);
    assert_int_equal(problems.count, 3);
    tree_free(root);
}

static void edit_distance(void **state) {
    static const char *const known[] = {"ticket", "duration", "apply"};
    struct nearest near = {"tikcet", NULL, 0}, far = {"zzzzzz", NULL, 0};
    (void)state;
    assert_int_equal(nearest_distance("", ""), 0);
    assert_int_equal(nearest_distance("", "abc"), 3);
    assert_int_equal(nearest_distance("kitten", "sitting"), 3);
    assert_int_equal(nearest_distance("ticket", "tikcet"), 1); /* a swap counts once */
    for (size_t i = 0; i < 3; i++) {
        nearest_offer(&near, known[i]);
        nearest_offer(&far, known[i]);
    }
    assert_string_equal(near.best, "ticket");
    assert_null(far.best);
}

static void utf8(void **state) {
    static const struct {
        const char *text;
        int column; /* of the fault, 0: sound */
    } cases[] = {{"caf\xC3\xA9", 0},
                 {"\xE2\x82\xAC", 0},
                 {"a\xFF", 2},
                 {"\xC0\x80", 1},
                 {"ab\xED\xA0\x80", 3},
                 {"\xF0\x9F\x98\x80", 0},
                 {"\xF4\x90\x80\x80", 1},
                 {"\xC3\xA9\xC3", 2},
                 {"a\x1B[31m", 2},
                 {"a\x7F", 2},
                 {"\xE0\x9F\xBF", 1},
                 {"tab\tand\r\nline", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text_fault fault = file_check_text(cases[i].text, strlen(cases[i].text));
        assert_int_equal(fault.what != NULL, cases[i].column != 0);
        if (fault.what != NULL) {
            assert_int_equal(fault.column, cases[i].column);
        }
    }
    struct text_fault zero = file_check_text("a\nb\0c", 5);
    assert_int_equal(zero.line, 2);
    assert_int_equal(zero.column, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(places_and_paths),
                                       cmocka_unit_test(nothing),
                                       cmocka_unit_test(aliases_are_copies),
                                       cmocka_unit_test(merging),
                                       cmocka_unit_test(merging_odd_shapes),
                                       cmocka_unit_test(bounds),
                                       cmocka_unit_test(setting),
                                       cmocka_unit_test(edit_distance),
                                       cmocka_unit_test(utf8)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
