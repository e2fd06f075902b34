/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Community foundations fund (models/README.md, section 5.8): an award prefigures a foundation,
 * which collects, regrants, and may become dormant or close. Never knows how projects live. */
#include <math.h>

#include "models/declare.h"
#include "models/registry.h"

enum { SMALL = 0, DRAW_LAUNCH = 2 };

static const struct parameter rows[] = {
    NUMBER("fte", "FTE", 0, ANY, 1, NONE, NONE, "facts-B5",
           "poste de préfiguration, en équivalent temps plein",
           "post of prefiguration, in full-time equivalents"),
    NUMBER("general_use", "share", 0, 1, 0.3, NONE, NONE, "prior",
           "part du temps du personnel qui compte comme ingénierie du territoire",
           "share of staff time that counts as the territory’s engineering"),
    NUMBER("launch", "share", 0, 1, 0.68, 0.5, 0.85, "facts-B5",
           "part des préfigurations qui aboutissent à une fondation",
           "share of prefigurations that lead to a foundation"),
    NUMBER("pooled", "ratio", 0, ANY, 1, NONE, NONE, "prior",
           "population servie, rapportée à celle de l’écosystème",
           "population served, as a ratio to the ecosystem’s"),
    NUMBER("euros_per_inhabitant", "EUR/inhabitant/year", 0, ANY, 0.6, 0.2, 1.5, "facts-B5",
           "collecte annuelle par habitant à maturité",
           "yearly collection per inhabitant at maturity"),
    NUMBER("ramp", "year", 0, ANY, 5, 3, 7, "facts-B5", "durée de montée en charge de la collecte",
           "time for collection to reach maturity"),
    NUMBER("stable_share", "share", 0, 1, 0.5, NONE, NONE, "prior", "part stable de la collecte",
           "share of collection that is stable"),
    NUMBER("running_fixed", "EUR/year", 0, ANY, 15000, NONE, NONE, "prior",
           "frais de fonctionnement fixes", "fixed running cost"),
    NUMBER("running_share", "share", 0, 1, 0.1, 0.1, 0.3, "facts-B5",
           "frais de fonctionnement, en part de la collecte",
           "running cost as a share of collection"),
    NUMBER("endowment_share", "share", 0, 1, 0.15, NONE, NONE, "prior",
           "part de la collecte mise en dotation", "share of collection put into endowment"),
    NUMBER("real_return", "1/year", -0.5, ANY, 0.015, 0, 0.03, "prior",
           "rendement réel de la dotation", "real return of the endowment"),
    NUMBER("grant_per_project", "EUR", 1, ANY, 6700, 5000, 10000, "facts-B5",
           "dons redistribués qu’il faut pour qualifier un petit projet",
           "regrants that qualify one small project"),
    NUMBER("closure", "1/year", 0, ANY, 0.02, NONE, NONE, "facts-2d",
           "taux annuel de fermeture quand les frais sont couverts",
           "yearly rate of closure when running cost is covered"),
    NUMBER("dormancy", "1/year", 0, ANY, 0.055, 0.03, 0.083, "facts-B5",
           "taux annuel de mise en sommeil quand les frais sont couverts",
           "yearly rate of dormancy when running cost is covered"),
    NUMBER("cover_effect", "1", 0, 20, 1, NONE, NONE, "prior",
           "hausse de ces deux taux quand rien n’est couvert (logarithme)",
           "rise of these two rates when nothing is covered (log)"),
    NUMBER("displaced", "share", 0, 1, 0.3, NONE, NONE, "prior",
           "part de la collecte prise sur d’autres dons",
           "share of collection taken from other giving"),
    NUMBER("displaced_inside", "share", 0, 1, 0.5, NONE, NONE, "prior",
           "part de ces dons déplacés prise dans le même écosystème",
           "share of these displaced gifts taken from the same ecosystem"),
};

static const struct parameter_table table =
    TABLE("foundation_fund", rows, "Fonds pour les fondations territoriales",
          "Community foundations fund");

enum stage { LIVE, DORMANT, CLOSED };

struct foundation {
    enum stage stage;
    double endowment; /* [EUR] */
    double regranted; /* [EUR] so far */
};

/* A step of a live foundation; returns the cover of its running cost. */
static double live_step(struct award_plan *plan, const struct foundation_parameters *own,
                        struct foundation *self, int s) {
    const struct world *world = plan->world;
    double d = world->d;
    double age = ((double)(s - plan->n) + 0.5) * d;
    double ramp = age < own->ramp ? age / own->ramp : 1.0;
    double collection = world->population[plan->ecosystem] * own->pooled *
                        own->euros_per_inhabitant * ramp * d * world->gifts[plan->step + s];
    double running = own->running_fixed * d + own->running_share * collection;
    double stable = own->real_return * self->endowment * d + own->stable_share * collection;
    double cover = running > 0.0 ? fmin(1.0, stable / running) : 1.0;
    self->endowment =
        self->endowment * (1.0 + own->real_return * d) + own->endowment_share * collection;
    double rest = (1.0 - own->endowment_share) * collection - running;
    double regrants = rest > 0.0 ? rest : 0.0;
    if (rest < 0.0)
        self->endowment = fmax(0.0, self->endowment + rest);
    double before = floor(self->regranted / own->grant_per_project);
    self->regranted += regrants;
    double after = floor(self->regranted / own->grant_per_project);
    award_add(plan, s, SERIES_COLLECTION, collection);
    award_add(plan, s, SERIES_REGRANTS, regrants);
    award_displace(plan, s, own->displaced * collection, own->displaced_inside);
    award_qualify(plan, s, SMALL, (unsigned)fmin(after - before, 1.0e9));
    return cover;
}

/* Closure or dormancy at the end of a step, at a uniform. */
static void fate(const struct award_plan *plan, const struct foundation_parameters *own,
                 struct foundation *self, double cover, double u) {
    double d = plan->world->d;
    double m = exp(own->cover_effect * (1.0 - cover));
    if (u < 1.0 - exp(-own->closure * m * d)) {
        self->stage = CLOSED;
    } else if (self->stage == LIVE && u > exp(-own->dormancy * m * d)) {
        self->stage = DORMANT;
    }
}

/* The foundation from its launch on. */
static void launch(struct award_plan *plan, const struct foundation_parameters *own) {
    const struct world *world = plan->world;
    const struct territory_parameters *territory =
        (const void *)scenario_values(world->scenario, world->theta, world->scenario->territory);
    double staff = territory->post_cost > 0.0
                       ? own->general_use * own->running_fixed / territory->post_cost
                       : 0.0;
    struct foundation self = {.stage = LIVE};
    struct random_pair draws[AWARD_MAX_STEPS];
    award_step_draws(plan, 0, plan->n, award_horizon(plan), draws);
    award_fte(plan, plan->n, staff, 0);
    for (int s = plan->n; s < award_horizon(plan) && self.stage != CLOSED; s++) {
        enum stage before = self.stage;
        double cover = 0.0;
        if (before == LIVE) {
            cover = live_step(plan, own, &self, s);
        } else {
            self.endowment *= 1.0 + own->real_return * world->d;
        }
        fate(plan, own, &self, cover, draws[s].first);
        if (before == LIVE && self.stage != LIVE)
            award_fte(plan, s + 1, -staff, 0);
        award_add(plan, s, SERIES_FOUNDATIONS, self.stage == LIVE);
        award_add(plan, s, SERIES_ENDOWMENT, self.stage != CLOSED ? self.endowment : 0.0);
    }
}

static int unroll(struct award_plan *plan) {
    const struct foundation_parameters *own = plan->own;
    int stop = award_stop(plan);
    award_pay_milestones(plan, NULL);
    award_fte(plan, 0, own->fte * own->general_use, 0);
    award_fte(plan, stop, -own->fte * own->general_use, 0);
    if (plan->stopped)
        return 0;
    double u = random_uniform(award_address(plan, PURPOSE_AWARD, 0, DRAW_LAUNCH));
    if (!(u < own->launch))
        return 0;
    launch(plan, own);
    return 1;
}

const struct fund_model foundation_fund = {
    .name = "foundation_fund",
    .fr = "Fonds pour les fondations territoriales",
    .en = "Community foundations fund",
    .what_fr = "Prépare des fondations territoriales qui collectent et redistribuent.",
    .what_en = "Prepares community foundations that collect and regrant.",
    .parameters = &table,
    .unroll = unroll,
};
