/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters of every section of a scenario, as the models read them: structs of doubles whose
 * member j is entry j of the table of the same name in parameters_*.c (a test checks it). */
#ifndef FONDSIM_MODELS_PARAMETERS_H
#define FONDSIM_MODELS_PARAMETERS_H

#include "sim/core/parameter.h"

struct economics_parameters {
    double risk_free;    /* [1/year] */
    double beta;         /* [1] */
    double risk_premium; /* [1/year] */
    double tax_rate;     /* [share] tax credit on declared gifts */
    double declared;     /* [share] of gifts, in euros */
};

struct territory_parameters {
    double own_per_10k;      /* [FTE per 10,000 inhabitants] own engineering */
    double own_spread;       /* [1] sd of its log between ecosystems */
    double k_per_10k;        /* [FTE per 10,000 inhabitants] scale of saturation */
    double post_cost;        /* [EUR/FTE-year] loaded cost of an officer */
    double ideas_elasticity; /* [1] of ideas to population */
};

struct maturity_parameters {
    double beta_engineering; /* [1] */
    double beta_alliances;   /* [1] */
    double beta_commons;     /* [1 per common in use] */
    double hr_max;           /* [ratio] cap of what engineering, alliances and commons do */
    double frailty;          /* [1] sd of the log of frailty */
    double down_capacity;    /* [1] */
};

struct alliances_parameters {
    double births; /* [1/year] */
    double ends;   /* [1/year] hazard of one alliance */
};

struct commons_parameters {
    double stock;               /* [commons] older than the funds */
    double obsolescence;        /* [1/year] hazard when maintained */
    double ageing;              /* [ratio] of that hazard when not maintained */
    double p, q;                /* [1/year] Bass innovation and imitation */
    double adopted_at_start;    /* [share] */
    double hours;               /* [hour/year] saved by an adopter with a full set */
    double half_stock;          /* [commons] at which half of the hours are saved */
    double outside_territories; /* [territories] */
    double reach_outside;       /* [1] */
};

struct gifts_parameters {
    double baseline_gifts; /* [EUR/inhabitant/year] local giving without any fund */
    double from_public, from_companies, from_donors, from_own; /* [weight] origins of co-funding */
    double cofund_scale;                                       /* [year] */
    double cofund_shape;                                       /* [1] */
};

struct project_parameters { /* one section per size: small, medium, large */
    double ideas;           /* [1/year] in an ecosystem of 25,000 inhabitants */
    double wait;            /* [year] mean */
    double deadweight;      /* [share] that would happen anyway */
    double start;           /* [share] of qualified projects that start */
    double start_delay;     /* [year] mean */
    double deliver;         /* [share] of started projects that deliver */
    double duration;        /* [year] mean */
    double hazard;          /* [1/year] once deployed */
    double people;          /* [people/year] mean, while alive */
    double people_spread;   /* [1] sd of log */
    double jobs;            /* [FTE] while deployed */
    double own;             /* [EUR/year] own resources at maturity */
    double own_ramp;        /* [year] */
    double money;           /* [EUR] planned when it happens without a fund */
};

struct level_parameters {
    double reach; /* [1] multiplies adoption of commons */
    double apply; /* [1] multiplies applications */
};

struct class_parameters {
    double apply; /* [1] multiplies applications */
};

struct move_parameters {
    double annual; /* [1/year] probability within a year, below 1 */
};

struct offer_parameters {
    double uptake;       /* [1/year] intensity */
    double hours;        /* [hour] */
    double unit_cost;    /* [EUR] */
    double capacity;     /* [ecosystems/year] */
    double hazard_ratio; /* [ratio] on moves up */
    double lasts;        /* [year] whole */
};

struct shock_parameters {
    double duration;       /* [year] */
    double activity_loss;  /* [share] */
    double gift_loss;      /* [share] */
    double operator_stops; /* flag */
};

struct cohort_parameters {
    double population_median; /* [people] used without a table */
    double population_spread; /* [1] sd of log */
};

struct share_parameters { /* one per level, in the order of levels; normalised by the model */
    double weight;
};

enum fund_form { FORM_GRANT, FORM_RECOVERABLE, FORM_RISK_SHARED };
enum fund_selection {
    SELECT_FIRST_COME,
    SELECT_LOTTERY,
    SELECT_NEED,
    SELECT_MATURITY,
    SELECT_SCORE
};

struct fund_parameters {      /* shared by all instruments */
    double form;              /* enum fund_form */
    double selection;         /* enum fund_selection */
    double budget_scale;      /* [ratio] multiplies every envelope */
    double ticket;            /* [EUR] or [EUR/year] when per_year */
    double per_year;          /* flag */
    double ticket_spread;     /* [1] sd of log between awards */
    double duration;          /* [year] */
    double first_tranche;     /* [share] */
    double overhead;          /* [share] of commitments */
    double match;             /* [share] of payments, by the beneficiary */
    double apply;             /* [1/year] intensity */
    double propensity;        /* [1] of applications to frailty */
    double application_cost;  /* [EUR] */
    double calls;             /* [1/year] whole */
    double concurrent;        /* [awards] whole */
    double engineering_below; /* [FTE per 10,000 inhabitants] */
    double fragility_from;    /* [index] */
    double quota;             /* [share] */
    double quota_below;       /* [people] */
    double jury_noise;        /* [1] */
    double carry_over;        /* flag */
    double dropout;           /* [share] */
    double leverage;          /* [ratio] median */
    double leverage_spread;   /* [1] sd of log */
    double leverage_cap;      /* [ratio] */
    double repay_share;       /* [share] */
    double repay_delay;       /* [year] */
    double reuse;             /* flag */
};

struct post_parameters {  /* first members of the models that pay a post */
    double fte;           /* [FTE] */
    double hiring_delay;  /* [year] mean */
    double leave;         /* [1/year] */
    double vacancy_delay; /* [year] mean */
};

struct engineering_parameters {
    struct post_parameters post;
    double projects_per_fte; /* [1/FTE-year] */
    double kept;             /* [share] */
    double kept_loss;        /* [1/year] */
};

struct partnership_parameters {
    double partners;                                    /* [alliances] whole */
    double partners_min;                                /* [alliances] whole */
    double prototype;                                   /* [share] of ticket and duration */
    double proof;                                       /* [share]; deployment is the rest */
    double prototype_pass, proof_pass, deployment_pass; /* [share] */
    double follow_on;                                   /* [share] of proofs */
};

struct commons_fund_parameters {
    double build_success; /* [share] */
    double maintained;    /* [share] */
    double maintenance;   /* [1/year] share of the commitment */
};

struct company_parameters {
    struct post_parameters post;
    double general_use;        /* [share] of the facilitator that counts as engineering */
    double companies_per_1000; /* [companies per 1,000 inhabitants] */
    double willing;            /* [share] */
    double recruit_first;      /* [1/FTE-year] in the first year */
    double recruit_later;      /* [1/FTE-year] */
    double gift;               /* [EUR/year] per company, mean */
    double local_share;        /* [share] of gifts in euros */
    double gift_per_project;   /* [EUR] */
    double skills_share;       /* [share] of companies */
    double skills_days;        /* [day/year] */
    double churn;              /* [1/year] */
    double displaced;          /* [share] */
    double displaced_inside;   /* [share] of what is displaced */
    double alliance_boost;     /* [1] added to births of alliances, relative */
    double lives_on;           /* [share] */
};

struct foundation_parameters {
    double fte;                  /* [FTE] during prefiguration */
    double general_use;          /* [share] */
    double launch;               /* [share] */
    double pooled;               /* [ratio] of population served to the ecosystem's */
    double euros_per_inhabitant; /* [EUR/inhabitant/year] at maturity */
    double ramp;                 /* [year] */
    double stable_share;         /* [share] of collection that is stable */
    double running_fixed;        /* [EUR/year] */
    double running_share;        /* [share] of collection */
    double endowment_share;      /* [share] of collection */
    double real_return;          /* [1/year] */
    double grant_per_project;    /* [EUR] */
    double closure;              /* [1/year] */
    double dormancy;             /* [1/year] */
    double cover_effect;         /* [1] */
    double displaced;            /* [share] */
    double displaced_inside;     /* [share] */
};

extern const struct parameter_table economics_table, territory_parameters_table, maturity_table,
    alliances_table, commons_table, gifts_table, level_table, class_table, move_table, offer_table,
    shock_table, cohort_table, share_table, fund_table;
extern const struct parameter_table project_tables[3]; /* small, medium, large: own defaults */

#endif
