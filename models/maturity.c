/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves between levels (models/README.md, section 5.1): covariates, intensities, moves and what
 * they are attributed to. Never knows which fund brought engineering, alliances or commons. */
#include <math.h>

#include "models/cell.h"

static const double surest = 1.0 - 1e-9; /* annual probability, at most */

static const struct maturity_parameters *parameters_of(const struct world *world) {
    return (const void *)scenario_values(world->scenario, world->theta, world->scenario->maturity);
}

void maturity_init(struct world *world) {
    for (int start = 0; start < ALLIANCE_LOGS; start++) {
        for (int now = 0; now < ALLIANCE_LOGS; now++) {
            world->alliance_logs[start * ALLIANCE_LOGS + now] = log((1.0 + now) / (1.0 + start));
        }
    }
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

/* ln((1 + A) / (1 + A0)) */
static double alliances_log(const struct cell *self, const struct world *world, int i) {
    double now = self->background[i] + self->consortia[i];
    int start = world->alliances_at_start[i];
    if (now >= 0 && now < ALLIANCE_LOGS && start < ALLIANCE_LOGS) {
        return world->alliance_logs[start * ALLIANCE_LOGS + (int)now];
    }
    return log((1.0 + now) / (1.0 + start));
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

/* Covariates of one ecosystem as it stands. */
static void refresh(struct cell *self, const struct world *world,
                    const struct maturity_parameters *p, int i) {
    double capacity = capacity_log(self, world, i);
    double sum = terms_of(self, world, p, capacity, i).sum;
    double capped = sum > world->cap_log ? world->cap_log : sum;
    int level = self->level[i];
    self->x_up[i] = world->up_log[level] + (capped + self->offers[i] + world->frailty[i]);
    self->x_down[i] = world->down_log[level] - p->down_capacity * capacity;
    self->dirty[i] = 0;
}

/* Intensities of the dirty ones, side by side so that the kernel sees no others. */
static void refresh_moves(struct cell *self, const struct world *world, size_t n,
                          double log_activity) {
    const int32_t *ones = world->dirty_ones;
    for (size_t j = 0; j < n; j++) {
        world->dirty_up[j] = self->x_up[ones[j]];
        world->dirty_down[j] = self->x_down[ones[j]];
    }
    size_t padded = (n + LANES - 1) / LANES * LANES;
    world->kernels->intensities(padded, world->dirty_up, world->dirty_down, log_activity, world->d,
                                &world->dirty_moves);
    for (size_t j = 0; j < n; j++) {
        self->moves.up[ones[j]] = world->dirty_moves.up[j];
        self->moves.down[ones[j]] = world->dirty_moves.down[j];
        self->moves.all[ones[j]] = world->dirty_moves.all[j];
        self->moves.rise[ones[j]] = world->dirty_moves.rise[j];
        self->moves.fall[ones[j]] = world->dirty_moves.fall[j];
    }
}

static void refresh_dirty(struct cell *self, const struct world *world, double activity) {
    const struct maturity_parameters *p = parameters_of(world);
    int all = activity < self->activity || activity > self->activity;
    size_t n = 0;
    for (int i = 0; i < world->n; i++) {
        if (self->dirty[i] || all) {
            refresh(self, world, p, i);
            world->dirty_ones[n++] = i;
        }
    }
    self->activity = activity;
    refresh_moves(self, world, n, activity > 0 ? log(activity) : -1000.0);
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

static void move_one(struct cell *self, const struct world *world, int step, int i) {
    double u = random_uniform32(world->words[0][i]);
    double up = self->moves.up[i], down = self->moves.down[i], sum = up + down;
    double p = 1.0 - exp(-sum * world->d);
    int direction = world->move[i], level = self->level[i];
    double v = direction > 0 ? u * sum / (p * up) : (1.0 - u) * sum / (p * down);
    int to = target(world, level, direction, v);
    if (direction > 0) {
        cell_series(self, world, SERIES_MOVES_UP)[step] += to - level;
        attribute(self, world, step, i, to - level);
    } else {
        cell_series(self, world, SERIES_MOVES_DOWN)[step] += level - to;
    }
    self->level[i] = to;
    self->dirty[i] = 1;
}

void maturity_step(struct cell *self, const struct world *world, int step) {
    refresh_dirty(self, world, world->activity[step]);
    world->kernels->moves((size_t)world->n_padded, world->words[0], self->movable, &self->moves,
                          world->move);
    for (int i = 0; i < world->n; i++) {
        if (world->move[i] != 0) {
            move_one(self, world, step, i);
        }
    }
}
