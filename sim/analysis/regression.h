/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Least squares of several responses on columns of draws: additive natural splines, then products
 * of them, as far as they pay. Refitted without each group of rows in turn, for jackknife errors
 * and for predictions of rows that the fit has not seen. Knows no parameter, money or decision.
 *
 * Terms come in levels, each containing the one before. The level with the least generalised cross
 * validation, RSS / (n - 1.4 p)^2 (Wood 2017, section 6.2.5), is taken.
 *   0  each column alone, as many functions of its spline as its own cross validation asks for
 *   1  products of two columns' straight lines
 *   2  2 x 2 functions of each pair; at least 6 functions of each column
 *   3  3 x 3 of each pair; products of the straight lines of three and of four columns
 *   4  5 x 5 of each pair; 2 x 2 x 2 of each triple; all functions of each column
 * The functions of a column do not depend on the other columns, so that the terms of a set contain,
 * level by level, those of its subsets. There are never more coefficients than a tenth of the rows,
 * nor more than REGRESSION_MOST; levels beyond are not tried. */
#ifndef FONDSIM_ANALYSIS_REGRESSION_H
#define FONDSIM_ANALYSIS_REGRESSION_H

#include "sim/analysis/draws.h"
#include "sim/core/error.h"

enum { REGRESSION_MOST = 300, REGRESSION_FACTORS = 4, REGRESSION_MOST_GROUPS = 40 };

/* Functions of one column at its rows, which do not depend on the other columns: made once, they
 * serve every regression on that column. */
struct regression_basis {
    size_t n;       /* functions; 0 for a column that does not vary */
    double *values; /* function k of row i at [k * rows + i]; NULL: not made */
};

/* x[rows], finite, at least one. FONDSIM_NO_MEMORY. */
int regression_basis_init(struct regression_basis *self, const double *x, size_t rows,
                          struct error *error);
void regression_basis_free(struct regression_basis *self); /* legal on a zeroed one */

/* Borrowed; all values finite. Rows are samples: inner runs are averaged by the caller. */
struct regression_data {
    size_t n;     /* rows */
    size_t block; /* rows in a block; blocks are independent, a shorter last one counts as one */
    size_t n_columns;
    const double *const *x; /* [column][row] */
    size_t n_responses;
    const double *const *y; /* [response][row] */
    const struct regression_basis *const
        *bases; /* [column] of x, NULL where not made; NULL: none */
};

/* A product of functions: function[f] of column[f], f < n. None: the constant. */
struct regression_term {
    size_t n;
    size_t column[REGRESSION_FACTORS], function[REGRESSION_FACTORS];
};

struct regression {
    size_t n, n_columns, n_responses;
    size_t n_groups; /* of whole blocks, at most REGRESSION_MOST_GROUPS; 0 under two blocks */
    size_t group[REGRESSION_MOST_GROUPS + 1]; /* row at which each begins; the last one is n */
    size_t n_used;                            /* columns that vary */
    size_t n_terms;                           /* coefficients of a response */
    int level;
    struct regression_term *terms; /* [term] */
    const double **functions;      /* [column] values, function k of row i at [k * n + i] */
    struct regression_basis *own;  /* [column] those of them that were not borrowed */
    double *coefficients;          /* [1 + n_groups][response][term]: all rows, then without each */
    double explained; /* share of the variance of the responses, summed; NaN when none varies */
};

/* Groups of whole blocks that are as equal as can be, at most REGRESSION_MOST_GROUPS. Fills
 * group[] as above and returns their number, 0 under two blocks. */
size_t regression_groups(size_t n, size_t block, size_t group[REGRESSION_MOST_GROUPS + 1]);

/* FONDSIM_DOMAIN when a tenth of the rows is less than one coefficient for each column that varies
 * and one for the constant. Columns that do not vary are left out. FONDSIM_NO_MEMORY. On failure
 * *self is freed. */
int regression_fit(const struct regression_data *data, struct regression *self,
                   struct error *error);
void regression_free(struct regression *self); /* legal on a zeroed one */

/* Values of the terms at a row: values[n_terms]. */
void regression_row(const struct regression *self, size_t row, double *values);

/* Fitted value of a response: fit 0 from all rows, fit 1 + g without group g. */
double regression_value(const struct regression *self, size_t fit, size_t response,
                        const double *values);

/* Residual check: do residuals still follow the columns? Rows are cut into up to 20 classes of each
 * column and 5 x 5 of each pair of columns, by rank; with a right fit the mean residuals of classes
 * are 0 within their errors (chi squared). *p receives the least p-value over columns, pairs and
 * responses, times their number (Bonferroni), at most 1; NaN under 200 rows. Under 0.001 the fit
 * misses something. The caller's `data` are those of the fit. FONDSIM_NO_MEMORY. */
int regression_check(const struct regression *self, const struct regression_data *data, double *p,
                     struct error *error);

#endif
