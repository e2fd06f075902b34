# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the #include lines: which room may use which room, and which library stands where.
Knows nothing of what the rooms do. Tries its own rules on wrong trees first."""

import re
import sys

sys.dont_write_bytecode = True
import tree  # noqa: E402

# Headers of C17, then those of POSIX.
STANDARD = set("""assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp
signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath time
uchar wchar wctype""".split())
POSIX = set("""dirent fcntl fnmatch glob iconv langinfo libgen poll pthread regex spawn strings
sys/resource sys/stat sys/time sys/types sys/utsname sys/wait unistd""".split())

# Headers that only some files may include: prefix -> places. A place that ends in / is a folder.
LIBRARIES = {
    "gsl/": ["sim/core/", "sim/analysis/", "scenarios/", "sim/engine/", "sim/cli/main.c"],
    "Random123/": ["sim/core/"],
    "yaml.h": ["scenarios/"],
    "sqlite3.h": ["sim/store/"],
    "omp.h": ["sim/engine/"],
    "mpi.h": ["sim/engine/"],
    "plot.h": ["output/"],
    "librsvg/": ["output/"],
    "cairo": ["output/"],
    "glib": ["output/"],
    "jansson.h": ["output/", "scenarios/"],
    "xlsxwriter.h": ["output/report/"],
    "md4c": ["output/report/"],
}
# Libraries that stand in one file only.
ALONE = ["plot.h", "xlsxwriter.h", "md4c-html.h", "mpi.h"]

# Rooms that a room may use beside itself; an entry with a dot is one header.
USES = {
    "sim/core": [],
    "models": ["sim/core"],
    "scenarios": ["sim/core", "models/parameters.h", "models/registry.h"],  # tables only
    "sim/store": ["sim/core"],
    "sim/engine": ["sim/core", "sim/store"],
    "sim/analysis": ["sim/core"],
    "sim/comparison": ["sim/core", "sim/analysis", "sim/store"],
    "output": ["sim/core"],
    "sim/cli": tree.ROOMS,
}
# Rooms without operating system: no files, no threads.
PURE = ["sim/core", "models", "sim/analysis", "sim/comparison"]

INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


def system_fault(path, header):
    """Why this file may not include <header>, or None."""
    stem = header[:-2] if header.endswith(".h") else header
    if stem in STANDARD:
        return None
    if stem in POSIX:
        pure = tree.room_of(path) in PURE
        return "this room uses no operating system" if pure else None
    for prefix, places in LIBRARIES.items():
        if header.startswith(prefix):
            if any(str(path) == place or place.endswith("/") and str(path).startswith(place)
                   for place in places):
                return None
            return "only in " + ", ".join(places)
    return "not a header we use; tests/checks/includes.py lists them"


def project_fault(path, header, known):
    """Why this file may not include "header", or None."""
    if header not in known:
        return "no such file; includes are written from the root of the project"
    room, target = tree.room_of(path), tree.room_of(header)
    if target == room:
        return None
    for allowed in USES[room]:
        if header == allowed or target == allowed:
            return None
    return "%s may use only %s" % (room, ", ".join(USES[room]) or "itself")


def check(sources):
    """Faults of {path: lines}, a list of sentences."""
    faults = []
    seen = {library: [] for library in ALONE}
    for path, lines in sources.items():
        if tree.room_of(path) is None:
            continue
        for number, line in enumerate(lines, 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            header = found.group(2)
            if found.group(1) == "<":
                fault = system_fault(path, header)
                if header in seen:
                    seen[header].append(path)
            else:
                fault = project_fault(path, header, sources)
            if fault:
                faults.append("%s:%d: %s: %s" % (path, number, header, fault))
    for library, paths in seen.items():
        if len(paths) > 1:
            faults.append("<%s> stands in more than one file: %s" % (library, ", ".join(paths)))
    return faults


def self_test():
    """One wrong tree per kind of fault, and a right one."""
    base = {"sim/core/a.h": [], "sim/engine/e.h": [], "models/m.h": [], "models/parameters.h": [],
            "sim/store/s.h": [], "output/o.h": []}
    wrong = [
        ("sim/core/x.c", '#include "models/m.h"'), ("models/x.c", '#include "sim/engine/e.h"'),
        ("sim/engine/x.c", '#include "models/m.h"'), ("scenarios/x.c", '#include "models/m.h"'),
        ("sim/store/x.c", '#include "sim/engine/e.h"'), ("output/x.c", '#include "models/m.h"'),
        ("sim/analysis/x.c", '#include "sim/store/s.h"'), ("sim/cli/x.c", "#include <yaml.h>"),
        ("models/x.c", "#  include <yaml.h>"), ("sim/cli/x.c", "#include <sqlite3.h>"),
        ("sim/analysis/x.c", "#include <omp.h>"), ("scenarios/x.c", "#include <plot.h>"),
        ("models/x.c", "#include <pthread.h>"), ("output/x.c", "#include <zlib.h>"),
        ("sim/core/x.c", '#include "a.h"'),
    ]
    right = [("sim/core/x.c", "#include <gsl/gsl_cdf.h>"), ("models/x.c", "#include <math.h>"),
             ("scenarios/x.c", '#include "models/parameters.h"'),
             ("scenarios/x.c", "#include <yaml.h>"), ("output/x.c", "#include <plot.h>"),
             ("sim/engine/x.c", '#include "sim/store/s.h"'), ("sim/cli/x.c", '#include "models/m.h"')]
    for path, line in wrong:
        if len(check({**base, path: [line]})) != 1:
            return ["not found: %s in %s" % (line, path)]
    for path, line in right:
        if check({**base, path: [line]}):
            return ["wrongly found: %s in %s" % (line, path)]
    if len(check({"output/x.c": ["#include <plot.h>"], "output/y.c": ["#include <plot.h>"]})) != 1:
        return ["not found: <plot.h> in two files"]
    return []


def main():
    sources = {str(path): tree.lines(path) for path in tree.files() if path.suffix in (".c", ".h")}
    faults = self_test() + check(sources)
    return tree.report(faults, "%d sources keep to their rooms" % len(sources))


if __name__ == "__main__":
    sys.exit(main())
