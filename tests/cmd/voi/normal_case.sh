# SPDX-License-Identifier: GPL-3.0-or-later
# Known values within four standard errors of what is printed (0.8 of them for the choice of terms);
# no set above EVPI nor below its subsets; both languages print the same numbers.
awk -v rows=10000 -f "$CASES/draws.awk" >draws.csv
set -- --samples draws.csv --parameters p1,p2,flat --costs cost_a,cost_b \
    --effects effect_a,effect_b --willingness 20k --groups p1+p2,p2+flat
"$FONDSIM" voi "$@" --lang en >en
"$FONDSIM" voi "$@" --lang=fr >fr
grep '^EV' en | grep -v ':' >numbers
grep '^EV' fr | grep -v ':' | cmp numbers -
awk '
    function near(value, se, known) { return (value - known)^2 <= (4 * se / 0.8)^2 }
    $1 == "EVPI" { evpi = $2; ok += near($2, $3, 479.810706348) }
    $2 == "p1" { p1 = $3; ok += near($3, $4, 83.315470588) && $5 <= $3 }
    $2 == "p2" { p2 = $3; ok += near($3, $4, 395.593114803) && $5 <= $3 }
    $2 == "flat" { ok += $3 == 0 && $4 == 0 }
    $2 == "p1+p2" { ok += near($3, $4, 479.810706348) && $3 <= evpi && $3 >= p1 && $3 >= p2 }
    $2 == "p2+flat" { ok += $3 == p2 }
    END { exit ok != 6 }' numbers
cat en
