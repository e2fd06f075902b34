/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/export.c: files appear whole or not at all. */
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

#include "output/export.h"

static char folder[64];

static char *path(char buffer[128], const char *name) {
    snprintf(buffer, 128, "%s/%s", folder, name);
    return buffer;
}

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/fondsim-export-XXXXXX");
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const names[] = {"f.svg", "f.png", "f.pdf", "g.pdf", "bytes", "only.svg"};
    char buffer[128];
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(path(buffer, names[i]));
    return rmdir(folder); /* fails when a .part file was left behind */
}

static struct figure *small_figure(void) {
    static const double x[] = {2020, 2024, 2030}, y[] = {0, 3, 4};
    struct figure *figure = figure_new(90, 60);
    struct chart *chart = figure_panel(figure, 0, 0, 1, 1);
    figure_title(figure, "Été");
    chart_line(chart, 3, x, y, style_portfolio_line(0), NULL);
    return figure;
}

/* The file's bytes; *size receives their number. Owner: the caller, free(). */
static unsigned char *read_file(const char *name, size_t *size) {
    char buffer[128];
    FILE *file = fopen(path(buffer, name), "rb");
    assert_non_null(file);
    unsigned char *bytes = malloc(1 << 20);
    *size = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static unsigned long big_endian(const unsigned char *bytes) {
    return (unsigned long)bytes[0] << 24 | (unsigned long)bytes[1] << 16 |
           (unsigned long)bytes[2] << 8 | bytes[3];
}

static void svg_and_png_are_written(void **state) {
    (void)state;
    struct error error = {0};
    struct figure *figure = small_figure();
    assert_int_equal(export_figure(figure, folder, "f", 127, &error), 0);
    size_t size, again;
    unsigned char *png = read_file("f.png", &size);
    assert_memory_equal(png, "\x89PNG\r\n\x1a\n", 8);
    assert_int_equal(big_endian(png + 16), 450); /* 90 mm at 127 dpi: 5 dots per mm */
    assert_int_equal(big_endian(png + 20), 300);
    assert_true(size > 2000);
    unsigned char *svg = read_file("f.svg", &again);
    assert_memory_equal(svg, "<?xml", 5);
    /* twice the same figure: the same bytes */
    assert_int_equal(export_figure(figure, folder, "f", 127, &error), 0);
    unsigned char *png2 = read_file("f.png", &again);
    assert_int_equal(size, again);
    assert_memory_equal(png, png2, size);
    free(png);
    free(png2);
    free(svg);
    figure_free(figure);
}

static void no_png_at_zero_dpi(void **state) {
    (void)state;
    char buffer[128];
    struct figure *figure = small_figure();
    assert_int_equal(export_figure(figure, folder, "only", 0, NULL), 0);
    assert_int_equal(access(path(buffer, "only.svg"), R_OK), 0);
    assert_int_not_equal(access(path(buffer, "only.png"), R_OK), 0);
    struct error error = {0};
    assert_int_equal(export_figure(figure, folder, "only", -3, &error), FONDSIM_DOMAIN);
    figure_free(figure);
}

static void pdf_is_the_same_each_time(void **state) {
    (void)state;
    struct error error = {0};
    struct figure *figure = small_figure();
    assert_int_equal(export_figure_pdf(figure, folder, "f", &error), 0);
    assert_int_equal(export_figure_pdf(figure, folder, "g", &error), 0);
    size_t size, again;
    unsigned char *a = read_file("f.pdf", &size), *b = read_file("g.pdf", &again);
    assert_memory_equal(a, "%PDF-", 5);
    assert_int_equal(size, again);
    assert_memory_equal(a, b, size);
    free(a);
    free(b);
    figure_free(figure);
}

static void a_missing_folder_is_an_io_error(void **state) {
    (void)state;
    struct error error = {0};
    struct figure *figure = small_figure();
    assert_int_equal(export_figure(figure, "/nowhere/at/all", "f", 100, &error), FONDSIM_IO);
    assert_non_null(strstr(error.text, "/nowhere/at/all/f.svg"));
    figure_free(figure);
}

static void a_failed_write_leaves_the_old_file(void **state) {
    (void)state;
    char buffer[128], part[160];
    struct error error = {0};
    size_t size;
    assert_int_equal(export_bytes(path(buffer, "bytes"), "old", 3, &error), 0);
    /* a folder stands where the file beside would be written */
    snprintf(part, sizeof part, "%s.part", buffer);
    assert_int_equal(mkdir(part, 0700), 0);
    assert_int_equal(export_bytes(buffer, "new!", 4, &error), FONDSIM_IO);
    assert_int_equal(rmdir(part), 0);
    unsigned char *bytes = read_file("bytes", &size);
    assert_int_equal(size, 3);
    assert_memory_equal(bytes, "old", 3);
    free(bytes);
    assert_int_equal(export_bytes(buffer, "new!", 4, NULL), 0);
    bytes = read_file("bytes", &size);
    assert_int_equal(size, 4);
    free(bytes);
}

static void a_failed_rename_removes_the_part(void **state) {
    (void)state;
    /* a file cannot take the name of a folder */
    struct error error = {0};
    assert_int_equal(export_bytes(folder, "x", 1, &error), FONDSIM_IO);
    char part[96];
    snprintf(part, sizeof part, "%s.part", folder);
    assert_int_not_equal(access(part, F_OK), 0);
}

static void what_is_no_svg_is_refused(void **state) {
    (void)state;
    char buffer[128];
    struct error error = {0};
    assert_int_equal(export_svg_png("not svg", 7, path(buffer, "f.png"), 100, 90, 60, &error),
                     FONDSIM_FAILED);
    assert_int_equal(export_svg_pdf("", 0, buffer, 0, 60, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(svg_and_png_are_written),
        cmocka_unit_test(no_png_at_zero_dpi),
        cmocka_unit_test(pdf_is_the_same_each_time),
        cmocka_unit_test(a_missing_folder_is_an_io_error),
        cmocka_unit_test(a_failed_write_leaves_the_old_file),
        cmocka_unit_test(a_failed_rename_removes_the_part),
        cmocka_unit_test(what_is_no_svg_is_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
