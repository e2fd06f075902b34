/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank correlations between named parameters, and the codes under which draws are addressed. */
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/number.h"
#include "scenarios/reader.h"
#include "sim/core/random.h"

/* Below this smallest eigenvalue the matrix counts as not positive definite. */
static const double least_eigenvalue = 1e-9;

long assumption_find(const struct scenario *scenario, const char *path) {
    char longer[PATH_SIZE], shorter[PATH_SIZE];
    snprintf(longer, sizeof longer, "instruments.%s", path);
    snprintf(shorter, sizeof shorter, "%s", path);
    if (strncmp(path, "economics.discount.", 19) == 0) { /* where these may also be written */
        snprintf(shorter, sizeof shorter, "economics.%s", path + 19);
    }
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        const char *known = scenario->assumptions[i].path;
        if (known != NULL && (strcmp(known, shorter) == 0 || strcmp(known, longer) == 0)) {
            return (long)i;
        }
    }
    return -1;
}

long assumption_uncertain(struct reader *self, const struct tree *node) {
    char shown[SHOWN_SIZE];
    const char *path = reader_text(self, node, "the path of a parameter");
    if (path == NULL) {
        return -1;
    }
    long index = assumption_find(self->out, path);
    if (index < 0) {
        struct nearest nearest = {path, NULL, 0};
        int kept = !problems_full(self->problems); /* else the search is for nothing */
        for (size_t i = 0; i < self->out->n_assumptions && kept; i++) {
            const char *known = self->out->assumptions[i].path;
            if (known != NULL) {
                nearest_offer(&nearest, known);
                nearest_offer(&nearest,
                              strncmp(known, "instruments.", 12) == 0 ? known + 12 : known);
            }
        }
        tree_problem(self->problems, node, "found %s, expected the path of a parameter%s%s%s",
                     problems_shown(path, shown),
                     nearest.best == NULL ? "" : " (nearest known path: ",
                     nearest.best == NULL ? "" : nearest.best, nearest.best == NULL ? "" : ")");
        return -1;
    }
    if (isnan(self->out->assumptions[index].law.p[0])) {
        return -1; /* its value is already complained of */
    }
    if (law_is_constant(&self->out->assumptions[index].law)) {
        tree_problem(self->problems, node,
                     "found %s, which is one fixed value, expected a parameter that has a law",
                     problems_shown(path, shown));
        return -1;
    }
    return index;
}

static void read_correlation(struct reader *self, const struct tree *item) {
    static const char *const words[] = {"between", "rho", NULL};
    struct scenario *out = self->out;
    if (reader_map(self, item) == NULL) {
        return;
    }
    const struct tree *rho = tree_find(item, "rho"), *between = tree_find(item, "between");
    double value = 0;
    reader_keys(self, item, words, NULL, NULL);
    if (rho == NULL) {
        tree_missing(self->problems, item, "rho", "a rank correlation from -1 to 1");
    } else if (reader_number(self, rho, -1, 1, &value) != 0) {
        rho = NULL;
    }
    if (between == NULL) {
        tree_missing(self->problems, item, "between", "a list of two paths of parameters");
    }
    if (between == NULL || reader_list(self, between) == NULL) {
        return;
    }
    if (between->n != 2) {
        tree_problem(self->problems, between, "found %zu items, expected two paths of parameters",
                     between->n);
        return;
    }
    long first = assumption_uncertain(self, between->items[0]);
    long second = assumption_uncertain(self, between->items[1]);
    if (first < 0 || second < 0 || rho == NULL) {
        return;
    }
    for (int i = 0; i < out->n_correlations; i++) {
        const struct correlation *other = &out->correlations[i];
        size_t a = (size_t)first, b = (size_t)second;
        if ((other->first == a && other->second == b) ||
            (other->first == b && other->second == a)) {
            tree_problem(self->problems, between, "found this pair a second time, expected once");
        }
    }
    if (first == second) {
        tree_problem(self->problems, between, "found one parameter twice, expected two");
        return;
    }
    out->correlations[out->n_correlations++] =
        (struct correlation){(size_t)first, (size_t)second, value};
}

/* Place of an assumption among those that are correlated, appended when new. */
static size_t member(size_t *members, size_t *n, size_t assumption) {
    for (size_t i = 0; i < *n; i++) {
        if (members[i] == assumption) {
            return i;
        }
    }
    members[*n] = assumption;
    return (*n)++;
}

/* 1 when a symmetric matrix less least_eigenvalue times one has a Cholesky decomposition: ten times
 * sooner known than its eigenvalues, and as true of them. */
static int is_definite(const gsl_matrix *matrix) {
    gsl_matrix *copy = gsl_matrix_alloc(matrix->size1, matrix->size1);
    int definite = 0;
    if (copy != NULL && gsl_matrix_memcpy(copy, matrix) == 0) {
        for (size_t i = 0; i < copy->size1; i++) {
            gsl_matrix_set(copy, i, i, gsl_matrix_get(copy, i, i) - least_eigenvalue);
        }
        definite = gsl_linalg_cholesky_decomp1(copy) == 0;
    }
    gsl_matrix_free(copy);
    return definite;
}

/* Smallest eigenvalue of the matrix of normal scores, 2 sin(pi rho / 6) (Pearson 1907) when
 * `scores`, else of rank correlations; infinite when it is well above 0, NaN when memory is out. */
static double smallest(const struct scenario *out, const size_t *members, size_t n, int scores) {
    double least = NAN;
    gsl_matrix *matrix = gsl_matrix_alloc(n, n);
    gsl_vector *values = gsl_vector_alloc(n);
    gsl_eigen_symm_workspace *work = gsl_eigen_symm_alloc(n);
    if (matrix == NULL || values == NULL || work == NULL) {
        goto out;
    }
    gsl_matrix_set_identity(matrix);
    for (int i = 0; i < out->n_correlations; i++) {
        const struct correlation *pair = &out->correlations[i];
        double rho = scores ? 2 * sin(acos(-1) * pair->rho / 6) : pair->rho;
        size_t known = n;
        size_t a = member((size_t *)members, &known, pair->first);
        size_t b = member((size_t *)members, &known, pair->second);
        gsl_matrix_set(matrix, a, b, rho);
        gsl_matrix_set(matrix, b, a, rho);
    }
    if (is_definite(matrix)) {
        least = INFINITY;
    } else if (gsl_eigen_symm(matrix, values, work) == 0) {
        least = gsl_vector_min(values);
    }
out:
    gsl_eigen_symm_free(work);
    gsl_vector_free(values);
    gsl_matrix_free(matrix);
    return least;
}

static void check_matrix(struct reader *self, const struct tree *list) {
    const struct scenario *out = self->out;
    size_t n = 0;
    size_t *members = reader_array(self, 2 * (size_t)out->n_correlations, sizeof *members);
    if (members == NULL || out->n_correlations == 0) {
        free(members);
        return;
    }
    for (int i = 0; i < out->n_correlations; i++) {
        member(members, &n, out->correlations[i].first);
        member(members, &n, out->correlations[i].second);
    }
    double ranks = smallest(out, members, n, 0), scores = smallest(out, members, n, 1);
    if (!(ranks > least_eigenvalue && scores > least_eigenvalue)) {
        char names[400] = "";
        for (size_t i = 0; i < n; i++) {
            size_t used = strlen(names);
            snprintf(names + used, sizeof names - used, "%s%s", i == 0 ? "" : ", ",
                     out->assumptions[members[i]].path);
        }
        tree_problem(self->problems, list,
                     "found a correlation matrix that is not positive definite (smallest "
                     "eigenvalue %.3g), expected one that is; it is that of %s",
                     ranks < scores ? ranks : scores, names);
    }
    free(members);
}

void correlations_read(struct reader *self) {
    struct scenario *out = self->out;
    const struct tree *list = reader_list(self, tree_find(self->root, "correlations"));
    enum { MOST = 500 };
    if (list == NULL) {
        return;
    }
    if (list->n > MOST) {
        tree_problem(self->problems, list,
                     "found %zu correlations, expected at most %d (a fixed limit)", list->n, MOST);
        return;
    }
    out->correlations = reader_array(self, list->n, sizeof *out->correlations);
    for (size_t i = 0; out->correlations != NULL && i < list->n; i++) {
        read_correlation(self, list->items[i]);
    }
    if (out->correlations != NULL && !self->is_variant) { /* of the same numbers */
        check_matrix(self, list);
    }
}

/* ------------------------------------------------------------------ codes of draws */

static int compare_codes(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Sorts codes and reports two that are equal. */
static void check_codes(struct reader *self, uint32_t *codes, size_t n, const char *what,
                        const char *remedy) {
    qsort(codes, n, sizeof *codes, compare_codes);
    for (size_t i = 1; i < n; i++) {
        if (codes[i] == codes[i - 1]) {
            tree_problem(self->problems, self->root,
                         "found two %s that have the same code 0x%08x, expected different codes: "
                         "%s",
                         what, (unsigned)codes[i], remedy);
            return;
        }
    }
}

void codes_check(struct reader *self) {
    static const char rename[] = "they are made of names; rename one";
    const struct scenario *out = self->out;
    size_t rows = 0;
    for (int c = 0; c < out->n_cohorts; c++) {
        const struct cohort *cohort = &out->cohorts[c];
        rows += cohort->n > cohort->territories.n ? cohort->n : cohort->territories.n;
    }
    size_t n_codes = rows > out->n_assumptions ? rows : out->n_assumptions;
    uint32_t *codes = reader_array(self, n_codes + SCENARIO_MAX_INSTRUMENTS, sizeof *codes);
    if (codes == NULL) {
        return;
    }
    size_t n = 0;
    for (int c = 0; c < out->n_cohorts; c++) {
        const struct cohort *cohort = &out->cohorts[c];
        size_t most = cohort->n > cohort->territories.n ? cohort->n : cohort->territories.n;
        for (size_t i = 0; cohort->name != NULL && i < most; i++) {
            codes[n++] = random_row_code(cohort->name, (uint32_t)i);
        }
    }
    check_codes(self, codes, n, "ecosystems",
                "they are made of the cohort's name and the row; rename a cohort, or have fewer "
                "rows");
    for (size_t i = 0; i < out->n_assumptions; i++) {
        codes[i] = out->assumptions[i].code;
    }
    check_codes(self, codes, out->n_assumptions, "parameters", rename);
    for (int f = 0; f < out->n_instruments; f++) {
        codes[f] = out->instruments[f].code;
    }
    check_codes(self, codes, (size_t)out->n_instruments, "instruments", rename);
    free(codes);
}
