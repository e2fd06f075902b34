/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/two_way.c: signs and leads, small and large grids, zero everywhere. */
#include "runs_figures.h"

#include "output/compare/two_way.h"

enum { MOST = 21 };

struct made {
    struct data run;
    double x[MOST], y[MOST];
    struct two_way_square cells[MOST * MOST];
    struct compare_option options[NAMES];
    struct two_way_data data;
};

static void make(struct made *self, size_t nx, size_t ny, size_t n_options) {
    *self = (struct made){0};
    data_init(&self->run);
    for (size_t i = 0; i < nx; i++)
        self->x[i] = 0.02 + 0.12 * (double)i / (double)(nx - 1);
    for (size_t j = 0; j < ny; j++)
        self->y[j] = 15000 + 75000 * (double)j / (double)(ny - 1);
    for (size_t i = 0; i < nx; i++)
        for (size_t j = 0; j < ny; j++) {
            double s = (double)i / (double)(nx - 1), t = (double)j / (double)(ny - 1);
            double mean = 1e6 * (1.3 * s - 0.9 * t * t + 0.1);
            struct two_way_square *cell = &self->cells[i * ny + j];
            *cell = (struct two_way_square){0, mean, fabs(mean) > 1.2e5};
            if (n_options > 1) {
                cell->best = mean > 3e5 ? 0 : mean < -2e5 ? n_options - 1 : 1;
                cell->mean = fmin(fabs(mean - 3e5), fabs(mean + 2e5));
                cell->resolved = cell->mean > 6e4;
            }
        }
    for (size_t o = 0; o < n_options; o++)
        self->options[o] = (struct compare_option){.label = short_names[o], .colour = o};
    self->data = (struct two_way_data){.scene = scene_of(&self->run),
                                       .measure = net_benefit(),
                                       .parameters = {some_parameters[0], some_parameters[2]},
                                       .n = {nx, ny},
                                       .values = {self->x, self->y},
                                       .n_options = n_options,
                                       .options = self->options,
                                       .cells = self->cells};
    if (n_options > 1)
        self->data.measure.portfolio = self->data.measure.reference = NULL;
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        check_page(two_way_figure(&made->data, (enum language)l), name, (enum language)l);
}

static void any_grid(void **state) {
    static const size_t shapes[][3] = {{2, 2, 1}, {7, 5, 1}, {21, 21, 1}, {9, 9, 3}, {9, 9, 10}};
    (void)state;
    for (size_t k = 0; k < sizeof shapes / sizeof shapes[0]; k++) {
        static struct made made;
        char name[64];
        make(&made, shapes[k][0], shapes[k][1], shapes[k][2]);
        snprintf(name, sizeof name, "two_way-%zux%zu-%zu", shapes[k][0], shapes[k][1],
                 shapes[k][2]);
        draw(&made, name);
        for (size_t i = 0; i < 2; i++)
            made.data.parameters[i].label = long_names[0];
        for (size_t o = 0; o < shapes[k][2]; o++)
            made.options[o].label = long_names[0];
        snprintf(name, sizeof name, "two_way-long-%zux%zu-%zu", shapes[k][0], shapes[k][1],
                 shapes[k][2]);
        draw(&made, name);
        data_free(&made.run);
    }
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 2, 2, 1);
    for (size_t c = 0; c < 4; c++)
        made.cells[c] = (struct two_way_square){0};
    draw(&made, "two_way-zero");
    title_is(two_way_figure(&made.data, LANGUAGE_EN),
             "Net benefit, “The five funds” against “No fund”, at the end of\u00a0"
             "2038: its sign is nowhere resolved at this precision");
    for (size_t c = 0; c < 4; c++)
        made.cells[c] = (struct two_way_square){0, 10, 1};
    title_is(two_way_figure(&made.data, LANGUAGE_EN),
             "Net benefit, “The five funds” against “No fund”, at the end of\u00a0"
             "2038: positive all over the map");
    made.cells[1].mean = -3;
    made.cells[2].resolved = 0;
    title_is(two_way_figure(&made.data, LANGUAGE_FR),
             "Bénéfice net, «\u00a0Les cinq fonds\u00a0» contre «\u00a0Sans fonds\u00a0», "
             "fin\u00a0"
             "2038\u00a0: positif dans 2 cases sur 4, négatif dans 1, non résolu dans 1");
    data_free(&made.run);
    make(&made, 2, 2, 3);
    for (size_t c = 0; c < 4; c++)
        made.cells[c] = (struct two_way_square){c == 0 ? 2 : 1, 10, c != 3};
    title_is(two_way_figure(&made.data, LANGUAGE_EN),
             "Net benefit, at the end of\u00a0"
             "2038: “Partnership innovation” leads in 2 of 4 cells, “Commons” in 1; 1 unresolved");
    data_free(&made.run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_grid),
        cmocka_unit_test(titles_follow_the_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
