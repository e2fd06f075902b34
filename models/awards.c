/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making an award: its draws, its money, and the helpers with which a fund's model unrolls its life
 * into dated events. Never knows what a particular fund does. */
#include <math.h>

#include "models/funding.h"
#include "models/registry.h"
#include "sim/core/law.h"

/* Draws of PURPOSE_AWARD; the models use 2 and more. */
enum { DRAW_MONEY = 0, DRAW_DROPOUT = 1 };

static struct address address_of(const struct world *world, int instrument, int ecosystem,
                                 int birth, enum purpose purpose, int step, int draw) {
    struct address address = {0};
    address.seed = world->scenario->monte_carlo.seed;
    address.stream = world->scenario->instruments[instrument].code;
    address.sample = world->sample;
    address.entity = world->code[ecosystem];
    address.step = (uint16_t)step;
    address.birth = (uint16_t)birth;
    address.purpose = (uint8_t)purpose;
    address.draw = (uint8_t)draw;
    address.inner = world->inner;
    return address;
}

struct address award_address(const struct award_plan *plan, enum purpose purpose, int step,
                             int draw) {
    return address_of(plan->world, plan->instrument, plan->ecosystem, plan->step, purpose, step,
                      draw);
}

void award_step_draws(const struct award_plan *plan, int draw, int from, int to,
                      struct random_pair *pairs) {
    enum { AT_ONCE = 8 * LANES };
    const struct world *world = plan->world;
    struct kernel_key key = world_key(world, PURPOSE_AWARD_STEP, 0, draw);
    key.key[1] = plan->stream;
    for (int s = from; s < to; s += AT_ONCE) {
        uint32_t code[AT_ONCE], counter2[AT_ONCE], counter3[AT_ONCE], words[4][AT_ONCE];
        uint32_t *const w[4] = {words[0], words[1], words[2], words[3]};
        int n = to - s < AT_ONCE ? to - s : AT_ONCE, padded = (n + LANES - 1) / LANES * LANES;
        for (int k = 0; k < padded; k++) {
            code[k] = world->code[plan->ecosystem];
            counter2[k] = (uint32_t)plan->step << 16 | (uint32_t)(s + k);
            counter3[k] = key.counter3;
        }
        world->kernels->words_at((size_t)padded, code, counter2, counter3, &key, w);
        for (int k = 0; k < n; k++) {
            pairs[s + k] = (struct random_pair){random_uniform52(w[0][k], w[1][k]),
                                                random_uniform52(w[2][k], w[3][k])};
        }
    }
}

/* ---- making */

static struct random_pair money_draws(const struct world *world, int instrument, int ecosystem,
                                      int step) {
    return random_pair(
        address_of(world, instrument, ecosystem, step, PURPOSE_AWARD, 0, DRAW_MONEY));
}

int64_t award_commitment(const struct world *world, int instrument, int ecosystem, int step) {
    const struct fund_parameters *fund = fund_of(world, instrument);
    double factor = 1.0;
    if (fund->ticket_spread > 0.0) {
        double s = fund->ticket_spread;
        double z = normal_quantile(money_draws(world, instrument, ecosystem, step).first);
        factor = exp(s * z - s * s / 2.0);
    }
    double years = fund->per_year != 0.0 ? fund->duration : 1.0;
    return cents_round(100.0 * fund->ticket * years * factor);
}

int64_t award_overhead(const struct world *world, int instrument, int64_t commitment) {
    return cents_round(fund_of(world, instrument)->overhead * (double)commitment);
}

static double draw_leverage(const struct world *world, int instrument, int ecosystem, int step) {
    const struct fund_parameters *fund = fund_of(world, instrument);
    double leverage = fund->leverage;
    if (fund->leverage_spread > 0.0) {
        double b = money_draws(world, instrument, ecosystem, step).second;
        leverage *= exp(fund->leverage_spread * normal_quantile(b));
    }
    return leverage < fund->leverage_cap ? leverage : fund->leverage_cap;
}

static const struct fund_model *model_of(const struct world *world, int instrument) {
    size_t n;
    return fund_models(&n)[world->scenario->instruments[instrument].model];
}

int award_length(const struct world *world, int instrument) {
    const struct fund_model *model = model_of(world, instrument);
    const struct fund_parameters *fund = fund_of(world, instrument);
    size_t own = world->scenario->instruments[instrument].own;
    return model->length != NULL
               ? model->length(world, fund, scenario_values(world->scenario, world->theta, own))
               : duration_steps(fund->duration, world->d);
}

/* Length, milestones and dropout of the award. */
static void plan_time(struct award_plan *plan) {
    plan->n = award_length(plan->world, plan->instrument);
    int per_year = plan->world->scenario->time.steps_per_year;
    int years = (2 * plan->n + per_year) / (2 * per_year); /* round(n d) */
    plan->milestones = years < 1 ? 1 : years < AWARD_MAX_MILESTONES ? years : AWARD_MAX_MILESTONES;
    int j = award_dropout(plan, plan->milestones);
    plan->dropout = j > 0 ? award_milestone(plan, j) : -1;
    plan->stopped = j > 0;
}

static void schedule(struct award_plan *plan, int s, struct event event) {
    if (s >= 0 && s < award_horizon(plan)) {
        scripts_event(plan->world->scripts, plan->step + s, event);
    }
}

/* What an award that was not stopped gives back. */
static void plan_recovery(struct award_plan *plan, int success) {
    const struct fund_parameters *fund = plan->fund;
    enum fund_form form = (enum fund_form)fund->form;
    if (form == FORM_GRANT || plan->stopped || (form == FORM_RISK_SHARED && !success))
        return;
    double delay = fmin(round(fund->repay_delay / plan->world->d), LIFE_LONGEST);
    int64_t cents = cents_round(fund->repay_share * (double)plan->scheduled);
    if (cents <= 0)
        return;
    schedule(plan, plan->n + (int)delay, (struct event){.kind = EVENT_RECOVER, .cents = cents});
}

/* Works out what an award does. NULL when there is no memory. */
static const struct script *write_script(const struct world *world, int instrument, int ecosystem,
                                         int step, int64_t commitment, size_t key) {
    const struct instrument *source = &world->scenario->instruments[instrument];
    struct award_plan plan = {
        .world = world,
        .fund = fund_of(world, instrument),
        .own = scenario_values(world->scenario, world->theta, source->own),
        .instrument = instrument,
        .stream = source->code,
        .ecosystem = ecosystem,
        .step = step,
        .commitment = commitment,
    };
    plan_time(&plan);
    plan.end = step + plan.n;
    int success = model_of(world, instrument)->unroll(&plan);
    plan_recovery(&plan, success);
    struct script head = {.commitment = commitment,
                          .step = step,
                          .end = plan.end,
                          .success = success,
                          .leverage = draw_leverage(world, instrument, ecosystem, step)};
    return scripts_keep(world->scripts, key, head);
}

int award_make(struct cell *self, const struct world *world, int instrument, int ecosystem,
               int step, int64_t commitment, int64_t overhead) {
    struct award *awards = list_grow(self->awards, self->n_awards + 1, &self->awards_capacity,
                                     sizeof *self->awards, &self->failed);
    if (awards == NULL)
        return 0;
    self->awards = awards;
    size_t key = (size_t)instrument * (size_t)world->n_padded + (size_t)ecosystem;
    const struct script *script = scripts_find(world->scripts, key, step, commitment);
    if (script == NULL)
        script = write_script(world, instrument, ecosystem, step, commitment, key);
    if (script == NULL) {
        self->failed = FONDSIM_NO_MEMORY;
        return 0;
    }
    int32_t award = self->n_awards++;
    awards[award] = (struct award){
        .instrument = instrument,
        .ecosystem = ecosystem,
        .step = step,
        .end = script->end,
        .takings = -1,
        .last_taking = -1,
        .commitment = commitment,
        .leverage = script->leverage,
    };
    ages_award(self, world, &awards[award]);
    ledger_commit(self, world, instrument, step, commitment, overhead);
    cell_series(self, world, SERIES_AWARDS)[step] += 1.0;
    self->active[key] += 1;
    cell_follow(self, world, award, script);
    return script->success;
}

/* ---- helpers of fund.h */

int award_horizon(const struct award_plan *plan) {
    return plan->world->n_steps - plan->step;
}

int award_dropout(const struct award_plan *plan, int m) {
    double dropout = plan->fund->dropout;
    double x = random_uniform(award_address(plan, PURPOSE_AWARD, 0, DRAW_DROPOUT));
    if (!(x < dropout))
        return 0;
    int j = 1 + (int)floor(x / dropout * (double)m);
    return j < m ? j : m;
}

int award_milestone(const struct award_plan *plan, int j) {
    int m = plan->milestones;
    return (2 * j * plan->n + m) / (2 * m);
}

int award_stop(const struct award_plan *plan) {
    return plan->dropout >= 0 ? plan->dropout : plan->n;
}

void award_pay(struct award_plan *plan, int s, int64_t cents) {
    if (cents == 0)
        return;
    plan->scheduled += cents;
    schedule(plan, s, (struct event){.kind = EVENT_PAY, .cents = cents});
}

void award_release(struct award_plan *plan, int s, int64_t cents) {
    if (cents == 0)
        return;
    schedule(plan, s, (struct event){.kind = EVENT_RELEASE, .cents = cents});
}

void award_end(struct award_plan *plan, int s) {
    plan->end = plan->step + s;
    if (s < plan->n)
        plan->stopped = 1;
    /* In the last step in which it is active, after the calls, so that a call at its end does not
     * count it. */
    schedule(plan, s > 0 ? s - 1 : 0, (struct event){.kind = EVENT_AWARD_END});
}

void award_pay_milestones(struct award_plan *plan, const unsigned char *passes) {
    int m = plan->milestones;
    int stop = award_stop(plan);
    int dropped = plan->dropout >= 0;
    int64_t first = cents_round(plan->fund->first_tranche * (double)plan->commitment);
    int64_t rest = plan->commitment - first;
    int64_t part = rest / m;
    award_pay(plan, 0, first);
    for (int j = 1; j <= m; j++) {
        int due = award_milestone(plan, j);
        int64_t cents = j < m ? part : rest - part * (m - 1);
        if (dropped && due >= stop) {
            award_release(plan, stop, cents);
        } else if (passes == NULL || passes[j - 1]) {
            award_pay(plan, due, cents);
        } else {
            award_release(plan, due, cents);
        }
    }
    award_end(plan, stop);
}

void award_pay_post(struct award_plan *plan, const unsigned char *filled) {
    unsigned char passes[AWARD_MAX_MILESTONES] = {0};
    int known = award_stop(plan);
    if (known > award_horizon(plan))
        known = award_horizon(plan);
    for (int j = 1; j <= plan->milestones; j++) {
        int due = award_milestone(plan, j);
        /* payments of a milestone beyond the horizon do not exist whether it passes or not */
        passes[j - 1] = due <= known && filled[due - 1];
    }
    award_pay_milestones(plan, passes);
}

void award_fte(struct award_plan *plan, int s, double fte, int local) {
    if (fte == 0.0)
        return;
    schedule(plan, s, (struct event){.kind = EVENT_FTE, .amount = fte});
    if (local)
        schedule(plan, s, (struct event){.kind = EVENT_FTE_LOCAL, .amount = fte});
}

void award_post_fte(struct award_plan *plan, const unsigned char *filled, int last, double fte) {
    int before = 0;
    for (int s = 0; s <= last; s++) {
        int now = s < last && filled[s];
        if (now != before)
            award_fte(plan, s, now ? fte : -fte, 0);
        before = now;
    }
}

void award_alliances(struct award_plan *plan, int s, int count) {
    if (count == 0)
        return;
    schedule(plan, s, (struct event){.kind = EVENT_ALLIANCES, .amount = count});
}

void award_boost(struct award_plan *plan, int s, double boost) {
    if (boost == 0.0)
        return;
    schedule(plan, s, (struct event){.kind = EVENT_BOOST, .amount = boost});
}

void award_commons(struct award_plan *plan, int s, int count) {
    if (count == 0)
        return;
    schedule(plan, s, (struct event){.kind = EVENT_COMMONS, .cents = count});
}

void award_qualify(struct award_plan *plan, int s, int size, unsigned count) {
    if (count == 0)
        return;
    schedule(plan, s, (struct event){.kind = EVENT_QUALIFY, .size = (uint8_t)size, .cents = count});
}

void award_displace(struct award_plan *plan, int s, double euros, double inside) {
    if (euros == 0.0)
        return;
    schedule(plan, s, (struct event){.kind = EVENT_DISPLACE, .amount = euros, .inside = inside});
}

void award_add(struct award_plan *plan, int s, enum series series, double amount) {
    if (s < award_horizon(plan)) {
        scripts_amount(plan->world->scripts, (int)series, plan->step + s, amount);
    }
}

void award_post(const struct award_plan *plan, const struct post_parameters *post, int last,
                unsigned char *filled, double *chance) {
    double d = plan->world->d;
    double hired = 1.0 - exp(-d / post->hiring_delay);
    double replaced = 1.0 - exp(-d / post->vacancy_delay);
    double left = 1.0 - exp(-post->leave * d);
    struct random_pair draws[AWARD_MAX_STEPS];
    int state = 0;
    int ever = 0;
    award_step_draws(plan, 0, 0, last, draws);
    for (int s = 0; s < last; s++) {
        struct random_pair u = draws[s];
        if (state) {
            state = !(u.first < left);
        } else {
            state = u.first < (ever ? replaced : hired);
        }
        ever |= state;
        filled[s] = (unsigned char)state;
        if (chance != NULL)
            chance[s] = u.second;
    }
}
