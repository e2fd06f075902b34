/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts on their way through libplot: UTF-8 to the one-byte alphabet it can carry, and the SVG it
 * wrote back to UTF-8. Never knows charts or drawing. */
#ifndef FONDSIM_OUTPUT_LATIN_H
#define FONDSIM_OUTPUT_LATIN_H

#include "sim/core/error.h"
#include <stddef.h>

/* Bytes latin_encode may need for a text of this many UTF-8 bytes, terminator included. */
size_t latin_room(size_t bytes);

/* Writes text as ISO-8859-15 into out[latin_room(strlen(text))]. Signs that figures need and the
 * alphabet lacks (’ “ ” – — … − ≤ ≥ → ∞ and the backslash, which libplot would obey) travel in the
 * place of letters no European figure uses, and return as themselves in latin_decode. Narrow
 * no-break spaces become no-break ones (Liberation Sans has no other), typographic double quotes "
 * ones; what is still unknown becomes '?'; controls become spaces. extra[] receives the width to
 * add to libplot's measure of the text, which counts the stand-ins, plain and bold [em]. 0,
 * FONDSIM_NO_MEMORY or FONDSIM_FAILED (no iconv for this alphabet). */
int latin_encode(const char *text, char *out, double extra[2], struct error *error);

/* libplot's SVG (one-byte, terminated) as an UTF-8 SVG: header, fonts, title and description (NULL:
 * none) put right. *out is terminated; owner: the caller, free(). Same errors. */
int latin_decode_svg(const char *svg, const char *title, const char *description, char **out,
                     size_t *out_size, struct error *error);

#endif
