/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks to threads, results in order. The only file that knows OpenMP; knows no model. */
#include "sim/engine/engine.h"

#ifdef _OPENMP
#include <omp.h>
#endif
#include <math.h>
#include <stdlib.h>

#include "sim/engine/design.h"

/* What the threads share. Members after `halt` are touched only in the ordered region. */
struct run {
    const struct study *study;
    const struct model *model;
    const struct engine_options *options;
    const struct sink *sink;
    struct results_shape shape;
    int64_t first;      /* batch the run begins with */
    int64_t n_batches;
    int64_t limit;      /* batches from here on do not begin; only falls */
    int64_t next;       /* batch to be handed over next */
    struct error error; /* first in order of replicates */
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
static int draw(struct worker *self, const struct scenario *scenario, const struct origin *origin,
                uint32_t first, uint32_t n_rows) {
    int status =
        design_rows(scenario, origin->parameters, first, n_rows, self->theta, &self->error);
    const struct pass *pass = origin->pass;
    int borrows = 0;
    for (size_t i = 0; pass != NULL && i < pass->n_replaced; i++) {
        borrows = borrows || !pass->replaced[i].is_fixed;
    }
    if (status == 0 && borrows) {
        status = design_rows(scenario, origin->other, first, n_rows, self->other, &self->error);
    }
    for (size_t i = 0; status == 0 && pass != NULL && i < pass->n_replaced; i++) {
        const struct replacement *replaced = &pass->replaced[i];
        for (uint32_t r = 0; r < n_rows; r++) {
            size_t at = r * scenario->n_assumptions + replaced->parameter;
            self->theta[at] = replaced->is_fixed ? replaced->value : self->other[at];
        }
    }
    return status;
}

/* Simulates one batch into the worker and describes it. */
static int simulate(struct worker *self, const struct run *run, int64_t index,
                    struct batch *batch) {
    const struct scenario *scenario = run->study->scenario;
    uint32_t inner = run->study->inner;
    uint32_t within = (uint32_t)(index % inner) * BATCH_WORLDS; /* replicate inside its block */
    uint32_t first_row = within / inner;
    uint32_t last_row = (within + BATCH_WORLDS - 1) / inner;
    *batch = (struct batch){.study = run->study,
                            .shape = &run->shape,
                            .block = (uint32_t)(index / inner),
                            .first = (uint64_t)index * BATCH_WORLDS,
                            .ends_block = index % inner == inner - 1,
                            .worlds = self->worlds,
                            .n_samples = last_row - first_row + 1,
                            .theta = self->theta};
    batch->first_sample = batch->block * SCENARIO_BLOCK + first_row;
    struct origin origin = origin_of(run->study, batch->block);
    int status = draw(self, scenario, &origin, first_row, batch->n_samples);
    for (uint32_t w = 0; status == 0 && w < BATCH_WORLDS; w++) {
        uint32_t row = (within + w) / inner;
        status = run->model->simulate(
            self->workspace, self->theta + (row - first_row) * scenario->n_assumptions,
            origin.luck * SCENARIO_BLOCK + row, (uint16_t)((within + w) % inner), &self->worlds[w],
            &self->error);
    }
    return status;
}

/* Hands a batch over; runs in the ordered region. A batch that failed, or whose predecessor did
 * not arrive, ends the run. */
static void deliver(struct run *run, struct worker *worker, int64_t index, int status,
                    const struct batch *batch) {
    if (run->next != index) {
        return;
    }
    if (status == 0) {
        status = run->sink->take(run->sink->context, batch, &worker->error);
    }
    if (status < 0) {
        run->error = worker->error;
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

/* A block that has not begun does not begin once the run was asked to stop. */
static int may_begin(struct run *run, int64_t index) {
    const atomic_int *stop = run->options->stop;
    if (stop != NULL && atomic_load(stop) != 0 && index % run->study->inner == 0) {
        limit_lower(run, index);
    }
    return index < limit_get(run);
}

static void run_batches(struct run *run, int threads) {
    (void)threads;
#pragma omp parallel num_threads(threads) default(none) shared(run)
    {
        struct worker worker;
        int ready = worker_init(&worker, run);
#pragma omp for ordered schedule(dynamic, 1)
        for (int64_t index = run->first; index < run->n_batches; index++) {
            struct batch batch = {0};
            int begun = may_begin(run, index);
            int status = ready;
            if (begun && status == 0) {
                status = simulate(&worker, run, index, &batch);
            }
#pragma omp ordered
            {
                if (begun) {
                    deliver(run, &worker, index, status, &batch);
                }
            }
        }
        worker_free(&worker, run->model);
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

int engine_run(const struct study *study, const struct model *model,
               const struct engine_options *options, const struct sink *sink, struct error *error) {
    int status = check(study, options->first_block, error);
    if (status < 0) {
        return status;
    }
    struct run run = {.study = study, .model = model, .options = options, .sink = sink};
    run.n_batches = (int64_t)(study->samples / SCENARIO_BLOCK) * study->inner;
    run.first = (int64_t)options->first_block * study->inner;
    run.next = run.first;
    run.limit = run.n_batches;
    status = model->shape(study, &run.shape, error);
    if (status == 0) {
        int threads = options->threads;
#ifdef _OPENMP
        threads = threads > 0 ? threads : omp_get_max_threads();
#endif
        run_batches(&run, threads);
        if (run.error.code != FONDSIM_OK) {
            status = error_set(error, run.error.code, "%s", run.error.text);
        } else if (run.next < run.n_batches) {
            status = error_set(error, FONDSIM_INTERRUPTED, "interrupted after %lld of %lld samples",
                               (long long)(run.next / study->inner) * SCENARIO_BLOCK,
                               (long long)study->samples);
        }
    }
    results_shape_free(&run.shape);
    return status;
}
