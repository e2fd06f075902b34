/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fund that pays and does nothing: the example of how a fund is added (ADDING.md), and a neutral
 * fund for tests. Never touches an ecosystem. */
#include "models/declare.h"
#include "models/registry.h"

static int unroll(struct award_plan *plan) {
    award_pay_milestones(plan, NULL);
    return 0;
}

static const struct parameter_table table = {"none_fund", "Fonds sans effet", "Fund without effect",
                                             NULL, 0};

const struct fund_model none_fund = {
    .name = "none_fund",
    .fr = "Fonds sans effet",
    .en = "Fund without effect",
    .what_fr = "Verse ses soutiens et ne produit rien : sert de témoin et d’exemple.",
    .what_en = "Pays its awards and brings nothing: a control and an example.",
    .parameters = &table,
    .unroll = unroll,
};
