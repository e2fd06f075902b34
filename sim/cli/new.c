/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim new: prints a commented scenario to start from. Knows no scenario but this one, which a
 * test runs. */
#include <stdlib.h>

#include "sim/cli/cli.h"

/* A line of YAML with its comments; a comment alone when yaml is NULL. */
struct line {
    const char *yaml, *fr, *en;
};

static const struct line lines[] = {
    {NULL,
     "Un scénario pour commencer. `fondsim check FICHIER` le vérifie, `fondsim run FICHIER` "
     "le simule,",
     "A scenario to start from. `fondsim check FILE` validates it, `fondsim run FILE` simulates "
     "it,"},
    {NULL, "`fondsim explain CLE` explique une clé.", "`fondsim explain KEY` explains a key."},
    {"name: my-scenario", "nom du dossier de résultats", "name of the results folder"},
    {"title:", NULL, NULL},
    {"  fr: Mon scénario", NULL, NULL},
    {"  en: My scenario", NULL, NULL},
    {"", NULL, NULL},
    {"time:", NULL, NULL},
    {"  start: 2026", "premier jour simulé : 1er janvier", "first day simulated: 1 January"},
    {"  decision_date: 2027", "les portefeuilles divergent ici", "portfolios branch here"},
    {"  last_award: 2032", "dernière année d’attribution", "last year of awards"},
    {"  end: 2038", "dernière année simulée", "last year simulated"},
    {"  step: quarter", "month, quarter, semester ou year", "month, quarter, semester or year"},
    {"  reports: [2029, 2032, 2038]", "dates des tableaux", "dates of the tables"},
    {"", NULL, NULL},
    {"levels: [first_steps, expertise, innovation, new_models]", "du plus bas au plus haut",
     "from the lowest to the highest"},
    {"", NULL, NULL},
    {"maturity:", NULL, NULL},
    {"  moves:", "probabilité de passage dans l’année ; aucune n’a été mesurée",
     "probability of the move within a year; none was measured"},
    {"    - from: first_steps", NULL, NULL},
    {"      to: expertise", NULL, NULL},
    {"      annual: {beta: {p5: 10%, p95: 30%}}", "une loi : 5 % et 95 % de chances d’être dessous",
     "a law: 5 % and 95 % chances of being below"},
    {"    - from: expertise", NULL, NULL},
    {"      to: innovation", NULL, NULL},
    {"      annual: {beta: {p5: 5%, p95: 15%}}", NULL, NULL},
    {"    - from: innovation", NULL, NULL},
    {"      to: new_models", NULL, NULL},
    {"      annual: {beta: {p5: 1%, p95: 5%}}", NULL, NULL},
    {"", NULL, NULL},
    {"cohorts:", NULL, NULL},
    {"  - name: panel", NULL, NULL},
    {"    ecosystems: 40", NULL, NULL},
    {"    maturity:", "parts à l’entrée, de somme 1", "shares at entry, which add up to 1"},
    {"      first_steps: 60%", NULL, NULL},
    {"      expertise: 25%", NULL, NULL},
    {"      innovation: 10%", NULL, NULL},
    {"      new_models: 5%", NULL, NULL},
    {"", NULL, NULL},
    {"instruments:", NULL, NULL},
    {"  engineering:", "le nom du fonds, à votre choix", "the name of the fund, as you like"},
    {"    model: engineering_fund",
     "ou partnership_fund, commons_fund, company_fund, foundation_fund",
     "or partnership_fund, commons_fund, company_fund, foundation_fund"},
    {"    starts: 2027", NULL, NULL},
    {"    budget:", "enveloppe de chaque année, en euros courants",
     "envelope of each year, in nominal euros"},
    {"      2027-2032: 400k", NULL, NULL},
    {"    ticket:", "une valeur avec son statut et sa source",
     "a value with its status and its source"},
    {"      value: {triangular: {min: 15k, mode: 30k, max: 60k}}", NULL, NULL},
    {"      unit: EUR/year", NULL, NULL},
    {"      status: prior", "sourced, inferred, prior ou choice",
     "sourced, inferred, prior or choice"},
    {"      note: to be discussed", NULL, NULL},
    {"    per_year: yes", NULL, NULL},
    {"    duration: 2 years", NULL, NULL},
    {"    apply: 0.3", "candidatures par an et par écosystème éligible",
     "applications a year of an eligible ecosystem"},
    {"  commons:", NULL, NULL},
    {"    model: commons_fund", NULL, NULL},
    {"    starts: 2027", NULL, NULL},
    {"    budget: 100k", "chaque année, du début à last_award",
     "each year, from the start to last_award"},
    {"    ticket: 50k", NULL, NULL},
    {"    duration: 18 months", NULL, NULL},
    {"    apply: 0.2", NULL, NULL},
    {"", NULL, NULL},
    {"portfolios:", "le monde sans fonds est toujours ajouté",
     "the world without funds is always added"},
    {"  - name: engineering-only", NULL, NULL},
    {"    instruments: [engineering]", NULL, NULL},
    {"  - name: both", NULL, NULL},
    {"    instruments: all", NULL, NULL},
    {"  - name: commons-equal", NULL, NULL},
    {"    instruments: [commons]", NULL, NULL},
    {"    scale_to: both", "à argent égal", "at equal money"},
    {"", NULL, NULL},
    {"monte_carlo:", NULL, NULL},
    {"  samples: 1024", NULL, NULL},
    {"  seed: 1", NULL, NULL},
};

static void print(enum language language) {
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        const char *comment = language == LANGUAGE_FR ? lines[i].fr : lines[i].en;
        if (lines[i].yaml == NULL) {
            printf("# %s\n", comment);
        } else if (comment == NULL) {
            printf("%s\n", lines[i].yaml);
        } else {
            printf("%s  # %s\n", lines[i].yaml, comment);
        }
    }
}

int cmd_new(int argc, char **argv) {
    enum language language = LANGUAGE_FR;
    const struct option_spec options[] = {
        {"lang", 0, OPTION_LANGUAGE, &language, "fr|en", "language of the comments (default fr)", 0,
         0},
    };
    const struct command_line line = {"new",
                                      "",
                                      0,
                                      0,
                                      "Prints a commented scenario to start from.",
                                      "Example: fondsim new > my-scenario.yaml\n",
                                      sizeof options / sizeof options[0],
                                      options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        print(language);
    }
    return status < 0 ? cli_fail("new", &error) : EXIT_SUCCESS;
}
