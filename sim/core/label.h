/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write beside a thing: its label in both languages, and how a number is known. Knows
 * no file and no thing. */
#ifndef FONDSIM_CORE_LABEL_H
#define FONDSIM_CORE_LABEL_H

struct label {
    char *fr, *en; /* UTF-8, never NULL: the key when no label is given */
};

enum assumption_status { STATUS_SOURCED, STATUS_INFERRED, STATUS_PRIOR, STATUS_CHOICE };

#endif
