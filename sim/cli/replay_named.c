/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and values of parameters from the words of the figures. Apart from the stories, whose
 * models have a tag that the charts have too. */
#include "sim/cli/replay_named.h"

#include <math.h>

#include "output/compare/parts_runs.h"
#include "sim/cli/runs_drawing.h"

_Static_assert(sizeof((struct named_value *)0)->name == 2 * SAID_SIZE &&
                   sizeof((struct named_value *)0)->value == SAID_SIZE,
               "the words of figures have room");

void replay_named(struct named_value *named, enum language language,
                  const struct scenario *scenario, size_t theta, double value, double median) {
    const double none = (double)NAN;
    const struct runs_parameter parameter = runs_parameter_of(scenario, theta, fmax(value, median));
    runs_named(named->name, language, &parameter);
    runs_parameter_value(named->value, language, &parameter, value, none, true);
    runs_parameter_value(named->median, language, &parameter, median, none, false);
}
