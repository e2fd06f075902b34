/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 1, one page: the question, the verdict with its probability, three numbers, what is not
 * known. Never knows how a fact was computed. */
#include "output/report/report_private.h"

#include <math.h>

/* What a perspective is called inside a sentence. */
static enum word perspective_word(enum perspective perspective) {
    return perspective == PERSPECTIVE_FUND     ? WORD_PERSPECTIVE_FUND
           : perspective == PERSPECTIVE_PUBLIC ? WORD_PERSPECTIVE_PUBLIC
                                               : WORD_PERSPECTIVE_ALL;
}

/* « A », « B » and « C »: the options beside the reference. */
static const char *options_of(struct report *self, const struct fact_group *group) {
    const char *names[64];
    size_t n = 0;
    for (size_t i = 0; i < group->n && n < 64; i++)
        if (!group->options[i].is_reference)
            names[n++] = report_quoted(self, group->options[i].portfolio);
    return report_list(self, n, names);
}

static void say_question(struct report *self) {
    const struct report_facts *facts = self->facts;
    const struct run_info *info = facts->info;
    int is_prospective = facts->question == QUESTION_PROSPECTIVE;
    document_say(self->document, BLOCK_PARAGRAPH,
                 is_prospective ? WORD_QUESTION_TEXT_DECISION : WORD_QUESTION_TEXT_START,
                 "decision", report_year(self, info->decision_year), "start",
                 report_year(self, info->start_year), "end", report_end(self, info->n_reports - 1),
                 "options", options_of(self, &facts->groups[0]), "perspective",
                 word_of(self->language, perspective_word(facts->perspective)), NULL_GAP);
}

/* ---- The verdict ---- */

static void say_verdict(struct report *self, const struct fact_verdict *verdict) {
    enum word word = !verdict->resolved    ? WORD_VERDICT_UNRESOLVED
                     : verdict->is_nothing ? WORD_VERDICT_NOTHING
                                           : WORD_VERDICT_RESOLVED;
    document_say(self->document, BLOCK_VERDICT, word, "worth", report_exact(self, verdict->worth),
                 "purpose", report_purpose(self, self->facts->effects[verdict->effect]), "option",
                 report_portfolio(self, verdict->option), "second",
                 report_portfolio(self, verdict->second), "worlds",
                 report_worlds(self, verdict->share), NULL_GAP);
}

/* How sure the verdict is, as people say it. Another option may be best in more worlds than the one
 * that is best on average. */
static void say_certainty(struct report *self, const struct fact_verdict *verdict) {
    const struct fact_winner *first = verdict->n_winners > 0 ? &verdict->winners[0] : NULL;
    double share = verdict->share.value;
    char others[24];
    if (!verdict->resolved || !isfinite(share))
        return;
    snprintf(others, sizeof others, "%ld", lround(100 * (1 - share)));
    enum word word = share >= 0.9   ? WORD_CERTAINTY_STRONG
                     : share >= 0.6 ? WORD_CERTAINTY_LIKELY
                                    : WORD_CERTAINTY_WEAK;
    if (first != NULL && first->portfolio != verdict->option)
        word = WORD_CERTAINTY_OFTEN;
    document_say(self->document, BLOCK_PARAGRAPH, word, "others", others, "option",
                 report_portfolio(self, verdict->option), "first",
                 report_portfolio(self, first == NULL ? verdict->option : first->portfolio),
                 "worlds", report_worlds(self, first == NULL ? verdict->share : first->share),
                 NULL_GAP);
}

/* 1 when verdicts do not all name one option that is told from the others. */
static int verdicts_differ(const struct report_facts *facts) {
    int differ = 0;
    for (size_t i = 0; i < facts->n_verdicts; i++)
        differ |=
            facts->verdicts[i].option != facts->verdicts[0].option || !facts->verdicts[i].resolved;
    return facts->n_verdicts > 1 && differ;
}

static void say_verdicts(struct report *self) {
    const struct report_facts *facts = self->facts;
    document_heading(self->document, 3, "verdict", word_of(self->language, WORD_VERDICT));
    if (facts->n_verdicts == 0) {
        document_say(self->document, BLOCK_VERDICT, WORD_VERDICT_NO_WORTH, NULL_GAP);
        return;
    }
    for (size_t i = 0; i < facts->n_verdicts; i++) {
        say_verdict(self, &facts->verdicts[i]);
        say_certainty(self, &facts->verdicts[i]);
    }
    if (facts->are_few)
        document_say(self->document, BLOCK_PARAGRAPH, WORD_VERDICT_FEW, NULL_GAP);
    document_say(self->document, BLOCK_PARAGRAPH,
                 verdicts_differ(facts) ? WORD_VERDICT_DEPENDS : WORD_VERDICT_EXAMPLE, NULL_GAP);
}

/* ---- Three numbers ---- */

/* An opened card with its number; the caller fills and closes it. */
static void open_key(struct report *self, const char *value) {
    document_open(self->document, BLOCK_KEY);
    document_strong(self->document, value);
    document_add(self->document, " ");
}

static void say_effect(struct report *self, const struct fact_effect *effect, int outcome) {
    struct said_row said = report_row(self, outcome, effect->difference, effect->low, effect->high);
    open_key(self, said.mean);
    document_fill(self->document, WORD_NUMBER_EFFECT, "outcome", report_outcome(self, outcome),
                  "range", said.range, NULL_GAP);
    document_reference(self->document, report_plane(self, "own", outcome));
    document_add(self->document, ").");
    document_close(self->document);
}

static void say_numbers(struct report *self) {
    size_t k;
    const struct fact_option *hero = report_facts_hero(self->facts, &k);
    if (hero == NULL)
        return;
    int outcome = self->facts->effects[k];
    const struct fact_effect *effect = &hero->effects[k];
    document_heading(self->document, 3, "numbers",
                     shelf_word(&self->shelf, self->language, WORD_NUMBERS, "option",
                                report_portfolio(self, hero->portfolio), NULL_GAP));
    if (effect->difference.resolved)
        say_effect(self, effect, outcome);
    if (isfinite(effect->price.value)) {
        open_key(self, report_money(self, effect->price));
        document_fill(self->document, WORD_NUMBER_PRICE, "purpose", report_purpose(self, outcome),
                      "error", report_error(self, effect->price.se), NULL_GAP);
        document_close(self->document);
    }
    if (isfinite(hero->absorption)) {
        open_key(self, report_percent(self, hero->absorption));
        document_fill(self->document,
                      self->facts->question == QUESTION_PROSPECTIVE ? WORD_NUMBER_ABSORBED
                                                                    : WORD_NUMBER_ABSORBED_START,
                      NULL_GAP);
        document_close(self->document);
    }
}

/* ---- What is not known ---- */

/* Effects whose lag is not shorter than the time from the start to the evaluation. */
static const char *not_yet(struct report *self) {
    const struct report_facts *facts = self->facts;
    const struct run_info *info = facts->info;
    const char *names[32];
    size_t n = 0;
    double passed = info->evaluation_year - info->start_year;
    for (size_t k = 0; k < facts->n_effects && n < 32; k++) {
        const struct outcome *about = &info->catalogue.outcomes[facts->effects[k]];
        if (about->lag != LAG_NONE && outcome_lag_years(about->lag) >= passed)
            names[n++] = report_outcome(self, facts->effects[k]);
    }
    return n == 0 ? NULL : report_list(self, n, names);
}

/* How much of an equal budget is used by the models that cannot absorb it; 0 when all can. */
static int cannot_absorb(const struct report *self, double *low, double *high) {
    int any = 0;
    for (size_t g = 1; g < self->facts->n_groups; g++) {
        const struct fact_group *group = &self->facts->groups[g];
        for (size_t i = 0; i < group->n; i++) {
            const struct fact_option *option = &group->options[i];
            if (option->effects[0].standing != STANDING_NOT_RANKED || !isfinite(option->absorption))
                continue;
            *low = any && *low < option->absorption ? *low : option->absorption;
            *high = any && *high > option->absorption ? *high : option->absorption;
            any = 1;
        }
    }
    return any;
}

/* What is worth most to know of what can be measured; NULL when nothing is told from 0. */
static const struct fact_knowledge *best_measure(const struct report_facts *facts) {
    for (size_t i = 0; i < facts->n_knowledge; i++) {
        const struct fact_knowledge *known = &facts->knowledge[i];
        if (known->assumption >= 0 && known->value.resolved &&
            !report_is_lever(facts, (size_t)known->assumption))
            return known;
    }
    return NULL;
}

/* The prior that the option of the page depends on most; -1: not known. */
static long weakest_of(const struct report_facts *facts) {
    for (size_t i = 0; i < facts->n_drivers; i++)
        if (facts->scenario->assumptions[facts->drivers[i].assumption].status == STATUS_PRIOR)
            return (long)facts->drivers[i].assumption;
    return -1;
}

static void say_priors(struct report *self) {
    const struct report_facts *facts = self->facts;
    char priors[24], all[24];
    snprintf(priors, sizeof priors, "%zu", facts->info->n_priors);
    snprintf(all, sizeof all, "%zu", facts->info->n_assumptions);
    int is_known = isfinite(facts->priors_share.value);
    document_say(self->document, BLOCK_ITEM,
                 is_known ? WORD_UNKNOWN_PRIORS : WORD_UNKNOWN_PRIORS_ONLY, "priors", priors, "all",
                 all, "share", is_known ? report_percent(self, facts->priors_share.value) : "",
                 NULL_GAP);
}

static void say_unknown(struct report *self) {
    const struct report_facts *facts = self->facts;
    const char *late = not_yet(self);
    double low = 0, high = 0;
    document_heading(self->document, 3, "unknown", word_of(self->language, WORD_UNKNOWN));
    long weakest = weakest_of(facts);
    const struct fact_knowledge *best = best_measure(facts);
    int is_best = best != NULL && best->assumption == weakest;
    size_t effect;
    const struct fact_option *hero = report_facts_hero(facts, &effect);
    if (weakest >= 0 && hero != NULL)
        document_say(self->document, BLOCK_ITEM,
                     is_best ? WORD_UNKNOWN_WEAKEST_WORTH : WORD_UNKNOWN_WEAKEST, "parameter",
                     report_assumption(self, (size_t)weakest), "option",
                     report_portfolio(self, hero->portfolio), "value",
                     is_best ? report_money(self, best->value) : "", NULL_GAP);
    say_priors(self);
    if (best != NULL && !is_best)
        document_say(self->document, BLOCK_ITEM, WORD_UNKNOWN_MEASURE, "parameter",
                     report_assumption(self, (size_t)best->assumption), "status",
                     report_status(self, (size_t)best->assumption), "value",
                     report_money(self, best->value), NULL_GAP);
    else if (best == NULL && facts->n_knowledge > 0)
        document_say(self->document, BLOCK_ITEM, WORD_UNKNOWN_SETTLED, NULL_GAP);
    document_say(self->document, BLOCK_ITEM, WORD_UNKNOWN_MATURITY, NULL_GAP);
    if (late != NULL)
        document_say(self->document, BLOCK_ITEM, WORD_UNKNOWN_NOT_YET, "evaluation",
                     report_year(self, floor(facts->info->evaluation_year - 1e-6)), "outcomes",
                     late, NULL_GAP);
    if (cannot_absorb(self, &low, &high))
        document_say(self->document, BLOCK_ITEM, WORD_UNKNOWN_EQUAL_MONEY, "low",
                     report_percent(self, low), "high", report_percent(self, high), "floor",
                     report_percent(self, facts->scenario->decision.absorption_floor.value),
                     NULL_GAP);
    if (facts->n_verdicts > 0 && facts->info->inner == 1)
        document_say(self->document, BLOCK_ITEM, WORD_VERDICT_LUCK, NULL_GAP);
}

/* ---- How to read the rest ---- */

static void say_reading(struct report *self) {
    static const enum word items[] = {WORD_READING_WORLD, WORD_READING_DIFFERENCE,
                                      WORD_READING_INTERVAL, WORD_READING_NUMBERS};
    document_heading(self->document, 3, "reading", word_of(self->language, WORD_READING));
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++)
        document_say(self->document, BLOCK_ITEM, items[i], NULL_GAP);
}

void chapter_answer(struct report *self) {
    document_brief(self->document, true);
    document_heading(self->document, 2, "answer", word_of(self->language, WORD_CHAPTER_ANSWER));
    say_question(self);
    say_verdicts(self);
    report_figure(self, "icons", NULL);
    say_numbers(self);
    say_unknown(self);
    document_say(self->document, BLOCK_NOTE, WORD_WARNING, NULL_GAP);
    document_brief(self->document, false);
    document_contents(self->document);
    say_reading(self);
}
