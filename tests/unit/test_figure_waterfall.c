/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/waterfall.c: pages with any number of options and ledgers, titles that
 * follow the numbers, ledgers of nothing. */
#include "output/compare/waterfall.h"

#include "compare_figures.h"

struct made {
    struct page page;
    struct waterfall_ledger ledgers[WATERFALL_LEDGERS][MANY];
    struct waterfall_panel panels[WATERFALL_LEDGERS];
    struct waterfall_leverage leverages[MANY];
    struct waterfall_data data;
};

static struct waterfall_ledger ledger(double gross, double deadweight, double displacement,
                                      double indirect, double se) {
    double net = gross - deadweight - displacement + indirect;
    return (struct waterfall_ledger){{gross, deadweight, displacement, indirect, net},
                                     {se, se, se, se, se},
                                     displacement > 0 ? net - displacement : NAN,
                                     1};
}

/* Every third option supports nothing and still has effects; every fourth does nothing at all. */
static void make(struct made *self, size_t options, size_t ledgers, bool are_long) {
    static const size_t about[WATERFALL_LEDGERS] = {7, 0, 1};
    page_init(&self->page, are_long);
    for (size_t p = 0; p < WATERFALL_LEDGERS; p++) {
        for (size_t i = 0; i < options; i++) {
            double all = page_scales[about[p]] * wander(3 * i + p);
            bool some = i % 3 != 2;
            self->ledgers[p][i] = i % 4 == 3
                                      ? ledger(0, 0, 0, 0, 0)
                                      : ledger(some ? all : 0, 0.3 * all, p == 2 ? 0.2 * all : 0,
                                               p == 2 ? 1.4 * all : 0, 0.01 * all);
        }
        self->panels[p] = (struct waterfall_panel){&page_outcomes[about[p]], self->ledgers[p]};
    }
    for (size_t i = 0; i < options; i++)
        self->leverages[i] = i % 4 == 3
                                 ? (struct waterfall_leverage){NAN, NAN, NAN, NAN}
                                 : (struct waterfall_leverage){1.64, 0.02, 0.4 + wander(i), 0.05};
    self->data = (struct waterfall_data){self->page.scene, options,      self->page.options + 1, 0,
                                         ledgers,          self->panels, self->leverages};
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        page_check(waterfall_figure(&made->data, (enum language)l), name);
}

static void any_number_is_drawn(void **state) {
    (void)state;
    static struct made made;
    for (int o = 0; o < OPTIONS_TRIED; o++)
        for (size_t ledgers = 1; ledgers <= WATERFALL_LEDGERS; ledgers++)
            for (int are_long = 0; are_long <= 1; are_long++) {
                size_t n = some_options[o] < MANY ? some_options[o] : MANY - 1;
                char name[80];
                snprintf(name, sizeof name, "waterfall-%zu-%zu%s", n, ledgers,
                         are_long ? "-long" : "");
                make(&made, n, ledgers, are_long);
                draw(&made, name);
            }
}

static void nothing_is_supported(void **state) {
    (void)state;
    static struct made made;
    make(&made, 2, 2, false);
    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < 2; i++)
            made.ledgers[p][i] = ledger(0, 0, 0, 0, NAN);
    made.data.leverages = NULL;
    draw(&made, "waterfall-zero");
    title_is(waterfall_figure(&made.data, LANGUAGE_EN),
             "Territorial engineering: nothing is supported (projects qualified)");
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 2, 1, false);
    made.data.first = 1;
    made.ledgers[0][1] = ledger(395.7, 95.67, 0, 0, 1.04);
    title_is(waterfall_figure(&made.data, LANGUAGE_FR),
             "Innovation partenariale\u00a0: 396 soutenus, 300 nets (projets qualifiés)");
    made.ledgers[0][1].net_resolved = 0;
    title_is(waterfall_figure(&made.data, LANGUAGE_EN),
             "Partnership innovation: 396 supported, but the net is not resolved at this precision "
             "(projects qualified)");
}

/* Both leverages stand beside each other, or none; the rest is said to be left out. */
static void leverage_is_said_gross_and_net(void **state) {
    (void)state;
    static struct made made;
    struct text_boxes boxes = {0};
    struct error error = {0};
    char *svg = NULL;
    size_t size = 0, both = 0, none = 0;
    make(&made, 10, 1, false);
    struct figure *figure = waterfall_figure(&made.data, LANGUAGE_EN);
    assert_int_equal(plot_svg_boxes(figure, &svg, &size, &boxes, &error), 0);
    for (size_t i = 0; i < boxes.n; i++) {
        both += strncmp(boxes.boxes[i].text, "gross 1.64, net ", 16) == 0;
        none += strcmp(boxes.boxes[i].text, "not applicable") == 0;
    }
    assert_int_equal(both, 6);
    assert_int_equal(none, 2);
    assert_non_null(strstr(figure->caption, "8 of 10 options are shown."));
    text_boxes_free(&boxes);
    free(svg);
    figure_free(figure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_is_drawn),
        cmocka_unit_test(nothing_is_supported),
        cmocka_unit_test(titles_follow_the_numbers),
        cmocka_unit_test(leverage_is_said_gross_and_net),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
