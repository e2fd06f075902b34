/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the figures of compare share: options and effects in any number, with short and
 * long names, the check of a page (texts stay on it, apart, without open gaps). With
 * FONDSIM_DRAW=folder pages are also written there, to be looked at. Knows no figure from inside.
 */
#ifndef FONDSIM_TEST_COMPARE_FIGURES_H
#define FONDSIM_TEST_COMPARE_FIGURES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/compare/parts.h"
#include "output/export.h"
#include "output/plot_driver.h"

#define LONG_NAME                                                                                           \
    "Fonds d’ingénierie « territoriale » & <partenariale>, à l’échelle de l’intercommunalité, " \
    "\"pilotes\" compris"

enum { MANY = 17, OUTCOMES = 9 };

/* How many options and effects tests go through, and whose names are long. */
static const size_t some_options[] = {1, 2, 3, 8, 17}, some_effects[] = {1, 2, 4, 9};
enum { OPTIONS_TRIED = 5, EFFECTS_TRIED = 4 };

static const struct outcome page_outcomes[OUTCOMES] = {
    {"level_years", "level-year", "Années-niveaux de maturité", "Level-years of maturity",
     OUTCOME_CUMULATIVE, LAG_INNOVATION, 1, 1, 1},
    {"cofunding", "EUR", "Cofinancements reçus par les projets", "Co-funding received by projects",
     OUTCOME_CUMULATIVE, LAG_PERFORMANCE, 1, 1, 1},
    {"jobs", "FTE", "Emplois dans les projets", "Jobs in projects", OUTCOME_STOCK, LAG_NONE, 1, 1,
     1},
    {"share", "share", "Part des écosystèmes au-delà du premier niveau, tous territoires confondus",
     "Share of ecosystems beyond the first level, all territories together", OUTCOME_INDEX,
     LAG_NONE, 1, 1, 1},
    {"people", "people", "Personnes touchées", "People reached", OUTCOME_CUMULATIVE, LAG_NONE, 1, 1,
     1},
    {"hours", "hour", "Heures gagnées", "Hours saved", OUTCOME_CUMULATIVE, LAG_NONE, 1, 1, 1},
    {"waiting", "day", "Attente", "Waiting", OUTCOME_CUMULATIVE, LAG_NONE, -1, 1, 1},
    {"projects", "project", "Projets qualifiés", "Projects qualified", OUTCOME_CUMULATIVE, LAG_NONE,
     1, 1, 1},
    {"clubs", "club", "Clubs", "Clubs", OUTCOME_CUMULATIVE, LAG_NONE, 1, 1, 1},
};

static const struct label page_names[MANY] = {
    {"Sans fonds", "No fund"},
    {"Ingénierie territoriale", "Territorial engineering"},
    {"Innovation partenariale", "Partnership innovation"},
    {"Communs", "Commons"},
    {"Engagement des entreprises", "Engagement of companies"},
    {"Fondations territoriales", "Community foundations"},
    {"Fonds vert", "Green fund"},
    {"Les cinq fonds", "The five funds"},
    {"Mécénat de compétences", "Skills sponsorship"},
    {"Contrat à impact", "Impact bond"},
    {"Dotation locale", "Local grant"},
    {"Titres associatifs", "Association bonds"},
    {"Ingénierie à budget égal", "Engineering, equal money"},
    {"Innovation à budget égal", "Innovation, equal money"},
    {"Communs à budget égal", "Commons, equal money"},
    {"Entreprises à budget égal", "Companies, equal money"},
    {"Fondations à budget égal", "Foundations, equal money"},
};

/* The scale of an outcome's values. */
static const double page_scales[OUTCOMES] = {40, 4e6, 60, 0.2, 2e5, 15000, 900, 400, 3};

struct page {
    char names[MANY][160]; /* long ones */
    struct run_info info;
    struct compare_scene scene;
    struct compare_option options[MANY];
};

/* The reference, grey, is the first of them. */
static inline void page_init(struct page *self, bool are_long) {
    *self = (struct page){.info = {.samples = 640,
                                   .asked = 640,
                                   .seed = 2026,
                                   .inner = 1,
                                   .complete = 1,
                                   .price_year = 2026,
                                   .start_year = 2020,
                                   .n_assumptions = 352,
                                   .n_priors = 221}};
    for (size_t i = 0; i < MANY; i++) {
        char *name = self->names[i];
        snprintf(name, sizeof self->names[i], "%zu. %s", i + 1, LONG_NAME);
        self->options[i] = (struct compare_option){
            are_long ? (struct label){name, name} : page_names[i], i == 0 ? COMPARE_GREY : i - 1};
    }
    self->scene = (struct compare_scene){.info = &self->info,
                                         .samples = 640,
                                         .reference = &self->options[0].label,
                                         .money = are_long ? &self->options[1].label : NULL,
                                         .year = 2039,
                                         .question = QUESTION_PROSPECTIVE,
                                         .perspective = PERSPECTIVE_PUBLIC,
                                         .left_out = are_long ? 2 : 0};
}

static inline void boxes_stand_apart(const struct text_boxes *boxes, double width, double height,
                                     const char *name) {
    for (size_t i = 0; i < boxes->n; i++) {
        const struct text_box *a = &boxes->boxes[i];
        if (a->left < 0 || a->bottom < 0 || a->right > width || a->top > height)
            fail_msg("%s: '%s' leaves the page", name, a->text);
        if (strchr(a->text, '{') != NULL)
            fail_msg("%s: '%s' has an open gap", name, a->text);
        for (size_t j = 0; j < i; j++) {
            const struct text_box *b = &boxes->boxes[j];
            /* Lines of a paragraph may touch by their unused ascents. */
            if (a->left < b->right - 0.2 && b->left < a->right - 0.2 && a->bottom < b->top - 0.3 &&
                b->bottom < a->top - 0.3)
                fail_msg("%s: '%s' and '%s' overlap", name, a->text, b->text);
        }
    }
}

/* Draws a figure, checks its page and frees it. */
static inline void page_check(struct figure *figure, const char *name) {
    struct text_boxes boxes = {0};
    struct error error = {0};
    char *svg = NULL, path[200];
    const char *folder = getenv("FONDSIM_DRAW");
    size_t size = 0;
    assert_non_null(figure);
    snprintf(path, sizeof path, "%s-%s", name, figure->language == LANGUAGE_FR ? "fr" : "en");
    if (folder != NULL && export_figure(figure, folder, path, 110, &error) < 0)
        fail_msg("%s: %s", path, error.text);
    if (plot_svg_boxes(figure, &svg, &size, &boxes, &error) < 0)
        fail_msg("%s: %s", path, error.text);
    boxes_stand_apart(&boxes, figure->width, figure->height, path);
    assert_non_null(figure->title);
    assert_non_null(figure->caption);
    assert_non_null(strstr(figure->caption, "640"));
    assert_non_null(figure->alt);
    assert_null(strchr(figure->title, '{'));
    assert_null(strchr(figure->caption, '{'));
    assert_null(strchr(figure->alt, '{'));
    text_boxes_free(&boxes);
    free(svg);
    figure_free(figure);
}

static inline void title_is(struct figure *figure, const char *expected) {
    assert_non_null(figure);
    assert_string_equal(figure->title, expected);
    figure_free(figure);
}

/* A number in ]0, 1[ that wanders with k, always the same. */
static inline double wander(size_t k) {
    double x = (double)(k + 1) * 0.6180339887498949;
    return x - floor(x);
}

#endif
