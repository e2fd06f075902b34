/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planned survey would say in one world, unit by unit, on addressed draws. Knows no net
 * benefit. */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "sim/analysis/evsi.h"
#include "sim/core/random.h"

/* Draws of one world that belong to no unit; units take 0. */
enum { DRAW_UNIT, DRAW_FIRST, DRAW_SECOND, DRAW_BIAS };

struct asking {
    const struct evsi_survey *survey;
    struct address address;
};

static int two_groups(const struct evsi_survey *survey) {
    return survey->design == EVSI_MATCHED || survey->design == EVSI_LOTTERY;
}

static double normal(const struct asking *self, uint8_t draw) {
    struct address address = self->address;
    address.draw = draw;
    return gsl_cdf_ugaussian_Pinv(random_uniform(address));
}

/* Four words of a unit of a group (0 or 1): answers?, yes?, is it noted right?, if not, how? A
 * second date is a second group, of which the first word is not looked at. */
static struct random_words unit_words(const struct asking *self, uint16_t group, size_t unit) {
    struct address address = self->address;
    address.birth = group;
    address.step = (uint16_t)unit;
    return random_words(address);
}

static int answers(const struct asking *self, uint16_t group, size_t unit) {
    double none = self->survey->non_response;
    return none <= 0 || random_uniform32(unit_words(self, group, unit).word[0]) >= none;
}

static size_t count_answers(const struct asking *self, uint16_t group, size_t n) {
    if (self->survey->non_response <= 0) {
        return n;
    }
    size_t count = 0;
    for (size_t u = 0; u < n; u++) {
        count += (size_t)answers(self, group, u);
    }
    return count;
}

/* Variance that is left of a mean of `answered` units out of a population that it describes. */
static double correction(const struct evsi_survey *s, size_t answered) {
    if (!s->of_population || s->population == 0 || two_groups(s)) {
        return 1;
    }
    double all = (double)s->population;
    return all > 1 ? (all - (double)answered) / (all - 1) : 0;
}

/* Share of units noted as yes, when the share of yes is `share`. n units are asked; who answers at
 * the date before answers at the date after: `who` is the group whose first word decides. */
static double observed_share(const struct asking *self, uint16_t group, uint16_t who, double share,
                             size_t n) {
    const struct evsi_survey *s = self->survey;
    share = fmin(fmax(share, 0), 1);
    int urn = s->of_population && s->population > 0 && !two_groups(s);
    double balls = (double)s->population, yes = floor(balls * share + 0.5);
    double noted = 0, asked = 0;
    for (size_t u = 0; u < n; u++) {
        if (!answers(self, who, u)) {
            continue;
        }
        struct random_words words = unit_words(self, group, u);
        int is = random_uniform32(words.word[1]) < (urn ? yes / balls : share);
        yes -= is;
        balls--;
        if (random_uniform32(words.word[2]) < s->misclassified) {
            double others = (double)(s->levels - 1);
            is = is ? 0 : random_uniform32(words.word[3]) < 1 / others;
        }
        noted += is;
        asked++;
    }
    return noted / asked;
}

/* Difference between two groups or two dates, or the target itself; answered: of each. */
static double observed_value(const struct asking *self, double target, const size_t answered[2]) {
    const struct evsi_survey *s = self->survey;
    double variance = s->noise * s->noise / (double)answered[0] * correction(s, answered[0]);
    if (s->design == EVSI_BEFORE_AFTER) {
        variance *= 2 * (1 - s->correlation);
    } else if (two_groups(s)) {
        return target + sqrt(variance) * normal(self, DRAW_FIRST) -
               s->noise / sqrt((double)answered[1]) * normal(self, DRAW_SECOND);
    }
    return target + sqrt(variance) * normal(self, DRAW_FIRST);
}

void evsi_simulate(const struct evsi_survey *survey, uint32_t seed, size_t sample, double target,
                   double guess, size_t n, double summary[2]) {
    struct asking self = {.survey = survey,
                          .address = {.seed = seed,
                                      .sample = (uint32_t)sample,
                                      .entity = random_code(survey->name),
                                      .purpose = PURPOSE_SURVEY,
                                      .draw = DRAW_UNIT}};
    int groups = two_groups(survey);
    size_t each = groups ? n / 2 : n;
    size_t answered[2] = {count_answers(&self, 0, each),
                          groups ? count_answers(&self, 1, each) : 0};
    summary[0] = guess;
    summary[1] = (double)(answered[0] + answered[1]);
    if (answered[0] == 0 || (groups && answered[1] == 0)) {
        summary[1] = 0;
        return;
    }
    if (survey->confounding > 0) {
        target += survey->confounding * normal(&self, DRAW_BIAS);
    }
    if (survey->measure == EVSI_VALUE) {
        summary[0] = observed_value(&self, target, answered);
    } else if (survey->design == EVSI_ONCE) {
        summary[0] = observed_share(&self, 0, 0, target, each);
    } else {
        uint16_t who = groups ? 1 : 0;
        summary[0] = observed_share(&self, 0, 0, survey->baseline + target, each) -
                     observed_share(&self, 1, who, survey->baseline, each);
    }
}
