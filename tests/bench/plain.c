/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The maturity-only scenario (maturity.yaml) the way one would write it in an afternoon: one
 * generator, GSL's distributions, one ecosystem after the other. It simulates the same thing, with
 * other draws: the mean at the end must agree with the model's. Shares no code with it.
 *
 *     plain SAMPLES REPEATS
 *
 * Prints JSON: least processor seconds over the repeats, mean level-years by the end, for two ways
 * of writing the step. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LEVELS 4
#define ECOSYSTEMS 81
#define STEPS 76

static const double step = 0.25, sigma = 0.5;
static const double shares[LEVELS] = {0.63, 0.25, 0.09, 0.03};

/* Mean and standard deviation of the beta laws of annual probabilities, up and down from a level.
 */
static const double up_law[LEVELS - 1][2] = {{0.19, 0.06}, {0.095, 0.03}, {0.028, 0.012}};
static const double down_law[LEVELS - 1][2] = {{0.055, 0.025}, {0.055, 0.025}, {0.055, 0.025}};

struct rates {
    double up[LEVELS], down[LEVELS];         /* [1/year] */
    double log_up[LEVELS], log_down[LEVELS]; /* -infinity where there is no such move */
};

typedef double (*life)(const gsl_rng *rng, const struct rates *rates, int level,
                       double counts[STEPS][LEVELS]);

/* An intensity whose annual probability is a beta law. */
static double draw_rate(const gsl_rng *rng, const double law[2]) {
    double mean = law[0], nu = mean * (1 - mean) / (law[1] * law[1]) - 1;
    return -log1p(-gsl_ran_beta(rng, mean * nu, (1 - mean) * nu));
}

static struct rates draw_rates(const gsl_rng *rng) {
    struct rates rates = {{0}, {0}, {0}, {0}};
    for (int l = 0; l + 1 < LEVELS; l++) {
        rates.up[l] = draw_rate(rng, up_law[l]);
        rates.down[l + 1] = draw_rate(rng, down_law[l]);
    }
    for (int l = 0; l < LEVELS; l++) {
        rates.log_up[l] = log(rates.up[l]);
        rates.log_down[l] = log(rates.down[l]);
    }
    return rates;
}

/* Level-years of one ecosystem, as the model's text is written (models/README.md, section 5.1):
 * intensities from their logarithms at every step, one uniform. counts[t][l] receives where it
 * stands. */
static double run_text(const gsl_rng *rng, const struct rates *rates, int level,
                       double counts[STEPS][LEVELS]) {
    double x = gsl_ran_gaussian(rng, sigma) - sigma * sigma / 2, years = 0;
    for (int t = 0; t < STEPS; t++) {
        double up = exp(rates->log_up[level] + x), down = exp(rates->log_down[level]);
        double sum = up + down, p = 1 - exp(-sum * step), u = gsl_rng_uniform(rng);
        if (u * sum < p * up) {
            level++;
        } else if ((1 - u) * sum < p * down) {
            level--;
        }
        counts[t][level] += 1;
        years += level * step;
    }
    return years;
}

/* The same by someone who saw that frailty and rates do not change over time, and that a second
 * uniform is needed only by those who move. */
static double run_hoisted(const gsl_rng *rng, const struct rates *rates, int level,
                          double counts[STEPS][LEVELS]) {
    double frailty = exp(gsl_ran_gaussian(rng, sigma) - sigma * sigma / 2), years = 0;
    for (int t = 0; t < STEPS; t++) {
        double up = rates->up[level] * frailty, down = rates->down[level];
        if (gsl_rng_uniform(rng) < 1 - exp(-(up + down) * step)) {
            level += gsl_rng_uniform(rng) * (up + down) < up ? 1 : -1;
        }
        counts[t][level] += 1;
        years += level * step;
    }
    return years;
}

/* Where an ecosystem begins: so many at each level, in a random order, as the model does. */
static void draw_levels(const gsl_rng *rng, int *level) {
    int i = 0;
    for (int l = 0; l < LEVELS; l++) {
        double end = 0;
        for (int k = 0; k <= l; k++) {
            end += shares[k];
        }
        while (i < ECOSYSTEMS && i < (int)(end * ECOSYSTEMS + 0.5)) {
            level[i++] = l;
        }
    }
    gsl_ran_shuffle(rng, level, ECOSYSTEMS, sizeof *level);
}

static double run(const gsl_rng *rng, long samples, life one, double counts[STEPS][LEVELS]) {
    double sum = 0;
    int level[ECOSYSTEMS];
    for (long s = 0; s < samples; s++) {
        struct rates rates = draw_rates(rng);
        draw_levels(rng, level);
        for (int i = 0; i < ECOSYSTEMS; i++) {
            sum += one(rng, &rates, level[i], counts);
        }
    }
    return sum / (double)samples;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void measure(const char *name, life one, long samples, long repeats) {
    static double counts[STEPS][LEVELS];
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double best = HUGE_VAL, mean = 0;
    for (long r = 0; r < repeats; r++) {
        memset(counts, 0, sizeof counts);
        double begun = seconds();
        mean = run(rng, samples, one, counts);
        best = fmin(best, seconds() - begun);
    }
    printf("\"%s\": {\"cpu_s\": %.9g, \"ns\": %.6g, \"level_years\": %.9g, \"highest\": %.9g}",
           name, best, 1e9 * best / ((double)samples * ECOSYSTEMS * STEPS), mean,
           counts[STEPS - 1][LEVELS - 1]);
    gsl_rng_free(rng);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "plain: SAMPLES REPEATS\n");
        return 2;
    }
    long samples = strtol(argv[1], NULL, 10), repeats = strtol(argv[2], NULL, 10);
    printf("{");
    measure("text", run_text, samples, repeats);
    printf(", ");
    measure("hoisted", run_hoisted, samples, repeats);
    printf("}\n");
    return 0;
}
