/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a run against its stored self: nothing differs unless something was changed, and what
 * was changed is found and named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <unistd.h>

#include "sim/store/check.h"
#include "tests/unit/stored.h"

enum { SAMPLES = 320, INNER = 2 };

static const char path[] = "test_check.sqlite";

/* What is changed on the way from the model to the check. */
enum tampering { NOTHING, OUTCOME, UNDEFINED, LEDGER, RECORD, PARAMETER, LATE_LEDGER };

struct tampered {
    struct store_check *check;
    enum tampering what;
};

/* World 5 of the third batch: sample 34, inner run 1. */
static int tamper(void *context, const struct batch *batch, struct error *error) {
    struct tampered *self = context;
    const struct world_results *world = &batch->worlds[5];
    double *theta = (double *)batch->theta;
    size_t parameter = 1; /* of the first sample of the batch */
    if (batch->first == 2 * BATCH_WORLDS) {
        switch (self->what) {
        case OUTCOME:
            world_outcomes(world, batch->shape, 2, 2)[0] += 1;
            break;
        case UNDEFINED:
            world_outcomes(world, batch->shape, 2, 2)[0] = (double)NAN;
            break;
        case LEDGER:
            world_money(world, batch->shape, 1, 0, 1)->paid += 3;
            break;
        case RECORD: /* which is no report */
            world_outcomes(world, batch->shape, 2, 0)[0] += 1;
            break;
        case PARAMETER:
            theta[parameter] += 0.5;
            break;
        case NOTHING:
        case LATE_LEDGER:
            break;
        }
    }
    if (self->what == LATE_LEDGER && batch->first == STORE_MONEY_WORLDS) {
        world_money(world, batch->shape, 1, 0, 1)->paid += 3;
    }
    return store_check_take(self->check, batch, error);
}

/* Simulates the first samples again; the caller frees. */
static const struct check_result *again(struct store *store, const struct run_info *info,
                                        uint32_t samples, enum tampering what, int threads,
                                        struct store_check **check) {
    static struct fake fake;
    struct error error = {0};
    fake_init(&fake);
    fake.study.samples = samples;
    fake.study.inner = INNER;
    fake.scenario.monte_carlo.inner = INNER;
    assert_int_equal(store_check_begin(check, store, info, &fake.study, &error), 0);
    struct tampered tampered = {*check, what};
    struct engine_options options = {.threads = threads};
    struct sink sink = {&tampered, tamper};
    assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), 0);
    assert_int_equal(store_check_end(*check, &error), 0);
    return store_check_result(*check);
}

static uint64_t differ(const struct check_result *result) {
    uint64_t n = 0;
    for (int k = 0; k < CHECK_KINDS; k++) {
        n += result->differ[k];
    }
    return n;
}

static void nothing_differs(void **state) {
    (void)state;
    write_whole(path, SAMPLES, INNER, 2);
    struct run_info info;
    struct store *store = open_read(path, &info);
    struct store_check *check = NULL;
    const struct check_result *result = again(store, &info, SAMPLES, NOTHING, 2, &check);
    assert_int_equal(differ(result), 0);
    assert_int_equal(result->means_differ, 0);
    uint64_t worlds = (uint64_t)SAMPLES * INNER;
    uint64_t outcomes = worlds * FAKE_PORTFOLIOS * 2 * FAKE_OUTCOMES;
    uint64_t ledgers = STORE_MONEY_WORLDS * FAKE_PORTFOLIOS * FAKE_INSTRUMENTS * FAKE_YEARS * 15;
    uint64_t trajectories = worlds * FAKE_PORTFOLIOS * FAKE_RECORDS * 2;
    uint64_t draws = (uint64_t)SAMPLES * (FAKE_ASSUMPTIONS - 1); /* one is fixed */
    assert_true(result->values == outcomes + ledgers + trajectories + draws);
    store_check_free(check);
    /* the first blocks alone: means cannot be compared */
    result = again(store, &info, 64, NOTHING, 1, &check);
    assert_int_equal(differ(result), 0);
    assert_int_equal(result->means_differ, -1);
    store_check_free(check);
    run_info_free(&info);
    store_close(store);
}

static void changes_are_named(void **state) {
    (void)state;
    write_whole(path, SAMPLES, INNER, 1);
    struct run_info info;
    struct store *store = open_read(path, &info);
    const struct {
        enum tampering what;
        enum check_what kind;
        int portfolio, report, record, instrument, year;
        const char *name;
        int means;
    } cases[] = {
        {OUTCOME, CHECK_OUTCOME, 2, 1, -1, -1, -1, "x", 1},
        {UNDEFINED, CHECK_OUTCOME, 2, 1, -1, -1, -1, "x", 1},
        {LEDGER, CHECK_LEDGER, 1, -1, -1, 0, 2022, "paid", 1},
        {RECORD, CHECK_TRAJECTORY, 2, -1, 0, -1, -1, "x", 1},
        {PARAMETER, CHECK_PARAMETER, -1, -1, -1, -1, -1, "normal", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct store_check *check = NULL;
        const struct check_result *result = again(store, &info, SAMPLES, cases[i].what, 1, &check);
        const struct check_difference *first = &result->first;
        assert_true(result->differ[cases[i].kind] == 1);
        assert_int_equal(first->what, cases[i].kind);
        assert_int_equal(first->sample, cases[i].kind == CHECK_PARAMETER ? 32 : 34);
        assert_int_equal(first->inner, cases[i].kind == CHECK_PARAMETER ? 0 : 1);
        assert_int_equal(first->portfolio, cases[i].portfolio);
        assert_int_equal(first->report, cases[i].report);
        assert_int_equal(first->record, cases[i].record);
        assert_int_equal(first->instrument, cases[i].instrument);
        assert_int_equal(first->year, cases[i].year);
        assert_string_equal(first->name, cases[i].name);
        assert_int_equal(result->means_differ, cases[i].means);
        assert_true(result->farthest[cases[i].kind] > 1e-9);
        assert_true((cases[i].what == UNDEFINED) == isinf(result->farthest[cases[i].kind]));
        store_check_free(check);
    }
    /* behind the ledgers that are kept row by row, means alone tell */
    struct store_check *check = NULL;
    const struct check_result *result = again(store, &info, SAMPLES, LATE_LEDGER, 1, &check);
    assert_int_equal(differ(result), 0);
    assert_int_equal(result->means_differ, 1);
    store_check_free(check);
    store_check_free(NULL);
    run_info_free(&info);
    store_close(store);
}

/* Means of differences and of sizes, by outcome; shares of replicates that became undefined. */
static void means_of_differences(void **state) {
    (void)state;
    write_whole(path, SAMPLES, INNER, 1);
    struct run_info info;
    struct store *store = open_read(path, &info);
    struct store_check *check = NULL;
    size_t cell = ((size_t)2 * 2 + 1) * FAKE_OUTCOMES; /* portfolio 2, report 1, outcome 0 */
    size_t cells = (size_t)FAKE_PORTFOLIOS * 2 * FAKE_OUTCOMES;
    const struct check_result *result = again(store, &info, SAMPLES, OUTCOME, 1, &check);
    assert_true(result->differences.n == 2 * cells && result->stored.n == cells);
    double expected = 1.0 / (SAMPLES * INNER);
    assert_true(fabs(moments_mean(&result->differences, cell) - expected) < 1e-12);
    assert_true(fabs(moments_mean(&result->differences, cell - 1)) <= 0);
    assert_true(moments_mean(&result->stored, cell) > 1);
    store_check_free(check);
    result = again(store, &info, SAMPLES, UNDEFINED, 1, &check);
    assert_true(fabs(moments_mean(&result->differences, cells + cell) + expected) < 1e-12);
    store_check_free(check);
    run_info_free(&info);
    store_close(store);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_differs),
        cmocka_unit_test(changes_are_named),
        cmocka_unit_test(means_of_differences),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
