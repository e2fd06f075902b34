/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All files of a report into a folder. Never knows what the report tells. */
#include "output/report/files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/export.h"
#include "output/report/print.h"
#include "output/report/workbook.h"

/* folder/name into path[room]; the caller made it long enough. */
static const char *in(char *path, size_t room, const char *folder, const char *name) {
    snprintf(path, room, "%s/%s", folder, name);
    return path;
}

static int make_folder(const char *path, struct error *error) {
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return FONDSIM_OK; /* a file of that name shows when the first file is written */
    return error_set(error, FONDSIM_IO, "cannot make %s: %s", path, strerror(errno));
}

static int write_texts(const struct report_files *self, const char *folder, char *path, size_t room,
                       struct error *error) {
    char *text = NULL;
    size_t size = 0;
    int code = document_markdown(self->document, "figures", "png", &text, &size, error);
    if (code == FONDSIM_OK)
        code = export_bytes(in(path, room, folder, "report.md"), text, size, error);
    free(text);
    text = NULL;
    if (code == FONDSIM_OK)
        code = document_html(self->document, &text, &size, error);
    if (code == FONDSIM_OK)
        code = export_bytes(in(path, room, folder, "report.html"), text, size, error);
    free(text);
    return code;
}

static int write_pdf(const struct report_files *self, const char *folder, char *path, size_t room,
                     enum report_pdf *pdf, struct error *error) {
    *pdf = self->no_pdf       ? REPORT_PDF_NOT_ASKED
           : print_possible() ? REPORT_PDF_WRITTEN
                              : REPORT_PDF_NO_PROGRAM;
    size_t length = (size_t)snprintf(path, room, "%s/report.pdf", folder) + 1;
    if (*pdf != REPORT_PDF_WRITTEN) {
        unlink(path); /* an older one would tell another report */
        return FONDSIM_OK;
    }
    char *html = path + length; /* the room is for two paths */
    return print_pdf(in(html, room - length, folder, "report.html"), path, error);
}

int report_files_write(const struct report_files *self, const char *folder, enum report_pdf *pdf,
                       struct error *error) {
    enum report_pdf told = REPORT_PDF_NOT_ASKED;
    size_t room = 2 * (strlen(folder) + 32);
    char *path = malloc(room);
    if (path == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory to write %s", folder);
    int code = make_folder(folder, error);
    if (code == FONDSIM_OK)
        code = make_folder(in(path, room, folder, "figures"), error);
    if (code == FONDSIM_OK)
        code = write_texts(self, folder, path, room, error);
    if (code == FONDSIM_OK)
        code = workbook_xlsx(in(path, room, folder, "tables.xlsx"), self->language, self->title,
                             self->tables, self->n_tables, error);
    if (code == FONDSIM_OK)
        code = gallery_write(self->gallery, in(path, room, folder, "figures"), self->dpi, error);
    if (code == FONDSIM_OK)
        code =
            gallery_pdf(self->gallery, self->title, in(path, room, folder, "figures.pdf"), error);
    if (code == FONDSIM_OK)
        code =
            gallery_slides(self->gallery, self->title, in(path, room, folder, "slides.pdf"), error);
    if (code == FONDSIM_OK)
        code = write_pdf(self, folder, path, room, &told, error);
    if (pdf != NULL)
        *pdf = told;
    free(path);
    return code;
}
