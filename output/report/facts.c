/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releases and finds what a report tells. Knows no word. */
#include "output/report/facts.h"

#include <stdlib.h>

void report_facts_free(struct report_facts *self) {
    for (size_t g = 0; self->groups != NULL && g < self->n_groups; g++) {
        for (size_t i = 0; self->groups[g].options != NULL && i < self->groups[g].n; i++)
            free(self->groups[g].options[i].effects);
        free(self->groups[g].options);
    }
    for (size_t f = 0; self->funds != NULL && f < self->n_funds; f++) {
        free(self->funds[f].drivers);
        free(self->funds[f].switches);
        free(self->funds[f].win_prices);
    }
    for (size_t i = 0; self->verdicts != NULL && i < self->n_verdicts; i++)
        free(self->verdicts[i].winners);
    free(self->groups);
    free(self->funds);
    free(self->effects);
    free(self->better);
    free(self->verdicts);
    free(self->knowledge);
    free(self->surveys);
    free(self->files);
    free(self->assets);
    free(self->members);
    free(self->places);
    free(self->drivers);
    *self = (struct report_facts){0};
}

const struct fact_option *report_facts_option(const struct fact_group *group, int portfolio) {
    for (size_t i = 0; i < group->n; i++)
        if (group->options[i].portfolio == portfolio)
            return &group->options[i];
    return NULL;
}

const struct fact_option *report_facts_hero(const struct report_facts *facts, size_t *effect) {
    const struct fact_group *group = &facts->groups[0];
    const struct fact_option *hero = NULL;
    *effect = facts->n_verdicts > 0 ? facts->verdicts[0].effect : 0;
    if (facts->n_verdicts > 0 && !facts->verdicts[0].is_nothing)
        return report_facts_option(group, facts->verdicts[0].option);
    for (size_t i = 0; i < group->n; i++)
        if (!group->options[i].is_reference &&
            (hero == NULL || group->options[i].cost.value > hero->cost.value))
            hero = &group->options[i];
    return hero;
}
