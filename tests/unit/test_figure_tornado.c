/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/tornado.c: three to forty parameters, break-even values, both ends on one
 * side, nothing that moves. */
#include "runs_figures.h"

#include "output/compare/tornado.h"

enum { MOST = 40, POINTS = 5 };

struct made {
    struct data run;
    struct tornado_held points[MOST][POINTS];
    struct tornado_bar bars[MOST];
    struct tornado_data data;
};

/* Weights fall; one parameter in five bends, one in three pulls down. */
static void make(struct made *self, size_t n, double base) {
    *self = (struct made){0};
    data_init(&self->run);
    for (size_t i = 0; i < n; i++) {
        const struct runs_parameter *parameter = &some_parameters[i % PARAMETERS];
        static const double lows[] = {0.02, 1.5, 15000, 0.2, 0.01, 0.1, 0.2},
                            highs[] = {0.14, 4, 90000, 1.2, 0.08, 0.62, 1.4};
        double low = lows[i % PARAMETERS], high = highs[i % PARAMETERS];
        double weight = 9e5 / (1 + (double)i), sign = i % 3 == 2 ? -1 : 1;
        for (size_t p = 0; p < POINTS; p++) {
            double t = (double)p / (POINTS - 1);
            double mean = base + weight * sign * (2.2 * t - 1);
            if (i % 5 == 3)
                mean = base + weight * (0.3 - 3 * t * (1 - t));
            self->points[i][p] = (struct tornado_held){low + t * (high - low), mean, 2e4};
        }
        self->bars[i] = (struct tornado_bar){.parameter = *parameter,
                                             .points = self->points[i],
                                             .swing_se = 2e4,
                                             .resolved = weight > 1.5e5,
                                             .at = NAN};
        double a = self->points[i][0].mean, b = self->points[i][POINTS - 1].mean;
        if (a * b < 0) {
            self->bars[i].switches = i == 1 ? 2 : 1;
            self->bars[i].at = low + (high - low) * a / (a - b);
            self->bars[i].at_se = 0.01 * (high - low);
            self->bars[i].at_resolved = i != 2;
        }
    }
    self->data = (struct tornado_data){.scene = scene_of(&self->run),
                                       .measure = net_benefit(),
                                       .base = base,
                                       .base_se = 2e4,
                                       .n = n,
                                       .n_points = POINTS,
                                       .bars = self->bars};
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        check_page(tornado_figure(&made->data, (enum language)l), name, (enum language)l);
}

static void any_number_of_parameters(void **state) {
    static const size_t counts[] = {1, 3, 7, 40};
    (void)state;
    for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++) {
        static struct made made;
        char name[64];
        make(&made, counts[k], 2.1e5);
        snprintf(name, sizeof name, "tornado-%zu", counts[k]);
        draw(&made, name);
        data_free(&made.run);
    }
}

static void long_names_hold(void **state) {
    (void)state;
    static struct made made;
    make(&made, 40, 4e6);
    for (size_t i = 0; i < 40; i++) {
        made.bars[i].parameter.label = long_names[0];
        made.bars[i].parameter.path = "cohorts.a_very_long_name_of_a_cohort.maturity.first_steps";
    }
    draw(&made, "tornado-long");
    data_free(&made.run);
}

static void nothing_moves(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 0);
    for (size_t i = 0; i < 3; i++) {
        for (size_t p = 0; p < POINTS; p++)
            made.points[i][p].mean = made.points[i][p].se = 0;
        made.bars[i].resolved = made.bars[i].switches = 0;
    }
    made.data.base_se = 0;
    draw(&made, "tornado-zero");
    title_is(tornado_figure(&made.data, LANGUAGE_EN),
             "Net benefit, “The five funds” against “No fund”, at the end of\u00a0"
             "2038: none of these parameters changes anything");
    data_free(&made.run);
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 2.1e5);
    made.bars[0].at = 0.0712;
    title_is(
        tornado_figure(&made.data, LANGUAGE_EN),
        "Net benefit, “The five funds” against “No fund”, at the end of\u00a0"
        "2038: “Commons: adoption of commons by imitation” weighs most; its break-even value is "
        "7.1%\u00a0"
        "a year");
    made.bars[0].switches = 0;
    title_is(tornado_figure(&made.data, LANGUAGE_FR),
             "Bénéfice net, «\u00a0Les cinq fonds\u00a0» contre «\u00a0Sans fonds\u00a0», "
             "fin\u00a0"
             "2038\u00a0: «\u00a0"
             "Communs\u00a0: adoption des communs par imitation (Bass 1969)\u00a0» pèse le "
             "plus\u00a0; le seuil "
             "de bascule de «\u00a0"
             "durée d’un poste d’ingénierie\u00a0» est 2,11\u00a0"
             "ans");
    made.bars[1].switches = made.bars[2].switches = 0;
    title_is(
        tornado_figure(&made.data, LANGUAGE_EN),
        "Net benefit, “The five funds” against “No fund”, at the end of\u00a0"
        "2038: “Commons: adoption of commons by imitation” weighs most, from −€690k to €1.29m");
    made.bars[0].swing_se = 5e5;
    made.bars[1].switches = 1;
    title_is(tornado_figure(&made.data, LANGUAGE_EN),
             "Net benefit, “The five funds” against “No fund”, at the end of\u00a0"
             "2038: “Commons: adoption of commons by imitation” and “duration of an engineering "
             "post” weigh "
             "most, not told apart; the break-even value of “duration of an engineering post” is "
             "2.11\u00a0"
             "years");
    for (size_t i = 0; i < 3; i++)
        made.bars[i].resolved = 0;
    title_is(tornado_figure(&made.data, LANGUAGE_EN),
             "Net benefit, “The five funds” against “No fund”, at the end of\u00a0"
             "2038: the weight of no parameter is resolved at this precision");
    data_free(&made.run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_parameters),
        cmocka_unit_test(long_names_hold),
        cmocka_unit_test(nothing_moves),
        cmocka_unit_test(titles_follow_the_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
