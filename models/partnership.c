/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partnership innovation fund (models/README.md, section 5.5): a consortium passes prototype, proof
 * and deployment, or stops. Never knows how alliances act on maturity. */
#include "models/declare.h"
#include "models/funding.h"
#include "models/registry.h"

enum { STAGES = 3, PROOF = 1, LARGE = 2, DRAW_STAGE = 2, DRAW_FOLLOW_ON = 3, MAX_PARTNERS = 50 };

static const struct parameter rows[] = {
    WHOLE("partners", "alliances", 0, MAX_PARTNERS, 4, "prior", "partenaires d’un consortium",
          "partners of a consortium"),
    WHOLE("partners_min", "alliances", 0, MAX_PARTNERS, 2, "prior",
          "partenaires en deçà desquels le soutien s’arrête",
          "partners under which the award stops"),
    NUMBER("prototype", "share", 0, 1, 0.25, NONE, NONE, "prior",
           "part du montant et de la durée pour le prototype",
           "share of amount and duration for the prototype"),
    NUMBER("proof", "share", 0, 1, 0.35, NONE, NONE, "prior",
           "part pour la preuve ; le reste va au déploiement",
           "share for the proof; the rest goes to deployment"),
    NUMBER("prototype_pass", "share", 0, 1, 0.75, NONE, NONE, "prior",
           "part des prototypes qui aboutissent", "share of prototypes that pass"),
    NUMBER("proof_pass", "share", 0, 1, 0.42, 0.25, 0.6, "facts-B2",
           "part des preuves de concept qui aboutissent", "share of proofs of concept that pass"),
    NUMBER("deployment_pass", "share", 0, 1, 0.7, NONE, NONE, "prior",
           "part des déploiements qui aboutissent", "share of deployments that pass"),
    NUMBER("follow_on", "share", 0, 1, 0.55, 0.4, 0.7, "facts-B2",
           "part des preuves qui trouvent un financement de suite",
           "share of proofs that find follow-on money"),
};

static const struct parameter_table table = TABLE(
    "partnership_fund", rows, "Fonds d’innovation partenariale", "Partnership innovation fund");

/* Offsets at which the stages end. */
static void stage_ends(const struct world *world, const struct fund_parameters *fund,
                       const struct partnership_parameters *own, int ends[STAGES]) {
    double rest = 1.0 - own->prototype - own->proof;
    double shares[STAGES] = {own->prototype, own->proof, rest > 0.0 ? rest : 0.0};
    int end = 0;
    for (int k = 0; k < STAGES; k++) {
        end += duration_steps(shares[k] * fund->duration, world->d);
        ends[k] = end;
    }
}

static int length(const struct world *world, const struct fund_parameters *fund, const void *own) {
    int ends[STAGES];
    stage_ends(world, fund, own, ends);
    return ends[STAGES - 1];
}

static int64_t least(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static void stage_money(const struct award_plan *plan, const struct partnership_parameters *own,
                        int64_t money[STAGES]) {
    int64_t c = plan->commitment;
    money[0] = least(c, cents_round(own->prototype * (double)c));
    money[1] = least(c - money[0], cents_round(own->proof * (double)c));
    money[2] = c - money[0] - money[1];
}

/* Partners come and go; the offset at which too few are left, n when that never happens. */
static int partners_short(struct award_plan *plan, const struct partnership_parameters *own) {
    const struct world *world = plan->world;
    const struct alliances_parameters *alliances =
        (const void *)scenario_values(world->scenario, world->theta, world->scenario->alliances);
    int life[MAX_PARTNERS];
    int n = own->partners < MAX_PARTNERS ? (int)own->partners : MAX_PARTNERS;
    award_alliances(plan, 0, n);
    for (int p = 0; p < n; p++) {
        double u = random_uniform(award_address(plan, PURPOSE_PARTNER, p, 0));
        life[p] = life_steps(u, 1.0 / alliances->ends, world->d);
        award_alliances(plan, life[p], -1);
    }
    for (int s = 0; s < plan->n && s < award_horizon(plan); s++) {
        int live = 0;
        for (int p = 0; p < n; p++) {
            live += s < life[p];
        }
        if (live < (int)own->partners_min)
            return s;
    }
    return plan->n;
}

/* Whether the stage passes at its end, and the award goes on after it. */
static int stage_passes(const struct award_plan *plan, const struct partnership_parameters *own,
                        int k) {
    const double pass[STAGES] = {own->prototype_pass, own->proof_pass, own->deployment_pass};
    return random_uniform(award_address(plan, PURPOSE_AWARD, 0, DRAW_STAGE + k)) < pass[k];
}

static int follow_on_found(const struct award_plan *plan,
                           const struct partnership_parameters *own) {
    struct random_pair pair = random_pair(award_address(plan, PURPOSE_AWARD, 0, DRAW_FOLLOW_ON));
    return pair.second < own->follow_on;
}

static int stop_at(struct award_plan *plan, int s, int64_t unpaid) {
    plan->stopped = 1;
    award_release(plan, s, unpaid);
    award_end(plan, s);
    return 0;
}

static int unroll(struct award_plan *plan) {
    const struct partnership_parameters *own = plan->own;
    int ends[STAGES];
    int64_t money[STAGES];
    stage_ends(plan->world, plan->fund, own, ends);
    stage_money(plan, own, money);
    int dropout = award_dropout(plan, STAGES);
    int cut = partners_short(plan, own); /* offset from which nothing goes on, unless n */
    int is_cut = cut < plan->n;
    if (dropout > 0 && ends[dropout - 1] <= cut) {
        cut = ends[dropout - 1];
        is_cut = 1;
    }
    int64_t unpaid = plan->commitment;
    int begin = 0;
    for (int k = 0; k < STAGES; k++) {
        if (is_cut && cut <= begin)
            return stop_at(plan, begin, unpaid);
        int64_t tranche = cents_round(plan->fund->first_tranche * (double)money[k]);
        award_pay(plan, begin, tranche);
        unpaid -= tranche;
        if (is_cut && cut <= ends[k])
            return stop_at(plan, cut, unpaid);
        if (!stage_passes(plan, own, k))
            return stop_at(plan, ends[k], unpaid);
        award_pay(plan, ends[k], money[k] - tranche);
        unpaid -= money[k] - tranche;
        if (k == PROOF && !follow_on_found(plan, own))
            return stop_at(plan, ends[k], unpaid);
        begin = ends[k];
    }
    award_qualify(plan, plan->n, LARGE, 1);
    award_end(plan, plan->n);
    return 1;
}

const struct fund_model partnership_fund = {
    .name = "partnership_fund",
    .fr = "Fonds d’innovation partenariale",
    .en = "Partnership innovation fund",
    .what_fr = "Finance un consortium par étapes, du prototype à la preuve puis au déploiement.",
    .what_en = "Funds a consortium in stages, from prototype to proof to deployment.",
    .parameters = &table,
    .length = length,
    .unroll = unroll,
};
