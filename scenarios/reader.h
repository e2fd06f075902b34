/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the validating files of this room share: a reader fills a scenario from a tree and collects
 * problems. Private to scenarios/. Knows no engine and no output. */
#ifndef FONDSIM_SCENARIOS_READER_H
#define FONDSIM_SCENARIOS_READER_H

#include <stdint.h>

#include "models/parameters.h"
#include "models/registry.h"
#include "scenarios/confine.h"
#include "scenarios/tree.h"
#include "sim/core/catalogue.h"
#include "sim/core/scenario.h"

enum {
    MAX_COHORTS = 32, /* bits of a mask */
    MAX_OFFERS = 64,
    MAX_SHOCKS = 64,
    MAX_PORTFOLIOS = 64,
    MAX_REPORTS = 64,
    MAX_AGES = 16,
    MAX_CRITERIA = 32,
    MAX_EFFECTS = 64,
    MAX_MEMBERS = 32,
    MAX_VARIANTS = 32, /* each is the whole scenario once more */
    MAX_SURVEYS = 32,
    MAX_SURVEY_SIZES = 32,
    MAX_ECOSYSTEMS = 20000, /* in a cohort: beyond, two codes would often collide */
    TEXT_MOST = 500, /* bytes of a title, which stands in figures, or of a territory's name */
    PATH_SIZE = 256
};

struct reader {
    struct scenario *out;
    struct problems *problems;
    const struct tree *root;
    const char *folder;            /* of the scenario's file */
    const struct confine *confine; /* where it may name files */
    struct tables *tables;         /* shared with the reading of its variants */
    int is_variant;                /* names, tables and correlations were checked before */
    int no_memory;                 /* sticky: the scenario is then half built and dropped */
    size_t assumptions_room, sections_room;
    int decision; /* a decision date is given */
};

/* Names that may be referred to: "level", "cohort", "instrument"... */
struct names {
    const char *what;
    int n, full; /* 1: that there are too many was said */
    const char *items[MAX_PORTFOLIOS];
};

/* ---- reader.c: memory, texts, names, keys */

char *reader_copy(struct reader *self, const char *text);       /* NULL also when text is NULL */
void *reader_array(struct reader *self, size_t n, size_t size); /* zeroed, n may be 0 */
char *reader_format(struct reader *self, const char *format, ...) FONDSIM_PRINTF(2, 3);

/* The node when it is a mapping (or a list), else a problem and NULL; NULL for NULL. */
const struct tree *reader_map(struct reader *self, const struct tree *node);
const struct tree *reader_list(struct reader *self, const struct tree *node);

/* A problem for every key of a map that is neither in words (NULL-terminated) nor in a table (may
 * be NULL). */
void reader_keys(struct reader *self, const struct tree *map, const char *const *words,
                 const struct parameter_table *first, const struct parameter_table *second);

/* Text of a scalar, or a problem "expected <what>" and NULL. */
const char *reader_text(struct reader *self, const struct tree *node, const char *what);

/* A name: letters, digits, '_' and '-', at most 64, starting with a letter or digit. NULL with a
 * problem otherwise. */
const char *reader_name(struct reader *self, const struct tree *node, const char *what);

/* Name of an item of a list of named things (a mapping with `name`, or a name alone when
 * `plain_too`), which must differ from those in `names`; it is added there. NULL with a problem. */
const char *reader_item_name(struct reader *self, const struct tree *item, int plain_too,
                             struct names *names, int most);

/* Label from `title`: a text for both languages or {fr, en}; the name when it is absent. */
void reader_label(struct reader *self, const struct tree *title, const char *name,
                  struct label *label);

/* A number from least to most; 0 or -1 with a problem. */
int reader_number(struct reader *self, const struct tree *node, double least, double most,
                  double *value);
int reader_integer(struct reader *self, const struct tree *node, long least, long most,
                   long *value);

/* A whole number whose upper end is a limit of fondsim: why says so, and what to do. */
int reader_limited(struct reader *self, const struct tree *node, long least, long most,
                   const char *why, long *value);

/* Index of a name, or -1 with a problem that names the nearest. */
int reader_index(struct reader *self, const struct tree *node, const struct names *names);

/* Index of one of the NULL-terminated words, or -1 with a problem. */
int reader_word(struct reader *self, const struct tree *node, const char *const *words);

/* Mask of names: `all`, one name, or a list of names; `absent` when the node is NULL. */
uint32_t reader_mask(struct reader *self, const struct tree *node, const struct names *names,
                     uint32_t absent);

/* ---- value.c: values, laws, statuses */

struct annotation {
    enum assumption_status status;
    char *source, *note; /* owned */
};

/* Looks through {value, unit, status, source, note}: the node that is the value itself (NULL with a
 * problem), and what is said of it. parameter gives the unit, NULL: euros a year. */
const struct tree *value_annotation(struct reader *self, const struct tree *node,
                                    const struct parameter *parameter,
                                    enum assumption_status fallback, struct annotation *annotation);

/* Number, flag, choice or law within the parameter's bounds; 0, or -1 with a problem and *law
 * zeroed. */
int value_read(struct reader *self, const struct tree *node, const struct parameter *parameter,
               struct law *law);

/* "a number [EUR] of at least 0", "one of grant, recoverable", "yes or no". */
const char *value_expected(const struct parameter *parameter, char *text, size_t size);

/* A number in the parameter's unit: durations where it is a year. 0, or -1 and a phrase. */
int value_number(const struct parameter *parameter, const char *text, double *value,
                 const char **why);

/* 1 when the text is the unit of the parameter, as people write it (units.c). */
int unit_matches(const struct parameter *parameter, const char *text);
int unit_same(const char *a, const char *b);

/* A number that no model reads, at parameter->key of map: one number, never a law. Without it the
 * parameter's fallback with the status `usual`, or a problem where that is NaN. */
void stated_read(struct reader *self, const struct tree *map, const struct parameter *parameter,
                 enum assumption_status usual, struct stated *out);

/* ---- law_read.c */

/* A law {name: arguments}; 0, or -1 with a problem. Checked, but not against the bounds. */
int law_read(struct reader *self, const struct tree *node, const struct parameter *parameter,
             struct law *law);

/* ---- sections.c: sections of parameters */

/* Next assumption of theta, its path copied; NULL when memory is out. */
struct assumption *section_assumption(struct reader *self, const char *path,
                                      const struct parameter *parameter);

/* Appends a section of `table` that stands in map, or in second when the key is not in map (either
 * may be NULL); keys that are absent take their default, or are missed at `where`. Returns its
 * index. */
size_t section_read(struct reader *self, const struct tree *map, const struct tree *second,
                    const struct tree *where, const char *path,
                    const struct parameter_table *table);

/* Appends a section of one assumption whose path is the section's own. */
size_t section_single(struct reader *self, const char *path, const struct parameter_table *table,
                      struct assumption **assumption);

/* Puts what is said and where it is written into an assumption. */
void section_annotate(struct reader *self, struct assumption *assumption, const struct tree *node,
                      struct annotation *annotation);

/* ---- time.c */

void time_read(struct reader *self);
int date_begin(struct reader *self, const struct tree *node, int *step);  /* first day; on a step */
int date_end(struct reader *self, const struct tree *node, int *step);    /* last day; on a step */
int date_inside(struct reader *self, const struct tree *node, int *step); /* step that holds it */

/* Years of a key "2027" or "2027-2032" as indices from the start; 0 or -1 with a problem. */
int date_years(struct reader *self, const struct tree *item, int *first, int *last);

/* ---- read.c */

/* All parts, from self->root to self->out; problems and memory are in self. */
void parts_read(struct reader *self);

/* Index of an outcome of the catalogue, or -1 with a problem that names the nearest. */
int outcome_find(struct reader *self, const struct catalogue *catalogue, const struct tree *node,
                 const char *text);

/* ---- one function per part of a scenario */

void economics_read(struct reader *self); /* economics.c: with deflator */
void levels_read(struct reader *self);    /* levels.c */
void classes_read(struct reader *self);   /* levels.c */
void moves_read(struct reader *self);     /* levels.c */
void maturity_read(struct reader *self);  /* levels.c: the single section */
void cohorts_read(struct reader *self);   /* cohorts.c */
void territories_read(struct reader *self, const struct tree *node, struct cohort *cohort);
void offers_read(struct reader *self);       /* offers.c */
void shocks_read(struct reader *self);       /* offers.c */
void instruments_read(struct reader *self);  /* instruments.c */
void portfolios_read(struct reader *self);   /* portfolios.c */
void correlations_read(struct reader *self); /* correlations.c */
void codes_check(struct reader *self);       /* correlations.c: addresses of draws differ */
void decision_read(struct reader *self);     /* decision.c: with criteria and members */
void variants_read(struct reader *self);     /* variants.c */
void surveys_read(struct reader *self);      /* surveys.c */

/* What only a scenario without any problem so far can be asked. */
void decision_check(struct reader *self, const struct catalogue *catalogue);
void surveys_check(struct reader *self, const struct catalogue *catalogue);
void variants_check(struct reader *self); /* each makes a valid scenario */

/* Names read so far, for references. */
struct names names_levels(const struct reader *self);
struct names names_classes(const struct reader *self);
struct names names_cohorts(const struct reader *self);
struct names names_instruments(const struct reader *self);

/* Index of an assumption by its path, or -1. "instruments." may be left out. */
long assumption_find(const struct scenario *scenario, const char *path);

/* Index of the assumption that a node names, which must have a law; -1 with a problem, unless its
 * value is already complained of. */
long assumption_uncertain(struct reader *self, const struct tree *node);

#endif
