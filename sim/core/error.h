/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors: one list gives code, exit status and sentence. Knows nothing of what failed. */
#ifndef FONDSIM_CORE_ERROR_H
#define FONDSIM_CORE_ERROR_H

/* Lets the compiler check a printf-like function's arguments. */
#if defined(__GNUC__)
#define FONDSIM_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define FONDSIM_PRINTF(text, first)
#endif

/* X(name, code, exit status of the command, sentence). Codes are negative and never reused. */
#define FONDSIM_ERRORS(X)                                                                          \
    X(FONDSIM_OK, 0, 0, "done")                                                                    \
    X(FONDSIM_FAILED, -1, 1, "failed")                                                             \
    X(FONDSIM_NO_MEMORY, -2, 1, "out of memory")                                                   \
    X(FONDSIM_USAGE, -3, 2, "wrong usage")                                                         \
    X(FONDSIM_INVALID, -4, 3, "invalid scenario")                                                  \
    X(FONDSIM_IO, -5, 4, "input or output failed")                                                 \
    X(FONDSIM_INTERRUPTED, -6, 1, "interrupted; finished blocks are kept")                         \
    X(FONDSIM_LEDGER, -7, 1, "a money ledger does not close")                                      \
    X(FONDSIM_DOMAIN, -8, 1, "argument outside its domain")

enum fondsim_code {
#define FONDSIM_ERROR_ENUM(name, code, status, sentence) name = code,
    FONDSIM_ERRORS(FONDSIM_ERROR_ENUM)
#undef FONDSIM_ERROR_ENUM
};

/* What went wrong, for a person. Filled by whoever returns a negative code. */
struct error {
    int code;        /* one of enum fondsim_code */
    char text[1024]; /* one or more lines, no trailing newline; empty when code is FONDSIM_OK */
};

/* Fills *self (which may be NULL, else must start zeroed) and returns code. printf-like; keeps the
 * first error when one is already there, since later ones are usually its consequences. A text that
 * does not fit ends with "...". */
int error_set(struct error *self, int code, const char *format, ...) FONDSIM_PRINTF(3, 4);
#ifdef __clang_analyzer__ /* reads one file at a time: shows it that the code comes back */
#define error_set(self, code, ...) ((error_set)(self, code, __VA_ARGS__), (code))
#endif

/* The sentence of a code; "unknown error" for a code that is not in the list. */
const char *error_sentence(int code);

/* Says that memory is out, and returns FONDSIM_NO_MEMORY. */
static inline int error_no_memory(struct error *self) {
    return error_set(self, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* Exit status of the command for a code: 0 done, 1 failed, 2 usage, 3 invalid scenario, 4 I/O; 1
 * for a code that is not in the list. */
int error_exit_status(int code);

#endif
