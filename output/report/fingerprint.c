/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingerprints of files, by GLib. Never knows what a file holds. */
#include "output/report/fingerprint.h"

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>

int fingerprint_sha256(const char *path, char *text, struct error *error) {
    unsigned char bytes[1 << 16];
    size_t n;
    text[0] = '\0';
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return error_set(error, FONDSIM_IO, "%s: %s", path, strerror(errno));
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
        g_checksum_update(sum, bytes, (gssize)n);
    int failed = ferror(file);
    fclose(file);
    snprintf(text, FINGERPRINT_SIZE, "%s", g_checksum_get_string(sum));
    g_checksum_free(sum);
    return failed ? error_set(error, FONDSIM_IO, "%s: cannot be read", path) : 0;
}
