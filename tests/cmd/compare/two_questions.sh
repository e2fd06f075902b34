# SPDX-License-Identifier: GPL-3.0-or-later
# Portfolios of two questions are never compared: no difference between them, in no table and on no
# line; the retrospective ones stand apart, at the end of the evaluated period, with a frontier and
# figures of their own.
cat > both.yaml <<END
name: both-questions
time: {start: 2020, decision_date: 2027, end: 2033, last_award: 2030, evaluation: 2026, reports: [2026, 2033]}
levels: [first_steps, innovation]
maturity:
  moves:
    - {from: first_steps, to: innovation, annual: 8%}
cohorts:
  - {name: panel, ecosystems: 20, maturity: {first_steps: 80%, innovation: 20%}}
instruments:
  engineering: {model: engineering_fund, budget: 300000, ticket: 60000, duration: 2, apply: 0.5}
portfolios:
  - {name: since-2020, question: retrospective, instruments: [engineering]}
  - {name: from-now-on, instruments: [engineering]}
effects: [project_years, level_years]
decision:
  willingness: {project_years: 4000}
monte_carlo: {samples: 640, seed: 3}
END
"$FONDSIM" compare both.yaml -o out --lang en -q --no-runs
"$FONDSIM" compare out --lang en --no-runs > screen
grep -A 1 'Retrospective, end of 2026' screen
grep 'retrospective:' screen
"$FONDSIM" compare out --lang en --no-runs --full --all-pairs > screen
grep -c 'not to be compared with the rows above' screen
grep -A 2 'Retrospective question, end of 2026' screen
python3 - <<END
import csv
def rows(name):
    return list(csv.DictReader(open("out/compare/%s.csv" % name, encoding="utf-8")))
def question(portfolio):
    return "retrospective" if portfolio.endswith(("since-2020", "since-start")) else "prospective"
for row in rows("differences"):
    if not question(row["from"]) == question(row["to"]) == row["question"]:
        print("across questions:", row)
for name in ["effectiveness", "acceptability", "additionality", "leverage"]:
    found = sorted({(r.get("group", ""), r["question"], r["report"]) for r in rows(name)})
    print(name, *("/".join(f) for f in found))
    for row in rows(name):
        if question(row["portfolio"]) != row["question"]:
            print("wrong question:", name, row)
# what it cost is what the stored draws say of that report
cost = [r for r in rows("differences") if r["outcome"] == "cost_fund" and r["to"] == "since-2020"
        and r["report"] == "2026"]
plane = [r for r in rows("effectiveness") if r["group"] == "retrospective" and r["perspective"] == "fund"
         and r["portfolio"] == "since-2020" and r["assets"] == "not_deducted"]
print(len(cost), {r["cost_more"] == cost[0]["mean"] and r["cost_more_se"] == cost[0]["se"] for r in plane})
END
grep -E '^(two_questions|retrospective_report),' out/compare/conventions.csv | cut -c1-60
ls out/compare/figures/en | grep 'retrospective.svg'
