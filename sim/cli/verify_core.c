/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sim/core makes of the reference results about draws, laws, money and inequality. Knows no
 * expected value. */
#include <math.h>

#include "sim/cli/verify.h"
#include "sim/core/law.h"
#include "sim/core/random.h"
#include "sim/core/rank.h"
#include "sim/core/sobol_points.h"
#include "sim/core/stats.h"

int verify_philox(struct verify_answer *answers, struct error *error) {
    const struct address addresses[] = {
        {0},
        {UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT16_MAX, UINT16_MAX, UINT8_MAX,
         UINT8_MAX, UINT16_MAX},
        {.seed = 0xa4093822,
         .stream = 0x299f31d0,
         .sample = 0x243f6a88,
         .entity = 0x85a308d3,
         .birth = 0x1319,
         .step = 0x8a2e,
         .inner = 0x0370,
         .draw = 0x73,
         .purpose = 0x44},
    };
    (void)error;
    for (size_t a = 0; a < sizeof addresses / sizeof addresses[0]; a++) {
        struct random_words words = random_words(addresses[a]);
        for (size_t k = 0; k < 4; k++) {
            answers[4 * a + k].obtained = words.word[k];
        }
    }
    return 0;
}

int verify_points(struct verify_answer *answers, struct error *error) {
    static const struct {
        size_t dimension; /* from 1, ascending */
        uint32_t index;
        int at;
    } asked[] = {{1, 4, 0}, {1, 7, 4}, {2, 4, 1},   {2, 7, 5},     {3, 4, 2},      {3, 7, 6},
                 {4, 4, 3}, {4, 7, 7}, {5, 777, 8}, {100, 777, 9}, {500, 777, 10}, {1024, 777, 11}};
    struct sobol_dimension dimension;
    (void)error;
    sobol_first(&dimension);
    for (size_t k = 0; k < sizeof asked / sizeof asked[0]; k++) {
        while (dimension.dimension + 1 < asked[k].dimension) {
            sobol_next(&dimension);
        }
        answers[asked[k].at].obtained = sobol_point(&dimension, asked[k].index) * 0x1p-28;
    }
    return 0;
}

/* ---- Laws ---- */

static int known(struct law *law, enum law_kind kind, const struct law_known *what,
                 struct error *error) {
    return law_from_known(law, kind, what, error);
}

int verify_laws(struct verify_answer *answers, struct error *error) {
    const struct law_known nothing = law_known_nothing();
    struct law_known pert = nothing, ends = nothing, moments = nothing, share = nothing,
                     large = nothing, cut = nothing;
    struct law law[6];
    pert.min = 0, pert.mode = 1, pert.max = 5;
    ends.p5 = 10, ends.p95 = 1000;
    moments.mean = 5, moments.sd = 3;
    share.mean = 0.7, share.sd = 0.1;
    large.mean = 5294, large.sd = 1487;
    cut.mean = 0, cut.sd = 1, cut.min = -1, cut.max = 2;
    int status = known(&law[0], LAW_PERT, &pert, error);
    status = status < 0 ? status : known(&law[1], LAW_LOGNORMAL, &ends, error);
    status = status < 0 ? status : known(&law[2], LAW_LOGNORMAL, &moments, error);
    status = status < 0 ? status : known(&law[3], LAW_BETA, &share, error);
    status = status < 0 ? status : known(&law[4], LAW_GAMMA, &large, error);
    status = status < 0 ? status : known(&law[5], LAW_TRUNCATED_NORMAL, &cut, error);
    if (status < 0) {
        return status;
    }
    const double obtained[] = {law_mean(&law[0]),     law_variance(&law[0]),
                               law[1].p[0],           law[1].p[1],
                               law_mean(&law[1]),     law[2].p[0],
                               law[2].p[1],           law[3].p[0],
                               law[3].p[1],           law[4].p[0],
                               law[4].p[1],           law_mean(&law[5]),
                               law_variance(&law[5]), poisson_quantile(0.8, 3)};
    for (size_t k = 0; k < sizeof obtained / sizeof obtained[0]; k++) {
        answers[k].obtained = obtained[k];
    }
    return 0;
}

int verify_copula(struct verify_answer *answers, struct error *error) {
    (void)error;
    answers[0].obtained = rank_spearman_of_normal(0.3);
    answers[1].obtained = rank_spearman_of_normal(0.5);
    answers[2].obtained = rank_spearman_of_normal(0.8);
    return 0;
}

/* ---- Money and inequality ---- */

int verify_discount(struct verify_answer *answers, struct error *error) {
    static const double years[] = {1, 10, 30}, beta[] = {0, 0.7, 1, 1.4};
    static const double flows[] = {-70000, 12000, 15000, 18000, 21000, 26000};
    for (int k = 0; k < 3; k++) {
        answers[k].obtained = stats_discount_factor(0.032, years[k]);
    }
    for (int k = 0; k < 4; k++) {
        answers[3 + k].obtained = stats_discount_rate(0.012, beta[k], 0.02);
    }
    return stats_internal_rate(flows, 6, &answers[7].obtained, error);
}

int verify_inequality(struct verify_answer *answers, struct error *error) {
    static const double x[] = {1, 2, 3, 4, 5};
    size_t order[5];
    (void)error;
    answers[0].obtained = stats_gini(x, NULL, 5, order);
    answers[1].obtained = stats_theil(x, NULL, 5);
    answers[2].obtained = stats_atkinson(x, NULL, 5, 0.5);
    return 0;
}
