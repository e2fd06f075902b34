/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the engine on a made-up model: order, same bytes for any number of threads, errors,
 * interruption. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>

#include "sim/engine/design.h"
#include "sim/engine/engine.h"
#include "tests/unit/fake_model.h"

/* What a sink saw: a running hash of every byte, and the order. */
struct seen {
    uint64_t next, blocks, hash;
    uint64_t stop_at; /* replicate at which to ask for the end */
    uint64_t fail_at; /* replicate at which to refuse */
    atomic_int *stop;
};

static void mix(uint64_t *hash, const void *bytes, size_t size) {
    const unsigned char *b = bytes;
    for (size_t i = 0; i < size; i++) {
        *hash = (*hash ^ b[i]) * UINT64_C(1099511628211);
    }
}

static int look(void *context, const struct batch *batch, struct error *error) {
    struct seen *seen = context;
    const struct results_shape *shape = batch->shape;
    assert_true(batch->first == seen->next);
    if (batch->first >= seen->fail_at) {
        return error_set(error, FONDSIM_IO, "full at %llu", (unsigned long long)batch->first);
    }
    uint32_t inner = batch->study->inner;
    for (uint32_t w = 0; w < BATCH_WORLDS; w++) {
        uint32_t sample = (uint32_t)((batch->first + w) / inner);
        const double *theta = batch->theta + (sample - batch->first_sample) * FAKE_ASSUMPTIONS;
        assert_true(sample >= batch->first_sample);
        assert_true(sample < batch->first_sample + batch->n_samples);
        double x = *world_outcomes(&batch->worlds[w], shape, 2, 1);
        double expected = fake_outcome(batch->study, theta, sample,
                                       (uint16_t)((batch->first + w) % inner), 2, 1, 0);
        assert_memory_equal(&x, &expected, sizeof x);
        mix(&seen->hash, batch->worlds[w].outcomes,
            sizeof(double) * (size_t)(shape->n_portfolios * shape->n_records * shape->n_outcomes));
    }
    mix(&seen->hash, batch->theta, sizeof(double) * batch->n_samples * FAKE_ASSUMPTIONS);
    seen->next += BATCH_WORLDS;
    seen->blocks += (uint64_t)batch->ends_block;
    if (seen->next >= seen->stop_at && seen->stop != NULL) {
        atomic_store(seen->stop, 1);
    }
    return 0;
}

static int run(const struct study *study, int threads, struct seen *seen, struct error *error) {
    atomic_int stop = 0;
    struct engine_options options = {.threads = threads, .stop = &stop};
    struct sink sink = {seen, look};
    seen->stop = &stop;
    return engine_run(study, &fake_model, &options, &sink, error);
}

static void same_bytes(void **state) {
    (void)state;
    for (uint16_t inner = 1; inner < 50; inner = (uint16_t)(inner * 3 + 2)) { /* 1, 5, 17 */
        uint64_t hash = 0;
        for (int threads = 1; threads <= 8; threads = threads == 2 ? 8 : threads + 1) {
            struct fake fake;
            fake_init(&fake);
            fake.study.samples = 320;
            fake.study.inner = inner;
            struct seen seen = {.stop_at = UINT64_MAX, .fail_at = UINT64_MAX, .hash = 14695981};
            struct error error = {0};
            assert_int_equal(run(&fake.study, threads, &seen, &error), 0);
            assert_int_equal(seen.next, (uint64_t)320 * inner);
            assert_int_equal(seen.blocks, 10);
            assert_true(threads == 1 || seen.hash == hash);
            hash = seen.hash;
        }
    }
}

/* A run that begins at a later block hands over the end of the whole run, byte by byte. */
static void begins_later(void **state) {
    (void)state;
    for (uint32_t first = 0; first <= 10; first += 5) {
        struct fake fake;
        fake_init(&fake);
        fake.study.samples = 320;
        fake.study.inner = 3;
        struct seen seen = {.next = (uint64_t)first * SCENARIO_BLOCK * 3,
                            .stop_at = UINT64_MAX,
                            .fail_at = UINT64_MAX};
        struct engine_options options = {.threads = 2, .first_block = first};
        struct sink sink = {&seen, look};
        struct error error = {0};
        assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), 0);
        assert_int_equal(seen.next, 320 * 3);
        assert_int_equal(seen.blocks, 10 - first);
    }
    struct fake fake;
    fake_init(&fake);
    struct engine_options options = {.first_block = fake.study.samples / SCENARIO_BLOCK + 1};
    struct sink sink = {NULL, look};
    struct error error = {0};
    assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), FONDSIM_DOMAIN);
}

/* Keeps theta of block 1. */
static int keep_theta(void *context, const struct batch *batch, struct error *error) {
    (void)error;
    if (batch->block == 1) {
        memcpy(context, batch->theta, sizeof(double) * SCENARIO_BLOCK * FAKE_ASSUMPTIONS);
    }
    return 0;
}

/* theta that reaches the model is that of the design. */
static void draws_of_the_design(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    double expected[SCENARIO_BLOCK * FAKE_ASSUMPTIONS], theta[SCENARIO_BLOCK * FAKE_ASSUMPTIONS];
    struct error error = {0};
    assert_int_equal(design_block(&fake.scenario, 1, expected, &error), 0);
    struct engine_options options = {.threads = 2};
    struct sink sink = {theta, keep_theta};
    assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), 0);
    assert_memory_equal(theta, expected, sizeof theta);
}

/* What the passes of a study should give, to be compared batch by batch. */
struct expected {
    const struct fake *fake;
    uint32_t parameters[3], luck[3]; /* block of each pass */
    uint64_t worlds;
};

/* Three passes of two blocks: the design, blocks 5 and 6 with the luck of 1 and 2, and the design
 * with parameter 0 held at 3 and parameter 1 from blocks 8 and 9. */
static int compare_passes(void *context, const struct batch *batch, struct error *error) {
    struct expected *expected = context;
    const struct scenario *scenario = &expected->fake->scenario;
    uint32_t pass = batch->block / 2, k = batch->block % 2, inner = batch->study->inner;
    double theta[SCENARIO_BLOCK * FAKE_ASSUMPTIONS], other[SCENARIO_BLOCK * FAKE_ASSUMPTIONS];
    assert_int_equal(design_block(scenario, expected->parameters[pass] + k, theta, error), 0);
    assert_int_equal(design_block(scenario, 8 + k, other, error), 0);
    for (size_t r = 0; pass == 2 && r < SCENARIO_BLOCK; r++) {
        theta[r * FAKE_ASSUMPTIONS] = 3;
        theta[r * FAKE_ASSUMPTIONS + 1] = other[r * FAKE_ASSUMPTIONS + 1];
    }
    for (uint32_t w = 0; w < BATCH_WORLDS; w++) {
        uint32_t sample = (uint32_t)((batch->first + w) / inner), row = sample % SCENARIO_BLOCK;
        const double *own = theta + (size_t)row * FAKE_ASSUMPTIONS;
        uint32_t luck = (expected->luck[pass] + k) * SCENARIO_BLOCK + row;
        double x = *world_outcomes(&batch->worlds[w], batch->shape, 1, 2);
        double y =
            fake_outcome(batch->study, own, luck, (uint16_t)((batch->first + w) % inner), 1, 2, 0);
        assert_memory_equal(&x, &y, sizeof x);
        assert_memory_equal(batch->theta + (sample - batch->first_sample) * FAKE_ASSUMPTIONS, own,
                            FAKE_ASSUMPTIONS * sizeof *own);
        expected->worlds++;
    }
    return 0;
}

static void passes_of_a_study(void **state) {
    (void)state;
    for (uint16_t inner = 1; inner <= 3; inner = (uint16_t)(inner + 2)) {
        struct fake fake;
        fake_init(&fake);
        const struct replacement replaced[2] = {{0, 1, 3}, {1, 0, (double)NAN}};
        const struct pass passes[3] = {{0}, {5, 1, 0, 0, NULL}, {0, 0, 8, 2, replaced}};
        fake.study.samples = 3 * 64;
        fake.study.inner = inner;
        fake.study.n_passes = 3;
        fake.study.passes = passes;
        struct expected expected = {.fake = &fake, .parameters = {0, 5, 0}, .luck = {0, 1, 0}};
        struct engine_options options = {.threads = 2};
        struct sink sink = {&expected, compare_passes};
        struct error error = {0};
        assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), 0);
        assert_int_equal(expected.worlds, 192 * inner);
    }
}

/* One pass that departs in nothing is the study without passes, byte for byte. */
static void an_empty_pass(void **state) {
    (void)state;
    uint64_t hash[2];
    const struct pass same = {0};
    for (uint32_t n = 0; n < 2; n++) {
        struct fake fake;
        fake_init(&fake);
        fake.study.n_passes = n;
        fake.study.passes = n > 0 ? &same : NULL;
        struct seen seen = {.stop_at = UINT64_MAX, .fail_at = UINT64_MAX, .hash = 14695981};
        struct error error = {0};
        assert_int_equal(run(&fake.study, 2, &seen, &error), 0);
        hash[n] = seen.hash;
    }
    assert_true(hash[0] == hash[1]);
}

static void impossible_passes(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct replacement replaced = {FAKE_ASSUMPTIONS, 1, 0};
    struct pass passes[3] = {{.n_replaced = 1, .replaced = &replaced}, {0}, {0}};
    fake.study.passes = passes;
    struct seen seen = {.stop_at = UINT64_MAX, .fail_at = UINT64_MAX};
    struct error error = {0};
    fake.study.n_passes = 3; /* two blocks in three passes */
    assert_int_equal(run(&fake.study, 1, &seen, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "a study has whole blocks and inner runs");
    fake.study.n_passes = 2;
    assert_int_equal(run(&fake.study, 1, &seen, NULL), FONDSIM_DOMAIN);
    replaced = (struct replacement){0, 1, (double)NAN};
    assert_int_equal(run(&fake.study, 1, &seen, NULL), FONDSIM_DOMAIN);
    replaced.value = 1;
    passes[1].luck = UINT32_MAX / SCENARIO_BLOCK;
    error = (struct error){0};
    assert_int_equal(run(&fake.study, 1, &seen, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "pass 1: samples beyond 2^32");
    assert_int_equal(seen.next, 0);
}

/* Blocks that reached the sink are whole, and a run that was stopped says so. */
static void interrupted(void **state) {
    (void)state;
    for (int threads = 1; threads <= 8; threads *= 2) {
        struct fake fake;
        fake_init(&fake);
        fake.study.samples = 32000;
        fake.study.inner = 3;
        struct seen seen = {.stop_at = 96 * 4, .fail_at = UINT64_MAX};
        struct error error = {0};
        assert_int_equal(run(&fake.study, threads, &seen, &error), FONDSIM_INTERRUPTED);
        assert_true(seen.next >= 96 * 4);
        assert_true(seen.next < (uint64_t)32000 * 3);
        assert_int_equal(seen.next % 96, 0);
        assert_int_equal(seen.blocks, seen.next / 96);
    }
}

/* A stopped run ends before a multiple of the blocks asked for, wherever it began, or at its end.
 */
static void stops_at_a_group(void **state) {
    (void)state;
    for (uint32_t first = 0; first <= 11; first += 11) {
        for (int threads = 1; threads <= 8; threads *= 2) {
            struct fake fake;
            fake_init(&fake);
            fake.study.samples = 32000;
            fake.study.inner = 3;
            atomic_int stop = 0;
            struct seen seen = {.next = (uint64_t)first * 96,
                                .stop_at = (uint64_t)(first + 2) * 96,
                                .fail_at = UINT64_MAX,
                                .stop = &stop};
            struct engine_options options = {
                .threads = threads, .first_block = first, .stop = &stop, .stop_blocks = 8};
            struct sink sink = {&seen, look};
            struct error error = {0};
            assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error),
                             FONDSIM_INTERRUPTED);
            assert_true(seen.next > seen.stop_at);
            assert_true(seen.next < (uint64_t)32000 * 3);
            assert_int_equal(seen.next % (8 * 96), 0);
            fake.study.samples = 7 * 32 + first * 32; /* ends before the group does */
            atomic_store(&stop, 0);
            seen.next = (uint64_t)first * 96;
            options.stop_blocks = 1000;
            assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), 0);
            assert_int_equal(seen.next, fake.study.samples * 3);
            assert_int_equal(atomic_load(&stop), 1);
        }
    }
}

/* The first error in order of replicates, whatever the threads. */
static void errors_of_the_sink(void **state) {
    (void)state;
    for (int threads = 1; threads <= 8; threads *= 2) {
        struct fake fake;
        fake_init(&fake);
        fake.study.samples = 3200;
        struct seen seen = {.stop_at = UINT64_MAX, .fail_at = 1000};
        struct error error = {0};
        assert_int_equal(run(&fake.study, threads, &seen, &error), FONDSIM_IO);
        assert_string_equal(error.text, "full at 1024");
        assert_int_equal(seen.next, 1024);
    }
}

static int failing(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                   struct world_results *results, struct error *error) {
    if (sample >= 500) {
        return error_set(error, FONDSIM_LEDGER, "sample %lu", (unsigned long)sample);
    }
    return fake_simulate(workspace, theta, sample, inner, results, error);
}

static int never_prepared(const struct study *study, const struct results_shape *shape,
                          void **workspace, struct error *error) {
    (void)study;
    (void)shape;
    (void)workspace;
    (void)error;
    return FONDSIM_NO_MEMORY;
}

static void errors_of_the_model(void **state) {
    (void)state;
    for (int threads = 1; threads <= 8; threads *= 2) {
        struct fake fake;
        fake_init(&fake);
        fake.study.samples = 3200;
        struct model model = fake_model;
        model.simulate = failing;
        struct seen seen = {.stop_at = UINT64_MAX, .fail_at = UINT64_MAX};
        struct engine_options options = {.threads = threads};
        struct sink sink = {&seen, look};
        struct error error = {0};
        assert_int_equal(engine_run(&fake.study, &model, &options, &sink, &error), FONDSIM_LEDGER);
        assert_string_equal(error.text, "sample 500");
        assert_int_equal(seen.next, 480);
        model.prepare = never_prepared;
        seen = (struct seen){.stop_at = UINT64_MAX, .fail_at = UINT64_MAX};
        error = (struct error){0};
        assert_int_equal(engine_run(&fake.study, &model, &options, &sink, &error),
                         FONDSIM_NO_MEMORY);
        assert_int_equal(seen.next, 0);
    }
}

static void count_progress(void *context, uint64_t done, uint64_t all) {
    uint64_t *last = context;
    assert_true(done > *last && done <= all);
    *last = done;
}

static void whole_blocks_and_progress(void **state) {
    (void)state;
    assert_int_equal(engine_whole_blocks(0), 0);
    assert_int_equal(engine_whole_blocks(1), 32);
    assert_int_equal(engine_whole_blocks(32), 32);
    assert_int_equal(engine_whole_blocks(33), 64);
    struct fake fake;
    fake_init(&fake);
    uint64_t done = 0;
    struct seen seen = {.stop_at = UINT64_MAX, .fail_at = UINT64_MAX};
    struct engine_options options = {
        .threads = 2, .progress = count_progress, .progress_context = &done};
    struct sink sink = {&seen, look};
    struct error error = {0};
    assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), 0);
    assert_int_equal(done, 64);
    fake.study.samples = 33;
    assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_bytes),          cmocka_unit_test(begins_later),
        cmocka_unit_test(draws_of_the_design), cmocka_unit_test(interrupted),
        cmocka_unit_test(stops_at_a_group),    cmocka_unit_test(errors_of_the_sink),
        cmocka_unit_test(errors_of_the_model), cmocka_unit_test(whole_blocks_and_progress),
        cmocka_unit_test(passes_of_a_study),   cmocka_unit_test(an_empty_pass),
        cmocka_unit_test(impossible_passes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
