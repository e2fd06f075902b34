/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks drivers, switching values, the share of priors and values of information for a report.
 * Computes nothing. */
#include "sim/cli/report_asked.h"

#include <math.h>
#include <stdlib.h>

#include "sim/comparison/drivers.h"
#include "sim/comparison/priors.h"
#include "sim/comparison/sensitivity.h"

enum { SWITCHED = 3 /* parameters of a fund that are tried */, SWITCH_SAMPLES = 640 };

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* The effect that the report speaks of first. */
static size_t first_effect(const struct report_facts *facts) {
    return facts->n_verdicts > 0 ? facts->verdicts[0].effect : 0;
}

/* ---- What a fund hangs on ---- */

/* The strongest drivers of a portfolio into a new list. Owner: the caller, free(). */
static int find_drivers(const struct comparison *comparison,
                        const struct parameter_draws *parameters, size_t effect, int portfolio,
                        struct fact_driver **list, size_t *count, struct error *error) {
    struct driver drivers[DRIVERS_MOST];
    size_t n;
    int status = drivers_find(comparison, parameters, effect, portfolio, drivers, &n, error);
    if (status < 0) {
        return status;
    }
    *list = calloc(n + 1, sizeof **list);
    if (*list == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; i < n; i++) {
        (*list)[(*count)++] = (struct fact_driver){
            drivers[i].assumption, {drivers[i].rank.coefficient, drivers[i].rank.se, 1}};
    }
    return 0;
}

/* ---- Where it would overtake ---- */

/* Values of its strongest drivers at which a fund's net benefit overtakes that of the best choice.
 */
static int fill_switches(const struct comparison *comparison, const struct runner *runner,
                         struct report_facts *facts, struct fact_fund *fund, struct error *error) {
    const struct fact_verdict *verdict = &facts->verdicts[0];
    size_t parameters[SWITCHED], n = 0;
    for (; n < fund->n_drivers && n < SWITCHED; n++) {
        parameters[n] = fund->drivers[n].assumption;
    }
    const struct sensitivity_asked asked = {.portfolio = fund->portfolio,
                                            .against = verdict->option,
                                            .perspective = comparison->perspective,
                                            .n_outcomes = 1,
                                            .outcomes = &facts->effects[verdict->effect],
                                            .n_parameters = n,
                                            .parameters = parameters,
                                            .tornado_only = 1,
                                            .samples = SWITCH_SAMPLES};
    struct sensitivity found = {0};
    int status =
        sensitivity_make(comparison->info, comparison->scenario, &asked, runner, &found, error);
    fund->switches = calloc(n + 1, sizeof *fund->switches);
    if (status == 0 && fund->switches == NULL) {
        status = no_memory(error);
    }
    for (size_t i = 0; status == 0 && found.n_quantities > 0 && i < found.tornados[0].n; i++) {
        const struct tornado_row *row = &found.tornados[0].rows[i];
        const struct tornado_point *first = &row->points[0];
        const struct tornado_point *last = &row->points[found.tornado.n_points - 1];
        if (row->kind == TORNADO_ONCE && row->at_resolved) {
            fund->switches[fund->n_switches++] =
                (struct fact_switch){.assumption = parameters[row->parameter],
                                     .at = row->at,
                                     .at_se = row->at_se,
                                     .low = first->value,
                                     .high = last->value,
                                     .is_above = last->mean.mean > first->mean.mean};
        }
    }
    fund->are_switches_known = status == 0;
    sensitivity_free(&found);
    return status;
}

/* ---- What it would be worth to know ---- */

static int worth_more(const void *a, const void *b) {
    const struct fact_knowledge *x = a, *y = b;
    return (x->value.value < y->value.value) - (x->value.value > y->value.value);
}

static void fill_surveys(const struct information *information,
                         const struct information_decision *decision, struct report_facts *facts) {
    for (size_t i = 0; i < information->n_surveys; i++) {
        const struct information_survey *survey = &decision->surveys[i];
        if (survey->rows == NULL || survey->n_sizes == 0) {
            continue;
        }
        int is_worth = survey->best < survey->n_sizes;
        const struct evsi_row *row = &survey->rows[is_worth ? survey->best : 0];
        facts->surveys[facts->n_surveys++] =
            (struct fact_survey){.survey = (int)i,
                                 .n = is_worth ? row->n : 0,
                                 .cost = row->cost,
                                 .net = {row->net, row->net_se, fabs(row->net) > 2 * row->net_se}};
    }
}

static int fill_information(const struct information *information, struct report_facts *facts,
                            struct error *error) {
    const struct information_decision *decision = NULL;
    const struct evppi *all = NULL;
    for (size_t d = 0; facts->n_verdicts > 0 && d < information->n_decisions; d++) {
        if (information->decisions[d].effect == facts->verdicts[0].effect) {
            decision = &information->decisions[d];
            all = information_all(information, d);
        }
    }
    facts->knowledge = calloc(information->n_sets + 1, sizeof *facts->knowledge);
    facts->surveys = calloc(information->n_surveys + 1, sizeof *facts->surveys);
    if (facts->knowledge == NULL || facts->surveys == NULL) {
        return no_memory(error);
    }
    if (decision == NULL) {
        return 0;
    }
    facts->evpi_high = all != NULL
                           ? (struct fact_number){all->value, all->se, 1}
                           : (struct fact_number){decision->evpi.high, decision->evpi.high_se, 1};
    for (size_t k = 0; k < information->n_sets; k++) {
        const struct information_set *set = &information->sets[k];
        const struct evppi *value = &decision->values[k];
        if (set->kind == INFORMATION_ONE && value->value > 0) {
            facts->knowledge[facts->n_knowledge++] =
                (struct fact_knowledge){set->name,
                                        (long)set->parameters[0],
                                        {value->value, value->se, value->value > 2 * value->se}};
        }
    }
    qsort(facts->knowledge, facts->n_knowledge, sizeof *facts->knowledge, worth_more);
    fill_surveys(information, decision, facts);
    return 0;
}

/* ---- All ---- */

static int fill_funds(struct store *store, const struct comparison *comparison,
                      const struct runner *runner, struct report_facts *facts,
                      struct error *error) {
    struct parameter_draws parameters = {0};
    int status = store_parameters(store, comparison->info, &parameters, error);
    size_t effect;
    const struct fact_option *hero = report_facts_hero(facts, &effect);
    if (status == 0 && hero != NULL) {
        status = find_drivers(comparison, &parameters, effect, hero->portfolio, &facts->drivers,
                              &facts->n_drivers, error);
    }
    for (size_t f = 0; status == 0 && f < facts->n_funds; f++) {
        struct fact_fund *fund = &facts->funds[f];
        if (fund->portfolio < 0) {
            continue;
        }
        status = find_drivers(comparison, &parameters, first_effect(facts), fund->portfolio,
                              &fund->drivers, &fund->n_drivers, error);
        if (status == 0 && runner != NULL && facts->n_verdicts > 0 && fund->n_drivers > 0 &&
            facts->verdicts[0].option != fund->portfolio) {
            status = fill_switches(comparison, runner, facts, fund, error);
        }
    }
    parameter_draws_free(&parameters);
    return status;
}

int report_asked_fill(struct store *store, const struct comparison *comparison,
                      const struct information *information, const struct runner *runner,
                      struct report_facts *facts, struct error *error) {
    int status = fill_funds(store, comparison, runner, facts, error);
    if (status == 0 && information != NULL) {
        status = fill_information(information, facts, error);
    }
    return status;
}

int report_asked_priors(const struct comparison *comparison, const struct runner *runner,
                        struct report_facts *facts, struct error *error) {
    struct sobol_index index;
    if (facts->n_verdicts == 0 || facts->verdicts[0].is_nothing) {
        return 0;
    }
    int status = priors_share(comparison, facts->verdicts[0].effect, facts->verdicts[0].option,
                              runner, &index, error);
    if (status == 0) {
        facts->priors_share = (struct fact_number){index.value, index.se, index.converged};
    }
    return status;
}
