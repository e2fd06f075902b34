# SPDX-License-Identifier: GPL-3.0-or-later
"""The maturity-only scenario (maturity.yaml) as a good NumPy program: float32, SFC64, arrays over
samples and ecosystems in blocks that stay in cache, no temporary arrays in a step, and thresholds
worked out once for each ecosystem and level instead of at each step. It simulates the same thing
with other draws. Knows no other program.

    numpy_maturity.py SAMPLES REPEATS

Prints JSON: least processor seconds over the repeats, mean level-years by the end."""

import json
import sys
import time

import numpy as np

LEVELS, ECOSYSTEMS, STEPS, STEP, SIGMA = 4, 81, 76, 0.25, 0.5
SHARES = [0.63, 0.25, 0.09, 0.03]
UP = [(0.19, 0.06), (0.095, 0.03), (0.028, 0.012)]
DOWN = [(0.055, 0.025)] * 3


def beta(rng, mean, sd, n):
    nu = mean * (1 - mean) / (sd * sd) - 1
    return rng.beta(mean * nu, (1 - mean) * nu, n)


def rates(rng, n):
    """Intensities [level][sample] up and down."""
    up, down = np.zeros((LEVELS, n)), np.zeros((LEVELS, n))
    for level in range(LEVELS - 1):
        up[level] = -np.log1p(-beta(rng, *UP[level], n))
        down[level + 1] = -np.log1p(-beta(rng, *DOWN[level], n))
    return up.astype(np.float32), down.astype(np.float32)


def thresholds(rng, n):
    """[level][sample and ecosystem]: a uniform below the first moves up, above the second down."""
    up, down = rates(rng, n)
    frailty = np.exp(rng.standard_normal((n, ECOSYSTEMS), dtype=np.float32) * np.float32(SIGMA)
                     - np.float32(SIGMA * SIGMA / 2))
    rise = np.empty((LEVELS, n, ECOSYSTEMS), np.float32)
    fall = np.empty_like(rise)
    for level in range(LEVELS):
        h = up[level][:, None] * frailty
        whole = h + down[level][:, None]
        p = -np.expm1(whole * np.float32(-STEP))
        rise[level] = h / whole * p
        fall[level] = 1 - (1 - h / whole) * p
    return rise.reshape(-1), fall.reshape(-1)


def block(rng, n, counts):
    """Simulates n samples; returns the sum of level-years."""
    size = n * ECOSYSTEMS
    edges = np.rint(np.cumsum(SHARES) * ECOSYSTEMS).astype(int)
    start = np.searchsorted(edges, np.arange(ECOSYSTEMS), side="right").astype(np.int32)
    level = rng.permuted(np.broadcast_to(start, (n, ECOSYSTEMS)), axis=1).reshape(-1)
    rise, fall = thresholds(rng, n)
    place = (level * size + np.arange(size)).astype(np.intp)  # level and ecosystem as one index
    u, low, high = (np.empty(size, np.float32) for _ in range(3))
    up, down = np.empty(size, bool), np.empty(size, bool)
    total = 0
    for step in range(STEPS):
        rng.random(out=u, dtype=np.float32)
        np.take(rise, place, out=low, mode="clip")
        np.take(fall, place, out=high, mode="clip")
        np.less(u, low, out=up)
        np.greater(u, high, out=down)
        for moved, change in ((up, size), (down, -size)):
            where = np.flatnonzero(moved)
            place[where] += change
        for least in range(1, LEVELS):
            above = np.count_nonzero(place >= least * size)
            counts[step, least] += above
            total += above
    return total * STEP


def run(rng, samples, counts):
    most, total = 128, 0.0
    for first in range(0, samples, most):
        total += block(rng, min(most, samples - first), counts)
    return total / samples


def main():
    samples, repeats = int(sys.argv[1]), int(sys.argv[2])
    rng, best = np.random.Generator(np.random.SFC64(2026)), float("inf")
    for _ in range(repeats):
        counts = np.zeros((STEPS, LEVELS), np.int64)  # ecosystems at this level or above
        begun = time.process_time()
        mean = run(rng, samples, counts)
        best = min(best, time.process_time() - begun)
    print(json.dumps({"cpu_s": best, "ns": 1e9 * best / (samples * ECOSYSTEMS * STEPS),
                      "level_years": mean}))


if __name__ == "__main__":
    main()
