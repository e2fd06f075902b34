/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Company engagement fund (models/README.md, section 5.7): a facilitator recruits companies into a
 * club, whose gifts qualify projects. Never knows how alliances are born. */
#include <math.h>

#include "models/post_rows.h"
#include "models/registry.h"
#include "sim/core/law.h"

enum { SMALL = 0, DRAW_LIVES_ON = 2, DRAW_COMPANIES = 1 };

static const struct parameter rows[] = {
    POST_ROWS,
    NUMBER("general_use", "share", 0, 1, 0.2, NONE, NONE, "prior",
           "part du temps de l’animateur qui compte comme ingénierie du territoire",
           "share of the facilitator that counts as the territory’s engineering"),
    NUMBER("companies_per_1000", "1/1000 inhabitants", 0, ANY, 20, NONE, NONE, "prior",
           "entreprises avec salariés pour 1 000 habitants",
           "companies with employees per 1,000 inhabitants"),
    NUMBER("willing", "share", 0, 1, 0.15, NONE, NONE, "facts-B4",
           "part des entreprises prêtes à s’engager", "share of companies that are willing"),
    NUMBER("recruit_first", "1/FTE-year", 0, ANY, 22, 15, 30, "facts-B4",
           "entreprises recrutées par équivalent temps plein la première année",
           "companies recruited per full-time equivalent in the first year"),
    NUMBER("recruit_later", "1/FTE-year", 0, ANY, 10, 5, 15, "facts-B4",
           "entreprises recrutées par équivalent temps plein et par an ensuite",
           "companies recruited per full-time equivalent and year afterwards"),
    NUMBER("gift", "EUR/year", 0, ANY, 5000, 2400, 8000, "facts-B4",
           "don annuel moyen d’une entreprise", "mean yearly gift of a company"),
    NUMBER("local_share", "share", 0, 1, 0.75, 0.6, 0.9, "facts-B4",
           "part des dons, en euros, qui reste locale",
           "share of gifts, in euros, that stays local"),
    NUMBER("gift_per_project", "EUR", 1, ANY, 6700, 5000, 10000, "facts-B5",
           "dons qu’il faut pour qualifier un petit projet",
           "gifts that qualify one small project"),
    NUMBER("skills_share", "share", 0, 1, 0.16, NONE, NONE, "facts-B4",
           "part des entreprises en mécénat de compétences", "share of companies that give skills"),
    NUMBER("skills_days", "day/year", 0, ANY, 4, NONE, NONE, "prior",
           "jours de compétences donnés par an par une telle entreprise",
           "days of skills that such a company gives a year"),
    NUMBER("churn", "1/year", 0, ANY, 0.18, 0.105, 0.29, "facts-B4",
           "taux annuel de départ d’une entreprise du club",
           "yearly rate at which a company leaves the club"),
    NUMBER("displaced", "share", 0, 1, 0.4, 0.2, 0.6, "facts-B4",
           "part des dons prise sur d’autres dons", "share of gifts taken from other giving"),
    NUMBER("displaced_inside", "share", 0, 1, 0.5, NONE, NONE, "prior",
           "part de ces dons déplacés prise dans le même écosystème",
           "share of these displaced gifts taken from the same ecosystem"),
    NUMBER("alliance_boost", "1", 0, ANY, 0.5, NONE, NONE, "prior",
           "alliances nouvelles en plus tant que le club vit, en proportion",
           "more new alliances while the club lives, in proportion"),
    NUMBER("lives_on", "share", 0, 1, 0.4, NONE, NONE, "prior",
           "part des clubs qui vivent après le soutien", "share of clubs that outlive the award"),
};

static const struct parameter_table table =
    TABLE("company_fund", rows, "Fonds d’engagement des entreprises", "Company engagement fund");

/* The club at one offset. */
struct club {
    unsigned companies, ceiling;
    double given; /* [EUR] local gifts so far */
};

static double gifts_factor(const struct award_plan *plan, int s) {
    return plan->world->gifts[plan->step + s];
}

static void club_change(const struct award_plan *plan, const struct company_parameters *own,
                        struct club *club, int s, int recruiting, struct random_pair u) {
    double d = plan->world->d;
    club->companies -= binomial_quantile(u.second, club->companies, 1.0 - exp(-own->churn * d));
    if (!recruiting)
        return;
    double rate = s * d < 1.0 ? own->recruit_first : own->recruit_later;
    unsigned more = poisson_quantile(u.first, rate * own->post.fte * d * gifts_factor(plan, s));
    unsigned room = club->ceiling - club->companies;
    club->companies += more < room ? more : room;
}

static void club_give(struct award_plan *plan, const struct company_parameters *own,
                      struct club *club, int s) {
    double d = plan->world->d;
    double companies = (double)club->companies;
    double gifts = companies * own->gift * d * gifts_factor(plan, s) * own->local_share;
    double before = floor(club->given / own->gift_per_project);
    club->given += gifts;
    double after = floor(club->given / own->gift_per_project);
    award_add(plan, s, SERIES_COMPANIES, companies);
    award_add(plan, s, SERIES_CLUBS, 1.0);
    award_add(plan, s, SERIES_GIFTS, gifts);
    award_add(plan, s, SERIES_SKILLS_DAYS, companies * own->skills_share * own->skills_days * d);
    award_displace(plan, s, own->displaced * gifts, own->displaced_inside);
    award_qualify(plan, s, SMALL, (unsigned)fmin(after - before, 1.0e9));
}

/* First offset in which the post was filled; last when it never was. */
static int first_filled(const unsigned char *filled, int last) {
    int s = 0;
    while (s < last && !filled[s])
        s++;
    return s;
}

static int unroll(struct award_plan *plan) {
    const struct company_parameters *own = plan->own;
    unsigned char filled[AWARD_MAX_STEPS] = {0};
    int stop = award_stop(plan);
    int last = stop < award_horizon(plan) ? stop : award_horizon(plan);
    award_post(plan, &own->post, last, filled, NULL);
    award_pay_post(plan, filled);
    award_post_fte(plan, filled, last, own->post.fte * own->general_use);
    int start = first_filled(filled, last);
    if (start == last)
        return 0;
    double ceiling = floor(plan->world->population[plan->ecosystem] / 1000.0 *
                           own->companies_per_1000 * own->willing);
    struct club club = {.ceiling = (unsigned)fmin(ceiling, 1.0e9)};
    struct random_pair draws[AWARD_MAX_STEPS];
    award_step_draws(plan, DRAW_COMPANIES, start, award_horizon(plan), draws);
    for (int s = start; s < last; s++) {
        club_change(plan, own, &club, s, filled[s], draws[s]);
        club_give(plan, own, &club, s);
    }
    int end = last;
    double u = random_uniform(award_address(plan, PURPOSE_AWARD, 0, DRAW_LIVES_ON));
    int lives_on = !plan->stopped && last == plan->n && club.companies > 0 && u < own->lives_on;
    for (; lives_on && end < award_horizon(plan); end++) {
        club_change(plan, own, &club, end, 0, draws[end]);
        if (club.companies == 0)
            break;
        club_give(plan, own, &club, end);
    }
    award_boost(plan, start, own->alliance_boost);
    award_boost(plan, end, -own->alliance_boost);
    return lives_on;
}

const struct fund_model company_fund = {
    .name = "company_fund",
    .fr = "Fonds d’engagement des entreprises",
    .en = "Company engagement fund",
    .what_fr = "Paie un animateur qui réunit des entreprises dans un club de donateurs.",
    .what_en = "Pays a facilitator who brings companies together in a club of donors.",
    .parameters = &table,
    .unroll = unroll,
};
