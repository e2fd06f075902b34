/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands between the model and what it calls (linker option --wrap, see CMakeLists.txt): counts
 * random words, exponentials (and logarithms, powers, normal quantiles, one each) and comparisons
 * with a uniform. One thread only. The model knows nothing of it. */
#include "tests/bench/count.h"

#include <inttypes.h>

#include "models/kernels.h"
#include "sim/core/random.h"

static struct {
    uint64_t philox_vector, philox_scalar; /* blocks of four words */
    uint64_t exp_vector, exp_scalar;
    uint64_t compares_vector, compares_scalar; /* of a uniform with a chance */
} counts;

static const struct kernels *true_kernels;

/* ------------------------------------------------------------------ kernels */

static void words(size_t n, const uint32_t *code, const struct kernel_key *key,
                  uint32_t *const word[4]) {
    counts.philox_vector += n;
    true_kernels->words(n, code, key, word);
}

static void words_at(size_t n, const uint32_t *code, const uint32_t *counter2,
                     const uint32_t *counter3, const struct kernel_key *key,
                     uint32_t *const word[4]) {
    counts.philox_vector += n;
    true_kernels->words_at(n, code, counter2, counter3, key, word);
}

static void alliances(size_t n, const uint32_t *w1, const uint32_t *w2, const int32_t *present,
                      const struct kernel_alliances *law, const double *boost, double *background,
                      int32_t *dirty) {
    counts.exp_vector += 2 * n;
    counts.compares_vector += 2 * KERNEL_MOST_EVENTS * n;
    true_kernels->alliances(n, w1, w2, present, law, boost, background, dirty);
}

static int adoption(size_t n, const uint32_t *w3, const int32_t *present, const int32_t *level,
                    const double *chance, double *adopter, int32_t *dirty) {
    counts.compares_vector += n;
    return true_kernels->adoption(n, w3, present, level, chance, adopter, dirty);
}

static void intensities(size_t n, const double *x_up, const double *x_down, double log_activity,
                        double d, const struct kernel_moves *moves) {
    counts.exp_vector += 3 * n;
    true_kernels->intensities(n, x_up, x_down, log_activity, d, moves);
}

static void moves(size_t n, const uint32_t *w, const int32_t *movable,
                  const struct kernel_moves *of, int8_t *move) {
    counts.compares_vector += 2 * n;
    true_kernels->moves(n, w, movable, of, move);
}

static void exponential(size_t n, const double *x, double *y) {
    counts.exp_vector += n;
    true_kernels->exponential(n, x, y);
}

const struct kernels *__real_kernels_choose(const char *level);
const struct kernels *__wrap_kernels_choose(const char *level);

const struct kernels *__wrap_kernels_choose(const char *level) {
    static struct kernels counting;
    true_kernels = __real_kernels_choose(level);
    if (true_kernels == NULL) {
        return NULL;
    }
    counting = *true_kernels;
    counting.words = words;
    counting.words_at = words_at;
    counting.alliances = alliances;
    counting.adoption = adoption;
    counting.intensities = intensities;
    counting.moves = moves;
    counting.exponential = exponential;
    return &counting;
}

/* ------------------------------------------------------------------ single draws */

struct random_words __real_random_words(struct address address);
struct random_words __wrap_random_words(struct address address);
struct random_pair __real_random_pair(struct address address);
struct random_pair __wrap_random_pair(struct address address);
double __real_random_uniform(struct address address);
double __wrap_random_uniform(struct address address);

struct random_words __wrap_random_words(struct address address) {
    counts.philox_scalar++;
    counts.compares_scalar += 4;
    return __real_random_words(address);
}

struct random_pair __wrap_random_pair(struct address address) {
    counts.philox_scalar++;
    counts.compares_scalar += 2;
    return __real_random_pair(address);
}

double __wrap_random_uniform(struct address address) {
    counts.philox_scalar++;
    counts.compares_scalar++;
    return __real_random_uniform(address);
}

/* ------------------------------------------------------------------ functions of one number */

#define COUNT_FUNCTION(name)                                                                       \
    double __real_##name(double x);                                                                \
    double __wrap_##name(double x);                                                                \
    double __wrap_##name(double x) {                                                               \
        counts.exp_scalar++;                                                                       \
        return __real_##name(x);                                                                   \
    }

COUNT_FUNCTION(exp)
COUNT_FUNCTION(expm1)
COUNT_FUNCTION(log)
COUNT_FUNCTION(log1p)
COUNT_FUNCTION(normal_quantile)

double __real_pow(double x, double y);
double __wrap_pow(double x, double y);

double __wrap_pow(double x, double y) {
    counts.exp_scalar++;
    return __real_pow(x, y);
}

/* ------------------------------------------------------------------ what was counted */

int count_is_on(void) {
    return 1;
}

void count_reset(void) {
    counts.philox_vector = counts.philox_scalar = 0;
    counts.exp_vector = counts.exp_scalar = 0;
    counts.compares_vector = counts.compares_scalar = 0;
}

void count_print(FILE *file) {
    fprintf(file,
            "\"philox_vector\": %" PRIu64 ", \"philox_scalar\": %" PRIu64
            ", \"exp_vector\": %" PRIu64 ", \"exp_scalar\": %" PRIu64
            ", \"compares_vector\": %" PRIu64 ", \"compares_scalar\": %" PRIu64,
            counts.philox_vector, counts.philox_scalar, counts.exp_vector, counts.exp_scalar,
            counts.compares_vector, counts.compares_scalar);
}
