/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plane of a group of options as a figure: means and quadrant shares as they were computed, the
 * contours of the draws made here. Private to compare_drawing.c. */
#ifndef FONDSIM_CLI_COMPARE_PLANE_H
#define FONDSIM_CLI_COMPARE_PLANE_H

#include "output/compare/plane.h"
#include "sim/comparison/comparison.h"

/* options[group->n]. *figure: the caller's, NULL on failure. FONDSIM_NO_MEMORY, FONDSIM_DOMAIN. */
int compare_plane(const struct comparison *comparison, const struct comparison_group *group,
                  const struct compare_scene *scene, const struct compare_option *options,
                  enum language language, struct figure **figure, struct error *error);

#endif
