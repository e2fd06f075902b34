/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks on MPI. The only file that knows it. Calls to MPI are not checked: MPI's default is to end
 * the whole job when one fails, and a job without one of its ranks could not go on; what is in the
 * results file stays. All calls between two ranks_agree() come from one thread at a time. */
#include "sim/engine/ranks.h"

#include <limits.h>
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sim/engine/launcher.h"

enum { ROOT = 0, TAG_BATCH = 1, TAG_DONE = 2, TAG_END = 3 };

/* ---- The job ---- */

static int awake(void) {
    int begun = 0, ended = 0;
    MPI_Initialized(&begun);
    MPI_Finalized(&ended);
    return begun && !ended;
}

int ranks_count(void) {
    int n = 1;
    if (awake()) {
        MPI_Comm_size(MPI_COMM_WORLD, &n);
    }
    return n;
}

int ranks_mine(void) {
    int mine = 0;
    if (awake()) {
        MPI_Comm_rank(MPI_COMM_WORLD, &mine);
    }
    return mine;
}

int ranks_begin(struct error *error) {
    int level = MPI_THREAD_SERIALIZED;
    if (launcher_speaks_mpi()) {
        MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &level);
    }
    if (level < MPI_THREAD_SERIALIZED) {
        return error_set(error, FONDSIM_FAILED, "this MPI library cannot be used with threads");
    }
    if (launcher_processes() > 1 && ranks_count() == 1) {
        return error_set(error, FONDSIM_USAGE,
                         "%d processes were started, but not by a launcher that our MPI knows: "
                         "use its own mpirun, or srun --mpi=pmix",
                         launcher_processes());
    }
    return 0;
}

/* MPI waits by asking without pause; between studies the others wait long for rank 0. */
static void wait_idle(MPI_Request *request) {
    const struct timespec pause = {.tv_nsec = 2000000};
    int done = 0;
    MPI_Test(request, &done, MPI_STATUS_IGNORE);
    while (!done) {
        nanosleep(&pause, NULL);
        MPI_Test(request, &done, MPI_STATUS_IGNORE);
    }
}

void ranks_end(void) {
    if (!awake()) {
        return;
    }
    MPI_Request request;
    MPI_Ibarrier(MPI_COMM_WORLD, &request);
    wait_idle(&request);
    MPI_Finalize();
}

int ranks_library(char *text, size_t size) {
    char said[MPI_MAX_LIBRARY_VERSION_STRING];
    int length = 0;
    MPI_Get_library_version(said, &length);
    snprintf(text, size, "%.*s", (int)strcspn(said, ",\n"), said);
    return 1;
}

int ranks_agree(int status, struct error *error) {
    if (ranks_count() == 1) {
        return status;
    }
    int mine = ranks_mine(), failed = status < 0 ? mine : INT_MAX, first = INT_MAX;
    MPI_Request request;
    MPI_Iallreduce(&failed, &first, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD, &request);
    wait_idle(&request);
    if (first == INT_MAX) {
        return 0;
    }
    struct error said = *error;
    said.code = status;
    MPI_Bcast(&said, (int)sizeof said, MPI_BYTE, first, MPI_COMM_WORLD);
    if (mine != first) {
        *error = (struct error){0};
        error_set(error, said.code, "rank %d: %s", first,
                  said.text[0] != '\0' ? said.text : error_sentence(said.code));
    }
    return said.code;
}

uint32_t ranks_word(uint32_t mine) {
    if (ranks_count() > 1) {
        MPI_Bcast(&mine, 1, MPI_UINT32_T, ROOT, MPI_COMM_WORLD);
    }
    return mine;
}

void ranks_meet(const struct ranks_hello *mine, struct ranks_hello *hellos) {
    MPI_Allgather(mine, (int)sizeof *mine, MPI_BYTE, hellos, (int)sizeof *hellos, MPI_BYTE,
                  MPI_COMM_WORLD);
}

/* ---- One study ---- */

/* A message: this, then, unless the batch failed, theta and the worlds, in words of 8 bytes. */
struct header {
    int64_t block, first; /* of the batch, to be sure */
    int64_t status, stop;
    struct error error;
};

enum { WORD = 8, HEADER_WORDS = (int)((sizeof(struct header) + WORD - 1) / WORD) };

struct box {
    char *words;
    MPI_Request request; /* of a sender */
};

struct post {
    const struct results_shape *shape;
    size_t n_assumptions;
    size_t outcomes, money, ages; /* [bytes] of one world */
    int n_boxes, next;
    struct box boxes[POST_BOXES];
    struct world_results worlds[BATCH_WORLDS]; /* point into the box of a receiver */
    int64_t end;                               /* what rank 0 said, or INT64_MAX */
    MPI_Request *told;                         /* of rank 0: that it said so, one a rank */
};

static size_t post_words(const struct post *self, uint32_t n_samples) {
    return HEADER_WORDS + n_samples * self->n_assumptions +
           (self->outcomes + self->money + self->ages) / WORD * BATCH_WORLDS;
}

int post_open(struct post **out, const struct study *study, const struct results_shape *shape,
              struct error *error) {
    struct post *self = calloc(1, sizeof *self);
    *out = self;
    if (self == NULL) {
        return error_no_memory(error);
    }
    size_t portfolios = (size_t)shape->n_portfolios;
    size_t funds = portfolios * (size_t)shape->n_instruments;
    self->shape = shape;
    self->n_assumptions = study->scenario->n_assumptions;
    self->outcomes =
        portfolios * (size_t)shape->n_records * (size_t)shape->n_outcomes * sizeof(double);
    self->money = funds * (size_t)shape->n_years * sizeof(struct money_row);
    self->ages = funds * (size_t)shape->n_ages * sizeof(struct age_row);
    self->end = INT64_MAX;
    self->n_boxes = ranks_mine() == ROOT ? 1 : POST_BOXES;
    size_t words = post_words(self, SCENARIO_BLOCK);
    self->told = calloc((size_t)ranks_count(), sizeof(MPI_Request));
    if (self->told == NULL) {
        return error_no_memory(error);
    }
    if (words > INT_MAX) {
        return error_set(error, FONDSIM_DOMAIN,
                         "32 worlds have %zu numbers, more than one rank can send to another",
                         words);
    }
    for (int i = 0; i < self->n_boxes; i++) {
        self->boxes[i].request = MPI_REQUEST_NULL;
        self->boxes[i].words = malloc(words * WORD);
        if (self->boxes[i].words == NULL) {
            return error_no_memory(error);
        }
    }
    return 0;
}

void post_free(struct post *self) {
    for (int i = 0; self != NULL && i < POST_BOXES; i++) {
        free(self->boxes[i].words);
    }
    if (self != NULL) {
        free(self->told);
    }
    free(self);
}

/* Copies `size` bytes and moves on behind them. */
static char *put(char *to, const void *bytes, size_t size) {
    memcpy(to, bytes, size);
    return to + size;
}

int64_t post_send(struct post *self, const struct batch *batch, int status, int stop,
                  const struct error *error) {
    struct box *box = &self->boxes[self->next];
    self->next = (self->next + 1) % self->n_boxes;
    MPI_Wait(&box->request, MPI_STATUS_IGNORE);
    struct header header = {
        .block = batch->block, .first = (int64_t)batch->first, .status = status, .stop = stop};
    size_t words = HEADER_WORDS;
    if (status < 0) {
        header.error = *error;
    } else {
        words = post_words(self, batch->n_samples);
        char *to = box->words + (size_t)HEADER_WORDS * WORD;
        to = put(to, batch->theta, batch->n_samples * self->n_assumptions * sizeof *batch->theta);
        for (int w = 0; w < BATCH_WORLDS; w++) {
            to = put(to, batch->worlds[w].outcomes, self->outcomes);
            to = put(to, batch->worlds[w].money, self->money);
            to = put(to, batch->worlds[w].ages, self->ages);
        }
    }
    memcpy(box->words, &header, sizeof header);
    /* Synchronous: done when rank 0 fetches it, so that nothing piles up there. */
    MPI_Issend(box->words, (int)words, MPI_UINT64_T, ROOT, TAG_BATCH, MPI_COMM_WORLD,
               &box->request);
    int told = 0;
    if (self->end == INT64_MAX) {
        MPI_Iprobe(ROOT, TAG_END, MPI_COMM_WORLD, &told, MPI_STATUS_IGNORE);
    }
    if (told) {
        MPI_Recv(&self->end, 1, MPI_INT64_T, ROOT, TAG_END, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    }
    return self->end;
}

int post_receive(struct post *self, int from, struct batch *batch, int *stop, struct error *error) {
    char *words = self->boxes[0].words;
    struct header header;
    MPI_Recv(words, (int)post_words(self, SCENARIO_BLOCK), MPI_UINT64_T, from, TAG_BATCH,
             MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    memcpy(&header, words, sizeof header);
    *stop = *stop || header.stop != 0;
    if (header.block != batch->block || header.first != (int64_t)batch->first) {
        return error_set(error, FONDSIM_FAILED, "rank %d sent another block than the one due",
                         from);
    }
    if (header.status < 0) {
        *error = header.error;
        return (int)header.status;
    }
    /* Arrays follow one another in words of 8 bytes, each as aligned as the box. */
    void *at = words + (size_t)HEADER_WORDS * WORD;
    batch->theta = at;
    at = (double *)at + batch->n_samples * self->n_assumptions;
    for (int w = 0; w < BATCH_WORLDS; w++) {
        struct world_results *world = &self->worlds[w];
        world->outcomes = at;
        at = (char *)at + self->outcomes;
        world->money = at;
        at = (char *)at + self->money;
        world->ages = at;
        at = (char *)at + self->ages;
    }
    batch->worlds = self->worlds;
    return 0;
}

/* Throws away what a rank still sends, up to its last word. */
static void drain(struct post *self, int from) {
    MPI_Status status = {.MPI_TAG = TAG_BATCH};
    while (status.MPI_TAG != TAG_DONE) {
        MPI_Recv(self->boxes[0].words, (int)post_words(self, SCENARIO_BLOCK), MPI_UINT64_T, from,
                 MPI_ANY_TAG, MPI_COMM_WORLD, &status);
    }
}

void post_close(struct post *self, int64_t end) {
    if (ranks_mine() == ROOT) {
        int n = ranks_count();
        self->end = end;
        for (int r = 1; r < n; r++) {
            MPI_Isend(&self->end, 1, MPI_INT64_T, r, TAG_END, MPI_COMM_WORLD, &self->told[r - 1]);
        }
        for (int r = 1; r < n; r++) {
            drain(self, r); /* one that waits to be fetched from does not look for the end */
        }
        MPI_Waitall(n - 1, self->told, MPI_STATUSES_IGNORE);
        return;
    }
    for (int i = 0; i < self->n_boxes; i++) {
        MPI_Wait(&self->boxes[i].request, MPI_STATUS_IGNORE);
    }
    MPI_Send(NULL, 0, MPI_UINT64_T, ROOT, TAG_DONE, MPI_COMM_WORLD);
    if (self->end == INT64_MAX) {
        MPI_Recv(&self->end, 1, MPI_INT64_T, ROOT, TAG_END, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    }
}
