# SPDX-License-Identifier: GPL-3.0-or-later
"""sim/packages is the only list of packages: well formed, each package once and with its reason.
Knows no package."""

import re
import sys

sys.dont_write_bytecode = True
import tree  # noqa: E402

PACKAGE = re.compile(r"([a-z0-9][a-z0-9.+-]+) +# \S.*$")
INSTALL = re.compile(r"apt(-get)? (-\S+ )*install (-\S+ )*[a-z]")


def main():
    faults, sections, packages = [], [], []
    for number, line in enumerate(tree.lines("sim/packages"), 1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            sections.append(line)
            continue
        found = PACKAGE.match(line)
        if found:
            packages.append(found.group(1))
        else:
            faults.append("sim/packages:%d: not 'package  # reason'" % number)
    if sections != ["[run]", "[test]"]:
        faults.append("sim/packages: sections must be [run], then [test]")
    faults += ["sim/packages: %s stands twice" % name for name in sorted(set(packages))
               if packages.count(name) > 1]
    for path in tree.files():
        if path.suffix in (".md", ".sh", ".yml") or path.name in ("run", "quickstart"):
            faults += ["%s:%d: names packages; sim/packages does that" % (path, number)
                       for number, line in enumerate(tree.lines(path), 1) if INSTALL.search(line)]
    return tree.report(faults, "%d packages, each with its reason" % len(packages))


if __name__ == "__main__":
    sys.exit(main())
