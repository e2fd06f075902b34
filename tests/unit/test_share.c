/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sharing batches among ranks: every batch has one owner, in rounds as large as threads.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/engine/share.h"

/* Ranks list their own batches in order, together each batch once, wherever the run begins and
 * ends. */
static void each_batch_once(void **state) {
    (void)state;
    enum { RANKS = 4, MOST = 60 };
    const int64_t threads[RANKS] = {2, 1, 5, 1};
    for (int64_t first = 0; first <= 7; first += 7) {
        for (int64_t n = first; n < first + MOST; n++) {
            int owners[MOST] = {0};
            int64_t all = 0;
            for (int r = 0; r < RANKS; r++) {
                struct share share;
                assert_int_equal(share_init(&share, RANKS, r, first, threads), 0);
                int64_t last = first - 1, count = share_count(&share, n);
                for (int64_t k = 0; k < count; k++) {
                    int64_t batch = share_batch(&share, k);
                    assert_true(batch > last && batch < n);
                    assert_int_equal(share_owner(&share, batch), r);
                    owners[batch - first]++;
                    last = batch;
                }
                assert_true(share_batch(&share, count) >= n);
                all += count;
                share_free(&share);
            }
            assert_int_equal(all, n - first);
            for (int64_t i = 0; i < n - first; i++) {
                assert_int_equal(owners[i], 1);
            }
        }
    }
}

/* In each round a rank has as many batches as threads, rank 0 the first. */
static void as_many_as_threads(void **state) {
    (void)state;
    const int64_t threads[3] = {1, 3, 2};
    const int owners[13] = {0, 1, 1, 1, 2, 2, 0, 1, 1, 1, 2, 2, 0};
    struct share share;
    assert_int_equal(share_init(&share, 3, 0, 100, threads), 0);
    for (int i = 0; i < 13; i++) {
        assert_int_equal(share_owner(&share, 100 + i), owners[i]);
    }
    share_free(&share);
    share_free(&share);
}

/* One rank has everything; numbers beyond 32 bits are batches too. */
static void alone(void **state) {
    (void)state;
    const int64_t far = INT64_C(1) << 40;
    struct share share;
    assert_int_equal(share_init(&share, 1, 0, 3, NULL), 0);
    assert_int_equal(share_batch(&share, 0), 3);
    assert_int_equal(share_batch(&share, far), far + 3);
    assert_int_equal(share_count(&share, far), far - 3);
    assert_int_equal(share_count(&share, 2), 0);
    assert_int_equal(share_owner(&share, far), 0);
    share_free(&share);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_batch_once),
        cmocka_unit_test(as_many_as_threads),
        cmocka_unit_test(alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
