# SPDX-License-Identifier: GPL-3.0-or-later
# Whatever the scenario is called and however many models it compares, the report is a sound page in
# both languages, and what people wrote comes out as text.
check=$CASES/../../report/page.py
base=$CASES/../two-funds.yaml
report() {
    "$FONDSIM" run "$1.yaml" --allow-path "$CASES/.." -q -n 64 -o "$1"
    for lang in fr en; do
        "$FONDSIM" report "$1" --lang $lang --no-pdf --no-runs -q
        python3 "$check" "$1/report/$lang" $lang
        [ -s "$1/report/$lang/tables.xlsx" ]
    done
}
cat > one.yaml <<END
extends: $base
title: {fr: "<script>alert(1)</script> & « A | B » \`x\`", en: "<script>alert(1)</script> & A | B"}
portfolios: [{name: engineering-only, instruments: [engineering]}]
END
report one
grep -q '&lt;script&gt;' one/report/fr/report.html
! grep -q '<script' one/report/fr/report.html || echo "a script in the page"
{
    echo "extends: $base"
    echo "portfolios:"
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
        echo "  - name: p$i"
        echo "    title: {fr: \"Le modèle n° $i, dont le nom est très long et dit tout ce qu’il fait \\\"en détail\\\" <b>ici</b>\", en: \"Model $i\"}"
        echo "    instruments: [$([ $((i % 2)) = 0 ] && echo commons || echo engineering)]"
    done
} > many.yaml
report many
cat > nothing.yaml <<END
extends: $base
instruments: {engineering: {apply: 0}, commons: {apply: 0}}
decision: {willingness: {project_years: 1k}}
effects: [project_years, people]
END
report nothing
