/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/information.c: sets and surveys in any number, bounds that are not known,
 * what is worth nothing. */
#include "runs_figures.h"

#include "output/compare/information.h"

enum { MOST = 40, SIZES = 5, SURVEYS = 6 };

struct made {
    struct data run;
    struct information_set sets[MOST];
    struct information_size sizes[SURVEYS][SIZES];
    struct information_survey surveys[SURVEYS];
    struct information_data data;
};

static const struct label survey_names[SURVEYS] = {
    {"Enquête sur les aubaines", "Survey of deadweight"},
    {"Suivi des postes d’ingénierie", "Follow-up of engineering posts"},
    {"Niveaux de maturité, avant et après", "Maturity levels, before and after"},
    {"Adoption des communs", "Adoption of commons"},
    {LONG_NAME, LONG_NAME},
    {"Cofinancements", "Co-funding"},
};

static void make(struct made *self, size_t n_sets, size_t n_surveys) {
    static const size_t sizes[SIZES] = {10, 20, 40, 60, 81};
    *self = (struct made){0};
    data_init(&self->run);
    for (size_t i = 0; i < n_sets; i++) {
        self->sets[i] = (struct information_set){.parameter = some_parameters[i % PARAMETERS],
                                                 .value = 41000.0 / (1 + (double)((i * 3) % 7)),
                                                 .se = 2600,
                                                 .misfit = i == 2};
    }
    if (n_sets > 3) { /* a group */
        self->sets[3].parameter =
            (struct runs_parameter){.label = {"Tout ce qui touche à la maturité", "All maturity"}};
        self->sets[3].value = 52000;
    }
    for (size_t s = 0; s < n_surveys; s++) {
        double worth = s == 1 ? 3000 : 30000 - 5000 * (double)s;
        for (size_t k = 0; k < SIZES; k++) {
            double x = (double)sizes[k];
            struct information_size *size = &self->sizes[s][k];
            *size = (struct information_size){.n = sizes[k],
                                              .worth = worth * x / (x + 15),
                                              .worth_se = 900,
                                              .cost = 2000 + 180 * x};
            size->net = size->worth - size->cost;
            size->net_se = 900;
        }
        self->surveys[s] = (struct information_survey){.label = survey_names[s],
                                                       .n = SIZES,
                                                       .sizes = self->sizes[s],
                                                       .best = s == 1 ? SIZES : 2};
    }
    self->data = (struct information_data){.scene = scene_of(&self->run),
                                           .measure = net_benefit(),
                                           .option = five,
                                           .high = 88000,
                                           .high_se = 3000,
                                           .low = 61000,
                                           .low_se = 4000,
                                           .n_sets = n_sets,
                                           .sets = self->sets,
                                           .n_surveys = n_surveys,
                                           .surveys = self->surveys};
    self->data.measure.portfolio = self->data.measure.reference = NULL;
}

static void draw(const struct made *made, const char *name) {
    for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++)
        check_page(information_figure(&made->data, (enum language)l), name, (enum language)l);
}

static void any_number_of_sets_and_surveys(void **state) {
    static const size_t counts[][2] = {{0, 0}, {1, 0}, {1, 1}, {3, 2}, {6, 3}, {40, 6}};
    (void)state;
    for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++) {
        static struct made made;
        char name[64];
        make(&made, counts[k][0], counts[k][1]);
        snprintf(name, sizeof name, "information-%zu-%zu", counts[k][0], counts[k][1]);
        draw(&made, name);
        made.data.low = made.data.low_se = NAN;
        for (size_t i = 0; i < counts[k][0]; i++)
            made.sets[i].parameter.label = long_names[0];
        for (size_t s = 0; s < counts[k][1]; s++) {
            made.surveys[s].label = long_names[0];
            made.surveys[s].n = 1;
            made.surveys[s].best = 0;
        }
        snprintf(name, sizeof name, "information-long-%zu-%zu", counts[k][0], counts[k][1]);
        draw(&made, name);
        data_free(&made.run);
    }
}

static void nothing_is_worth_anything(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 1);
    for (size_t i = 0; i < 3; i++)
        made.sets[i].value = made.sets[i].se = 0;
    made.data.low = made.data.low_se = made.data.high = made.data.high_se = 0;
    for (size_t k = 0; k < SIZES; k++) {
        made.sizes[0][k].worth = made.sizes[0][k].net_se = 0;
        made.sizes[0][k].net = -made.sizes[0][k].cost;
    }
    made.surveys[0].best = SIZES;
    draw(&made, "information-zero");
    title_is(information_figure(&made.data, LANGUAGE_EN),
             "Nothing that one could learn would change the decision (value of information: €0)");
    data_free(&made.run);
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    static struct made made;
    make(&made, 3, 2);
    title_is(information_figure(&made.data, LANGUAGE_EN),
             "Knowing everything before deciding would be worth €61k to €88k; first “adoption of "
             "commons by imitation” (€41k); “Survey of deadweight” repays its cost, "
             "best at n\u00a0=\u00a0"
             "40");
    made.surveys[0].best = SIZES;
    made.data.low = NAN;
    title_is(information_figure(&made.data, LANGUAGE_FR),
             "Tout savoir avant de décider vaudrait au plus 88\u00a0k€\u00a0; d’abord «\u00a0"
             "adoption des communs par imitation (Bass 1969)\u00a0» (41\u00a0k€)\u00a0; aucune "
             "enquête prévue ne vaut son coût");
    made.sets[0].se = 18000;
    title_is(information_figure(&made.data, LANGUAGE_EN),
             "Knowing everything before deciding would be worth at most €88k; first “adoption of "
             "commons by imitation” (€40k), not told apart from “duration of an engineering "
             "post”; no planned survey repays its cost");
    for (size_t i = 0; i < 3; i++)
        made.sets[i].se = 30000;
    made.surveys[0].best = 2;
    made.sizes[0][2].net_se = 20000;
    title_is(information_figure(&made.data, LANGUAGE_EN),
             "Knowing everything before deciding would be worth at most €88k; the value of no "
             "single parameter is resolved at this precision; that a survey repays its cost is "
             "not resolved");
    made.data.high_se = 60000;
    title_is(information_figure(&made.data, LANGUAGE_EN),
             "The value of information is not resolved at this precision (at most €90k)");
    data_free(&made.run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_sets_and_surveys),
        cmocka_unit_test(nothing_is_worth_anything),
        cmocka_unit_test(titles_follow_the_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
