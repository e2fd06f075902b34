# SPDX-License-Identifier: GPL-3.0-or-later
# The verdicts stand on one screen, in both languages; the whole text stands beside the tables, in
# both languages too, whatever was printed; it is that of --full.
"$FONDSIM" run "$CASES/runs.yaml" -o out -q
"$FONDSIM" compare out --lang en > en
"$FONDSIM" compare out > fr
for screen in en fr; do
    python3 - "$screen" <<END
import sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")[:-1]
if len(lines) > 45:
    print(sys.argv[1], "has", len(lines), "lines")
for line in lines:
    if len(line) > 100:
        print("too wide:", line)
    if line == "":
        print("an empty line")
END
done
cat en
cp out/compare/answers.en.txt out/compare/answers.fr.txt .
"$FONDSIM" compare out --lang en --full | cmp - answers.en.txt
"$FONDSIM" compare out --full | cmp - answers.fr.txt
cmp out/compare/answers.fr.txt answers.fr.txt
"$FONDSIM" compare out -q
cmp out/compare/answers.en.txt answers.en.txt
