/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Properties of the money and of what funds share: calendar, calls, ledgers, supported projects.
 * Every registered fund model goes through them. Never knows what one fund does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>

#include "models/registry.h"
#include "tests/unit/support.h"

/* An instrument with the parameters that have no default, and keen applicants. */
static int add_fund(struct support *s, const char *key, const char *model, double envelope) {
    char path[64];
    int k = support_instrument(s, key, model, envelope);
    const struct {
        const char *key;
        double value;
    } values[] = {{"ticket", 30000}, {"duration", 2}, {"apply", 0.7}};
    for (size_t j = 0; j < sizeof values / sizeof values[0]; j++) {
        (void)snprintf(path, sizeof path, "%s.%s", key, values[j].key);
        support_set(s, path, values[j].value);
    }
    return k;
}

static const char *const keys[] = {"f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7"};

/* All registered funds at once. */
static uint32_t add_all_funds(struct support *s, double envelope) {
    size_t n;
    const struct fund_model *const *models = fund_models(&n);
    assert_true(n <= sizeof keys / sizeof keys[0]);
    for (size_t k = 0; k < n; k++) {
        (void)add_fund(s, keys[k], models[k]->name, envelope);
    }
    return (1U << n) - 1U;
}

/* A number in (0, 1) for the tests' own choices. */
static double choice(uint32_t seed, uint32_t k) {
    return random_uniform(
        (struct address){.seed = seed, .entity = k, .purpose = PURPOSE_BOOTSTRAP});
}

/* Moves every parameter of every fund at random inside its bounds, not far from its default. */
static void shake(struct support *s, uint32_t seed) {
    struct scenario *scenario = &s->scenario;
    for (int k = 0; k < scenario->n_instruments; k++) {
        const size_t tables[] = {scenario->instruments[k].section, scenario->instruments[k].own};
        for (size_t j = 0; j < 2; j++) {
            const struct section *section = &s->sections[tables[j]];
            for (size_t p = 0; p < section->table->n; p++) {
                const struct parameter *parameter = &section->table->parameters[p];
                size_t index = section->first + p;
                double u = choice(seed, (uint32_t)index);
                double value = s->theta[index] * 2.0 * u;
                switch (parameter->kind) {
                case PARAMETER_FLAG:
                    value = u < 0.5;
                    break;
                case PARAMETER_CHOICE:
                    value = floor(u * (parameter->upper + 1.0));
                    break;
                case PARAMETER_INTEGER:
                    value = floor(1.0 + 4.0 * u);
                    break;
                case PARAMETER_NUMBER:
                    break;
                }
                s->theta[index] = fmin(fmax(value, parameter->lower), parameter->upper);
            }
        }
        s->known[k][1] = choice(seed, 5000U + (uint32_t)k) < 0.3 ? 3 : -1;
    }
}

/* The identities of results.h, between years too. */
static void assert_ledgers(const struct support_cell *run) {
    const struct scenario *scenario = run->world.scenario;
    for (int k = 0; k < scenario->n_instruments; k++) {
        int64_t authority = 0, open = 0, cash = 0;
        for (int y = 0; y < scenario->time.n_years; y++) {
            const struct money_row *r = &run->cell.ledger[k * scenario->time.n_years + y];
            assert_int_equal(r->opening, authority);
            assert_int_equal(r->open_before, open);
            assert_int_equal(r->cash_before, cash);
            authority += r->envelope + r->released + r->recovered_reuse - r->committed -
                         r->overhead - r->lapsed;
            open += r->committed - r->paid - r->released;
            cash += r->envelope + r->recovered - r->paid - r->overhead - r->refunded;
            assert_int_equal(r->closing, authority);
            assert_int_equal(r->open_after, open);
            assert_int_equal(r->cash_after, cash);
            assert_true(authority >= 0 && open >= 0 && cash >= 0);
            assert_int_equal(cash, authority + open); /* money is promised or still to promise */
        }
        assert_int_equal(authority, 0); /* awards may be made until the last year */
    }
}

static void test_ledgers_close(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 60; seed++) {
        static struct support s;
        struct support_cell run;
        support_small(&s, 8, seed % 3 == 0 ? 12 : 4);
        int p = support_portfolio(&s, "all", QUESTION_RETROSPECTIVE, add_all_funds(&s, 100000));
        shake(&s, seed);
        support_run(&s, p, seed, NULL, NULL, &run);
        assert_ledgers(&run);
        for (int32_t a = 0; a < run.cell.n_awards; a++) {
            const struct award *award = &run.cell.awards[a];
            assert_true(award->paid + award->released <= award->commitment);
        }
        support_cell_free(&run);
    }
}

/* A ledger that does not close is seen. */
static void test_broken_ledger_is_seen(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    support_small(&s, 3, 4);
    int p = support_portfolio(&s, "all", QUESTION_RETROSPECTIVE, add_all_funds(&s, 100000));
    support_run(&s, p, 0, NULL, NULL, &run);
    int last = run.world.n_steps - 1;
    assert_int_equal(funding_close_year(&run.cell, &run.world, last), FONDSIM_OK);
    assert_true(run.cell.n_awards > 0);
    run.cell.awards[0].paid += 1;
    assert_int_equal(funding_close_year(&run.cell, &run.world, last), FONDSIM_LEDGER);
    run.cell.awards[0].paid -= 1;
    run.cell.purses[0].cash -= 1;
    assert_int_equal(funding_close_year(&run.cell, &run.world, last), FONDSIM_LEDGER);
    support_cell_free(&run);
}

/* Without an envelope there are applications and nothing else. */
static void test_zero_envelope(void **state) {
    (void)state;
    static struct support s;
    struct support_cell with, without;
    support_small(&s, 6, 4);
    int p = support_portfolio(&s, "all", QUESTION_RETROSPECTIVE, add_all_funds(&s, 0));
    support_run(&s, p, 5, NULL, NULL, &with);
    support_run(&s, 0, 5, NULL, NULL, &without);
    assert_true(support_sum(&with, SERIES_APPLICATIONS) > 0);
    assert_int_equal(with.cell.n_awards, 0);
    size_t bytes = (size_t)with.world.n_steps * sizeof(double);
    for (int k = 0; k < SERIES_COUNT; k++) {
        if (k == SERIES_APPLICATIONS || k == SERIES_APPLICATION_COST) {
            continue;
        }
        assert_memory_equal(cell_series(&with.cell, &with.world, (enum series)k),
                            cell_series(&without.cell, &without.world, (enum series)k), bytes);
    }
    assert_memory_equal(with.cell.level, without.cell.level, sizeof(int32_t) * 12);
    support_cell_free(&with);
    support_cell_free(&without);
}

/* Equal tickets, one call, no concurrency limit: a larger envelope never makes fewer awards. */
static void test_awards_grow_with_envelope(void **state) {
    (void)state;
    for (int quota = 0; quota < 2; quota++) {
        int32_t before = -1;
        for (int step = 0; step <= 12; step++) {
            static struct support s;
            struct support_cell run;
            support_small(&s, 5, 4);
            int k = add_fund(&s, "fund", "none_fund", 25000.0 * step);
            support_set(&s, "fund.concurrent", 1000);
            support_set(&s, "fund.dropout", 0);
            support_set(&s, "fund.quota", quota ? 0.4 : 0.0);
            support_set(&s, "fund.quota_below", 25000);
            support_set(&s, "maturity.beta_engineering", 0);
            int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1U << k);
            support_run(&s, p, 3, NULL, NULL, &run);
            assert_true(run.cell.n_awards >= before);
            before = run.cell.n_awards;
            support_cell_free(&run);
        }
        assert_true(before > 10);
    }
}

/* Gross less deadweight is the difference, for projects, project-years and money. */
static void test_additionality(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    support_small(&s, 15, 4);
    int p = support_portfolio(&s, "all", QUESTION_RETROSPECTIVE, add_all_funds(&s, 200000));
    support_run(&s, p, 9, NULL, NULL, &run);
    double gross = support_sum(&run, SERIES_GROSS_QUALIFIED);
    double dead = support_sum(&run, SERIES_DEAD_QUALIFIED);
    assert_true(gross > 20 && dead > 0 && dead < gross);
    assert_near(gross - dead, support_sum(&run, SERIES_QUALIFIED), 1e-9);
    double years = support_sum(&run, SERIES_GROSS_YEARS) - support_sum(&run, SERIES_DEAD_YEARS);
    assert_near(years, support_sum(&run, SERIES_ALIVE) * run.world.d, 1e-6);
    double money = 0.0;
    for (int k = 0; k < 4; k++) {
        money += support_sum(&run, (enum series)(SERIES_MONEY_PUBLIC + k));
    }
    double flow = support_sum(&run, SERIES_GROSS_MONEY) - support_sum(&run, SERIES_DEAD_MONEY);
    assert_near(flow, money, 1e-9 * fabs(money) + 1e-6);
    /* no idea is taken twice, and none before it came or after it happened */
    int32_t taken = 0;
    for (int32_t k = 0; k < run.cell.n_takings; k++) {
        const struct taking *taking = &run.cell.takings[k];
        const struct idea *idea = &run.world.ideas[taking->idea];
        assert_true(idea->arrival <= taking->step && taking->step < idea->natural);
    }
    for (int32_t j = 0; j < run.world.idea_first[3 * run.world.n]; j++) {
        taken += run.cell.idea_taken[j];
    }
    assert_int_equal(taken, run.cell.n_takings);
    support_cell_free(&run);
}

/* Co-funding received by awards never passes what they were paid times the cap. */
static void test_cofunding_is_bounded(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    support_small(&s, 15, 4);
    uint32_t all = add_all_funds(&s, 200000);
    support_set(&s, "f0.leverage", 1000);
    support_set(&s, "f0.leverage_cap", 2);
    (void)all;
    int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1);
    support_run(&s, p, 2, NULL, NULL, &run);
    double received = support_sum(&run, SERIES_GROSS_MONEY);
    assert_true(received > 0);
    assert_true(received <= 2.0 * support_sum(&run, SERIES_PAID) * (1 + 1e-12));
    support_cell_free(&run);
}

/* A fund without effect costs money and moves nothing. */
static void test_neutral_fund(void **state) {
    (void)state;
    static struct support s;
    struct support_cell with, without;
    support_small(&s, 8, 4);
    int k = add_fund(&s, "fund", "none_fund", 100000);
    int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1U << k);
    support_run(&s, p, 4, NULL, NULL, &with);
    support_run(&s, 0, 4, NULL, NULL, &without);
    assert_true(support_sum(&with, SERIES_PAID) > 0);
    size_t bytes = (size_t)with.world.n_steps * 4U * sizeof(double);
    assert_memory_equal(with.cell.level_count, without.cell.level_count, bytes);
    static const enum series moved[] = {SERIES_MOVES_UP, SERIES_MOVES_DOWN, SERIES_ALLIANCES,
                                        SERIES_ADOPTERS, SERIES_QUALIFIED,  SERIES_HOURS};
    for (size_t j = 0; j < sizeof moved / sizeof moved[0]; j++) {
        assert_near(support_sum(&with, moved[j]), support_sum(&without, moved[j]), 0);
    }
    support_cell_free(&with);
    support_cell_free(&without);
}

/* Known awards are made whatever level and money say; the envelope is topped up to the cent. */
static void test_known_awards(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    support_small(&s, 4, 4);
    int k = add_fund(&s, "fund", "none_fund", 1000);
    s.scenario.instruments[k].levels = 1U << 3; /* one ecosystem of twelve */
    s.known[k][1] = 5;
    s.known[k][2] = 0;
    support_set(&s, "fund.calls", 4);
    support_set(&s, "fund.dropout", 0);
    int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1U << k);
    support_run(&s, p, 0, NULL, NULL, &run);
    assert_int_equal(run.cell.n_awards, 5);
    for (int a = 0; a < 5; a++) {
        assert_int_equal(run.cell.awards[a].step, 4);
    }
    const struct money_row *row = &run.cell.ledger[k * 4 + 1];
    assert_int_equal(row->committed, 5 * 3000000);
    assert_int_equal(row->overhead, 5 * 300000);
    /* 1,000 EUR of 2020 and 1,000 of 2021 were there */
    assert_int_equal(row->envelope, 5 * 3300000 - 100000);
    assert_ledgers(&run);
    support_cell_free(&run);
}

/* Never more than `concurrent` awards at once, and a new one in the step in which one ends. */
static void test_concurrency(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    support_small(&s, 10, 4);
    int k = add_fund(&s, "fund", "none_fund", 1.0e7);
    support_set(&s, "fund.apply", 1000);
    support_set(&s, "fund.dropout", 0);
    support_set(&s, "fund.duration", 1);
    int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1U << k);
    support_run(&s, p, 0, NULL, NULL, &run);
    assert_int_equal(run.cell.n_awards, 12 * 10); /* everybody, every year */
    support_cell_free(&run);
    support_set(&s, "fund.duration", 1.25);
    support_run(&s, p, 0, NULL, NULL, &run);
    assert_int_equal(run.cell.n_awards, 12 * 5); /* still active at the next call */
    support_cell_free(&run);
}

/* Envelopes: at the first step of a year, or where the fund starts within it; not after the last
 * award; without carry_over what is left lapses. */
static void test_calendar(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    support_small(&s, 4, 4);
    int k = add_fund(&s, "fund", "none_fund", 1000);
    s.scenario.instruments[k].start_step = 2;
    s.scenario.time.last_award_step = 11;
    support_set(&s, "fund.carry_over", 0);
    support_set(&s, "fund.apply", 0);
    int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1U << k);
    support_run(&s, p, 0, NULL, NULL, &run);
    const double *envelope = cell_series(&run.cell, &run.world, SERIES_ENVELOPE);
    const double *lapsed = cell_series(&run.cell, &run.world, SERIES_LAPSED);
    for (int t = 0; t < 16; t++) {
        assert_near(envelope[t], t == 2 || t == 4 || t == 8 ? 1000.0 : 0.0, 0);
        assert_near(lapsed[t], t == 4 || t == 8 || t == 11 ? 1000.0 : 0.0, 0);
    }
    assert_ledgers(&run);
    support_cell_free(&run);
}

/* The order of selection: each rule, with money for one award only. */
static void test_selection(void **state) {
    (void)state;
    for (int rule = SELECT_FIRST_COME; rule <= SELECT_SCORE; rule++) {
        static struct support s;
        struct support_cell run;
        support_small(&s, 1, 1);
        int k = add_fund(&s, "fund", "none_fund", 33000);
        support_set(&s, "fund.apply", 1000);
        support_set(&s, "fund.selection", rule);
        support_set(&s, "fund.jury_noise", 0);
        int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1U << k);
        support_run(&s, p, 7, NULL, NULL, &run);
        assert_int_equal(run.cell.n_awards, 1);
        int chosen = run.cell.awards[0].ecosystem;
        for (int i = 0; i < 12; i++) {
            const struct world *w = &run.world;
            if (rule == SELECT_NEED) {
                assert_true(w->own_fte[chosen] / w->population[chosen] <=
                            w->own_fte[i] / w->population[i]);
            } else if (rule == SELECT_MATURITY) {
                assert_true(w->level_at_entry[chosen] >= w->level_at_entry[i]);
            } else if (rule == SELECT_SCORE) {
                assert_true(w->frailty[chosen] >= w->frailty[i]);
            }
        }
        support_cell_free(&run);
    }
}

/* The quota goes to small territories first, then money is for all. */
static void test_quota(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    support_small(&s, 1, 1);
    int k = add_fund(&s, "fund", "none_fund", 4 * 33000);
    support_set(&s, "fund.apply", 1000);
    support_set(&s, "fund.selection", SELECT_SCORE);
    support_set(&s, "fund.quota", 0.5);
    support_set(&s, "fund.quota_below", 25000);
    int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1U << k);
    support_run(&s, p, 7, NULL, NULL, &run);
    assert_int_equal(run.cell.n_awards, 4);
    for (int a = 0; a < 2; a++) {
        assert_true(run.world.population[run.cell.awards[a].ecosystem] < 25000);
    }
    support_cell_free(&run);
}

/* Repayment: an advance that ran to its end comes back and is lent again. */
static void test_recovery(void **state) {
    (void)state;
    for (int reuse = 0; reuse < 2; reuse++) {
        static struct support s;
        struct support_cell run;
        support_small(&s, 8, 4);
        int k = add_fund(&s, "fund", "none_fund", 0);
        s.budgets[k][0] = 3300000;
        support_set(&s, "fund.form", FORM_RECOVERABLE);
        support_set(&s, "fund.apply", 1000);
        support_set(&s, "fund.dropout", 0);
        support_set(&s, "fund.duration", 1);
        support_set(&s, "fund.overhead", 0.1);
        support_set(&s, "fund.repay_share", 1);
        support_set(&s, "fund.repay_delay", 1);
        support_set(&s, "fund.reuse", reuse);
        int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1U << k);
        support_run(&s, p, 0, NULL, NULL, &run);
        const struct money_row *row = &run.cell.ledger[k * 8 + 2];
        assert_int_equal(row->recovered, 3000000);
        assert_int_equal(row->recovered_reuse, reuse ? 3000000 : 0);
        assert_int_equal(row->refunded, reuse ? 0 : 3000000);
        assert_ledgers(&run);
        support_cell_free(&run);
        support_set(&s, "fund.form", FORM_RISK_SHARED); /* a fund without success repays nothing */
        support_run(&s, p, 0, NULL, NULL, &run);
        assert_near(support_sum(&run, SERIES_RECOVERED), 0, 0);
        support_cell_free(&run);
    }
}

/* Rows by age of award: counted by hand from the awards. */
static void test_ages(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    support_small(&s, 6, 4);
    int k = add_fund(&s, "fund", "engineering_fund", 100000);
    int p = support_portfolio(&s, "one", QUESTION_RETROSPECTIVE, 1U << k);
    support_run(&s, p, 1, NULL, NULL, &run);
    for (int a = 0; a < 2; a++) {
        int steps = (int)(s.ages[a] * 4);
        double awards = 0, qualified = 0, dead = 0;
        for (int32_t j = 0; j < run.cell.n_awards; j++) {
            const struct award *award = &run.cell.awards[j];
            if (award->step + steps > 24) {
                continue;
            }
            awards += 1;
            for (int32_t m = award->takings; m >= 0; m = run.cell.takings[m].next) {
                if (run.cell.takings[m].step < award->step + steps) {
                    qualified += 1;
                    dead += run.world.ideas[run.cell.takings[m].idea].anyway;
                }
            }
        }
        assert_true(awards > 0 && qualified > 0);
        assert_near(run.ages[a].awards, awards, 0);
        assert_near(run.ages[a].qualified, qualified, 0);
        assert_near(run.ages[a].deadweight, dead, 0);
        assert_true(run.ages[a].alive <= qualified && run.ages[a].fte <= awards + 1e-9);
    }
    assert_true(run.ages[1].cofunding > run.ages[0].cofunding);
    support_cell_free(&run);
}

/* Up to the decision all prospective portfolios are one; there unused authority lapses. */
static void test_shared_history(void **state) {
    (void)state;
    enum { YEARS = 8, DECISION = 4 };
    static struct support s;
    struct support_results r;
    support_small(&s, YEARS, 4);
    uint32_t all = add_all_funds(&s, 100000);
    s.scenario.time.decision_step = 4 * DECISION;
    int nothing = support_portfolio(&s, "no more", QUESTION_PROSPECTIVE, 0);
    int everything = support_portfolio(&s, "all", QUESTION_PROSPECTIVE, all);
    int one = support_portfolio(&s, "one", QUESTION_PROSPECTIVE, 1);
    support_simulate(&s, 3, &r);
    int lapsed = 0;
    for (int k = 0; k < s.scenario.n_instruments; k++) {
        for (int y = 0; y < YEARS; y++) {
            const struct money_row *a = world_money(&r.world, &r.shape, everything, k, y);
            const struct money_row *b = world_money(&r.world, &r.shape, one, k, y);
            const struct money_row *c = world_money(&r.world, &r.shape, nothing, k, y);
            if (y < DECISION) {
                assert_memory_equal(a, b, sizeof *a);
                assert_memory_equal(a, c, sizeof *a);
            } else {
                assert_int_equal(a->envelope, 10000000);
                assert_int_equal(b->envelope, k == 0 ? 10000000 : 0);
                assert_int_equal(c->envelope + c->committed, 0);
            }
            if (y == DECISION) {
                assert_true(a->lapsed >= a->opening && c->lapsed >= c->opening);
                lapsed += a->opening > 0;
            }
        }
    }
    assert_true(lapsed > 0);
    for (int record = 0; record < DECISION; record++) { /* a record at the end of each year */
        const double *a = world_outcomes(&r.world, &r.shape, everything, record);
        const double *c = world_outcomes(&r.world, &r.shape, nothing, record);
        int differ = 0;
        for (int j = 0; j < r.shape.n_outcomes; j++) {
            differ += memcmp(&a[j], &c[j], sizeof a[j]) != 0;
        }
        /* supported projects that are ahead of their natural date are alike too */
        assert_int_equal(differ, 0);
    }
    assert_true(support_outcome(&r, everything, "paid") > support_outcome(&r, nothing, "paid"));
    support_results_free(&r);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ledgers_close),  cmocka_unit_test(test_broken_ledger_is_seen),
        cmocka_unit_test(test_zero_envelope),  cmocka_unit_test(test_awards_grow_with_envelope),
        cmocka_unit_test(test_additionality),  cmocka_unit_test(test_cofunding_is_bounded),
        cmocka_unit_test(test_neutral_fund),   cmocka_unit_test(test_known_awards),
        cmocka_unit_test(test_concurrency),    cmocka_unit_test(test_calendar),
        cmocka_unit_test(test_selection),      cmocka_unit_test(test_quota),
        cmocka_unit_test(test_recovery),       cmocka_unit_test(test_ages),
        cmocka_unit_test(test_shared_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
