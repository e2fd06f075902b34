/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stories of a question: which events are told, in which order, what is told by the year. Knows
 * the order of things, not their words. */
#include <stdlib.h>
#include <string.h>

#include "sim/cli/replay_teller.h"

#define FILL(text, word, ...)                                                                      \
    replay_fill(text, REPLAY_SENTENCE, self->language, word, __VA_ARGS__, (const char *)NULL)

static const struct story *story_of(const struct teller *self, int portfolio) {
    return &self->replay->stories.stories[portfolio];
}

/* Where sentences begin: after the longest date. */
static size_t text_column(const struct teller *self) {
    return self->scenario->time.steps_per_year == 1 ? 15 : 21;
}

static int is_last(const struct story_event *event) {
    return event->kind >= STORY_AWARD_OPEN;
}

/* One sentence with its mark and date; the date is left out when it is the one before. */
static void tell_event(const struct teller *self, char mark, const struct story_event *event,
                       size_t n, int *last) {
    char head[REPLAY_SENTENCE], date[REPLAY_SENTENCE], year[32], text[REPLAY_SENTENCE];
    const struct time_grid *time = &self->scenario->time;
    int key = is_last(event) ? time->n_steps : event->step;
    if (is_last(event)) {
        snprintf(year, sizeof year, "%d", time->start_year + time->n_years - 1);
        FILL(date, SAY_END_OF, "date", year);
    } else {
        replay_margin(date, self->language, self->scenario, event->step);
    }
    int same = key == *last;
    *last = key;
    snprintf(head, sizeof head, "  %c %.100s", mark, same ? "" : date);
    teller_paragraph(self, head, text_column(self),
                     replay_sentence(text, self->language, self->replay, event, n));
}

/* What stands in another way in the story is not missing: an idea that a fund takes, the number of
 * commons at the same date. */
static int is_replaced(const struct story *story, const struct story_event *event) {
    int replaced = 0;
    for (size_t k = 0; story->events != NULL && k < story->n && !replaced; k++) {
        const struct story_event *other = &story->events[k];
        int counts = other->kind == STORY_ADOPTS || other->kind == STORY_COMMONS;
        replaced = other->kind == event->kind &&
                   ((other->kind == STORY_PROJECT && other->idea == event->idea) ||
                    (counts && other->step == event->step));
    }
    return replaced;
}

/* A chosen event of a story, and whether it is the other's. */
struct line {
    const struct story_event *event;
    char mark;
};

/* Chooses the lines of a story in [from, to), those of `base` that are missing among them; base
 * NULL: all without marks. lines has room for both stories. */
static size_t choose(const struct replay *replay, const struct story *story,
                     const struct story *base, int from, int to, struct line *lines) {
    size_t n = 0, b = 0;
    for (size_t k = 0; k <= story->n; k++) {
        const struct story_event *event = k < story->n ? &story->events[k] : NULL;
        for (; base != NULL && b < base->n &&
               (event == NULL || base->events[b].step < event->step ||
                (base->events[b].step == event->step && base->events[b].kind <= event->kind));
             b++) {
            const struct story_event *gone = &base->events[b];
            if (gone->step >= from && gone->step < to && !replay_has(story, gone) &&
                !is_replaced(story, gone)) {
                lines[n++] = (struct line){gone, '-'};
            }
        }
        int is_start_of_run = event != NULL && event->kind == STORY_ENTERS && event->step == 0;
        if (event == NULL || event->step < from || event->step >= to || is_start_of_run) {
            continue;
        }
        int here_only = base != NULL && !replay_has(base, event);
        if (base == NULL || here_only || replay->full) {
            lines[n++] = (struct line){event, here_only ? '+' : ' '};
        }
    }
    return n;
}

/* How many offers from k on make one sentence. */
static size_t together(const struct line *lines, size_t k, size_t n) {
    size_t j = k + 1;
    for (; lines[k].event->kind == STORY_OFFER && j < n; j++) {
        if (lines[j].event != lines[k].event + (j - k) || lines[j].mark != lines[k].mark ||
            lines[j].event->kind != STORY_OFFER || lines[j].event->step != lines[k].event->step) {
            break;
        }
    }
    return j - k;
}

/* Projects of one year that are told in one sentence: without a fund, or of one fund. */
struct group {
    int n, started, deployed, alive, anyway;
    int sizes[SCENARIO_SIZES];
};

/* Marks, then no fund and each fund. */
enum { MARKS = 3, GROUPS = MARKS * (SCENARIO_MAX_INSTRUMENTS + 1) };

struct year {
    int year;
    struct group groups[GROUPS];
    double lost[MARKS]; /* projects without an idea */
};

static const char marks[MARKS + 1] = " -+";

static size_t mark_index(char mark) {
    return (size_t)(strchr(marks, mark) - marks);
}

static void tell_group(const struct teller *self, const struct group *group, char mark,
                       int instrument, int year) {
    static const enum replay_noun nouns[SCENARIO_SIZES] = {NOUN_SMALLS, NOUN_MEDIUMS, NOUN_LARGES};
    char head[64], text[REPLAY_SENTENCE], what[REPLAY_SENTENCE],
        sizes[REPLAY_SENTENCE] = "", projects[REPLAY_SENTENCE], numbers[5][32];
    const struct time_grid *time = &self->scenario->time;
    const int values[5] = {group->started, group->deployed, group->alive, group->anyway,
                           time->start_year + time->n_years - 1};
    for (int z = 0; z < SCENARIO_SIZES; z++) {
        size_t used = strlen(sizes);
        if (group->sizes[z] > 0) {
            snprintf(sizes + used, sizeof sizes - used, "%s%.100s",
                     used > 0 ? replay_word(self->language, SAY_LIST) : "",
                     teller_counted(self, text, group->sizes[z], nouns[z]));
        }
    }
    for (int k = 0; k < 5; k++) {
        snprintf(numbers[k], sizeof numbers[k], "%d", values[k]);
    }
    snprintf(head, sizeof head, "  %c %d", mark, year);
    FILL(what, instrument < 0 ? SAY_NATURAL : SAY_SUPPORTED, "projects",
         teller_counted(self, projects, group->n, NOUN_QUALIFIED), "sizes", sizes, "started",
         numbers[0], "deployed", numbers[1], "alive", numbers[2], "anyway", numbers[3], "year",
         numbers[4]);
    if (instrument >= 0) {
        FILL(text, SAY_FUND, "fund",
             teller_label(self, &self->scenario->instruments[instrument].label), "what", what);
    }
    teller_paragraph(self, head, text_column(self), instrument < 0 ? what : text);
}

/* Sums of a year that is over. */
static void tell_year(const struct teller *self, struct year *year, int *last) {
    int number = self->scenario->time.start_year + year->year;
    for (size_t k = 0; k < GROUPS; k++) {
        if (year->groups[k].n > 0) {
            tell_group(self, &year->groups[k], marks[k % MARKS], (int)(k / MARKS) - 1, number);
            *last = -1;
        }
    }
    for (size_t k = 0; k < MARKS; k++) {
        char head[64], text[REPLAY_SENTENCE], projects[REPLAY_SENTENCE];
        if (year->lost[k] > 0) {
            snprintf(head, sizeof head, "  %c %d", marks[k], number);
            teller_paragraph(
                self, head, text_column(self),
                FILL(text, SAY_NO_IDEA, "projects",
                     teller_counted(self, projects, year->lost[k], NOUN_PROJECT_MISSED)));
            *last = -1;
        }
    }
    *year = (struct year){.year = year->year};
}

static int year_of(const struct teller *self, const struct line *line) {
    return line->event->step / self->scenario->time.steps_per_year;
}

/* The only project of its fund in its year is told by itself. */
static int is_alone(const struct teller *self, const struct line *lines, size_t n, size_t at) {
    int found = 0;
    for (size_t k = 0; k < n; k++) {
        found += lines[k].event->kind == STORY_PROJECT && lines[k].mark == lines[at].mark &&
                 lines[k].event->instrument == lines[at].event->instrument &&
                 year_of(self, &lines[k]) == year_of(self, &lines[at]);
    }
    return found == 1 && lines[at].event->instrument >= 0;
}

/* Counts a line that is told with its year; 0 when it has a sentence of its own. */
static int is_counted(const struct teller *self, const struct line *lines, size_t n, size_t at,
                      struct year *year) {
    const struct story_event *event = lines[at].event;
    const struct project_life *life = &event->life;
    int n_steps = self->scenario->time.n_steps;
    size_t mark = mark_index(lines[at].mark);
    if (!self->replay->full && event->kind == STORY_NO_IDEA) {
        year->lost[mark] += event->count;
        return 1;
    }
    if (self->replay->full || event->kind != STORY_PROJECT || is_alone(self, lines, n, at)) {
        return 0;
    }
    struct group *group = &year->groups[(size_t)(event->instrument + 1) * MARKS + mark];
    group->n++;
    group->sizes[event->size]++;
    group->started += life->running < n_steps;
    group->deployed += life->delivers && life->turn < n_steps;
    group->alive += life->running < n_steps && life->end >= n_steps;
    group->anyway += event->anyway >= 0;
    return 1;
}

/* FONDSIM_NO_MEMORY, or 1 when there was something to tell, 0 when not. */
static int tell_span(const struct teller *self, const struct story *story, const struct story *base,
                     int from, int to) {
    size_t room = story->n + (base == NULL ? 0 : base->n) + 1;
    struct line *lines = malloc(room * sizeof *lines);
    if (lines == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    size_t n = choose(self->replay, story, base, from, to, lines);
    int last = -1;
    struct year year = {0};
    for (size_t k = 0; k < n;) {
        size_t group = together(lines, k, n);
        if (year_of(self, &lines[k]) != year.year || is_last(lines[k].event)) {
            tell_year(self, &year, &last);
            year.year = year_of(self, &lines[k]);
        }
        if (!is_counted(self, lines, n, k, &year)) {
            tell_event(self, lines[k].mark, lines[k].event, group, &last);
        }
        k += group;
    }
    tell_year(self, &year, &last);
    free(lines);
    return n > 0;
}

static int is_like(const struct story *a, const struct story *b) {
    int same = a->n == b->n;
    for (size_t k = 0; same && k < a->n; k++) {
        same = story_same(&a->events[k], &b->events[k]);
    }
    return same;
}

/* An earlier portfolio of the question to which the same happens; -1 when there is none. */
static int earlier_like(const struct teller *self, int portfolio, enum question question) {
    for (int q = 0; q < portfolio; q++) {
        if (self->replay->asked[q] && self->scenario->portfolios[q].question == question &&
            is_like(story_of(self, q), story_of(self, portfolio))) {
            return q;
        }
    }
    return -1;
}

static void tell_name(const struct teller *self, int portfolio, int from) {
    char text[REPLAY_SENTENCE], date[REPLAY_SENTENCE];
    const char *name = teller_label(self, &self->scenario->portfolios[portfolio].label);
    teller_part(self, from > 0 ? FILL(text, SAY_AFTER, "portfolio", name, "from",
                                      teller_when(self, date, from, REPLAY_FROM))
                               : name);
}

/* A portfolio beside the counterfactual of its question, from the decision on when there is one. */
static int tell_portfolio(const struct teller *self, int portfolio, int from) {
    char text[REPLAY_SENTENCE];
    const struct portfolio *own = &self->scenario->portfolios[portfolio];
    const struct portfolio *base = &self->scenario->portfolios[own->counterfactual];
    int other = earlier_like(self, portfolio, own->question), n = self->scenario->time.n_steps;
    if (other >= 0) {
        const char *name = teller_label(self, &self->scenario->portfolios[other].label);
        teller_part(self, FILL(text, SAY_SAME_AS, "portfolio", teller_label(self, &own->label),
                               "other", name));
        return 0;
    }
    tell_name(self, portfolio, from);
    teller_paragraph(self, "  ", 2,
                     FILL(text, SAY_MARKS, "base", teller_label(self, &base->label)));
    int told =
        tell_span(self, story_of(self, portfolio), story_of(self, own->counterfactual), from, n);
    if (told == 0) {
        teller_paragraph(self, "    ", 4, replay_word(self->language, SAY_NOTHING_MORE));
    }
    return told < 0 ? told : 0;
}

int teller_question(const struct teller *self, enum question question) {
    char text[REPLAY_SENTENCE], date[REPLAY_SENTENCE], before[REPLAY_SENTENCE];
    const struct time_grid *time = &self->scenario->time;
    int from = question == QUESTION_PROSPECTIVE && time->decision_step < time->n_steps
                   ? time->decision_step
                   : 0;
    int status = 0, begun = 0;
    teller_date(self, date, time->decision_step);
    for (int p = 0; p < self->scenario->n_portfolios && status >= 0; p++) {
        const struct portfolio *portfolio = &self->scenario->portfolios[p];
        if (!self->replay->asked[p] || portfolio->question != question) {
            continue;
        }
        if (!begun++) {
            teller_heading(
                self,
                FILL(text, question == QUESTION_PROSPECTIVE ? SAY_PROSPECTIVE : SAY_RETROSPECTIVE,
                     "date", date));
        }
        if (portfolio->is_counterfactual && from > 0) {
            teller_part(self, FILL(text, SAY_SHARED, "before",
                                   teller_when(self, before, from, REPLAY_BEFORE)));
            status = tell_span(self, story_of(self, p), NULL, 0, from);
        }
        if (status >= 0 && portfolio->is_counterfactual) {
            tell_name(self, p, from);
            status = tell_span(self, story_of(self, p), NULL, from, time->n_steps);
        } else if (status >= 0) {
            status = tell_portfolio(self, p, from);
        }
    }
    return status < 0 ? status : 0;
}
