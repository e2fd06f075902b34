/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/gallery.c: figures are drawn once, kept, and written in every format. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/report/gallery.h"

static char folder[64];

static char *path(char buffer[128], const char *name) {
    snprintf(buffer, 128, "%s/%s", folder, name);
    return buffer;
}

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/fondsim-gallery-XXXXXX");
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const names[] = {"a.svg", "a.png", "a.pdf", "b.svg",
                                        "b.png", "b.pdf", "1.pdf", "2.pdf"};
    char buffer[128];
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(path(buffer, names[i]));
    return rmdir(folder); /* fails when a .part file was left behind */
}

static struct figure *figure_of(const char *title, double height) {
    static const double x[] = {0, 1}, y[] = {0, 4};
    struct figure *figure = figure_new(90, height);
    figure_title(figure, title);
    chart_line(figure_panel(figure, 0, 0, 1, 1), 2, x, y, style_portfolio_line(0), NULL);
    return figure;
}

/* The file's bytes, terminated; *size receives their number. Owner: the caller, free(). */
static char *read_file(const char *name, size_t *size) {
    char buffer[128];
    FILE *file = fopen(path(buffer, name), "rb");
    if (file == NULL)
        fail_msg("no %s", name);
    char *bytes = calloc(1, 1 << 20);
    *size = fread(bytes, 1, (1 << 20) - 1, file);
    fclose(file);
    return bytes;
}

static void pictures_are_written_in_every_format(void **state) {
    (void)state;
    struct gallery gallery = {0};
    const struct picture *a = NULL;
    struct error error = {0};
    size_t size;
    assert_int_equal(gallery_add(&gallery, "a", figure_of("Été", 60), &a, &error), 0);
    assert_int_equal(gallery_take(&gallery, "b", figure_of("Hiver", 80), &error), 0);
    assert_ptr_equal(gallery_find(&gallery, "a"), a);
    assert_string_equal(a->title, "Été");
    assert_string_equal(a->alt, "Été"); /* no description: the title */
    assert_null(gallery_find(&gallery, "c"));
    assert_int_equal(gallery_write(&gallery, folder, 100, &error), 0);
    static const struct {
        const char *name, *start;
    } files[] = {{"a.svg", "<?xml"}, {"b.svg", "<?xml"},     {"a.pdf", "%PDF-"},
                 {"b.pdf", "%PDF-"}, {"a.png", "\x89PNG\r"}, {"b.png", "\x89PNG\r"}};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char *bytes = read_file(files[i].name, &size);
        assert_memory_equal(bytes, files[i].start, 5);
        free(bytes);
    }
    gallery_free(&gallery);
}

/* Objects of cairo's PDF files, uncompressed: pages are counted, their sizes read. */
static void all_pages_stand_in_one_file(void **state) {
    (void)state;
    struct gallery gallery = {0};
    char buffer[128];
    size_t size, again;
    assert_int_equal(gallery_add(&gallery, "a", figure_of("Été", 60), NULL, NULL), 0);
    assert_int_equal(gallery_add(&gallery, "b", figure_of("Hiver", 80), NULL, NULL), 0);
    assert_int_equal(gallery_pdf(&gallery, "Tout", path(buffer, "1.pdf"), NULL), 0);
    assert_int_equal(gallery_pdf(&gallery, "Tout", path(buffer, "2.pdf"), NULL), 0);
    char *first = read_file("1.pdf", &size), *second = read_file("2.pdf", &again);
    assert_int_equal(size, again);
    assert_memory_equal(first, second, size); /* no clock */
    int pages = 0, low = 0, high = 0;
    for (size_t i = 0; i + 12 < size; i++) {
        pages += strncmp(first + i, "/Type /Page ", 12) == 0;
        low += strncmp(first + i, " 170.07", 7) == 0;  /* 60 mm [pt] */
        high += strncmp(first + i, " 226.77", 7) == 0; /* 80 mm [pt] */
    }
    assert_int_equal(pages, 2);
    assert_true(low > 0 && high > 0);
    free(first);
    free(second);
    gallery_free(&gallery);
}

static void nothing_is_no_file(void **state) {
    (void)state;
    struct gallery gallery = {0};
    char buffer[128];
    unlink(path(buffer, "1.pdf"));
    assert_int_equal(gallery_pdf(&gallery, "Rien", buffer, NULL), 0);
    assert_int_not_equal(access(buffer, F_OK), 0);
    assert_int_equal(gallery_write(&gallery, folder, 100, NULL), 0);
    gallery_free(&gallery);
}

static void wrong_figures_are_refused(void **state) {
    (void)state;
    struct gallery gallery = {0};
    struct error error = {0};
    assert_int_equal(gallery_add(&gallery, "a", figure_of("t", 60), NULL, NULL), 0);
    assert_int_equal(gallery_add(&gallery, "a", figure_of("t", 60), NULL, &error),
                     FONDSIM_DOMAIN); /* used */
    assert_int_equal(gallery_add(&gallery, "../a", figure_of("t", 60), NULL, NULL), FONDSIM_DOMAIN);
    assert_int_equal(gallery_add(&gallery, "b", NULL, NULL, NULL), FONDSIM_NO_MEMORY);
    struct figure *wrong = figure_of("t", 60);
    double bad = -1;
    chart_range(wrong->charts[0], 'x', 0, bad); /* turned over */
    assert_int_equal(gallery_add(&gallery, "c", wrong, NULL, NULL), FONDSIM_DOMAIN);
    assert_int_equal(gallery.n, 1);
    assert_int_equal(gallery_write(&gallery, "/nowhere", 0, NULL), FONDSIM_IO);
    gallery_free(&gallery);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_are_written_in_every_format),
        cmocka_unit_test(all_pages_stand_in_one_file),
        cmocka_unit_test(nothing_is_no_file),
        cmocka_unit_test(wrong_figures_are_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
