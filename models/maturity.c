/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves between levels (models/README.md, section 5.1): covariates, intensities, moves and what
 * they are attributed to. Never knows which fund brought engineering, alliances or commons. */
#include <math.h>

#include "models/cell.h"

static const double surest = 1.0 - 1e-9; /* annual probability, at most */

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
}

static const struct maturity_parameters *parameters_of(const struct world *world) {
    return (const void *)scenario_values(world->scenario, world->theta, world->scenario->maturity);
}

static double commons_in_use(double adopter, double commons) {
    return adopter > 0.5 ? commons : 0.0;
}

/* Covariates of one ecosystem as it stands. */
static void refresh(struct cell *self, const struct world *world,
                    const struct maturity_parameters *p, double cap, double stock, int i) {
    double scale = world->k[i] + world->own_fte[i];
    double capacity = scale > 0 ? log((scale + self->fte[i]) / scale) : 0.0;
    double alliances = log((1.0 + (self->background[i] + self->consortia[i])) /
                           (1.0 + world->alliances_at_start[i]));
    double commons = commons_in_use(self->adopter[i], self->commons) -
                     commons_in_use(world->adopter_at_start[i], stock);
    double terms[3] = {p->beta_engineering * capacity, p->beta_alliances * alliances,
                       p->beta_commons * commons};
    double sum = terms[0] + terms[1] + terms[2];
    double scaled = sum > cap ? cap / sum : 1.0;
    for (int k = 0; k < 3; k++) {
        self->terms[k][i] = terms[k] * scaled;
    }
    int level = self->level[i];
    self->x_up[i] = world->up_log[level] + (fmin(sum, cap) + self->offers[i] + world->frailty[i]);
    self->x_down[i] = world->down_log[level] - p->down_capacity * capacity;
    self->dirty[i] = 0;
}

static void refresh_dirty(struct cell *self, const struct world *world) {
    const struct scenario *scenario = world->scenario;
    const struct maturity_parameters *p = parameters_of(world);
    const struct commons_parameters *commons =
        (const void *)scenario_values(scenario, world->theta, scenario->commons);
    double cap = log(p->hr_max), stock = round(commons->stock);
    for (int i = 0; i < world->n; i++) {
        if (self->dirty[i]) {
            refresh(self, world, p, cap, stock, i);
        }
    }
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

/* Shares the attributable part of a climb between engineering, alliances, commons and offers. */
static void attribute(struct cell *self, const struct world *world, int step, int i, int climbed) {
    double parts[4] = {self->terms[0][i], self->terms[1][i], self->terms[2][i], self->offers[i]};
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
    double up = world->up[i], down = world->down[i], sum = up + down;
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
    double activity = world->activity[step];
    double log_activity = activity > 0 ? log(activity) : -1000.0;
    refresh_dirty(self, world);
    world->kernels->maturity((size_t)world->n_padded, world->words[0], self->movable, self->x_up,
                             self->x_down, log_activity, world->d, world->up, world->down,
                             world->move);
    for (int i = 0; i < world->n; i++) {
        if (world->move[i] != 0) {
            move_one(self, world, step, i);
        }
    }
}
