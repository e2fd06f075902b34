/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is legal in a scenario but likely to mislead. Knows scenarios, no model from inside. */
#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "models/parameters.h"
#include "scenarios/register.h"
#include "sim/core/blocks.h"

/* A sink of warnings. */
struct warning {
    const struct scenario *scenario;
    int french;
    FILE *stream;
    int n;
};

static void warn(struct warning *self, const char *fr, const char *en, ...) FONDSIM_PRINTF(3, 4);

/* Both texts take the same arguments in the same order. */
static void warn(struct warning *self, const char *fr, const char *en, ...) {
    va_list arguments;
    va_start(arguments, en);
    fputs(self->french ? "avertissement : " : "warning: ", self->stream);
    vfprintf(self->stream, self->french ? fr : en, arguments);
    fputc('\n', self->stream);
    va_end(arguments);
    self->n++;
}

/* Law of member `offset` of the struct that a table describes. */
static const struct law *law_at(const struct scenario *scenario, size_t section, size_t offset) {
    size_t index = scenario->sections[section].first + offset / sizeof(double);
    return &scenario->assumptions[index].law;
}
#define LAW_OF(scenario, section, type, member)                                                    \
    law_at(scenario, section, offsetof(struct type, member))

static double years_left(const struct scenario *scenario, int step) {
    return (double)(scenario->time.n_steps - step) / scenario->time.steps_per_year;
}

/* ------------------------------------------------------------------ funds */

/* Euros that may ever be committed; *known: awards that are facts. */
static double envelopes(const struct scenario *scenario, const struct instrument *instrument,
                        int *known) {
    double total = 0;
    int last = scenario->time.last_award_step / scenario->time.steps_per_year;
    *known = 0;
    for (int y = 0; y <= last; y++) {
        total += (double)instrument->budget[y] / 100;
        *known += instrument->known_awards[y] > 0 ? instrument->known_awards[y] : 0;
    }
    return total;
}

/* Why a fund can never award, as two texts; NULL when it can. */
static const char *const *never(const struct scenario *scenario,
                                const struct instrument *instrument) {
    static const char *const none[] = {"aucune enveloppe avant la dernière attribution",
                                       "no envelope before the last award"};
    static const char *const late[] = {"il commence après la dernière attribution",
                                       "it starts after the last award"};
    static const char *const nobody[] = {"aucun niveau, aucune classe ou aucune cohorte éligible",
                                         "no eligible level, class or cohort"};
    static const char *const idle[] = {"personne ne candidate (apply vaut 0)",
                                       "nobody applies (apply is 0)"};
    static const char *const dear[] = {"un soutien coûte plus que toutes les enveloppes réunies",
                                       "one award costs more than all envelopes together"};
    int known;
    double money = envelopes(scenario, instrument, &known);
    size_t section = instrument->section;
    if (instrument->start_step > scenario->time.last_award_step) {
        return late;
    }
    if (instrument->levels == 0 || instrument->classes == 0 || instrument->cohorts == 0) {
        return nobody;
    }
    if (known > 0) {
        return NULL;
    }
    money *= law_quantile(LAW_OF(scenario, section, fund_parameters, budget_scale), 0.999);
    if (money <= 0) {
        return none;
    }
    if (law_quantile(LAW_OF(scenario, section, fund_parameters, apply), 0.999) <= 0) {
        return idle;
    }
    double ticket = law_quantile(LAW_OF(scenario, section, fund_parameters, ticket), 0.001);
    if (law_mean(LAW_OF(scenario, section, fund_parameters, per_year)) != 0) {
        ticket *= law_quantile(LAW_OF(scenario, section, fund_parameters, duration), 0.001);
    }
    double spread = law_quantile(LAW_OF(scenario, section, fund_parameters, ticket_spread), 0.999);
    return spread <= 0 && ticket > money ? dear : NULL;
}

static void check_funds(struct warning *self) {
    const struct scenario *scenario = self->scenario;
    const struct time_grid *time = &scenario->time;
    for (int f = 0; f < scenario->n_instruments; f++) {
        const struct instrument *instrument = &scenario->instruments[f];
        const char *const *why = never(scenario, instrument);
        if (why != NULL) {
            warn(self, "instruments.%s ne peut jamais attribuer de soutien : %s",
                 "instruments.%s can never award: %s", instrument->key, why[self->french ? 0 : 1]);
        }
        int last = time->last_award_step / time->steps_per_year;
        for (int y = last + 1; y < time->n_years; y++) {
            if (instrument->budget[y] > 0) {
                warn(self,
                     "instruments.%s.budget : l’enveloppe de %d vient après la dernière "
                     "attribution et n’ouvre jamais",
                     "instruments.%s.budget: the envelope of %d comes after the last award and "
                     "never opens",
                     instrument->key, time->start_year + y);
                break;
            }
        }
        double duration =
            law_mean(LAW_OF(scenario, instrument->section, fund_parameters, duration));
        double left = years_left(scenario, time->last_award_step);
        if (duration > left && why == NULL) {
            warn(self,
                 "instruments.%s : un soutien dure %.3g ans en moyenne et le dernier n’en "
                 "a que %.3g avant la fin",
                 "instruments.%s: an award lasts %.3g years on average, and the last one has only "
                 "%.3g before the end",
                 instrument->key, duration, left);
        }
    }
}

/* ------------------------------------------------------------------ cohorts, effects */

/* Counts by largest remainder, as the model makes them; relative errors above a tenth. */
static void check_shares(struct warning *self, const struct cohort *cohort) {
    const struct scenario *scenario = self->scenario;
    double sum = 0, share[SCENARIO_MAX_LEVELS] = {0};
    double count[SCENARIO_MAX_LEVELS] = {0}, left = (double)cohort->n;
    if (cohort->territories.level != NULL) {
        return;
    }
    for (int l = 0; l < scenario->n_levels; l++) {
        share[l] = law_mean(&scenario->assumptions[cohort->shares + (size_t)l].law);
        sum += share[l];
    }
    for (int l = 0; l < scenario->n_levels; l++) {
        share[l] /= sum > 0 ? sum : 1;
        count[l] = floor((double)cohort->n * share[l] + 1e-9);
        left -= count[l];
    }
    for (; left > 0.5; left--) {
        int best = 0;
        double most = -1;
        for (int l = 0; l < scenario->n_levels; l++) {
            double rest = (double)cohort->n * share[l] - count[l];
            if (rest > most + 1e-12) {
                most = rest;
                best = l;
            }
        }
        count[best]++;
    }
    for (int l = 0; l < scenario->n_levels; l++) {
        double got = count[l] / (double)cohort->n;
        if (share[l] > 0 && fabs(got - share[l]) > 0.1 * share[l]) {
            warn(self,
                 "cohorts.%s.maturity.%s : l’arrondi fait de %.3g %% %.0f écosystèmes sur "
                 "%zu, soit %.3g %%",
                 "cohorts.%s.maturity.%s: rounding makes of %.3g %% %.0f ecosystems of %zu, which "
                 "is %.3g %%",
                 cohort->name, scenario->levels[l].name, 100 * share[l], count[l], cohort->n,
                 100 * got);
        }
    }
}

static void check_effects(struct warning *self) {
    const struct scenario *scenario = self->scenario;
    const struct time_grid *time = &scenario->time;
    if (scenario->n_moves == 0) {
        warn(self, "maturity.moves est vide : les niveaux ne changent jamais%s",
             "maturity.moves is empty: levels never change%s", "");
    }
    for (int i = 0; i < scenario->n_offers; i++) {
        double lasts =
            law_mean(LAW_OF(scenario, scenario->offers[i].section, offer_parameters, lasts));
        if (lasts > time->n_years) {
            warn(self, "offers.%s : l’effet dure %.3g ans, plus que l’horizon de %d ans",
                 "offers.%s: the effect lasts %.3g years, longer than the horizon of %d years",
                 scenario->offers[i].name, lasts, time->n_years);
        }
    }
    for (int i = 0; i < time->n_ages; i++) {
        if (time->ages[i] > time->n_years) {
            warn(self, "time.ages : l’âge de %.3g ans dépasse l’horizon de %d ans",
                 "time.ages: the age of %.3g years is beyond the horizon of %d years",
                 time->ages[i], time->n_years);
        }
    }
    if (time->steps_per_year < 4) {
        warn(self,
             "time.step : des pas de %d mois arrondissent les durées et décalent les effets ; un "
             "trimestre ou un mois suit mieux les événements",
             "time.step: steps of %d months round durations and shift effects; a quarter or a "
             "month follows events better",
             12 / time->steps_per_year);
    }
    double horizon = years_left(scenario, 0);
    static const double lags[] = {7, 28}; /* innovation, trust: facts 1c */
    for (int i = 0; i < 2; i++) {
        if (horizon < lags[i]) {
            warn(self, "l’horizon de %.3g ans ne montre pas les effets qui demandent %.3g ans",
                 "the horizon of %.3g years does not show effects that take %.3g years", horizon,
                 lags[i]);
        }
    }
}

/* ------------------------------------------------------------------ the decision */

/* A survey can only inform awards that are not made yet when its results come. */
static void check_surveys(struct warning *self) {
    const struct scenario *scenario = self->scenario;
    const struct time_grid *time = &scenario->time;
    int begins = time->decision_step < time->n_steps ? time->decision_step : 0;
    double left = (double)(time->last_award_step + 1 - begins) / time->steps_per_year;
    for (int i = 0; i < scenario->decision.n_surveys; i++) {
        const struct survey *survey = &scenario->decision.surveys[i];
        if (survey->delay.value >= left) {
            warn(
                self,
                "surveys.%s : les résultats viennent après %.3g ans, quand tout est attribué (%.3g "
                "ans)",
                "surveys.%s: the results come after %.3g years, when all is awarded (%.3g years)",
                survey->name, survey->delay.value, left);
        }
    }
}

/* ------------------------------------------------------------------ published ranges */

static void check_ranges(struct warning *self) {
    const struct scenario *scenario = self->scenario;
    size_t fixed = 0;
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        const struct assumption *assumption = &scenario->assumptions[i];
        const struct parameter *parameter = assumption->parameter;
        if (isnan(parameter->low) || isnan(parameter->high)) {
            continue;
        }
        if (law_is_constant(&assumption->law)) {
            fixed++;
            continue;
        }
        double low = law_quantile(&assumption->law, 0.05);
        double high = law_quantile(&assumption->law, 0.95);
        if (high - low <
            0.89 * (parameter->high - parameter->low)) { /* a uniform law on it passes */
            warn(self,
                 "%s : de %.4g à %.4g (5-95 %%), plus étroit que l’intervalle publié de "
                 "%.4g à %.4g",
                 "%s: %.4g to %.4g (5-95 %%), narrower than the published range of %.4g to %.4g",
                 assumption->path, low, high, parameter->low, parameter->high);
        }
    }
    if (fixed > 0) {
        warn(self, "%zu paramètres qui ont un intervalle publié ont ici une seule valeur",
             "%zu parameters that have a published range have a single value here", fixed);
    }
}

/* ------------------------------------------------------------------ draws */

static void check_draws(struct warning *self) {
    const struct monte_carlo *runs = &self->scenario->monte_carlo;
    uint32_t n = runs->samples, even = BLOCKS_ROUND;
    while (even < n) {
        even *= 2;
    }
    if (runs->design == DESIGN_SOBOL && n != even) {
        warn(self,
             "monte_carlo.samples : %lu points de Sobol ne sont pas aussi bien répartis que %lu, "
             "puissance de deux à partir de 1024",
             "monte_carlo.samples: %lu Sobol points are not spread as evenly as %lu, a power of "
             "two from 1,024 on",
             (unsigned long)n, (unsigned long)even);
    }
}

static void check_cost(struct warning *self) {
    struct error error = {0};
    if (run_cost_refuse(self->scenario, &error) != 0) {
        warn(self,
             "ce calcul est refusé sans --allow-cost : plus de %d h, %d Gio par fil ou %d Gio "
             "sur disque",
             "this run is refused without --allow-cost: more than %d h, %d GiB a thread or %d GiB "
             "on disk",
             RUN_MOST_HOURS, RUN_MOST_GIB_A_THREAD, RUN_MOST_GIB_ON_DISK);
    }
}

int warnings_print(const struct scenario *scenario, int french, FILE *stream) {
    struct warning self = {scenario, french, stream, 0};
    check_funds(&self);
    for (int c = 0; c < scenario->n_cohorts; c++) {
        check_shares(&self, &scenario->cohorts[c]);
    }
    check_effects(&self);
    check_surveys(&self);
    check_ranges(&self);
    check_draws(&self);
    check_cost(&self);
    return self.n;
}
