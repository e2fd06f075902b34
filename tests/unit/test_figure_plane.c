/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/plane.c: pages with any number of options and effects, titles that follow
 * the numbers, degenerate planes. */
#include "output/compare/plane.h"

#include "compare_figures.h"

enum { CORNERS = 16, LINES = 2 };

struct made {
    struct page page;
    double x[OUTCOMES][MANY][LINES][CORNERS], y[OUTCOMES][MANY][LINES][CORNERS];
    struct plane_contour contours[OUTCOMES][MANY][LINES];
    struct plane_mark marks[OUTCOMES][MANY];
    struct plane_panel panels[OUTCOMES];
    struct plane_data data;
};

/* 95 % and half of the draws around a mark. */
static void surround(struct made *self, size_t p, size_t i, double across, double up) {
    struct plane_mark *mark = &self->marks[p][i];
    for (int l = 0; l < LINES; l++) {
        double *x = self->x[p][i][l], *y = self->y[p][i][l];
        for (int k = 0; k < CORNERS; k++) {
            double t = 6.283185307179586 * k / CORNERS, wide = l == 0 ? 2.4 : 1.2;
            x[k] = mark->effect + wide * across * cos(t);
            y[k] = mark->cost + wide * up * sin(t);
        }
        self->contours[p][i][l] = (struct plane_contour){l, i % 5 == 4 ? 2 : CORNERS, x, y};
    }
    mark->n_contours = LINES;
    mark->contours = self->contours[p][i];
}

/* Options that gain more and cost more, with some of everything. */
static void make(struct made *self, size_t options, size_t effects, bool are_long) {
    page_init(&self->page, are_long);
    for (size_t p = 0; p < OUTCOMES; p++) {
        for (size_t i = 0; i < MANY; i++) {
            double gain = page_scales[p] * (wander(i + 31 * p) - 0.15), cost = 5e6 * wander(7 * i);
            self->marks[p][i] = (struct plane_mark){gain, 0.01 * page_scales[p],   cost, 2e4, 0,
                                                    NULL, {0.7, 0.02, 0.05, 0.18}, 1};
            surround(self, p, i, 0.4 * page_scales[p] * wander(3 * i + p), 1e6 * wander(5 * i));
        }
        self->panels[p] = (struct plane_panel){&page_outcomes[p],
                                               p < 2 ? 2e6 / page_scales[p] : NAN, self->marks[p]};
    }
    self->data = (struct plane_data){self->page.scene,   options, 0,
                                     self->page.options, effects, self->panels};
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        page_check(plane_figure(&made->data, (enum language)l), name);
}

static void any_number_is_drawn(void **state) {
    (void)state;
    static struct made made;
    for (int o = 0; o < OPTIONS_TRIED; o++)
        for (int e = 0; e < EFFECTS_TRIED; e++)
            for (int are_long = 0; are_long <= 1; are_long++) {
                char name[80];
                snprintf(name, sizeof name, "plane-%zu-%zu%s", some_options[o], some_effects[e],
                         are_long ? "-long" : "");
                make(&made, some_options[o], some_effects[e], are_long);
                draw(&made, name);
            }
}

static void nothing_differs(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 2, false);
    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < 3; i++)
            made.marks[p][i] = (struct plane_mark){0};
    draw(&made, "plane-zero");
    title_is(plane_figure(&made.data, LANGUAGE_EN),
             "“Territorial engineering” changes nothing to “level-years of maturity” against “No "
             "fund”");
    for (size_t i = 0; i < 3; i++) /* too few samples for anything */
        made.marks[0][i] = (struct plane_mark){3, NAN, 5, NAN, 0, NULL, {1, 0, 0, 0}, 0};
    draw(&made, "plane-unknown");
    title_is(plane_figure(&made.data, LANGUAGE_EN),
             "Territorial engineering: the difference from “No fund” is not resolved at this "
             "precision (level-years of maturity)");
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 1, false);
    made.marks[0][1].effect = 5;
    made.marks[0][2].effect = 50;
    title_is(plane_figure(&made.data, LANGUAGE_FR),
             "Innovation partenariale\u00a0: plus d’effet que «\u00a0Sans fonds\u00a0», pour plus "
             "cher, dans 70\u00a0% des cas (années-niveaux de maturité)");
    made.marks[0][2].resolved = 0; /* then the title speaks of what is known */
    made.marks[0][1].shares[PLANE_CHEAPER_BETTER] = 0.9997;
    title_is(plane_figure(&made.data, LANGUAGE_EN),
             "Territorial engineering: more effect than “No fund”, for less money, in more than "
             "99% of cases (level-years of maturity)");
    made.data.n_options = 1;
    title_is(plane_figure(&made.data, LANGUAGE_EN),
             "“No fund” is the only option: nothing to compare");
}

static void captions_say_the_conventions(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 1, false);
    struct figure *figure = plane_figure(&made.data, LANGUAGE_EN);
    assert_non_null(strstr(figure->caption,
                           "Prospective question, outcomes at the end of\u00a0"
                           "2038; each with its own envelope; differences from “No fund”, draw by "
                           "draw. Costs to the public purse, discounted, in euros of 2026. One "
                           "draw of events for each set of parameters: luck is included."));
    assert_non_null(strstr(figure->caption, "221 of 352 assumptions are expert priors"));
    figure_free(figure);
    made.page.info.inner = 8;
    made.data.scene.money = &page_names[7];
    figure = plane_figure(&made.data, LANGUAGE_FR);
    assert_non_null(strstr(figure->caption, "tous avec l’argent de «\u00a0Les cinq fonds\u00a0»"));
    assert_non_null(strstr(figure->caption, "Les 8 tirages d’événements"));
    assert_null(strstr(figure->caption, "classée"));
    figure_free(figure);
    made.data.scene.left_out = 1;
    figure = plane_figure(&made.data, LANGUAGE_FR);
    assert_non_null(strstr(figure->caption, "Une option n’absorbe pas son argent et n’est pas "
                                            "classée."));
    figure_free(figure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_is_drawn),
        cmocka_unit_test(nothing_differs),
        cmocka_unit_test(titles_follow_the_numbers),
        cmocka_unit_test(captions_say_the_conventions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
