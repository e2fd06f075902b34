# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the command tests of one topic, a folder of cases. Knows nothing of what fondsim does.

A case is `<name>.sh`, run by `sh -eu` in a fresh folder with FONDSIM (the command), SCENARIOS (the
shipped scenarios) and CASES (the topic's folder) in the environment. Siblings say what to expect:
  <name>.exit           exit status (default 0)
  <name>.stdout.exact   every byte of stdout      <name>.stdout.glob   patterns, see expect.py
  <name>.stderr.exact   every byte of stderr      <name>.stderr.glob   patterns, see expect.py
A stream without expectation must stay silent. Exits 0 when all cases pass, 1 when one fails."""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.dont_write_bytecode = True
import expect  # noqa: E402

SUFFIXES = [".exit", ".stdout.exact", ".stdout.glob", ".stderr.exact", ".stderr.glob"]
SECONDS = 300


def sibling(case, suffix):
    return case.with_name(case.stem + suffix)


def check_stream(case, stream, data):
    """None when the bytes of a stream are as the siblings say, else an explanation."""
    exact = sibling(case, ".%s.exact" % stream)
    glob = sibling(case, ".%s.glob" % stream)
    text = data.decode("utf-8", "backslashreplace")
    if exact.exists():
        if data == exact.read_bytes():
            return None
        return expect.explain(stream, exact.read_text("utf-8").splitlines(), text)
    patterns = glob.read_text("utf-8").splitlines() if glob.exists() else []
    return expect.compare(stream, patterns, text)


def environment(fondsim, topic):
    """The environment of a case: a fixed locale, nothing of the caller's fondsim settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FONDSIM", "LC_", "OMP_"))}
    kept.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", FONDSIM=str(fondsim),
                SCENARIOS=str(ROOT / "scenarios"), CASES=str(topic))
    return kept


def run_case(case, fondsim):
    """The list of faults of one case, empty when it passes."""
    with tempfile.TemporaryDirectory(prefix="fondsim-cmd-") as folder:
        try:
            done = subprocess.run(["sh", "-eu", str(case)], cwd=folder, stdin=subprocess.DEVNULL,
                                  env=environment(fondsim, case.parent), capture_output=True,
                                  timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return ["still running after %d s" % SECONDS]
    faults = []
    wanted_file = sibling(case, ".exit")
    wanted = int(wanted_file.read_text()) if wanted_file.exists() else 0
    if done.returncode != wanted:
        faults.append("exit status %d, expected %d" % (done.returncode, wanted))
    for stream, data in (("stdout", done.stdout), ("stderr", done.stderr)):
        fault = check_stream(case, stream, data)
        if fault:
            faults.append(fault)
    return faults


def orphans(topic):
    """Expectation files without a case, and cases with two expectations for one stream."""
    faults = []
    for path in sorted(topic.iterdir()):
        for suffix in SUFFIXES:
            if path.name.endswith(suffix):
                name = path.name[: -len(suffix)]
                if not (topic / (name + ".sh")).exists():
                    faults.append("%s expects of a case that does not exist" % path.name)
                other = suffix.replace("exact", "glob")
                if other != suffix and (topic / (name + other)).exists():
                    faults.append("%s has both .exact and .glob" % name)
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fondsim", required=True, type=pathlib.Path)
    parser.add_argument("topic", type=pathlib.Path)
    parser.add_argument("cases", nargs="*", help="names of cases (default: all)")
    arguments = parser.parse_args()
    fondsim, topic = arguments.fondsim.resolve(), arguments.topic.resolve()
    cases = sorted(topic.glob("*.sh"))
    if arguments.cases:
        cases = [topic / (name + ".sh") for name in arguments.cases]
    failed = orphans(topic)
    for fault in failed:
        print("FAIL", fault)
    if not cases:
        print("FAIL no case in", topic)
        return 1
    for case in cases:
        faults = run_case(case, fondsim)
        print("FAIL" if faults else "ok  ", case.stem)
        for fault in faults:
            print("    " + fault.replace("\n", "\n    "))
        failed += faults
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
