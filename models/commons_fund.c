/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Structural investment fund (models/README.md, section 5.6): an award builds a common, which ages
 * unless it is maintained. Never knows who adopts it. */
#include <math.h>

#include "models/declare.h"
#include "models/funding.h"
#include "models/registry.h"

enum { DRAW_BUILT = 2, DRAW_LIFE = 3 };

static const struct parameter rows[] = {
    NUMBER("build_success", "share", 0, 1, 0.85, NONE, NONE, "prior",
           "part des communs qui voient le jour", "share of commons that come to life"),
    NUMBER("maintained", "share", 0, 1, 0.5, NONE, NONE, "prior", "part des communs entretenus",
           "share of commons that are maintained"),
    NUMBER("maintenance", "1/year", 0, ANY, 0.17, 0.1, 0.25, "facts-B3",
           "coût annuel d’entretien, en part du montant du soutien",
           "yearly cost of maintenance, as a share of the award"),
};

static const struct parameter_table table =
    TABLE("commons_fund", rows, "Fonds d’investissement structurel (communs)",
          "Structural investment fund (commons)");

/* Offset from which a common live at n is gone; the horizon when it outlives the run. */
static int common_end(const struct award_plan *plan, int maintained) {
    const struct world *world = plan->world;
    const struct commons_parameters *commons =
        (const void *)scenario_values(world->scenario, world->theta, world->scenario->commons);
    double limit = -log(random_uniform(award_address(plan, PURPOSE_AWARD, 0, DRAW_LIFE)));
    double sum = 0.0;
    for (int s = plan->n; s < award_horizon(plan); s++) {
        double hazard = commons->obsolescence * world->d;
        if (!maintained || world->stopped[plan->step + s])
            hazard *= commons->ageing;
        sum += hazard;
        if (sum >= limit)
            return s;
    }
    return award_horizon(plan);
}

static int unroll(struct award_plan *plan) {
    const struct commons_fund_parameters *own = plan->own;
    award_pay_milestones(plan, NULL);
    if (plan->stopped)
        return 0;
    struct random_pair pair = random_pair(award_address(plan, PURPOSE_AWARD, 0, DRAW_BUILT));
    if (!(pair.first < own->build_success))
        return 0;
    int maintained = pair.second < own->maintained;
    int end = common_end(plan, maintained);
    if (end > plan->n) {
        award_commons(plan, plan->n, 1);
        award_commons(plan, end, -1);
    }
    double yearly = maintained ? own->maintenance * cents_euros(plan->commitment) : 0.0;
    for (int s = plan->n; s < end; s++) {
        award_add(plan, s, SERIES_MAINTENANCE, yearly * plan->world->d);
    }
    return 1;
}

const struct fund_model commons_fund = {
    .name = "commons_fund",
    .fr = "Fonds d’investissement structurel",
    .en = "Structural investment fund",
    .what_fr = "Construit des communs que d’autres territoires adoptent.",
    .what_en = "Builds commons that other territories adopt.",
    .parameters = &table,
    .unroll = unroll,
};
