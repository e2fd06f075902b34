/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fund models that exist, in one list: a new fund adds one line to registry.c. */
#ifndef FONDSIM_MODELS_REGISTRY_H
#define FONDSIM_MODELS_REGISTRY_H

#include "models/fund.h"
#include "sim/core/model.h"

extern const struct fund_model engineering_fund, partnership_fund, commons_fund, company_fund,
    foundation_fund, none_fund;

/* All fund models, in the order of their indices (struct instrument's `model`). */
const struct fund_model *const *fund_models(size_t *n);

/* Index of a name ("engineering_fund"), or -1. */
int fund_model_index(const char *name);

/* The contract handed to the engine. */
extern const struct model territorial_model;

#endif
