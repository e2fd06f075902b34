/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws from what people know of a quantity: moments, mode, quantiles. Closed forms where there are
 * some, else two equations in two unknowns (GSL). Never knows how it was written down. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multiroots.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/core/law.h"

enum {
    MEAN = 1 << 0,
    SD = 1 << 1,
    MODE = 1 << 2,
    MIN = 1 << 3,
    MAX = 1 << 4,
    P5 = 1 << 5,
    P50 = 1 << 6,
    P95 = 1 << 7,
    LOW = 1 << 8, /* ends of ci95 */
    HIGH = 1 << 9,
    N_KNOWN = 10
};

static const char *const known_names[N_KNOWN] = {
    "mean", "sd", "mode", "min", "max", "p5", "p50", "p95", "ci95's low", "ci95's high"};

#define TWO_QUANTILES "two of p5, p50 and p95, or ci95"

static const char *const choices[LAW_KINDS] = {
    [LAW_FIXED] = "one of mean, mode and p50",
    [LAW_UNIFORM] = "min and max, or mean and sd, or " TWO_QUANTILES,
    [LAW_TRIANGULAR] = "min and max with mode or mean, or mode with p5 and p95 or with ci95",
    [LAW_PERT] = "min and max with mode or mean, or mode with p5 and p95 or with ci95",
    [LAW_NORMAL] = "one of mean, mode and p50 with one of sd, p5 and p95, or p5 and p95, or ci95",
    [LAW_TRUNCATED_NORMAL] =
        "min, max or both, with mean and sd of the law before it is cut, or with " TWO_QUANTILES,
    [LAW_LOGNORMAL] = "mean and sd, or two of mean, mode and p50, or " TWO_QUANTILES,
    [LAW_BETA] =
        "mean with sd or mode, or " TWO_QUANTILES ", and min and max when they are not 0 and 1",
    [LAW_GAMMA] = "mean with sd or mode, or " TWO_QUANTILES,
    [LAW_POISSON] = "mean",
    [LAW_BERNOULLI] = "mean",
    [LAW_DISCRETE] = "values and weights",
    [LAW_EMPIRICAL] = "values",
};

/* What is given, in one place: values by member and the set of those that are there. */
struct facts {
    enum law_kind kind;
    unsigned set;
    double mean, sd, mode, min, max;
    int n_points;          /* quantiles given */
    double at[5], with[5]; /* value, probability; ascending */
    struct error *error;
};

const char *law_known_choices(enum law_kind kind) {
    return (int)kind >= 0 && kind < LAW_KINDS ? choices[kind] : NULL;
}

struct law_known law_known_nothing(void) {
    return (struct law_known){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
}

static int impossible(const struct facts *facts, const char *why) {
    return error_set(facts->error, FONDSIM_DOMAIN, "%s: %s", law_name(facts->kind), why);
}

static int unfit(const struct facts *facts) {
    char given[160] = "";
    for (unsigned j = 0; j < N_KNOWN; j++) {
        if ((facts->set & 1U << j) != 0) {
            size_t used = strlen(given);
            snprintf(given + used, sizeof given - used, "%s%s", used > 0 ? ", " : "",
                     known_names[j]);
        }
    }
    return error_set(facts->error, FONDSIM_DOMAIN, "%s: give %s; found %s", law_name(facts->kind),
                     choices[facts->kind], given[0] != '\0' ? given : "nothing");
}

/* ------------------------------------------------------------------ reading */

static int read_facts(struct facts *facts, enum law_kind kind, const struct law_known *known,
                      struct error *error) {
    const double given[N_KNOWN] = {known->mean,     known->sd,       known->mode, known->min,
                                   known->max,      known->p5,       known->p50,  known->p95,
                                   known->ci95_low, known->ci95_high};
    *facts = (struct facts){.kind = kind,
                            .mean = known->mean,
                            .sd = known->sd,
                            .mode = known->mode,
                            .min = known->min,
                            .max = known->max,
                            .error = error};
    for (unsigned j = 0; j < N_KNOWN; j++) {
        if (isinf(given[j])) {
            return error_set(error, FONDSIM_DOMAIN, "%s: %s must be finite", law_name(kind),
                             known_names[j]);
        }
        facts->set |= isnan(given[j]) ? 0 : 1U << j;
    }
    if ((facts->set & SD) != 0 && known->sd < 0) {
        return impossible(facts, "sd must be 0 or more");
    }
    /* min, quantiles and max must rise: all of them, since an unfit mix is refused later anyway */
    const unsigned rising[] = {3, 8, 5, 6, 7, 9, 4};
    const double probability[] = {0, 0.025, 0.05, 0.5, 0.95, 0.975, 1};
    int previous = -1;
    for (int i = 0; i < 7; i++) {
        unsigned j = rising[i];
        if ((facts->set & 1U << j) == 0) {
            continue;
        }
        if (previous >= 0 && !(given[previous] < given[j])) {
            return error_set(error, FONDSIM_DOMAIN, "%s: %s %.10g is not under %s %.10g",
                             law_name(kind), known_names[previous], given[previous], known_names[j],
                             given[j]);
        }
        previous = (int)j;
        if (j != 3 && j != 4) {
            facts->at[facts->n_points] = given[j];
            facts->with[facts->n_points++] = probability[i];
        }
    }
    return FONDSIM_OK;
}

/* 1 when two quantiles and the members of `besides`, no more and no less, are known. */
static int is_pair(const struct facts *facts, unsigned besides) {
    unsigned ends = facts->set & (LOW | HIGH), points = facts->set & (P5 | P50 | P95);
    return facts->n_points == 2 && (facts->set & ~(points | ends)) == besides &&
           (ends == 0 || ends == (LOW | HIGH));
}

/* Location and scale through two quantiles whose standard quantiles are z. */
static void fit_line(const double z[2], const double at[2], double *location, double *scale) {
    *scale = (at[1] - at[0]) / (z[1] - z[0]);
    *location = at[0] - z[0] * *scale;
}

static void fit_normal(const struct facts *facts, const double at[2], double *mean, double *sd) {
    const double z[2] = {normal_quantile(facts->with[0]), normal_quantile(facts->with[1])};
    fit_line(z, at, mean, sd);
}

/* ------------------------------------------------------------------ two equations */

/* Unknowns of each kind are chosen so that any real pair is a legal law. */
static void from_unknowns(struct law *law, double first, double second) {
    double *p = law->p;
    switch (law->kind) {
    case LAW_BETA:
        p[0] = fmin(fmax(exp(first), 1e-3), 1e5);
        p[1] = fmin(fmax(exp(second), 1e-3), 1e5);
        break;
    case LAW_GAMMA:
        p[0] = fmin(fmax(exp(first), 1e-3), 1e6);
        p[1] = exp(second);
        break;
    case LAW_TRUNCATED_NORMAL:
        p[0] = first;
        p[1] = exp(second);
        break;
    default: /* triangular, pert: distances from the mode */
        p[0] = p[1] - exp(first);
        p[2] = p[1] + exp(second);
        break;
    }
}

struct equations {
    struct law law; /* no lists in it */
    double at[2], with[2];
};

/* Quantiles minus those wanted, in units of their distance; logarithms for gamma, whose quantiles
 * spread over many orders of magnitude. */
static int residuals(const gsl_vector *x, void *self, gsl_vector *f) {
    struct equations *equations = self;
    from_unknowns(&equations->law, gsl_vector_get(x, 0), gsl_vector_get(x, 1));
    for (size_t i = 0; i < 2; i++) {
        double found = law_quantile(&equations->law, equations->with[i]);
        double residual = (found - equations->at[i]) / (equations->at[1] - equations->at[0]);
        if (equations->law.kind == LAW_GAMMA) {
            residual = log(fmax(found, 1e-300) / equations->at[i]);
        }
        if (!isfinite(residual)) {
            return GSL_EBADFUNC;
        }
        gsl_vector_set(f, i, residual);
    }
    return GSL_SUCCESS;
}

/* Fits law to two quantiles from a first guess of the unknowns. law->kind and the parameters that
 * are no unknowns are already there. */
static int solve(struct law *law, const struct facts *facts, double first, double second) {
    struct equations equations = {
        .law = *law, .at = {facts->at[0], facts->at[1]}, .with = {facts->with[0], facts->with[1]}};
    gsl_multiroot_function function = {residuals, 2, &equations};
    gsl_multiroot_fsolver *solver = gsl_multiroot_fsolver_alloc(gsl_multiroot_fsolver_hybrids, 2);
    gsl_vector *guess = gsl_vector_alloc(2);
    int code = FONDSIM_OK;
    if (solver == NULL || guess == NULL) {
        code = error_set(facts->error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        goto out;
    }
    gsl_vector_set(guess, 0, first);
    gsl_vector_set(guess, 1, second);
    int status = gsl_multiroot_fsolver_set(solver, &function, guess);
    for (int i = 0; status == GSL_SUCCESS && i < 200; i++) {
        status = gsl_multiroot_fsolver_iterate(solver);
        if (gsl_multiroot_test_residual(solver->f, 1e-12) == GSL_SUCCESS) {
            break;
        }
    }
    from_unknowns(law, gsl_vector_get(solver->x, 0), gsl_vector_get(solver->x, 1));
    for (size_t i = 0; i < 2; i++) {
        double miss = law_quantile(law, facts->with[i]) - facts->at[i];
        if (!(fabs(miss) <= 1e-8 * (facts->at[1] - facts->at[0]))) {
            code = error_set(facts->error, FONDSIM_DOMAIN,
                             "%s: no such law has its %g %% quantile at %.10g and its %g %% "
                             "quantile at %.10g",
                             law_name(facts->kind), 100 * facts->with[0], facts->at[0],
                             100 * facts->with[1], facts->at[1]);
            break;
        }
    }
out:
    gsl_vector_free(guess);
    if (solver != NULL) {
        gsl_multiroot_fsolver_free(solver);
    }
    return code;
}

/* ------------------------------------------------------------------ one function a kind */

static int known_fixed(struct law *law, const struct facts *facts) {
    if (facts->set != MEAN && facts->set != MODE && facts->set != P50) {
        return unfit(facts);
    }
    law->p[0] = facts->set == MEAN ? facts->mean : facts->set == MODE ? facts->mode : facts->at[0];
    return FONDSIM_OK;
}

static int known_uniform(struct law *law, const struct facts *facts) {
    double location, scale;
    if (facts->set == (MIN | MAX)) {
        law->p[0] = facts->min;
        law->p[1] = facts->max;
    } else if (facts->set == (MEAN | SD)) {
        law->p[0] = facts->mean - sqrt(3) * facts->sd;
        law->p[1] = facts->mean + sqrt(3) * facts->sd;
    } else if (is_pair(facts, 0)) {
        fit_line(facts->with, facts->at, &location, &scale);
        law->p[0] = location;
        law->p[1] = location + scale;
    } else {
        return unfit(facts);
    }
    return FONDSIM_OK;
}

static int known_triangular_or_pert(struct law *law, const struct facts *facts) {
    law->p[0] = facts->min;
    law->p[1] = facts->mode;
    law->p[2] = facts->max;
    if (facts->set == (MIN | MODE | MAX)) {
        return FONDSIM_OK;
    }
    if (facts->set == (MIN | MEAN | MAX)) {
        double share =
            facts->kind == LAW_PERT ? 4 : 1; /* mean = (min + share mode + max) / (2 + share) */
        double mode = ((2 + share) * facts->mean - facts->min - facts->max) / share;
        /* a mode on a bound must not be refused for its last bit */
        double slack = 1e-12 * (facts->max - facts->min);
        if (mode < facts->min - slack || mode > facts->max + slack) {
            return error_set(facts->error, FONDSIM_DOMAIN,
                             "%s: mean %.10g with min %.10g and max %.10g would put the mode at "
                             "%.10g, outside",
                             law_name(facts->kind), facts->mean, facts->min, facts->max, mode);
        }
        law->p[1] = fmin(fmax(mode, facts->min), facts->max);
        return FONDSIM_OK;
    }
    if (!is_pair(facts, MODE) || (facts->set & P50) != 0) {
        return unfit(facts);
    }
    double left = facts->mode - facts->at[0], right = facts->at[1] - facts->mode;
    if (left < 0 || right < 0) {
        return impossible(facts, "the mode must lie between the two quantiles");
    }
    return solve(law, facts, log(1.4 * left + 0.05 * right), log(1.4 * right + 0.05 * left));
}

static int known_normal(struct law *law, const struct facts *facts) {
    unsigned centre = facts->set & (MEAN | MODE | P50), rest = facts->set & ~centre;
    int one_centre = centre == MEAN || centre == MODE || centre == P50;
    double middle = centre == MEAN ? facts->mean : centre == MODE ? facts->mode : 0;
    if (is_pair(facts, 0)) {
        fit_normal(facts, facts->at, &law->p[0], &law->p[1]);
    } else if (one_centre && rest == SD) {
        law->p[0] = centre == P50 ? facts->at[0] : middle;
        law->p[1] = facts->sd;
    } else if (one_centre && centre != P50 && (rest == P5 || rest == P95)) {
        law->p[0] = middle;
        law->p[1] = (facts->at[0] - middle) / normal_quantile(facts->with[0]);
        if (law->p[1] < 0) {
            return impossible(facts, "p5 must be under the mean, p95 above");
        }
    } else {
        return unfit(facts);
    }
    return FONDSIM_OK;
}

static int known_truncated(struct law *law, const struct facts *facts) {
    unsigned bounds = facts->set & (MIN | MAX);
    law->p[2] = (bounds & MIN) != 0 ? facts->min : -INFINITY;
    law->p[3] = (bounds & MAX) != 0 ? facts->max : INFINITY;
    if (bounds != 0 && facts->set == (bounds | MEAN | SD)) {
        law->p[0] = facts->mean;
        law->p[1] = facts->sd;
        return FONDSIM_OK;
    }
    if (bounds == 0 || !is_pair(facts, bounds)) {
        return unfit(facts);
    }
    double mean, sd;
    fit_normal(facts, facts->at, &mean, &sd);
    return solve(law, facts, mean, log(sd));
}

/* With m and s the mean and sd of the logarithm: mean exp(m + s^2/2), median exp(m), mode
 * exp(m - s^2), sd / mean = sqrt(exp(s^2) - 1). */
static int known_lognormal(struct law *law, const struct facts *facts) {
    double square = NAN, log_at[2];
    int has_median = (facts->set & P50) != 0;
    double median = has_median && facts->n_points == 1 ? facts->at[0] : NAN;
    if (facts->mean <= 0 || facts->mode <= 0 || (facts->n_points > 0 && facts->at[0] <= 0)) {
        return impossible(facts, "mean, mode and quantiles must be above 0");
    }
    if (is_pair(facts, 0)) {
        log_at[0] = log(facts->at[0]);
        log_at[1] = log(facts->at[1]);
        fit_normal(facts, log_at, &law->p[0], &law->p[1]);
        return FONDSIM_OK;
    }
    if (facts->set == (MEAN | SD)) {
        square = log1p(facts->sd / facts->mean * (facts->sd / facts->mean));
        law->p[0] = log(facts->mean) - square / 2;
    } else if (facts->set == (MEAN | P50)) {
        square = 2 * log(facts->mean / median);
        law->p[0] = log(median);
    } else if (facts->set == (MODE | P50)) {
        square = log(median / facts->mode);
        law->p[0] = log(median);
    } else if (facts->set == (MEAN | MODE)) {
        square = 2 * log(facts->mean / facts->mode) / 3;
        law->p[0] = log(facts->mean) - square / 2;
    } else {
        return unfit(facts);
    }
    if (square < 0) {
        return impossible(facts, "mode, median and mean must rise in this order");
    }
    law->p[1] = sqrt(square);
    return FONDSIM_OK;
}

static int beta_from_mean_and_mode(struct law *law, const struct facts *facts, double mean,
                                   double mode) {
    double sum = (1 - 2 * mode) / (mean - mode); /* from mode (a + b - 2) = mean (a + b) - 1 */
    if (!(sum > 2) || !isfinite(sum)) {
        return impossible(facts, "with a mode inside, the mean must lie between the mode and the "
                                 "middle of the bounds, and differ from the mode");
    }
    law->p[0] = mean * sum;
    law->p[1] = (1 - mean) * sum;
    return FONDSIM_OK;
}

static int known_beta(struct law *law, const struct facts *facts) {
    unsigned bounds = facts->set & (MIN | MAX), rest = facts->set & ~bounds;
    if (bounds != 0 && bounds != (MIN | MAX)) {
        return unfit(facts);
    }
    double min = bounds != 0 ? facts->min : 0, width = bounds != 0 ? facts->max - min : 1;
    double mean = (facts->mean - min) / width, mode = (facts->mode - min) / width;
    law->p[2] = min;
    law->p[3] = bounds != 0 ? facts->max : 1;
    if (mean <= 0 || mean >= 1 || mode < 0 || mode > 1) {
        return impossible(facts, "mean and mode must lie between the bounds (0 and 1 by default)");
    }
    if (rest == (MEAN | MODE)) {
        return beta_from_mean_and_mode(law, facts, mean, mode);
    }
    if (rest == (MEAN | SD)) {
        double sd = facts->sd / width;
        if (!(sd > 0) || sd * sd >= mean * (1 - mean)) {
            return error_set(
                facts->error, FONDSIM_DOMAIN,
                "beta: mean %.10g and sd %.10g are impossible: between %.10g and %.10g "
                "with this mean the sd is above 0 and under %.4g",
                facts->mean, facts->sd, min, law->p[3], width * sqrt(mean * (1 - mean)));
        }
        double sum = mean * (1 - mean) / (sd * sd) - 1;
        law->p[0] = mean * sum;
        law->p[1] = (1 - mean) * sum;
        return FONDSIM_OK;
    }
    if (!is_pair(facts, bounds)) {
        return unfit(facts);
    }
    if (facts->at[0] <= min || facts->at[1] >= law->p[3]) {
        return impossible(facts, "quantiles must lie between the bounds (0 and 1 by default)");
    }
    double sd;
    fit_normal(facts, facts->at, &mean, &sd);
    mean = fmin(fmax((mean - min) / width, 0.02), 0.98);
    sd = fmin(sd / width, 0.9 * sqrt(mean * (1 - mean)));
    double sum = mean * (1 - mean) / (sd * sd) - 1;
    return solve(law, facts, log(mean * sum), log((1 - mean) * sum));
}

static int known_gamma(struct law *law, const struct facts *facts) {
    if (facts->mean <= 0 || facts->mode < 0 || (facts->n_points > 0 && facts->at[0] <= 0)) {
        return impossible(facts, "mean, mode and quantiles must be above 0");
    }
    if (facts->set == (MEAN | SD)) {
        if (!(facts->sd > 0)) {
            return impossible(facts, "sd must be above 0");
        }
        law->p[0] = facts->mean / facts->sd * (facts->mean / facts->sd);
        law->p[1] = facts->sd / facts->mean * facts->sd;
    } else if (facts->set == (MEAN | MODE)) {
        law->p[1] = facts->mean - facts->mode; /* mode = (shape - 1) scale */
        if (!(law->p[1] > 0)) {
            return impossible(facts, "the mode must be under the mean");
        }
        law->p[0] = facts->mean / law->p[1];
    } else if (is_pair(facts, 0)) {
        const double log_at[2] = {log(facts->at[0]), log(facts->at[1])};
        double meanlog, sdlog;
        fit_normal(facts, log_at, &meanlog, &sdlog);
        double shape = 1 / (sdlog * sdlog) + 0.1;
        return solve(law, facts, log(shape), meanlog - log(shape));
    } else {
        return unfit(facts);
    }
    return FONDSIM_OK;
}

static int known_count(struct law *law, const struct facts *facts) {
    law->p[0] = facts->mean;
    return facts->set == MEAN ? FONDSIM_OK : unfit(facts);
}

static int dispatch(struct law *law, const struct facts *facts) {
    switch (law->kind) {
    case LAW_FIXED:
        return known_fixed(law, facts);
    case LAW_UNIFORM:
        return known_uniform(law, facts);
    case LAW_TRIANGULAR:
    case LAW_PERT:
        return known_triangular_or_pert(law, facts);
    case LAW_NORMAL:
        return known_normal(law, facts);
    case LAW_TRUNCATED_NORMAL:
        return known_truncated(law, facts);
    case LAW_LOGNORMAL:
        return known_lognormal(law, facts);
    case LAW_BETA:
        return known_beta(law, facts);
    case LAW_GAMMA:
        return known_gamma(law, facts);
    case LAW_POISSON:
    case LAW_BERNOULLI:
        return known_count(law, facts);
    case LAW_DISCRETE:
    case LAW_EMPIRICAL:
    case LAW_KINDS:
        break;
    }
    return unfit(facts);
}

int law_from_known(struct law *self, enum law_kind kind, const struct law_known *known,
                   struct error *error) {
    memset(self, 0, sizeof *self);
    if (law_known_choices(kind) == NULL) {
        return error_set(error, FONDSIM_DOMAIN, "unknown law number %d", (int)kind);
    }
    struct facts facts;
    self->kind = kind;
    int code = read_facts(&facts, kind, known, error);
    if (code == FONDSIM_OK) {
        code = dispatch(self, &facts);
    }
    if (code == FONDSIM_OK) {
        code = law_check(self, error);
    }
    if (code != FONDSIM_OK) {
        memset(self, 0, sizeof *self);
    }
    return code;
}
