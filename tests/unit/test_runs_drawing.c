/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/cli/runs_drawing.c: from the analyses' own reductions on made-up draws to files, and
 * what does not fit together is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "sim/cli/runs_drawing.h"
#include "test_run_tables.h"

enum { SAMPLES = 640, THETAS = 3, SUBSETS = 1 << DATA_FUNDS };

static const struct draws shape = {SAMPLES, 1, 32};

static const struct parameter abouts[THETAS] = {
    {.key = "q",
     .unit = "1/year",
     .upper = INFINITY,
     .fr = "adoption par imitation",
     .en = "adoption by imitation"},
    {.key = "ticket",
     .unit = "EUR",
     .upper = INFINITY,
     .fr = "montant d’un soutien",
     .en = "amount of an award"},
    {.key = "duration", .unit = "month of Sundays", .upper = 9, .fr = "durée", .en = "duration"},
};

struct made {
    struct data run;
    struct assumption assumptions[THETAS];
    struct scenario scenario;
    char folder[40];
    struct figure_folder files;
    struct figure_sink sink;
    struct runs_page page;
    struct runs_quantity quantity;
    double draws[SUBSETS][SAMPLES];
    const double *columns[SUBSETS];
};

/* A number in [0, 1) that looks like chance and is the same everywhere. */
static double noise(size_t column, size_t sample) {
    double x = sin((double)(column * 131 + sample * 7 + 1)) * 43758.5453;
    return x - floor(x);
}

static int set_up(void **state) {
    static struct made made;
    static const char *const paths[THETAS] = {"commons.q", "instruments.engineering.ticket",
                                              "instruments.engineering.duration"};
    struct made *self = &made;
    *self = (struct made){.folder = "/tmp/fondsim-runs-XXXXXX"};
    data_init(&self->run);
    self->files = (struct figure_folder){self->folder, 96};
    self->sink = (struct figure_sink){&self->files, figure_sink_files};
    for (size_t t = 0; t < THETAS; t++)
        self->assumptions[t] =
            (struct assumption){.path = (char *)paths[t], .parameter = &abouts[t]};
    self->scenario = (struct scenario){.n_assumptions = THETAS, .assumptions = self->assumptions};
    self->page = (struct runs_page){.info = &self->run.info,
                                    .scenario = &self->scenario,
                                    .samples = SAMPLES,
                                    .sink = &self->sink,
                                    .language = LANGUAGE_EN};
    self->quantity = (struct runs_quantity){.outcome = O_PROJECT_YEARS,
                                            .is_net_benefit = 1,
                                            .willingness = 20000,
                                            .portfolio = 9,
                                            .reference = 1,
                                            .report = DATA_REPORTS - 1};
    for (size_t c = 0; c < SUBSETS; c++)
        self->columns[c] = self->draws[c];
    *state = self;
    return mkdtemp(self->folder) == NULL;
}

static int tear_down(void **state) {
    struct made *self = *state;
    data_free(&self->run);
    return rmdir(self->folder); /* every test has removed what it expected */
}

/* The figure's two files are there; they are removed. */
static void drawn(const struct made *self, const char *name) {
    char path[120];
    for (int png = 0; png <= 1; png++) {
        snprintf(path, sizeof path, "%s/%s.%s", self->folder, name, png ? "png" : "svg");
        if (unlink(path) != 0)
            fail_msg("%s was not drawn", path);
    }
}

static void attribution_is_drawn(void **state) {
    struct made *self = *state;
    struct attribution_pair pair = {0};
    struct error error = {0};
    for (size_t s = 0; s < SUBSETS; s++)
        for (size_t i = 0; i < SAMPLES; i++)
            self->draws[s][i] = (double)s + 0.3 * noise(s, i);
    assert_int_equal(attribution_pair_reduce(&shape, ATTRIBUTION_OWN, DATA_FUNDS, self->columns,
                                             self->columns, &pair, &error),
                     0);
    self->quantity.is_net_benefit = 0;
    if (runs_draw_attribution(&self->page, &self->quantity, &pair, &error) < 0)
        fail_msg("%s", error.text);
    drawn(self, "attribution");
    self->quantity.report = DATA_REPORTS;
    assert_int_equal(runs_draw_attribution(&self->page, &self->quantity, &pair, &error),
                     FONDSIM_DOMAIN);
    self->quantity.report = 0;
    self->run.info.n_instruments = 4;
    assert_int_equal(runs_draw_attribution(&self->page, &self->quantity, &pair, &error),
                     FONDSIM_DOMAIN);
    self->run.info.n_instruments = DATA_FUNDS;
    self->files.folder = "/no/such/folder";
    assert_int_equal(runs_draw_attribution(&self->page, &self->quantity, &pair, &error),
                     FONDSIM_IO);
    attribution_pair_free(&pair);
}

static void tornado_is_drawn(void **state) {
    static const double values[THETAS * 3] = {0.02, 0.07, 0.12, 15000, 40000, 90000, 1, 2, 3};
    static const size_t parameters[THETAS] = {2, 0, 1};
    struct made *self = *state;
    struct tornado tornado = {0};
    struct error error = {0};
    for (size_t c = 0; c < 1 + THETAS * 3; c++)
        for (size_t i = 0; i < SAMPLES; i++)
            self->draws[c][i] = 1e5 * (noise(0, i) - 0.4 + (c == 0 ? 0 : (double)(c % 3) - 1));
    assert_int_equal(tornado_reduce(&shape, THETAS, 3, values, self->columns, &tornado, &error), 0);
    self->quantity.file = "net_benefit";
    self->page.language = LANGUAGE_FR;
    if (runs_draw_tornado(&self->page, &self->quantity, parameters, &tornado, &error) < 0)
        fail_msg("%s", error.text);
    drawn(self, "tornado-net_benefit");
    self->scenario.n_assumptions = 2;
    assert_int_equal(runs_draw_tornado(&self->page, &self->quantity, parameters, &tornado, &error),
                     FONDSIM_DOMAIN);
    tornado_free(&tornado);
}

static void sobol_is_drawn(void **state) {
    static const size_t parameters[THETAS] = {0, 1, 2};
    const struct sobol_factor factors[3] = {{SOBOL_PARAMETERS, 2, parameters},
                                            {SOBOL_OTHERS, 1, parameters + 2},
                                            {SOBOL_LUCK, 0, NULL}};
    struct made *self = *state;
    struct sobol sobol = {0};
    struct error error = {0};
    for (size_t c = 0; c < 5; c++)
        for (size_t i = 0; i < SAMPLES; i++)
            self->draws[c][i] = noise(c, i);
    assert_int_equal(sobol_reduce(&shape, 3, self->columns, sobol_tolerance, &sobol, &error), 0);
    if (runs_draw_sobol(&self->page, &self->quantity, factors, &sobol, &error) < 0)
        fail_msg("%s", error.text);
    drawn(self, "sobol");
    self->page.scenario = NULL;
    assert_int_equal(runs_draw_sobol(&self->page, &self->quantity, factors, &sobol, &error),
                     FONDSIM_DOMAIN);
    sobol_free(&sobol);
}

static void information_is_drawn(void **state) {
    static const size_t parameters[THETAS] = {0, 1, 2};
    static const struct label group = {"Postes", "Posts"};
    static const int portfolios[2] = {1, 9};
    struct made *self = *state;
    struct survey survey = {.label = {"Enquête", "Survey"}};
    const struct voi_evpi evpi = {.best = 1, .high = 9e4, .high_se = 2e3, .low = NAN};
    const struct evppi value = {.value = 4e4, .se = 1e3, .check = 0.4};
    const struct runs_set sets[] = {{1, parameters, NULL, value},
                                    {2, parameters + 1, &group, value},
                                    {3, parameters, NULL, value}};
    const struct evsi_row rows[2] = {
        {.n = 10, .information = value, .left = 0.9, .cost = 3e3, .net = 3.3e4, .net_se = 900},
        {.n = 40, .information = value, .left = 0.9, .cost = 9e3, .net = 2.7e4, .net_se = 900}};
    const struct runs_survey surveys[] = {{&survey, 2, rows, 0, value}};
    struct error error = {0};
    self->quantity.portfolio = self->quantity.reference = -1;
    self->quantity.outcome = -1;
    if (runs_draw_information(&self->page, &self->quantity, 2, portfolios, &evpi, 3, sets, 1,
                              surveys, &error) < 0)
        fail_msg("%s", error.text);
    drawn(self, "information");
    assert_int_equal(runs_draw_information(&self->page, &self->quantity, 1, portfolios, &evpi, 3,
                                           sets, 1, surveys, &error),
                     FONDSIM_DOMAIN);
}

static void two_way_is_drawn(void **state) {
    static const int portfolios[2] = {1, 9};
    double first[2] = {0.02, 0.6}, second[2] = {15000, 90000};
    const struct two_way_plan plan = {.parameters = {0, 1}, .n = {2, 2}, .values = {first, second}};
    const size_t n[2] = {2, 2};
    struct made *self = *state;
    struct error error = {0};
    for (size_t c = 0; c < 8; c++)
        for (size_t i = 0; i < SAMPLES; i++)
            self->draws[c][i] = noise(0, i) + (double)(c * c % 5);
    for (size_t options = 1; options <= 2; options++) {
        struct two_way map = {0};
        assert_int_equal(two_way_reduce(&shape, n, options, self->columns, &map, &error), 0);
        if (runs_draw_two_way(&self->page, &self->quantity, &plan, &map,
                              options == 1 ? NULL : portfolios, &error) < 0)
            fail_msg("%s", error.text);
        drawn(self, "two_way");
        two_way_free(&map);
    }
}

static void regret_is_drawn(void **state) {
    static const double values[6] = {1e5, 3e5, 2e5, 4e5, 1e5, 3e5};
    static const int portfolios[3] = {1, 2, 9};
    const struct variant crisis = {.label = {"Crise", "Crisis"}};
    const struct variant *const variants[2] = {NULL, &crisis};
    const struct regret_input input = {.n_variants = 2, .n_portfolios = 3, .value = values};
    struct made *self = *state;
    struct regret regret = {0};
    struct error error = {0};
    assert_int_equal(regret_of(&input, &regret, &error), 0);
    self->quantity.portfolio = -1;
    if (runs_draw_regret(&self->page, &self->quantity, variants, portfolios, &regret, &error) < 0)
        fail_msg("%s", error.text);
    drawn(self, "regret");
    self->run.info.n_portfolios = 9;
    assert_int_equal(
        runs_draw_regret(&self->page, &self->quantity, variants, portfolios, &regret, &error),
        FONDSIM_DOMAIN);
    regret_free(&regret);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(attribution_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tornado_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sobol_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(information_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_way_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(regret_is_drawn, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
