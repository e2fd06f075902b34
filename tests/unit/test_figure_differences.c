/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/differences.c: pages with any number of options and effects, titles that
 * follow the numbers, options that change nothing, the window of the densities. */
#include "output/compare/differences.h"

#include "compare_figures.h"

enum { POINTS = 200 };

struct made {
    struct page page;
    double at[OUTCOMES][MANY][POINTS], density[OUTCOMES][MANY][POINTS];
    struct differences_ridge ridges[OUTCOMES][MANY];
    struct differences_panel panels[OUTCOMES];
    struct differences_data data;
};

/* Normal laws; the third option changes nothing, the second is not resolved. */
static void make(struct made *self, size_t options, size_t effects, bool are_long) {
    page_init(&self->page, are_long);
    for (size_t p = 0; p < OUTCOMES; p++) {
        for (size_t i = 0; i < options; i++) {
            double mean = page_scales[p] * (wander(i + 5 * p) - 0.2);
            double sd = page_scales[p] * (0.03 + 0.5 * wander(3 * i + p));
            struct differences_ridge *ridge = &self->ridges[p][i];
            for (size_t k = 0; k < POINTS; k++) {
                double z = 8 * (double)k / (POINTS - 1) - 4;
                self->at[p][i][k] = mean + z * sd;
                self->density[p][i][k] = exp(-z * z / 2) / sd;
            }
            *ridge = (struct differences_ridge){POINTS,
                                                self->at[p][i],
                                                self->density[p][i],
                                                mean,
                                                0.01 * sd,
                                                mean - 1.645 * sd,
                                                mean + 1.645 * sd,
                                                0.02 + 0.96 * wander(7 * i + p),
                                                0,
                                                i != 1};
            if (i == 2)
                *ridge = (struct differences_ridge){.equal = 1};
        }
        self->panels[p] =
            (struct differences_panel){&page_outcomes[p], page_outcomes[p].better, self->ridges[p]};
    }
    self->data = (struct differences_data){self->page.scene, options, self->page.options + 1,
                                           effects, self->panels};
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        page_check(differences_figure(&made->data, (enum language)l), name);
}

static void any_number_is_drawn(void **state) {
    (void)state;
    static struct made made;
    for (int o = 0; o < OPTIONS_TRIED; o++)
        for (int e = 0; e < EFFECTS_TRIED; e++)
            for (int are_long = 0; are_long <= 1; are_long++) {
                size_t n = some_options[o] < MANY ? some_options[o] : MANY - 1;
                char name[80];
                snprintf(name, sizeof name, "differences-%zu-%zu%s", n, some_effects[e],
                         are_long ? "-long" : "");
                make(&made, n, some_effects[e], are_long);
                draw(&made, name);
            }
}

static void nothing_differs(void **state) {
    (void)state;
    static struct made made;
    make(&made, 2, 2, false);
    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < 2; i++)
            made.ridges[p][i] = (struct differences_ridge){.equal = 1};
    made.ridges[1][0].mean = NAN; /* defined in no draw */
    draw(&made, "differences-zero");
    title_is(differences_figure(&made.data, LANGUAGE_EN),
             "No mean difference from “No fund” is resolved at this precision (level-years of "
             "maturity)");
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 2, 1, false);
    made.ridges[0][0] = (struct differences_ridge){
        .mean = 12.34, .se = 0.3, .low = -3, .high = 28, .better = 0.914, .resolved = 1};
    made.ridges[0][1].mean = 99; /* larger, but not resolved */
    title_is(differences_figure(&made.data, LANGUAGE_FR),
             "Ingénierie territoriale\u00a0: mieux que «\u00a0Sans fonds\u00a0» dans 91\u00a0% des "
             "cas (années-niveaux de maturité, +12,3 en moyenne)");
    made.ridges[0][1].resolved = 1;
    made.panels[0].better = -1; /* less is better: the first one leads */
    title_is(differences_figure(&made.data, LANGUAGE_EN),
             "Territorial engineering: better than “No fund” in 91% of cases (level-years of "
             "maturity, +12.3 on average)");
}

static void the_window_holds_the_quantiles_and_zero(void **state) {
    (void)state;
    const struct differences_ridge ridges[] = {{.mean = 30, .low = 20, .high = 40},
                                               {.mean = 70, .low = 60, .high = 100},
                                               {.mean = NAN, .low = -900, .high = 900}};
    double low, high;
    differences_window(3, ridges, &low, &high);
    assert_true(fabs(low + 12) < 1e-12 && fabs(high - 112) < 1e-12);
    differences_window(0, ridges, &low, &high);
    assert_true(low < 0 && high > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_is_drawn),
        cmocka_unit_test(nothing_differs),
        cmocka_unit_test(titles_follow_the_numbers),
        cmocka_unit_test(the_window_holds_the_quantiles_and_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
