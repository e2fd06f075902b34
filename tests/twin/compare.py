# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares two folders written in the twin's form: exit 1 at any difference.

    python3 compare.py ONE OTHER

Whole numbers agree exactly; others within 1e-9, relative or absolute. Of series.csv, which may be
missing, and of outcomes.csv only the names that stand in both are compared."""

import csv
import math
import pathlib
import sys

sys.dont_write_bytecode = True

TOLERANCE = 1e-9
SHOWN = 10
KEYS = {"state.csv": 5, "ledger.csv": 5, "outcomes.csv": 5, "series.csv": 5}
FLOATS = {"fte", "value"}
NAMED = {"series.csv": 3, "outcomes.csv": 4}  # files compared on names that both have; their column


def read(path, keys):
    """Column names, and rows by their first columns."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        head, found = next(rows), {}
        for row in rows:
            if tuple(row[:keys]) in found:
                raise ValueError("%s: twice %s" % (path, row[:keys]))
            found[tuple(row[:keys])] = row[keys:]
    return head, found


def same(column, a, b):
    if column in FLOATS:
        a, b = float(a), float(b)
        return a == b or math.isclose(a, b, rel_tol=TOLERANCE, abs_tol=TOLERANCE) or (
            math.isnan(a) and math.isnan(b))
    return int(a) == int(b)


def order(key):
    """Numbers in a key sort as numbers."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in key]


def differences(name, one, other):
    """Sentences, one for each difference, and the number of rows compared."""
    keys = KEYS[name]
    head, a = read(one / name, keys)
    head2, b = read(other / name, keys)
    if head != head2:
        return ["%s: columns %s and %s" % (name, head, head2)], 0
    if name in NAMED:
        k = NAMED[name]
        common = {key[k] for key in a} & {key[k] for key in b}
        for side, rows in ((one, a), (other, b)):
            alone = sorted({key[k] for key in rows} - common)
            if alone:
                print("%s: only in %s, not compared: %s" % (name, side, ", ".join(alone)))
        a = {key: row for key, row in a.items() if key[k] in common}
        b = {key: row for key, row in b.items() if key[k] in common}
    found = []
    for key in sorted(a.keys() | b.keys(), key=order):
        place = "%s: %s" % (name, ", ".join("%s %s" % pair for pair in zip(head, key)))
        if key not in a or key not in b:
            found.append("%s: only in %s" % (place, one if key in a else other))
            continue
        for column, x, y in zip(head[keys:], a[key], b[key]):
            if not same(column, x, y):
                found.append("%s: %s %s and %s" % (place, column, x, y))
    return found, len(a)


def main():
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    one, other = (pathlib.Path(path) for path in sys.argv[1:])
    wrong = rows = 0
    for name in KEYS:
        if name == "series.csv" and not ((one / name).exists() and (other / name).exists()):
            print("series.csv: not in both, not compared")
            continue
        found, compared = differences(name, one, other)
        for sentence in found[:SHOWN]:
            print(sentence)
        if len(found) > SHOWN:
            print("%s: %d more differences" % (name, len(found) - SHOWN))
        wrong, rows = wrong + len(found), rows + compared
    print("%d rows compared, %d differences" % (rows, wrong))
    return 1 if wrong or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
