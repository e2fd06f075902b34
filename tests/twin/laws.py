# SPDX-License-Identifier: GPL-3.0-or-later
"""Small numerical rules of the text: rounding, durations in steps, quantiles. Knows no model."""

import math
import statistics

ninv = statistics.NormalDist().inv_cdf
LONGEST = 1_000_000


def rounded(x):
    """Nearest whole number, half away from zero."""
    whole = math.floor(abs(x))
    if abs(x) - whole >= 0.5:
        whole += 1
    return whole if x >= 0 else -whole


def steps(years, d):
    """Years as whole steps, at least one."""
    return max(1, rounded(years / d))


def life(u, mean, d):
    """Exponential duration in whole steps."""
    if mean == math.inf:
        return LONGEST
    return int(min(LONGEST, 1 + math.floor(-math.log(u) * mean / d)))


def inverse(x):
    return 1 / x if x > 0 else math.inf


def _search(u, low, mass):
    """First k >= low at which the sum of masses from low reaches u."""
    k, total = low, mass(low)
    while total < u and k < low + 10_000_000:
        k += 1
        more = mass(k)
        if more == 0 and total > 0.5:
            break
        total += more
    return k


def poisson_quantile(u, mean):
    if not mean > 0:
        return 0
    if mean > 700:  # the first term would vanish: sum from 40 standard deviations below
        return _search(u, max(0, int(mean - 40 * math.sqrt(mean))), lambda k: math.exp(
            k * math.log(mean) - mean - math.lgamma(k + 1)))
    p = math.exp(-mean)
    total, k = p, 0
    while total < u and k < 100_000:
        k += 1
        p *= mean / k
        if k > mean and total + p == total:
            break
        total += p
    return k


def binomial_quantile(u, n, q):
    if n <= 0 or not q > 0:
        return 0
    if q >= 1:
        return n
    if n * math.log1p(-q) < -700:
        spread = math.sqrt(n * q * (1 - q))
        return min(n, _search(u, max(0, int(n * q - 40 * spread)), lambda k: math.exp(
            math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
            + k * math.log(q) + (n - k) * math.log1p(-q)) if k <= n else 0.0))
    p = math.exp(n * math.log1p(-q))
    total, k = p, 0
    while total < u and k < n:
        k += 1
        p *= (n - k + 1) / k * q / (1 - q)
        total += p
    return k


def one_minus_exp(x):
    """1 - exp(-x), precise for small x."""
    return -math.expm1(-x)
