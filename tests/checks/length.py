# SPDX-License-Identifier: GPL-3.0-or-later
"""Files stay under 600 lines and functions near 60. Relies on the format of .clang-format: a
function ends with a brace in the first column. Knows no C beyond that."""

import sys

sys.dont_write_bytecode = True
import tree  # noqa: E402

FILE_LINES = 600
FUNCTION_LINES = 75  # the habit is about 60; beyond this the test fails
SUFFIXES = [".c", ".h", ".py", ".sh", ".cmake"]


def functions(lines):
    """(first line, length) of each function of a C source, from its opening line to its brace."""
    start = None
    for number, line in enumerate(lines, 1):
        if line and line[0] not in " \t}#/*" and not line.startswith(("struct ", "enum ", "union ")):
            start = number
        elif line.startswith(("struct ", "enum ", "union ")):
            start = number if "(" in line else None
        elif line == "}" and start is not None:
            yield start, number - start + 1
            start = None


def check(path, lines):
    faults = []
    if len(lines) > FILE_LINES:
        faults.append("%s: %d lines, more than %d" % (path, len(lines), FILE_LINES))
    if path.suffix in (".c", ".h"):
        for start, length in functions(lines):
            if length > FUNCTION_LINES:
                faults.append("%s:%d: a function of %d lines, more than %d"
                              % (path, start, length, FUNCTION_LINES))
    return faults


def main():
    body = ["    x++;"] * FUNCTION_LINES
    if len(list(functions(["int f(int x) {"] + body + ["}"]))) != 1:
        return tree.report(["a function was not seen"], "")
    paths = [path for path in tree.files() if path.suffix in SUFFIXES or path.name == "run"]
    faults = [fault for path in paths for fault in check(path, tree.lines(path))]
    return tree.report(faults, "%d files are short enough" % len(paths))


if __name__ == "__main__":
    sys.exit(main())
