/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sobol points in up to 1,024 dimensions, and their nested uniform scrambling. Knows no parameter
 * and no block. */
#ifndef FONDSIM_CORE_SOBOL_POINTS_H
#define FONDSIM_CORE_SOBOL_POINTS_H

#include <stddef.h>
#include <stdint.h>

#include "sim/core/random.h"

enum {
    SOBOL_DIMENSIONS = 1024,
    SOBOL_BITS = 28 /* binary digits of a coordinate; indices are under 2^28 */
};

/* One dimension of the sequence; dimensions are walked in order. */
struct sobol_dimension {
    size_t dimension;               /* from 0 */
    size_t next;                    /* where the table continues */
    uint32_t direction[SOBOL_BITS]; /* of bit k of the index, in units of 2^-28 */
};

/* Dimension 0: van der Corput's sequence. */
void sobol_first(struct sobol_dimension *self);

/* The next dimension, with the direction numbers of Joe and Kuo (2008; the file
 * new-joe-kuo-6.21201). The caller asks for at most SOBOL_DIMENSIONS in all. */
void sobol_next(struct sobol_dimension *self);

/* Coordinate of a point times 2^28, in the order of Antonov and Saleev (1979): the bits of the
 * index's Gray code choose the direction numbers. Point 0 is the origin. Any 2^m neighbours whose
 * first index is a multiple of 2^m have one coordinate in each of 2^m equal cells, m <= 28. */
uint32_t sobol_point(const struct sobol_dimension *self, uint32_t index);

/* A coordinate scrambled by Owen's nested uniform scrambling (1995), exact: each binary digit is
 * flipped or not by a bit of its own that depends on all digits before it, so a scrambled point is
 * uniform on (0, 1) and the cells of the net keep one point each. The bits are words of U(SCRAMBLE)
 * at addresses that the caller begins (seed, stream, entity, inner name dimension and
 * scrambling): step g holds those of digits 7 g + 1 ... 7 g + 7, `sample` the 7 g digits before
 * them, bit number 1 and the digits since in binary. Points share no digits behind the 28th, since
 * no two of the 2^28 agree on all of them: the next 24 come from the first word of step 4, sample
 * the coordinate. Exactly 52 bits and a half, never 0 or 1. */
double sobol_scrambled(uint32_t point, struct address scrambling);

#endif
