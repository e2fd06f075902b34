/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Captions of the figures of one report: sentences that many of them share are conventions, said
 * once. Never knows what they tell. */
#ifndef FONDSIM_OUTPUT_REPORT_CAPTIONS_H
#define FONDSIM_OUTPUT_REPORT_CAPTIONS_H

#include "output/report/gallery.h"

/* The sentences of a picture's caption that are its own, into buffer[size], cut when it is full. */
void captions_own(const struct gallery *gallery, const struct picture *picture, char *buffer,
                  size_t size);

/* The sentences that three kinds of figures share, likewise. A kind is what stands before the first
 * '-' of a name. */
void captions_common(const struct gallery *gallery, char *buffer, size_t size);

#endif
