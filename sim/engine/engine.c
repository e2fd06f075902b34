/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches to threads and ranks, results in order. The only file that knows OpenMP; what ranks say
 * to one another is in ranks.h. Knows no model. */
#include "sim/engine/engine.h"

#ifdef _OPENMP
#include <omp.h>
#endif
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/engine/design.h"
#include "sim/engine/ranks.h"
#include "sim/engine/share.h"

/* What the threads share. `limit` may be touched by all, what follows it only in the ordered region
 * or when there is one thread. */
struct run {
    const struct study *study;
    const struct model *model;
    const struct engine_options *options;
    const struct sink *sink;
    struct results_shape shape;
    struct design_matrix design;
    struct share share; /* which batches are ours */
    struct post *post;  /* to other ranks */
    int64_t n_batches;
    int64_t limit;      /* batches from here on do not begin; only falls */
    int64_t next;       /* batch to be handed over next; on rank 0 */
    int stop_heard;     /* another rank was asked to end */
    struct error error; /* first in order of replicates; on rank 0 */
};

/* What a thread has of its own. */
struct worker {
    void *workspace;
    double *theta; /* [SCENARIO_BLOCK][n_assumptions] */
    double *other; /* as theta, of the other block of a pass; NULL without passes */
    struct world_results worlds[BATCH_WORLDS];
    struct error error;
};

uint32_t engine_whole_blocks(uint32_t samples) {
    return samples / SCENARIO_BLOCK * SCENARIO_BLOCK +
           (samples % SCENARIO_BLOCK != 0 ? SCENARIO_BLOCK : 0);
}

/* The limit is read and lowered by all threads. */
static int64_t limit_get(struct run *run) {
    int64_t value;
#pragma omp atomic read
    value = run->limit;
    return value;
}

static void limit_lower(struct run *run, int64_t limit) {
#pragma omp critical(fondsim_limit)
    {
        if (limit < limit_get(run)) {
#pragma omp atomic write
            run->limit = limit;
        }
    }
}

static void worker_free(struct worker *self, const struct model *model) {
    if (self->workspace != NULL) {
        model->release(self->workspace);
    }
    for (int w = 0; w < BATCH_WORLDS; w++) {
        world_results_free(&self->worlds[w]);
    }
    free(self->theta);
    free(self->other);
    *self = (struct worker){0};
}

static int worker_init(struct worker *self, const struct run *run) {
    *self = (struct worker){0};
    size_t n = run->study->scenario->n_assumptions;
    int status = 0;
    self->theta = malloc((n * SCENARIO_BLOCK + 1) * sizeof *self->theta);
    if (run->study->n_passes > 0) {
        self->other = malloc((n * SCENARIO_BLOCK + 1) * sizeof *self->other);
    }
    if (self->theta == NULL || (run->study->n_passes > 0 && self->other == NULL)) {
        status = FONDSIM_NO_MEMORY;
    }
    for (int w = 0; status == 0 && w < BATCH_WORLDS; w++) {
        status = world_results_init(&self->worlds[w], &run->shape);
    }
    if (status == 0) {
        status = run->model->prepare(run->study, &run->shape, &self->workspace, &self->error);
    }
    if (status < 0) {
        return error_set(&self->error, status, "%s", error_sentence(status));
    }
    return 0;
}

/* Where the draws of a block of the study come from. */
struct origin {
    const struct pass *pass;          /* NULL: the design as it is */
    uint32_t parameters, luck, other; /* blocks */
};

static struct origin origin_of(const struct study *study, uint32_t block) {
    if (study->n_passes == 0) {
        return (struct origin){.parameters = block, .luck = block};
    }
    uint32_t blocks = study->samples / SCENARIO_BLOCK / study->n_passes;
    const struct pass *pass = &study->passes[block / blocks];
    uint32_t k = block % blocks;
    return (struct origin){pass, pass->parameters + k, pass->luck + k, pass->other + k};
}

/* Parameters of rows [first, first + n_rows) of a block of the study. */
static int draw(struct worker *self, const struct design_matrix *design,
                const struct origin *origin, uint32_t first, uint32_t n_rows) {
    int status = design_rows(design, origin->parameters, first, n_rows, self->theta, &self->error);
    const struct pass *pass = origin->pass;
    int borrows = 0;
    for (size_t i = 0; pass != NULL && i < pass->n_replaced; i++) {
        borrows = borrows || !pass->replaced[i].is_fixed;
    }
    if (status == 0 && borrows) {
        status = design_rows(design, origin->other, first, n_rows, self->other, &self->error);
    }
    for (size_t i = 0; status == 0 && pass != NULL && i < pass->n_replaced; i++) {
        const struct replacement *replaced = &pass->replaced[i];
        for (uint32_t r = 0; r < n_rows; r++) {
            size_t at = r * design->scenario->n_assumptions + replaced->parameter;
            self->theta[at] = replaced->is_fixed ? replaced->value : self->other[at];
        }
    }
    return status;
}

/* Where a batch stands; its worlds and theta are filled by whoever has them. */
static struct batch describe(const struct run *run, int64_t index) {
    uint32_t inner = run->study->inner;
    uint32_t within = (uint32_t)(index % inner) * BATCH_WORLDS; /* replicate inside its block */
    uint32_t first_row = within / inner;
    uint32_t last_row = (within + BATCH_WORLDS - 1) / inner;
    uint32_t block = (uint32_t)(index / inner);
    return (struct batch){.study = run->study,
                          .shape = &run->shape,
                          .block = block,
                          .first = (uint64_t)index * BATCH_WORLDS,
                          .ends_block = index % inner == inner - 1,
                          .first_sample = block * SCENARIO_BLOCK + first_row,
                          .n_samples = last_row - first_row + 1};
}

/* Simulates the first n worlds of a batch into the worker and points the batch at them. */
static int simulate(struct worker *self, const struct run *run, uint32_t n, struct batch *batch) {
    const struct scenario *scenario = run->study->scenario;
    uint32_t inner = run->study->inner, first_row = batch->first_sample % SCENARIO_BLOCK;
    struct origin origin = origin_of(run->study, batch->block);
    batch->worlds = self->worlds;
    batch->theta = self->theta;
    int status = draw(self, &run->design, &origin, first_row, batch->n_samples);
    for (uint32_t w = 0; status == 0 && w < n; w++) {
        uint64_t replicate = batch->first + w;
        uint32_t row = (uint32_t)(replicate / inner % SCENARIO_BLOCK);
        status = run->model->simulate(
            self->workspace, self->theta + (row - first_row) * scenario->n_assumptions,
            origin.luck * SCENARIO_BLOCK + row, (uint16_t)(replicate % inner), &self->worlds[w],
            &self->error);
    }
    return status;
}

/* ---- Handing over: in the ordered region, or when there is one thread ---- */

/* Gives a batch to the sink. One that failed ends the run; one whose predecessor did not arrive, or
 * that had begun when the run was already to end before it, is dropped. */
static void deliver(struct run *run, struct error *error, int64_t index, int status,
                    const struct batch *batch) {
    if (run->next != index || index >= limit_get(run)) {
        return;
    }
    if (status == 0) {
        status = run->sink->take(run->sink->context, batch, error);
    }
    if (status < 0) {
        run->error = *error;
        error_set(&run->error, status, "%s", error_sentence(status));
        limit_lower(run, index);
        return;
    }
    run->next = index + 1;
    if (run->options->progress != NULL) {
        run->options->progress(run->options->progress_context, (uint64_t)run->next * BATCH_WORLDS,
                               (uint64_t)run->n_batches * BATCH_WORLDS);
    }
}

static int stop_asked(const struct run *run) {
    return run->options->stop != NULL && atomic_load(run->options->stop) != 0;
}

/* A group of blocks that has not begun does not begin once the run was asked to stop. Rank 0
 * decides this for all: it waits for the batches of the others that come before. */
static int may_begin(struct run *run, int64_t index, int stop) {
    if (stop && run->share.mine == 0) {
        uint32_t blocks = run->options->stop_blocks > 0 ? run->options->stop_blocks : 1;
        int64_t group = (int64_t)blocks * run->study->inner;
        limit_lower(run, (index + group - 1) / group * group);
    }
    return index < limit_get(run);
}

/* On rank 0: takes what others simulated, up to the next batch of ours or to `end`. */
static void catch_up(struct run *run, int64_t end) {
    while (run->next < end && share_owner(&run->share, run->next) != 0 &&
           may_begin(run, run->next, run->stop_heard || stop_asked(run))) {
        struct error error = {0};
        struct batch batch = describe(run, run->next);
        int status = post_receive(run->post, share_owner(&run->share, run->next), &batch,
                                  &run->stop_heard, &error);
        deliver(run, &error, run->next, status, &batch);
    }
}

static void hand_over(struct run *run, struct worker *worker, int64_t index, int status,
                      const struct batch *batch) {
    if (run->share.mine == 0) {
        catch_up(run, index);
        deliver(run, &worker->error, index, status, batch);
    } else if (index < limit_get(run)) {
        int64_t end = post_send(run->post, batch, status, stop_asked(run), &worker->error);
        limit_lower(run, status < 0 ? index : end);
    }
}

static void run_batches(struct run *run, int threads) {
    (void)threads;
    int64_t ours = share_count(&run->share, run->n_batches);
#pragma omp parallel num_threads(threads) default(none) shared(run) firstprivate(ours)
    {
        struct worker worker;
        int ready = worker_init(&worker, run);
#pragma omp for ordered schedule(dynamic, 1)
        for (int64_t k = 0; k < ours; k++) {
            int64_t index = share_batch(&run->share, k);
            struct batch batch = describe(run, index);
            int begun = may_begin(run, index, stop_asked(run));
            int status = ready;
            if (begun && status == 0) {
                status = simulate(&worker, run, BATCH_WORLDS, &batch);
            }
#pragma omp ordered
            {
                if (begun) {
                    hand_over(run, &worker, index, status, &batch);
                }
            }
        }
        worker_free(&worker, run->model);
    }
    if (run->share.mine == 0) {
        catch_up(run, run->n_batches);
    }
}

static int check_pass(const struct study *study, uint32_t index, uint32_t blocks,
                      struct error *error) {
    const struct pass *pass = &study->passes[index];
    const uint32_t most = UINT32_MAX / SCENARIO_BLOCK; /* samples are numbered on 32 bits */
    if (blocks > most || pass->parameters > most - blocks || pass->luck > most - blocks ||
        pass->other > most - blocks) {
        return error_set(error, FONDSIM_DOMAIN, "pass %lu: samples beyond 2^32",
                         (unsigned long)index);
    }
    for (size_t i = 0; i < pass->n_replaced; i++) {
        const struct replacement *replaced = &pass->replaced[i];
        if (replaced->parameter >= study->scenario->n_assumptions ||
            (replaced->is_fixed && !isfinite(replaced->value))) {
            return error_set(error, FONDSIM_DOMAIN, "pass %lu: parameter %zu held at %g",
                             (unsigned long)index, replaced->parameter, replaced->value);
        }
    }
    return 0;
}

static int check(const struct study *study, uint32_t first_block, struct error *error) {
    uint32_t blocks = study->samples / SCENARIO_BLOCK;
    if (study->inner == 0 || study->samples % SCENARIO_BLOCK != 0 ||
        (study->n_passes > 0 && blocks % study->n_passes != 0)) {
        return error_set(error, FONDSIM_DOMAIN, "a study has whole blocks and inner runs");
    }
    if (first_block > blocks) {
        return error_set(error, FONDSIM_DOMAIN, "a run cannot begin behind its last block");
    }
    int status = 0;
    for (uint32_t i = 0; status == 0 && i < study->n_passes; i++) {
        status = check_pass(study, i, blocks / study->n_passes, error);
    }
    return status;
}

static void mix(uint64_t *hash, uint64_t word) {
    *hash = (*hash ^ word) * UINT64_C(1099511628211); /* as FNV-1a, eight bytes at a time */
    *hash ^= *hash >> 32;
}

/* Whole words of 8 bytes. */
static void mix_all(uint64_t *hash, const void *bytes, size_t size) {
    for (size_t at = 0; at + sizeof(uint64_t) <= size; at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, (const char *)bytes + at, sizeof word);
        mix(hash, word);
    }
}

/* Hash of what ranks must have in common: the size of the study, the parameters of its first
 * samples and its first world. Another build, other files or another class of processor give
 * another. An error is part of it: the run will meet the same. */
static int probe(const struct run *run, uint64_t *hash, struct error *error) {
    const struct results_shape *shape = &run->shape;
    size_t portfolios = (size_t)shape->n_portfolios;
    size_t outcomes = portfolios * (size_t)shape->n_records * (size_t)shape->n_outcomes;
    size_t funds = portfolios * (size_t)shape->n_instruments;
    size_t money = funds * (size_t)shape->n_years, ages = funds * (size_t)shape->n_ages;
    const uint64_t sizes[] = {(uint64_t)run->n_batches,
                              run->study->inner,
                              run->study->n_passes,
                              portfolios,
                              outcomes,
                              money,
                              ages};
    struct worker worker;
    *hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        mix(hash, sizes[i]);
    }
    int status = worker_init(&worker, run);
    if (status == 0 && run->n_batches > 0) {
        struct batch batch = describe(run, 0);
        int failed = simulate(&worker, run, 1, &batch);
        size_t theta = batch.n_samples * run->study->scenario->n_assumptions;
        mix(hash, (uint64_t)-failed);
        if (failed == 0) {
            mix_all(hash, batch.theta, theta * sizeof *batch.theta);
            mix_all(hash, worker.worlds[0].outcomes, outcomes * sizeof(double));
            mix_all(hash, worker.worlds[0].money, money * sizeof(struct money_row));
            mix_all(hash, worker.worlds[0].ages, ages * sizeof(struct age_row));
        }
    } else if (status < 0) {
        *error = worker.error;
    }
    worker_free(&worker, run->model);
    return status;
}

/* Shares the batches out, and makes sure that all ranks compute the same. */
static int meet(struct run *run, int64_t first, int threads, struct error *error) {
    int n = ranks_count(), mine = ranks_mine();
    struct ranks_hello hello = {.first = first, .threads = threads};
    struct ranks_hello *hellos = calloc((size_t)n, sizeof *hellos);
    int64_t *each = calloc((size_t)n, sizeof *each);
    int status = hellos == NULL || each == NULL ? error_no_memory(error) : 0;
    status = status < 0 ? status : post_open(&run->post, run->study, &run->shape, error);
    status = status < 0 ? status : probe(run, &hello.numbers, error);
    status = ranks_agree(status, error);
    if (status == 0) {
        ranks_meet(&hello, hellos);
    }
    for (int r = 0; status == 0 && hellos != NULL && each != NULL && r < n; r++) {
        each[r] = hellos[r].threads;
        if (hellos[r].numbers != hellos[0].numbers) {
            status =
                error_set(error, FONDSIM_FAILED,
                          "rank %d does not compute the same numbers as rank 0: ranks need the "
                          "same fondsim, the same files and processors of one class",
                          r);
        }
    }
    if (status == 0 && hellos != NULL) {
        status = share_init(&run->share, n, mine, hellos[0].first, each);
        status = ranks_agree(status < 0 ? error_no_memory(error) : 0, error);
    }
    free(each);
    free(hellos);
    return status;
}

/* What became of a run, on the rank that knows. */
static int outcome(const struct run *run, struct error *error) {
    if (run->error.code != FONDSIM_OK) {
        return error_set(error, run->error.code, "%s", run->error.text);
    }
    if (run->next < run->n_batches) {
        return error_set(error, FONDSIM_INTERRUPTED, "interrupted after %lld of %lld samples",
                         (long long)(run->next / run->study->inner) * SCENARIO_BLOCK,
                         (long long)run->study->samples);
    }
    return 0;
}

static int run_shared(struct run *run, int64_t first, int threads, struct error *error) {
    int status = meet(run, first, threads, error);
    if (status == 0) {
        run->next = run->share.first;
        run_batches(run, threads);
        post_close(run->post, run->next);
        status = ranks_agree(run->share.mine == 0 ? outcome(run, error) : 0, error);
    }
    post_free(run->post);
    return status;
}

static int run_alone(struct run *run, int64_t first, int threads, struct error *error) {
    if (share_init(&run->share, 1, 0, first, NULL) < 0) {
        return error_no_memory(error);
    }
    run->next = first;
    run_batches(run, threads);
    return outcome(run, error);
}

int engine_run(const struct study *study, const struct model *model,
               const struct engine_options *options, const struct sink *sink, struct error *error) {
    struct run run = {.study = study, .model = model, .options = options, .sink = sink};
    int shared = options->shared && ranks_count() > 1, threads = options->threads;
#ifdef _OPENMP
    threads = threads > 0 ? threads : omp_get_max_threads();
#endif
    threads = threads > 0 ? threads : 1;
    int status = check(study, options->first_block, error);
    status = status < 0 ? status : model->shape(study, &run.shape, error);
    status = status < 0 ? status : design_open(&run.design, study->scenario, error);
    status = shared ? ranks_agree(status, error) : status;
    if (status == 0) {
        int64_t first = (int64_t)options->first_block * study->inner;
        run.n_batches = (int64_t)(study->samples / SCENARIO_BLOCK) * study->inner;
        run.limit = run.n_batches;
        status = shared ? run_shared(&run, first, threads, error)
                        : run_alone(&run, first, threads, error);
    }
    share_free(&run.share);
    design_close(&run.design);
    results_shape_free(&run.shape);
    return status;
}
