/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of replayed stories. Knows no event and no number. */
#include "sim/cli/replay_words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "output/texts.h"

static const char *const words[SAY_COUNT][2] = {
    [SAY_TITLE] = {"{title} : tirage {replicate}, écosystème {ecosystem}",
                   "{title}: replicate {replicate}, ecosystem {ecosystem}"},
    [SAY_CHECKED] =
        {"Un monde parmi {worlds}, recalculé ici et identique à ce que les résultats en gardent. "
         "Il montre ce que le modèle fait arriver à un territoire ; il ne prédit rien pour lui.",
         "One world of {worlds}, computed again here and identical to what the results hold of it. "
         "It shows what the model makes happen to one territory; it predicts nothing for it."},
    [SAY_WHO] = {"QUI", "WHO"},
    [SAY_NAMELESS] = {"Écosystème", "Ecosystem"},
    [SAY_PLACE] = {"{name} (« {cohort} ») : {population} habitants ({class}).",
                   "{name} (“{cohort}”): {population} inhabitants ({class})."},
    [SAY_START] = {"Au départ ({date}) : niveau « {level} », {fte} sur moyens propres, "
                   "{alliances}, {adopter} ; {ideas}.",
                   "At the start ({date}): level “{level}”, {fte} of its own, "
                   "{alliances}, {adopter}; {ideas}."},
    [SAY_START_ADOPTER] = {"utilise les communs", "uses the commons"},
    [SAY_START_PLAIN] = {"n’utilise pas les communs", "does not use the commons"},
    [SAY_IDEAS] = {"{waiting} de projet en attente, {later} naîtront ensuite",
                   "{waiting} for a project waiting, {later} to come"},
    [SAY_QUALIFIED] =
        {"Son niveau a été constaté plus tard : dans le modèle il ne bouge pas {before}.",
         "Its level was established later: in the model it does not move {before}."},
    [SAY_DRIVE] = {"Élan propre, tiré au sort : à situation égale, ses chances de monter de niveau "
                   "sont {ratio} fois la moyenne (plus que {share} des écosystèmes).",
                   "Drive of its own, drawn by lot: in the same situation its chances of moving up "
                   "are {ratio} times the mean (more than {share} of ecosystems)."},
    [SAY_DRAW] =
        {"CE QUE CE TIRAGE A DE PARTICULIER (paramètres les plus loin de leur médiane, chocs)",
         "WHAT IS PECULIAR TO THIS DRAW (parameters farthest from their median, shocks)"},
    [SAY_PARAMETER] = {"{named} = {value} (médiane {median}), {rank}.",
                       "{named} = {value} (median {median}), {rank}."},
    [SAY_HIGHER] = {"plus haut que dans {share} des tirages", "higher than in {share} of draws"},
    [SAY_LOWER] = {"plus bas que dans {share} des tirages", "lower than in {share} of draws"},
    [SAY_SHOCK] = {"{shock}, {when}, pendant {duration} : {effects}.",
                   "{shock}, {when}, for {duration}: {effects}."},
    [SAY_ACTIVITY] = {"activité réduite de {share}", "activity cut by {share}"},
    [SAY_GIFTS] = {"dons réduits de {share}", "gifts cut by {share}"},
    [SAY_STOPS] = {"l’opérateur s’arrête", "the operator stops"},
    [SAY_RETROSPECTIVE] = {"QUESTION RÉTROSPECTIVE : avec ou sans les fonds depuis le départ",
                           "RETROSPECTIVE QUESTION: with or without the funds from the start"},
    [SAY_PROSPECTIVE] =
        {"QUESTION PROSPECTIVE : une seule histoire jusqu’à la décision ({date}), puis des choix "
         "différents",
         "PROSPECTIVE QUESTION: one history until the decision ({date}), then different choices"},
    [SAY_SHARED] = {"Histoire commune, {before}", "Shared history, {before}"},
    [SAY_AFTER] = {"{portfolio}, {from}", "{portfolio}, {from}"},
    [SAY_MARKS] =
        {"(+ : n’arrive qu’ici ; - : arrive dans « {base} » et pas ici. Le reste est pareil.)",
         "(+: happens only here; -: happens in “{base}” and not here. All else is the same.)"},
    [SAY_SAME_AS] = {"{portfolio} : comme « {other} ».", "{portfolio}: as in “{other}”."},
    [SAY_NOTHING_MORE] = {"Rien ne change pour cet écosystème.",
                          "Nothing changes for this ecosystem."},
    [SAY_END_OF] = {"fin {date}", "end {date}"},
    [SAY_CHANGES] = {"CE QUE LES FONDS CHANGENT POUR LUI (mêmes tirages, de {start} à fin {end})",
                     "WHAT THE FUNDS CHANGE FOR IT (same draws, {start} to the end of {end})"},
    [SAY_WITHOUT] = {"{portfolio} : {what}.", "{portfolio}: {what}."},
    [SAY_FINAL_LEVEL] = {"finit au niveau « {level} »", "ends at level “{level}”"},
    [SAY_INSTEAD] = {"finit au niveau « {level} » au lieu de « {other} »",
                     "ends at level “{level}” instead of “{other}”"},
    [SAY_SAME_LEVEL] = {"même niveau final", "same level at the end"},
    [SAY_PAID_NOTHING] = {"rien versé de plus", "nothing more paid"},
    [SAY_PAID] = {"{euros} versés par les fonds", "{euros} paid by the funds"},
    [SAY_NO_CHANGE] = {"rien ne change", "nothing changes"},
    [SAY_PAID_NO_CHANGE] = {"{euros} versés par les fonds et rien d’autre ne change",
                            "{euros} paid by the funds and nothing else changes"},
    [SAY_HALF] = {"{nth} semestre {year}", "{nth} half of {year}"},
    [SAY_HALF_SHORT] = {"{nth} sem. {year}", "{nth} half {year}"},
    [SAY_QUARTER] = {"{nth} trimestre {year}", "{nth} quarter of {year}"},
    [SAY_QUARTER_SHORT] = {"{nth} trim. {year}", "{nth} quarter {year}"},
    [SAY_AT] = {"en {date}", "in {date}"},
    [SAY_AT_THE] = {"au {date}", "in the {date}"},
    [SAY_BEFORE] = {"avant {date}", "before {date}"},
    [SAY_BEFORE_THE] = {"avant le {date}", "before the {date}"},
    [SAY_FROM] = {"à partir {de}{date}", "from {date} on"},
    [SAY_FROM_THE] = {"à partir du {date}", "from the {date} on"},
    [SAY_FUND] = {"{fund} : {what}", "{fund}: {what}"},
    [SAY_LIST] = {", ", ", "},
    [SAY_ENTERS] = {"Est suivi à partir d’ici, au niveau « {level} ».",
                    "Is followed from here on, at level “{level}”."},
    [SAY_OFFERS] = {"Suit {offers}.", "Takes {offers}."},
    [SAY_OFFER] = {"« {offer} » (chances de monter multipliées par {ratio} pendant {duration})",
                   "“{offer}” (chances of moving up multiplied by {ratio} for {duration})"},
    [SAY_OFFER_NEUTRAL] = {"« {offer} »", "“{offer}”"},
    [SAY_APPLIES] = {"le territoire candidate, sans être retenu.",
                     "the territory applies and is not selected."},
    [SAY_AWARD] = {"le territoire candidate et obtient {euros} sur {duration}.",
                   "the territory applies and is awarded {euros} over {duration}."},
    [SAY_AWARD_KNOWN] =
        {"le territoire reçoit, sans avoir candidaté dans le modèle, l’un des soutiens connus de "
         "{year} : {euros} sur {duration}.",
         "the territory receives, without having applied in the model, one of the known awards "
         "of {year}: {euros} over {duration}."},
    [SAY_AWARD_FACT] = {"le territoire candidate et obtient {euros} sur {duration} (l’un des "
                        "soutiens connus de {year}).",
                        "the territory applies and is awarded {euros} over {duration} (one of the "
                        "known awards of {year})."},
    [SAY_POST_FILLED] = {"un poste est pourvu : {fte} en plus.", "a post is filled: {fte} more."},
    [SAY_POST_VACANT] = {"le poste devient vacant.", "the post falls vacant."},
    [SAY_PARTNERS_JOIN] = {"un consortium réunit {partners}, autant d’alliances.",
                           "a consortium brings {partners} together, as many alliances."},
    [SAY_PARTNER_LEAVES] = {"l’alliance avec un des partenaires prend fin.",
                            "the alliance with one partner ends."},
    [SAY_PARTNERS_LEAVE] = {"les alliances avec {partners} prennent fin.",
                            "the alliances with {partners} end."},
    [SAY_CLUB_OPENS] = {"un club d’entreprises se forme, avec {companies}.",
                        "a company club is formed, with {companies}."},
    [SAY_CLUB_OPENS_EMPTY] = {"un club d’entreprises se forme, encore sans membre.",
                              "a company club is formed, without a member yet."},
    [SAY_CLUB_ENDS] =
        {"le club s’arrête ; {companies} au plus fort, {euros} de dons locaux en tout.",
         "the club ends; {companies} at most, local gifts of {euros} in all."},
    [SAY_AWARD_ENDS] = {"fin du soutien obtenu {when}, {paid}{more}.",
                        "end of the award made {when}, {paid}{more}."},
    [SAY_AWARD_STOPS] = {"le soutien obtenu {when} s’arrête avant son terme, {paid}{more}.",
                         "the award made {when} stops early, {paid}{more}."},
    [SAY_PAID_ALL] = {"{paid} versés", "{paid} paid"},
    [SAY_PAID_PART] = {"{paid} versés sur {committed}", "{paid} of {committed} paid"},
    [SAY_PAID_NONE] = {"rien versé sur {committed}", "nothing of {committed} paid"},
    [SAY_NEVER_FILLED] = {" ; le poste n’a jamais été pourvu", "; the post was never filled"},
    [SAY_POST_LOST] = {" ; le poste n’est pas conservé", "; the post is not kept"},
    [SAY_DROPPED] = {" : abandon", ": given up"},
    [SAY_CONSORTIUM_STOPS] =
        {" : une étape échoue, la suite n’est pas financée, ou les partenaires partent",
         ": a stage fails, no follow-on money is found, or partners leave"},
    [SAY_DEPLOYMENT_FAILS] = {" ; le déploiement échoue", "; deployment fails"},
    [SAY_DEPLOYMENT_PASSES] = {" ; le déploiement aboutit", "; deployment succeeds"},
    [SAY_NOT_BUILT] = {" ; le commun ne voit pas le jour", "; the common does not come to life"},
    [SAY_CLUB_ALONE] = {" ; le club continue sans lui", "; the club goes on without it"},
    [SAY_NOT_LAUNCHED] = {" ; la fondation ne voit pas le jour", "; no foundation comes of it"},
    [SAY_KEPT] = {"le poste est conservé sur moyens locaux ({fte}).",
                  "the post is kept on local money ({fte})."},
    [SAY_KEPT_ENDS] = {"le poste qui avait été conservé disparaît.",
                       "the post that had been kept is lost."},
    [SAY_REPAID] = {"rembourse {euros}.", "repays {euros}."},
    [SAY_LAUNCHED] = {"une fondation territoriale voit le jour.",
                      "a community foundation is launched."},
    [SAY_DORMANT] =
        {"la fondation s’endort : {euros} collectés jusque-là, {stock} en dotation.",
         "the foundation falls dormant: {euros} collected so far, {stock} in endowment."},
    [SAY_FOUNDATION_ENDS] = {"la fondation ferme : {euros} collectés en tout.",
                             "the foundation closes: {euros} collected in all."},
    [SAY_COMMON_BUILT] = {"le commun construit ici est en service, pour tous les territoires.",
                          "the common built here is in service, for all territories."},
    [SAY_COMMON_GONE] = {"le commun construit ici disparaît.", "the common built here is gone."},
    [SAY_PROJECT] = {"Sans fonds, {project} naît : {life}.",
                     "Without a fund, {project} comes about: {life}."},
    [SAY_PROJECT_OF_FUND] = {"fait aboutir {project} : {life} ({anyway}).",
                             "brings {project} about: {life} ({anyway})."},
    [SAY_NATURAL] = {"Sans fonds, {projects} dans l’année ({sizes}) ; démarrés : {started}, "
                     "déployés : {deployed}, vivants fin {year} : {alive}.",
                     "Without a fund, {projects} in the year ({sizes}); started: {started}, "
                     "deployed: {deployed}, alive at the end of {year}: {alive}."},
    [SAY_SUPPORTED] =
        {"{projects} dans l’année ({sizes}) ; démarrés : {started}, déployés : {deployed}, vivants "
         "fin {year} : {alive} ; auraient eu lieu sans fonds : {anyway}.",
         "{projects} in the year ({sizes}); started: {started}, deployed: {deployed}, alive at the "
         "end of {year}: {alive}; would have come about without a fund: {anyway}."},
    [SAY_ANYWAY] = {"sans fonds il aurait eu lieu {when}",
                    "without a fund it would have come about {when}"},
    [SAY_NOT_ANYWAY] = {"sans fonds il n’aurait pas eu lieu d’ici fin {year}",
                        "without a fund it would not have come about by the end of {year}"},
    [SAY_NEVER_STARTS] = {"qualifié, ne démarre pas", "qualified, never starts"},
    [SAY_STARTS_LATER] = {"ne démarre pas avant fin {year}", "does not start by the end of {year}"},
    [SAY_STARTS] = {"démarre {when}", "starts {when}"},
    [SAY_DEPLOYED] = {", déployé {when}", ", deployed {when}"},
    [SAY_FAILS] = {", abandonné {when}", ", given up {when}"},
    [SAY_ENDS] = {", se termine {when}", ", ends {when}"},
    [SAY_LIVES] = {", vit encore fin {year}", ", still alive at the end of {year}"},
    [SAY_REACHES] = {" ; touche {people}", "; reaches {people}"},
    [SAY_NO_IDEA] = {"Plus aucune idée n’attend : pas de quoi faire naître {projects}.",
                     "No idea is left waiting: nothing to bring {projects} about from."},
    [SAY_ADOPTS] = {"Se met à utiliser les communs ({commons} en service).",
                    "Begins to use the commons ({commons} in service)."},
    [SAY_COMMONS] =
        {"Les communs en service, qu’il utilise, passent dans l’année de {from} à {to}.",
         "The commons in service, which it uses, go from {from} to {to} in the year."},
    [SAY_ALLIANCES_UP] = {"Noue {alliances} : il en a maintenant {to} (hors consortiums).",
                          "Forms {alliances}: it now has {to} (consortia apart)."},
    [SAY_ALLIANCES_DOWN] = {"Perd {alliances} : il lui en reste {to} (hors consortiums).",
                            "Loses {alliances}: it has {to} left (consortia apart)."},
    [SAY_ALLIANCES_NONE] = {"Perd {alliances} : il ne lui en reste aucune (hors consortiums).",
                            "Loses {alliances}: it has none left (consortia apart)."},
    [SAY_LEVEL_UP] = {"MONTE {de}« {from} » à « {to} » ; {carried}.",
                      "MOVES UP from “{from}” to “{to}”; {carried}."},
    [SAY_LEVEL_DOWN] = {"REDESCEND {de}« {from} » à « {to} ».",
                        "MOVES DOWN from “{from}” to “{to}”."},
    [SAY_CARRIED] = {"ses chances de monter étaient {ratio} fois celles de ses débuts ({parts})",
                     "its chances of moving up were {ratio} times those of its start ({parts})"},
    [SAY_CARRIED_BY_NOTHING] = {"rien n’avait changé ses chances de monter depuis le départ",
                                "nothing had changed its chances of moving up since the start"},
    [SAY_ENGINEERING_PART] = {"ingénierie × {ratio}", "engineering × {ratio}"},
    [SAY_ALLIANCES_PART] = {"alliances × {ratio}", "alliances × {ratio}"},
    [SAY_COMMONS_PART] = {"communs × {ratio}", "commons × {ratio}"},
    [SAY_OFFERS_PART] = {"accompagnement × {ratio}", "accompaniment × {ratio}"},
    [SAY_AWARD_OPEN] = {"le soutien obtenu {when} court encore, {paid}.",
                        "the award made {when} is still running, {paid}."},
    [SAY_KEPT_LIVES] = {"le poste conservé est toujours là ({fte}).",
                        "the kept post is still there ({fte})."},
    [SAY_CLUB_LIVES] =
        {"le club d’entreprises vit toujours : {companies}, {euros} de dons locaux en tout.",
         "the company club lives on: {companies}, local gifts of {euros} in all."},
    [SAY_FOUNDATION_LIVES] =
        {"une fondation vit toujours : {euros} collectés en tout, {stock} en dotation.",
         "a foundation lives on: {euros} collected in all, {stock} in endowment."},
    [SAY_FOUNDATION_SLEEPS] = {"une fondation dort toujours : {stock} en dotation.",
                               "a foundation is still dormant: {stock} in endowment."},
    [SAY_NOT_FOR] = {"ce fonds n’est pas pour sa taille, ou pas pour son groupe de territoires.",
                     "this fund is not for its size, or not for its group of territories."},
    [SAY_LEVEL_NEVER] =
        {"quand ce fonds a tenu ses appels, le territoire n’avait jamais l’un des niveaux visés "
         "({levels}).",
         "when this fund held its calls, the territory was never at one of the levels that it is "
         "for ({levels})."},
    [SAY_NEVER_APPLIES] = {"le territoire ne candidate à aucun appel.",
                           "the territory applies to no call."},
};

/* French singular and plural, English singular and plural. */
static const char *const nouns[NOUN_COUNT][4] = {
    [NOUN_ALLIANCE] = {"alliance", "alliances", "alliance", "alliances"},
    [NOUN_COMPANY] = {"entreprise", "entreprises", "company", "companies"},
    [NOUN_IDEA] = {"idée", "idées", "idea", "ideas"},
    [NOUN_COMMON] = {"commun", "communs", "common", "commons"},
    [NOUN_PARTNER] = {"partenaire", "partenaires", "partner", "partners"},
    [NOUN_MONTH] = {"mois", "mois", "month", "months"},
    [NOUN_YEAR] = {"an", "ans", "year", "years"},
    [NOUN_SMALL] = {"un petit projet", "un petit projet", "a small project", "a small project"},
    [NOUN_SMALLS] = {"petit", "petits", "small", "small"},
    [NOUN_MEDIUMS] = {"moyen", "moyens", "medium", "medium"},
    [NOUN_LARGES] = {"grand", "grands", "large", "large"},
    [NOUN_MEDIUM] = {"un projet moyen", "un projet moyen", "a medium project", "a medium project"},
    [NOUN_LARGE] = {"un grand projet", "un grand projet", "a large project", "a large project"},
    [NOUN_PEOPLE_A_YEAR] = {"personne par an", "personnes par an", "person a year",
                            "people a year"},
    [NOUN_PROJECT_MISSED] = {"projet de plus", "projets de plus", "more project", "more projects"},
    [NOUN_LEVEL_YEAR] = {"année-niveau de maturité", "années-niveaux de maturité",
                         "level-year of maturity", "level-years of maturity"},
    [NOUN_FTE] = {"équivalent temps plein d’ingénierie", "équivalents temps plein d’ingénierie",
                  "full-time equivalent of engineering", "full-time equivalents of engineering"},
    [NOUN_QUALIFIED] = {"projet qualifié", "projets qualifiés", "project qualified",
                        "projects qualified"},
    [NOUN_DEPLOYED] = {"projet déployé", "projets déployés", "project deployed",
                       "projects deployed"},
    [NOUN_ALIVE] = {"projet vivant à la fin", "projets vivants à la fin",
                    "project alive at the end", "projects alive at the end"},
    [NOUN_PEOPLE] = {"personne touchée (somme des années)", "personnes touchées (somme des années)",
                     "person reached (summed over years)", "people reached (summed over years)"},
    [NOUN_JOB] = {"emploi direct à la fin", "emplois directs à la fin", "direct job at the end",
                  "direct jobs at the end"},
    [NOUN_COFUNDING] = {"de cofinancements", "de cofinancements", "of co-funding", "of co-funding"},
    [NOUN_LOCAL] = {"de ressources locales durables", "de ressources locales durables",
                    "of lasting local resources", "of lasting local resources"},
    [NOUN_KEPT] = {"équivalent temps plein conservé à la fin",
                   "équivalents temps plein conservés à la fin",
                   "full-time equivalent kept at the end", "full-time equivalents kept at the end"},
    [NOUN_HOUR] = {"heure gagnée grâce aux communs", "heures gagnées grâce aux communs",
                   "hour saved by commons", "hours saved by commons"},
};

/* What a count of 0 is called; NULL: by its digit. */
static const char *const none[NOUN_COUNT][2] = {
    [NOUN_ALLIANCE] = {"aucune alliance", "no alliance"},
    [NOUN_IDEA] = {"aucune idée", "no idea"},
    [NOUN_COMPANY] = {"aucune entreprise", "no company"},
    [NOUN_COMMON] = {"aucun commun", "no common"},
};

const char *replay_word(enum language language, enum replay_word word) {
    return words[word][language == LANGUAGE_EN];
}

char *replay_fill(char *buffer, size_t size, enum language language, enum replay_word word, ...) {
    va_list gaps;
    va_start(gaps, word);
    text_fill_pattern(buffer, size, replay_word(language, word), gaps);
    va_end(gaps);
    return buffer;
}

const char *replay_noun(enum language language, enum replay_noun noun, double number) {
    double size = fabs(number);
    int many = language == LANGUAGE_FR ? size >= 2.0 : size < 1.0 || size > 1.0;
    return nouns[noun][(language == LANGUAGE_EN ? 2 : 0) + many];
}

const char *replay_none(enum language language, enum replay_noun noun) {
    return none[noun][language == LANGUAGE_EN];
}

/* Vowels with their accents, œ and æ; y and h as consonants. */
static int starts_with_vowel(const char *text) {
    static const char *const vowels[] = {"a", "e", "i", "o", "u", "à", "â", "é", "è", "ê",
                                         "ë", "î", "ï", "ô", "ö", "ù", "û", "ü", "œ", "æ",
                                         "A", "E", "I", "O", "U", "À", "Â", "É", "È", "Ê",
                                         "Ë", "Î", "Ï", "Ô", "Ö", "Ù", "Û", "Ü", "Œ", "Æ"};
    for (size_t k = 0; k < sizeof vowels / sizeof vowels[0]; k++) {
        if (strncmp(text, vowels[k], strlen(vowels[k])) == 0) {
            return 1;
        }
    }
    return 0;
}

const char *replay_of(const char *name) {
    return starts_with_vowel(name) ? "d’" : "de ";
}

char *replay_nth(char *text, size_t size, enum language language, int n) {
    static const char *const english[] = {"th", "st", "nd", "rd"};
    snprintf(text, size, "%d%s", n,
             language == LANGUAGE_EN ? english[n <= 3 ? n : 0]
             : n == 1                ? "er"
                                     : "e");
    return text;
}
