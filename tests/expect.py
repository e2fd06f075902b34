# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what a command said with an expectation file. Shared by the runners of command tests
and of malformed scenarios; knows neither.

An expectation is a list of lines, each an fnmatch pattern (`*`, `?`, `[set]`; write `[[]` for a
bracket) that must match one line whole, in order. A line `...` skips any number of lines."""

import fnmatch

ANY = "..."


def matches(patterns, lines):
    """True when the lines match the patterns, whole and in order."""
    # reachable[j]: the patterns seen so far can match the first j lines.
    reachable = [True] + [False] * len(lines)
    for pattern in patterns:
        following = [False] * (len(lines) + 1)
        for j in range(len(lines) + 1):
            if pattern == ANY:
                following[j] = reachable[j] or (j > 0 and following[j - 1])
            elif j > 0 and reachable[j - 1]:
                following[j] = fnmatch.fnmatchcase(lines[j - 1], pattern)
        reachable = following
    return reachable[-1]


def explain(stream, patterns, text):
    """Sentences that show what was expected of a stream and what came."""
    shown = ["%s differs; expected:" % stream]
    shown += ["  | " + pattern for pattern in patterns] or ["  (nothing)"]
    shown.append("found:")
    shown += ["  | " + line for line in text.splitlines()] or ["  (nothing)"]
    return "\n".join(shown)


def compare(stream, patterns, text):
    """None when text matches the patterns, else an explanation."""
    if matches(patterns, text.splitlines()):
        return None
    return explain(stream, patterns, text)
