/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draw matrix of a block, from addresses. Knows no model and no thread. */
#include "sim/engine/design.h"

#include <math.h>
#include <stdlib.h>

#include "sim/core/blocks.h"
#include "sim/core/random.h"
#include "sim/core/rank.h"
#include "sim/core/sobol_points.h"

enum { ROWS = SCENARIO_BLOCK };

/* Uniforms of one column, stride apart. */
static void column(const struct scenario *scenario, size_t j, uint32_t block, double *u,
                   size_t stride) {
    struct address address = {.seed = scenario->monte_carlo.seed,
                              .entity = scenario->assumptions[j].code};
    double jitter[ROWS], order[ROWS];
    int latin = scenario->monte_carlo.design == DESIGN_LATIN_HYPERCUBE;
    for (uint32_t r = 0; r < ROWS; r++) {
        address.sample = block * ROWS + r;
        address.purpose = PURPOSE_DESIGN_JITTER;
        jitter[r] = random_uniform(address);
        address.purpose = PURPOSE_DESIGN_ORDER;
        order[r] = latin ? random_uniform(address) : 0;
    }
    for (uint32_t r = 0; r < ROWS; r++) {
        uint32_t rank = 0;
        for (uint32_t s = 0; s < ROWS; s++) {
            rank += (uint32_t)(order[s] < order[r] || (order[s] <= order[r] && s < r));
        }
        u[r * stride] = latin ? ((double)rank + jitter[r]) / ROWS : jitter[r];
    }
}

/* The same for one dimension of scrambled Sobol points. */
static void sobol_column(const struct scenario *scenario, size_t j, uint32_t block,
                         const struct sobol_dimension *dimension, double *u, size_t stride) {
    uint32_t family = block / BLOCKS_FRESH, within = block % BLOCKS_FRESH;
    struct address scrambling = {
        .seed = scenario->monte_carlo.seed,
        .entity = scenario->assumptions[j].code,
        .inner = (uint16_t)(family * BLOCKS_SCRAMBLINGS + within % BLOCKS_SCRAMBLINGS)};
    uint32_t first = within / BLOCKS_SCRAMBLINGS * ROWS;
    for (uint32_t r = 0; r < ROWS; r++) {
        u[r * stride] = sobol_scrambled(sobol_point(dimension, first + r), scrambling);
    }
}

/* A column that varies. */
struct place {
    uint32_t code;
    size_t column;
};

static int by_code(const void *a, const void *b) {
    const struct place *x = a, *y = b;
    return (x->code > y->code) - (x->code < y->code);
}

/* Dimensions go by rank of code: the order of the list is no part of a draw. */
static int sobol_columns(const struct scenario *scenario, uint32_t block, double *u,
                         struct error *error) {
    size_t n = scenario->n_assumptions, varying = 0;
    struct place *places = malloc((n + 1) * sizeof *places);
    if (places == NULL) {
        return error_no_memory(error);
    }
    for (size_t j = 0; j < n; j++) {
        if (!law_is_constant(&scenario->assumptions[j].law)) {
            places[varying++] = (struct place){scenario->assumptions[j].code, j};
        }
    }
    qsort(places, varying, sizeof *places, by_code);
    struct sobol_dimension dimension;
    sobol_first(&dimension);
    for (size_t k = 0; k < varying && varying <= SOBOL_DIMENSIONS; k++) {
        sobol_column(scenario, places[k].column, block, &dimension, u + places[k].column, n);
        if (k + 1 < varying) {
            sobol_next(&dimension);
        }
    }
    free(places);
    return varying <= SOBOL_DIMENSIONS
               ? 0
               : error_set(error, FONDSIM_DOMAIN,
                           "%zu parameters vary: Sobol points have at most %d dimensions", varying,
                           SOBOL_DIMENSIONS);
}

/* ---- Groups of columns joined by correlations ---- */

/* The group of a column: the smallest column it is joined with. */
static size_t group_of(const size_t *parent, size_t j) {
    while (parent[j] != j) {
        j = parent[j];
    }
    return j;
}

static void join(const struct scenario *scenario, size_t *parent) {
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        parent[j] = j;
    }
    for (int c = 0; c < scenario->n_correlations; c++) {
        size_t a = group_of(parent, scenario->correlations[c].first);
        size_t b = group_of(parent, scenario->correlations[c].second);
        parent[a < b ? b : a] = a < b ? a : b;
    }
}

/* Spearman matrix of the columns, k x k: what correlations say, 0 elsewhere. */
static void target(const struct scenario *scenario, const size_t *columns, size_t k,
                   double *spearman) {
    for (size_t a = 0; a < k; a++) {
        for (size_t b = 0; b < k; b++) {
            double rho = a == b ? 1 : 0;
            for (int c = 0; c < scenario->n_correlations; c++) {
                const struct correlation *pair = &scenario->correlations[c];
                if ((pair->first == columns[a] && pair->second == columns[b]) ||
                    (pair->first == columns[b] && pair->second == columns[a])) {
                    rho = pair->rho;
                }
            }
            spearman[a * k + b] = rho;
        }
    }
}

static int correlate_group(const struct scenario *scenario, const size_t *columns, size_t k,
                           double *u, struct error *error) {
    size_t n = scenario->n_assumptions;
    double *work = malloc((ROWS * k + k * k) * sizeof *work);
    if (work == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    double *spearman = work + ROWS * k;
    target(scenario, columns, k, spearman);
    for (size_t r = 0; r < ROWS; r++) {
        for (size_t a = 0; a < k; a++) {
            work[r * k + a] = u[r * n + columns[a]];
        }
    }
    int status = scenario->monte_carlo.design == DESIGN_LATIN_HYPERCUBE
                     ? rank_correlate(work, ROWS, k, spearman, error)
                     : rank_copula(work, ROWS, k, spearman, error);
    for (size_t r = 0; status == 0 && r < ROWS; r++) {
        for (size_t a = 0; a < k; a++) {
            u[r * n + columns[a]] = work[r * k + a];
        }
    }
    free(work);
    return status;
}

static int correlate(const struct scenario *scenario, double *u, struct error *error) {
    size_t n = scenario->n_assumptions;
    if (scenario->n_correlations == 0) {
        return 0;
    }
    size_t *parent = malloc((2 * n + 1) * sizeof *parent);
    if (parent == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    size_t *columns = parent + n;
    join(scenario, parent);
    int status = 0;
    for (size_t head = 0; status == 0 && head < n; head++) {
        size_t k = 0;
        for (size_t j = head; j < n; j++) {
            /* A constant cannot be ordered: a correlation with it says nothing. */
            if (group_of(parent, j) == head && !law_is_constant(&scenario->assumptions[j].law)) {
                columns[k++] = j;
            }
        }
        if (group_of(parent, head) == head && k > 1) {
            status = correlate_group(scenario, columns, k, u, error);
        }
    }
    free(parent);
    return status;
}

int design_uniforms(const struct scenario *scenario, uint32_t block, double *u,
                    struct error *error) {
    size_t n = scenario->n_assumptions;
    int is_sobol = scenario->monte_carlo.design == DESIGN_SOBOL;
    for (size_t j = 0; j < n; j++) {
        if (!is_sobol && !law_is_constant(&scenario->assumptions[j].law)) {
            column(scenario, j, block, u + j, n);
            continue;
        }
        for (size_t r = 0; r < ROWS; r++) {
            u[r * n + j] = 0.5;
        }
    }
    int status = is_sobol ? sobol_columns(scenario, block, u, error) : 0;
    return status < 0 ? status : correlate(scenario, u, error);
}

int design_open(struct design_matrix *self, const struct scenario *scenario, struct error *error) {
    size_t n = scenario->n_assumptions;
    *self = (struct design_matrix){scenario, calloc(n + 1, sizeof *self->quantiles)};
    int status = self->quantiles == NULL ? FONDSIM_NO_MEMORY : 0;
    for (size_t j = 0; status == 0 && j < n; j++) {
        status = quantile_init(&self->quantiles[j], &scenario->assumptions[j].law);
    }
    if (status < 0) {
        design_close(self);
        return error_no_memory(error);
    }
    return 0;
}

void design_close(struct design_matrix *self) {
    for (size_t j = 0; self->quantiles != NULL && j < self->scenario->n_assumptions; j++) {
        quantile_free(&self->quantiles[j]);
    }
    free(self->quantiles);
    *self = (struct design_matrix){0};
}

int design_rows(const struct design_matrix *self, uint32_t block, uint32_t first, uint32_t n_rows,
                double *theta, struct error *error) {
    const struct scenario *scenario = self->scenario;
    size_t n = scenario->n_assumptions;
    double *u = malloc((ROWS * n + 1) * sizeof *u);
    if (u == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = design_uniforms(scenario, block, u, error);
    for (size_t j = 0; status == 0 && j < n; j++) {
        const struct assumption *assumption = &scenario->assumptions[j];
        int whole = assumption->parameter->kind == PARAMETER_INTEGER;
        int constant = law_is_constant(&assumption->law);
        for (size_t r = 0; r < n_rows; r++) {
            double value = constant && r > 0
                               ? theta[j]
                               : quantile_at(&self->quantiles[j], u[(first + r) * n + j]);
            theta[r * n + j] = whole ? round(value) : value;
        }
    }
    free(u);
    return status;
}

int design_block(const struct scenario *scenario, uint32_t block, double *theta,
                 struct error *error) {
    struct design_matrix design;
    int status = design_open(&design, scenario, error);
    status = status < 0 ? status : design_rows(&design, block, 0, ROWS, theta, error);
    design_close(&design);
    return status;
}
