# SPDX-License-Identifier: GPL-3.0-or-later
# `plot` draws what `run` drew, byte for byte, and the other language beside it.
"$FONDSIM" run "$CASES/../two-funds.yaml" -n 64 -q -o out
cp -r out/figures/fr kept
rm -r out/figures
"$FONDSIM" plot out
diff -r kept out/figures/fr
"$FONDSIM" plot out --lang en
[ "$(ls out/figures/en)" = "$(ls kept)" ]
[ -n "$(ls kept)" ]
