/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state that a world and its cells hold. World: what all portfolios share in one (sample, inner
 * run). Cell: one portfolio of that world. Structs of arrays, padded to whole lanes. No allocation
 * once prepared, except that lists of events, awards and takings may grow (kept between worlds). */
#ifndef FONDSIM_MODELS_CELL_H
#define FONDSIM_MODELS_CELL_H

#include <stdint.h>

#include "models/durations.h"
#include "models/kernels.h"
#include "models/parameters.h"
#include "models/scripts.h"
#include "sim/core/catalogue.h"
#include "sim/core/random.h"
#include "sim/core/results.h"
#include "sim/core/scenario.h"

enum { COUNT_LOGS = 64 }; /* counts of alliances whose logarithms are kept */
enum { LANES = 8 }; /* fixed on every instruction set: arrays are padded to a multiple of it */

/* What has changed in an ecosystem since its moves were made. Whoever changes a trait that its
 * intensities are made of sets the first, for engineering the last too. */
enum dirty { DIRTY_TRAITS = 1, DIRTY_LEVEL = 2, DIRTY_FTE = 4 };

/* Draws of PURPOSE_STEP: one word of each ecosystem in each step. */
enum step_draw { STEP_MATURITY, STEP_BIRTHS, STEP_ENDS, STEP_ADOPTION, STEP_DRAWS };

/* Per-step totals of a cell. FLOW: amount of the step. STOCK: at the end of the step (or, for
 * posts, projects and companies, held during it). X(name, unit) Written by the funding side,
 * sometimes into future steps when an award is made or an idea taken (so a copied cell copies whole
 * series): FTE, FTE_LOCAL, POST_RESOURCES, GROSS_*, DEAD_*, LOST_ATTEMPTS, COMPANIES to MAINTENANCE
 * except COMMONS, ADOPTERS* and HOURS*, APPLICATIONS to MATCH, the differences of QUALIFIED to
 * OWN_RESOURCES and, in funding_finish, of MONEY_*; until then RUNNING, GROSS_YEARS and DEAD_YEARS
 * tell how many projects more there are than in the step before. The others by the ecosystem side.
 */
#define MODEL_SERIES(X)                                                                            \
    X(SERIES_FTE)               /* stock [FTE] paid by funds or kept, all uses weighted */         \
    X(SERIES_FTE_LOCAL)         /* stock [FTE] kept on local money */                              \
    X(SERIES_ALLIANCES)         /* stock */                                                        \
    X(SERIES_MOVES_UP)          /* flow [levels climbed] */                                        \
    X(SERIES_MOVES_DOWN)        /* flow [levels lost] */                                           \
    X(SERIES_LEVEL_YEARS)       /* flow [level-year] sum of level index times d */                 \
    X(SERIES_GAIN_ENGINEERING)  /* flow [levels] attributable */                                   \
    X(SERIES_GAIN_ALLIANCES)    /* flow */                                                         \
    X(SERIES_GAIN_COMMONS)      /* flow */                                                         \
    X(SERIES_GAIN_OFFERS)       /* flow */                                                         \
    X(SERIES_OFFER_COST)        /* flow [EUR] */                                                   \
    X(SERIES_OFFER_HOURS)       /* flow [hour] */                                                  \
    X(SERIES_QUALIFIED)         /* flow [projects] natural and supported */                        \
    X(SERIES_RUNNING)           /* stock [projects] running, not yet deployed */                   \
    X(SERIES_DEPLOYED)          /* flow [projects] deployed in this step */                        \
    X(SERIES_ALIVE)             /* stock [projects] running or deployed */                         \
    X(SERIES_PEOPLE)            /* flow [people] */                                                \
    X(SERIES_JOBS)              /* stock [FTE] */                                                  \
    X(SERIES_OWN_RESOURCES)     /* flow [EUR] of projects */                                       \
    X(SERIES_POST_RESOURCES)    /* flow [EUR] local money for kept posts */                        \
    X(SERIES_MONEY_PUBLIC)      /* flow [EUR] co-funding of projects by origin */                  \
    X(SERIES_MONEY_COMPANIES)   /* flow */                                                         \
    X(SERIES_MONEY_DONORS)      /* flow */                                                         \
    X(SERIES_MONEY_OWN)         /* flow */                                                         \
    X(SERIES_GROSS_QUALIFIED)   /* flow [projects] supported by awards */                          \
    X(SERIES_GROSS_YEARS)       /* flow [project-year] of supported projects */                    \
    X(SERIES_GROSS_MONEY)       /* flow [EUR] co-funding received by supported projects */         \
    X(SERIES_DEAD_QUALIFIED)    /* flow [projects] of those, what the counterfactual has anyway */ \
    X(SERIES_DEAD_YEARS)        /* flow [project-year] */                                          \
    X(SERIES_DEAD_MONEY)        /* flow [EUR] */                                                   \
    X(SERIES_LOST_ATTEMPTS)     /* flow: no idea was waiting */                                    \
    X(SERIES_COMPANIES)         /* stock */                                                        \
    X(SERIES_CLUBS)             /* stock */                                                        \
    X(SERIES_GIFTS)             /* flow [EUR] local gifts through clubs, gross */                  \
    X(SERIES_SKILLS_DAYS)       /* flow [day] */                                                   \
    X(SERIES_FOUNDATIONS)       /* stock, live */                                                  \
    X(SERIES_COLLECTION)        /* flow [EUR] gross */                                             \
    X(SERIES_ENDOWMENT)         /* stock [EUR] */                                                  \
    X(SERIES_REGRANTS)          /* flow [EUR] */                                                   \
    X(SERIES_DISPLACED_INSIDE)  /* flow [EUR] */                                                   \
    X(SERIES_DISPLACED_OUTSIDE) /* flow [EUR] */                                                   \
    X(SERIES_COMMONS)           /* stock, live old and built */                                    \
    X(SERIES_ADOPTERS)          /* stock, inside */                                                \
    X(SERIES_ADOPTERS_OUTSIDE)  /* stock, expected */                                              \
    X(SERIES_HOURS)             /* flow [hour] inside */                                           \
    X(SERIES_HOURS_OUTSIDE)     /* flow [hour] */                                                  \
    X(SERIES_MAINTENANCE)       /* flow [EUR] of built commons */                                  \
    X(SERIES_APPLICATIONS)      /* flow */                                                         \
    X(SERIES_APPLICATION_COST)  /* flow [EUR] */                                                   \
    X(SERIES_AWARDS)            /* flow */                                                         \
    X(SERIES_ENVELOPE)          /* flow [EUR] opened */                                            \
    X(SERIES_COMMITTED)         /* flow [EUR] */                                                   \
    X(SERIES_PAID)              /* flow [EUR] */                                                   \
    X(SERIES_PAID_EARLIER)      /* flow [EUR] of it, after the decision, to awards made before */  \
    X(SERIES_OVERHEAD)          /* flow [EUR] */                                                   \
    X(SERIES_RECOVERED)         /* flow [EUR] */                                                   \
    X(SERIES_LAPSED)            /* flow [EUR] */                                                   \
    X(SERIES_MATCH)             /* flow [EUR] */

enum series {
#define MODEL_SERIES_ENUM(name) name,
    MODEL_SERIES(MODEL_SERIES_ENUM)
#undef MODEL_SERIES_ENUM
        SERIES_COUNT
};

/* What a step's value counts for. */
enum outcome_weight {
    WEIGHT_ONE,
    WEIGHT_TIME,       /* the step's length [year]: integrals of stocks */
    WEIGHT_DISCOUNT,   /* discount factor */
    WEIGHT_TIME_VALUE, /* both */
    WEIGHT_MONEY,      /* discount factor and deflator: constant euros */
    OUTCOME_WEIGHTS
};

struct idea {
    int32_t arrival; /* step from which it waits */
    int32_t natural; /* step at which it happens anyway or lapses */
    uint16_t year;   /* address: step field */
    uint8_t initial; /* address: birth field */
    uint8_t draw;    /* address: draw field */
    uint8_t anyway;  /* 1: would happen without a fund */
    uint8_t size;    /* 0 small, 1 medium, 2 large */
};

/* Steps at which a project's life turns; those it never reaches are INT32_MAX. */
struct project_life {
    int qualified, running, turn, end; /* turn: deployed, or stopped when delivers is 0 */
    int starts, delivers;
    double people; /* [people/year] while alive */
};

/* What an idea's own draws make of it, whenever it is qualified: durations in steps. */
struct idea_course {
    int32_t delay, length, after; /* to its start, to its turn, to its end */
    uint8_t starts, delivers;
    double people; /* [people/year] */
    double weight; /* in the sharing of its award's co-funding */
};

/* What of an idea's course has been drawn. */
enum { COURSE_KNOWN = 1, COURSE_WEIGHED = 2 };

/* Words of all ideas, drawn at once, and where they are drawn [ideas_capacity]. */
struct idea_words {
    uint32_t *idea[4];    /* PURPOSE_IDEA */
    uint32_t *project[4]; /* PURPOSE_PROJECT */
    uint32_t *scale[4];   /* PURPOSE_PROJECT_SCALE */
    double *minus_log[3]; /* about -ln of the second uniform of PURPOSE_IDEA; then scratch */
    int32_t *natural;     /* scratch: ideas that happen without a fund */
    uint32_t *code, *counter2, *counter3;
};

struct world {
    const struct scenario *scenario;
    const double *theta;
    uint32_t sample;
    uint16_t inner;
    double d;     /* step [year] */
    int n_steps;  /* T */
    int n;        /* ecosystems */
    int n_padded; /* multiple of LANES */

    /* [n_padded] per ecosystem; padding rows never enter */
    uint32_t *code;
    int32_t *cohort, *size_class, *level_at_entry, *entry_step, *qualified_step;
    int32_t *table_row; /* of its cohort's table of territories; -1 without a table */
    double *population, *fragility, *frailty, *own_fte, *k, *adopter_at_start;
    int32_t *alliances_at_start;
    int32_t *population_order; /* [n] indices by ascending population, ties by index */

    /* [n_steps] */
    double *activity, *gifts, *discount, *deflator;
    double *weights[OUTCOME_WEIGHTS]; /* of a step in cumulative outcomes */
    unsigned char *stopped;
    double *exponents;    /* scratch */
    double *step_logs;    /* ln(t + 1) */
    int32_t *old_commons; /* live at the end of the step */

    /* ideas of ecosystem i and size z: ideas[idea_first[3 i + z]] .. [idea_first[3 i + z + 1] - 1],
     * by arrival (initial first, then k) */
    struct idea *ideas;
    struct idea_course *courses; /* of ideas, drawn when first asked for: */
    unsigned char *drawn;        /* [ideas_capacity] what has been */
    int32_t *idea_first;         /* [3 n + 1] */
    size_t ideas_capacity;
    struct idea_words idea_words;
    void *idea_block;           /* holds them */
    double *idea_flow;          /* [n_years][n_padded] scratch: uniforms of how many arrive, */
    double *idea_stock;         /* [n_padded] scratch: and of how many there are at entry */
    double *idea_scale;         /* [n_padded] scratch: what their number owes to population */
    unsigned char *idea_counts; /* [3 n][1 + n_years] scratch: at entry, then by year */
    int32_t *idea_sums;         /* [3 n] scratch: of all years */

    double *natural; /* [SERIES_COUNT][n_steps] what natural projects bring, all portfolios alike */
    double *own_ramp[SCENARIO_SIZES]; /* [n_steps] own resources of a project [EUR a step] */
    double *cofund;                   /* [n_steps] F((a + 1) d) - F(a d) */
    double *cofunded;                 /* [n_steps + 1] their sums so far */
    double origin[4];                 /* shares of co-funding: public, companies, donors, own */

    double *alone;    /* [n_padded] background alliances of the step where no club lived */
    int n_alone;      /* steps that alone has gone through */
    int32_t *entered; /* [n_padded] 0 or -1: its cohort has entered */
    double *no_boost; /* [n_padded] 0 */
    uint32_t *step_words[STEP_DRAWS][4]; /* [n_padded] of four steps, those that are needed, */
    int words_from;                      /* and the first of these steps; -1 before any */
    uint32_t *words[4];                  /* [n_padded] scratch */
    double *offer_uniforms;              /* [n_offers][n_padded] of the current year */
    int32_t *offer_inclined; /* [n_offers][n_padded] who takes an offer if it is for their level */
    int32_t *n_inclined;     /* [n_offers] how many they are */
    unsigned char *recorded; /* [n_steps] 1: outcomes are taken at the end of this step */

    /* draws of the last call of each instrument, the same for all portfolios */
    struct application *applications; /* [n_instruments][n_padded] */
    int32_t *application_step;        /* [n_instruments] step of that call; -1 before the first */
    uint32_t *call_words[4];          /* [n_padded] scratch */
    double *propensity; /* [n_instruments][n_padded] exp(propensity u), which raises applications */

    const struct kernels *kernels;
    double *chance;                  /* [n_padded] scratch of one step of one cell */
    int32_t *changed;                /* [n_padded] scratch */
    int8_t *move;                    /* [n_padded] scratch */
    int32_t *age_steps;              /* [n_ages] ages of awards in whole steps */
    double *dirty_up, *dirty_down;   /* [n_padded] scratch: covariates that have changed, */
    struct kernel_moves dirty_moves; /* [n_padded] what they make, */
    int32_t *dirty_ones;             /* [n_padded + 4] and whose they are; scratch elsewhere */
    struct world_rank *ranks; /* scratch for sorting: ecosystems, or rows of the longest table */
    uint32_t *row_code;       /* [n_ranks] codes of the rows of table row_code_of, */
    uint32_t *row_words[4];   /* [n_ranks] scratch: and their words */
    const struct cohort *row_code_of;
    size_t n_ranks; /* multiple of LANES */

    /* sums of intensities by level, as logarithms; -infinity where there is no such move */
    double up_log[SCENARIO_MAX_LEVELS], down_log[SCENARIO_MAX_LEVELS];
    int only[2][SCENARIO_MAX_LEVELS]; /* where all moves down [0] and up [1] from a level lead;
                                       * -1 when it depends */
    double cap_log;                   /* ln hr_max */
    double commons_at_start;          /* K */
    double *count_logs;               /* [COUNT_LOGS] ln(1 + count) */
    double *intensities;              /* [n_moves] [1/year] */
    double *offer_logs;               /* [n_offers] ln of hazard ratios */
    double *offer_takes;              /* [n_offers] probability of taking an offer in a year */
    struct scripts *scripts;          /* of awards that portfolios have made so far */
    int territories_known;            /* 1: no cohort is drawn and populations stand already */
    void *block;                      /* holds all arrays but ideas */
};

/* Something to sort: by key, ties by index. */
struct world_rank {
    double key;
    int32_t index;
};

/* Sorts ascending by key, ties by index. */
void world_sort(struct world_rank *ranks, size_t n);

/* One part of the script of an award that a cell has made: what it does in one step. */
struct due {
    int32_t next; /* in the list of its step; -1 at its end */
    int32_t award;
    int32_t first, n; /* in events of scripts */
};

/* A project that an award made from an idea; a list per award. */
struct taking {
    int32_t idea;
    int32_t step;
    int32_t next;         /* of the same award; -1 at its end */
    int32_t running, end; /* of the project's life */
    double weight;        /* in the sharing of its award's co-funding, if there is any */
};

struct award {
    int32_t instrument, ecosystem, step;
    int32_t end;     /* step from which it is no longer active */
    int32_t takings; /* first, in the order of qualification; -1 when none */
    int32_t last_taking;
    int64_t commitment, paid, released; /* [cents] */
    int64_t unshared;                   /* [cents] paid, but not yet shared among projects */
    double leverage;                    /* min(l, cap) */
};

/* Draws of an ecosystem at a call, and what portfolios have made of them so far. */
struct application {
    double first, second; /* uniforms */
    double judged;        /* normal quantile of second, if is_judged */
    uint32_t known;       /* bits of levels for which it is worked out */
    uint32_t applies;     /* whether it applies from there */
    int16_t is_judged;
    int16_t is_open; /* 0: its size class, its cohort or its fragility shuts it out */
};

/* An ecosystem that may receive an award at a call. */
struct candidate {
    double key, second; /* order of selection: key, then second, then ecosystem */
    int32_t ecosystem;
    unsigned char applied, awarded;
};

/* Money of one instrument while the cell runs [cents]. */
struct purse {
    int64_t authority, open, cash;
};

struct cell;
/* Called for each event handled, for tests and stories; NULL in ordinary runs. */
typedef void (*cell_observer)(void *context, const struct cell *cell, int step,
                              const struct event *event);
/* Called when a call has been held: candidates[n] are those who could be awarded, the flag
 * `applied` tells who applied. Likewise. */
typedef void (*call_observer)(void *context, const struct cell *cell, int instrument, int step,
                              const struct candidate *candidates, int32_t n);

struct cell {
    const struct cell *like;           /* a cell stepped just before, most of whose ecosystems may
                                        * stand as here, so that what they share is copied; or NULL */
    const struct portfolio *portfolio; /* the history cell has the first prospective portfolio */
    double scale[SCENARIO_MAX_INSTRUMENTS]; /* of envelopes from the branching on */

    /* [n_padded] */
    int32_t *level;
    int32_t *present;                       /* 0 or -1 (a mask) */
    double *fte;                            /* fund-induced engineering on top of own_fte [FTE] */
    double *background, *consortia, *boost; /* alliances [count, count, relative] */
    double *adopter;                        /* 0 or 1 */
    double *offers;                         /* sum of ln hazard ratios in effect */
    double *received;                       /* [EUR] paid to the ecosystem so far, nominal */
    double *displaced;                      /* [EUR] debited in displaced_step */
    int32_t *displaced_step;
    int32_t *dirty;            /* bits of enum dirty: moves must be made again */
    double *push;              /* log-intensities up but for the level's; DIRTY_TRAITS */
    double *capacity;          /* ln((k + E) / (k + E0)); DIRTY_FTE */
    struct kernel_moves moves; /* made of all above and activity; refreshed where dirty */
    int32_t *movers;           /* those who moved in the last step, ascending */
    int32_t *own_alliances;    /* 0 or -1: a club has lived there, so that births are its own */
    int32_t *club_ones;        /* those of whom own_alliances is -1 */
    int32_t *movable;          /* 0 or -1: present and qualified, so that its level may move */
    int32_t *offer_until;      /* [n_offers][n_padded] step until which the offer acts */
    int32_t *active;           /* [n_instruments][n_padded] active awards */

    int built;   /* live commons built by funds */
    int commons; /* K at the end of the last step */
    int adopters, n_present;
    int n_clubs;                             /* of club_ones */
    size_t n_movers;                         /* of movers */
    int at_level[SCENARIO_MAX_LEVELS];       /* present ecosystems by level */
    int64_t class_sum[SCENARIO_MAX_CLASSES]; /* sum of their levels by size class */
    double activity;                         /* for which moves stand; -1 before the first step */
    double adopted_outside;                  /* F_out */

    double *series;           /* [SERIES_COUNT][n_steps] */
    double *level_count;      /* [n_levels][n_steps] at the end of the step */
    double *class_levels;     /* [n_classes][n_steps] flow [level-year] */
    double *class_received;   /* [n_classes][n_steps] flow [EUR] nominal */
    double *cohort_levels;    /* [n_cohorts][n_steps] flow [level-year]; none for one cohort */
    double *cohort_received;  /* [n_cohorts][n_steps] flow [EUR] nominal; likewise */
    double *concentration;    /* [n_steps] index of received over population rank, 0 if none */
    struct money_row *ledger; /* [n_instruments][n_years] */
    struct age_row *ages;     /* [n_instruments][n_ages] */
    struct purse *purses;     /* [n_instruments] */

    struct due *due; /* parts of scripts, lists by step in the order of awards */
    int32_t n_due, due_capacity;
    int32_t *first_due, *last_due; /* [n_steps] -1 when none */
    struct award *awards;
    int32_t n_awards, awards_capacity;
    struct taking *takings;
    int32_t n_takings, takings_capacity;
    int32_t *idea_next;        /* [3 n] first idea that may still be taken, by ecosystem and size */
    unsigned char *idea_taken; /* [ideas_capacity] */
    size_t idea_taken_capacity;
    struct candidate *candidates; /* of the call being held; grown by calls.c */
    int32_t candidates_capacity;
    void *block; /* holds all arrays but the lists that grow */
    size_t block_bytes;
    int failed; /* FONDSIM_NO_MEMORY when a list could not grow; checked once per world */

    cell_observer observer;
    void *observer_context;
    call_observer on_call;
    void *call_context;
};

static inline double *cell_series(const struct cell *cell, const struct world *world,
                                  enum series series) {
    return cell->series + (size_t)series * (size_t)world->n_steps;
}

/* ---- world.c, territories.c, ideas.c, projects.c */
/* Allocates for a scenario, which must outlive the world. FONDSIM_NO_MEMORY; FONDSIM_DOMAIN when
 * the environment's FONDSIM_ISA names a level that this machine lacks. */
int world_init(struct world *self, const struct scenario *scenario);
void world_free(struct world *self);
/* Section 3: everything that portfolios share. FONDSIM_NO_MEMORY; FONDSIM_DOMAIN when a table has
 * fewer rows of positive weight than the cohort has ecosystems. theta must outlive the draw. */
int world_draw(struct world *self, const double *theta, uint32_t sample, uint16_t inner);
/* What portfolios share in a step: words of the step, at the first step of a year those of the
 * offers of the year, alliances where no club lives. Quick when steps follow one another. */
void world_step_words(struct world *self, int step);
int world_draw_territories(struct world *self);  /* sections 3.1 and 3.2 */
int world_draw_ideas(struct world *self);        /* section 3.4 */
void world_natural_projects(struct world *self); /* section 3.5: those that no fund touches */
/* What addresses of a step, of a year or of ideas share; draw and step where all have the same. */
struct kernel_key world_key(const struct world *self, enum purpose purpose, int step, int draw);
/* The words of a draw in the current step. */
static inline const uint32_t *world_step_word(const struct world *self, enum step_draw draw,
                                              int step) {
    return self->step_words[draw][step % 4];
}
/* Words of all ecosystems at one address each. */
void world_words(const struct world *self, enum purpose purpose, int step, int draw,
                 uint32_t *const *words);
/* Address of a draw about an idea of ecosystem i. */
struct address idea_address(const struct world *self, int ecosystem, const struct idea *idea,
                            enum purpose purpose);
/* Life of the project that one of world->ideas becomes when qualified at a step (section 3.5). */
struct project_life project_life(const struct world *self, const struct idea *idea, int qualified);
/* Its weight in the sharing of an award's co-funding (section 5.3). */
double project_weight(const struct world *self, int ecosystem, const struct idea *idea);
/* Adds sign times a life to series[SERIES_COUNT][n_steps]: counts, people, jobs, own resources and
 * co-funding of what is planned [EUR] by origin. */
void project_add(const struct world *self, double *series, const struct project_life *life,
                 int size, double planned, double sign);
/* The same without those qualified and without co-funding, and for many lives: SERIES_RUNNING and,
 * once for either sign, the series `alive` only change where the life turns. */
void project_change(const struct world *self, double *series, const struct project_life *life,
                    int size, enum series alive, double sign);
/* Makes a stock of the changes in a series. */
void project_stock(const struct world *self, double *series, enum series stock);

/* ---- cell.c, record.c */
/* Allocates for a world. FONDSIM_NO_MEMORY. */
int cell_init(struct cell *self, const struct world *world);
void cell_free(struct cell *self);
/* As at the start of the first step, scales 1. FONDSIM_NO_MEMORY. */
int cell_start(struct cell *self, const struct world *world, const struct portfolio *portfolio);
/* The other cell's whole state; portfolio, scales and observer stay the cell's own. */
int cell_copy(struct cell *self, const struct cell *other, const struct world *world);
void cell_entries(struct cell *self, const struct world *world, int step); /* section 4.2 */
/* One whole step (section 4) but for the decision, which model.c handles. 0 or FONDSIM_LEDGER. */
int cell_step(struct cell *self, const struct world *world, int step, uint32_t running);
/* Stocks at the end of the step; FONDSIM_LEDGER when levels do not add up or a stock is negative.
 */
int cell_record(struct cell *self, const struct world *world, int step);

/* ---- events.c: the list of dated events and what handling one does */
/* Makes everything that a script tells due for an award of the cell. */
void cell_follow(struct cell *self, const struct world *world, int32_t award,
                 const struct script *script);
void cell_handle_events(struct cell *self, const struct world *world, int step);

/* ---- funding.c: envelopes, calls, awards. `running` is the bit mask of instruments that may open
 * envelopes and hold calls in this step. */
/* Envelope that an instrument opens at a step [cents]: at the first step of a calendar year, or
 * where it starts within the year; 0 at other steps, after the last award and without a budget. */
int64_t funding_envelope(const struct world *world, int instrument, int step, double scale);
void funding_calendar(struct cell *self, const struct world *world, int step, uint32_t running);
void funding_lapse(struct cell *self, const struct world *world, int step); /* at the decision */
void funding_calls(struct cell *self, const struct world *world, int step, uint32_t running);
/* Closes the ledgers of the calendar year that ends with this step, checks them. 0 or
 * FONDSIM_LEDGER */
int funding_close_year(struct cell *self, const struct world *world, int step);
/* The difference that supported projects make, once the run is over. */
void funding_finish(struct cell *self, const struct world *world);

/* ---- accompaniment.c, commons.c, alliances.c, maturity.c: one step each */
void maturity_init(struct world *world);             /* logarithms; part of world_init */
void maturity_prepare(struct world *world);          /* intensities; part of world_draw */
void offers_prepare(struct world *world);            /* part of world_draw */
void calls_prepare(struct world *world);             /* propensities; part of world_draw */
int alliances_may_live(const struct world *world);   /* 0: none at the start and none is born */
int commons_may_live(const struct world *world);     /* 0: none at the start and no fund */
void ages_prepare(struct world *world);              /* ages of awards; part of world_draw */
void alliances_prepare(struct world *world);         /* alone, at the start; part of world_draw */
void alliances_alone(struct world *world, int step); /* alone, at the end of the next step */
void offers_step(struct cell *self, const struct world *world, int step);
void commons_step(struct cell *self, const struct world *world, int step);
void alliances_step(struct cell *self, const struct world *world, int step);
void maturity_step(struct cell *self, const struct world *world, int step);
/* What stands in the intensity of moves up of an ecosystem beside its own traits (section 5.1), as
 * logarithms of ratios to its start: engineering, alliances, commons (capped), offers. */
void maturity_parts(const struct cell *self, const struct world *world, int ecosystem,
                    double parts[4]);

/* ---- outcomes.c: from series to the outcomes of the catalogue */
int outcomes_catalogue(const struct scenario *scenario, struct catalogue *catalogue);
int outcomes_count(const struct scenario *scenario);
/* Adds natural projects to the series of a finished cell, then fills rows[n_records][n_outcomes].
 * Costs count from `costs_from` on. scratch: [n_steps]. */
void outcomes_fill(struct cell *self, const struct world *world, const struct results_shape *shape,
                   int costs_from, double *scratch, double *rows);

#endif
