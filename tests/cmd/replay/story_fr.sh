# SPDX-License-Identifier: GPL-3.0-or-later
# The story of a named territory in French; its number, its row and its name are the same one.
"$FONDSIM" run "$CASES/panel.yaml" -q -o out
"$FONDSIM" replay out --replicate 5 --ecosystem Bourg > story
"$FONDSIM" replay out -r 5 -e 3 | cmp - story
"$FONDSIM" replay out -r 5 -e named/3 | cmp - story
cat story
space=$(printf '\302\240')
if grep -E "T[1-4] 20|\[|[a-z]/[0-9]| de «$space[AEIOUaeiou]" story; then echo 'not plain French'; fi
