/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/page.c, page_parts.c and page_style.c. What every page must be is checked
 * by test_report_files with another tool. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/report/document.h"
#include "output/report/page_parts.h"

/* What stands in <main>; the document is freed. Owner: the caller. */
static char *main_of(struct document *document) {
    struct error error = {0};
    char *html = NULL;
    size_t size = 0;
    if (document_html(document, &html, &size, &error) != 0)
        fail_msg("%s", error.text);
    document_free(document);
    assert_int_equal(size, strlen(html));
    char *start = strstr(html, "<main id=\"content\">\n"), *end = strstr(html, "</main>");
    assert_true(start != NULL && end != NULL);
    start += strlen("<main id=\"content\">\n");
    *end = '\0';
    memmove(html, start, (size_t)(end - start) + 1);
    return html;
}

static void expect(struct document *document, const char *html) {
    char *text = main_of(document);
    assert_string_equal(text, html);
    free(text);
}

static void blocks_have_their_classes(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_EN, "T", NULL);
    document_text(d, BLOCK_VERDICT, "<b> & \"c\"");
    document_text(d, BLOCK_KEY, "x");
    document_text(d, BLOCK_KEY, "y");
    document_text(d, BLOCK_NOTE, "`z`");
    document_text(d, BLOCK_STEP, "one");
    document_text(d, BLOCK_STEP, "two");
    document_text(d, BLOCK_PARAGRAPH, "    not code");
    expect(d, "<div class=\"verdict\">\n<p>&lt;b&gt; &amp; &quot;c&quot;</p>\n</div>\n"
              "<div class=\"keys\">\n<ul>\n<li>x</li>\n<li>y</li>\n</ul>\n</div>\n"
              "<div class=\"note\" role=\"note\">\n<p>`z`</p>\n</div>\n"
              "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n<p>not code</p>\n");
}

static void contents_are_nested(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_EN, "T", NULL);
    document_heading(d, 3, "a", "A"); /* a part before any chapter */
    document_heading(d, 3, "b", "B");
    document_heading(d, 2, "c", "<C>");
    document_page(d);
    document_heading(d, 3, "d", "D");
    char *html = main_of(d);
    const char *nav =
        "<ul>\n<li><a href=\"#a\">A</a>\n<ul>\n<li><a href=\"#b\">B</a></li>\n</ul>\n"
        "</li>\n<li><a href=\"#c\">&lt;C&gt;</a>\n<ul>\n<li><a href=\"#d\">D</a></li>\n"
        "</ul>\n</li>\n</ul>\n</nav>\n<h3 id=\"a\" class=\"first\">A</h3>\n"
        "<h3 id=\"b\">B</h3>\n<h2 id=\"c\">&lt;C&gt;</h2>\n"
        "<h3 id=\"d\" class=\"page\">D</h3>\n";
    const char *found = strstr(html, "<ul>");
    assert_non_null(found);
    assert_string_equal(found, nav);
    free(html);
}

static void rows_are_put_right(void **state) {
    (void)state;
    static const char md4c[] =
        "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n</tr>\n"
        "</thead>\n<tbody>\n<tr>\n<td align=\"left\">\xee\x80\x81r-1\xee\x80\x82x &lt;td&gt;</td>\n"
        "<td align=\"right\">1</td>\n</tr>\n</tbody>\n</table>\n";
    static const char *const wanted[] = {
        "<thead>\n<tr>\n<th scope=\"col\">a</th>\n<th scope=\"col\" "
        "class=\"number\">b</th>\n</tr>\n"
        "</thead>\n<tbody>\n<tr>\n<td><span id=\"r-1\"></span>x &lt;td&gt;</td>\n"
        "<td class=\"number\">1</td>\n</tr>\n</tbody>\n</table>\n",
        "<thead>\n<tr>\n<th scope=\"col\">a</th>\n<th scope=\"col\" "
        "class=\"number\">b</th>\n</tr>\n"
        "</thead>\n<tbody>\n<tr>\n<th scope=\"row\"><span id=\"r-1\"></span>x &lt;td&gt;</th>\n"
        "<td class=\"number\">1</td>\n</tr>\n</tbody>\n</table>\n"};
    for (int named = 0; named < 2; named++) {
        char *text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&text, &size);
        page_table_rows(out, md4c, named);
        fclose(out);
        assert_string_equal(text, wanted[named]);
        free(text);
    }
}

static void drawings_lose_their_ids(void **state) {
    (void)state;
    char name[] = "n", title[] = "a < b", alt[] = "\"c\"";
    char svg[] = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg id=\"body\" width=\"18cm\">\n"
                 "<title>t</title>\n<desc>d</desc>\n<rect id=\"background\" x=\"0\"/>\n"
                 "<text x=\"1\"> id=\"kept\"</text>\n</svg>\n";
    const struct picture picture = {
        .name = name, .title = title, .alt = alt, .page = svg, .width = 180, .page_height = 85};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    page_picture(out, &picture, "f");
    fclose(out);
    assert_string_equal(
        text, "<svg role=\"img\" aria-labelledby=\"f-title f-desc\" viewBox=\"0 0 180 85\" "
              "style=\"width:180mm\">\n<title id=\"f-title\">a &lt; b</title>\n"
              "<desc id=\"f-desc\">&quot;c&quot;</desc>\n<g transform=\"scale(180,85)\">\n"
              "<rect x=\"0\"/>\n<text x=\"1\"> id=\"kept\"</text>\n</g>\n</svg>\n");
    free(text);
}

static void wide_tables_turn_the_page(void **state) {
    (void)state;
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    struct table_column columns[9];
    struct sheet sheet = {.name = "s", .n_columns = 9, .columns = names};
    for (int c = 0; c < 9; c++) {
        columns[c] = (struct table_column){.title = names[c], .format = CELL_NUMBER};
        sheet_number(&sheet, c);
    }
    struct table table = {.id = "t", .title = "C", .sheet = &sheet, .columns = columns};
    struct document *d = document_new(LANGUAGE_EN, "T", NULL);
    document_table(d, &table);
    char *html = main_of(d);
    assert_memory_equal(html, "<div class=\"table wide short\" id=\"t\"", 36);
    free(html);
    columns[8].place = PLACE_WORKBOOK;
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_table(d, &table);
    html = main_of(d);
    assert_memory_equal(html, "<div class=\"table short\" id=\"t\"", 31);
    free(html);
    sheet_free(&sheet);
}

static void a_title_is_text_everywhere(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_FR, "</title><script>x</script>", "<i>\xff");
    char *html = NULL;
    size_t size = 0;
    assert_int_equal(document_html(d, &html, &size, NULL), 0);
    assert_null(strstr(html, "<script"));
    assert_non_null(strstr(html, "<title>&lt;/title&gt;&lt;script&gt;"));
    assert_non_null(strstr(html, "<p class=\"subtitle\">&lt;i&gt;\xef\xbf\xbd</p>"));
    assert_non_null(strstr(html, "<html lang=\"fr\">"));
    free(html);
    document_free(d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_have_their_classes), cmocka_unit_test(contents_are_nested),
        cmocka_unit_test(rows_are_put_right),        cmocka_unit_test(drawings_lose_their_ids),
        cmocka_unit_test(wide_tables_turn_the_page), cmocka_unit_test(a_title_is_text_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
