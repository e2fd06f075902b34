/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/ranks.c: pages with any number of options and criteria, titles that
 * follow the numbers, options that tie everywhere. */
#include "output/compare/ranks.h"

#include "compare_figures.h"

struct made {
    struct page page;
    double p[OUTCOMES][MANY][MANY];
    struct ranks_row rows[OUTCOMES][MANY];
    struct ranks_panel panels[OUTCOMES];
    struct ranks_data data;
};

/* Option i has mostly rank i + 1 + k on criterion k, going round. */
static void make(struct made *self, size_t options, size_t criteria, bool are_long) {
    page_init(&self->page, are_long);
    for (size_t k = 0; k < OUTCOMES; k++) {
        for (size_t i = 0; i < options; i++) {
            double sum = 0, mean = 0;
            for (size_t r = 0; r < options; r++) {
                double away = (double)r - (double)((i + k) % options);
                self->p[k][i][r] = exp(-away * away);
                sum += self->p[k][i][r];
            }
            for (size_t r = 0; r < options; r++) {
                self->p[k][i][r] /= sum;
                mean += self->p[k][i][r] * (double)(r + 1);
            }
            self->rows[k][i] = (struct ranks_row){self->p[k][i], mean, 0.004, i != 1};
        }
        self->panels[k] =
            (struct ranks_panel){&page_outcomes[k], page_outcomes[k].better, self->rows[k]};
    }
    self->data =
        (struct ranks_data){self->page.scene, options, self->page.options, criteria, self->panels};
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        page_check(ranks_figure(&made->data, (enum language)l), name);
}

static void any_number_is_drawn(void **state) {
    (void)state;
    static struct made made;
    for (int o = 0; o < OPTIONS_TRIED; o++)
        for (int e = 0; e < EFFECTS_TRIED; e++)
            for (int are_long = 0; are_long <= 1; are_long++) {
                char name[80];
                snprintf(name, sizeof name, "ranks-%zu-%zu%s", some_options[o], some_effects[e],
                         are_long ? "-long" : "");
                make(&made, some_options[o], some_effects[e], are_long);
                draw(&made, name);
            }
}

static void all_tie(void **state) {
    (void)state;
    static struct made made;
    make(&made, 4, 2, false);
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < 4; i++) {
            for (size_t r = 0; r < 4; r++)
                made.p[k][i][r] = 0.25;
            made.rows[k][i] = (struct ranks_row){made.p[k][i], 2.5, NAN, 0};
        }
    draw(&made, "ranks-tie");
    title_is(ranks_figure(&made.data, LANGUAGE_EN),
             "No first place is resolved at this precision, on 2 criteria");
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 3, false);
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < 3; i++)
            made.p[k][i][0] = i == 1 ? 0.5 + 0.1 * (double)k : 0.1;
    title_is(ranks_figure(&made.data, LANGUAGE_FR),
             "Ingénierie territoriale\u00a0: le plus souvent en tête sur les 3 critères (dans "
             "50\u00a0% à 70\u00a0% des cas)");
    made.p[2][2][0] = 0.9;
    title_is(ranks_figure(&made.data, LANGUAGE_EN),
             "Territorial engineering: most often first on 2 of 3 criteria (in 50% to 60% of "
             "cases)");
    made.p[0][0][0] = 0.495; /* within the error of the first place */
    title_is(ranks_figure(&made.data, LANGUAGE_EN),
             "No option is most often first on most of the 3 criteria; Territorial engineering is "
             "on 1 (in 60% of cases)");
    made.data.n = 1;
    made.p[0][0][0] = 0.1;
    title_is(ranks_figure(&made.data, LANGUAGE_EN),
             "Territorial engineering: first in 50% of cases (level-years of maturity)");
    made.data.n_options = 1;
    title_is(ranks_figure(&made.data, LANGUAGE_EN),
             "“No fund” is the only option: nothing to compare");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_is_drawn),
        cmocka_unit_test(all_tie),
        cmocka_unit_test(titles_follow_the_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
