/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/frontier.c: pages with any number of options and effects, titles that
 * follow the numbers, frontiers of one. */
#include "output/compare/frontier.h"

#include "compare_figures.h"

struct made {
    struct page page;
    struct frontier_mark marks[OUTCOMES][MANY];
    size_t frontier[MANY];
    struct frontier_panel panels[OUTCOMES];
    struct frontier_data data;
};

/* Options of even numbers make the frontier; the others are off it in turn. */
static void make(struct made *self, size_t options, size_t effects, bool are_long) {
    size_t n = 0;
    page_init(&self->page, are_long);
    for (size_t i = 0; i < options; i += 2)
        self->frontier[n++] = i;
    for (size_t p = 0; p < OUTCOMES; p++) {
        for (size_t i = 0; i < MANY; i++) {
            double x = (double)i / 6;
            double off = i % 2 == 0 ? 0 : 6e5 * (0.3 + wander(i + 13 * p));
            self->marks[p][i] = (struct frontier_mark){
                page_scales[p] * x,
                i == 0 ? 0 : 0.02 * page_scales[p],
                1e6 * x * x + off,
                i == 0 ? 0 : 3e4,
                i % 2 == 0 ? FRONTIER_ON : (enum frontier_status)(1 + i / 2 % 3),
                1,
                i > 0 && i % 2 == 0 ? 1e6 * x / page_scales[p] : NAN,
                i > 0 && i % 2 == 0 ? 0.9e6 * x / page_scales[p] : NAN,
                i > 0 && i % 2 == 0 ? 1.1e6 * x / page_scales[p] : NAN};
        }
        self->panels[p] =
            (struct frontier_panel){&page_outcomes[p], self->marks[p], n, self->frontier};
    }
    self->data = (struct frontier_data){self->page.scene, options, self->page.options, effects,
                                        self->panels};
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        page_check(frontier_figure(&made->data, (enum language)l), name);
}

static void any_number_is_drawn(void **state) {
    (void)state;
    static struct made made;
    for (int o = 0; o < OPTIONS_TRIED; o++)
        for (int e = 0; e < EFFECTS_TRIED; e++)
            for (int are_long = 0; are_long <= 1; are_long++) {
                char name[80];
                snprintf(name, sizeof name, "frontier-%zu-%zu%s", some_options[o], some_effects[e],
                         are_long ? "-long" : "");
                make(&made, some_options[o], some_effects[e], are_long);
                draw(&made, name);
            }
}

static void nothing_differs(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 2, false);
    for (size_t p = 0; p < 2; p++) {
        for (size_t i = 0; i < 3; i++)
            made.marks[p][i] =
                (struct frontier_mark){.status = i == 0 ? FRONTIER_ON : FRONTIER_DOMINATED,
                                       .price = NAN,
                                       .price_low = NAN,
                                       .price_high = NAN};
        made.panels[p].n_frontier = 1;
    }
    draw(&made, "frontier-zero");
    title_is(
        frontier_figure(&made.data, LANGUAGE_EN),
        "“No fund” alone is the efficiency frontier (level-years of maturity): no other option "
        "brings more");
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 8, 1, false);
    title_is(frontier_figure(&made.data, LANGUAGE_FR),
             "4 options sur 7 forment la frontière d’efficience (années-niveaux de "
             "maturité)\u00a0; les 3 autres en sont écartées sans équivoque");
    made.marks[0][1].resolved = 0;
    title_is(frontier_figure(&made.data, LANGUAGE_EN),
             "4 of 7 options make the efficiency frontier (level-years of maturity); for 1 of the "
             "others the distance is not resolved at this precision");
    made.data.n_options = 3;
    made.panels[0].n_frontier = 2;
    made.marks[0][1].resolved = 1;
    title_is(frontier_figure(&made.data, LANGUAGE_EN),
             "2 of 3 options make the efficiency frontier (level-years of maturity); the other one "
             "is clearly off it");
    made.marks[0][1].status = FRONTIER_ON;
    made.panels[0].n_frontier = 3;
    title_is(frontier_figure(&made.data, LANGUAGE_EN),
             "All 3 options make the efficiency frontier (level-years of maturity): the choice "
             "depends on what a unit is worth");
    made.marks[0][1].status = made.marks[0][2].status = FRONTIER_NOT_RANKED;
    made.panels[0].n_frontier = 1;
    title_is(frontier_figure(&made.data, LANGUAGE_EN),
             "“No fund” is the only ranked option: no efficiency frontier (level-years of "
             "maturity)");
}

static void prices_stand_in_the_caption(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 1, false);
    made.marks[0][2].price = 17887;
    made.marks[0][2].price_low = 17680;
    made.marks[0][2].price_high = 18100;
    struct figure *figure = frontier_figure(&made.data, LANGUAGE_EN);
    assert_non_null(strstr(figure->caption, "Price of one more unit, ratio of means (level-years "
                                            "of maturity): Partnership innovation, €17.9k "
                                            "(€17.7k to €18.1k)."));
    figure_free(figure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_is_drawn),
        cmocka_unit_test(nothing_differs),
        cmocka_unit_test(titles_follow_the_numbers),
        cmocka_unit_test(prices_stand_in_the_caption),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
