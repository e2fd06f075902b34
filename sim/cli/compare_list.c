/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists on compare's screen. Knows no number. */
#include "sim/cli/compare_list.h"

enum { LINE = 100, INDENT = 5 };

void compare_list_begin_at(struct compare_list *list, const struct screen *s, int column,
                           const char *title) {
    *list = (struct compare_list){
        .s = s, .column = column + terminal_width(title), .indent = column + 2};
    fprintf(s->file, "%*s%s", column, "", title);
}

void compare_list_begin(struct compare_list *list, const struct screen *s, const char *title) {
    compare_list_begin_at(list, s, INDENT, title);
}

void compare_list_add(struct compare_list *list, const char *text, int is_first) {
    const char *between = is_first ? " " : list->s->language == LANGUAGE_FR ? " ; " : "; ";
    int width = terminal_width(between) + terminal_width(text);
    if (list->column + width > LINE - 2) { /* for the semicolon of a line that goes on */
        const char *mark = list->s->language == LANGUAGE_FR ? " ;" : ";";
        fprintf(list->s->file, "%s\n%*s", is_first ? "" : mark, list->indent, "");
        list->column = list->indent;
        between = "";
        width = terminal_width(text);
    }
    fprintf(list->s->file, "%s%s", between, text);
    list->column += width;
}

void compare_list_end(const struct compare_list *list) {
    fputc('\n', list->s->file);
}
