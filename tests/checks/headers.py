# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file opens with its SPDX line; sources then say what they are for. Knows no other rule."""

import sys

sys.dont_write_bytecode = True
import tree  # noqa: E402

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"

# Files without room for a comment, or whose bytes are the test.
EXEMPT_NAMES = ["LICENSE"]
EXEMPT_SUFFIXES = [
    ".json", ".csv", ".svg", ".png",           # no comments, or golden bytes
    ".exit", ".exact", ".glob", ".expected",   # expectations, compared line by line
]
EXEMPT_FOLDERS = [
    "tests/malformed/", "tests/hand/", "tests/golden/",  # inputs; their scripts are still checked
    "tests/fuzz/corpus/", "tests/fuzz/files/",           # bytes that are the test
]
SCRIPTS = [".py", ".sh", ".md", ".c", ".h", ".txt", ".make"]


def exempt(path):
    if path.name in EXEMPT_NAMES or path.suffix in EXEMPT_SUFFIXES:
        return True
    inputs = any(str(path).startswith(folder) for folder in EXEMPT_FOLDERS)
    return inputs and path.suffix not in SCRIPTS


def fault_of(path, head):
    """Why the first lines of a file are not as they should be, or None."""
    where = [i for i, line in enumerate(head) if SPDX in line]
    if not where:
        return "no line '%s' among the first three" % SPDX
    if path.suffix in (".c", ".h"):
        following = head[where[0] + 1] if where[0] + 1 < len(head) else ""
        if where[0] != 0 or not following.startswith("/*"):
            return "does not open with the SPDX line, then a comment: what the file is for"
    return None


def main():
    faults, count = [], 0
    for path in tree.files():
        if exempt(path):
            continue
        count += 1
        fault = fault_of(path, tree.lines(path)[:3])
        if fault:
            faults.append("%s: %s" % (path, fault))
    return tree.report(faults, "%d files carry their licence" % count)


if __name__ == "__main__":
    sys.exit(main())
