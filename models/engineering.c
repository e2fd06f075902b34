/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Territorial engineering fund (models/README.md, section 5.4): an award pays a post, which
 * qualifies projects and may be kept on local money. Never knows how projects live. */
#include "models/post_rows.h"
#include "models/registry.h"
#include "sim/core/law.h"

enum { MEDIUM = 1, DRAW_KEPT = 2 };

static const struct parameter rows[] = {
    POST_ROWS,
    NUMBER("projects_per_fte", "1/FTE-year", 0, ANY, 4, NONE, NONE, "prior",
           "projets qualifiés par équivalent temps plein et par an",
           "projects qualified per full-time equivalent and year"),
    NUMBER("kept", "share", 0, 1, 0.5, 0.3, 0.7, "facts-B1",
           "part des postes conservés sur moyens locaux après le soutien",
           "share of posts kept on local money after the award"),
    NUMBER("kept_loss", "1/year", 0, ANY, 0.1, NONE, NONE, "prior",
           "taux annuel de disparition d’un poste conservé",
           "yearly rate at which a kept post is lost"),
};

static const struct parameter_table table = TABLE(
    "engineering_fund", rows, "Fonds d’ingénierie territoriale", "Territorial engineering fund");

/* Projects that the filled post qualifies in the step at offset s, given its uniform. */
static void qualify(struct award_plan *plan, const struct engineering_parameters *own, int s,
                    double u) {
    const struct world *world = plan->world;
    double mean =
        own->projects_per_fte * own->post.fte * world->d * world->activity[plan->step + s];
    award_qualify(plan, s, MEDIUM, poisson_quantile(u, mean));
}

/* The post after the grant, on local money. */
static void keep(struct award_plan *plan, const struct engineering_parameters *own, double u) {
    const struct world *world = plan->world;
    const struct territory_parameters *territory =
        (const void *)scenario_values(world->scenario, world->theta, world->scenario->territory);
    int life = life_steps(u, 1.0 / own->kept_loss, world->d);
    int end = plan->n + life;
    int last = end < award_horizon(plan) ? end : award_horizon(plan);
    struct random_pair draws[AWARD_MAX_STEPS];
    award_step_draws(plan, 0, plan->n, last, draws);
    award_fte(plan, plan->n, own->post.fte, 1);
    for (int s = plan->n; s < last; s++) {
        qualify(plan, own, s, draws[s].second);
        award_add(plan, s, SERIES_POST_RESOURCES, territory->post_cost * own->post.fte * world->d);
    }
    award_fte(plan, end, -own->post.fte, 1);
}

static int unroll(struct award_plan *plan) {
    const struct engineering_parameters *own = plan->own;
    unsigned char filled[AWARD_MAX_STEPS] = {0};
    double chance[AWARD_MAX_STEPS];
    int stop = award_stop(plan);
    int last = stop < award_horizon(plan) ? stop : award_horizon(plan);
    award_post(plan, &own->post, last, filled, chance);
    award_pay_post(plan, filled);
    award_post_fte(plan, filled, last, own->post.fte);
    for (int s = 0; s < last; s++) {
        if (filled[s])
            qualify(plan, own, s, chance[s]);
    }
    if (plan->stopped || last < plan->n || !filled[last - 1])
        return 0;
    struct random_pair pair = random_pair(award_address(plan, PURPOSE_AWARD, 0, DRAW_KEPT));
    if (!(pair.first < own->kept))
        return 0;
    keep(plan, own, pair.second);
    return 1;
}

const struct fund_model engineering_fund = {
    .name = "engineering_fund",
    .fr = "Fonds d’ingénierie territoriale",
    .en = "Territorial engineering fund",
    .what_fr = "Paie un poste d’ingénierie qui fait mûrir des projets et peut être conservé.",
    .what_en = "Pays an engineering post that brings projects to maturity and may be kept.",
    .parameters = &table,
    .unroll = unroll,
};
