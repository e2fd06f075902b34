/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of output/compare share: a made-up run behind the captions, names, the check of a
 * page (texts stay on it, apart, without open gaps) in both languages. With FONDSIM_DRAW=folder the
 * pages are also written there, to be looked at. Knows no figure from inside. */
#ifndef FONDSIM_TEST_RUNS_FIGURES_H
#define FONDSIM_TEST_RUNS_FIGURES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/compare/parts_runs.h"
#include "output/export.h"
#include "output/plot_driver.h"
#include "test_run_tables.h"

#define LONG_NAME                                                                                           \
    "Fonds d’ingénierie « territoriale » & <partenariale>, à l’échelle de l’intercommunalité, " \
    "\"pilotes\" compris"

enum { NAMES = 10 };

static const struct label short_names[NAMES] = {
    {"Ingénierie territoriale", "Territorial engineering"},
    {"Innovation partenariale", "Partnership innovation"},
    {"Communs", "Commons"},
    {"Engagement des entreprises", "Engagement of companies"},
    {"Fondations territoriales", "Community foundations"},
    {"Fonds vert", "Green fund"},
    {"Mécénat de compétences", "Skills sponsorship"},
    {"Contrat à impact", "Impact bond"},
    {"Dotation locale", "Local grant"},
    {"Titres associatifs", "Association bonds"},
};

static const struct label long_names[NAMES] = {
    {LONG_NAME, LONG_NAME}, {LONG_NAME, LONG_NAME}, {LONG_NAME, LONG_NAME}, {LONG_NAME, LONG_NAME},
    {LONG_NAME, LONG_NAME}, {LONG_NAME, LONG_NAME}, {LONG_NAME, LONG_NAME}, {LONG_NAME, LONG_NAME},
    {LONG_NAME, LONG_NAME}, {LONG_NAME, LONG_NAME},
};

enum { PARAMETERS = 7 };

/* The longest meanings are as long as those of the models. */
static const struct runs_parameter some_parameters[PARAMETERS] = {
    {.label = {"adoption des communs par imitation (Bass 1969)",
               "adoption of commons by imitation"},
     .path = "commons.q",
     .numbers = AXIS_PERCENT,
     .unit = {"par an", "a year"},
     .of = {"Communs", "Commons"},
     .prior = 1},
    {.label = {"durée d’un poste d’ingénierie", "duration of an engineering post"},
     .path = "instruments.engineering.duration",
     .unit = {"ans", "years"}},
    {.label = {"montant d’un soutien (par an s’il est annuel, sinon en tout)",
               "amount of an award (a year if it is yearly, else in all)"},
     .path = "instruments.engineering.ticket",
     .numbers = AXIS_MONEY,
     .of = {"Engagement territorial des entreprises", "Territorial engagement of companies"}},
    {.label = {"dispersion de l’ingénierie propre des territoires (écart type du log)",
               "spread of own engineering between territories (sd of the log)"},
     .path = "territory.own_spread",
     .of = {"Territoires", "Territories"},
     .prior = 1},
    {.label = {"probabilité de ce passage dans l’année", "probability of this move within a year"},
     .path = "maturity.moves.first_steps-innovation.annual",
     .numbers = AXIS_PERCENT,
     .unit = {"par an", "a year"},
     .of = {"Premiers pas", "First steps"},
     .to = {"Expertises", "Expertise"},
     .prior = 1},
    {.label = {"part des projets qui se seraient faits sans le fonds (effet d’aubaine)",
               "share of projects that would have happened without the fund"},
     .path = "instruments.partnership.deadweight",
     .numbers = AXIS_PERCENT},
    {.label = {"effet de chaque commun utilisé sur les chances de monter (logarithme)",
               "effect of each common in use on the chances of moving up (log)"},
     .path = "maturity.beta_engineering",
     .of = {"Maturité", "Maturity"}},
};

static const struct label five = {"Les cinq fonds", "The five funds"},
                          none = {"Sans fonds", "No fund"};

static struct compare_scene scene_of(const struct data *run) {
    return (struct compare_scene){.info = &run->info, .samples = 640};
}

static struct runs_measure net_benefit(void) {
    return (struct runs_measure){.label = {"Projets-années", "Project-years"},
                                 .unit = "project-year",
                                 .portfolio = &five,
                                 .reference = &none,
                                 .year = 2039,
                                 .is_net_benefit = 1,
                                 .willingness = 20000,
                                 .perspective = PERSPECTIVE_PUBLIC};
}

static void boxes_stand_apart(const struct text_boxes *boxes, double width, double height,
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
static void check_page(struct figure *figure, const char *name, enum language language) {
    struct text_boxes boxes = {0};
    struct error error = {0};
    char *svg = NULL, path[200];
    const char *folder = getenv("FONDSIM_DRAW");
    size_t size = 0;
    assert_non_null(figure);
    snprintf(path, sizeof path, "%s-%s", name, language == LANGUAGE_FR ? "fr" : "en");
    if (folder != NULL && export_figure(figure, folder, path, 110, &error) < 0)
        fail_msg("%s: %s", path, error.text);
    if (plot_svg_boxes(figure, &svg, &size, &boxes, &error) < 0)
        fail_msg("%s: %s", path, error.text);
    boxes_stand_apart(&boxes, figure->width, figure->height, path);
    assert_non_null(figure->title);
    assert_non_null(figure->caption);
    assert_non_null(figure->alt);
    assert_null(strchr(figure->alt, '{'));
    text_boxes_free(&boxes);
    free(svg);
    figure_free(figure);
}

static void title_is(struct figure *figure, const char *expected) {
    assert_non_null(figure);
    assert_string_equal(figure->title, expected);
    figure_free(figure);
}

#endif
