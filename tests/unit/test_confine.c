/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/confine.c: what a scenario may name, what it may not, and what is told of it.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scenarios/confine.h"
#include "scenarios/read.h"

static void make_file(const char *path, const char *text) {
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    assert_true(fputs(text, stream) >= 0);
    assert_int_equal(fclose(stream), 0);
}

static const char *const folders[] = {"own", "own/data", "owner", "other"};
static const char *const files[] = {"own/a.csv", "own/data/b.csv", "owner/c.csv", "other/d.csv"};
static const char *const links[][2] = {
    {"../other/d.csv", "own/out.csv"},
    {"../other", "own/out"},
    {"data/b.csv", "own/in.csv"},
    {"loop", "own/loop"},
    {"own", "alias"},
};

/* own/ is the scenario's folder; own/out and own/out.csv are links that lead out. */
static int setup(void **state) {
    static char place[] = "/tmp/fondsim-confine-XXXXXX";
    if (mkdtemp(place) == NULL || chdir(place) != 0) {
        return -1;
    }
    *state = place;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        assert_int_equal(mkdir(folders[i], 0700), 0);
    }
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        make_file(files[i], "x\n1\n");
    }
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        assert_int_equal(symlink(links[i][0], links[i][1]), 0);
    }
    return 0;
}

static int teardown(void **state) {
    for (size_t i = sizeof links / sizeof links[0]; i-- > 0;) {
        remove(links[i][1]);
    }
    for (size_t i = sizeof files / sizeof files[0]; i-- > 0;) {
        remove(files[i]);
    }
    for (size_t i = sizeof folders / sizeof folders[0]; i-- > 0;) {
        remove(folders[i]);
    }
    return chdir("/") != 0 || rmdir(*state) != 0;
}

/* 1: may be read, 0: outside, -1: inside and not there. */
static int judged(const struct confine *confine, const char *path) {
    struct error error = {0};
    char *real = NULL;
    int code = confine_resolve(confine, path, &real, &error);
    if (code == FONDSIM_OK) {
        assert_int_equal(real[0], '/');
        assert_int_equal(access(real, R_OK), 0);
        free(real);
        return 1;
    }
    assert_int_equal(code, FONDSIM_INVALID);
    assert_null(real);
    int outside = strstr(error.text, "outside") != NULL;
    assert_int_equal(outside, strstr(error.text, "--allow-path") != NULL);
    assert_int_equal(outside, strstr(error.text, "cannot be read") == NULL);
    return outside ? 0 : -1;
}

static void below_its_folder(void **state) {
    static const struct {
        const char *path;
        int expected;
    } cases[] = {
        {"own/a.csv", 1},          {"own/data/b.csv", 1},   {"own/data/../a.csv", 1},
        {"own/../own/a.csv", 1}, /* out and in again: still inside */
        {"own/in.csv", 1},       /* a link that stays inside */
        {"alias/a.csv", 1},      /* the folder itself by another name */
        {"own/out.csv", 0},        {"own/out/d.csv", 0},    {"own/../other/d.csv", 0},
        {"owner/c.csv", 0}, /* its name only begins like the folder's */
        {"/etc/passwd", 0},        {"own/absent.csv", -1},  {"own/absent/b.csv", -1},
        {"own/a.csv/b", -1},                                /* a file is no folder */
        {"own/loop", -1},          {"other/absent.csv", 0}, /* not told that it is absent */
        {"own/out/absent.csv", 0}, {"/absent", 0},          {"/absent/absent", 0},
    };
    struct confine confine = {0};
    struct error error = {0};
    (void)state;
    assert_int_equal(confine_init(&confine, "own/s.yaml", 0, NULL, &error), 0);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int found = judged(&confine, cases[i].path);
        if (found != cases[i].expected) {
            fail_msg("%s: %d, expected %d", cases[i].path, found, cases[i].expected);
        }
    }
    confine_free(&confine);
    confine_free(&confine);
}

static void allowed_folders(void **state) {
    static const char *const allowed[] = {"other", "owner/c.csv"};
    static const char *const root[] = {"/"};
    static const char *const absent[] = {"other", "absent"};
    struct confine confine = {0};
    struct error error = {0};
    (void)state;
    assert_int_equal(confine_init(&confine, "own/s.yaml", 2, allowed, &error), 0);
    assert_int_equal(judged(&confine, "own/out.csv"), 1);
    assert_int_equal(judged(&confine, "other/d.csv"), 1);
    assert_int_equal(judged(&confine, "other/absent.csv"), -1);
    assert_int_equal(judged(&confine, "owner/c.csv"), 1); /* a file may be allowed by itself */
    assert_int_equal(judged(&confine, "/etc/passwd"), 0);
    confine_free(&confine);
    assert_int_equal(confine_init(&confine, "own/s.yaml", 1, root, &error), 0);
    assert_int_equal(judged(&confine, "/etc/passwd"), 1);
    confine_free(&confine);
    assert_int_equal(confine_init(&confine, "own/s.yaml", 2, absent, &error), FONDSIM_USAGE);
    assert_non_null(strstr(error.text, "--allow-path: absent: "));
    confine_free(&confine);
}

/* A scenario in the working folder has "." as its own, one in a folder that is not there none. */
static void own_folder(void **state) {
    struct confine confine = {0};
    struct error error = {0};
    (void)state;
    assert_int_equal(confine_init(&confine, "s.yaml", 0, NULL, &error), 0);
    assert_int_equal(confine.n, 1);
    assert_int_equal(judged(&confine, "other/d.csv"), 1);
    assert_int_equal(judged(&confine, "/etc/passwd"), 0);
    confine_free(&confine);
    assert_int_equal(confine_init(&confine, "absent/s.yaml", 0, NULL, &error), 0);
    assert_int_equal(confine.n, 0);
    assert_int_equal(judged(&confine, "own/a.csv"), 0);
    confine_free(&confine);
}

/* other/base.yaml: a right scenario, with a law from a table. */
static void make_base(const char *table) {
    static char text[4096];
    FILE *stream = fopen(FONDSIM_SOURCE_DIR "/tests/malformed/inputs/base.yaml", "rb");
    assert_non_null(stream);
    size_t n = fread(text, 1, sizeof text - 1, stream);
    assert_int_equal(fclose(stream), 0);
    snprintf(text + n, sizeof text - n, "commons: {hours: {empirical: {csv: %s, column: x}}}\n",
             table);
    make_file("other/base.yaml", text);
}

/* Reads own/s.yaml; its problems are one that begins like text, or none when it is NULL. */
static void read_own(const struct scenario_given *given, int line, int column, const char *text) {
    static struct scenario scenario;
    static struct problems problems;
    struct error error = {0};
    int code = scenario_read_given("own/s.yaml", given, &scenario, &problems, &error);
    scenario_free(&scenario);
    assert_int_equal(code, text == NULL ? 0 : FONDSIM_INVALID);
    assert_int_equal(problems.count, text == NULL ? 0 : 1);
    if (text != NULL) {
        assert_int_equal(problems.kept[0].line, line);
        assert_int_equal(problems.kept[0].column, column);
        assert_memory_equal(problems.kept[0].text, text, strlen(text));
    }
}

/* What is extended names files by its own place, and is held like the scenario itself. */
static void reading(void **state) {
    static const char *const other[] = {"other"};
    static const char *const both[] = {"other", "owner"};
    static const char *const absent[] = {"absent"};
    static const char *const sets[] = {
        "commons.hours={empirical: {csv: ../owner/c.csv, column: x}}"};
    const struct scenario_given none = {0}, one = {.n_allowed = 1, .allowed = other},
                                two = {.n_allowed = 2, .allowed = both};
    (void)state;
    make_file("own/s.yaml", "name: s\nextends: ../other/base.yaml\n");
    make_base("d.csv");
    read_own(&none, 2, 10, "extends: own/../other/base.yaml: it lies outside");
    read_own(&one, 0, 0, NULL);
    make_base("../owner/c.csv");
    read_own(&one, 34, 36,
             "commons.hours.empirical.csv: found \"own/../other/../owner/c.csv\": it ");
    read_own(&two, 0, 0, NULL);
    make_base("/etc/passwd");
    read_own(&two, 34, 36, "commons.hours.empirical.csv: found \"/etc/passwd\": it lies outside");
    make_base("d.csv");
    const struct scenario_given set = {1, sets, 1, other}, set_both = {1, sets, 2, both};
    read_own(&set, 1, 33, "commons.hours.empirical.csv: found \"own/../owner/c.csv\": it lies");
    read_own(&set_both, 0, 0, NULL);
    struct scenario scenario;
    struct problems problems;
    struct error error = {0};
    const struct scenario_given wrong = {.n_allowed = 1, .allowed = absent};
    assert_int_equal(scenario_read_given("own/s.yaml", &wrong, &scenario, &problems, &error),
                     FONDSIM_USAGE);
    scenario_free(&scenario); /* zeroed */
    remove("own/s.yaml");
    remove("other/base.yaml");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(below_its_folder),
        cmocka_unit_test(allowed_folders),
        cmocka_unit_test(own_folder),
        cmocka_unit_test(reading),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
