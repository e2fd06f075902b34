# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the tree, for the checks beside this one. Knows no rule."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = [".ci", ".github", "sim", "models", "scenarios", "output", "tests"]
ROOMS = ["sim/core", "models", "scenarios", "sim/store", "sim/engine", "sim/analysis",
         "sim/comparison", "output", "sim/cli"]


def files():
    """Every file of the project, as paths relative to the root, sorted. Not builds, not results."""
    found = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in FOLDERS:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(path.relative_to(ROOT) for path in found
                  if "__pycache__" not in path.parts and not path.name.endswith(("~", ".swp")))


def room_of(path):
    """The room a file belongs to, or None."""
    for room in ROOMS:
        if str(path).startswith(room + "/"):
            return room
    return None


def lines(path):
    """The lines of a file of the tree; bytes that are not UTF-8 are kept as escapes."""
    return (ROOT / path).read_text("utf-8", "backslashreplace").splitlines()


def report(faults, good):
    """Prints faults, or one line when there is none; returns the exit status."""
    for fault in faults:
        print(fault)
    if not faults:
        print(good)
    return 1 if faults else 0
