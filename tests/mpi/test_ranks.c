/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the engine on several ranks, with a made-up model; every rank runs this program. Same
 * bytes as alone, same errors everywhere, clean ends. Started by mpirun, see CMakeLists.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>

#include "sim/engine/engine.h"
#include "sim/engine/ranks.h"
#include "tests/unit/fake_model.h"

/* What a sink saw. */
struct seen {
    uint64_t next, blocks, hash;
    uint64_t stop_at, fail_at; /* replicates */
    atomic_int *stop;
};

static const struct seen unseen = {.stop_at = UINT64_MAX, .fail_at = UINT64_MAX, .hash = 14695981};

static void mix(uint64_t *hash, const void *bytes, size_t size) {
    const unsigned char *b = bytes;
    for (size_t i = 0; i < size; i++) {
        *hash = (*hash ^ b[i]) * UINT64_C(1099511628211);
    }
}

static int look(void *context, const struct batch *batch, struct error *error) {
    struct seen *seen = context;
    const struct results_shape *shape = batch->shape;
    size_t funds = (size_t)(shape->n_portfolios * shape->n_instruments);
    assert_int_equal(ranks_mine(), 0);
    assert_true(batch->first == seen->next);
    if (batch->first >= seen->fail_at) {
        return error_set(error, FONDSIM_IO, "full at %llu", (unsigned long long)batch->first);
    }
    for (uint32_t w = 0; w < BATCH_WORLDS; w++) {
        const struct world_results *world = &batch->worlds[w];
        mix(&seen->hash, world->outcomes,
            sizeof(double) * (size_t)(shape->n_portfolios * shape->n_records * shape->n_outcomes));
        mix(&seen->hash, world->money, sizeof *world->money * funds * (size_t)shape->n_years);
        mix(&seen->hash, world->ages, sizeof *world->ages * funds * (size_t)shape->n_ages);
    }
    mix(&seen->hash, batch->theta, sizeof(double) * batch->n_samples * FAKE_ASSUMPTIONS);
    mix(&seen->hash, &batch->first_sample, sizeof batch->first_sample);
    seen->next += BATCH_WORLDS;
    seen->blocks += (uint64_t)batch->ends_block;
    if (seen->next >= seen->stop_at) {
        atomic_store(seen->stop, 1);
    }
    return 0;
}

static int run(const struct study *study, const struct model *model, struct engine_options options,
               struct seen *seen, struct error *error) {
    struct sink sink = {seen, look};
    return engine_run(study, model, &options, &sink, error);
}

/* Rank 0 sees what one process alone sees, whatever the threads of each rank; also with fewer
 * batches than ranks, and when the run begins later, of which the others know nothing. */
static void same_bytes(void **state) {
    (void)state;
    for (uint16_t inner = 1; inner <= 3; inner = (uint16_t)(inner + 2)) {
        for (uint32_t blocks = 1; blocks <= 41; blocks += 20) {
            for (uint32_t first = 0; first < 2 && first < blocks; first++) {
                struct fake fake;
                fake_init(&fake);
                fake.study.samples = blocks * SCENARIO_BLOCK;
                fake.study.inner = inner;
                struct seen alone = unseen, shared = unseen;
                struct engine_options options = {.threads = 1, .first_block = first};
                struct error error = {0};
                alone.next = shared.next = (uint64_t)first * SCENARIO_BLOCK * inner;
                if (ranks_mine() == 0) {
                    assert_int_equal(run(&fake.study, &fake_model, options, &alone, &error), 0);
                }
                options.shared = 1;
                options.threads = 1 + ranks_mine() % 3;
                options.first_block = ranks_mine() == 0 ? first : 0;
                assert_int_equal(run(&fake.study, &fake_model, options, &shared, &error), 0);
                assert_true(shared.hash == alone.hash);
                assert_true(shared.next == alone.next);
                assert_int_equal(shared.blocks, ranks_mine() == 0 ? blocks - first : 0);
            }
        }
    }
}

static int failing(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                   struct world_results *results, struct error *error) {
    if (sample >= 500) {
        return error_set(error, FONDSIM_LEDGER, "sample %lu", (unsigned long)sample);
    }
    return fake_simulate(workspace, theta, sample, inner, results, error);
}

/* The first error in order of replicates ends the run on all ranks, with one text. */
static void errors_of_model_and_sink(void **state) {
    (void)state;
    for (int threads = 1; threads <= 2; threads++) {
        struct fake fake;
        fake_init(&fake);
        fake.study.samples = 3200;
        struct model model = fake_model;
        model.simulate = failing;
        struct engine_options options = {.threads = threads, .shared = 1};
        struct seen seen = unseen;
        struct error error = {0};
        char text[64];
        assert_int_equal(run(&fake.study, &model, options, &seen, &error), FONDSIM_LEDGER);
        snprintf(text, sizeof text, "%ssample 500", ranks_mine() == 0 ? "" : "rank 0: ");
        assert_string_equal(error.text, text);
        assert_int_equal(seen.next, ranks_mine() == 0 ? 480 : 0);

        seen = unseen;
        seen.fail_at = 1000;
        error = (struct error){0};
        assert_int_equal(run(&fake.study, &fake_model, options, &seen, &error), FONDSIM_IO);
        snprintf(text, sizeof text, "%sfull at 1024", ranks_mine() == 0 ? "" : "rank 0: ");
        assert_string_equal(error.text, text);
    }
}

/* The run ends before a multiple of five blocks, wherever it was asked to end. */
static void stop(int by, int threads, uint64_t stop_at) {
    struct fake fake;
    fake_init(&fake);
    fake.study.samples = 32000;
    fake.study.inner = 3;
    atomic_int asked = by > 0 && ranks_mine() == by;
    struct seen seen = unseen;
    seen.stop = &asked;
    seen.stop_at = stop_at;
    struct engine_options options = {
        .threads = threads, .stop = &asked, .stop_blocks = 5, .shared = 1};
    struct error error = {0};
    assert_int_equal(run(&fake.study, &fake_model, options, &seen, &error), FONDSIM_INTERRUPTED);
    if (ranks_mine() == 0) {
        assert_true(seen.next > 0);
        assert_true(seen.next < (uint64_t)32000 * 3);
        assert_int_equal(seen.next % (5 * 96), 0);
        assert_int_equal(seen.blocks, seen.next / 96);
    }
}

/* A request to end that reaches rank 0 at any batch, also just before one that it has simulated
 * already; or the last rank, before the run. */
static void stopped(void **state) {
    (void)state;
    for (int threads = 1; threads <= 2; threads++) {
        for (uint64_t batch = 0; batch <= 62; batch += batch < 50 ? 10 : 1) {
            stop(0, threads, batch * BATCH_WORLDS);
        }
        if (ranks_count() > 1) {
            stop(ranks_count() - 1, threads, UINT64_MAX);
        }
    }
}

static int no_memory(const struct study *study, const struct results_shape *shape, void **workspace,
                     struct error *error) {
    (void)study;
    (void)shape;
    (void)workspace;
    (void)error;
    return FONDSIM_NO_MEMORY;
}

/* One rank that cannot, or that computes something else, ends the run before it begins. */
static void one_bad_rank(void **state) {
    (void)state;
    int last = ranks_count() - 1;
    struct fake fake;
    fake_init(&fake);
    struct model model = fake_model;
    struct engine_options options = {.threads = 1, .shared = 1};
    struct seen seen = unseen;
    struct error error = {0};
    char text[128];
    if (ranks_mine() == last) {
        model.prepare = no_memory;
    }
    assert_int_equal(run(&fake.study, &model, options, &seen, &error), FONDSIM_NO_MEMORY);
    if (ranks_mine() != last) {
        snprintf(text, sizeof text, "rank %d: out of memory", last);
        assert_string_equal(error.text, text);
    }
    error = (struct error){0};
    fake.scenario.monte_carlo.seed += (uint32_t)ranks_mine();
    int status = run(&fake.study, &fake_model, options, &seen, &error);
    assert_int_equal(status, last > 0 ? FONDSIM_FAILED : 0);
    if (last > 0) {
        assert_non_null(strstr(error.text, "rank 1 does not compute the same numbers as rank 0"));
        assert_int_equal(seen.next, 0);
    }
}

/* All or none; rank 0's word first, else that of the first that failed. */
static void agreement(void **state) {
    (void)state;
    int last = ranks_count() - 1, mine = ranks_mine();
    struct error error = {0};
    char text[64];
    assert_int_equal(ranks_agree(0, &error), 0);
    assert_int_equal(error.code, 0);
    int status = mine == last ? error_set(&error, FONDSIM_IO, "gone") : 0;
    assert_int_equal(ranks_agree(status, &error), FONDSIM_IO);
    snprintf(text, sizeof text, "rank %d: gone", last);
    assert_string_equal(error.text, mine == last ? "gone" : text);
    error = (struct error){0};
    error_set(&error, FONDSIM_USAGE, "mine is %d", mine);
    assert_int_equal(ranks_agree(FONDSIM_USAGE, &error), FONDSIM_USAGE);
    assert_string_equal(error.text, mine == 0 ? "mine is 0" : "rank 0: mine is 0");
    error = (struct error){0}; /* no text: said already */
    assert_int_equal(ranks_agree(mine == last ? FONDSIM_INVALID : 0, &error), FONDSIM_INVALID);
    snprintf(text, sizeof text, "rank %d: invalid scenario", last);
    assert_string_equal(error.text, mine == last ? "" : text);
    assert_int_equal(ranks_word((uint32_t)mine + 7), 7);
}

int main(void) {
    gsl_set_error_handler_off();
    struct error error = {0};
    if (ranks_begin(&error) < 0) {
        fprintf(stderr, "%s\n", error.text);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agreement),
        cmocka_unit_test(same_bytes),
        cmocka_unit_test(errors_of_model_and_sink),
        cmocka_unit_test(stopped),
        cmocka_unit_test(one_bad_rank),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ranks_end();
    return failed;
}
