/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an event to a sentence. Knows what each kind of event says, not in which words. */
#include "sim/cli/replay_event.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "models/parameters.h"
#include "models/registry.h"

#define FILL(text, word, ...)                                                                      \
    replay_fill(text, REPLAY_SENTENCE, say->language, word, __VA_ARGS__, (const char *)NULL)

/* What a sentence is made from. */
struct say {
    enum language language;
    const struct replay *replay;
    const struct scenario *scenario;
    const struct story_event *event;
};

/* ---- Dates, durations, numbers ---- */

/* "T1 2020" is how programs write it: "1er trimestre 2020", in margins "1er trim. 2020". */
static char *period(char *text, enum language language, const struct scenario *scenario, int step,
                    int is_short) {
    int per_year = scenario->time.steps_per_year;
    char year[32], nth[32];
    snprintf(year, sizeof year, "%d", scenario->time.start_year + step / per_year);
    if (per_year == 1) {
        snprintf(text, REPLAY_SENTENCE, "%s", year);
        return text;
    }
    if (per_year == 12) {
        return format_date(text, REPLAY_SENTENCE, language,
                           scenario->time.start_year + (step + 0.5) / per_year, 0);
    }
    replay_nth(nth, sizeof nth, language, step % per_year + 1);
    enum replay_word word = per_year == 4 ? (is_short ? SAY_QUARTER_SHORT : SAY_QUARTER)
                                          : (is_short ? SAY_HALF_SHORT : SAY_HALF);
    return replay_fill(text, REPLAY_SENTENCE, language, word, "nth", nth, "year", year,
                       (const char *)NULL);
}

char *replay_margin(char *text, enum language language, const struct scenario *scenario, int step) {
    return period(text, language, scenario, step, 1);
}

char *replay_date(char *text, enum language language, const struct scenario *scenario, int step) {
    return period(text, language, scenario, step, 0);
}

char *replay_when(char *text, enum language language, const struct scenario *scenario, int step,
                  enum replay_when when) {
    static const enum replay_word words[][2] = {[REPLAY_AT] = {SAY_AT, SAY_AT_THE},
                                                [REPLAY_BEFORE] = {SAY_BEFORE, SAY_BEFORE_THE},
                                                [REPLAY_FROM] = {SAY_FROM, SAY_FROM_THE}};
    int per_year = scenario->time.steps_per_year;
    char date[REPLAY_SENTENCE];
    replay_date(date, language, scenario, step);
    return replay_fill(text, REPLAY_SENTENCE, language, words[when][per_year == 4 || per_year == 2],
                       "date", date, "de", replay_of(date), (const char *)NULL);
}

/* "au 1er trimestre 2027", "en 2027", "in the 1st quarter of 2027" */
static char *when(const struct say *say, char *text, int step) {
    return replay_when(text, say->language, say->scenario, step, REPLAY_AT);
}

char *replay_duration(char *text, enum language language, const struct scenario *scenario,
                      int steps) {
    int64_t months = (int64_t)steps * 12 / scenario->time.steps_per_year;
    int years = months % 12 == 0;
    char number[FORMAT_SIZE];
    double n = (double)(years ? months / 12 : months);
    snprintf(text, REPLAY_SENTENCE, "%s %s", format_number(number, sizeof number, language, n, 0),
             replay_noun(language, years ? NOUN_YEAR : NOUN_MONTH, n));
    return text;
}

const char *replay_label(enum language language, const struct label *label) {
    return language == LANGUAGE_FR ? label->fr : label->en;
}

static char *horizon(const struct say *say, char *text) {
    const struct time_grid *time = &say->scenario->time;
    snprintf(text, REPLAY_SENTENCE, "%d", time->start_year + time->n_years - 1);
    return text;
}

static char *euros(const struct say *say, char *text, double amount) {
    return format_money_short(text, REPLAY_SENTENCE, say->language, amount);
}

static char *number(const struct say *say, char *text, double value, int decimals) {
    return format_number(text, REPLAY_SENTENCE, say->language, value, decimals);
}

char *replay_counted(char *text, enum language language, double n, int decimals,
                     enum replay_noun noun) {
    char digits[FORMAT_SIZE];
    const char *none = replay_none(language, noun);
    int whole = fabs(n - round(n)) < 0.5 * pow(10.0, -decimals);
    if (!(fabs(n) > 0) && none != NULL) {
        snprintf(text, REPLAY_SENTENCE, "%s", none);
        return text;
    }
    snprintf(text, REPLAY_SENTENCE, "%s %s",
             format_number(digits, sizeof digits, language, n, whole ? 0 : decimals),
             replay_noun(language, noun, n));
    return text;
}

/* "3 alliances" */
static char *counted(const struct say *say, char *text, double n, enum replay_noun noun) {
    return replay_counted(text, say->language, n, 0, noun);
}

static const char *level(const struct say *say, int index) {
    return replay_label(say->language, &say->scenario->levels[index].label);
}

/* Appends; what does not fit is cut. */
static void append(char *text, const char *more) {
    size_t used = strlen(text);
    snprintf(text + used, REPLAY_SENTENCE - used, "%s", more);
}

/* ---- Offers and moves ---- */

static void say_offers(const struct say *say, char *text, size_t n) {
    char list[REPLAY_SENTENCE] = "", one[REPLAY_SENTENCE], ratio[REPLAY_SENTENCE],
         lasts[REPLAY_SENTENCE];
    for (size_t k = 0; k < n; k++) {
        const struct story_event *event = say->event + k;
        const struct offer *offer = &say->scenario->offers[event->offer];
        const struct offer_parameters *p =
            (const void *)scenario_values(say->scenario, say->replay->theta, offer->section);
        int acts = p->hazard_ratio < 0.995 || p->hazard_ratio >= 1.005;
        append(list, k > 0 ? replay_word(say->language, SAY_LIST) : "");
        append(list, FILL(one, acts ? SAY_OFFER : SAY_OFFER_NEUTRAL, "offer",
                          replay_label(say->language, &offer->label), "ratio",
                          number(say, ratio, p->hazard_ratio, 2), "duration",
                          replay_duration(lasts, say->language, say->scenario,
                                          event->until - event->step)));
    }
    FILL(text, SAY_OFFERS, "offers", list);
}

static void say_level(const struct say *say, char *text) {
    static const enum replay_word words[4] = {SAY_ENGINEERING_PART, SAY_ALLIANCES_PART,
                                              SAY_COMMONS_PART, SAY_OFFERS_PART};
    const struct story_event *event = say->event;
    char parts[REPLAY_SENTENCE] = "", part[REPLAY_SENTENCE], ratio[REPLAY_SENTENCE],
         carried[REPLAY_SENTENCE];
    double sum = 0;
    for (int k = 0; k < 4; k++) {
        sum += event->parts[k];
        if (fabs(event->parts[k]) >= 0.005) {
            append(parts, parts[0] != '\0' ? replay_word(say->language, SAY_LIST) : "");
            append(parts,
                   FILL(part, words[k], "ratio", number(say, ratio, exp(event->parts[k]), 2)));
        }
    }
    FILL(carried, parts[0] != '\0' ? SAY_CARRIED : SAY_CARRIED_BY_NOTHING, "parts", parts, "ratio",
         number(say, ratio, exp(sum), 2));
    FILL(text, event->kind == STORY_LEVEL_UP ? SAY_LEVEL_UP : SAY_LEVEL_DOWN, "de",
         replay_of(level(say, event->from)), "from", level(say, event->from), "to",
         level(say, event->to), "carried", carried);
}

/* ---- Projects ---- */

static void say_life(const struct say *say, char *text) {
    const struct project_life *life = &say->event->life;
    char date[REPLAY_SENTENCE], part[REPLAY_SENTENCE], year[REPLAY_SENTENCE];
    int n = say->scenario->time.n_steps;
    horizon(say, year);
    if (life->running >= n) {
        FILL(text, life->starts ? SAY_STARTS_LATER : SAY_NEVER_STARTS, "year", year);
        return;
    }
    FILL(text, SAY_STARTS, "when", when(say, date, life->running));
    if (life->turn < n) {
        append(text, FILL(part, life->delivers ? SAY_DEPLOYED : SAY_FAILS, "when",
                          when(say, date, life->turn)));
    }
    if (life->end >= n) {
        append(text, FILL(part, SAY_LIVES, "year", year));
    } else if (life->delivers) {
        append(text, FILL(part, SAY_ENDS, "when", when(say, date, life->end)));
    }
    char people[REPLAY_SENTENCE];
    append(text, FILL(part, SAY_REACHES, "people",
                      counted(say, people, life->people, NOUN_PEOPLE_A_YEAR)));
}

static void say_project(const struct say *say, char *text) {
    static const enum replay_noun sizes[3] = {NOUN_SMALL, NOUN_MEDIUM, NOUN_LARGE};
    const struct story_event *event = say->event;
    char life[REPLAY_SENTENCE], anyway[REPLAY_SENTENCE], date[REPLAY_SENTENCE];
    const char *project = replay_noun(say->language, sizes[event->size], 1.0);
    say_life(say, life);
    if (event->instrument < 0) {
        FILL(text, SAY_PROJECT, "project", project, "life", life);
        return;
    }
    if (event->anyway >= 0) {
        FILL(anyway, SAY_ANYWAY, "when", when(say, date, event->anyway));
    } else {
        FILL(anyway, SAY_NOT_ANYWAY, "year", horizon(say, date));
    }
    FILL(text, SAY_PROJECT_OF_FUND, "project", project, "life", life, "anyway", anyway);
}

/* ---- Awards ---- */

static void say_award(const struct say *say, char *text) {
    const struct story_event *event = say->event;
    char amount[REPLAY_SENTENCE], lasts[REPLAY_SENTENCE], year[32];
    const struct time_grid *time = &say->scenario->time;
    snprintf(year, sizeof year, "%d", time->start_year + event->step / time->steps_per_year);
    int fact = say->scenario->instruments[event->instrument]
                   .known_awards[event->step / time->steps_per_year] >= 0;
    enum replay_word word = !(event->count > 0) ? SAY_AWARD_KNOWN
                            : fact              ? SAY_AWARD_FACT
                                                : SAY_AWARD;
    FILL(text, word, "year", year, "euros", euros(say, amount, event->euros), "duration",
         replay_duration(lasts, say->language, say->scenario, event->until - event->step));
}

/* "30 k€ versés sur 45 k€" */
static char *paid(const struct say *say, char *text) {
    const struct story_event *event = say->event;
    char amount[REPLAY_SENTENCE], committed[REPLAY_SENTENCE];
    enum replay_word word = event->euros >= event->stock ? SAY_PAID_ALL
                            : event->euros > 0           ? SAY_PAID_PART
                                                         : SAY_PAID_NONE;
    return FILL(text, word, "paid", euros(say, amount, event->euros), "committed",
                euros(say, committed, event->stock));
}

/* What became of what the award was for; "" when another event says it. */
static const char *outcome(const struct say *say) {
    size_t n;
    const struct story_event *event = say->event;
    const struct fund_model *model =
        fund_models(&n)[say->scenario->instruments[event->instrument].model];
    int has_post = model == &engineering_fund || model == &company_fund;
    enum replay_word word = SAY_COUNT;
    if (model == &partnership_fund) {
        word = event->early     ? SAY_CONSORTIUM_STOPS
               : event->success ? SAY_DEPLOYMENT_PASSES
                                : SAY_DEPLOYMENT_FAILS;
    } else if (event->early) {
        word = SAY_DROPPED;
    } else if (has_post && !(event->fte > 0)) {
        word = SAY_NEVER_FILLED;
    } else if (model == &company_fund) {
        word = event->success ? SAY_CLUB_ALONE : SAY_COUNT;
    } else if (!event->success) {
        word = model == &engineering_fund  ? SAY_POST_LOST
               : model == &commons_fund    ? SAY_NOT_BUILT
               : model == &foundation_fund ? SAY_NOT_LAUNCHED
                                           : SAY_COUNT;
    }
    return word == SAY_COUNT ? "" : replay_word(say->language, word);
}

static void say_end(const struct say *say, char *text) {
    char since[REPLAY_SENTENCE], amount[REPLAY_SENTENCE];
    const struct story_event *event = say->event;
    int open = event->kind == STORY_AWARD_OPEN;
    enum replay_word word = open ? SAY_AWARD_OPEN : event->early ? SAY_AWARD_STOPS : SAY_AWARD_ENDS;
    FILL(text, word, "when", when(say, since, event->since), "paid", paid(say, amount), "more",
         open ? "" : outcome(say));
}

/* The levels that an instrument is for. */
static void say_levels(const struct say *say, char *text) {
    char list[REPLAY_SENTENCE] = "";
    uint32_t levels = say->scenario->instruments[say->event->instrument].levels;
    for (int l = 0; l < say->scenario->n_levels; l++) {
        if (levels >> l & 1U) {
            append(list, list[0] != '\0' ? replay_word(say->language, SAY_LIST) : "");
            append(list, level(say, l));
        }
    }
    FILL(text, SAY_LEVEL_NEVER, "levels", list);
}

/* ---- Everything else: a word and the numbers of the event ---- */

static enum replay_word word_of(const struct story_event *event) {
    static const enum replay_word words[STORY_KIND_COUNT] = {
        [STORY_ENTERS] = SAY_ENTERS,
        [STORY_APPLIES] = SAY_APPLIES,
        [STORY_POST_FILLED] = SAY_POST_FILLED,
        [STORY_POST_VACANT] = SAY_POST_VACANT,
        [STORY_PARTNERS_JOIN] = SAY_PARTNERS_JOIN,
        [STORY_PARTNER_LEAVES] = SAY_PARTNER_LEAVES,
        [STORY_CLUB_OPENS] = SAY_CLUB_OPENS,
        [STORY_CLUB_ENDS] = SAY_CLUB_ENDS,
        [STORY_KEPT] = SAY_KEPT,
        [STORY_KEPT_ENDS] = SAY_KEPT_ENDS,
        [STORY_REPAID] = SAY_REPAID,
        [STORY_LAUNCHED] = SAY_LAUNCHED,
        [STORY_DORMANT] = SAY_DORMANT,
        [STORY_FOUNDATION_ENDS] = SAY_FOUNDATION_ENDS,
        [STORY_COMMON_BUILT] = SAY_COMMON_BUILT,
        [STORY_COMMON_GONE] = SAY_COMMON_GONE,
        [STORY_NO_IDEA] = SAY_NO_IDEA,
        [STORY_ADOPTS] = SAY_ADOPTS,
        [STORY_COMMONS] = SAY_COMMONS,
        [STORY_KEPT_LIVES] = SAY_KEPT_LIVES,
        [STORY_CLUB_LIVES] = SAY_CLUB_LIVES,
        [STORY_NOT_FOR] = SAY_NOT_FOR,
        [STORY_NEVER_APPLIES] = SAY_NEVER_APPLIES,
    };
    switch (event->kind) {
    case STORY_PARTNER_LEAVES:
        return event->count > 1 ? SAY_PARTNERS_LEAVE : SAY_PARTNER_LEAVES;
    case STORY_CLUB_OPENS:
        return event->count > 0 ? SAY_CLUB_OPENS : SAY_CLUB_OPENS_EMPTY;
    case STORY_ALLIANCES:
        return event->to > event->from ? SAY_ALLIANCES_UP
               : event->to > 0         ? SAY_ALLIANCES_DOWN
                                       : SAY_ALLIANCES_NONE;
    case STORY_FOUNDATION_LIVES:
        return event->success ? SAY_FOUNDATION_LIVES : SAY_FOUNDATION_SLEEPS;
    default:
        return words[event->kind];
    }
}

static void say_plain(const struct say *say, char *text) {
    const struct story_event *event = say->event;
    char fte[REPLAY_SENTENCE], money[REPLAY_SENTENCE], stock[REPLAY_SENTENCE],
        partners[REPLAY_SENTENCE], companies[REPLAY_SENTENCE], commons[REPLAY_SENTENCE],
        projects[REPLAY_SENTENCE], alliances[REPLAY_SENTENCE], from[REPLAY_SENTENCE],
        to[REPLAY_SENTENCE];
    FILL(text, word_of(event), "fte", replay_counted(fte, say->language, event->fte, 2, NOUN_FTE),
         "euros", euros(say, money, event->euros), "stock", euros(say, stock, event->stock),
         "partners", counted(say, partners, event->count, NOUN_PARTNER), "companies",
         counted(say, companies, event->count, NOUN_COMPANY), "commons",
         counted(say, commons, event->count, NOUN_COMMON), "projects",
         counted(say, projects, event->count, NOUN_PROJECT_MISSED), "alliances",
         counted(say, alliances, abs(event->to - event->from), NOUN_ALLIANCE), "from",
         number(say, from, event->from, 0), "to", number(say, to, event->to, 0), "level",
         event->kind == STORY_ENTERS ? level(say, event->to) : "");
}

char *replay_sentence(char *text, enum language language, const struct replay *replay,
                      const struct story_event *event, size_t n) {
    struct say sentence = {language, replay, &replay->opened.scenario, event};
    const struct say *say = &sentence;
    char what[REPLAY_SENTENCE];
    switch (event->kind) {
    case STORY_OFFER:
        say_offers(say, what, n);
        break;
    case STORY_LEVEL_UP:
    case STORY_LEVEL_DOWN:
        say_level(say, what);
        break;
    case STORY_PROJECT:
        say_project(say, what);
        break;
    case STORY_AWARD:
        say_award(say, what);
        break;
    case STORY_AWARD_ENDS:
    case STORY_AWARD_OPEN:
        say_end(say, what);
        break;
    case STORY_LEVEL_NEVER:
        say_levels(say, what);
        break;
    default:
        say_plain(say, what);
    }
    const char *fund =
        event->instrument < 0
            ? NULL
            : replay_label(language, &say->scenario->instruments[event->instrument].label);
    return fund == NULL ? strcpy(text, what) : FILL(text, SAY_FUND, "fund", fund, "what", what);
}
