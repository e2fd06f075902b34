/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writing files of this room share. Private to scenarios/. */
#ifndef FONDSIM_SCENARIOS_WRITER_H
#define FONDSIM_SCENARIOS_WRITER_H

#include "scenarios/emit.h"
#include "scenarios/write.h"

void write_label(struct emit *emit, const struct label *label); /* title: {fr, en} */
void write_annotation(struct emit *emit, enum assumption_status status, const char *source,
                      const char *note);
void write_assumption(struct emit *emit, const struct assumption *assumption);
void write_share(struct emit *emit, const struct assumption *assumption);

/* All parameters of a section as pairs of the mapping that is open. */
void write_section(struct emit *emit, const struct scenario *scenario, size_t section);

/* The first day of a step, or the last one, as "2026" or "2026-03". */
void write_date_begin(struct emit *emit, const struct time_grid *time, int step);
void write_date_end(struct emit *emit, const struct time_grid *time, int step);

/* Parts of a scenario: write_money.c. */
void write_instruments(struct emit *emit, const struct scenario *scenario);
void write_portfolios(struct emit *emit, const struct scenario *scenario);
void write_correlations(struct emit *emit, const struct scenario *scenario);

/* write_decision.c: decision, criteria, members, variants, surveys. */
void write_decision(struct emit *emit, const struct scenario *scenario);

#endif
