/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the analyses make of the reference results about decisions and sensitivity, on draws of
 * known laws. Knows no expected value. */
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/difference.h"
#include "sim/analysis/effectiveness.h"
#include "sim/analysis/evsi.h"
#include "sim/analysis/sobol.h"
#include "sim/cli/verify.h"
#include "sim/core/law.h"
#include "sim/core/random.h"
#include "sim/core/rank.h"

enum { SAMPLES = 20000, BLOCK = 32, SEED = 2026, INPUTS = 3, MATRICES = 2 + INPUTS };

static double uniform_at(size_t sample, uint32_t entity) {
    return random_uniform(
        (struct address){.seed = SEED, .sample = (uint32_t)sample, .entity = entity});
}

static double normal_at(size_t sample, uint32_t entity) {
    return normal_quantile(uniform_at(sample, entity));
}

/* ---- Two options ---- */

/* p1 ~ N(1, 1), p2 ~ N(0, 4): parameters, and the net benefits of the two options. */
struct choice {
    double *p[2];
    const double *benefit[2];
    struct voi_input input;
};

static void choice_free(struct choice *self) {
    free(self->p[0]);
    *self = (struct choice){0};
}

static int choice_init(struct choice *self, struct error *error) {
    *self = (struct choice){0};
    double *memory = calloc(2 * SAMPLES, sizeof *memory);
    if (memory == NULL) {
        return error_no_memory(error);
    }
    for (size_t i = 0; i < SAMPLES; i++) {
        memory[i] = 1 + normal_at(i, 1);
        memory[SAMPLES + i] = 2 * normal_at(i, 2);
    }
    for (size_t k = 0; k < 2; k++) {
        self->p[k] = memory + k * SAMPLES;
        self->benefit[k] = self->p[k];
    }
    self->input = (struct voi_input){.shape = {SAMPLES, 1, BLOCK},
                                     .n_options = 2,
                                     .benefit = self->benefit,
                                     .n_parameters = 2,
                                     .theta = (const double *const *)self->p};
    return 0;
}

int verify_perfect(struct verify_answer *answers, struct error *error) {
    struct choice choice;
    struct voi_evpi evpi = {0};
    int status = choice_init(&choice, error);
    status = status < 0 ? status : voi_evpi(&choice.input, &evpi, error);
    answers[0] = (struct verify_answer){evpi.high, evpi.high_se};
    choice_free(&choice);
    return status;
}

int verify_partial(struct verify_answer *answers, struct error *error) {
    static const size_t parameters[] = {0, 1};
    static const struct evppi_set sets[] = {{1, &parameters[0]}, {1, &parameters[1]}};
    struct choice choice;
    struct evppi rows[2] = {{0}};
    int status = choice_init(&choice, error);
    status = status < 0 ? status : evppi(&choice.input, NULL, 2, sets, rows, error);
    for (int k = 0; k < 2; k++) {
        answers[k] = (struct verify_answer){rows[k].value, rows[k].se};
    }
    choice_free(&choice);
    return status;
}

/* Answers about p1, of which the mean is all that matters. */
struct answers_about {
    const double *target;
    double n;
};

static int ask(const void *context, size_t sample, double *summary, struct error *error) {
    const struct answers_about *self = context;
    (void)error;
    summary[0] = self->target[sample] + normal_at(sample, 3) / sqrt(self->n);
    return 0;
}

int verify_sample(struct verify_answer *answers, struct error *error) {
    static const double sizes[] = {1, 10, 100, 1000};
    struct choice choice;
    int status = choice_init(&choice, error);
    for (int k = 0; status == 0 && k < 4; k++) {
        struct answers_about asked = {choice.p[0], sizes[k]};
        struct evppi row = {0};
        status = evsi_of(&choice.input, NULL, ask, &asked, 1, &row, error);
        answers[k] = (struct verify_answer){row.value, row.se};
    }
    choice_free(&choice);
    return status;
}

int verify_paired(struct verify_answer *answers, struct error *error) {
    static const double correlations[] = {0, 0.5};
    const struct draws shape = {SAMPLES, 1, BLOCK};
    double *u = calloc(4 * SAMPLES, sizeof *u), *a = u + 2 * SAMPLES, *b = u + 3 * SAMPLES;
    int status = u == NULL ? error_no_memory(error) : 0;
    for (int k = 0; status == 0 && k < 2; k++) {
        double rank = rank_spearman_of_normal(correlations[k]);
        const double spearman[] = {1, rank, rank, 1};
        for (size_t i = 0; i < 2 * SAMPLES; i++) {
            u[i] = uniform_at(i / 2, 4 + (uint32_t)(i % 2));
        }
        status = rank_copula(u, SAMPLES, 2, spearman, error);
        for (size_t i = 0; i < SAMPLES; i++) {
            a[i] = 1 + normal_quantile(u[2 * i]);
            b[i] = 0.5 + 2 * normal_quantile(u[2 * i + 1]);
        }
        struct difference difference = {0};
        status = status < 0 ? status : difference_of(&shape, a, b, &difference, error);
        answers[k] =
            (struct verify_answer){difference.expected.above, difference.expected.above_se};
    }
    free(u);
    return status;
}

/* ---- The frontier ---- */

int verify_frontier(struct verify_answer *answers, struct error *error) {
    enum { U, A, B, C, D, E, OPTIONS, N = 4 };
    static const double costs[] = {5000, 12000, 10000, 25000, 35000, 55000};
    static const double effects[] = {1, 1.5, 2, 3, 4, 5};
    double cells[2][OPTIONS][N];
    const double *effect[OPTIONS], *cost[OPTIONS];
    for (size_t p = 0; p < OPTIONS; p++) {
        for (size_t i = 0; i < N; i++) {
            cells[0][p][i] = effects[p];
            cells[1][p][i] = costs[p];
        }
        effect[p] = cells[0][p];
        cost[p] = cells[1][p];
    }
    const struct effectiveness_input input = {.shape = {N, 1, 1},
                                              .n_options = OPTIONS,
                                              .effect = effect,
                                              .cost = cost,
                                              .reference = U,
                                              .better = 1};
    struct effectiveness result = {0};
    int status = effectiveness_of(&input, &result, error);
    if (status == 0) {
        const struct option_row *a = &result.rows[A], *c = &result.rows[C];
        const double obtained[] = {
            (double)result.n_frontier,
            result.rows[B].step.icer.ratio,
            result.rows[D].step.icer.ratio,
            result.rows[E].step.icer.ratio,
            a->status == OPTION_DOMINATED && a->by[0] == B,
            c->status == OPTION_EXTENDED && c->by[0] == B && c->by[1] == D,
        };
        for (size_t k = 0; k < sizeof obtained / sizeof obtained[0]; k++) {
            answers[k].obtained = obtained[k];
        }
    }
    effectiveness_free(&result);
    return status;
}

/* ---- Sensitivity ---- */

static double ishigami(const double *u) {
    double x[INPUTS], pi = acos(-1);
    for (int i = 0; i < INPUTS; i++) {
        x[i] = pi * (2 * u[i] - 1);
    }
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0]);
}

static double linear(const double *u) {
    return normal_quantile(u[0]) + 2 * normal_quantile(u[1]) + 3 * normal_quantile(u[2]);
}

/* Indices of a function of three uniforms, from matrices A, B and A with one column of B. */
static int indices(double (*function)(const double *u), struct sobol *sobol, struct error *error) {
    const struct draws shape = {SAMPLES, 1, BLOCK};
    double *cells = calloc((size_t)MATRICES * SAMPLES, sizeof *cells);
    const double *y[MATRICES];
    if (cells == NULL) {
        return error_no_memory(error);
    }
    for (size_t p = 0; p < MATRICES; p++) {
        y[p] = cells + p * SAMPLES;
        for (size_t s = 0; s < SAMPLES; s++) {
            double u[INPUTS];
            for (size_t i = 0; i < INPUTS; i++) {
                uint32_t of_b = p == 1 || p == 2 + i;
                u[i] = uniform_at(s, 10 + 2 * (uint32_t)i + of_b);
            }
            cells[p * SAMPLES + s] = function(u);
        }
    }
    int status = sobol_reduce(&shape, INPUTS, y, sobol_tolerance, sobol, error);
    free(cells);
    return status;
}

static void orders(const struct sobol *sobol, struct verify_answer *answers) {
    for (size_t i = 0; i < INPUTS; i++) {
        const struct sobol_row *row = &sobol->rows[i];
        answers[i] = (struct verify_answer){row->first.value, row->first.se};
        answers[INPUTS + i] = (struct verify_answer){row->total.value, row->total.se};
    }
}

int verify_ishigami(struct verify_answer *answers, struct error *error) {
    struct sobol sobol = {0};
    int status = indices(ishigami, &sobol, error);
    if (status == 0) {
        answers[0] = (struct verify_answer){sobol.mean.mean, sobol.mean.se};
        answers[1] = (struct verify_answer){sobol.variance, sobol.variance_se};
        orders(&sobol, answers + 2);
    }
    sobol_free(&sobol);
    return status;
}

int verify_linear(struct verify_answer *answers, struct error *error) {
    struct sobol sobol = {0};
    int status = indices(linear, &sobol, error);
    if (status == 0) {
        orders(&sobol, answers);
    }
    sobol_free(&sobol);
    return status;
}
