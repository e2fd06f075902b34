/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/escape.c: whatever people write, md4c and HTML give it back as they wrote
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <md4c-html.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "output/report/escape.h"

static const char *const nasty[] = {
    "<script>alert('x')</script>",
    "a & b &amp; &lt; &#60; &copy",
    "# heading",
    "## a ##",
    "- item",
    "+ item",
    "* item",
    "1. one",
    "12) two",
    "1986. A great year",
    "> quote",
    "---",
    "***",
    "===",
    "=",
    "```c",
    "~~~",
    "`code` ``more``",
    "*em* **strong** _em_ __strong__",
    "[text](target) ![image](x) [ref]",
    "[a]: http://b",
    "<http://auto.link> http://plain.link www.plain.link a@b.c",
    "| a | b |",
    "a | b",
    "|:---|---:|",
    ": ---",
    "\\ \\\\ \\* end\\",
    "~~gone~~ $math$ ^up^ {attribute}",
    "\"double\" 'single' « guillemets » “quotes” ’",
    "1 234,5 k€ à 63,4 %",
    "éàüßœŒ 東京 🌍",
    "!",
    "![",
    "a*b*c _d_e",
    "",
};
enum { N_NASTY = sizeof nasty / sizeof nasty[0] };

struct gathered {
    char text[4096];
    size_t n;
};

static void gather(const MD_CHAR *html, MD_SIZE size, void *context) {
    struct gathered *self = context;
    assert_true(self->n + size < sizeof self->text);
    memcpy(self->text + self->n, html, size);
    self->n += size;
    self->text[self->n] = '\0';
}

static void render(const char *markdown, struct gathered *html) {
    html->n = 0;
    html->text[0] = '\0';
    /* HTML and everything else that md4c knows stays on: escaping alone must hold. */
    assert_int_equal(md_html(markdown, (MD_SIZE)strlen(markdown), gather, html,
                             MD_DIALECT_GITHUB | MD_FLAG_LATEXMATHSPANS | MD_FLAG_WIKILINKS, 0),
                     0);
}

/* The text an HTML browser would show of escaped characters; tags must not stand inside. */
static void unescape(const char *html, const char *open, const char *close, char *text) {
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    size_t length = strlen(html), first = strlen(open), last = strlen(close);
    assert_true(length >= first + last);
    assert_memory_equal(html, open, first);
    assert_string_equal(html + length - last, close);
    const char *end = html + length - last;
    for (html += first; html < end; text++) {
        assert_int_not_equal(*html, '<');
        *text = *html++;
        for (size_t e = 0; e < 5; e++)
            if (strncmp(html - 1, entities[e], strlen(entities[e])) == 0) {
                *text = "&<>\"'"[e];
                html += strlen(entities[e]) - 1;
            }
    }
    *text = '\0';
}

static void links_do_not_arise(const char *html) {
    assert_null(strstr(html, "href=\"javascript"));
    assert_null(strstr(html, "<script"));
}

static void markdown_gives_texts_back(void **state) {
    (void)state;
    for (size_t i = 0; i < N_NASTY; i++) {
        struct gathered html;
        char text[4096];
        char *escaped = escape_copy(ESCAPE_MARKDOWN_START, nasty[i]);
        /* plain addresses become links in this dialect: seen apart */
        bool address = strstr(nasty[i], "http://") != NULL && strstr(nasty[i], "plain") != NULL;
        render(escaped, &html);
        links_do_not_arise(html.text);
        if (*nasty[i] != '\0' && !address) {
            unescape(html.text, "<p>", "</p>\n", text);
            if (strcmp(text, nasty[i]) != 0)
                fail_msg("'%s' came out as '%s' (%s)", nasty[i], text, escaped);
        }
        free(escaped);
    }
}

/* A cell between two others: three cells, each as it was. */
static void cells_give_texts_back(void **state) {
    (void)state;
    for (size_t i = 0; i < N_NASTY; i++) {
        struct gathered html;
        char markdown[1024], text[4096];
        char *escaped = escape_copy(ESCAPE_MARKDOWN, nasty[i]);
        snprintf(markdown, sizeof markdown, "| a | b | c |\n| --- | --- | --- |\n| x | %s | y |\n",
                 escaped);
        render(markdown, &html);
        links_do_not_arise(html.text);
        char *row = strstr(html.text, "<td>x</td>\n<td>");
        assert_non_null(row);
        row += strlen("<td>x</td>\n");
        char *end = strstr(row, "</td>\n<td>y</td>");
        assert_non_null(end);
        end[strlen("</td>")] = '\0';
        if (strstr(nasty[i], "plain") == NULL) {
            unescape(row, "<td>", "</td>", text);
            if (strcmp(text, nasty[i]) != 0)
                fail_msg("'%s' came out as '%s' (%s)", nasty[i], text, escaped);
        }
        free(escaped);
    }
}

static void html_is_escaped(void **state) {
    (void)state;
    char *html = escape_copy(ESCAPE_HTML, "<a href=\"x\" b='y'> & ` é");
    assert_string_equal(html, "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt; &amp; ` é");
    free(html);
}

static void texts_are_cleaned(void **state) {
    (void)state;
    static const struct {
        const char *from, *to;
    } cases[] = {
        {"a\tb\r\nc  d", "a b c d"},
        {"a\x01\x1b[31mb\x7f", "a[31mb"},
        {"\xff\xfe"
         "a\xc3",
         "\xef\xbf\xbd\xef\xbf\xbd"
         "a\xef\xbf\xbd"},
        {"\xc0\xaf\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
        {"a\u202e"
         "b\u2066"
         "c",
         "abc"},
        {"a\ue000"
         "x\ue002"
         "b",
         "axb"},
        {"1\u202f"
         "234\u00a0"
         "€",
         "1\u202f"
         "234\u00a0"
         "€"},
        {"a\u2028"
         "b",
         "a b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *clean = escape_copy(ESCAPE_PLAIN, cases[i].from);
        assert_string_equal(clean, cases[i].to);
        free(clean);
    }
    char *nothing = escape_copy(ESCAPE_HTML, NULL);
    assert_string_equal(nothing, "");
    free(nothing);
    char *start = escape_copy(ESCAPE_MARKDOWN_START, " \n\x01 - x");
    assert_string_equal(start, "\\- x");
    free(start);
}

static void targets_are_known(void **state) {
    (void)state;
    static const char *const good[] = {"#a",          "#table-1_b",  "http://a.b/c?d=e#f",
                                       "HTTPS://a.b", "tables.xlsx", "figures/fan.svg"};
    static const char *const bad[] = {"",           "#",
                                      "#1",         "#a b",
                                      "#a\"b",      "javascript:x",
                                      "data:x",     "JavaScript:x",
                                      "//a.b",      "/etc/passwd",
                                      "../x",       "\\\\host",
                                      "http://a b", "http://a\nb",
                                      "mailto:a@b", "http://\xff"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        if (!escape_is_target(good[i]))
            fail_msg("'%s' is a target", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (escape_is_target(bad[i]))
            fail_msg("'%s' is no target", bad[i]);
    assert_false(escape_is_target(NULL));
}

/* A target stays inside its link, and & stays &. */
static void targets_stay_inside(void **state) {
    (void)state;
    struct gathered html;
    char *markdown = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&markdown, &size);
    fputs("[x](", out);
    escape_target(out, "https://a.b/(c)|d\"e'f?g=1&copy;=2&h_i*j*k=<l>`m`%20");
    fputs(")y", out);
    fclose(out);
    render(markdown, &html);
    assert_string_equal(html.text, "<p><a href=\"https://a.b/%28c%29%7Cd%22e%27f?g=1&amp;copy;=2"
                                   "&amp;h_i%2Aj%2Ak=%3Cl%3E%60m%60%20\">x</a>y</p>\n");
    free(markdown);
}

static void code_is_code_or_text(void **state) {
    (void)state;
    static const struct {
        const char *from, *html;
    } cases[] = {
        {"a.b_c*d*<e>&", "<p><code>a.b_c*d*&lt;e&gt;&amp;</code></p>\n"},
        {"a`b", "<p>a`b</p>\n"},
        {"a|b", "<p>a|b</p>\n"},
        {" a", "<p>a</p>\n"},
        {"a\nb", "<p>a b</p>\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct gathered html;
        char *markdown = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&markdown, &size);
        escape_code(out, ESCAPE_MARKDOWN_START, cases[i].from);
        fclose(out);
        render(markdown, &html);
        assert_string_equal(html.text, cases[i].html);
        free(markdown);
    }
}

static void anchors_differ_as_their_keys(void **state) {
    (void)state;
    char a[64], b[64];
    assert_string_equal(escape_anchor(a, sizeof a, "p", "a.b c"), "p-a-x2eb-x20c");
    assert_string_equal(escape_anchor(a, sizeof a, NULL, "fan_2-x"), "fan_2-x");
    assert_string_not_equal(escape_anchor(a, sizeof a, "p", "é"),
                            escape_anchor(b, sizeof b, "p", "è"));
    for (size_t i = 0; i < N_NASTY; i++)
        assert_true(escape_is_anchor(escape_anchor(a, sizeof a, "p", nasty[i])));
    for (size_t size = 1; size < 20; size++) {
        memset(a, 'x', sizeof a);
        escape_anchor(a, size, "p", "éééééé");
        assert_true(strlen(a) < size);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown_gives_texts_back), cmocka_unit_test(cells_give_texts_back),
        cmocka_unit_test(html_is_escaped),           cmocka_unit_test(texts_are_cleaned),
        cmocka_unit_test(targets_are_known),         cmocka_unit_test(targets_stay_inside),
        cmocka_unit_test(code_is_code_or_text),      cmocka_unit_test(anchors_differ_as_their_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
