# SPDX-License-Identifier: GPL-3.0-or-later
# More of everything than there may be; each is said once, and soon.
cp "$(dirname "$0")/inputs/base.yaml" .
awk 'BEGIN {
    print "extends: base.yaml"
    print "portfolios:"; for (i = 0; i < 1500; i++) print "  - {name: p" i ", instruments: all}"
    print "instruments:"; for (i = 0; i < 1500; i++) print "  i" i ": {model: commons_fund, apply: 1, budget: 1k, duration: 1, ticket: 1k}"
    print "time: {reports: ["; for (i = 0; i < 1500; i++) print "  " 2026 + i % 9 ","; print "]}"
    print "variants:"; for (i = 0; i < 1500; i++) print "  - {name: v" i ", set: {commons.p: 1%}}"
    print "surveys:"; for (i = 0; i < 1500; i++) print "  - {name: s" i ", target: engineering.kept, population: 9, n: [5], misclassified: 1%, delay: 1, cost: 1, decision: d}"
    print "offers:"; for (i = 0; i < 1500; i++) print "  - {name: o" i ", levels: all}"
    print "cohorts:"; for (i = 0; i < 1500; i++) print "  - {name: c" i ", ecosystems: 3, maturity: {expertise: 1}}"
}' > many_of_all.yaml
