/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a report. Never knows what they show. */
#include "output/report/gallery.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/export.h"
#include "output/plot_driver.h"
#include "output/report/escape.h"
#include "output/report/sizes.h"

/* A slide as presentations have them [mm]. */
#define SLIDE_WIDTH_MM 320.0
#define SLIDE_HEIGHT_MM 180.0

static void picture_free(struct picture *self) {
    if (self == NULL)
        return;
    free(self->name);
    free(self->title);
    free(self->alt);
    free(self->caption);
    free(self->method);
    free(self->svg);
    free(self->page);
    free(self->slide);
    free(self);
}

/* The last line of a caption tells how the figure was made, see parts_caption. */
static void split_caption(const char *caption, struct picture *self) {
    const char *line = caption == NULL ? NULL : strrchr(caption, '\n');
    char *reading = strdup(caption == NULL ? "" : caption);
    if (reading != NULL && line != NULL)
        reading[line - caption] = '\0';
    self->caption = reading == NULL ? NULL : escape_copy(ESCAPE_PLAIN, reading);
    self->method = escape_copy(ESCAPE_PLAIN, line == NULL ? "" : line + 1);
    free(reading);
}

/* The drawn figure; NULL with *code set. A figure without description has its title as one. */
static struct picture *picture_new(const char *name, struct figure *figure, int *code,
                                   struct error *error) {
    struct picture *self = calloc(1, sizeof *self);
    const char *title = figure->title == NULL ? "" : figure->title;
    if (self != NULL) {
        self->name = escape_copy(ESCAPE_PLAIN, name);
        self->title = escape_copy(ESCAPE_PLAIN, title);
        self->alt = escape_copy(ESCAPE_PLAIN, figure->alt == NULL ? title : figure->alt);
        split_caption(figure->caption, self);
        self->width = figure->width;
        self->height = figure->height;
    }
    if (self == NULL || self->name == NULL || self->title == NULL || self->alt == NULL ||
        self->caption == NULL || self->method == NULL)
        *code = error_set(error, FONDSIM_NO_MEMORY, "no memory for figure %s", name);
    else
        *code = sizes_draw(figure, self, error);
    if (*code != FONDSIM_OK) {
        picture_free(self);
        self = NULL;
    }
    return self;
}

int gallery_add(struct gallery *self, const char *name, struct figure *figure,
                const struct picture **picture, struct error *error) {
    int code = FONDSIM_OK;
    if (picture != NULL)
        *picture = NULL;
    if (figure == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory for figure %s", name);
    if (self->n == self->room) {
        size_t room = self->room > 0 ? 2 * self->room : 16;
        struct picture **grown = realloc(self->pictures, room * sizeof *grown);
        if (grown == NULL) {
            code = error_set(error, FONDSIM_NO_MEMORY, "no memory for figure %s", name);
            goto out;
        }
        self->pictures = grown;
        self->room = room;
    }
    if (!escape_is_anchor(name) || gallery_find(self, name) != NULL) {
        code = error_set(error, FONDSIM_DOMAIN, "figure '%s': not a file name, or used", name);
        goto out;
    }
    struct picture *drawn = picture_new(name, figure, &code, error);
    if (drawn != NULL)
        self->pictures[self->n++] = drawn;
    if (picture != NULL)
        *picture = drawn;
out:
    figure_free(figure);
    return code;
}

int gallery_take(void *gallery, const char *name, struct figure *figure, struct error *error) {
    return gallery_add(gallery, name, figure, NULL, error);
}

const struct picture *gallery_find(const struct gallery *self, const char *name) {
    for (size_t i = 0; i < self->n; i++)
        if (strcmp(self->pictures[i]->name, name) == 0)
            return self->pictures[i];
    return NULL;
}

int gallery_write(const struct gallery *self, const char *folder, double dpi, struct error *error) {
    int code = FONDSIM_OK;
    for (size_t i = 0; i < self->n && code == FONDSIM_OK; i++) {
        const struct picture *picture = self->pictures[i];
        size_t room = strlen(folder) + strlen(picture->name) + 8;
        char *path = malloc(room);
        if (path == NULL)
            return error_set(error, FONDSIM_NO_MEMORY, "no memory to write %s", picture->name);
        snprintf(path, room, "%s/%s.svg", folder, picture->name);
        code = export_bytes(path, picture->svg, picture->size, error);
        snprintf(path, room, "%s/%s.pdf", folder, picture->name);
        if (code == FONDSIM_OK)
            code = export_svg_pdf(picture->svg, picture->size, path, picture->width,
                                  picture->height, error);
        snprintf(path, room, "%s/%s.png", folder, picture->name);
        if (code == FONDSIM_OK && dpi != 0)
            code = export_svg_png(picture->svg, picture->size, path, dpi, picture->width,
                                  picture->height, error);
        free(path);
    }
    return code;
}

/* The page of a picture in a file of several. */
static struct export_page page_of(const struct picture *picture, bool slide) {
    struct export_page page = {.svg = picture->svg,
                               .size = picture->size,
                               .width = picture->width,
                               .height = picture->height,
                               .title = picture->title};
    if (slide && picture->slide != NULL) {
        page.svg = picture->slide;
        page.size = picture->slide_size;
        page.width = picture->slide_width;
        page.height = picture->slide_height;
    }
    if (slide) {
        page.paper_width = SLIDE_WIDTH_MM;
        page.paper_height = SLIDE_HEIGHT_MM;
    }
    return page;
}

static int write_pages(const struct gallery *self, bool slides, const char *title, const char *path,
                       struct error *error) {
    if (self->n == 0)
        return FONDSIM_OK;
    struct export_page *pages = calloc(self->n, sizeof *pages);
    if (pages == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory to write %s", path);
    for (size_t i = 0; i < self->n; i++)
        pages[i] = page_of(self->pictures[i], slides);
    int code = export_pages_pdf(pages, self->n, title, path, error);
    free(pages);
    return code;
}

int gallery_pdf(const struct gallery *self, const char *title, const char *path,
                struct error *error) {
    return write_pages(self, false, title, path, error);
}

int gallery_slides(const struct gallery *self, const char *title, const char *path,
                   struct error *error) {
    return write_pages(self, true, title, path, error);
}

void gallery_free(struct gallery *self) {
    for (size_t i = 0; i < self->n; i++)
        picture_free(self->pictures[i]);
    free(self->pictures);
    *self = (struct gallery){0};
}
