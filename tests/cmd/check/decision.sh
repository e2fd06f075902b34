# SPDX-License-Identifier: GPL-3.0-or-later
# What is said of the decision is in the register, with its status; a survey that comes too late is
# warned of; the resolved scenario has it all as JSON.
cat > decision.yaml <<END
extends: $CASES/../two-funds.yaml
effects: [project_years]
decision: {perspective: public, willingness: {project_years: 3k}, absorption_floor: 80%}
criteria: [{outcome: project_years, weight: 60%}, {outcome: people, weight: 40%}]
members: [{name: mayor, weights: {people: 1}}]
instruments: {engineering: {kept: {beta: {mean: 0.5, sd: 0.1}}}}
surveys:
  - {name: posts, target: engineering.kept, n: [5, 20], cost: {value: 150, status: inferred, source: S},
     delay: 12 years, decision: next awards}
END
"$FONDSIM" check --allow-path "$CASES/.." decision.yaml --lang en | grep -E '^(decision|criteria|members|surveys|warning: surveys)'
"$FONDSIM" check --allow-path "$CASES/.." decision.yaml --lang fr | grep -E 'surveys.posts.(delay|fixed_cost)|: surveys'
"$FONDSIM" check --json decision.yaml --allow-path "$CASES/.." | python3 -c '
import json, sys
s = json.load(sys.stdin)
print(s["decision"]["perspective"], s["decision"]["willingness"])
print([(c["outcome"], c["better"], c["weight"]) for c in s["criteria"]], s["members"])
print(s["variants"])
print({k: s["surveys"][0][k] for k in ("target", "n", "noise", "misclassified", "delay", "design")})'
