# SPDX-License-Identifier: GPL-3.0-or-later
# The normal case with known values of information, in thousandths: p1 ~ N(1, 1), p2 ~ N(0, 4), net
# benefits 1000 p1 and 1000 p2 at 20000 per unit of effect. Lehmer's generator is exact in doubles.
function uniform() {
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
}
function normal() {
    return sqrt(-2 * log(uniform())) * cos(6.283185307179586 * uniform())
}
BEGIN {
    seed = 20260
    print "p1,p2,flat,cost_a,cost_b,effect_a,effect_b"
    for (i = 0; i < rows; i++) {
        p1 = 1 + normal()
        p2 = 2 * normal()
        printf "%.6f,%.6f,7,20000,%.3f,%.8f,0.25\n", p1, p2, 5000 - 1000 * p2, 1 + p1 / 20
    }
}
