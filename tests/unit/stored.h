/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes results files of the fake model, for tests of the store. To be included after cmocka. */
#ifndef FONDSIM_TESTS_STORED_H
#define FONDSIM_TESTS_STORED_H

#include <unistd.h>

#include "sim/engine/engine.h"
#include "sim/store/store.h"
#include "tests/unit/fake_model.h"

struct written {
    struct fake fake;
    struct catalogue catalogue;
    struct results_shape shape;
    struct store *store;
};

static inline void begin(struct written *self, const char *file, uint32_t samples, uint16_t inner) {
    struct error error = {0};
    unlink(file);
    fake_init(&self->fake);
    self->fake.study.samples = samples;
    self->fake.study.inner = inner;
    self->fake.scenario.monte_carlo.samples = samples;
    self->fake.scenario.monte_carlo.inner = inner;
    assert_int_equal(fake_catalogue(&self->fake.scenario, &self->catalogue, &error), 0);
    assert_int_equal(fake_shape(&self->fake.study, &self->shape, &error), 0);
    assert_int_equal(store_create(&self->store, file, &self->fake.study, &self->catalogue,
                                  &self->shape, "1.2.3", &error),
                     0);
}

static inline void end(struct written *self) {
    store_close(self->store);
    catalogue_free(&self->catalogue);
    results_shape_free(&self->shape);
}

static inline void simulate(struct written *self, int threads) {
    struct error error = {0};
    struct engine_options options = {.threads = threads};
    struct sink sink = {self->store, store_take};
    assert_int_equal(engine_run(&self->fake.study, &fake_model, &options, &sink, &error), 0);
}

static inline void write_whole(const char *file, uint32_t samples, uint16_t inner, int threads) {
    struct written written;
    struct error error = {0};
    begin(&written, file, samples, inner);
    simulate(&written, threads);
    assert_int_equal(store_finish(written.store, NULL, &error), 0);
    end(&written);
}

static inline struct store *open_read(const char *file, struct run_info *info) {
    struct store *store;
    struct error error = {0};
    assert_int_equal(store_open(&store, file, &error), 0);
    assert_int_equal(store_info(store, info, &error), 0);
    return store;
}

#endif
