/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingerprints of files, so that a reader can tell whether a report is about these very results.
 * Never knows what a file holds. */
#ifndef FONDSIM_OUTPUT_REPORT_FINGERPRINT_H
#define FONDSIM_OUTPUT_REPORT_FINGERPRINT_H

#include "sim/core/error.h"

enum { FINGERPRINT_SIZE = 65 };

/* SHA-256 of the file's bytes in hexadecimal, terminated, into text[FINGERPRINT_SIZE].
 * FONDSIM_IO, FONDSIM_NO_MEMORY. */
int fingerprint_sha256(const char *path, char *text, struct error *error);

#endif
