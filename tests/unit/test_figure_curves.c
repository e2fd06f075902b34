/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/curves.c, acceptability.c and loss.c: pages with any number of options
 * and effects, titles that follow the numbers, options that are not ranked, curves at zero. */
#include "output/compare/acceptability.h"
#include "output/compare/loss.h"

#include "compare_figures.h"

enum { STEPS = 41 };

struct made {
    struct page page;
    double willingness[OUTCOMES][STEPS], best[OUTCOMES][STEPS * MANY], loss[OUTCOMES][STEPS * MANY];
    struct curves_choice choices[OUTCOMES][STEPS];
    struct curves_panel panels[OUTCOMES];
    struct curves_data data;
};

/* Option i costs i units and is worth the most at willingness near its number; the last one of more
 * than four is not ranked. */
static void make_panel(struct made *self, size_t p, size_t n) {
    size_t ranked = n > 4 ? n - 1 : n;
    for (size_t w = 0; w < STEPS; w++) {
        double x = (double)w / (STEPS - 1), sum = 0, *best = self->best[p] + w * n;
        double *loss = self->loss[p] + w * n;
        struct curves_choice *choice = &self->choices[p][w];
        self->willingness[p][w] = 80000 / page_scales[p] * x;
        for (size_t i = 0; i < ranked; i++) {
            double away = x * (double)(ranked - 1) - (double)i;
            best[i] = exp(-away * away);
            loss[i] = 1e5 * (0.4 + away * away);
            sum += best[i];
        }
        for (size_t i = ranked; i < n; i++)
            best[i] = loss[i] = NAN;
        *choice = (struct curves_choice){.resolved = 1, .second = ranked > 1, .loss_se = 1000};
        for (size_t i = 0; i < ranked; i++) {
            best[i] /= sum;
            if (loss[i] < loss[choice->option]) {
                choice->second = choice->option;
                choice->option = i;
            }
        }
        choice->probability = best[choice->option];
        choice->loss = loss[choice->option];
        choice->resolved = choice->loss < 0.55e5;
    }
    self->panels[p] = (struct curves_panel){&page_outcomes[p],
                                            p == 1 ? self->willingness[p][20] : NAN,
                                            STEPS,
                                            self->willingness[p],
                                            self->best[p],
                                            self->loss[p],
                                            self->choices[p]};
}

static void make(struct made *self, size_t options, size_t effects, bool are_long) {
    page_init(&self->page, are_long);
    for (size_t p = 0; p < OUTCOMES; p++)
        make_panel(self, p, options);
    self->data =
        (struct curves_data){self->page.scene, options, self->page.options, effects, self->panels};
}

static void draw(const struct made *made, const char *name) {
    char path[100];
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++) {
        snprintf(path, sizeof path, "acceptability-%s", name);
        page_check(acceptability_figure(&made->data, (enum language)l), path);
        snprintf(path, sizeof path, "loss-%s", name);
        page_check(loss_figure(&made->data, (enum language)l), path);
    }
}

static void any_number_is_drawn(void **state) {
    (void)state;
    static struct made made;
    for (int o = 0; o < OPTIONS_TRIED; o++)
        for (int e = 0; e < EFFECTS_TRIED; e++)
            for (int are_long = 0; are_long <= 1; are_long++) {
                char name[80];
                snprintf(name, sizeof name, "%zu-%zu%s", some_options[o], some_effects[e],
                         are_long ? "-long" : "");
                make(&made, some_options[o], some_effects[e], are_long);
                draw(&made, name);
            }
}

static void nothing_is_lost(void **state) {
    (void)state;
    static struct made made;
    make(&made, 2, 2, false);
    for (size_t p = 0; p < 2; p++)
        for (size_t w = 0; w < STEPS; w++) {
            for (size_t i = 0; i < 2; i++)
                made.best[p][w * 2 + i] = made.loss[p][w * 2 + i] = 0;
            made.best[p][w * 2] = 1;
            made.choices[p][w] = (struct curves_choice){0, 1, 1, 0, 0, 0};
        }
    draw(&made, "zero");
    title_is(loss_figure(&made.data, LANGUAGE_EN),
             "At €0.010 a unit (co-funding received by projects): knowing more would not change "
             "the choice, “No fund”");
    made.panels[1].given = NAN;
    title_is(loss_figure(&made.data, LANGUAGE_EN),
             "Knowing more would change no choice (level-years of maturity)");
    title_is(acceptability_figure(&made.data, LANGUAGE_EN),
             "“No fund” is the best choice on average up to €2,000 a unit (level-years of "
             "maturity)");
}

/* Who reads a figure of few draws is told; and what the least loss is the worth of. */
static void captions_say_the_limits(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 1, false);
    for (int few = 0; few < 2; few++) {
        made.data.scene.samples = few ? 608 : 640;
        made.page.info.inner = few ? 1 : 8;
        struct figure *figure = loss_figure(&made.data, LANGUAGE_EN);
        assert_int_equal(strstr(figure->caption, "Fewer than 20 blocks of draws") != NULL, few);
        assert_int_equal(strstr(figure->caption, "even luck, which nobody can know") != NULL, few);
        figure_free(figure);
    }
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 2, false);
    made.panels[1].given = NAN;
    title_is(acceptability_figure(&made.data, LANGUAGE_EN),
             "The best choice on average goes from “No fund” to “Partnership innovation” in 2 "
             "changes, the first at about €530 a unit (level-years of maturity)");
    made.panels[0].given = 500;
    made.choices[0][10] = (struct curves_choice){1, 0, 0.632, 1, 123456, 1500};
    title_is(acceptability_figure(&made.data, LANGUAGE_FR),
             "À 500\u00a0€ l’unité (années-niveaux de maturité)\u00a0: «\u00a0Ingénierie "
             "territoriale\u00a0» est le meilleur choix en moyenne, et le meilleur dans 63\u00a0% "
             "des cas");
    title_is(
        loss_figure(&made.data, LANGUAGE_FR),
        "À 500\u00a0€ l’unité (années-niveaux de maturité)\u00a0: «\u00a0Ingénierie "
        "territoriale\u00a0» est le choix qui fait perdre le moins, 123\u00a0k€ en moyenne par "
        "rapport à qui saurait tout d’avance, même la chance");
    made.page.info.inner = 8; /* then luck is averaged out */
    title_is(loss_figure(&made.data, LANGUAGE_EN),
             "At €500 a unit (level-years of maturity): “Territorial engineering” loses least, "
             "€123k on average against someone who knew everything beforehand");
    made.page.info.inner = 1;
    made.choices[0][10].resolved = 0;
    title_is(acceptability_figure(&made.data, LANGUAGE_EN),
             "At €500 a unit (level-years of maturity): the choice between “Territorial "
             "engineering” and “No fund” is not resolved at this precision");
    title_is(loss_figure(&made.data, LANGUAGE_EN),
             "At €500 a unit (level-years of maturity): “Territorial engineering” and “No fund” "
             "cannot be told apart, and choosing loses €123k on average");
}

/* The highest point of the envelope when nothing is given, the nearest one otherwise. */
static void the_point_of_the_title(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 3, false);
    assert_int_equal(curves_first(&made.data), 1);
    assert_int_equal(curves_at(&made.panels[1]), 20);
    made.panels[1].given *= 1.02;
    assert_int_equal(curves_at(&made.panels[1]), 20);
    made.choices[0][33].loss = 1e9;
    assert_int_equal(curves_at(&made.panels[0]), 33);
    made.panels[1].given = NAN;
    assert_int_equal(curves_first(&made.data), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_is_drawn),       cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(titles_follow_the_numbers), cmocka_unit_test(captions_say_the_limits),
        cmocka_unit_test(the_point_of_the_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
