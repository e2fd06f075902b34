/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/regret.c: one to many variants and portfolios, ties, no regret. */
#include "runs_figures.h"

#include "output/compare/regret.h"

enum { VARIANTS = 10, PORTFOLIOS = 20 };

struct made {
    struct data run;
    struct label variants[VARIANTS];
    struct regret_line rows[PORTFOLIOS];
    struct regret_square cells[VARIANTS * PORTFOLIOS];
    struct regret_data data;
};

static const struct label worlds[5] = {
    {"Scénario de base", "Scenario as it is"},
    {"Crise du mécénat", "Crisis of patronage"},
    {"Sans effet d’élection", "No election effect"},
    {"Adoption pessimiste", "Pessimistic adoption"},
    {"L’opérateur cesse", "Operator winds down"},
};

static void make(struct made *self, size_t variants, size_t portfolios, const struct label *names) {
    *self = (struct made){0};
    data_init(&self->run);
    self->data = (struct regret_data){.scene = scene_of(&self->run),
                                      .measure = net_benefit(),
                                      .n_variants = variants,
                                      .n_portfolios = portfolios,
                                      .variants = self->variants,
                                      .rows = self->rows,
                                      .cells = self->cells,
                                      .resolved = 1};
    self->data.measure.portfolio = NULL;
    for (size_t v = 0; v < variants; v++)
        self->variants[v] = names == long_names ? long_names[0] : worlds[v % 5];
    for (size_t p = 0; p < portfolios; p++) {
        struct regret_line *row = &self->rows[p];
        row->portfolio = (struct compare_option){.label = names[p % NAMES], .colour = p};
        for (size_t v = 0; v < variants; v++) {
            double regret = (p + v) % portfolios == 0
                                ? 0
                                : 1.1e5 * (double)((p * 5 + v * 3) % 7) + 2.4e4 * (double)p + 9e3;
            self->cells[v * portfolios + p] =
                (struct regret_square){regret, regret > 0 ? 2.1e4 : 0};
            if (regret > row->worst) {
                row->worst = regret;
                row->worst_se = 2.1e4;
                row->worst_variant = v;
            }
        }
        if (row->worst < self->rows[self->data.minimax].worst)
            self->data.minimax = p;
    }
    self->data.second = self->data.minimax == 0 && portfolios > 1 ? 1 : 0;
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        check_page(regret_figure(&made->data, (enum language)l), name, (enum language)l);
}

static void any_table(void **state) {
    static const size_t shapes[][2] = {{1, 1}, {1, 5}, {5, 5}, {3, 10}, {10, 20}};
    (void)state;
    for (size_t k = 0; k < sizeof shapes / sizeof shapes[0]; k++) {
        static struct made made;
        char name[64];
        make(&made, shapes[k][0], shapes[k][1], short_names);
        snprintf(name, sizeof name, "regret-%zux%zu", shapes[k][0], shapes[k][1]);
        draw(&made, name);
        data_free(&made.run);
        make(&made, shapes[k][0], shapes[k][1], long_names);
        snprintf(name, sizeof name, "regret-long-%zux%zu", shapes[k][0], shapes[k][1]);
        draw(&made, name);
        data_free(&made.run);
    }
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 5, 3, short_names);
    made.data.minimax = 1;
    made.rows[1] = (struct regret_line){.portfolio = made.rows[1].portfolio,
                                        .worst = 123400,
                                        .worst_se = 11000,
                                        .worst_variant = 1};
    made.data.second = 2;
    title_is(regret_figure(&made.data, LANGUAGE_EN),
             "“Partnership innovation” has the smallest worst regret: €120k, in “Crisis of "
             "patronage” (net benefit, at the end of\u00a0"
             "2038)");
    made.data.resolved = 0;
    title_is(regret_figure(&made.data, LANGUAGE_FR),
             "Au pire, «\u00a0Innovation partenariale\u00a0» a le plus petit regret (120\u00a0k€, "
             "bénéfice net, fin\u00a0"
             "2038), mais l’écart avec «\u00a0"
             "Communs\u00a0» n’est pas résolu à cette précision");
    made.data.resolved = 1;
    made.rows[1].worst = made.rows[1].worst_se = 0;
    title_is(regret_figure(&made.data, LANGUAGE_EN),
             "“Partnership innovation” is outdone in none of 5 variants: no regret (net benefit, "
             "at the end of\u00a0"
             "2038)");
    made.data.n_portfolios = 1;
    made.data.minimax = made.data.second = 0;
    title_is(regret_figure(&made.data, LANGUAGE_EN),
             "A single choice: no regret is possible (net benefit, at the end of\u00a0"
             "2038)");
    data_free(&made.run);
}

static void nothing_is_regretted(void **state) {
    (void)state;
    static struct made made;
    make(&made, 5, 5, short_names);
    memset(made.cells, 0, sizeof made.cells);
    for (size_t p = 0; p < 5; p++)
        made.rows[p].worst = made.rows[p].worst_se = 0;
    made.data.resolved = 0;
    draw(&made, "regret-zero");
    data_free(&made.run);
}

/* Of few draws no error is known: every regret stands in brackets, as the caption says. */
static void few_draws_stand_in_brackets(void **state) {
    (void)state;
    for (int few = 0; few < 2; few++) {
        static struct made made;
        size_t size = 0;
        char *svg = NULL;
        make(&made, 2, 3, short_names);
        made.data.scene.samples = few ? 64 : 640;
        for (size_t i = 0; i < 6; i++)
            made.cells[i] = (struct regret_square){123456, few ? NAN : 1000};
        struct figure *figure = regret_figure(&made.data, LANGUAGE_EN);
        assert_int_equal(strstr(figure->caption, "Fewer than 20 blocks") != NULL, few);
        struct error error = {0};
        assert_int_equal(plot_svg(figure, &svg, &size, &error), 0);
        assert_int_equal(strstr(svg, few ? "(€120k)" : "€123k") != NULL, 1);
        assert_int_equal(strstr(svg, "(€1") != NULL, few);
        free(svg);
        figure_free(figure);
        data_free(&made.run);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_table),
        cmocka_unit_test(few_draws_stand_in_brackets),
        cmocka_unit_test(titles_follow_the_numbers),
        cmocka_unit_test(nothing_is_regretted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
