# SPDX-License-Identifier: GPL-3.0-or-later
"""Every tests/unit/test_<name>.c is in the list of tests/CMakeLists.txt, once: a test that nobody
runs proves nothing. Knows no test."""

import re
import sys

sys.dont_write_bytecode = True
import tree  # noqa: E402


def main():
    listed = [found.group(1) for found in
              (re.match(r"fondsim_unit_test\((\w+) ", line)
               for line in tree.lines("tests/CMakeLists.txt")) if found]
    present = {path.stem[len("test_"):] for path in tree.files()
               if str(path).startswith("tests/unit/test_") and path.suffix == ".c"}
    faults = ["tests/unit/test_%s.c is not in tests/CMakeLists.txt" % name
              for name in sorted(present - set(listed))]
    faults += ["%s is listed twice" % name for name in sorted(set(listed))
               if listed.count(name) > 1]
    return tree.report(faults, "%d unit tests are listed" % len(present))


if __name__ == "__main__":
    sys.exit(main())
