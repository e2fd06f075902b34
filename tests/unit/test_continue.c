/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of runs that are stopped: whole groups of blocks are kept, going on leaves the same bytes,
 * another run does not go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>

#include "tests/unit/stored.h"

static const char path[] = "test_continue.sqlite", other[] = "test_continue_other.sqlite";

enum { GROUP = 4, CUT_BLOCKS = 20, CUT_INNER = 2 };

/* So many ecosystems that four blocks are a group of commits. */
static void large(struct written *self, struct cohort *cohort) {
    *cohort = (struct cohort){.n = 7000};
    self->fake.scenario.n_cohorts = 1;
    self->fake.scenario.cohorts = cohort;
    assert_int_equal(store_group(&self->fake.study), GROUP);
}

/* Hands over the first batches only, then fails as a full disk or a kill would. */
struct cut {
    struct store *store;
    uint64_t worlds;
};

static int take_some(void *context, const struct batch *batch, struct error *error) {
    struct cut *cut = context;
    if (batch->first >= cut->worlds) {
        return error_set(error, FONDSIM_INTERRUPTED, "cut");
    }
    return store_take(cut->store, batch, error);
}

/* A run that ends, without its being closed down, after some worlds. */
static void write_cut(const char *file, uint64_t worlds) {
    struct written written;
    struct cohort cohort;
    struct error error = {0};
    begin(&written, file, CUT_BLOCKS * SCENARIO_BLOCK, CUT_INNER);
    large(&written, &cohort);
    struct cut cut = {written.store, worlds};
    struct engine_options options = {.threads = 1};
    struct sink sink = {&cut, take_some};
    assert_int_equal(engine_run(&written.fake.study, &fake_model, &options, &sink, &error),
                     FONDSIM_INTERRUPTED);
    end(&written);
}

/* The setting of a run that goes on, without its file. */
static void again(struct written *self, struct cohort *cohort, uint32_t samples) {
    struct error error = {0};
    fake_init(&self->fake);
    self->fake.study.samples = samples;
    self->fake.study.inner = CUT_INNER;
    self->fake.scenario.monte_carlo.samples = samples;
    self->fake.scenario.monte_carlo.inner = CUT_INNER;
    large(self, cohort);
    self->store = NULL;
    assert_int_equal(fake_catalogue(&self->fake.scenario, &self->catalogue, &error), 0);
    assert_int_equal(fake_shape(&self->fake.study, &self->shape, &error), 0);
}

static int go_on(struct written *self, const char *file, struct error *error) {
    return store_continue(&self->store, file, &self->fake.study, &self->catalogue, &self->shape,
                          error);
}

/* Goes on to the end, with `samples` in all. */
static void finish(const char *file, uint32_t samples) {
    struct written written;
    struct cohort cohort;
    struct error error = {0};
    again(&written, &cohort, samples);
    assert_int_equal(go_on(&written, file, &error), 0);
    assert_false(store_is_complete(written.store));
    struct engine_options options = {.threads = 2, .first_block = store_first_block(written.store)};
    struct sink sink = {written.store, store_take};
    assert_int_equal(engine_run(&written.fake.study, &fake_model, &options, &sink, &error), 0);
    assert_int_equal(store_finish(written.store, NULL, &error), 0);
    end(&written);
}

/* 11 blocks and a batch of the twelfth, of 20, in groups of 4: the file has 8 blocks, and reads
 * like a run of 8. */
static void whole_groups_are_kept(void **state) {
    (void)state;
    write_cut(path, 11 * 64 + 32);
    struct run_info info;
    struct store *store = open_read(path, &info);
    assert_int_equal(info.complete, 0);
    assert_int_equal(info.asked, 640);
    assert_int_equal(info.samples, 8 * 32);
    double x[641 * 2], *values[1] = {x};
    const int outcome[1] = {0};
    struct error error = {0};
    assert_int_equal(store_columns(store, &info, 2, 1, 1, outcome, values, &error), 0);
    info.samples += SCENARIO_BLOCK; /* no row beyond */
    assert_int_equal(store_columns(store, &info, 2, 1, 1, outcome, values, &error), FONDSIM_IO);
    run_info_free(&info);

    struct trajectory_table part, whole;
    struct money_table money, whole_money;
    error = (struct error){0};
    assert_int_equal(store_trajectories(store, &part, &error), 0);
    assert_int_equal(store_money(store, &money, &error), 0);
    store_close(store);
    write_whole(other, 8 * 32, CUT_INNER, 1);
    store = open_read(other, &info);
    assert_int_equal(store_trajectories(store, &whole, &error), 0);
    assert_int_equal(store_money(store, &whole_money, &error), 0);
    assert_int_equal(part.n, whole.n);
    assert_memory_equal(part.rows, whole.rows, whole.n * sizeof *whole.rows);
    assert_int_equal(money.n, whole_money.n);
    assert_memory_equal(money.rows, whole_money.rows, money.n * sizeof *money.rows);
    trajectory_table_free(&part);
    trajectory_table_free(&whole);
    money_table_free(&money);
    money_table_free(&whole_money);
    run_info_free(&info);
    store_close(store);
}

static void same_file(const char *one, const char *two) {
    FILE *a = fopen(one, "rb"), *b = fopen(two, "rb");
    assert_true(a != NULL && b != NULL);
    int c, d;
    long at = 0;
    do {
        c = getc(a);
        d = getc(b);
        if (c != d) {
            fail_msg("byte %ld differs", at);
        }
        at++;
    } while (c != EOF);
    assert_true(at > 8192);
    fclose(a);
    fclose(b);
}

static void going_on_leaves_the_same_bytes(void **state) {
    (void)state;
    struct written written;
    struct cohort cohort;
    struct error error = {0};
    begin(&written, other, CUT_BLOCKS * SCENARIO_BLOCK, CUT_INNER);
    large(&written, &cohort);
    simulate(&written, 2);
    assert_int_equal(store_finish(written.store, NULL, &error), 0);
    end(&written);
    for (uint64_t worlds = 0; worlds < CUT_BLOCKS * 64; worlds += 32 * 7) {
        write_cut(path, worlds);
        finish(path, CUT_BLOCKS * SCENARIO_BLOCK);
        same_file(path, other);
    }
    write_cut(path, 5 * 64); /* stopped twice */
    again(&written, &cohort, CUT_BLOCKS * SCENARIO_BLOCK);
    assert_int_equal(go_on(&written, path, &error), 0);
    struct cut cut = {written.store, 13 * 64};
    struct engine_options options = {.threads = 1, .first_block = store_first_block(written.store)};
    struct sink sink = {&cut, take_some};
    assert_int_equal(engine_run(&written.fake.study, &fake_model, &options, &sink, &error),
                     FONDSIM_INTERRUPTED);
    end(&written);
    finish(path, CUT_BLOCKS * SCENARIO_BLOCK);
    same_file(path, other);
    unlink(other);
}

/* A complete run with more samples has the means of one that had them from the start. */
static void extending_keeps_the_first(void **state) {
    (void)state;
    struct run_info info;
    struct trajectory_table extended, whole;
    struct error error = {0};
    write_whole(path, 320, CUT_INNER, 2);
    finish(path, 640);
    struct store *store = open_read(path, &info);
    assert_true(info.complete && info.samples == 640 && info.asked == 640);
    assert_int_equal(store_trajectories(store, &extended, &error), 0);
    run_info_free(&info);
    store_close(store);
    write_whole(other, 640, CUT_INNER, 2);
    store = open_read(other, &info);
    assert_int_equal(store_trajectories(store, &whole, &error), 0);
    assert_int_equal(extended.n, whole.n);
    assert_memory_equal(extended.rows, whole.rows, whole.n * sizeof *whole.rows);
    trajectory_table_free(&extended);
    trajectory_table_free(&whole);
    run_info_free(&info);
    store_close(store);
    unlink(other);
}

static int shifted(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                   struct world_results *results, struct error *error) {
    int status = fake_simulate(workspace, theta, sample, inner, results, error);
    const struct fake_workspace *w = workspace;
    world_outcomes(results, &w->shape, 1, 2)[0] += sample == 8 * 32 - 1 ? 1e-9 : 0;
    return status;
}

/* The same run only: what is complete stays so, and what changed in between is found. */
static void another_run_does_not_go_on(void **state) {
    (void)state;
    struct written written;
    struct cohort cohort;
    struct error error = {0};
    write_cut(path, 9 * 64);
    again(&written, &cohort, 640);
    written.fake.scenario.monte_carlo.seed++;
    assert_int_equal(go_on(&written, path, &error), FONDSIM_DOMAIN);
    written.fake.scenario.monte_carlo.seed--;
    error = (struct error){0};
    written.fake.assumptions[0].law.p[1] = 9;
    assert_int_equal(go_on(&written, path, &error), FONDSIM_DOMAIN);
    written.fake.assumptions[0].law.p[1] = 10;
    error = (struct error){0};
    written.fake.study.samples = 320;
    assert_int_equal(go_on(&written, path, &error), FONDSIM_DOMAIN);
    written.fake.study.samples = 640;

    error = (struct error){0};
    assert_int_equal(go_on(&written, path, &error), 0);
    struct model model = fake_model;
    model.simulate = shifted;
    struct engine_options options = {.threads = 1, .first_block = store_first_block(written.store)};
    struct sink sink = {written.store, store_take};
    assert_int_equal(engine_run(&written.fake.study, &model, &options, &sink, &error),
                     FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "replicate 510"));
    end(&written);

    finish(path, 640);
    again(&written, &cohort, 640);
    error = (struct error){0};
    assert_int_equal(go_on(&written, path, &error), 0);
    assert_true(store_is_complete(written.store));
    end(&written);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_groups_are_kept),
        cmocka_unit_test(going_on_leaves_the_same_bytes),
        cmocka_unit_test(extending_keeps_the_first),
        cmocka_unit_test(another_run_does_not_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
