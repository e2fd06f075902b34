/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim replay: one world of a stored run computed again from its addresses, checked against what
 * is stored, and what happened in it to one ecosystem. Knows no words of the story. */
#include "sim/cli/replay.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/registry.h"
#include "scenarios/nearest.h"
#include "sim/cli/cli.h"
#include "sim/engine/design.h"

/* What the command line says. */
struct request {
    const char *folder, *ecosystem;
    struct option_number replicate;
    struct option_list portfolios;
    int full, json;
    enum language language;
};

static void replay_free(struct replay *self) {
    stories_free(&self->stories);
    results_shape_free(&self->shape);
    opened_free(&self->opened);
    free(self->asked);
    free(self->theta);
}

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* ---- What is asked ---- */

static int choose_replicate(const struct request *request, struct replay *self,
                            struct error *error) {
    const struct run_info *info = &self->opened.info;
    uint64_t worlds = (uint64_t)info->samples * info->inner;
    self->replicate = request->replicate.value;
    if (self->replicate >= worlds) {
        return error_set(error, FONDSIM_USAGE,
                         "--replicate %lu: these results hold replicates 0 to %llu",
                         (unsigned long)request->replicate.value,
                         (unsigned long long)(worlds > 0 ? worlds - 1 : 0));
    }
    self->sample = (uint32_t)(self->replicate / info->inner);
    self->inner = (uint16_t)(self->replicate % info->inner);
    return 0;
}

/* What is asked for, and the counterfactuals with which it is compared. */
static int choose_portfolios(const struct request *request, struct replay *self,
                             struct error *error) {
    const struct scenario *scenario = &self->opened.scenario;
    self->asked = calloc((size_t)scenario->n_portfolios + 1, sizeof *self->asked);
    if (self->asked == NULL) {
        return no_memory(error);
    }
    for (int p = 0; p < scenario->n_portfolios; p++) {
        self->asked[p] = request->portfolios.n == 0;
    }
    for (size_t k = 0; k < request->portfolios.n; k++) {
        char known[512] = "";
        int found = -1;
        for (int p = 0; p < scenario->n_portfolios; p++) {
            const char *name = scenario->portfolios[p].name;
            found = strcmp(name, request->portfolios.values[k]) == 0 ? p : found;
            size_t used = strlen(known);
            snprintf(known + used, sizeof known - used, "%s%s", used > 0 ? ", " : "", name);
        }
        if (found < 0) {
            return error_set(error, FONDSIM_USAGE, "--portfolio %s: expected one of %s",
                             request->portfolios.values[k], known);
        }
        self->asked[found] = self->asked[scenario->portfolios[found].counterfactual] = 1;
    }
    return 0;
}

/* A whole number of digits only, below n; -1 otherwise. */
static int number_below(const char *text, size_t n) {
    if (text[0] == '\0' || strlen(text) > 9 || strspn(text, "0123456789") != strlen(text)) {
        return -1;
    }
    unsigned long value = strtoul(text, NULL, 10);
    return value < n ? (int)value : -1;
}

/* "panel/0 to panel/80, guests/0 to guests/3" */
static void list_cohorts(const struct scenario *scenario, char *list, size_t size) {
    size_t used = 0;
    list[0] = '\0';
    for (int c = 0; c < scenario->n_cohorts && used < size; c++) {
        const struct cohort *cohort = &scenario->cohorts[c];
        int more = snprintf(list + used, size - used, "%s%s/0 to %s/%zu", c > 0 ? ", " : "",
                            cohort->name, cohort->name, cohort->n > 0 ? cohort->n - 1 : 0);
        used += more > 0 ? (size_t)more : 0;
    }
}

/* The territory that was meant: one whose name holds the words, else the nearest; NULL: none. */
static const char *meant(const struct scenario *scenario, const char *word) {
    struct nearest nearest = {.word = word};
    for (int c = 0; c < scenario->n_cohorts; c++) {
        const struct territory_table *table = &scenario->cohorts[c].territories;
        for (size_t r = 0; table->name != NULL && r < table->n; r++) {
            if (strstr(table->name[r], word) != NULL) {
                return table->name[r];
            }
            nearest_offer(&nearest, table->name[r]);
        }
    }
    return nearest.best;
}

static int unknown_ecosystem(const struct scenario *scenario, const char *word, size_t n,
                             struct error *error) {
    char cohorts[320], near[160] = "";
    const char *name = word[0] == '\0' ? NULL : meant(scenario, word);
    list_cohorts(scenario, cohorts, sizeof cohorts);
    if (name != NULL && strcmp(name, word) == 0) {
        return error_set(error, FONDSIM_USAGE,
                         "--ecosystem %s: this territory is not drawn in this replicate; others "
                         "have it",
                         word);
    }
    if (name != NULL) {
        snprintf(near, sizeof near, " (nearest known: %.100s)", name);
    }
    return error_set(error, FONDSIM_USAGE,
                     "--ecosystem %s: expected a number from 0 to %zu, %s, or the name of a "
                     "territory of this replicate%s",
                     word, n > 0 ? n - 1 : 0, cohorts, near);
}

/* Number in the world of what --ecosystem names: a number, COHORT/ROW, or a territory. */
static int choose_ecosystem(const struct request *request, const struct replay *self,
                            int *ecosystem, struct error *error) {
    const struct scenario *scenario = &self->opened.scenario;
    size_t n = 0;
    *ecosystem = -1;
    for (int c = 0; c < scenario->n_cohorts; c++) {
        const struct cohort *cohort = &scenario->cohorts[c];
        size_t length = strlen(cohort->name);
        if (strncmp(request->ecosystem, cohort->name, length) == 0 &&
            request->ecosystem[length] == '/') {
            int row = number_below(request->ecosystem + length + 1, cohort->n);
            *ecosystem = row >= 0 ? (int)n + row : *ecosystem;
        }
        n += cohort->n;
    }
    int status = 0;
    if (*ecosystem < 0) {
        *ecosystem = number_below(request->ecosystem, n);
    }
    if (*ecosystem < 0) {
        status = stories_find(scenario, self->theta, self->sample, self->inner, request->ecosystem,
                              ecosystem);
    }
    if (status < 0) {
        return error_set(error, status, "%s", error_sentence(status));
    }
    return *ecosystem >= 0 ? 0 : unknown_ecosystem(scenario, request->ecosystem, n, error);
}

/* ---- The draw ---- */

static double distance(double rank) {
    return fabs(rank - 0.5);
}

/* The parameters of this sample that stand farthest from their medians. */
static void find_parameters(struct replay *self, const double *uniforms) {
    const struct scenario *scenario = &self->opened.scenario;
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        const struct assumption *assumption = &scenario->assumptions[j];
        if (law_is_constant(&assumption->law)) {
            continue;
        }
        struct replay_parameter found = {j, self->theta[j], law_quantile(&assumption->law, 0.5),
                                         uniforms[j]};
        int at = self->n_parameters;
        while (at > 0 && distance(self->parameters[at - 1].rank) < distance(found.rank)) {
            at--;
        }
        if (at == REPLAY_PARAMETERS) {
            continue;
        }
        self->n_parameters += self->n_parameters < REPLAY_PARAMETERS;
        for (int k = self->n_parameters - 1; k > at; k--) {
            self->parameters[k] = self->parameters[k - 1];
        }
        self->parameters[at] = found;
    }
}

/* Parameters of the sample, as the engine draws them: a block is drawn whole. */
static int draw(struct replay *self, struct error *error) {
    const struct scenario *scenario = &self->opened.scenario;
    size_t n = scenario->n_assumptions;
    uint32_t block = self->sample / SCENARIO_BLOCK, row = self->sample % SCENARIO_BLOCK;
    double *uniforms = malloc((n * SCENARIO_BLOCK + 1) * sizeof *uniforms);
    self->theta = malloc((n + 1) * sizeof *self->theta);
    struct design_matrix design = {0};
    int status = 0;
    if (uniforms == NULL || self->theta == NULL) {
        status = no_memory(error);
    }
    status = status < 0 ? status : design_open(&design, scenario, error);
    status = status < 0 ? status : design_rows(&design, block, row, 1, self->theta, error);
    status = status < 0 ? status : design_uniforms(scenario, block, uniforms, error);
    if (status == 0) {
        find_parameters(self, uniforms + row * n);
    }
    design_close(&design);
    free(uniforms);
    return status;
}

/* ---- Is it the world that was stored? ---- */

/* What is known of why: the assumptions were compared when the folder was opened. */
static int other_world(const struct replay *self, const char *what, struct error *error) {
    const char *version = self->opened.info.version;
    char why[256];
    if (strcmp(version, FONDSIM_VERSION) != 0) {
        snprintf(why, sizeof why, "the results were made by version %.40s, this is %s", version,
                 FONDSIM_VERSION);
    } else {
        snprintf(why, sizeof why,
                 "assumptions, seed and version are the same, so the program was built from other "
                 "sources, or what is no assumption in used_scenario.yaml was changed (budgets, "
                 "dates, portfolios)");
    }
    return error_set(error, FONDSIM_FAILED,
                     "the world computed again is not the one that was stored: %s; %s", what, why);
}

/* used_scenario.yaml is not the scenario of these results: `what` it has, and they have. */
static int other_scenario(const char *what, unsigned long here, unsigned long stored,
                          struct error *error) {
    return error_set(
        error, FONDSIM_FAILED,
        "used_scenario.yaml is not what the results were made with: %s %lu, theirs %lu", what, here,
        stored);
}

static int check_portfolios(const struct replay *self, struct error *error) {
    const struct run_info *info = &self->opened.info;
    const struct scenario *scenario = &self->opened.scenario;
    if (info->n_portfolios != scenario->n_portfolios) {
        return other_scenario("number of portfolios", (unsigned long)scenario->n_portfolios,
                              (unsigned long)info->n_portfolios, error);
    }
    for (int p = 0; p < info->n_portfolios; p++) {
        if (strcmp(info->portfolios[p].name, scenario->portfolios[p].name) != 0) {
            return error_set(error, FONDSIM_FAILED,
                             "used_scenario.yaml is not what the results were made with: portfolio "
                             "%s, theirs %s",
                             scenario->portfolios[p].name, info->portfolios[p].name);
        }
    }
    return 0;
}

/* Whether the scenario of the folder can be the one of the run at all. */
static int check_scenario(const struct replay *self, const struct catalogue *catalogue,
                          struct error *error) {
    static const char *const designs[] = {[DESIGN_LATIN_HYPERCUBE] = "latin_hypercube",
                                          [DESIGN_PLAIN] = "plain",
                                          [DESIGN_SOBOL] = "sobol"};
    const struct run_info *info = &self->opened.info;
    const struct monte_carlo *own = &self->opened.scenario.monte_carlo;
    int reports = self->opened.scenario.time.n_reports, status = check_portfolios(self, error);
    if (status < 0) {
        return status;
    }
    if (info->n_reports != reports) {
        return other_scenario("number of reports", (unsigned long)reports,
                              (unsigned long)info->n_reports, error);
    }
    if (info->seed != own->seed) {
        return other_scenario("seed", (unsigned long)own->seed, (unsigned long)info->seed, error);
    }
    if (info->inner != own->inner) {
        return other_scenario("inner runs", own->inner, info->inner, error);
    }
    if (info->design != own->design) {
        return error_set(error, FONDSIM_FAILED,
                         "used_scenario.yaml is not what the results were made with: design %s, "
                         "theirs %s",
                         designs[own->design], designs[info->design]);
    }
    for (size_t k = 0; k < catalogue->n || k < info->catalogue.n; k++) {
        const char *here = k < catalogue->n ? catalogue->outcomes[k].key : "none";
        const char *stored = k < info->catalogue.n ? info->catalogue.outcomes[k].key : "none";
        if (strcmp(here, stored) != 0) {
            char text[256];
            snprintf(text, sizeof text, "outcome %zu is %.80s, stored %.80s", k + 1, here, stored);
            return other_world(self, text, error);
        }
    }
    return 0;
}

static int same_value(double a, double b) {
    return isnan(a) ? isnan(b) : !(a < b) && !(a > b) && !isnan(b);
}

/* Every outcome of every portfolio at every report, to the bit (SQLite keeps no sign of zero). */
static int check_results(const struct replay *self, const struct world_results *results,
                         struct error *error) {
    const struct run_info *info = &self->opened.info;
    size_t n = info->catalogue.n;
    double *stored =
        calloc(n * (size_t)info->n_portfolios * (size_t)info->n_reports + 1, sizeof *stored);
    if (stored == NULL) {
        return no_memory(error);
    }
    int status = store_replicate(self->opened.store, info, self->replicate, stored, error);
    for (int row = 0; status == 0 && row < info->n_portfolios * info->n_reports; row++) {
        int p = row / info->n_reports, report = row % info->n_reports;
        const double *values =
            world_outcomes(results, &self->shape, p, self->shape.report_record[report]);
        for (size_t k = 0; k < n && status == 0; k++) {
            double old = stored[(size_t)row * n + k];
            if (!same_value(values[k], old)) {
                char text[512];
                snprintf(text, sizeof text, "%s of %s at %s: stored %.17g, now %.17g",
                         info->catalogue.outcomes[k].key, info->portfolios[p].name,
                         info->report_names[report], old, values[k]);
                status = other_world(self, text, error);
            }
        }
    }
    free(stored);
    return status;
}

/* ---- The world ---- */

/* Simulates the world, watched, and compares it with what is stored. */
static int simulate(struct replay *self, int ecosystem, struct error *error) {
    struct world_results results = {0};
    void *workspace = NULL;
    int status = territorial_model.shape(&self->study, &self->shape, error);
    if (status == 0 && (stories_init(&self->stories, &self->study, ecosystem) < 0 ||
                        world_results_init(&results, &self->shape) < 0)) {
        status = no_memory(error);
    }
    if (status == 0) {
        status = territorial_model.prepare(&self->study, &self->shape, &workspace, error);
    }
    if (status == 0) {
        stories_watch(&self->stories, workspace);
        status = territorial_model.simulate(workspace, self->theta, self->sample, self->inner,
                                            &results, error);
    }
    if (status == 0 && stories_done(&self->stories) < 0) {
        status = no_memory(error);
    }
    status = status < 0 ? status : check_results(self, &results, error);
    territorial_model.release(workspace);
    world_results_free(&results);
    return status;
}

static int replay(const struct request *request, struct replay *self, struct error *error) {
    struct catalogue catalogue = {0};
    int ecosystem = -1, status = opened_folder(request->folder, &self->opened, error);
    if (status < 0) {
        return status;
    }
    const struct scenario *scenario = &self->opened.scenario;
    self->full = request->full;
    self->study = (struct study){.scenario = scenario,
                                 .n_portfolios = scenario->n_portfolios,
                                 .portfolios = scenario->portfolios,
                                 .samples = self->opened.info.samples,
                                 .inner = self->opened.info.inner};
    status = territorial_model.catalogue(scenario, &catalogue, error);
    status = status < 0 ? status : check_scenario(self, &catalogue, error);
    status = status < 0 ? status : choose_replicate(request, self, error);
    status = status < 0 ? status : choose_portfolios(request, self, error);
    status = status < 0 ? status : draw(self, error);
    status = status < 0 ? status : choose_ecosystem(request, self, &ecosystem, error);
    status = status < 0 ? status : simulate(self, ecosystem, error);
    catalogue_free(&catalogue);
    return status;
}

int replay_has(const struct story *story, const struct story_event *event) {
    for (size_t k = 0; k < story->n && story->events[k].step <= event->step; k++) {
        if (story_same(&story->events[k], event)) {
            return 1;
        }
    }
    return 0;
}

/* ---- The command ---- */

static int execute(const struct request *request, struct error *error) {
    if (!request->replicate.given || request->ecosystem == NULL) {
        return error_set(error, FONDSIM_USAGE, "expected --replicate N and --ecosystem E");
    }
    struct replay *self = calloc(1, sizeof *self);
    if (self == NULL) {
        return no_memory(error);
    }
    int status = replay(request, self, error);
    if (status == 0) {
        status = request->json ? replay_json(stdout, self, error)
                               : replay_tell(stdout, request->language, self, error);
    }
    replay_free(self);
    free(self);
    return status;
}

int cmd_replay(int argc, char **argv) {
    struct request request = {.language = LANGUAGE_FR};
    const struct option_spec options[] = {
        {"replicate", 'r', OPTION_NUMBER, &request.replicate, "N",
         "which world, from 0: sample * inner runs + inner run", 0, UINT32_MAX},
        {"ecosystem", 'e', OPTION_TEXT, &request.ecosystem, "E",
         "a number from 0, COHORT/ROW with rows from 0, or a territory's name", 0, 0},
        {"portfolio", 'p', OPTION_LIST, &request.portfolios, "NAME",
         "only this one and its counterfactual; may be repeated (default all)", 0, 0},
        {"full", 0, OPTION_FLAG, &request.full, NULL,
         "tell again under each portfolio what is the same without the funds", 0, 0},
        {"json", 0, OPTION_FLAG, &request.json, NULL, "events as JSON, one a line", 0, 0},
        {"lang", 0, OPTION_LANGUAGE, &request.language, "fr|en", "language (default fr)", 0, 0},
    };
    const struct command_line line = {
        "replay",
        "RESULTS",
        1,
        1,
        "Tells what happened to one ecosystem in one simulated world, under each portfolio:\n"
        "levels, offers, awards, posts, projects, money, and what the funds change there.",
        "The world is computed again from the addresses of its draws, and must be the one that\n"
        "is stored, to the bit; where it is not, what differs is said, with status 1.\n",
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n = 0;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        request.folder = positionals[0];
        status = execute(&request, &error);
    } else if (status == 1) {
        status = 0;
    }
    option_list_free(&request.portfolios);
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return status;
}
