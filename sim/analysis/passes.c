/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters that vary, held values, and studies of several passes. Knows no analysis. */
#include "sim/analysis/passes.h"

#include <math.h>
#include <stdlib.h>

static int check_asked(const struct scenario *scenario, size_t n, const size_t *asked,
                       struct error *error) {
    for (size_t i = 0; i < n; i++) {
        if (asked[i] >= scenario->n_assumptions) {
            return error_set(error, FONDSIM_DOMAIN, "parameter %zu of %zu does not exist", asked[i],
                             scenario->n_assumptions);
        }
        const struct assumption *assumption = &scenario->assumptions[asked[i]];
        if (law_is_constant(&assumption->law)) {
            return error_set(error, FONDSIM_DOMAIN, "%s is constant: there is nothing to vary",
                             assumption->path);
        }
        for (size_t j = 0; j < i; j++) {
            if (asked[j] == asked[i]) {
                return error_set(error, FONDSIM_DOMAIN, "%s stands twice among what is to vary",
                                 assumption->path);
            }
        }
    }
    return 0;
}

int passes_list_init(struct passes_list *self, const struct scenario *scenario, size_t n,
                     const size_t *asked, struct error *error) {
    *self = (struct passes_list){0};
    int code = asked != NULL ? check_asked(scenario, n, asked, error) : 0;
    if (code != 0) {
        return code;
    }
    size_t most = asked != NULL ? n : scenario->n_assumptions;
    self->parameters = calloc(most + 1, sizeof *self->parameters);
    if (self->parameters == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t j = 0; j < most; j++) {
        size_t parameter = asked != NULL ? asked[j] : j;
        if (!law_is_constant(&scenario->assumptions[parameter].law)) {
            self->parameters[self->n++] = parameter;
        }
    }
    if (self->n == 0) {
        passes_list_free(self);
        return error_set(error, FONDSIM_DOMAIN, "no parameter varies: there is no sensitivity");
    }
    return 0;
}

void passes_list_free(struct passes_list *self) {
    free(self->parameters);
    *self = (struct passes_list){0};
}

double passes_value(const struct assumption *assumption, double u) {
    double value = law_quantile(&assumption->law, u);
    return assumption->parameter->kind == PARAMETER_INTEGER ? round(value) : value;
}

int passes_study(const struct scenario *scenario, size_t n_passes, const struct pass *passes,
                 uint32_t samples, uint16_t inner, struct study *study, struct error *error) {
    uint32_t blocks = samples / SCENARIO_BLOCK + (samples % SCENARIO_BLOCK != 0);
    if (blocks == 0 || n_passes == 0 || n_passes > UINT32_MAX / SCENARIO_BLOCK / blocks) {
        return error_set(error, FONDSIM_DOMAIN, "%lu samples in each of %zu passes: not possible",
                         (unsigned long)samples, n_passes);
    }
    *study = (struct study){
        .scenario = scenario,
        .n_portfolios = scenario->n_portfolios,
        .portfolios = scenario->portfolios,
        .samples = (uint32_t)n_passes * blocks * SCENARIO_BLOCK,
        .inner = inner > 0 ? inner : scenario->monte_carlo.inner,
        .n_passes = (uint32_t)n_passes,
        .passes = passes,
    };
    return 0;
}
