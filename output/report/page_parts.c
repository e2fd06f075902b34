/* SPDX-License-Identifier: GPL-3.0-or-later */
/* md4c's tables and libplot's drawings put right for a page. Never knows documents. */
#include "output/report/page_parts.h"

#include <string.h>

#include "output/report/document_private.h"
#include "output/report/escape.h"

/* ---- Tables ---- */

/* Whether html goes on with this; texts of people cannot, md4c escapes their '<'. */
static bool at_tag(const char *html, const char *tag) {
    return strncmp(html, tag, strlen(tag)) == 0;
}

/* Writes the opening of a cell, whose tag ends at the first '>'. Alignment is a class: the
 * attribute is no longer HTML. Returns what follows. */
static const char *put_cell(FILE *out, const char *html, bool heading, const char *scope) {
    const char *end = strchr(html, '>');
    bool right = strncmp(html + strlen("<td"), " align=\"right\"", strlen(" align=\"right\"")) == 0;
    fprintf(out, "<%s%s%s%s%s>", heading ? "th" : "td", heading ? " scope=\"" : "",
            heading ? scope : "", heading ? "\"" : "", right ? " class=\"number\"" : "");
    return end + 1;
}

/* Writes the anchor that stands here. Returns what follows. */
static const char *put_anchor(FILE *out, const char *html) {
    const char *end = strstr(html, SIGN_END);
    if (end == NULL)
        return html + SIGN_BYTES;
    fprintf(out, "<span id=\"%.*s\"></span>", (int)(end - html - SIGN_BYTES), html + SIGN_BYTES);
    return end + SIGN_BYTES;
}

void page_table_rows(FILE *out, const char *html, bool named) {
    bool first = false, naming = false; /* first cell of a row; inside a cell that names it */
    if (at_tag(html, "<table>\n"))
        html += strlen("<table>\n");
    while (*html != '\0') {
        if (at_tag(html, "<tr>")) {
            first = true;
        } else if (at_tag(html, "<th") && !at_tag(html, "<thead")) {
            html = put_cell(out, html, true, "col");
            continue;
        } else if (at_tag(html, "<td")) {
            naming = first && named;
            first = false;
            html = put_cell(out, html, naming, "row");
            continue;
        } else if (naming && at_tag(html, "</td>")) {
            fputs("</th>", out);
            html += strlen("</td>");
            naming = false;
            continue;
        } else if (at_tag(html, SIGN_ANCHOR)) {
            html = put_anchor(out, html);
            continue;
        }
        fputc(*html++, out);
    }
}

/* ---- Drawings ---- */

/* Behind the first `element` of svg when it stands there, else where it was. */
static const char *skip(const char *svg, const char *open, const char *close) {
    const char *at = svg + strspn(svg, " \n");
    if (strncmp(at, open, strlen(open)) != 0)
        return svg;
    const char *end = strstr(at, close);
    return end == NULL ? svg : end + strlen(close);
}

/* Writes drawing elements up to `end` without their ids: a page holds many drawings. */
static void put_drawing(FILE *out, const char *svg, const char *end) {
    static const char id[] = " id=\"";
    bool tag = false;
    while (svg < end) {
        if (*svg == '<')
            tag = true;
        else if (*svg == '>')
            tag = false;
        const char *close =
            tag && strncmp(svg, id, sizeof id - 1) == 0 ? strchr(svg + sizeof id - 1, '"') : NULL;
        if (close != NULL)
            svg = close + 1;
        else
            fputc(*svg++, out);
    }
}

void page_picture(FILE *out, const struct picture *picture, const char *id) {
    const char *root = strstr(picture->page, "<svg");
    const char *inside = root == NULL ? NULL : strchr(root, '>');
    const char *end = inside == NULL ? NULL : strstr(inside, "</svg>");
    long width = (long)(picture->width + 0.5), height = (long)(picture->page_height + 0.5);
    if (end == NULL)
        return;
    inside = skip(inside + 1, "<title>", "</title>");
    inside = skip(inside, "<desc>", "</desc>");
    fprintf(out,
            "<svg role=\"img\" aria-labelledby=\"%s-title %s-desc\" viewBox=\"0 0 %ld %ld\" "
            "style=\"width:%ldmm\">\n<title id=\"%s-title\">",
            id, id, width, height, width, id);
    escape_text(out, ESCAPE_HTML, picture->title);
    fprintf(out, "</title>\n<desc id=\"%s-desc\">", id);
    escape_text(out, ESCAPE_HTML, picture->alt);
    /* libplot draws on a page of 1 x 1. */
    fprintf(out, "</desc>\n<g transform=\"scale(%ld,%ld)\">", width, height);
    put_drawing(out, inside, end);
    fputs("</g>\n</svg>\n", out);
}
