/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the facts of a report from the comparison. Computes nothing. */
#include "sim/cli/report_facts.h"

#include <math.h>
#include <stdlib.h>

#include "models/registry.h"
#include "sim/cli/parameter_place.h"

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

static struct fact_number number_of(struct draws_mean mean, size_t blocks) {
    return (struct fact_number){mean.mean, mean.se, draws_resolved(mean.mean, mean.se, blocks)};
}

static const struct fact_number not_known = {(double)NAN, (double)NAN, 0};

/* ---- Options ---- */

static enum fact_standing standing_of(enum option_status status) {
    return status == OPTION_ON_FRONTIER ? STANDING_FRONTIER
           : status == OPTION_DOMINATED ? STANDING_DOMINATED
           : status == OPTION_EXTENDED  ? STANDING_EXTENDED
           : status == OPTION_SAME      ? STANDING_SAME
                                        : STANDING_NOT_RANKED;
}

static void fill_effect(const struct comparison *comparison, const struct comparison_group *group,
                        size_t k, size_t i, struct fact_effect *effect) {
    size_t at = k * COMPARISON_COSTS + (size_t)comparison->perspective;
    const struct option_row *row = &group->planes[at].rows[i];
    const struct difference *difference =
        comparison_find(comparison, comparison->report, comparison->effects[k],
                        group->portfolios[group->reference], group->portfolios[i]);
    const struct effectiveness *less = &group->assets[at];
    const double none = (double)NAN;
    *effect = (struct fact_effect){.price = not_known,
                                   .next = not_known,
                                   .next_low = none,
                                   .next_high = none,
                                   .low = none,
                                   .high = none,
                                   .better = not_known,
                                   .standing = standing_of(row->status),
                                   .standing_less_assets = standing_of(
                                       less->n_options > 0 ? less->rows[i].status : row->status)};
    if (difference != NULL) {
        int more = comparison->better[k] > 0;
        const struct difference_view *view = &difference->expected;
        effect->difference =
            (struct fact_number){difference->mean, difference->se, difference->resolved};
        effect->low = difference->single.p[0];
        effect->high = difference->single.p[2];
        effect->better = (struct fact_number){more ? view->above : view->below,
                                              more ? view->above_se : view->below_se, 1};
    }
    if (row->increment.resolved && row->increment.quadrant == QUADRANT_DEARER_BETTER &&
        row->increment.icer.set == RATIO_BETWEEN) {
        effect->price = (struct fact_number){row->increment.icer.ratio, row->increment.icer.se, 1};
    }
    if (row->status == OPTION_ON_FRONTIER && row->step.from != i &&
        row->step.icer.set == RATIO_BETWEEN) {
        effect->next = (struct fact_number){row->step.icer.ratio, row->step.icer.se, 1};
        effect->next_low = row->step.icer.low;
        effect->next_high = row->step.icer.high;
    }
    if (row->status != OPTION_ON_FRONTIER && row->status != OPTION_NOT_RANKED) {
        effect->by[0] = group->portfolios[row->by[0]];
        effect->by[1] = group->portfolios[row->by[1]];
    }
}

/* Share of all weightings that a portfolio wins, NaN when it is not ranked. */
static double share_won(const struct comparison_group *group, int portfolio) {
    for (size_t i = 0; group->weightings.rows != NULL && i < group->n_ranked; i++) {
        if (group->ranked[i] == portfolio) {
            return group->weightings.rows[i].share;
        }
    }
    return (double)NAN;
}

static int fill_group(const struct comparison *comparison, const struct comparison_group *group,
                      struct fact_group *out, struct error *error) {
    size_t blocks = draws_blocks(&comparison->shape);
    out->target = group->target;
    out->options = calloc(group->n + 1, sizeof *out->options);
    if (out->options == NULL) {
        return no_memory(error);
    }
    for (size_t j = 0; j < group->n; j++) { /* the reference first */
        size_t i = j == 0 ? group->reference : j <= group->reference ? j - 1 : j;
        struct fact_option *option = &out->options[out->n++];
        const struct option_row *row = &group->planes[comparison->perspective].rows[i];
        const struct effectiveness *less = &group->assets[comparison->perspective];
        *option = (struct fact_option){
            .portfolio = group->portfolios[i],
            .is_reference = i == group->reference,
            .cost = number_of(row->increment.cost, blocks),
            .cost_less_assets =
                less->n_options > 0 ? number_of(less->rows[i].increment.cost, blocks) : not_known,
            .absorption = group->absorption[i],
            .win = share_won(group, group->portfolios[i])};
        option->effects = calloc(comparison->n_effects + 1, sizeof *option->effects);
        if (option->effects == NULL) {
            return no_memory(error);
        }
        for (size_t k = 0; k < comparison->n_effects; k++) {
            fill_effect(comparison, group, k, i, &option->effects[k]);
        }
    }
    return 0;
}

/* ---- Verdicts ---- */

static int more_often(const void *a, const void *b) {
    const struct fact_winner *x = a, *y = b;
    return (x->share.value < y->share.value) - (x->share.value > y->share.value);
}

static int fill_verdict(const struct comparison *comparison, size_t k,
                        const struct acceptability *curve, struct fact_verdict *verdict,
                        struct error *error) {
    const struct comparison_group *group = &comparison->groups[0];
    size_t w = comparison_worth(comparison, k, curve);
    const struct acceptability_choice *choice = &curve->choices[w];
    *verdict = (struct fact_verdict){.effect = k,
                                     .worth = comparison->willingness[k],
                                     .option = group->portfolios[choice->option],
                                     .second = group->portfolios[choice->second],
                                     .is_nothing = choice->option == group->reference,
                                     .share = {choice->probability.mean, choice->probability.se, 1},
                                     .resolved = choice->resolved,
                                     .luck = curve->luck};
    verdict->winners = calloc(curve->n_options + 1, sizeof *verdict->winners);
    if (verdict->winners == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; i < curve->n_options; i++) {
        const struct draws_mean *best = &curve->points[w * curve->n_options + i].best;
        if (best->mean >= 0) { /* not of those that are not ranked */
            verdict->winners[verdict->n_winners++] =
                (struct fact_winner){group->portfolios[i], {best->mean, best->se, 1}};
        }
    }
    qsort(verdict->winners, verdict->n_winners, sizeof *verdict->winners, more_often);
    return 0;
}

static int fill_verdicts(const struct comparison *comparison, struct report_facts *facts,
                         struct error *error) {
    const struct comparison_group *group = &comparison->groups[0];
    int status = 0;
    for (size_t k = 0; status == 0 && k < comparison->n_effects; k++) {
        const struct acceptability *curve =
            &group->curves[k * COMPARISON_COSTS + (size_t)comparison->perspective];
        if (isfinite(comparison->willingness[k]) && curve->n_willingness > 0) {
            status =
                fill_verdict(comparison, k, curve, &facts->verdicts[facts->n_verdicts++], error);
        }
    }
    return status;
}

/* ---- What stands at the end, and what members' weights say ---- */

static int fill_assets(const struct comparison *comparison, struct report_facts *facts,
                       struct error *error) {
    size_t blocks = draws_blocks(&comparison->shape);
    facts->assets = calloc(comparison->n_assets + 1, sizeof *facts->assets);
    if (facts->assets == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; i < comparison->n_assets; i++) {
        const struct comparison_asset *asset = &comparison->assets[i];
        facts->assets[facts->n_assets++] =
            (struct fact_asset){asset->outcome, asset->portfolio, number_of(asset->value, blocks)};
    }
    return 0;
}

static int fill_members(const struct comparison *comparison, struct report_facts *facts,
                        struct error *error) {
    const struct comparison_group *group = &comparison->groups[0];
    const struct weighed *weighed = &group->weighed;
    facts->n_criteria = comparison->n_criteria;
    facts->criteria = comparison->criteria;
    facts->members = calloc(weighed->n_sets + 1, sizeof *facts->members);
    if (facts->members == NULL) {
        return no_memory(error);
    }
    for (size_t s = 0; s < weighed->n_sets; s++) {
        const struct weighed_set *set = &weighed->sets[s];
        const struct weighed_row *winner = &weighed->rows[s * weighed->n_options + set->winner];
        facts->members[facts->n_members++] =
            (struct fact_member){.label = comparison->sets[s].label,
                                 .winner = group->ranked[set->winner],
                                 .second = group->ranked[set->second],
                                 .resolved = set->resolved,
                                 .share = {winner->best.mean, winner->best.se, 1},
                                 .weights = &weighed->weights[s * weighed->n_criteria]};
    }
    return 0;
}

static int fill_places(const struct scenario *scenario, struct report_facts *facts,
                       struct error *error) {
    facts->places = calloc(scenario->n_assumptions + 1, sizeof *facts->places);
    if (facts->places == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        const struct parameter_place place = parameter_place_of(scenario, i);
        facts->places[i] = (struct fact_place){place.of, place.to};
    }
    return 0;
}

/* ---- Funds ---- */

/* The portfolio of the first group that runs this instrument alone, and its place; -1. */
static int alone(const struct comparison *comparison, int instrument, size_t *place) {
    const struct comparison_group *group = &comparison->groups[0];
    for (size_t i = 0; i < group->n; i++) {
        const struct portfolio *portfolio = &comparison->info->portfolios[group->portfolios[i]];
        if (portfolio->instruments == (uint32_t)1 << instrument) {
            *place = i;
            return group->portfolios[i];
        }
    }
    return -1;
}

/* The first year with an envelope or an award. */
static double first_year(const struct scenario *scenario, const struct instrument *instrument) {
    for (int y = 0; y < scenario->time.n_years; y++) {
        if (instrument->budget[y] > 0 || instrument->known_awards[y] > 0) {
            return scenario->time.start_year + y;
        }
    }
    return scenario->time.start_year;
}

/* The price of one effect from which an option is the best choice: that of its step on the
 * frontier. */
static struct fact_number win_price(const struct comparison *comparison, size_t effect,
                                    size_t place) {
    const struct option_row *row =
        &comparison->groups[0]
             .planes[effect * COMPARISON_COSTS + (size_t)comparison->perspective]
             .rows[place];
    const struct ratio *price = &row->step.icer;
    const double none = (double)NAN;
    int has_price =
        row->status == OPTION_ON_FRONTIER && row->step.from != place && price->set == RATIO_BETWEEN;
    return has_price ? (struct fact_number){price->ratio, price->se, 1}
                     : (struct fact_number){none, none, 0};
}

static int fill_fund(const struct comparison *comparison, const struct report_facts *facts,
                     int instrument, struct fact_fund *fund, struct error *error) {
    const struct scenario *scenario = comparison->scenario;
    size_t n, place = 0;
    *fund = (struct fact_fund){.instrument = instrument};
    fund->model = fund_models(&n)[scenario->instruments[instrument].model]->name;
    fund->portfolio = alone(comparison, instrument, &place);
    fund->first_year = first_year(scenario, &scenario->instruments[instrument]);
    fund->tested = fund->first_year < floor(comparison->info->evaluation_year - 1e-6);
    fund->win_prices = calloc(facts->n_verdicts + 1, sizeof *fund->win_prices);
    if (fund->win_prices == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; fund->portfolio >= 0 && i < facts->n_verdicts; i++) {
        fund->win_prices[i] = win_price(comparison, facts->verdicts[i].effect, place);
    }
    return 0;
}

int report_facts_fill(const struct comparison *comparison, struct report_facts *facts,
                      struct error *error) {
    size_t n = comparison->n_effects, funds = (size_t)comparison->info->n_instruments;
    const double none = (double)NAN;
    facts->effects = calloc(n + 1, sizeof *facts->effects);
    facts->better = calloc(n + 1, sizeof *facts->better);
    facts->groups = calloc(comparison->n_groups + 1, sizeof *facts->groups);
    facts->verdicts = calloc(n + 1, sizeof *facts->verdicts);
    facts->funds = calloc(funds + 1, sizeof *facts->funds);
    if (facts->effects == NULL || facts->better == NULL || facts->groups == NULL ||
        facts->verdicts == NULL || facts->funds == NULL) {
        return no_memory(error);
    }
    facts->perspective = (enum perspective)comparison->perspective;
    facts->question = (int)comparison->question;
    facts->evpi_low = facts->evpi_high = (struct fact_number){none, none, 0};
    facts->priors_share = (struct fact_number){none, none, 0};
    facts->n_effects = n;
    for (size_t k = 0; k < n; k++) {
        facts->effects[k] = comparison->effects[k];
        facts->better[k] = comparison->better[k];
    }
    int status = 0;
    for (size_t g = 0; status == 0 && g < comparison->n_groups; g++) {
        status = fill_group(comparison, &comparison->groups[g], &facts->groups[facts->n_groups++],
                            error);
    }
    facts->are_few = !isfinite(draws_t(draws_blocks(&comparison->shape)));
    status = status < 0 ? status : fill_verdicts(comparison, facts, error);
    status = status < 0 ? status : fill_places(comparison->scenario, facts, error);
    status = status < 0 ? status : fill_assets(comparison, facts, error);
    status = status < 0 ? status : fill_members(comparison, facts, error);
    for (; status == 0 && facts->n_funds < funds; facts->n_funds++) {
        status =
            fill_fund(comparison, facts, (int)facts->n_funds, &facts->funds[facts->n_funds], error);
    }
    return status;
}
