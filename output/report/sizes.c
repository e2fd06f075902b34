/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure in three sizes. What fits is found by drawing: texts have to stand apart and inside.
 * Never knows what a figure shows. */
#include "output/report/sizes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/plot_driver.h"

#define MARGIN 5.0     /* [mm] of the drawing's page, under the caption */
#define OVER_CAPTION 2 /* [mm] */
#define FLATTEST 0.66  /* part of its height that a figure keeps */

/* A drawing that is tried. */
struct trial {
    char *svg;
    size_t size;
};

/* Lines of a paragraph may touch by their unused ascents [mm]. */
static int meet(const struct text_box *a, const struct text_box *b) {
    return a->left < b->right - 0.2 && b->left < a->right - 0.2 && a->bottom < b->top - 0.3 &&
           b->bottom < a->top - 0.3;
}

static int stand_apart(const struct text_boxes *boxes, double width, double height) {
    for (size_t i = 0; i < boxes->n; i++) {
        const struct text_box *a = &boxes->boxes[i];
        if (a->left < 0 || a->bottom < 0 || a->right > width || a->top > height)
            return 0;
        for (size_t j = 0; j < i; j++)
            if (meet(a, &boxes->boxes[j]))
                return 0;
    }
    return 1;
}

/* Draws at a size; an empty trial when a panel has no room or texts meet. */
static int try_size(struct figure *figure, double width, double height, struct trial *trial,
                    struct error *error) {
    struct text_boxes boxes = {0};
    double own_width = figure->width, own_height = figure->height;
    *trial = (struct trial){0};
    figure->width = width;
    figure->height = height;
    int code = plot_svg_boxes(figure, &trial->svg, &trial->size, &boxes, error);
    if (code == FONDSIM_DOMAIN) {
        *error = (struct error){0};
        code = FONDSIM_OK;
    } else if (code == FONDSIM_OK && !stand_apart(&boxes, width, height)) {
        free(trial->svg);
        *trial = (struct trial){0};
    }
    text_boxes_free(&boxes);
    figure->width = own_width;
    figure->height = own_height;
    return code;
}

/* Height that the caption takes [mm]: its first line is the lowest text that begins as it does. */
static double caption_height(const char *caption, const struct text_boxes *boxes) {
    double top = 0;
    for (size_t i = 0; caption != NULL && i < boxes->n; i++) {
        const struct text_box *box = &boxes->boxes[i];
        size_t length = strlen(box->text);
        if (length > 0 && strncmp(caption, box->text, length) == 0 && (top == 0 || box->top < top))
            top = box->top;
    }
    return top > 0 ? floor(top - MARGIN + OVER_CAPTION) : 0;
}

static int draw_page(struct figure *figure, double caption, struct picture *picture,
                     struct error *error) {
    static const double wanted[] = SIZES_MM;
    double own = figure->height - caption;
    struct trial trial = {0};
    int code = FONDSIM_OK;
    picture->page_height = own;
    for (size_t i = 0;
         i < sizeof wanted / sizeof wanted[0] && code == FONDSIM_OK && trial.svg == NULL; i++)
        if (wanted[i] < own && wanted[i] >= FLATTEST * own) {
            code = try_size(figure, figure->width, wanted[i], &trial, error);
            picture->page_height = trial.svg == NULL ? own : wanted[i];
        }
    picture->page = trial.svg;
    picture->page_size = trial.size;
    if (code == FONDSIM_OK && trial.svg == NULL) {
        double height = figure->height;
        figure->height = own;
        code = plot_svg(figure, &picture->page, &picture->page_size, error);
        figure->height = height;
    }
    return code;
}

static int draw_slide(struct figure *figure, struct picture *picture, struct error *error) {
    static const double widths[] = {200, 240, 280, 320};
    struct trial trial = {0};
    int code = FONDSIM_OK;
    for (size_t i = 0; i < sizeof widths / sizeof widths[0] && trial.svg == NULL; i++) {
        double width = widths[i], height = round(widths[i] * 9 / 16);
        if (width * height < figure->width * figure->height)
            continue;
        code = try_size(figure, width, height, &trial, error);
        if (code != FONDSIM_OK)
            return code;
        picture->slide_width = width;
        picture->slide_height = height;
    }
    picture->slide = trial.svg;
    picture->slide_size = trial.size;
    return code;
}

int sizes_draw(struct figure *figure, struct picture *picture, struct error *error) {
    struct text_boxes boxes = {0};
    char *caption = figure->caption;
    int code = plot_svg_boxes(figure, &picture->svg, &picture->size, &boxes, error);
    if (code == FONDSIM_OK) {
        double height = caption_height(caption, &boxes);
        figure->caption = NULL;
        code = draw_page(figure, height, picture, error);
        figure->caption = caption;
    }
    text_boxes_free(&boxes);
    return code == FONDSIM_OK ? draw_slide(figure, picture, error) : code;
}
