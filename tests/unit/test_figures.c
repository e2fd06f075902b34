/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/figures*.c on a made-up run: messages follow the numbers, labels stay on the page
 * and apart in both languages, odd runs draw or are left out, files appear. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/figures_parts.h"
#include "output/plot_driver.h"
#include "test_run_tables.h"

/* ---- Pages ---- */

static void boxes_stand_apart(const struct text_boxes *boxes, double width, double height,
                              const char *name) {
    for (size_t i = 0; i < boxes->n; i++) {
        const struct text_box *a = &boxes->boxes[i];
        if (a->left < 0 || a->bottom < 0 || a->right > width || a->top > height)
            fail_msg("%s: '%s' leaves the page", name, a->text);
        for (size_t j = 0; j < i; j++) {
            const struct text_box *b = &boxes->boxes[j];
            /* Lines of a paragraph may touch by their unused ascents. */
            if (a->left < b->right - 0.2 && b->left < a->right - 0.2 && a->bottom < b->top - 0.3 &&
                b->bottom < a->top - 0.3)
                fail_msg("%s: '%s' and '%s' overlap", name, a->text, b->text);
        }
    }
}

/* Draws every possible figure in both languages; returns how many there were in French. */
static int draw_all(const struct report_tables *tables) {
    int n = 0;
    for (int i = 0; i < FIGURE_COUNT; i++)
        for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++) {
            if (!figures_possible(tables, (enum figure_name)i))
                continue;
            struct figure *figure = figures_build(tables, (enum figure_name)i, (enum language)l);
            struct text_boxes boxes = {0};
            struct error error = {0};
            char *svg = NULL;
            size_t size = 0;
            if (plot_svg_boxes(figure, &svg, &size, &boxes, &error) < 0)
                fail_msg("%s: %s", figures_name((enum figure_name)i), error.text);
            boxes_stand_apart(&boxes, figure->width, figure->height,
                              figures_name((enum figure_name)i));
            for (size_t b = 0; b < boxes.n; b++) /* a gap that nobody filled */
                assert_null(strchr(boxes.boxes[b].text, '{'));
            assert_non_null(figure->alt);
            assert_null(strchr(figure->alt, '{'));
            assert_non_null(figure->title);
            assert_non_null(figure->caption);
            n += l == LANGUAGE_FR;
            text_boxes_free(&boxes);
            free(svg);
            figure_free(figure);
        }
    return n;
}

static void the_whole_run_is_drawn(void **state) {
    (void)state;
    struct data data;
    data_init(&data);
    assert_int_equal(draw_all(&data.tables), FIGURE_COUNT);
    data_free(&data);
}

static void runs_of_other_shapes_are_drawn(void **state) {
    (void)state;
    struct data data;
    data_init(&data);
    data.info.n_portfolios = 4; /* one funding model for each question */
    assert_int_equal(draw_all(&data.tables), FIGURE_COUNT - 1); /* its money is not in the tables */
    data.info.n_portfolios = 3;                                 /* and a single one */
    data.info.decision_year = NAN;
    data.info.n_instruments = 1;
    data.info.n_effects = 1;
    data.info.complete = 0;
    data.info.inner = 4;
    data.tables.n_assumptions = 0;
    assert_int_equal(draw_all(&data.tables), FIGURE_COUNT - 1);
    data_free(&data);
}

static void long_names_are_drawn(void **state) {
    (void)state;
    struct data data;
    data_init(&data);
    static char name[] = "Fonds d’ingénierie « territoriale » & <partenariale>, à l’échelle de "
                         "l’intercommunalité, \"pilotes\" compris";
    for (int p = 0; p < DATA_PORTFOLIOS; p++)
        data.portfolios[p].label = (struct label){name, name};
    for (int f = 0; f < DATA_FUNDS; f++)
        data.funds[f].label = (struct label){name, name};
    assert_int_equal(draw_all(&data.tables), FIGURE_COUNT);
    data_free(&data);
}

static void missing_tables_leave_figures_out(void **state) {
    (void)state;
    struct data data;
    data_init(&data);
    struct report_tables none = {.info = &data.info};
    assert_int_equal(draw_all(&none), 0);
    struct error error = {0};
    struct figure_folder nowhere = {"/no/such/folder", FIGURES_DPI};
    const struct figure_sink sink = {&nowhere, figure_sink_files};
    assert_int_equal(figures_draw(&none, LANGUAGE_FR, &sink, &error), 0);
    data.info.n_portfolios = 2; /* counterfactuals only: what each fund alone does remains */
    assert_int_equal(draw_all(&data.tables), 1);
    assert_true(figures_possible(&data.tables, FIGURE_RESPONSE));
    assert_null(figures_name((enum figure_name)FIGURE_COUNT));
    data_free(&data);
}

static void nothing_happens_is_drawn(void **state) {
    (void)state;
    struct data data;
    data_init(&data);
    for (size_t i = 0; i < data.summary.n; i++)
        data.summary.rows[i].difference = (struct estimate){.n = 10016};
    for (size_t i = 0; i < data.spreads.n; i++)
        memset(data.spreads.rows[i].q, 0, sizeof data.spreads.rows[i].q);
    for (size_t i = 0; i < data.trajectories.n; i++)
        data.trajectories.rows[i].difference = data.trajectories.rows[i].difference_se = 0;
    for (size_t i = 0; i < data.response.n; i++)
        if (data.response.rows[i].outcome == O_ALIVE)
            data.response.rows[i].mean = data.response.rows[i].se =
                data.response.rows[i].next_100k = 0;
    assert_int_equal(draw_all(&data.tables), FIGURE_COUNT);
    data_free(&data);
}

/* ---- Words ---- */

static void title_is(const struct report_tables *tables, enum figure_name name,
                     enum language language, const char *expected) {
    struct figure *figure = figures_build(tables, name, language);
    assert_non_null(figure);
    assert_string_equal(figure->title, expected);
    figure_free(figure);
}

static struct summary_row *last_row(struct data *data, int portfolio, int outcome) {
    for (size_t i = 0; i < data->summary.n; i++) {
        struct summary_row *row = &data->summary.rows[i];
        if (row->report == DATA_REPORTS - 1 && row->portfolio == portfolio &&
            row->outcome == outcome)
            return row;
    }
    return NULL;
}

static void titles_follow_the_numbers(void **state) {
    (void)state;
    struct data data;
    data_init(&data);
    struct summary_row *row = last_row(&data, 9, O_ALIVE);
    row->difference = (struct estimate){10016, 12.34, 0.6, -3.4, 11, 28.2};
    title_is(&data.tables, FIGURE_FAN, LANGUAGE_FR,
             "Les cinq fonds\u00a0: +12,3 projets locaux en vie fin\u00a0"
             "2038 (de −3 à 28 dans 9 cas sur 10)");
    title_is(&data.tables, FIGURE_FAN, LANGUAGE_EN,
             "The five funds: +12.3 local projects alive at the end of\u00a0"
             "2038 (−3 to 28 in 9 cases out of 10)");
    row->difference.se = 7; /* twice this is more than the mean */
    title_is(&data.tables, FIGURE_FAN, LANGUAGE_EN,
             "The five funds: the effect on “local projects alive” at the end of\u00a0"
             "2038 is not resolved at this precision (0 to 30 in 9 cases out of 10)");
    title_is(&data.tables, FIGURE_MONEY, LANGUAGE_EN,
             "The five funds, 2020–2038: of each €100 of envelope, €68 are paid out, €9 go to "
             "overhead, €20 stay unused and €3 are still committed");
    title_is(&data.tables, FIGURE_EFFECTS, LANGUAGE_EN,
             "The five funds: one of 6 effects is positive at the end of\u00a0"
             "2038 in more than 19 cases out of 20");
    data_free(&data);
}

static void percentages_make_a_hundred(void **state) {
    (void)state;
    struct data data;
    data_init(&data);
    for (size_t i = 0; i < data.money.n; i++) { /* 60.6, 8.6 and 30.8 %: rounded apart, 101 */
        struct money_mean *row = &data.money.rows[i];
        *row =
            (struct money_mean){.portfolio = 9, .instrument = row->instrument, .year = row->year};
        data_set(row, "envelope", 1000);
        data_set(row, "paid", 606);
        data_set(row, "overhead", 86);
        data_set(row, "lapsed", 308);
    }
    title_is(&data.tables, FIGURE_MONEY, LANGUAGE_EN,
             "The five funds, 2020–2038: of each €100 of envelope, €61 are paid out, €8 go to "
             "overhead and €31 stay unused");
    data_free(&data);
}

static void a_scenario_may_name_no_effects(void **state) {
    (void)state;
    struct data data;
    int effects[PARTS_EFFECTS], outcomes[32];
    data_init(&data);
    data.info.n_effects = 0;
    data.info.fan_outcome = NULL;
    assert_int_equal(parts_fan_outcome(&data.info), O_ALIVE);
    assert_int_equal(parts_effects(&data.info, effects, PARTS_EFFECTS), 7);
    assert_int_equal(figures_spread_outcomes(&data.info, 0, outcomes, 32), 1);
    assert_int_equal(figures_spread_outcomes(&data.info, DATA_REPORTS - 1, outcomes, 32), 7);
    assert_int_equal(draw_all(&data.tables), FIGURE_COUNT);
    data_free(&data);
}

static void digits_stop_at_the_error(void **state) {
    (void)state;
    const struct outcome count = {.unit = "project"}, euro = {.unit = "EUR"},
                         share = {.unit = "share"};
    char said[SAID_SIZE];
    assert_string_equal(parts_value(said, LANGUAGE_EN, &count, 12.345, 0.3, true), "+12.3");
    assert_string_equal(parts_value(said, LANGUAGE_EN, &count, 12345.678, 310, false), "12,300");
    assert_string_equal(parts_value(said, LANGUAGE_EN, &count, -0.04, 0.3, true), "0.0");
    assert_string_equal(parts_value(said, LANGUAGE_EN, &count, 12345.678, 0.01, false), "12,300");
    assert_string_equal(parts_value(said, LANGUAGE_EN, &count, 12345.678, NAN, false), "12,000");
    assert_string_equal(parts_value(said, LANGUAGE_FR, &euro, 1234567, 30000, true),
                        "+1,23\u00a0M€");
    assert_string_equal(parts_value(said, LANGUAGE_EN, &share, 0.6347, 0.02, false), "63%");
    assert_true(parts_resolved(1, 0.49) && !parts_resolved(-1, 0.51) && !parts_resolved(1, NAN));
    assert_string_equal(parts_end(said, LANGUAGE_EN, 2026.5), "at the end of\u00a0June 2026");
}

static void portfolios_are_chosen(void **state) {
    (void)state;
    struct data data;
    data_init(&data);
    int chosen[4];
    size_t all;
    assert_int_equal(parts_main(&data.info), 9);
    assert_int_equal(parts_colour(&data.info, 3), 0);  /* a fund alone has its colour */
    assert_int_equal(parts_colour(&data.info, 10), 8); /* deepened at the money of another */
    assert_int_equal(parts_colour(&data.info, 14), 12);
    assert_int_equal(parts_colour(&data.info, 2), 5); /* several funds: what is left */
    assert_int_equal(parts_choose(&data.tables, O_ALIVE, 1, chosen, 4, &all), 4);
    assert_int_equal(all, 12);
    const int expected[] = {3, 6, 8, 9}; /* the main one, then the largest at their own envelopes */
    assert_memory_equal(chosen, expected, sizeof expected);
    data_free(&data);
}

/* ---- Spreads and files ---- */

static void spreads_are_quantiles_of_what_is_defined(void **state) {
    (void)state;
    double values[] = {4, NAN, 0, 3, NAN, 1, 2};
    double none[] = {NAN, NAN};
    struct spread_table table = {0};
    struct error error = {0};
    assert_int_equal(spread_add(&table, 1, 2, 3, values, 7, &error), 0);
    assert_int_equal(spread_add(&table, 1, 2, 4, none, 2, &error), 0);
    assert_int_equal(table.n, 1);
    assert_int_equal(table.rows[0].n, 5);
    const double expected[5] = {0.2, 1, 2, 3,
                                3.8}; /* R: quantile(0:4, c(.05, .25, .5, .75, .95)) */
    for (int i = 0; i < 5; i++)
        assert_true(fabs(table.rows[0].q[i] - expected[i]) < 1e-12);
    spread_table_free(&table);
}

static void files_are_written(void **state) {
    (void)state;
    struct data data;
    struct error error = {0};
    char folder[] = "/tmp/fondsim-figures-XXXXXX", path[200];
    data_init(&data);
    data.tables.spreads = NULL;
    assert_non_null(mkdtemp(folder));
    struct figure_folder files = {folder, FIGURES_DPI};
    const struct figure_sink sink = {&files, figure_sink_files};
    if (figures_draw(&data.tables, LANGUAGE_FR, &sink, &error) < 0)
        fail_msg("%s", error.text);
    for (int i = 0; i < FIGURE_COUNT; i++)
        for (int png = 0; png <= 1; png++) {
            snprintf(path, sizeof path, "%s/%s.%s", folder, figures_name((enum figure_name)i),
                     png ? "png" : "svg");
            /* Without spreads there is no figure of effects. */
            assert_int_equal(unlink(path), i == FIGURE_EFFECTS ? -1 : 0);
        }
    assert_int_equal(rmdir(folder), 0);
    assert_int_equal(figures_draw(&data.tables, LANGUAGE_FR, &sink, &error), FONDSIM_IO);
    data_free(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_run_is_drawn),
        cmocka_unit_test(runs_of_other_shapes_are_drawn),
        cmocka_unit_test(long_names_are_drawn),
        cmocka_unit_test(missing_tables_leave_figures_out),
        cmocka_unit_test(nothing_happens_is_drawn),
        cmocka_unit_test(titles_follow_the_numbers),
        cmocka_unit_test(percentages_make_a_hundred),
        cmocka_unit_test(a_scenario_may_name_no_effects),
        cmocka_unit_test(digits_stop_at_the_error),
        cmocka_unit_test(portfolios_are_chosen),
        cmocka_unit_test(spreads_are_quantiles_of_what_is_defined),
        cmocka_unit_test(files_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
