/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/attribution.c: one to ten funds, both games, what is not resolved. */
#include "runs_figures.h"

#include "output/compare/attribution.h"

struct made {
    struct data run;
    struct attribution_bar bars[NAMES];
    struct attribution_number pairs[NAMES * NAMES];
    struct attribution_data data;
};

static struct runs_measure alive(void) {
    return (struct runs_measure){.label = {"Projets locaux en vie", "Local projects alive"},
                                 .unit = "project",
                                 .portfolio = &five,
                                 .reference = &none,
                                 .year = 2039};
}

static struct attribution_number number(double mean, double se) {
    return (struct attribution_number){mean, se, mean - 2 * se, mean + 2 * se, fabs(mean) > 2 * se};
}

static void make(struct made *self, size_t n, const struct label *names) {
    *self = (struct made){0};
    data_init(&self->run);
    double total = 0, cost = 0;
    for (size_t i = 0; i < n; i++) {
        double x = (double)((i * 7 + 3) % 11) - 1.5;
        self->bars[i] = (struct attribution_bar){.fund = {.label = names[i], .colour = i},
                                                 .effect = number(x * 4.2, 1.3 + 0.1 * x),
                                                 .cost = number(3e5 + 2.3e5 * x, 2e4)};
        total += self->bars[i].effect.mean;
        cost += self->bars[i].cost.mean;
        for (size_t j = 0; j < i; j++)
            self->pairs[i * n + j] = self->pairs[j * n + i] =
                number(((double)((i * 5 + j * 3) % 7) - 3) * 1.1, 0.8);
    }
    self->data = (struct attribution_data){.scene = scene_of(&self->run),
                                           .effect = alive(),
                                           .cost = net_benefit(),
                                           .n = n,
                                           .bars = self->bars,
                                           .effect_total = number(total, 1.2),
                                           .cost_total = number(cost, 5e4),
                                           .interactions = self->pairs};
    self->data.cost.is_net_benefit = 0;
    self->data.cost.label = (struct label){"Coût public", "Public cost"};
    self->data.cost.unit = "EUR";
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        check_page(attribution_figure(&made->data, (enum language)l), name, (enum language)l);
}

static void any_number_of_funds(void **state) {
    static const size_t counts[] = {1, 2, 5, 6, 10};
    (void)state;
    for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++) {
        struct made made;
        char name[64];
        make(&made, counts[k], short_names);
        snprintf(name, sizeof name, "attribution-%zu", counts[k]);
        draw(&made, name);
        made.data.interactions = NULL;
        snprintf(name, sizeof name, "attribution-%zu-bars", counts[k]);
        draw(&made, name);
        data_free(&made.run);
    }
}

static void long_names_hold(void **state) {
    (void)state;
    static const size_t counts[] = {1, 5, 10};
    for (size_t k = 0; k < 3; k++) {
        struct made made;
        char name[64];
        make(&made, counts[k], long_names);
        made.data.pooled = 1;
        snprintf(name, sizeof name, "attribution-long-%zu", counts[k]);
        draw(&made, name);
        data_free(&made.run);
    }
}

static void nothing_happens(void **state) {
    (void)state;
    struct made made;
    make(&made, 5, short_names);
    memset(made.pairs, 0, sizeof made.pairs);
    for (size_t i = 0; i < 5; i++)
        made.bars[i].effect = made.bars[i].cost = (struct attribution_number){0};
    made.data.effect_total = made.data.cost_total = (struct attribution_number){0};
    draw(&made, "attribution-zero");
    title_is(attribution_figure(&made.data, LANGUAGE_EN),
             "Own envelopes: no fund changes anything (local projects alive, at the end of\u00a0"
             "2038)");
    for (size_t i = 0; i < 5; i++) { /* under 20 blocks */
        made.bars[i].effect = made.bars[i].cost =
            (struct attribution_number){(double)i, NAN, NAN, NAN, 0};
    }
    draw(&made, "attribution-unknown");
    title_is(attribution_figure(&made.data, LANGUAGE_EN),
             "Own envelopes: too few draws to tell the share of any fund from 0 (local projects "
             "alive, at the end of\u00a0"
             "2038)");
    for (size_t i = 0; i < 5; i++) { /* enough blocks, and still */
        made.bars[i].effect = (struct attribution_number){(double)i, 9, -18, 18, 0};
    }
    title_is(attribution_figure(&made.data, LANGUAGE_EN),
             "Own envelopes: the share of no fund is resolved at this precision (local projects "
             "alive, at the end of\u00a0"
             "2038)");
    data_free(&made.run);
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    struct made made;
    make(&made, 2, short_names);
    made.bars[0].effect = number(4, 0.3);
    made.bars[1].effect = number(16, 0.4);
    made.data.effect_total = number(20, 0.4);
    title_is(attribution_figure(&made.data, LANGUAGE_FR),
             "Enveloppes propres\u00a0: «\u00a0Innovation partenariale\u00a0» apporte le plus, "
             "+16,0 sur +20,0 (projets locaux en vie, fin\u00a0"
             "2038)");
    made.data.pooled = 1;
    title_is(attribution_figure(&made.data, LANGUAGE_EN),
             "Pooled envelopes: “Partnership innovation” brings most, +16.0 of +20.0 (local "
             "projects alive, at the end of\u00a0"
             "2038)");
    made.bars[0].effect = number(15.5, 0.4);
    title_is(attribution_figure(&made.data, LANGUAGE_EN),
             "Pooled envelopes: “Partnership innovation” comes first, +16.0 of +20.0 (local "
             "projects alive, at the end of\u00a0"
             "2038), but its lead over “Territorial engineering” is not resolved at this "
             "precision");
    made.bars[0].effect = number(-5, 0.4);
    made.bars[1].effect = number(-1, 0.4);
    title_is(attribution_figure(&made.data, LANGUAGE_EN),
             "Pooled envelopes: “Territorial engineering” takes most away, −5.0 of +20.0 (local "
             "projects alive, at the end of\u00a0"
             "2038)");
    data_free(&made.run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_funds),
        cmocka_unit_test(long_names_hold),
        cmocka_unit_test(nothing_happens),
        cmocka_unit_test(titles_follow_the_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
