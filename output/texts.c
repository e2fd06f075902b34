/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of figures and reports: French is written for French readers, English mirrors it.
 * Never knows what is drawn. */
#include "output/texts.h"

#include <stdarg.h>
#include <string.h>

#define NB "\u00a0" /* no-break space, as French punctuation asks */

static const char *const french[TEXT_COUNT] = {
    [TEXT_END_OF_YEAR] = "fin{nb}{year}",
    [TEXT_END_OF_MONTH] = "fin{nb}{month}",
    [TEXT_YEAR_ENDS] = "fin d’année",
    [TEXT_PERIOD] = "{first}–{last}",
    [TEXT_EVALUATION] = "évaluation",
    [TEXT_DECISION] = "décision",
    [TEXT_EVALUATION_AND_DECISION] = "évaluation et décision",
    [TEXT_RANGE] = "de {low} à {high} dans 9 cas sur 10",
    [TEXT_RANGE_SHORT] = "{value} ({low} à {high})",
    [TEXT_UNRESOLVED] = "non résolu ({low} à {high})",
    [TEXT_NO_DIFFERENCE] = "aucun écart",
    [TEXT_AMOUNT_OF] = "{value} ({outcome})",
    [TEXT_WITH_UNIT] = "{value}{nb}{unit}",
    [TEXT_LIST_AND] = "{first} et {last}",
    [TEXT_ON_AVERAGE] = "en moyenne",
    [TEXT_BETWEEN_ITEMS] = NB "; ",
    [TEXT_CAPTION_RUN] = "Méthode" NB ": {samples} jeux de paramètres tirés au sort{inner} "
                         "({design}, graine {seed}), les mêmes tirages avec et sans "
                         "fonds.{partial} {priors}",
    [TEXT_CAPTION_INNER] = ", {inner} tirages d’événements chacun",
    [TEXT_CAPTION_PARTIAL] = " Calcul interrompu" NB ": {asked} jeux étaient demandés.",
    [TEXT_CAPTION_PRIORS] = "Ce sont des projections sous les hypothèses du scénario, dont "
                            "certaines sont des a priori d’experts, et non des mesures.",
    [TEXT_CAPTION_PRIORS_COUNTED] =
        "Ce sont des projections, et non des mesures" NB ": {priors} hypothèses sur {all} sont des "
        "a priori d’experts, sans source.",
    [TEXT_DESIGN_LATIN] = "hypercube latin",
    [TEXT_DESIGN_PLAIN] = "tirage simple",
    [TEXT_DESIGN_SOBOL] = "points de Sobol randomisés",

    [TEXT_FAN_TITLE] = "{portfolio}" NB ": {difference} {date} ({range})",
    [TEXT_FAN_TITLE_UNRESOLVED] = "{portfolio}" NB ": l’effet sur «" NB "{outcome}" NB
                                  "» {date} n’est pas résolu à cette précision ({range})",
    [TEXT_FAN_MEAN] = "{portfolio}, moyenne",
    [TEXT_FAN_HALF] = "1 cas sur 2",
    [TEXT_FAN_MOST] = "9 cas sur 10",
    [TEXT_FAN_CAPTION] =
        "En haut, pointillés gris" NB ": 9 cas sur 10 sans ces fonds. En bas" NB
        ": écart de chaque "
        "modèle de financement avec le même monde sans ces fonds" NB "; trait, moyenne" NB
        "; barres aux "
        "dates de rapport, 1 cas sur 2 (épaisses) et 9 cas sur 10 (fines)" NB "; chiffres, {date}.",
    [TEXT_FAN_CAPTION_BANDS] =
        " Bandes et pointillés" NB ": quantiles des {n} premiers mondes simulés.",
    [TEXT_FAN_CAPTION_CHOICE] = " {shown} modèles sur {all} sont montrés.",
    [TEXT_FAN_ALT] = "«" NB "{outcome}" NB "» de {first} à {last}, avec «" NB "{portfolio}" NB
                     "» et sans ces fonds, "
                     "puis écart avec le monde sans ces fonds pour chaque modèle de financement. "
                     "Écart {date}{nb}: "
                     "{items}.",
    [TEXT_FAN_ALT_ITEM] = "{portfolio}, {value}",

    [TEXT_LEVELS_TITLE] = "{portfolio}" NB ": {difference} sur {n} écosystèmes au niveau «" NB
                          "{level}" NB "» {date} ({range})",
    [TEXT_LEVELS_TITLE_UNRESOLVED] =
        "Niveaux de maturité {date}" NB ": aucun écart avec le monde sans ces fonds n’est résolu à "
        "cette précision",
    [TEXT_LEVELS_SHARES] = "Part des écosystèmes",
    [TEXT_LEVELS_DIFFERENCE] = "Écart, en écosystèmes",
    [TEXT_LEVELS_KEY] = "Écart avec le même monde sans ces fonds",
    [TEXT_LEVELS_READING] =
        "En bas" NB
        ": ce que chaque niveau compte en plus ou en moins que sans ces fonds, en moyenne, à "
        "deux erreurs-types près (bande)" NB "; le titre dit le plus grand écart.",
    [TEXT_LEVELS_CAPTION] =
        "Parts moyennes des niveaux à chaque fin d’année. Un niveau dit un besoin autant qu’un "
        "mérite" NB ": un passage est constaté, pas jugé.",
    [TEXT_LEVELS_ALT] =
        "Part des écosystèmes à chaque niveau de maturité, de {first} à {last}, "
        "sans ces fonds et avec «" NB "{portfolio}" NB "». Parts {date}, sans ces fonds "
        "puis avec" NB ": {items}.",
    [TEXT_LEVELS_ALT_ITEM] = "{level}, {without} puis {with}",

    [TEXT_MONEY_TITLE] =
        "{portfolio}, {period}" NB ": sur 100" NB "€ d’enveloppe, {paid}" NB
        "€ sont versés, {overhead}" NB "€ vont à la gestion et {lapsed}" NB "€ restent inutilisés",
    [TEXT_MONEY_TITLE_OPEN] = "{portfolio}, {period}" NB ": sur 100" NB "€ d’enveloppe, {paid}" NB
                              "€ sont versés, {overhead}" NB "€ vont à la gestion, {lapsed}" NB
                              "€ restent inutilisés et {open}" NB "€ sont encore engagés",
    [TEXT_MONEY_PAID] = "Versé aux initiatives",
    [TEXT_MONEY_OVERHEAD] = "Gestion du fonds",
    [TEXT_MONEY_LAPSED] = "Inutilisé, rendu",
    [TEXT_MONEY_OPEN] = "Encore engagé ou disponible",
    [TEXT_MONEY_SHARE] = "{amount}, soit {share}",
    [TEXT_MONEY_OF_EACH] = "{amount}, dont {share} versés",
    [TEXT_MONEY_CAPTION] =
        "Moyennes des comptes de chaque fonds, en euros courants, de {first} à {last}" NB
        "; entre parenthèses, 9 cas sur 10. La largeur d’un ruban est proportionnelle aux euros.",
    [TEXT_MONEY_CAPTION_REUSE] = " Dont {amount} remboursés et réemployés.",
    [TEXT_MONEY_ALT] = "Chemin de l’argent avec «" NB "{portfolio}" NB "», de {first} à {last}. "
                       "{items}. En tout" NB ": {totals}.",
    [TEXT_MONEY_ALT_ITEM] = "{name}, {amount}",

    [TEXT_EFFECTS_TITLE] = "{portfolio}" NB ": {sure} effets sur {all} sont positifs {date} dans "
                           "plus de 19 cas sur 20",
    [TEXT_EFFECTS_TITLE_ONE] = "{portfolio}" NB ": un effet sur {all} est positif {date} dans "
                               "plus de 19 cas sur 20",
    [TEXT_EFFECTS_TITLE_ALL] =
        "{portfolio}" NB ": les {all} effets sont positifs {date} dans plus de 19 cas sur 20",
    [TEXT_EFFECTS_TITLE_NONE] = "{portfolio}" NB ": aucun des {all} effets n’est positif {date} "
                                "dans plus de 19 cas sur 20",
    [TEXT_EFFECTS_CAPTION] =
        "Écart avec le même monde sans ces fonds, {date}. Barre épaisse" NB ": 1 cas sur 2" NB
        "; barre fine" NB ": 9 cas sur 10" NB "; point" NB ": médiane. Pâle" NB
        ": écart moyen non résolu à cette précision (moins de deux erreurs-types). Chaque effet a "
        "son échelle" NB "; ils ne s’additionnent pas.",
    [TEXT_EFFECTS_ALT] = "Distribution des écarts avec le monde sans ces fonds, {date}, pour {n} "
                         "modèles de financement. {portfolio}" NB ": {items}.",
    [TEXT_EFFECTS_ALT_ITEM] = "{outcome}, {value}",

    [TEXT_RESPONSE_TITLE] =
        "Les 100" NB "k€ suivants apportent le plus par «" NB "{fund}" NB "»" NB ": {value} {date}",
    [TEXT_RESPONSE_TITLE_TIE] =
        "Les 100" NB "k€ suivants" NB ": «" NB "{fund}" NB "» vient en tête ({value} {date}), mais "
        "l’écart avec «" NB "{second}" NB "» n’est pas résolu à cette précision",
    [TEXT_RESPONSE_TITLE_UNRESOLVED] =
        "Ce qu’apportent les 100" NB "k€ suivants n’est résolu pour aucun fonds à cette précision",
    [TEXT_RESPONSE_TITLE_FLAT] = "Aucun fonds n’apporte davantage avec 100" NB "k€ de plus",
    [TEXT_RESPONSE_OUTCOME] = "{outcome}" NB ": écart",
    [TEXT_RESPONSE_ABSORPTION] = "Part de l’enveloppe utilisée",
    [TEXT_RESPONSE_MULTIPLE] = "multiple de l’enveloppe",
    [TEXT_RESPONSE_NEXT] = "100" NB "k€ de plus" NB ": {value}",
    [TEXT_RESPONSE_NEXT_UNRESOLVED] = "100" NB "k€ de plus" NB ": non résolu",
    [TEXT_RESPONSE_NEXT_NONE] = "100" NB "k€ de plus" NB ": aucun écart",
    [TEXT_RESPONSE_CAPTION] =
        "Chaque fonds seul, son enveloppe multipliée par {multiples}. En haut" NB
        ": écart moyen avec le monde sans ces fonds, et ce qu’y ajoutent 100" NB
        "k€ d’enveloppe de plus que prévu. En bas" NB ": part de l’enveloppe versée ou consacrée à "
        "la gestion. Barres" NB ": deux erreurs-types de la simulation.",
    [TEXT_RESPONSE_ALT] = "Réponse de chaque fonds à son enveloppe" NB ": «" NB "{outcome}" NB
                          "» et part utilisée. Pour 100" NB "k€ de plus" NB ": {items}.",
    [TEXT_RESPONSE_ALT_ITEM] = "{fund}, {value} (enveloppe utilisée à {share})",

    [TEXT_UNIT_FTE] = "ETP",
};

static const char *const english[TEXT_COUNT] = {
    [TEXT_END_OF_YEAR] = "at the end of{nb}{year}",
    [TEXT_END_OF_MONTH] = "at the end of{nb}{month}",
    [TEXT_YEAR_ENDS] = "end of year",
    [TEXT_PERIOD] = "{first}–{last}",
    [TEXT_EVALUATION] = "evaluation",
    [TEXT_DECISION] = "decision",
    [TEXT_EVALUATION_AND_DECISION] = "evaluation and decision",
    [TEXT_RANGE] = "{low} to {high} in 9 cases out of 10",
    [TEXT_RANGE_SHORT] = "{value} ({low} to {high})",
    [TEXT_UNRESOLVED] = "unresolved ({low} to {high})",
    [TEXT_NO_DIFFERENCE] = "no difference",
    [TEXT_AMOUNT_OF] = "{value} ({outcome})",
    [TEXT_WITH_UNIT] = "{value}{nb}{unit}",
    [TEXT_LIST_AND] = "{first} and {last}",
    [TEXT_ON_AVERAGE] = "on average",
    [TEXT_BETWEEN_ITEMS] = "; ",
    [TEXT_CAPTION_RUN] =
        "Method: {samples} sets of parameters drawn at random{inner} ({design}, "
        "seed {seed}), the same draws with and without these funds.{partial} {priors}",
    [TEXT_CAPTION_INNER] = ", {inner} draws of events each",
    [TEXT_CAPTION_PARTIAL] = " Interrupted run: {asked} sets were asked for.",
    [TEXT_CAPTION_PRIORS] = "These are projections under the assumptions of the scenario, some of "
                            "which are expert priors, not measurements.",
    [TEXT_CAPTION_PRIORS_COUNTED] =
        "These are projections, not measurements: {priors} of {all} assumptions are expert priors, "
        "without a source.",
    [TEXT_DESIGN_LATIN] = "Latin hypercube",
    [TEXT_DESIGN_PLAIN] = "plain design",
    [TEXT_DESIGN_SOBOL] = "randomised Sobol points",

    [TEXT_FAN_TITLE] = "{portfolio}: {difference} {date} ({range})",
    [TEXT_FAN_TITLE_UNRESOLVED] = "{portfolio}: the effect on “{outcome}” {date} is not resolved "
                                  "at this precision ({range})",
    [TEXT_FAN_MEAN] = "{portfolio}, mean",
    [TEXT_FAN_HALF] = "1 case in 2",
    [TEXT_FAN_MOST] = "9 cases in 10",
    [TEXT_FAN_CAPTION] = "Top, grey dots: 9 cases in 10 without these funds. Bottom: difference of "
                         "each funding model "
                         "from the same world without these funds; line, mean; bars at report "
                         "dates, 1 case in 2 (thick) "
                         "and 9 cases in 10 (thin); figures, {date}.",
    [TEXT_FAN_CAPTION_BANDS] = " Bands and dots: quantiles of the first {n} simulated worlds.",
    [TEXT_FAN_CAPTION_CHOICE] = " {shown} of {all} models are shown.",
    [TEXT_FAN_ALT] =
        "“{outcome}” from {first} to {last}, with “{portfolio}” and without these funds, then the "
        "difference from the world without these funds for each funding model. Difference {date}: "
        "{items}.",
    [TEXT_FAN_ALT_ITEM] = "{portfolio}, {value}",

    [TEXT_LEVELS_TITLE] = "{portfolio}: {difference} of {n} ecosystems at level “{level}” {date} "
                          "({range})",
    [TEXT_LEVELS_TITLE_UNRESOLVED] = "Maturity levels {date}: no difference from the world without "
                                     "funds is resolved at this precision",
    [TEXT_LEVELS_SHARES] = "Share of ecosystems",
    [TEXT_LEVELS_DIFFERENCE] = "Difference, in ecosystems",
    [TEXT_LEVELS_KEY] = "Difference from the same world without these funds",
    [TEXT_LEVELS_READING] = "Bottom: what each level has more or less than without these funds, on "
                            "average, within two standard errors (band); the title tells the "
                            "largest difference.",
    [TEXT_LEVELS_CAPTION] = "Mean shares of the levels at the end of each year. A level tells a "
                            "need as much as a merit: a move is reported, not judged.",
    [TEXT_LEVELS_ALT] =
        "Share of ecosystems at each maturity level from {first} to {last}, "
        "without these funds and with “{portfolio}”. Shares {date}, without then with: "
        "{items}.",
    [TEXT_LEVELS_ALT_ITEM] = "{level}, {without} then {with}",

    [TEXT_MONEY_TITLE] = "{portfolio}, {period}: of each €100 of envelope, €{paid} are paid out, "
                         "€{overhead} go to overhead and €{lapsed} stay unused",
    [TEXT_MONEY_TITLE_OPEN] =
        "{portfolio}, {period}: of each €100 of envelope, €{paid} are paid out, €{overhead} go to "
        "overhead, €{lapsed} stay unused and €{open} are still committed",
    [TEXT_MONEY_PAID] = "Paid to initiatives",
    [TEXT_MONEY_OVERHEAD] = "Overhead of the fund",
    [TEXT_MONEY_LAPSED] = "Unused, returned",
    [TEXT_MONEY_OPEN] = "Still committed or available",
    [TEXT_MONEY_SHARE] = "{amount}, that is {share}",
    [TEXT_MONEY_OF_EACH] = "{amount}, {share} of it paid",
    [TEXT_MONEY_CAPTION] =
        "Means of the ledgers of each fund, in current euros, from {first} to {last}; in brackets, "
        "9 cases in 10. The width of a ribbon is proportional to the euros.",
    [TEXT_MONEY_CAPTION_REUSE] = " Of which {amount} repaid and used again.",
    [TEXT_MONEY_ALT] =
        "Money trail with “{portfolio}” from {first} to {last}. {items}. In total: {totals}.",
    [TEXT_MONEY_ALT_ITEM] = "{name}, {amount}",

    [TEXT_EFFECTS_TITLE] = "{portfolio}: {sure} of {all} effects are positive {date} in more than "
                           "19 cases out of 20",
    [TEXT_EFFECTS_TITLE_ONE] = "{portfolio}: one of {all} effects is positive {date} in more than "
                               "19 cases out of 20",
    [TEXT_EFFECTS_TITLE_ALL] =
        "{portfolio}: all {all} effects are positive {date} in more than 19 cases out of 20",
    [TEXT_EFFECTS_TITLE_NONE] = "{portfolio}: none of {all} effects is positive {date} in more "
                                "than 19 cases out of 20",
    [TEXT_EFFECTS_CAPTION] =
        "Difference from the same world without these funds, {date}. Thick bar: 1 case in 2; thin "
        "bar: 9 "
        "cases in 10; dot: median. Pale: mean difference not resolved at this precision (less "
        "than two standard errors). Each effect has its own scale; they do not add up.",
    [TEXT_EFFECTS_ALT] =
        "Distribution of differences from the world without these funds, {date}, for "
        "{n} funding models. {portfolio}: {items}.",
    [TEXT_EFFECTS_ALT_ITEM] = "{outcome}, {value}",

    [TEXT_RESPONSE_TITLE] = "The next €100k bring most through “{fund}”: {value} {date}",
    [TEXT_RESPONSE_TITLE_TIE] = "The next €100k: “{fund}” comes first ({value} {date}), but its "
                                "lead over “{second}” is not resolved at this precision",
    [TEXT_RESPONSE_TITLE_UNRESOLVED] =
        "What the next €100k bring is resolved for no fund at this precision",
    [TEXT_RESPONSE_TITLE_FLAT] = "No fund brings more with another €100k",
    [TEXT_RESPONSE_OUTCOME] = "{outcome}: difference",
    [TEXT_RESPONSE_ABSORPTION] = "Share of the envelope used",
    [TEXT_RESPONSE_MULTIPLE] = "multiple of the envelope",
    [TEXT_RESPONSE_NEXT] = "€100k more: {value}",
    [TEXT_RESPONSE_NEXT_UNRESOLVED] = "€100k more: unresolved",
    [TEXT_RESPONSE_NEXT_NONE] = "€100k more: no difference",
    [TEXT_RESPONSE_CAPTION] =
        "Each fund alone, its envelope multiplied by {multiples}. Top: mean difference from the "
        "world without these funds, and what €100k of envelope more than planned add to it. "
        "Bottom: "
        "share of the envelope paid or spent on overhead. Bars: two standard errors of the "
        "simulation.",
    [TEXT_RESPONSE_ALT] = "Response of each fund to its envelope: “{outcome}” and share used. For "
                          "€100k more: {items}.",
    [TEXT_RESPONSE_ALT_ITEM] = "{fund}, {value} (envelope used at {share})",

    [TEXT_UNIT_FTE] = "FTE",
};

const char *text_of(enum language language, enum text text) {
    if ((unsigned)text >= TEXT_COUNT)
        return NULL;
    return language == LANGUAGE_FR ? french[text] : english[text];
}

/* Appends n bytes; what does not fit is cut between characters and nothing more fits after it. */
static void append(char *buffer, size_t *size, size_t *at, const char *bytes, size_t n) {
    size_t room = *size - 1 - *at;
    if (n > room) {
        n = room;
        while (n > 0 && ((unsigned char)bytes[n] & 0xC0) == 0x80)
            n--;
        *size = *at + n + 1;
    }
    memcpy(buffer + *at, bytes, n);
    *at += n;
    buffer[*at] = '\0';
}

/* The value given for a gap, or NULL. {nb} is known everywhere. */
static const char *gap_value(va_list gaps, const char *name, size_t length) {
    const char *value = NULL;
    for (const char *given = va_arg(gaps, const char *); given != NULL;
         given = va_arg(gaps, const char *)) {
        const char *text = va_arg(gaps, const char *);
        if (value == NULL && strlen(given) == length && memcmp(given, name, length) == 0)
            value = text;
    }
    if (value == NULL && length == 2 && memcmp(name, "nb", 2) == 0)
        return NB;
    return value;
}

char *text_fill_pattern(char *buffer, size_t size, const char *pattern, va_list gaps) {
    const char *rest = pattern;
    size_t at = 0;
    if (size == 0)
        return buffer;
    buffer[0] = '\0';
    while (rest != NULL && *rest != '\0') {
        size_t plain = strcspn(rest, "{");
        append(buffer, &size, &at, rest, plain);
        rest += plain;
        if (*rest == '\0')
            break;
        size_t length = strcspn(rest + 1, "}");
        va_list again;
        va_copy(again, gaps);
        const char *value = gap_value(again, rest + 1, length);
        va_end(again);
        size_t whole = length + (rest[1 + length] == '}' ? 2 : 1);
        if (value != NULL)
            append(buffer, &size, &at, value, strlen(value));
        else
            append(buffer, &size, &at, rest, whole);
        rest += whole;
    }
    return buffer;
}

char *text_fill(char *buffer, size_t size, enum language language, enum text text, ...) {
    va_list gaps;
    va_start(gaps, text);
    text_fill_pattern(buffer, size, text_of(language, text), gaps);
    va_end(gaps);
    return buffer;
}

const char *text_unit(enum language language, const char *unit) {
    static const struct {
        const char *unit;
        enum text text;
    } units[] = {{"FTE", TEXT_UNIT_FTE}};
    for (size_t i = 0; unit != NULL && i < sizeof units / sizeof units[0]; i++)
        if (strcmp(unit, units[i].unit) == 0)
            return text_of(language, units[i].text);
    return NULL;
}
