/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addressed random draws by Random123's Philox4x32-10. Keeps no state, and never knows who draws:
 * no thread, portfolio or position in a list enters an address. */
#include "sim/core/random.h"

#include <Random123/philox.h>

struct random_words random_words(struct address address) {
    philox4x32_key_t key = {{address.seed, address.stream}};
    philox4x32_ctr_t counter = {{
        address.sample,
        address.entity,
        (uint32_t)address.birth << 16 | address.step,
        (uint32_t)address.inner << 16 | (uint32_t)address.draw << 8 | address.purpose,
    }};
    philox4x32_ctr_t words = philox4x32_R(10, counter, key);
    return (struct random_words){{words.v[0], words.v[1], words.v[2], words.v[3]}};
}

struct random_pair random_pair(struct address address) {
    struct random_words words = random_words(address);
    return (struct random_pair){random_uniform52(words.word[0], words.word[1]),
                                random_uniform52(words.word[2], words.word[3])};
}

double random_uniform(struct address address) {
    return random_pair(address).first;
}

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static uint32_t hash_byte(uint32_t hash, unsigned char byte) {
    return (hash ^ byte) * 16777619U;
}

static uint32_t hash_text(uint32_t hash, const char *text) {
    for (; *text != '\0'; text++) {
        hash = hash_byte(hash, (unsigned char)*text);
    }
    return hash;
}

static const uint32_t hash_start = 2166136261U;

uint32_t random_code(const char *name) {
    uint32_t hash = hash_text(hash_start, name);
    return hash == 0 ? 1 : hash;
}

uint32_t random_row_code(const char *cohort, uint32_t row) {
    char digits[11]; /* 4294967295 and its end, filled from the right */
    char *first = digits + sizeof digits - 1;
    *first = '\0';
    do {
        *--first = (char)('0' + row % 10);
        row /= 10;
    } while (row > 0);
    uint32_t hash = hash_text(hash_byte(hash_text(hash_start, cohort), '/'), first);
    return hash == 0 ? 1 : hash;
}
