# SPDX-License-Identifier: GPL-3.0-or-later
# What people wrote is run by no spreadsheet: in CSV files no text begins like a formula, in the
# workbook there are strings and no formula. Numbers stay numbers.
cp "$CASES/../two-funds.yaml" base.yaml
evil="=HYPERLINK(\\\"http://example.org\\\";\\\"x\\\")"
cat > s.yaml <<END
extends: base.yaml
title: {fr: "$evil", en: "+1;=2"}
levels:
  - {name: first_steps, title: "-1+1"}
  - {name: expertise, title: "@A1"}
  - {name: innovation, title: "$evil"}
effects: [project_years, people]
decision: {willingness: {project_years: {value: 3k, note: "=1"}}}
criteria: [{outcome: project_years, weight: 60%}, {outcome: people, weight: 40%}]
members: [{name: mayor, title: "=1+1", weights: {people: 1}}]
portfolios:
  - {name: engineering-only, title: "$evil", instruments: [engineering]}
  - {name: both, title: "\\t=1", instruments: all}
instruments: {engineering: {title: "=1", kept: {value: {beta: {p5: 30%, p95: 70%}}, status: sourced, source: "=1", note: "$evil"}}}
variants: [{name: dry, title: "=1", set: {"commons.p": 1%}}]
surveys: [{name: posts, title: "=1", target: engineering.kept, n: [5], misclassified: 5%, delay: 1, cost: 150, decision: "=awards"}]
END
"$FONDSIM" run s.yaml -q -n 640 -o out
"$FONDSIM" compare out -q --samples 64
"$FONDSIM" sensitivity out -q -n 64 --parameter instruments.engineering.kept
"$FONDSIM" report out -q --no-pdf --no-runs
python3 - <<'END'
import csv, pathlib, re, zipfile
files = sorted(pathlib.Path("out").rglob("*.csv"))
texts = numbers = guarded = 0
for path in files:
    for row in csv.reader(path.open(encoding="utf-8", newline="")):
        for cell in row:
            try:
                numbers += cell[:1] == "-" and float(cell) < 0
            except ValueError:
                print(path, repr(cell))
            texts += 1
            guarded += cell[:2] in ("'=", "'+", "'-", "'@", "'\t")
            if re.search(r"(^|[;\t\r\n]) *[=+@]", cell):
                print(path, repr(cell))
print(len(files) > 15, texts > 1000, numbers > 10, guarded > 0)
for path in pathlib.Path("out").rglob("*.xlsx"):
    book = zipfile.ZipFile(path)
    sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
    print(len(sheets) > 5, any(b"<f>" in book.read(n) or b"<f " in book.read(n) for n in sheets))
END
