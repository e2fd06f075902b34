/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One world of a stored run, computed again, and the stories of one of its ecosystems: what
 * replay.c makes and replay_tell.c and replay_json.c show. */
#ifndef FONDSIM_CLI_REPLAY_H
#define FONDSIM_CLI_REPLAY_H

#include <stdio.h>

#include "models/story.h"
#include "output/format.h"
#include "sim/cli/opened.h"

enum { REPLAY_PARAMETERS = 5 };

/* A parameter of this draw that stands far from its median. */
struct replay_parameter {
    size_t index; /* in theta */
    double value, median;
    double rank; /* [share] of draws under it */
};

/* Zeroed to start. */
struct replay {
    struct opened opened;
    struct study study;
    struct results_shape shape;
    double *theta; /* [n_assumptions] */
    uint64_t replicate;
    uint32_t sample;
    uint16_t inner;
    int full;             /* 1: what is the same without the funds is told again */
    unsigned char *asked; /* [n_portfolios] 1: to be told */
    struct stories stories;
    int n_parameters;
    struct replay_parameter parameters[REPLAY_PARAMETERS]; /* farthest first */
};

/* In plain words. FONDSIM_NO_MEMORY. */
int replay_tell(FILE *file, enum language language, const struct replay *replay,
                struct error *error);

/* As JSON, one event a line: the ecosystem, the parameters, then by portfolio its events and its
 * totals. FONDSIM_NO_MEMORY. */
int replay_json(FILE *file, const struct replay *replay, struct error *error);

/* 1 when a story has this event too. */
int replay_has(const struct story *story, const struct story_event *event);

#endif
