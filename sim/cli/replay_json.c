/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A replayed world as one sheet of events, for other programs. Knows no language. */
#include <math.h>

#include "output/sheets.h"
#include "sim/cli/replay.h"

static const char *const columns[] = {
    "portfolio", "kind",   "step",      "date",        "until",     "fund",    "since",
    "name",      "from",   "to",        "size",        "idea",      "early",   "success",
    "anyway",    "euros",  "committed", "fte",         "count",     "starts",  "turns",
    "delivers",  "ends",   "people",    "engineering", "alliances", "commons", "offers",
    "value",     "median", "rank",      "population",  "drive"};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

static void number_from(struct sheet *sheet, double value, int known) {
    sheet_number(sheet, known ? value : (double)NAN);
}

static void nothing(struct sheet *sheet, int cells) {
    for (int k = 0; k < cells; k++) {
        sheet_text(sheet, "");
    }
}

static double year_of(const struct scenario *scenario, int step) {
    return scenario->time.start_year + (double)step / scenario->time.steps_per_year;
}

static const char *level_name(const struct scenario *scenario, int level) {
    return level >= 0 && level < scenario->n_levels ? scenario->levels[level].name : "";
}

/* What is written of an event: whatever is not 0 of what its kind may hold. */
static void add_event(struct sheet *sheet, const struct replay *replay, const char *portfolio,
                      const struct story_event *event) {
    static const char *const sizes[] = {"small", "medium", "large"};
    const struct scenario *scenario = &replay->opened.scenario;
    int horizon = scenario->time.n_steps, project = event->kind == STORY_PROJECT;
    int moves = event->kind == STORY_LEVEL_UP || event->kind == STORY_LEVEL_DOWN;
    int is_level = moves || event->kind == STORY_ENTERS;
    const struct project_life *life = &event->life;
    sheet_text(sheet, portfolio);
    sheet_text(sheet, story_kind_names[event->kind]);
    sheet_number(sheet, event->step);
    sheet_number(sheet, year_of(scenario, event->step));
    number_from(sheet, event->until, event->until >= 0);
    sheet_text(sheet, event->instrument < 0 ? "" : scenario->instruments[event->instrument].key);
    number_from(sheet, event->since, event->since >= 0);
    sheet_text(sheet, event->offer < 0 ? "" : scenario->offers[event->offer].name);
    if (is_level) {
        sheet_text(sheet, level_name(scenario, event->from));
        sheet_text(sheet, level_name(scenario, event->to));
    } else {
        number_from(sheet, event->from, event->from >= 0);
        number_from(sheet, event->to, event->to >= 0);
    }
    sheet_text(sheet, project ? sizes[event->size] : "");
    number_from(sheet, event->idea, project);
    int ends = event->kind == STORY_AWARD_ENDS;
    number_from(sheet, event->early, ends);
    number_from(sheet, event->success, ends || event->kind == STORY_FOUNDATION_LIVES);
    number_from(sheet, event->anyway, event->anyway >= 0);
    int money = event->euros > 0 || ends || event->kind == STORY_AWARD_OPEN;
    number_from(sheet, event->euros, money);
    number_from(sheet, event->stock, event->stock > 0);
    number_from(sheet, event->fte, event->fte > 0);
    number_from(sheet, event->count, event->count > 0 || event->kind == STORY_AWARD);
    number_from(sheet, life->running, project && life->running < horizon);
    number_from(sheet, life->turn, project && life->turn < horizon);
    number_from(sheet, life->delivers, project && life->turn < horizon);
    number_from(sheet, life->end, project && life->end < horizon);
    number_from(sheet, life->people, project && life->running < horizon);
    for (int k = 0; k < 4; k++) {
        number_from(sheet, exp(event->parts[k]), moves);
    }
    nothing(sheet, 5);
}

/* A line that is no event: names and numbers by column. */
static void add_fact(struct sheet *sheet, const char *portfolio, const char *kind, const char *name,
                     const double values[5]) {
    sheet_text(sheet, portfolio);
    sheet_text(sheet, kind);
    nothing(sheet, 5);
    sheet_text(sheet, name);
    nothing(sheet, COLUMNS - 8 - 5);
    for (int k = 0; k < 5; k++) {
        sheet_number(sheet, values[k]);
    }
}

static void add_facts(struct sheet *sheet, const struct replay *replay) {
    const struct scenario *scenario = &replay->opened.scenario;
    const struct story_who *who = &replay->stories.who;
    const double nan = (double)NAN;
    add_fact(sheet, "", "ecosystem", who->name,
             (const double[5]){replay->stories.ecosystem, nan, who->drive_rank, who->population,
                               who->drive});
    add_fact(sheet, "", "cohort", scenario->cohorts[who->cohort].name,
             (const double[5]){who->row, nan, nan, nan, nan});
    for (int k = 0; k < replay->n_parameters; k++) {
        const struct replay_parameter *parameter = &replay->parameters[k];
        add_fact(sheet, "", "parameter", scenario->assumptions[parameter->index].path,
                 (const double[5]){parameter->value, parameter->median, parameter->rank, nan, nan});
    }
}

int replay_json(FILE *file, const struct replay *replay, struct error *error) {
    const struct scenario *scenario = &replay->opened.scenario;
    struct sheet sheet = {.name = "replay", .n_columns = COLUMNS, .columns = columns};
    add_facts(&sheet, replay);
    for (int p = 0; p < scenario->n_portfolios; p++) {
        const struct story *story = &replay->stories.stories[p];
        for (size_t k = 0; k < story->n && replay->asked[p]; k++) {
            add_event(&sheet, replay, scenario->portfolios[p].name, &story->events[k]);
        }
        for (int k = 0; k < STORY_TOTAL_COUNT && replay->asked[p]; k++) {
            const double nan = (double)NAN;
            add_fact(&sheet, scenario->portfolios[p].name, "total", story_total_keys[k],
                     (const double[5]){story->totals[k], nan, nan, nan, nan});
        }
    }
    int status = sheet_lines(file, &sheet, error);
    sheet_free(&sheet);
    return status;
}
