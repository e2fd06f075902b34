/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A replayed world as a text: who, what is peculiar to the draw, the stories, what the funds
 * change. Knows the order of things, not their words. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/parameters.h"
#include "sim/cli/replay_named.h"
#include "sim/cli/replay_teller.h"

#define FILL(text, word, ...)                                                                      \
    replay_fill(text, REPLAY_SENTENCE, self->language, word, __VA_ARGS__, (const char *)NULL)

/* ---- Who, and the draw ---- */

static void tell_title(const struct teller *self) {
    const struct run_info *info = &self->replay->opened.info;
    char text[REPLAY_SENTENCE], replicate[32], ecosystem[32], worlds[REPLAY_SENTENCE];
    snprintf(replicate, sizeof replicate, "%llu", (unsigned long long)self->replay->replicate);
    snprintf(ecosystem, sizeof ecosystem, "%d", self->replay->stories.ecosystem);
    teller_paragraph(self, "", 0,
                     FILL(text, SAY_TITLE, "title", teller_label(self, &info->title), "replicate",
                          replicate, "ecosystem", ecosystem));
    teller_paragraph(self, "", 0,
                     FILL(text, SAY_CHECKED, "worlds",
                          teller_whole(self, worlds, (double)info->samples * info->inner)));
}

static void tell_start(const struct teller *self) {
    const struct story_who *who = &self->replay->stories.who;
    char text[REPLAY_SENTENCE], date[REPLAY_SENTENCE], fte[REPLAY_SENTENCE],
        alliances[REPLAY_SENTENCE], waiting[REPLAY_SENTENCE], later[REPLAY_SENTENCE],
        ideas[REPLAY_SENTENCE];
    FILL(ideas, SAY_IDEAS, "waiting", teller_counted(self, waiting, who->ideas_waiting, NOUN_IDEA),
         "later", teller_whole(self, later, who->ideas_later));
    FILL(text, SAY_START, "date", teller_date(self, date, who->entry_step), "level",
         teller_label(self, &self->scenario->levels[who->level].label), "fte",
         replay_counted(fte, self->language, who->own_fte, 1, NOUN_FTE), "alliances",
         teller_counted(self, alliances, who->alliances, NOUN_ALLIANCE), "adopter",
         replay_word(self->language, who->adopter ? SAY_START_ADOPTER : SAY_START_PLAIN), "ideas",
         ideas);
    teller_paragraph(self, "  ", 2, text);
    if (who->qualified_step > who->entry_step) {
        teller_paragraph(self, "  ", 2,
                         FILL(text, SAY_QUALIFIED, "before",
                              teller_when(self, date, who->qualified_step, REPLAY_BEFORE)));
    }
}

static void tell_who(const struct teller *self) {
    const struct story_who *who = &self->replay->stories.who;
    const struct cohort *cohort = &self->scenario->cohorts[who->cohort];
    char text[REPLAY_SENTENCE], population[REPLAY_SENTENCE], ratio[REPLAY_SENTENCE],
        share[REPLAY_SENTENCE];
    teller_heading(self, replay_word(self->language, SAY_WHO));
    teller_paragraph(self, "  ", 2,
                     FILL(text, SAY_PLACE, "name",
                          who->name != NULL ? who->name : replay_word(self->language, SAY_NAMELESS),
                          "population", teller_whole(self, population, who->population), "class",
                          teller_label(self, &self->scenario->classes[who->size_class].label),
                          "cohort", teller_label(self, &cohort->label)));
    tell_start(self);
    const struct maturity_parameters *maturity = (const void *)scenario_values(
        self->scenario, self->replay->theta, self->scenario->maturity);
    if (maturity->frailty > 0) {
        format_number(ratio, sizeof ratio, self->language, who->drive, 2);
        format_percent(share, sizeof share, self->language, who->drive_rank, 0);
        teller_paragraph(self, "  ", 2, FILL(text, SAY_DRIVE, "ratio", ratio, "share", share));
    }
}

static void tell_parameters(const struct teller *self) {
    char text[REPLAY_SENTENCE], share[REPLAY_SENTENCE], rank[REPLAY_SENTENCE];
    for (int k = 0; k < self->replay->n_parameters; k++) {
        const struct replay_parameter *found = &self->replay->parameters[k];
        double above = found->rank > 0.5 ? found->rank : 1.0 - found->rank;
        struct named_value named;
        format_percent(share, sizeof share, self->language, above, above > 0.99 ? 1 : 0);
        FILL(rank, found->rank > 0.5 ? SAY_HIGHER : SAY_LOWER, "share", share);
        replay_named(&named, self->language, self->scenario, found->index, found->value,
                     found->median);
        FILL(text, SAY_PARAMETER, "named", named.name, "value", named.value, "median", named.median,
             "rank", rank);
        teller_paragraph(self, "  ", 4, text);
    }
}

/* A shock that does something in this draw. */
static void tell_shock(const struct teller *self, const struct shock *shock) {
    const struct shock_parameters *p =
        (const void *)scenario_values(self->scenario, self->replay->theta, shock->section);
    char text[REPLAY_SENTENCE], effects[REPLAY_SENTENCE] = "", part[REPLAY_SENTENCE],
                                share[REPLAY_SENTENCE], date[REPLAY_SENTENCE],
                                lasts[REPLAY_SENTENCE];
    const struct {
        enum replay_word word;
        double size;
    } parts[] = {{SAY_ACTIVITY, p->activity_loss},
                 {SAY_GIFTS, p->gift_loss},
                 {SAY_STOPS, p->operator_stops > 0.5 ? 1.0 : 0.0}};
    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
        if (parts[k].size >= 0.005) {
            size_t used = strlen(effects);
            format_percent(share, sizeof share, self->language, parts[k].size, 0);
            snprintf(effects + used, sizeof effects - used, "%s%.500s",
                     used > 0 ? replay_word(self->language, SAY_LIST) : "",
                     FILL(part, parts[k].word, "share", share));
        }
    }
    if (effects[0] == '\0' || shock->step >= self->scenario->time.n_steps) {
        return;
    }
    int steps = duration_steps(p->duration, 1.0 / self->scenario->time.steps_per_year);
    FILL(text, SAY_SHOCK, "shock", teller_label(self, &shock->label), "when",
         teller_when(self, date, shock->step < 0 ? 0 : shock->step, REPLAY_AT), "duration",
         replay_duration(lasts, self->language, self->scenario, steps), "effects", effects);
    teller_paragraph(self, "  ", 4, text);
}

static void tell_draw(const struct teller *self) {
    if (self->replay->n_parameters == 0 && self->scenario->n_shocks == 0) {
        return;
    }
    teller_heading(self, replay_word(self->language, SAY_DRAW));
    tell_parameters(self);
    for (int s = 0; s < self->scenario->n_shocks; s++) {
        tell_shock(self, &self->scenario->shocks[s]);
    }
}

/* ---- What the funds change ---- */

static const struct compared {
    enum story_total total;
    enum replay_noun noun;
    int decimals;
    int euros;
} compared[] = {
    {TOTAL_LEVEL_YEARS, NOUN_LEVEL_YEAR, 2, 0},
    {TOTAL_ALLIANCES, NOUN_ALLIANCE, 0, 0},
    {TOTAL_FTE_LOCAL, NOUN_KEPT, 2, 0},
    {TOTAL_QUALIFIED, NOUN_QUALIFIED, 0, 0},
    {TOTAL_DEPLOYED, NOUN_DEPLOYED, 0, 0},
    {TOTAL_ALIVE, NOUN_ALIVE, 0, 0},
    {TOTAL_PEOPLE, NOUN_PEOPLE, 0, 0},
    {TOTAL_JOBS, NOUN_JOB, 1, 0},
    {TOTAL_COFUNDING, NOUN_COFUNDING, 0, 1},
    {TOTAL_LOCAL_RESOURCES, NOUN_LOCAL, 0, 1},
    {TOTAL_HOURS, NOUN_HOUR, 0, 0},
};

/* Appends "+2 projets vivants"; nothing for what rounds to 0. */
static void add_total(const struct teller *self, char *text, const struct compared *row,
                      double value, int is_difference) {
    char digits[FORMAT_SIZE], plain[FORMAT_SIZE];
    if (fabs(value) < 0.5 * pow(10.0, -row->decimals)) {
        return;
    }
    if (row->euros) {
        format_money_short(plain, sizeof plain, self->language, value);
        snprintf(digits, sizeof digits, "%s%.300s", is_difference && value > 0 ? "+" : "", plain);
    } else if (is_difference) {
        format_signed(digits, sizeof digits, self->language, value, row->decimals);
    } else {
        format_number(digits, sizeof digits, self->language, value, row->decimals);
    }
    size_t used = strlen(text);
    snprintf(text + used, REPLAY_SENTENCE - used, "%s%s %s",
             used > 0 ? replay_word(self->language, SAY_LIST) : "", digits,
             replay_noun(self->language, row->noun, value));
}

static void tell_total(const struct teller *self, int portfolio) {
    const struct portfolio *own = &self->scenario->portfolios[portfolio];
    const struct story *story = &self->replay->stories.stories[portfolio];
    const struct story *base =
        own->is_counterfactual ? NULL : &self->replay->stories.stories[own->counterfactual];
    char what[REPLAY_SENTENCE] = "", totals[REPLAY_SENTENCE] = "", part[REPLAY_SENTENCE],
         money[REPLAY_SENTENCE];
    double paid = story->totals[TOTAL_PAID] - (base == NULL ? 0.0 : base->totals[TOTAL_PAID]);
    for (size_t k = 0; k < sizeof compared / sizeof compared[0]; k++) {
        double less = base == NULL ? 0.0 : base->totals[compared[k].total];
        add_total(self, totals, &compared[k], story->totals[compared[k].total] - less,
                  base != NULL);
    }
    format_money_short(money, sizeof money, self->language, paid);
    const char *list = replay_word(self->language, SAY_LIST);
    const char *name = teller_label(self, &self->scenario->levels[story->level].label);
    if (base == NULL) {
        FILL(part, SAY_FINAL_LEVEL, "level", name);
        snprintf(what, sizeof what, "%.300s%s%.1500s", part, totals[0] != '\0' ? list : "", totals);
    } else if (totals[0] == '\0' && story->level == base->level) {
        FILL(what, paid > 0 ? SAY_PAID_NO_CHANGE : SAY_NO_CHANGE, "euros", money);
    } else {
        char given[REPLAY_SENTENCE];
        FILL(given, paid > 0 ? SAY_PAID : SAY_PAID_NOTHING, "euros", money);
        FILL(part, story->level == base->level ? SAY_SAME_LEVEL : SAY_INSTEAD, "level", name,
             "other", teller_label(self, &self->scenario->levels[base->level].label));
        snprintf(what, sizeof what, "%.200s%s%.300s%s%.1400s", given, list, part,
                 totals[0] != '\0' ? list : "", totals);
    }
    teller_paragraph(
        self, "  ", 4,
        FILL(part, SAY_WITHOUT, "portfolio", teller_label(self, &own->label), "what", what));
}

static void tell_changes(const struct teller *self, enum question question) {
    char text[REPLAY_SENTENCE], start[32], end[32];
    const struct time_grid *time = &self->scenario->time;
    int begun = 0;
    snprintf(start, sizeof start, "%d", time->start_year);
    snprintf(end, sizeof end, "%d", time->start_year + time->n_years - 1);
    for (int p = 0; p < self->scenario->n_portfolios; p++) {
        if (!self->replay->asked[p] || self->scenario->portfolios[p].question != question) {
            continue;
        }
        if (!begun++) {
            teller_heading(self, FILL(text, SAY_CHANGES, "start", start, "end", end));
        }
        tell_total(self, p);
    }
}

int replay_tell(FILE *file, enum language language, const struct replay *replay,
                struct error *error) {
    const struct teller teller = {file, language, replay, &replay->opened.scenario};
    static const enum question questions[] = {QUESTION_RETROSPECTIVE, QUESTION_PROSPECTIVE};
    tell_title(&teller);
    tell_who(&teller);
    tell_draw(&teller);
    for (size_t k = 0; k < sizeof questions / sizeof questions[0]; k++) {
        if (teller_question(&teller, questions[k]) < 0) {
            return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        }
        tell_changes(&teller, questions[k]);
    }
    return 0;
}
