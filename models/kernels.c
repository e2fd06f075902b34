/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vector loops. Compiled once per CPU level with KERNEL_LEVEL as suffix of the one public name. No
 * libm, no branch and no choice but bit masks inside a loop: so compilers vectorise them, and every
 * level gives the same bytes. Never knows which level it is compiled for. */
#include "models/kernels.h"

#include <math.h>
#include <string.h>

#define KERNEL_JOIN(name, level) name##level
#define KERNEL_NAME(name, level) KERNEL_JOIN(name, level)
#define KERNEL_TEXT(level) #level
#define KERNEL_STRING(level) KERNEL_TEXT(level)
#define KERNEL_TABLE KERNEL_NAME(kernels_, KERNEL_LEVEL)

extern const struct kernels KERNEL_TABLE;

/* ------------------------------------------------------------------ bits */

static inline uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double from_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* All bits set where a < b. */
static inline uint64_t less(double a, double b) {
    return (uint64_t) - (int64_t)(a < b);
}

/* x where the mask is set, 0 elsewhere. */
static inline double keep(uint64_t mask, double x) {
    return from_bits(mask & bits_of(x));
}

/* a where the mask is set, b elsewhere. */
static inline double pick(uint64_t mask, double a, double b) {
    return from_bits((mask & bits_of(a)) | (~mask & bits_of(b)));
}

/* x within [low, high]. */
static inline double clamp(double x, double low, double high) {
    double y = pick(less(x, low), low, x);
    return pick(less(high, y), high, y);
}

/* (word + 0.5) / 2^32, exactly; signed so that every instruction set has the conversion. */
static inline double uniform(uint32_t word) {
    int32_t centred = (int32_t)(word ^ 0x80000000U);
    return ((double)centred + 2147483648.5) * 0x1p-32;
}

/* ------------------------------------------------------------------ exponential */

/* exp(x) = 2^k exp(r), k = round(x / ln 2), |r| <= ln(2) / 2; exp(r) by its Taylor sum up to r^13,
 * whose remainder is under 2^-57. ln 2 is split (Cody and Waite 1980) so that k ln 2 is exact. */
static inline double exponential_within(double y) { /* y within [-700, 700] */
    const double shift = 0x1.8p52; /* adding it rounds to a whole number, kept in the low bits */
    double shifted = y * 0x1.71547652b82fep+0 + shift;
    double k = shifted - shift;
    double r = (y - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33;
    double p = 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    double e = 1.0 + (r + (r * r) * p);
    /* the low bits of `shifted` are k: added to the exponent of e */
    return from_bits(bits_of(e) + (bits_of(shifted) << 52));
}

/* Of an argument that is never above 700. */
static inline double exponential_fall(double x) {
    return exponential_within(pick(less(x, -700.0), -700.0, x));
}

static inline double exponential(double x) {
    return exponential_within(clamp(x, -700.0, 700.0));
}

static void loop_exponential(size_t n, const double *restrict x, double *restrict y) {
    for (size_t i = 0; i < n; i++) {
        y[i] = exponential(x[i]);
    }
}

/* ------------------------------------------------------------------ logarithm */

/* u = 2^e m, sqrt(1/2) <= m < sqrt(2); ln m = 2 atanh(s), s = (m - 1) / (m + 1), by its series up
 * to s^21, whose remainder is under 2^-57. */
static inline double minus_log_of(double u) {
    const uint64_t half = UINT64_C(0x3FE6A09E667F3BCD); /* sqrt(1/2) */
    uint64_t above = bits_of(u) - half;
    int64_t e = (int64_t)above >> 52;
    double m = from_bits(bits_of(u) - ((uint64_t)e << 52));
    /* e as a double without a conversion of 64 bits, which older instruction sets lack */
    double exponent = from_bits(bits_of(0x1.8p52) + (uint64_t)e) - 0x1.8p52;
    double s = (m - 1.0) / (m + 1.0), z = s * s;
    double p = 1.0 / 21.0;
    p = p * z + 1.0 / 19.0;
    p = p * z + 1.0 / 17.0;
    p = p * z + 1.0 / 15.0;
    p = p * z + 1.0 / 13.0;
    p = p * z + 1.0 / 11.0;
    p = p * z + 1.0 / 9.0;
    p = p * z + 1.0 / 7.0;
    p = p * z + 1.0 / 5.0;
    p = p * z + 1.0 / 3.0;
    return -(exponent * 0x1.62e42fefa39efp-1 + (2.0 * s + 2.0 * s * (p * z)));
}

static void loop_minus_log(size_t n, const uint32_t *restrict low, const uint32_t *restrict high,
                           double *restrict y) {
    for (size_t j = 0; j < n; j++) {
        uint64_t bits = ((uint64_t)high[j] << 32 | low[j]) >> 12;
        /* bits < 2^52 put into the mantissa of 2^52 */
        double whole = from_bits(bits | UINT64_C(0x4330000000000000)) - 0x1p52;
        y[j] = minus_log_of((whole + 0.5) * 0x1p-52);
    }
}

static void loop_minus_log32(size_t n, const uint32_t *restrict word, double *restrict y) {
    for (size_t j = 0; j < n; j++) {
        y[j] = minus_log_of(uniform(word[j]));
    }
}

/* ------------------------------------------------------------------ random words */

/* A 32-bit word of the generator in the lane that it is worked on in. With lanes of 64 bits a
 * product stands where it is needed and nothing is shuffled; what is above 32 bits is cut off where
 * a word is multiplied or stored. gcc knows the short multiplication for that from AVX-512 on. */
#if defined(__AVX512DQ__) || defined(__clang__)
typedef uint64_t philox_lane;
#else
typedef uint32_t philox_lane;
#endif

/* One round of Philox4x32 (Salmon, Moraes, Dror, Shaw 2011). */
#define ROUND                                                                                      \
    do {                                                                                           \
        uint64_t p0 = (uint64_t)0xD2511F53U * (uint32_t)a;                                         \
        uint64_t p1 = (uint64_t)0xCD9E8D57U * (uint32_t)c;                                         \
        a = (philox_lane)(p1 >> 32) ^ b ^ k0;                                                      \
        c = (philox_lane)(p0 >> 32) ^ e ^ k1;                                                      \
        b = (philox_lane)p1;                                                                       \
        e = (philox_lane)p0;                                                                       \
    } while (0)

#define NEXT_KEY                                                                                   \
    do {                                                                                           \
        k0 += 0x9E3779B9U;                                                                         \
        k1 += 0xBB67AE85U;                                                                         \
    } while (0)

/* The four words of a counter, in place. */
#define PHILOX                                                                                     \
    do {                                                                                           \
        ROUND;                                                                                     \
        NEXT_KEY;                                                                                  \
        ROUND;                                                                                     \
        NEXT_KEY;                                                                                  \
        ROUND;                                                                                     \
        NEXT_KEY;                                                                                  \
        ROUND;                                                                                     \
        NEXT_KEY;                                                                                  \
        ROUND;                                                                                     \
        NEXT_KEY;                                                                                  \
        ROUND;                                                                                     \
        NEXT_KEY;                                                                                  \
        ROUND;                                                                                     \
        NEXT_KEY;                                                                                  \
        ROUND;                                                                                     \
        NEXT_KEY;                                                                                  \
        ROUND;                                                                                     \
        NEXT_KEY;                                                                                  \
        ROUND;                                                                                     \
    } while (0)

static void loop_words(size_t n, const uint32_t *restrict code, const struct kernel_key *key,
                       uint32_t *const word[4]) {
    uint32_t *restrict w0 = word[0], *restrict w1 = word[1];
    uint32_t *restrict w2 = word[2], *restrict w3 = word[3];
    const uint32_t key0 = key->key[0], key1 = key->key[1];
    const uint32_t counter0 = key->counter0, counter2 = key->counter2, counter3 = key->counter3;
    for (size_t i = 0; i < n; i++) {
        philox_lane a = counter0, b = code[i], c = counter2, e = counter3;
        philox_lane k0 = key0, k1 = key1;
        PHILOX;
        w0[i] = (uint32_t)a;
        w1[i] = (uint32_t)b;
        w2[i] = (uint32_t)c;
        w3[i] = (uint32_t)e;
    }
}

static void loop_words_at(size_t n, const uint32_t *restrict code,
                          const uint32_t *restrict counter2, const uint32_t *restrict counter3,
                          const struct kernel_key *key, uint32_t *const word[4]) {
    uint32_t *restrict w0 = word[0], *restrict w1 = word[1];
    uint32_t *restrict w2 = word[2], *restrict w3 = word[3];
    const uint32_t key0 = key->key[0], key1 = key->key[1], counter0 = key->counter0;
    for (size_t j = 0; j < n; j++) {
        philox_lane a = counter0, b = code[j], c = counter2[j], e = counter3[j];
        philox_lane k0 = key0, k1 = key1;
        PHILOX;
        w0[j] = (uint32_t)a;
        w1[j] = (uint32_t)b;
        w2[j] = (uint32_t)c;
        w3[j] = (uint32_t)e;
    }
}

/* ------------------------------------------------------------------ alliances */

/* Poisson quantile by summation (sim/core/law.h), at most 4. */
static inline double births(double u, double mean) {
    double p = exponential_fall(-mean), sum = p;
    double count = keep(less(sum, u), 1.0);
    p = p * (mean / 1.0);
    sum += p;
    count += keep(less(sum, u), 1.0);
    p = p * (mean / 2.0);
    sum += p;
    count += keep(less(sum, u), 1.0);
    p = p * (mean / 3.0);
    sum += p;
    count += keep(less(sum, u), 1.0);
    return count;
}

/* Binomial quantile by summation (sim/core/law.h), at most 4; `count` whole. */
static inline double ends(double u, double count, double log_keep, double odds) {
    double p = exponential_fall(count * log_keep), sum = p;
    uint64_t more = less(sum, u) & less(0.5, count);
    double ended = keep(more, 1.0);
    p = p * (count / 1.0 * odds);
    sum += p;
    more = less(sum, u) & less(1.5, count);
    ended += keep(more, 1.0);
    p = p * ((count - 1.0) / 2.0 * odds);
    sum += p;
    more = less(sum, u) & less(2.5, count);
    ended += keep(more, 1.0);
    p = p * ((count - 2.0) / 3.0 * odds);
    sum += p;
    more = less(sum, u) & less(3.5, count);
    return ended + keep(more, 1.0);
}

static void loop_alliances(size_t n, const uint32_t *restrict w1, const uint32_t *restrict w2,
                           const int32_t *restrict present, const struct kernel_alliances *law,
                           const double *restrict boost, double *restrict background,
                           int32_t *restrict dirty) {
    const double mean = law->mean, log_keep = law->log_keep, odds = law->odds;
    for (size_t i = 0; i < n; i++) {
        uint64_t mask = (uint64_t)(int64_t)present[i];
        double count = background[i];
        double born = births(uniform(w1[i]), mean * (1.0 + boost[i]));
        double ended = ends(uniform(w2[i]), count, log_keep, odds);
        double change = keep(mask, born - ended);
        background[i] = count + change;
        dirty[i] |= change < 0.0 || change > 0.0;
    }
}

static void loop_follow(size_t n, const double *restrict alone, const int32_t *restrict present,
                        const int32_t *restrict own, double *restrict background,
                        int32_t *restrict dirty) {
    for (size_t i = 0; i < n; i++) {
        uint64_t mask = (uint64_t)(int64_t)(present[i] & ~own[i]);
        double change = keep(mask, alone[i] - background[i]);
        background[i] += change;
        dirty[i] |= change < 0.0 || change > 0.0;
    }
}

/* ------------------------------------------------------------------ adoption */

static int loop_adoption(size_t n, const uint32_t *restrict w3, const int32_t *restrict present,
                         const int32_t *restrict level, const double *restrict chance,
                         double *restrict adopter, int32_t *restrict dirty) {
    int32_t adopted = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t mask = (uint64_t)(int64_t)present[i];
        uint64_t new = less(uniform(w3[i]), chance[level[i]]) & less(adopter[i], 0.5) & mask;
        adopter[i] += keep(new, 1.0);
        dirty[i] |= (int32_t)(new & 1U);
        adopted += (int32_t)(new & 1U);
    }
    return adopted;
}

/* ------------------------------------------------------------------ maturity */

/* Intensity of a log-intensity; 0 for -infinity. */
static inline double intensity(double x) {
    return keep(less(-HUGE_VAL, x), exponential_within(clamp(x, -30.0, 10.0)));
}

/* Compilers believe that arrays are apart when they are parameters. */
static inline void intensities(size_t n, const double *restrict x_up, const double *restrict x_down,
                               double log_activity, double d, double *restrict up,
                               double *restrict down, double *restrict rise,
                               double *restrict fall) {
    for (size_t i = 0; i < n; i++) {
        double h_up = intensity(x_up[i] + log_activity), h_down = intensity(x_down[i]);
        double p = 1.0 - exponential_fall(-(h_up + h_down) * d);
        up[i] = h_up;
        down[i] = h_down;
        rise[i] = p * h_up;
        fall[i] = p * h_down;
    }
}

static void loop_intensities(size_t n, const double *x_up, const double *x_down,
                             double log_activity, double d, const struct kernel_moves *moves) {
    intensities(n, x_up, x_down, log_activity, d, moves->up, moves->down, moves->rise, moves->fall);
}

/* All bits set where a and b are the same number. */
static inline uint64_t equal(double a, double b) {
    return (uint64_t) - (int64_t)(a == b);
}

static inline void copy_array(size_t n, const int64_t *restrict mask, const double *restrict from,
                              double *restrict to) {
    for (size_t i = 0; i < n; i++) {
        to[i] = pick((uint64_t)mask[i], from[i], to[i]);
    }
}

enum { COPY_BLOCK = 64 }; /* elements for which masks are kept while arrays are copied */

/* Masks of those that stand alike, at most COPY_BLOCK of them. */
static inline void find_alike(size_t n, const int32_t *restrict level_a,
                              const int32_t *restrict level_b, const double *restrict fte_a,
                              const double *restrict fte_b, const double *restrict background_a,
                              const double *restrict background_b,
                              const double *restrict consortia_a,
                              const double *restrict consortia_b, const double *restrict offers_a,
                              const double *restrict offers_b, const double *restrict adopter_a,
                              const double *restrict adopter_b, uint64_t commons_alike,
                              const int32_t *restrict dirty_a, int32_t *restrict dirty_b,
                              int64_t *restrict mask) {
    for (size_t i = 0; i < n; i++) {
        uint64_t alike = (uint64_t) - (int64_t)(level_a[i] == level_b[i]);
        alike &= (uint64_t) - (int64_t)(dirty_a[i] == 0);
        alike &= equal(fte_a[i], fte_b[i]) & equal(background_a[i], background_b[i]);
        alike &= equal(consortia_a[i], consortia_b[i]) & equal(offers_a[i], offers_b[i]);
        alike &= equal(adopter_a[i], adopter_b[i]) & (commons_alike | less(adopter_b[i], 0.5));
        mask[i] = (int64_t)alike;
        dirty_b[i] &= (int32_t)~alike;
    }
}

static void loop_copy_alike(size_t n, const struct kernel_standing *there, int commons_alike,
                            const struct kernel_standing *here) {
    const struct kernel_standing *a = there, *b = here;
    for (size_t k = 0; k < n; k += COPY_BLOCK) {
        int64_t mask[COPY_BLOCK];
        size_t m = n - k < COPY_BLOCK ? n - k : COPY_BLOCK;
        find_alike(m, a->level + k, b->level + k, a->fte + k, b->fte + k, a->background + k,
                   b->background + k, a->consortia + k, b->consortia + k, a->offers + k,
                   b->offers + k, a->adopter + k, b->adopter + k,
                   (uint64_t) - (int64_t)(commons_alike != 0), a->dirty + k, b->dirty + k, mask);
        copy_array(m, mask, a->moves.up + k, b->moves.up + k);
        copy_array(m, mask, a->moves.down + k, b->moves.down + k);
        copy_array(m, mask, a->moves.rise + k, b->moves.rise + k);
        copy_array(m, mask, a->moves.fall + k, b->moves.fall + k);
    }
}

static void loop_moves(size_t n, const uint32_t *restrict w0, const int32_t *restrict movable,
                       const struct kernel_moves *moves, int32_t *restrict move) {
    const double *restrict up = moves->up, *restrict down = moves->down;
    const double *restrict rise = moves->rise, *restrict fall = moves->fall;
    for (size_t i = 0; i < n; i++) {
        double u = uniform(w0[i]), all = up[i] + down[i];
        uint64_t rises = less(u * all, rise[i]), falls = less((1.0 - u) * all, fall[i]);
        move[i] = ((int32_t)(rises & 1U) - (int32_t)(falls & 1U)) & movable[i];
    }
}

/* ------------------------------------------------------------------ record */

static int64_t loop_stocks(size_t n, const int32_t *restrict present, const double *restrict fte,
                           double least_fte, const double *restrict consortia,
                           const double *restrict background) {
    int64_t negative = 0, sum = 0;
    for (size_t i = 0; i < n; i++) {
        negative |=
            (int64_t)(less(fte[i], least_fte) | less(consortia[i], 0.0) | less(background[i], 0.0));
        sum += (int32_t)(consortia[i] + background[i]) & present[i];
    }
    return negative != 0 ? -1 : sum;
}

/* ------------------------------------------------------------------ offers */

static void loop_add_later(size_t n, double amount, const int32_t *restrict until, int32_t step,
                           double *restrict y) {
    for (size_t i = 0; i < n; i++) {
        y[i] += keep((uint64_t) - (int64_t)(until[i] > step), amount);
    }
}

/* ------------------------------------------------------------------ series */

static void loop_add(size_t n, double amount, double *restrict y) {
    for (size_t t = 0; t < n; t++) {
        y[t] += amount;
    }
}

static void loop_add_scaled(size_t n, double factor, const double *restrict x, double *restrict y) {
    for (size_t t = 0; t < n; t++) {
        y[t] += factor * x[t];
    }
}

static inline void life_from_turn(size_t n, const struct kernel_life *life,
                                  const double *restrict ramp, double *restrict jobs_series,
                                  double *restrict own_series) {
    const double jobs = life->jobs, own = life->own;
    for (size_t t = 0; t < n; t++) {
        jobs_series[t] += jobs;
        own_series[t] += own * ramp[t];
    }
}

static void loop_life(const struct kernel_life *life) {
    size_t turn = life->to_turn;
    loop_add(life->to_end, life->people, life->people_series);
    life_from_turn(life->to_end - turn, life, life->ramp, life->jobs_series + turn,
                   life->own_series + turn);
}

const struct kernels KERNEL_TABLE = {
    KERNEL_STRING(KERNEL_LEVEL),
    loop_words,
    loop_words_at,
    loop_alliances,
    loop_adoption,
    loop_follow,
    loop_intensities,
    loop_copy_alike,
    loop_moves,
    loop_stocks,
    loop_add_later,
    loop_add,
    loop_add_scaled,
    loop_life,
    loop_minus_log,
    loop_minus_log32,
    loop_exponential,
};
