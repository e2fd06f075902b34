/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/sobol.c: order, flags, nothing that varies. */
#include "runs_figures.h"

#include "output/compare/sobol.h"

enum { MOST = 42 };

struct made {
    struct data run;
    struct sobol_bar bars[MOST];
    struct sobol_data data;
};

static struct sobol_share share(double value, double half) {
    return (struct sobol_share){value, half / 2, value - half, value + half, half <= 0.05};
}

static void make(struct made *self, size_t n) {
    *self = (struct made){0};
    data_init(&self->run);
    for (size_t i = 0; i < n; i++) {
        double total = 0.55 / (1 + (double)((i * 5 + 2) % n));
        self->bars[i] =
            (struct sobol_bar){.source = i + 1 == n            ? SOBOL_SOURCE_LUCK
                                         : i + 2 == n && n > 3 ? SOBOL_SOURCE_OTHERS
                                                               : SOBOL_SOURCE_PARAMETER,
                               .parameter = some_parameters[i % PARAMETERS],
                               .joined = i == 1 ? 2 : 0,
                               .first = share(total * 0.7 - 0.02, i % 4 == 1 ? 0.09 : 0.03),
                               .total = share(total, i % 4 == 1 ? 0.12 : 0.04)};
    }
    self->data = (struct sobol_data){.scene = scene_of(&self->run),
                                     .measure = net_benefit(),
                                     .expectation = 1,
                                     .tolerance = 0.05,
                                     .sum = share(0.86, 0.03),
                                     .n = n,
                                     .bars = self->bars};
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        check_page(sobol_figure(&made->data, (enum language)l), name, (enum language)l);
}

static void any_number_of_factors(void **state) {
    static const size_t counts[] = {2, 3, 7, 42};
    (void)state;
    for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++) {
        static struct made made;
        char name[64];
        make(&made, counts[k]);
        snprintf(name, sizeof name, "sobol-%zu", counts[k]);
        draw(&made, name);
        for (size_t i = 0; i < counts[k]; i++)
            made.bars[i].parameter.label = long_names[0];
        snprintf(name, sizeof name, "sobol-long-%zu", counts[k]);
        draw(&made, name);
        data_free(&made.run);
    }
}

static void nothing_varies(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3);
    const struct sobol_share unknown = {NAN, NAN, NAN, NAN, 0};
    for (size_t i = 0; i < 3; i++)
        made.bars[i].first = made.bars[i].total = unknown;
    made.data.sum = unknown;
    draw(&made, "sobol-none");
    title_is(sobol_figure(&made.data, LANGUAGE_EN),
             "Net benefit, “The five funds” against “No fund”, at the end of\u00a0"
             "2038: nothing varies, there is no variance to share");
    for (size_t i = 0; i < 3; i++) /* under 20 blocks */
        made.bars[i].first = made.bars[i].total = (struct sobol_share){0.3, NAN, NAN, NAN, 0};
    draw(&made, "sobol-unknown");
    title_is(sobol_figure(&made.data, LANGUAGE_EN),
             "Net benefit, “The five funds” against “No fund”, at the end of\u00a0"
             "2038: Sobol indices are not resolved at this precision");
    data_free(&made.run);
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3);
    made.data.measure.reference = NULL;
    made.bars[0].total = share(0.2, 0.04);
    made.bars[1].total = share(0.6, 0.04);
    made.bars[1].first = share(0.45, 0.04);
    made.bars[2].total = share(0.3, 0.04);
    title_is(sobol_figure(&made.data, LANGUAGE_EN),
             "Net benefit, “The five funds”, at the end of\u00a0"
             "2038: “duration of an engineering post” alone makes 45% of the variance, 60% with "
             "its interactions");
    made.bars[2].total = share(0.55, 0.04);
    title_is(sobol_figure(&made.data, LANGUAGE_FR),
             "Bénéfice net, «\u00a0Les cinq fonds\u00a0», fin\u00a0"
             "2038\u00a0: «\u00a0"
             "durée d’un poste d’ingénierie\u00a0» compte le plus (60\u00a0% de la variance avec "
             "ses interactions), mais son avance sur «\u00a0Hasard\u00a0» n’est pas résolue à "
             "cette précision");
    data_free(&made.run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_factors),
        cmocka_unit_test(nothing_varies),
        cmocka_unit_test(titles_follow_the_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
