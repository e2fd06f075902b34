# SPDX-License-Identifier: GPL-3.0-or-later
"""Purposes of random draws: each has its own number, one byte wide, never zero, in order: the list
is append-only. Reads sim/core/random.h and knows nothing else."""

import re
import sys

sys.dont_write_bytecode = True
import tree  # noqa: E402

ENTRY = re.compile(r"\bX\((PURPOSE_\w+),\s*(\d+)\)")


def main():
    text = "\n".join(tree.lines("sim/core/random.h"))
    entries = [(name, int(number)) for name, number in ENTRY.findall(text)]
    names, numbers = [e[0] for e in entries], [e[1] for e in entries]
    faults = []
    if len(entries) < 2:
        faults.append("no list of purposes in sim/core/random.h")
    if len(set(names)) != len(names):
        faults.append("a purpose stands twice")
    if numbers != sorted(set(numbers)):
        faults.append("numbers of purposes are not strictly increasing: %s" % numbers)
    faults += ["%s: %d does not fit in a byte" % e for e in entries if not 1 <= e[1] <= 255]
    return tree.report(faults, "%d purposes, all different" % len(entries))


if __name__ == "__main__":
    sys.exit(main())
