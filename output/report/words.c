/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the committee's report and the filling of their gaps. Never knows where they
 * stand. */
#include "output/report/words.h"

#include <stdlib.h>
#include <string.h>

#define NB "\u00a0" /* no-break space */

static const struct {
    const char *name, *fr, *en;
} words[WORD_COUNT] = {
#define WORD(name, fr, en) {#name, fr, en},
#include "output/report/words_list.h"
#undef WORD
};

const char *word_of(enum language language, enum word word) {
    if ((unsigned)word >= WORD_COUNT)
        return NULL;
    return language == LANGUAGE_FR ? words[word].fr : words[word].en;
}

const char *word_name(enum word word) {
    return (unsigned)word >= WORD_COUNT ? NULL : words[word].name;
}

/* Whether the space at `at` is one that French never breaks. */
static int is_french_space(const char *text, const char *at) {
    static const char *const after[] = {":", ";", "?", "!", "%", "»", "€", "k€", "M€", "Md€"};
    if (at >= text + 2 && memcmp(at - 2, "«", 2) == 0)
        return 1;
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
        if (strncmp(at + 1, after[i], strlen(after[i])) == 0)
            return 1;
    return 0;
}

/* Writes `length` bytes of the template text, from `at`, as the language spaces them. */
static void put_template(FILE *out, enum language language, const char *text, const char *at,
                         size_t length) {
    for (const char *end = at + length; at < end; at++)
        if (language == LANGUAGE_FR && *at == ' ' && is_french_space(text, at))
            fputs(NB, out);
        else
            fputc(*at, out);
}

void word_space(FILE *out, enum language language, const char *text) {
    put_template(out, language, text, text, strlen(text));
}

/* The value given for a gap, or NULL. */
static const char *gap_value(va_list gaps, const char *name, size_t length) {
    const char *value = NULL;
    for (const char *given = va_arg(gaps, const char *); given != NULL;
         given = va_arg(gaps, const char *)) {
        const char *text = va_arg(gaps, const char *);
        if (value == NULL && strlen(given) == length && memcmp(given, name, length) == 0)
            value = text == NULL ? "" : text;
    }
    return value;
}

typedef void put_gap(FILE *out, enum word_gap kind, const char *value, void *context);

/* Hands an anchor to put. One too long for a name was never one. */
static void put_reference(FILE *out, const char *name, size_t length, put_gap *put, void *context) {
    char anchor[256];
    snprintf(anchor, sizeof anchor, "%.*s", (int)length, name);
    put(out, WORD_REFERENCE, anchor, context);
}

void word_print(FILE *out, enum language language, enum word word, put_gap *put, void *context,
                va_list gaps) {
    const char *text = word_of(language, word);
    const char *rest = text;
    while (rest != NULL && *rest != '\0') {
        size_t plain = strcspn(rest, "{");
        put_template(out, language, text, rest, plain);
        rest += plain;
        if (*rest == '\0')
            break;
        size_t length = strcspn(rest + 1, "}");
        size_t whole = length + (rest[1 + length] == '}' ? 2 : 1);
        va_list again;
        va_copy(again, gaps);
        const char *value = gap_value(again, rest + 1, length);
        va_end(again);
        if (value != NULL)
            put(out, WORD_VALUE, value, context);
        else if (length == 2 && memcmp(rest + 1, "nb", 2) == 0)
            fputs(NB, out);
        else if (rest[1] == '@')
            put_reference(out, rest + 2, length - 1, put, context);
        else
            fwrite(rest, 1, whole, out);
        rest += whole;
    }
}

/* Outside a document nothing has a number: a reference stays as written. */
static void put_plain(FILE *out, enum word_gap kind, const char *value, void *context) {
    (void)context;
    fprintf(out, kind == WORD_VALUE ? "%s" : "{@%s}", value);
}

char *word_fill(char *buffer, size_t size, enum language language, enum word word, ...) {
    char *text = NULL;
    size_t length = 0;
    if (size == 0)
        return buffer;
    buffer[0] = '\0';
    FILE *out = open_memstream(&text, &length);
    if (out == NULL)
        return buffer;
    va_list gaps;
    va_start(gaps, word);
    word_print(out, language, word, put_plain, NULL, gaps);
    va_end(gaps);
    if (fclose(out) == 0) {
        size_t kept = length < size ? length : size - 1;
        while (kept > 0 && kept < length && ((unsigned char)text[kept] & 0xC0) == 0x80)
            kept--;
        memcpy(buffer, text, kept);
        buffer[kept] = '\0';
    }
    free(text);
    return buffer;
}
