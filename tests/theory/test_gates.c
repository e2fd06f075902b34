/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts and money of funds and projects against laws that can be written down: binomial gates,
 * Poisson counts, the two-state post, the endowment, the Weibull reception of co-funding. Never
 * knows how the model draws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tests/theory/theory.h"
#include "tests/unit/test_seed.h"

enum { PANEL = 500, YEARS = 20, QUARTERS = 4 * YEARS };

/* One fund "f" with a wealth of money in 2020, sure applications: each of the 500 ecosystems is
 * awarded at the first step, once. */
static void open_fund(struct theory *self, const char *model, const char *step, const char *ticket,
                      uint32_t seed) {
    char text[4096];
    (void)snprintf(
        text, sizeof text,
        "name: fund\ntime: {start: 2020, last_award: 2020, end: 2039, step: %s}\n" //
        "instruments:\n  f: {model: %s, budget: {2020: 10000M}, ticket: %s, duration: 6,\n"
        "    apply: 1000, dropout: 0, overhead: 0, first_tranche: 0}\n"
        "portfolios: [{name: with, instruments: all}]\n%s",
        step, model, ticket, THEORY_STILL("500") THEORY_QUIET);
    theory_open(self, text, test_seed(seed));
}

/* ------------------------------------------------------------------ partnership */

static void open_gates(struct theory *self) {
    open_fund(self, "partnership_fund", "quarter", "100000", 41);
    theory_set(self, "alliances.ends", 0);
    theory_set(self, "instruments.f.prototype", 0.25);
    theory_set(self, "instruments.f.proof", 0.35);
    theory_set(self, "instruments.f.prototype_pass", 0.75);
    theory_set(self, "instruments.f.proof_pass", 0.42);
    theory_set(self, "instruments.f.follow_on", 0.55);
    theory_set(self, "instruments.f.deployment_pass", 0.7);
}

/* Successes: binomial(20,000, 0.75 * 0.42 * 0.55 * 0.7 = 0.121275); each attempts one large project
 * (there is no idea: all are lost). Paid, without first tranche: 0.25 + 0.35 + 0.4 of the ticket
 * with probabilities 0.75, 0.315, 0.121275. With dropout x all that is successful must also not
 * drop out. False-alarm rate 4 * 6.4e-5. */
static void test_gates_are_binomial(void **state) {
    (void)state;
    static const double dropouts[] = {0, 0.3};
    for (int k = 0; k < 2; k++) {
        struct theory self;
        open_gates(&self);
        theory_set(&self, "instruments.f.dropout", dropouts[k]);
        int with = theory_portfolio(&self, "with");
        double successes = 0;
        struct sample paid = {0};
        for (uint32_t w = 0; w < 40; w++) {
            theory_run(&self, w, 0);
            assert_int_equal((int)theory_get(&self, with, -1, "awards"), PANEL);
            successes += theory_get(&self, with, -1, "attempts_lost");
            sample_add(&paid, theory_get(&self, with, -1, "paid"));
        }
        double x = dropouts[k], p1 = 0.75, p2 = p1 * 0.42, p3 = p2 * 0.55 * 0.7;
        assert_share("successes", successes, 40 * PANEL, (1 - x) * p3);
        /* it drops out at the end of stage 1, 2 or 3 with probability x / 3 each */
        double q1 = (1 - x) * p1 + 2 * x / 3 * p1, q2 = (1 - x) * p2 + x / 3 * p2;
        double q3 = (1 - x) * p3, a = 25000, b = 35000, c = 40000;
        double mean = a * q1 + b * q2 + c * q3;
        double square =
            a * a * (q1 - q2) + (a + b) * (a + b) * (q2 - q3) + (a + b + c) * (a + b + c) * q3;
        assert_mean("paid", &paid, PANEL * mean, PANEL * (square - mean * mean));
        theory_close(&self);
    }
}

/* Partners are born with the award and live life(u, 1 / ends): consortia of 4 in which 4 must live
 * reach step s with probability exp(-4 ends s d). False-alarm rate 6.4e-5. */
static void test_partners_leave(void **state) {
    (void)state;
    struct theory self;
    open_gates(&self);
    static const char *const sure[] = {"prototype_pass", "proof_pass", "follow_on",
                                       "deployment_pass"};
    for (int k = 0; k < 4; k++) {
        char path[64];
        (void)snprintf(path, sizeof path, "instruments.f.%s", sure[k]);
        theory_set(&self, path, 1);
    }
    theory_set(&self, "alliances.ends", 0.08);
    theory_set(&self, "instruments.f.partners", 4);
    theory_set(&self, "instruments.f.partners_min", 4);
    double successes = 0;
    for (uint32_t w = 0; w < 20; w++) {
        theory_run(&self, w, 0);
        successes += theory_get(&self, theory_portfolio(&self, "with"), -1, "attempts_lost");
    }
    /* 24 steps; all must live in the last one, offset 23 */
    assert_share("whole consortia", successes, 20 * PANEL, exp(-4 * 0.08 * 23 * 0.25));
    theory_close(&self);
}

/* ------------------------------------------------------------------ posts */

static void note_fte(void *context, const struct world *world, const struct cell *cell,
                     int portfolio, int step) {
    double *filled = context;
    for (int i = 0; i < world->n && portfolio == 1; i++)
        filled[step] += cell->fte[i];
}

/* A post is vacant or filled; per step it fills with h = 1 - exp(-d / delay) and empties with l = 1
 * - exp(-leave d). With equal delays the share filled in step s is h / (h + l) (1 - (1 - h - l)^(s
 * + 1)). 10,000 awards, five dates: false-alarm rate 5 * 6.4e-5. */
static void test_posts_are_two_states(void **state) {
    (void)state;
    static const int dates[] = {0, 1, 3, 8, 23};
    struct theory self;
    double filled[QUARTERS] = {0}, h = -expm1(-0.25 / 0.6), l = -expm1(-0.25 * 0.5);
    open_fund(&self, "engineering_fund", "quarter", "100000", 43);
    theory_set(&self, "instruments.f.hiring_delay", 0.6);
    theory_set(&self, "instruments.f.vacancy_delay", 0.6);
    theory_set(&self, "instruments.f.leave", 0.5);
    theory_set(&self, "instruments.f.kept", 0);
    theory_observe(&self, note_fte, filled);
    for (uint32_t w = 0; w < 20; w++)
        theory_run(&self, w, 0);
    for (int k = 0; k < 5; k++)
        assert_share("filled", filled[dates[k]], 20 * PANEL,
                     h / (h + l) * (1 - pow(1 - h - l, dates[k] + 1)));
    assert_true(filled[24] == 0); /* the grant is over */
    theory_close(&self);
}

/* A post filled in the last step is kept with probability kept, and still there k steps later with
 * exp(-kept_loss k d). Here first hiring and later vacancies differ: three states, stepped.
 * Projects attempted (none to be found) are Poisson in filled steps: mean projects_per_fte d each.
 * 40,000 awards. Rate 5 * 6.4e-5. */
static void test_officers_are_kept(void **state) {
    (void)state;
    struct theory self;
    double local[QUARTERS] = {0};
    double hire = -expm1(-0.25 / 0.8), refill = -expm1(-0.25 / 0.4), leave = -expm1(-0.25 * 0.6);
    open_fund(&self, "engineering_fund", "quarter", "100000", 47);
    theory_set(&self, "instruments.f.hiring_delay", 0.8);
    theory_set(&self, "instruments.f.vacancy_delay", 0.4);
    theory_set(&self, "instruments.f.leave", 0.6);
    theory_set(&self, "instruments.f.kept", 0.6);
    theory_set(&self, "instruments.f.kept_loss", 0.15);
    theory_set(&self, "instruments.f.projects_per_fte", 3);
    theory_observe(&self, note_fte, local);
    struct sample attempts = {0};
    for (uint32_t w = 0; w < 80; w++) {
        theory_run(&self, w, 0);
        sample_add(&attempts, theory_get(&self, 1, 5, "attempts_lost") -
                                  0.75 * theory_get(&self, 1, 5, "fte_years") * 4);
    }
    double never = 1, filled = 0, vacant = 0, steps = 0;
    for (int s = 0; s < 24; s++) {
        double next = filled * (1 - leave) + never * hire + vacant * refill;
        vacant = vacant * (1 - refill) + filled * leave;
        never *= 1 - hire;
        filled = next;
        steps += filled;
    }
    static const int after[] = {0, 4, 12, 40};
    for (int k = 0; k < 4; k++)
        assert_share("kept", local[24 + after[k]], 80 * PANEL,
                     filled * 0.6 * exp(-0.15 * 0.25 * after[k]));
    assert_mean("attempts", &attempts, 0, PANEL * steps * 0.75); /* given the steps filled */
    theory_close(&self);
}

/* ------------------------------------------------------------------ foundations */

static void open_foundations(struct theory *self) {
    open_fund(self, "foundation_fund", "quarter", "100000", 53);
    theory_set(self, "instruments.f.launch", 1);
    theory_set(self, "instruments.f.ramp", 0);
    theory_set(self, "instruments.f.closure", 0);
    theory_set(self, "instruments.f.dormancy", 0);
    theory_set(self, "instruments.f.running_fixed", 2000);
    theory_set(self, "instruments.f.running_share", 0.1);
    theory_set(self, "instruments.f.endowment_share", 0.2);
    theory_set(self, "instruments.f.real_return", 0.03);
    theory_set(self, "instruments.f.euros_per_inhabitant", 1);
}

/* E(k + 1) = E(k) (1 + r d) + x c: after k steps x c ((1 + r d)^k - 1) / (r d), c the collection of
 * a step, x the share put aside. Exact to rounding; so are collections and regrants. */
static void test_endowment_recurrence(void **state) {
    (void)state;
    struct theory self;
    open_foundations(&self);
    theory_run(&self, 0, 0);
    double c = 25000 * 0.25, growth = 0.03 * 0.25;
    for (int year = 7; year <= YEARS; year++) {
        int k = 4 * (year - 6);
        double each = 0.2 * c * (pow(1 + growth, k) - 1) / growth;
        double rest = k * (0.8 * c - 2000 * 0.25 - 0.1 * c);
        assert_close("endowment", theory_get(&self, 1, year - 1, "endowment"), PANEL * each, 1e-11);
        assert_close("collection", theory_get(&self, 1, year - 1, "collection"), PANEL * k * c,
                     1e-11);
        assert_close("regrants", theory_get(&self, 1, year - 1, "regrants"), PANEL * rest, 1e-11);
    }
    theory_close(&self);
}

/* A deficit D a step is taken from the endowment, which then grows by x c - D and its return, or
 * stays at zero. */
static void test_endowment_in_deficit(void **state) {
    (void)state;
    struct theory self;
    open_foundations(&self);
    theory_set(&self, "instruments.f.running_fixed", 19000);
    theory_run(&self, 0, 0);
    double c = 25000 * 0.25, deficit = 19000 * 0.25 + 0.1 * c - 0.8 * c, growth = 0.03 * 0.25;
    double each = (0.2 * c - deficit) * (pow(1 + growth, 56) - 1) / growth;
    assert_true(deficit > 0 && each > 0);
    assert_close("endowment", theory_get(&self, 1, -1, "endowment"), PANEL * each, 1e-11);
    assert_close("regrants", theory_get(&self, 1, -1, "regrants"), 0, 0);
    theory_set(&self, "instruments.f.running_fixed", 30000);
    theory_run(&self, 0, 0);
    assert_close("no endowment", theory_get(&self, 1, -1, "endowment"), 0, 0);
    theory_close(&self);
}

/* Covered, a foundation stays live through a step with probability exp(-dormancy d) - (1 -
 * exp(-closure d)); cover 0 multiplies both hazards by e^cover_effect. Two covers, three dates,
 * 10,000 foundations: false-alarm rate 6 * 6.4e-5. */
static void test_foundations_survive(void **state) {
    (void)state;
    static const int years[] = {7, 10, 20};
    for (int covered = 0; covered < 2; covered++) {
        struct theory self;
        open_foundations(&self);
        double m = covered ? 1 : exp(0.7);
        theory_set(&self, "instruments.f.closure", 0.04);
        theory_set(&self, "instruments.f.dormancy", 0.06);
        theory_set(&self, "instruments.f.cover_effect", 0.7);
        theory_set(&self, "instruments.f.stable_share", covered);
        theory_set(&self, "instruments.f.endowment_share", 0);
        double live[3] = {0}, stays = exp(-0.06 * m * 0.25) + exp(-0.04 * m * 0.25) - 1;
        for (uint32_t w = 0; w < 20; w++) {
            theory_run(&self, w, 0);
            for (int k = 0; k < 3; k++)
                live[k] += theory_get(&self, 1, years[k] - 1, "foundations");
        }
        for (int k = 0; k < 3; k++)
            assert_share("live", live[k], 20 * PANEL, pow(stays, 4 * (years[k] - 6)));
        theory_close(&self);
    }
}

/* ------------------------------------------------------------------ ideas and applications */

/* Natural projects of one size by the end of step t: an idea of the start (mean l w) has waited
 * life
 * <= t steps, P = 1 - exp(-t d / w); ideas arrive in each step, mean l d. Independent thinning of
 * Poisson counts is Poisson, so the variance is the mean. 50,000 inhabitants, elasticity 0.5. Rate
 * 9
 * * 6.4e-5. */
static void test_natural_projects_are_poisson(void **state) {
    (void)state;
    static const char *const sizes[] = {"small", "medium", "large"};
    static const double ideas[] = {2, 1, 0.25}, waits[] = {3, 1, 6}, anyway[] = {0.35, 1, 0.5};
    static const int years[] = {1, 5, 20};
    for (int z = 0; z < 3; z++) {
        struct theory self;
        char path[64];
        open_fund(&self, "none_fund", "quarter", "100000", 59);
        const double values[] = {ideas[z], waits[z], anyway[z]};
        static const char *const keys[] = {"ideas", "wait", "deadweight"};
        for (int k = 0; k < 3; k++) {
            (void)snprintf(path, sizeof path, "projects.%s.%s", sizes[z], keys[k]);
            theory_set(&self, path, values[k]);
        }
        theory_set(&self, "cohorts.panel.population_median", 50000);
        theory_set(&self, "territory.ideas_elasticity", 0.5);
        struct sample count[3] = {{0}};
        for (uint32_t w = 0; w < 40; w++) {
            theory_run(&self, w, 0);
            for (int k = 0; k < 3; k++)
                sample_add(&count[k], theory_get(&self, 0, years[k] - 1, "projects_qualified"));
        }
        for (int k = 0; k < 3; k++) {
            double rate = ideas[z] * sqrt(2.0), d = 0.25, mean = 0;
            int last = 4 * years[k] - 1;
            mean += rate * waits[z] * -expm1(-last * d / waits[z]);
            for (int a = 0; a < last; a++)
                mean += rate * d * -expm1(-(last - a) * d / waits[z]);
            mean *= PANEL * anyway[z];
            assert_mean(sizes[z], &count[k], mean, mean);
        }
        theory_close(&self);
    }
}

/* No award fits the envelope, so all stay eligible: applications are binomial(500 a call, 1 -
 * exp(-apply * level * class / calls)). Frailty with propensity 1 is a mean over its log-normal
 * law, by trapezes. False-alarm rate 4 * 6.4e-5 (3 numbers of calls, and frailty). */
static void test_applications_are_binomial(void **state) {
    (void)state;
    static const int calls[] = {1, 2, 4};
    struct theory self;
    open_fund(&self, "none_fund", "quarter", "1e12", 61);
    theory_set(&self, "instruments.f.apply", 0.8);
    theory_set(&self, "levels.low.apply", 0.5);
    for (int k = 0; k < 4; k++) {
        double n = 0, applications = 0, p = -expm1(-0.8 * 0.5 / calls[k % 3]), sigma = 0.6;
        theory_set(&self, "instruments.f.calls", calls[k % 3]);
        theory_set(&self, "maturity.frailty", k < 3 ? 0 : sigma);
        theory_set(&self, "instruments.f.propensity", 1);
        for (uint32_t w = 0; w < 20; w++) {
            theory_run(&self, w, 0);
            applications += theory_get(&self, 1, -1, "applications");
            n += PANEL * calls[k % 3];
        }
        if (k == 3) {
            p = 0;
            for (int j = -800; j <= 800; j++) {
                double z = 0.01 * j, u = sigma * (z - sigma / 2);
                p += 0.01 * exp(-z * z / 2) / sqrt(2 * acos(-1.0)) * -expm1(-0.4 * exp(u));
            }
        }
        assert_share("applications", applications, n, p);
    }
    theory_close(&self);
}

/* ------------------------------------------------------------------ co-funding */

/* Medium projects that all happen, start in the next step (yearly) and never end: what is received
 * by the end of year t is money * sum over years r of (projects qualified in r - 1) F(t - r + 1), F
 * the Weibull law. Exact to rounding, given the counts; where the scale is short all of it has
 * come.
 */
static void test_cofunding_follows_weibull(void **state) {
    (void)state;
    static const double scales[] = {3.5, 0.01}, shapes[] = {1.5, 1};
    for (int k = 0; k < 2; k++) {
        struct theory self;
        double qualified[YEARS + 1] = {0};
        open_fund(&self, "none_fund", "year", "1", 67);
        static const char *const keys[] = {"ideas",   "deadweight", "start",  "start_delay",
                                           "deliver", "duration",   "hazard", "money"};
        static const double values[] = {2, 1, 1, 0, 1, 0, 0, 60000};
        for (int j = 0; j < 8; j++) {
            char path[64];
            (void)snprintf(path, sizeof path, "projects.medium.%s", keys[j]);
            theory_set(&self, path, values[j]);
        }
        theory_set(&self, "gifts.cofund_scale", scales[k]);
        theory_set(&self, "gifts.cofund_shape", shapes[k]);
        theory_run(&self, 0, 0);
        for (int t = 0; t < YEARS; t++) {
            double before = t > 0 ? theory_get(&self, 0, t - 1, "projects_qualified") : 0;
            qualified[t] = theory_get(&self, 0, t, "projects_qualified") - before;
            double money = 0;
            for (int r = 1; r <= t; r++)
                money +=
                    60000 * qualified[r - 1] * -expm1(-pow((t - r + 1) / scales[k], shapes[k]));
            assert_close("cofunding", theory_get(&self, 0, t, "cofunding"), money, 1e-10);
            if (k == 1)
                assert_close("all", money,
                             60000 * (theory_get(&self, 0, t, "projects_qualified") - qualified[t]),
                             1e-10);
        }
        assert_true(theory_get(&self, 0, -1, "projects_qualified") > 1000);
        theory_close(&self);
    }
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gates_are_binomial),
        cmocka_unit_test(test_partners_leave),
        cmocka_unit_test(test_posts_are_two_states),
        cmocka_unit_test(test_officers_are_kept),
        cmocka_unit_test(test_endowment_recurrence),
        cmocka_unit_test(test_endowment_in_deficit),
        cmocka_unit_test(test_foundations_survive),
        cmocka_unit_test(test_natural_projects_are_poisson),
        cmocka_unit_test(test_applications_are_binomial),
        cmocka_unit_test(test_cofunding_follows_weibull),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
