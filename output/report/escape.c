/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of people as plain, HTML or Markdown text. Never knows documents. */
#include "output/report/escape.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

/* ASCII letters and digits, whatever the locale says. */
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Spaces, tabs and every kind of line end, but not the no-break spaces. */
static bool is_space(gunichar c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Controls, signs that turn the direction of writing, private and forbidden signs. */
static bool is_dropped(gunichar c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xe000 && c <= 0xf8ff) || c == 0xfeff ||
           (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* The next sign of a text, and *next behind it; U+FFFD for a byte that is no UTF-8. */
static gunichar next_sign(const char *text, const char **next) {
    gunichar sign = g_utf8_get_char_validated(text, -1);
    bool wrong = sign == (gunichar)-1 || sign == (gunichar)-2;
    *next = wrong ? text + 1 : g_utf8_next_char(text);
    return wrong ? 0xfffd : sign;
}

static void put_html(FILE *out, gunichar sign, const char *bytes, size_t n) {
    const char *entity = sign == '&'    ? "&amp;"
                         : sign == '<'  ? "&lt;"
                         : sign == '>'  ? "&gt;"
                         : sign == '"'  ? "&quot;"
                         : sign == '\'' ? "&#39;"
                                        : NULL;
    if (entity != NULL)
        fputs(entity, out);
    else
        fwrite(bytes, 1, n, out);
}

/* Signs that mean something inside a line, here or in the dialects of other readers. */
static bool is_markup(gunichar sign) {
    return sign != 0 && sign < 0x80 && strchr("\\`*_[]<>&|~#^$@{}", (int)sign) != NULL;
}

static void put_sign(FILE *out, enum escape_kind kind, gunichar sign, const char *bytes, size_t n) {
    if (sign == 0xfffd) {
        fputs("\xef\xbf\xbd", out);
    } else if (kind == ESCAPE_HTML) {
        put_html(out, sign, bytes, n);
    } else {
        if (kind != ESCAPE_PLAIN && is_markup(sign))
            fputc('\\', out);
        fwrite(bytes, 1, n, out);
    }
}

/* Writes what would begin a list, a rule or an underlined heading with a backslash before its sign.
 * Returns what is left of the text. */
static const char *put_start(FILE *out, const char *text) {
    while (is_digit(*text))
        fputc(*text++, out);
    if (*text != '\0' && strchr("+-=.):", *text) != NULL) {
        fputc('\\', out);
        fputc(*text++, out);
    }
    return text;
}

void escape_text(FILE *out, enum escape_kind kind, const char *text) {
    if (text == NULL)
        return;
    if (kind == ESCAPE_MARKDOWN_START) {
        const char *next = text;
        for (gunichar sign = next_sign(text, &next);
             *text != '\0' && (is_space(sign) || is_dropped(sign)); sign = next_sign(text, &next))
            text = next;
        text = put_start(out, text);
    }
    bool spaced = false; /* a run of spaces is written when its first sign comes */
    while (*text != '\0') {
        const char *next;
        gunichar sign = next_sign(text, &next);
        if (is_space(sign)) {
            if (!spaced)
                fputc(' ', out);
            spaced = true;
        } else if (!is_dropped(sign)) {
            put_sign(out, kind, sign, text, (size_t)(next - text));
            spaced = false;
        }
        text = next;
    }
}

char *escape_copy(enum escape_kind kind, const char *text) {
    char *copy = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&copy, &size);
    if (out == NULL)
        return NULL;
    escape_text(out, kind, text);
    int failed = ferror(out);
    if (fclose(out) != 0 || failed) {
        free(copy);
        return NULL;
    }
    return copy;
}

static bool starts(const char *text, const char *with) {
    return g_ascii_strncasecmp(text, with, strlen(with)) == 0;
}

bool escape_is_target(const char *text) {
    if (text == NULL || *text == '\0' || !g_utf8_validate(text, -1, NULL))
        return false;
    for (const char *at = text; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f)
            return false;
    if (*text == '#')
        return escape_is_anchor(text + 1);
    if (starts(text, "http://") || starts(text, "https://"))
        return strchr(text, ' ') == NULL;
    /* A file beside: no scheme, no server, no root. */
    return strpbrk(text, ":\\?#") == NULL && *text != '/' && strstr(text, "..") == NULL;
}

void escape_target(FILE *out, const char *target) {
    for (; *target != '\0'; target++)
        if (strchr(" <>()\"'`\\|[]{}^*_~$", *target) != NULL && *target != '_')
            fprintf(out, "%%%02X", (unsigned)(unsigned char)*target);
        else if (*target == '&')
            fputs("\\&", out);
        else
            fputc(*target, out);
}

void escape_code(FILE *out, enum escape_kind kind, const char *text) {
    if (text == NULL)
        return;
    size_t length = strlen(text);
    bool span =
        length > 0 && text[0] != ' ' && text[length - 1] != ' ' && g_utf8_validate(text, -1, NULL);
    for (const char *at = text; span && *at != '\0';) {
        const char *next;
        gunichar sign = next_sign(at, &next);
        span = sign != '`' && sign != '|' && sign != '\\' && !is_dropped(sign) &&
               (sign == ' ' || !is_space(sign));
        at = next;
    }
    if (span)
        fprintf(out, "`%s`", text);
    else
        escape_text(out, kind, text);
}

char *escape_anchor(char *buffer, size_t size, const char *prefix, const char *key) {
    size_t at = 0;
    const char *parts[] = {prefix, prefix == NULL ? NULL : "-", key};
    for (size_t p = 0; p < 3; p++)
        for (const char *c = parts[p] == NULL ? "" : parts[p]; *c != '\0' && at + 5 < size; c++) {
            if (is_letter(*c) || is_digit(*c) || *c == '-' || *c == '_')
                buffer[at++] = *c;
            else
                at += (size_t)snprintf(buffer + at, 5, "-x%02x", (unsigned)(unsigned char)*c);
        }
    if (size > 0)
        buffer[at] = '\0';
    return buffer;
}

bool escape_is_anchor(const char *text) {
    if (text == NULL || !is_letter(*text))
        return false;
    for (; *text != '\0'; text++)
        if (!is_letter(*text) && !is_digit(*text) && *text != '-' && *text != '_')
            return false;
    return true;
}
