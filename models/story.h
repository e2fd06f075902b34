/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stories of one ecosystem: what happened to it under each portfolio of one world, as dated
 * events, found from outside while the world is simulated. Changes nothing of it; ordinary runs
 * never come here. Knows no words. */
#ifndef FONDSIM_MODELS_STORY_H
#define FONDSIM_MODELS_STORY_H

#include "models/observe.h"
#include "sim/core/study.h"

/* What happened, and what the event then says beside its step. Of awards: instrument, since. In the
 * order in which a step tells them. X(kind, name) */
#define STORY_KINDS(X)                                                                             \
    X(STORY_ENTERS, "enters")                   /* to: level; count: alliances */                  \
    X(STORY_OFFER, "offer")                     /* offer, until */                                 \
    X(STORY_APPLIES, "applies")                 /* instrument: not selected */                     \
    X(STORY_AWARD, "award")                     /* euros, until; count: 0 without application */   \
    X(STORY_POST_FILLED, "engineering_up")      /* fte */                                          \
    X(STORY_POST_VACANT, "engineering_down")    /* fte */                                          \
    X(STORY_PARTNERS_JOIN, "partners_join")     /* count */                                        \
    X(STORY_PARTNER_LEAVES, "partner_leaves")   /* count */                                        \
    X(STORY_CLUB_OPENS, "club_opens")           /* count: companies */                             \
    X(STORY_CLUB_ENDS, "club_ends")             /* count: most companies; euros: gifts so far */   \
    X(STORY_AWARD_ENDS, "award_ends")           /* euros: paid; stock: committed; fte: years */    \
    X(STORY_KEPT, "post_kept")                  /* fte */                                          \
    X(STORY_KEPT_ENDS, "kept_post_ends")        /* fte */                                          \
    X(STORY_REPAID, "repaid")                   /* euros */                                        \
    X(STORY_LAUNCHED, "foundation_launched")    /* */                                              \
    X(STORY_DORMANT, "foundation_dormant")      /* euros: collected so far; stock: endowment */    \
    X(STORY_FOUNDATION_ENDS, "foundation_ends") /* euros: collected so far */                      \
    X(STORY_COMMON_BUILT, "common_built")       /* */                                              \
    X(STORY_COMMON_GONE, "common_gone")         /* */                                              \
    X(STORY_PROJECT, "project")                 /* idea, size, life; since -1: without a fund */   \
    X(STORY_NO_IDEA, "no_idea_waiting")         /* count: projects that could not be qualified */  \
    X(STORY_ADOPTS, "adopts_commons")           /* count: commons there are */                     \
    X(STORY_COMMONS, "commons_in_use")          /* from, to, in a year, of an adopter */           \
    X(STORY_ALLIANCES, "alliances")             /* from, to: all but those of awards */            \
    X(STORY_LEVEL_UP, "level_up")               /* from, to, parts */                              \
    X(STORY_LEVEL_DOWN, "level_down")           /* from, to */                                     \
    X(STORY_AWARD_OPEN, "award_open")           /* at the end of the run; euros: paid; stock */    \
    X(STORY_KEPT_LIVES, "kept_post_lives")      /* likewise; fte */                                \
    X(STORY_CLUB_LIVES, "club_lives")           /* likewise; count, euros: gifts */                \
    X(STORY_FOUNDATION_LIVES, "foundation_lives") /* likewise; euros: collected; stock */          \
    X(STORY_NOT_FOR, "not_eligible")              /* instrument: not for its size or cohort */     \
    X(STORY_LEVEL_NEVER, "level_never_reached")   /* instrument: never at a level it is for */     \
    X(STORY_NEVER_APPLIES, "never_applies")       /* instrument */

enum story_kind {
#define STORY_KIND_ENUM(kind, name) kind,
    STORY_KINDS(STORY_KIND_ENUM)
#undef STORY_KIND_ENUM
        STORY_KIND_COUNT
};

extern const char *const story_kind_names[STORY_KIND_COUNT];

struct story_event {
    enum story_kind kind;
    int step;
    int until;      /* first step at which it is over; -1 where that means nothing */
    int instrument; /* -1 none */
    int since;      /* step at which the award was made; -1 none */
    int offer;      /* -1 none */
    int idea;       /* of a project: its number among the ecosystem's ideas, from 0; -1 none */
    int size;       /* of a project */
    int from, to;
    int early;    /* 1: the award ended before its time */
    int success;  /* 1: the award's fund calls it a success */
    int anyway;   /* of a supported project: step at which it would have happened without; -1 */
    double euros; /* [EUR] nominal */
    double stock; /* [EUR] */
    double fte;   /* [FTE] of what counts as engineering */
    double count;
    double parts[4];          /* as maturity_parts() */
    struct project_life life; /* of a project */
};

/* Sums over the run and states at its end, named like the outcomes of which they are this
 * ecosystem's part. X(total, key) */
#define STORY_TOTALS(X)                                                                            \
    X(TOTAL_LEVEL_YEARS, "level_years")                                                            \
    X(TOTAL_MOVES_UP, "moves_up")                                                                  \
    X(TOTAL_MOVES_DOWN, "moves_down")                                                              \
    X(TOTAL_ALLIANCES, "alliances")                                                                \
    X(TOTAL_FTE, "fte")                                                                            \
    X(TOTAL_FTE_LOCAL, "fte_local")                                                                \
    X(TOTAL_QUALIFIED, "projects_qualified")                                                       \
    X(TOTAL_SUPPORTED, "projects_supported")                                                       \
    X(TOTAL_DEADWEIGHT, "projects_deadweight")                                                     \
    X(TOTAL_LOST, "attempts_lost")                                                                 \
    X(TOTAL_DEPLOYED, "projects_deployed")                                                         \
    X(TOTAL_ALIVE, "projects_alive")                                                               \
    X(TOTAL_PROJECT_YEARS, "project_years")                                                        \
    X(TOTAL_PEOPLE, "people")                                                                      \
    X(TOTAL_JOBS, "jobs")                                                                          \
    X(TOTAL_COFUNDING, "cofunding")                                                                \
    X(TOTAL_LOCAL_RESOURCES, "local_resources")                                                    \
    X(TOTAL_GIFTS, "gifts")                                                                        \
    X(TOTAL_COLLECTION, "collection")                                                              \
    X(TOTAL_HOURS, "hours_saved")                                                                  \
    X(TOTAL_APPLICATIONS, "applications")                                                          \
    X(TOTAL_AWARDS, "awards")                                                                      \
    X(TOTAL_PAID, "paid")

enum story_total {
#define STORY_TOTAL_ENUM(total, key) total,
    STORY_TOTALS(STORY_TOTAL_ENUM)
#undef STORY_TOTAL_ENUM
        STORY_TOTAL_COUNT
};

extern const char *const story_total_keys[STORY_TOTAL_COUNT];

struct story {
    size_t n, room;
    struct story_event *events; /* owned; by step, then kind */
    double totals[STORY_TOTAL_COUNT];
    int level; /* at the end */

    /* while the world is simulated: the ecosystem at the end of the last step seen */
    int begun, present, adopter, alliances, commons;
    uint32_t levels_seen[SCENARIO_MAX_INSTRUMENTS]; /* masks: where calls could have found it */
};

/* Who it is, the same under all portfolios. */
struct story_who {
    int cohort, row;  /* number within the cohort, from 0 */
    const char *name; /* of its territory, borrowed from the scenario; NULL when it has none */
    double population, fragility;
    int size_class, level, entry_step, qualified_step;
    double own_fte;                 /* [FTE] */
    int alliances, adopter;         /* at the start */
    double drive;                   /* [ratio] exp(frailty): chances of moving up, mean 1 */
    double drive_rank;              /* [share] of ecosystems that have less of it */
    int ideas_waiting, ideas_later; /* at entry; arriving afterwards */
};

/* Zeroed to start, then stories_init. */
struct stories {
    const struct study *study; /* not owned */
    int ecosystem;             /* number in the world, cohorts one after the other, from 0 */
    struct story_who who;
    struct story *stories; /* [n_portfolios] owned */
    struct story history;  /* of prospective portfolios, until the decision */
    int failed;            /* FONDSIM_NO_MEMORY: a list could not grow */
};

/* FONDSIM_NO_MEMORY. The study must outlive *self. */
int stories_init(struct stories *self, const struct study *study, int ecosystem);
void stories_free(struct stories *self); /* legal on a zeroed struct */

/* Makes a workspace of territorial_model tell *self what it simulates, from the next world on; that
 * world must be the only one before stories_done. */
void stories_watch(struct stories *self, void *workspace);

/* To be called when the world has been simulated. 0 or FONDSIM_NO_MEMORY. */
int stories_done(const struct stories *self);

/* 1 when two events of two stories of one world say the same: date, kind, what and how much, but
 * not what carried a move. */
int story_same(const struct story_event *a, const struct story_event *b);

/* Number of the ecosystem that stands on a territory of this name in one world; -1 when there is
 * none. FONDSIM_NO_MEMORY, FONDSIM_DOMAIN. */
int stories_find(const struct scenario *scenario, const double *theta, uint32_t sample,
                 uint16_t inner, const char *name, int *ecosystem);

/* ---- Shared by story.c and story_lives.c */
void story_add(struct stories *self, struct story *story, struct story_event event);
struct story_event story_event(enum story_kind kind, int step);
/* Awards and projects of a finished cell, and the totals that come of them. 0 or
 * FONDSIM_NO_MEMORY. */
int story_lives(struct stories *self, struct story *story, const struct world *world,
                const struct cell *cell);

#endif
