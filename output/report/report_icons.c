/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The icon array of a report's first verdict. Never knows how a verdict was reached. */
#include "output/report/report_icons.h"

#include <math.h>
#include <stdio.h>

#include "output/figures_parts.h"
#include "output/report/icons.h"
#include "output/report/words.h"
#include "output/units.h"

enum { SHOWN = 4 /* models beside "another one" */ };

struct figure *report_icons(enum language language, const struct report_facts *facts) {
    const struct fact_verdict *verdict = &facts->verdicts[0];
    const struct run_info *info = facts->info;
    const char *option = parts_label(language, &info->portfolios[verdict->option].label);
    const char *unit = info->catalogue.outcomes[facts->effects[verdict->effect]].unit;
    char title[SENTENCE_SIZE], worth[FORMAT_SIZE], said[SAID_SIZE];
    format_money_short(worth, sizeof worth, language, verdict->worth);
    snprintf(said, sizeof said, "%.120s", unit_name(language, unit));
    word_fill(title, sizeof title, language, WORD_ICONS_TITLE, "option", option, "worth", worth,
              "unit", said, (const char *)NULL);
    struct icon_group groups[SHOWN + 1];
    double rest = 1;
    size_t n = 0;
    for (; n < verdict->n_winners && n < SHOWN && verdict->winners[n].share.value >= 0.005; n++) {
        const struct fact_winner *winner = &verdict->winners[n];
        groups[n] =
            (struct icon_group){parts_label(language, &info->portfolios[winner->portfolio].label),
                                winner->share.value, winner->share.se,
                                info->portfolios[winner->portfolio].is_counterfactual
                                    ? palette_grey()
                                    : palette_portfolio(parts_colour(info, winner->portfolio))};
        rest -= winner->share.value;
    }
    if (rest > 1e-9 || n == 0)
        groups[n++] = (struct icon_group){word_of(language, WORD_ICONS_OTHER), rest, (double)NAN,
                                          palette_none()};
    else
        groups[n - 1].share += rest; /* rounding */
    return icons_build(language, title, NULL, groups, n);
}
