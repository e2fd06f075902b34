/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors: fills the error struct and looks codes up. Never prints and never exits; knows nothing of
 * what failed. */
#include "sim/core/error.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const struct {
    int code, status;
    const char *sentence;
} errors[] = {
#define FONDSIM_ERROR_ROW(name, code, status, sentence) {code, status, sentence},
    FONDSIM_ERRORS(FONDSIM_ERROR_ROW)
#undef FONDSIM_ERROR_ROW
};

enum { N_ERRORS = sizeof errors / sizeof errors[0] };

/* Ends a text that did not fit with "...", without leaving half a UTF-8 character before it. */
static void mark_cut(char *text, size_t size) {
    size_t end = size - sizeof "...";
    while (end > 0 && ((unsigned char)text[end] & 0xC0U) == 0x80U) {
        end--;
    }
    memcpy(text + end, "...", sizeof "...");
}

#undef error_set /* a macro for the analyser */
int error_set(struct error *self, int code, const char *format, ...) {
    if (self == NULL || self->code != FONDSIM_OK) {
        return code;
    }
    self->code = code;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(self->text, sizeof self->text, format, arguments);
    va_end(arguments);
    if (length < 0) {
        snprintf(self->text, sizeof self->text, "%s", error_sentence(code));
        return code;
    }
    if ((size_t)length >= sizeof self->text) {
        mark_cut(self->text, sizeof self->text);
    }
    size_t end = strlen(self->text);
    while (end > 0 && self->text[end - 1] == '\n') {
        self->text[--end] = '\0';
    }
    return code;
}

const char *error_sentence(int code) {
    for (size_t i = 0; i < N_ERRORS; i++) {
        if (errors[i].code == code) {
            return errors[i].sentence;
        }
    }
    return "unknown error";
}

int error_exit_status(int code) {
    for (size_t i = 0; i < N_ERRORS; i++) {
        if (errors[i].code == code) {
            return errors[i].status;
        }
    }
    return 1;
}
