/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts on their way through libplot. Never knows charts or drawing. */
#include "output/latin.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ALPHABET "ISO-8859-15"

/* Families with the metrics libplot measures with (Adobe Helvetica) come first; without them many
 * machines would pick a wider face. */
#define FONTS "Liberation Sans, Arial, Helvetica, sans-serif"

/* A sign, the byte that stands for it, and what its width in Liberation Sans exceeds libplot's idea
 * of that byte by, plain and bold [thousandths of an em]. Measured glyph by glyph. */
struct stand_in {
    const char *sign;
    char byte;
    int wider[2];
};

static const struct stand_in stand_ins[] = {
    {"\u2019", '\xDE', {-445, -389}}, /* ’ for Thorn */
    {"\u2013", '\xFE', {0, -55}},     /* – for thorn */
    {"\u2014", '\xA5', {444, 444}},   /* — for yen */
    {"\u2026", '\xD0', {278, 278}},   /* … for Eth */
    {"\u2212", '\xAC', {0, 0}},       /* − for not */
    {"\u201C", '\xA2', {-223, -56}},  /* “ for cent */
    {"\u201D", '\xAA', {-37, 130}},   /* ” for feminine ordinal */
    {"\u2264", '\xBF', {-62, -62}},   /* ≤ for inverted question mark */
    {"\u2265", '\xA1', {216, 216}},   /* ≥ for inverted exclamation mark */
    {"\u2192", '\xB6', {463, 444}},   /* → for pilcrow */
    {"\u221E", '\xAF', {380, 380}},   /* ∞ for macron */
    {"\\", '\xF0', {-278, -333}},     /* backslash for eth */
};

/* Signs with a near enough neighbour in the alphabet. */
static const char *const neighbours[][2] = {
    {"\u202F", "\u00A0"}, {"\u2009", "\u00A0"}, {"\u2018", "'"},
    {"\u2011", "-"},      {"\u2010", "-"},      {"\u2022", "\u00B7"},
};

/* Characters that travel as themselves and that libplot measures as another sign: ASCII quotes and
 * hyphen as PostScript's ISO Latin 1 has them, and what ISO-8859-15 put in place of ISO-8859-1. */
static const struct stand_in other_widths[] = {
    {"'", '\x27', {-31, -40}},      {"-", '\x2D', {-251, -251}},
    {"`", '\x60', {111, 55}},       {"\u0160", '\xA6', {407, 387}},
    {"\u0161", '\xA8', {167, 223}}, {"\u00B1", '\xB1', {-35, -35}},
    {"\u017D", '\xB4', {278, 278}}, {"\u00B5", '\xB5', {20, -35}},
    {"\u017E", '\xB8', {167, 167}}, {"\u0152", '\xBC', {166, 166}},
    {"\u0153", '\xBD', {110, 110}}, {"\u0178", '\xBE', {-167, -167}},
    {"\u00F7", '\xF7', {-35, -35}},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

size_t latin_room(size_t bytes) {
    return bytes + 1;
}

/* Length of the UTF-8 character at text: 1 to 4, 1 for a stray byte, never past the terminator. */
static size_t character_length(const char *text) {
    unsigned char first = (unsigned char)*text;
    size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    for (size_t i = 1; i < length; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            return i;
    return length;
}

static const struct stand_in *find(const struct stand_in *table, size_t n, const char *character,
                                   size_t length) {
    for (size_t i = 0; i < n; i++)
        if (strlen(table[i].sign) == length && memcmp(table[i].sign, character, length) == 0)
            return &table[i];
    return NULL;
}

/* One character into one byte. */
static char encode_character(iconv_t converter, const char *character, size_t length,
                             int wider[2]) {
    for (size_t i = 0; i < COUNT(neighbours); i++)
        if (strlen(neighbours[i][0]) == length &&
            memcmp(neighbours[i][0], character, length) == 0) {
            character = neighbours[i][1];
            length = strlen(character);
            break;
        }
    const struct stand_in *stand_in = find(stand_ins, COUNT(stand_ins), character, length);
    const struct stand_in *other = find(other_widths, COUNT(other_widths), character, length);
    for (size_t face = 0; face < 2; face++)
        wider[face] += stand_in != NULL ? stand_in->wider[face]
                       : other != NULL  ? other->wider[face]
                                        : 0;
    if (stand_in != NULL)
        return stand_in->byte;
    char copy[4], byte = '?';
    memcpy(copy, character, length);
    char *in = copy, *out = &byte;
    size_t in_left = length, out_left = 1;
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &in, &in_left, &out, &out_left) == (size_t)-1 || out_left != 0)
        return '?';
    unsigned char code = (unsigned char)byte;
    if (code < 0x20 || (code >= 0x7F && code < 0xA0))
        return ' ';
    for (size_t i = 0; i < COUNT(stand_ins); i++)
        if (stand_ins[i].byte == byte)
            return '?'; /* the letter itself gave up its place */
    return byte;
}

static int open_converter(iconv_t *converter, const char *to, const char *from,
                          struct error *error) {
    *converter = iconv_open(to, from);
    /* iconv_t is a pointer or a number as the system likes; the failure value is (iconv_t)-1. */
    if (*converter == (iconv_t)-1)
        return error_set(error, errno == ENOMEM ? FONDSIM_NO_MEMORY : FONDSIM_FAILED,
                         "iconv cannot turn %s into %s", from, to);
    return FONDSIM_OK;
}

int latin_encode(const char *text, char *out, double extra[2], struct error *error) {
    iconv_t converter;
    int code = open_converter(&converter, ALPHABET, "UTF-8", error);
    if (code != FONDSIM_OK)
        return code;
    int wider[2] = {0, 0};
    while (*text != '\0') {
        size_t length = character_length(text);
        *out++ = encode_character(converter, text, length, wider);
        text += length;
    }
    *out = '\0';
    extra[0] = wider[0] / 1000.0;
    extra[1] = wider[1] / 1000.0;
    iconv_close(converter);
    return FONDSIM_OK;
}

/* ---- The way back ---- */

static void write_escaped(FILE *file, const char *text) {
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '&')
            fputs("&amp;", file);
        else if (c == '<')
            fputs("&lt;", file);
        else if (c == '>')
            fputs("&gt;", file);
        else if (c >= 0x20 || c == '\n' || c == '\t') /* XML 1.0 has no other controls */
            fputc(c, file);
    }
}

/* One byte of libplot's output. */
static void write_byte(FILE *file, iconv_t converter, char byte) {
    if (((unsigned char)byte & 0x80) == 0) {
        fputc(byte, file);
        return;
    }
    for (size_t i = 0; i < COUNT(stand_ins); i++)
        if (stand_ins[i].byte == byte) {
            fputs(stand_ins[i].sign, file);
            return;
        }
    char in_byte = byte, out_bytes[8], *in = &in_byte, *out = out_bytes;
    size_t in_left = 1, out_left = sizeof out_bytes;
    if (iconv(converter, &in, &in_left, &out, &out_left) != (size_t)-1)
        fwrite(out_bytes, 1, sizeof out_bytes - out_left, file);
}

/* The end of the element that begins at text, past its closing tag; text itself if there is none.
 */
static const char *after(const char *text, const char *closing) {
    const char *end = strstr(text, closing);
    return end == NULL ? text : end + strlen(closing);
}

static bool starts(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

/* Text contents are escaped by libplot, so a '<' always begins a tag, and the strings replaced here
 * never come from a label. */
static void write_svg(FILE *file, iconv_t converter, const char *svg, const char *title,
                      const char *description) {
    static const char family[] = "font-family=\"";
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>", file);
    const char *place = after(svg, "?>");
    while (*place != '\0') {
        if (starts(place, "<title>")) {
            place = after(place, "</title>");
            fputs("<title>", file);
            write_escaped(file, title == NULL ? "" : title);
            fputs("</title>", file);
        } else if (starts(place, "<desc>")) {
            place = after(place, "</desc>");
            fputs("<desc>", file);
            write_escaped(file, description == NULL ? "" : description);
            fputs("</desc>", file);
        } else if (starts(place, family)) {
            place = after(place + sizeof family - 1, "\"");
            fprintf(file, "%s" FONTS "\"", family);
        } else
            write_byte(file, converter, *place++);
    }
}

int latin_decode_svg(const char *svg, const char *title, const char *description, char **out,
                     size_t *out_size, struct error *error) {
    iconv_t converter;
    *out = NULL;
    *out_size = 0;
    int code = open_converter(&converter, "UTF-8", ALPHABET, error);
    if (code != FONDSIM_OK)
        return code;
    FILE *file = open_memstream(out, out_size);
    if (file == NULL) {
        code = error_set(error, FONDSIM_NO_MEMORY, "no memory for an SVG figure");
        goto out;
    }
    write_svg(file, converter, svg, title, description);
    bool failed = ferror(file) != 0;
    if (fclose(file) != 0 || failed) {
        free(*out);
        *out = NULL;
        code = error_set(error, FONDSIM_NO_MEMORY, "no memory for an SVG figure");
    }
out:
    iconv_close(converter);
    return code;
}
