/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of fund models. A new fund adds one line here, one declaration in registry.h and one
 * source in CMakeLists.txt. Never knows what a fund does. */
#include "models/registry.h"

#include <string.h>

static const struct fund_model *const models[] = {
    &engineering_fund, &partnership_fund, &commons_fund,
    &company_fund,     &foundation_fund,  &none_fund,
};

const struct fund_model *const *fund_models(size_t *n) {
    *n = sizeof models / sizeof models[0];
    return models;
}

int fund_model_index(const char *name) {
    for (size_t k = 0; k < sizeof models / sizeof models[0]; k++) {
        if (strcmp(models[k]->name, name) == 0) {
            return (int)k;
        }
    }
    return -1;
}
