/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves between levels (models/README.md, section 5.1): covariates, intensities, moves and what
 * they are attributed to. Never knows which fund brought engineering, alliances or commons. */
#include <math.h>
#include <string.h>

#include "models/cell.h"

static const double surest = 1.0 - 1e-9; /* annual probability, at most */

static const struct maturity_parameters *parameters_of(const struct world *world) {
    return (const void *)scenario_values(world->scenario, world->theta, world->scenario->maturity);
}

void maturity_init(struct world *world) {
    for (int count = 0; count < COUNT_LOGS; count++) {
        world->count_logs[count] = log(1.0 + count);
    }
}

/* The level that all moves from a level in one direction lead to; -1 when there are several. */
static int only_target(const struct world *world, int level, int direction) {
    const struct scenario *scenario = world->scenario;
    int only = -1, n = 0;
    for (int m = 0; m < scenario->n_moves; m++) {
        const struct move *move = &scenario->moves[m];
        if (move->from == level && (move->to > level) == (direction > 0) &&
            world->intensities[m] > 0) {
            only = move->to;
            n++;
        }
    }
    return n == 1 ? only : -1;
}

void maturity_prepare(struct world *world) {
    const struct scenario *scenario = world->scenario;
    double up[SCENARIO_MAX_LEVELS] = {0}, down[SCENARIO_MAX_LEVELS] = {0};
    for (int m = 0; m < scenario->n_moves; m++) {
        const struct move *move = &scenario->moves[m];
        const struct move_parameters *p =
            (const void *)scenario_values(scenario, world->theta, move->section);
        world->intensities[m] = -log1p(-fmin(p->annual, surest));
        double *sum = move->to > move->from ? up : down;
        sum[move->from] += world->intensities[m];
    }
    for (int l = 0; l < scenario->n_levels; l++) {
        world->up_log[l] = log(up[l]); /* -infinity where the sum is 0 */
        world->down_log[l] = log(down[l]);
        world->only[0][l] = only_target(world, l, -1);
        world->only[1][l] = only_target(world, l, 1);
    }
    const struct commons_parameters *commons =
        (const void *)scenario_values(scenario, world->theta, scenario->commons);
    world->commons_at_start = round(commons->stock);
    world->cap_log = log(parameters_of(world)->hr_max);
}

static double commons_in_use(double adopter, double commons) {
    return adopter > 0.5 ? commons : 0.0;
}

/* ln((k + E) / (k + E0)): most have no engineering but their own. */
static double capacity_log(const struct cell *self, const struct world *world, int i) {
    double scale = world->k[i] + world->own_fte[i];
    int changed = self->fte[i] < 0 || self->fte[i] > 0;
    return changed && scale > 0 ? log((scale + self->fte[i]) / scale) : 0.0;
}

static double count_log(const struct world *world, double count) {
    return count >= 0 && count < COUNT_LOGS ? world->count_logs[(int)count] : log(1.0 + count);
}

/* ln((1 + A) / (1 + A0)) */
static double alliances_log(const struct cell *self, const struct world *world, int i) {
    return count_log(world, self->background[i] + self->consortia[i]) -
           count_log(world, world->alliances_at_start[i]);
}

/* Parts of a log-intensity that funds bring, before the cap. */
struct terms {
    double engineering, alliances, commons, sum;
};

static struct terms terms_of(const struct cell *self, const struct world *world,
                             const struct maturity_parameters *p, double capacity, int i) {
    double commons = commons_in_use(self->adopter[i], self->commons) -
                     commons_in_use(world->adopter_at_start[i], world->commons_at_start);
    struct terms terms = {p->beta_engineering * capacity,
                          p->beta_alliances * alliances_log(self, world, i),
                          p->beta_commons * commons, 0.0};
    terms.sum = terms.engineering + terms.alliances + terms.commons;
    return terms;
}

/* What the log-intensity up of one ecosystem owes to all but its level. */
static void weigh(struct cell *self, const struct world *world, const struct maturity_parameters *p,
                  int i) {
    if ((self->dirty[i] & DIRTY_FTE) != 0) {
        self->capacity[i] = capacity_log(self, world, i);
    }
    double sum = terms_of(self, world, p, self->capacity[i], i).sum;
    double capped = sum > world->cap_log ? world->cap_log : sum;
    self->push[i] = capped + self->offers[i] + world->frailty[i];
}

/* Log-intensities of one ecosystem as it stands. */
static void refresh(struct cell *self, const struct world *world,
                    const struct maturity_parameters *p, int i, double *x_up, double *x_down) {
    int level = self->level[i];
    if (self->dirty[i] != DIRTY_LEVEL) {
        weigh(self, world, p, i);
    }
    *x_up = world->up_log[level] + self->push[i];
    *x_down = world->down_log[level] - p->down_capacity * self->capacity[i];
    self->dirty[i] = 0;
}

/* Intensities of the dirty ones, side by side so that the kernel sees no others. */
static void refresh_moves(struct cell *self, const struct world *world, size_t n,
                          double log_activity) {
    const int32_t *ones = world->dirty_ones;
    size_t padded = (n + LANES - 1) / LANES * LANES;
    world->kernels->intensities(padded, world->dirty_up, world->dirty_down, log_activity, world->d,
                                &world->dirty_moves);
    for (size_t j = 0; j < n; j++) {
        self->moves.rise[ones[j]] = world->dirty_moves.rise[j];
        self->moves.fall[ones[j]] = world->dirty_moves.fall[j];
    }
}

static struct kernel_standing standing_of(const struct cell *self) {
    return (struct kernel_standing){self->level,    self->fte,    self->background, self->consortia,
                                    self->adopter,  self->offers, self->dirty,      self->push,
                                    self->capacity, self->moves};
}

/* What another portfolio has worked out already in this step is not worked out again. */
static void copy_alike(struct cell *self, const struct world *world) {
    const struct cell *like = self->like;
    if (like != NULL && !(like->activity < self->activity || like->activity > self->activity)) {
        struct kernel_standing here = standing_of(self), there = standing_of(like);
        world->kernels->copy_alike((size_t)world->n_padded, &there, like->commons == self->commons,
                                   &here);
    }
}

/* Indices of what is not 0, ascending; n is a multiple of 4, ones has room for one more than there
 * are. How many they are. Most are 0, so four are looked at together, and no branch asks each. */
static size_t find_marked(size_t n, const int32_t *marks, int32_t *ones) {
    size_t found = 0;
    for (size_t i = 0; i < n; i += 4) {
        uint64_t pairs[2];
        memcpy(pairs, marks + i, sizeof pairs);
        if ((pairs[0] | pairs[1]) == 0) {
            continue;
        }
        for (size_t j = i; j < i + 4; j++) {
            ones[found] = (int32_t)j;
            found += marks[j] != 0;
        }
    }
    return found;
}

/* Those who moved in the last step are dirty, unless they were copied. In a portfolio that stands
 * alone there are often no others, and then nobody needs to be looked for. */
static size_t find_dirty(const struct cell *self, const struct world *world) {
    size_t n = (size_t)world->n_padded;
    int64_t movers = (int64_t)self->n_movers;
    if (self->like != NULL || world->kernels->sum(n, self->dirty) != DIRTY_LEVEL * movers) {
        return find_marked(n, self->dirty, world->dirty_ones);
    }
    memcpy(world->dirty_ones, self->movers, self->n_movers * sizeof *self->movers);
    return self->n_movers;
}

static void refresh_dirty(struct cell *self, const struct world *world, double activity) {
    const struct maturity_parameters *p = parameters_of(world);
    if (activity < self->activity || activity > self->activity) {
        for (int i = 0; i < world->n; i++) {
            self->dirty[i] |= DIRTY_LEVEL;
        }
        self->activity = activity;
    }
    copy_alike(self, world);
    size_t n = find_dirty(self, world);
    for (size_t j = 0; j < n; j++) {
        refresh(self, world, p, world->dirty_ones[j], &world->dirty_up[j], &world->dirty_down[j]);
    }
    refresh_moves(self, world, n, activity > 0 ? log(activity) : -1000.0);
}

/* Lowest bits of eight bytes in their order, gathered by a product (Knuth, The Art of Computer
 * Programming, 7.1.3). */
static inline uint64_t low_bits(const int8_t *bytes) {
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    return (eight & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080) >> 56;
}

/* Indices of those whose move is not 0, ascending; n is a multiple of 8. How many they are. Few
 * move: 64 are looked at together, and no branch asks each. */
static size_t find_movers(size_t n, const int8_t *move, int32_t *movers) {
    size_t found = 0;
    for (size_t i = 0; i < n; i += 64) {
        uint64_t bits = 0;
        for (size_t k = 0; k < 8 && i + 8 * k < n; k++) {
            bits |= low_bits(move + i + 8 * k) << 8 * k;
        }
        for (; bits != 0; bits &= bits - 1) {
            movers[found++] = (int32_t)i + __builtin_ctzll(bits);
        }
    }
    return found;
}

/* Level to which a move leads: one uniform v in [0, 1) over the shares of the level's moves in one
 * direction, in the order of the scenario. */
static int target(const struct world *world, int level, int direction, double v) {
    const struct scenario *scenario = world->scenario;
    double sum = 0, cumulated = 0;
    int chosen = level;
    for (int m = 0; m < scenario->n_moves; m++) {
        const struct move *move = &scenario->moves[m];
        if (move->from == level && (move->to > level) == (direction > 0)) {
            sum += world->intensities[m];
        }
    }
    for (int m = 0; m < scenario->n_moves; m++) {
        const struct move *move = &scenario->moves[m];
        if (move->from != level || (move->to > level) != (direction > 0) ||
            !(world->intensities[m] > 0)) {
            continue;
        }
        chosen = move->to;
        cumulated += world->intensities[m];
        if (cumulated / sum > v) {
            break;
        }
    }
    return chosen;
}

void maturity_parts(const struct cell *self, const struct world *world, int ecosystem,
                    double parts[4]) {
    double capacity = capacity_log(self, world, ecosystem);
    struct terms terms = terms_of(self, world, parameters_of(world), capacity, ecosystem);
    double scaled = terms.sum > world->cap_log ? world->cap_log / terms.sum : 1.0;
    parts[0] = terms.engineering * scaled;
    parts[1] = terms.alliances * scaled;
    parts[2] = terms.commons * scaled;
    parts[3] = self->offers[ecosystem];
}

/* Shares the attributable part of a climb between engineering, alliances, commons and offers. */
static void attribute(struct cell *self, const struct world *world, int step, int i, int climbed) {
    double parts[4];
    maturity_parts(self, world, i, parts);
    double total = parts[0] + parts[1] + parts[2] + parts[3];
    if (!(total > 0)) {
        return;
    }
    double gained = -expm1(-total) * climbed;
    for (int k = 0; k < 4; k++) {
        enum series series = (enum series)(SERIES_GAIN_ENGINEERING + k);
        cell_series(self, world, series)[step] += gained * parts[k] / total;
    }
}

/* Level to which an ecosystem moves at a word: where several are possible, its place among the
 * words that move in this direction decides. */
static int destination(const struct cell *self, const struct world *world, int i, int direction,
                       uint32_t word) {
    int level = self->level[i], only = world->only[direction > 0][level];
    if (only >= 0) {
        return only;
    }
    double place = direction > 0 ? word : UINT32_MAX - word;
    double words = direction > 0 ? self->moves.rise[i] : self->moves.fall[i];
    return target(world, level, direction, (place + 0.5) / words);
}

/* Levels that an ecosystem climbs; negative when it falls. */
static int move_one(struct cell *self, const struct world *world, int step, int i) {
    uint32_t word = world_step_word(world, STEP_MATURITY, step)[i];
    int level = self->level[i], to = destination(self, world, i, world->move[i], word);
    if (self->push[i] > world->frailty[i] && to > level) {
        attribute(self, world, step, i, to - level);
    }
    self->level[i] = to;
    self->dirty[i] |= DIRTY_LEVEL;
    self->at_level[level]--;
    self->at_level[to]++;
    self->class_sum[world->size_class[i]] += to - level;
    return to - level;
}

void maturity_step(struct cell *self, const struct world *world, int step) {
    refresh_dirty(self, world, world->activity[step]);
    world->kernels->moves((size_t)world->n_padded, world_step_word(world, STEP_MATURITY, step),
                          self->movable, &self->moves, world->move);
    self->n_movers = find_movers((size_t)world->n_padded, world->move, self->movers);
    int up = 0, down = 0;
    for (size_t j = 0; j < self->n_movers; j++) {
        int climbed = move_one(self, world, step, self->movers[j]);
        up += climbed * (climbed > 0); /* no branch: who climbs could not be foreseen */
        down -= climbed * (climbed < 0);
    }
    cell_series(self, world, SERIES_MOVES_UP)[step] = up;
    cell_series(self, world, SERIES_MOVES_DOWN)[step] = down;
}
