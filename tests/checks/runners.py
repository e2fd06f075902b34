# SPDX-License-Identifier: GPL-3.0-or-later
"""The runners of command tests and of malformed scenarios can fail: each is tried on a fake
command, on cases that must pass and on cases that must not. Knows nothing of fondsim."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import tree  # noqa: E402

sys.path.insert(0, str(tree.ROOT / "tests"))
import expect  # noqa: E402

# Says what its argument asks; `run FILE -o OUT` refuses FILE, with the faults its name asks for.
FAKE = """#!/bin/sh
case $1 in
talk) echo "one 12"; echo two; echo three; exit 4 ;;
quiet) exit 0 ;;
run)
    case $2 in
    prints*) echo out ;;
    writes*) mkdir -p "$4" ;;
    accepts*) exit 0 ;;
    crashes*) kill -SEGV $$ ;;
    esac
    echo "$2:1:2: x: unknown key" >&2
    exit 3 ;;
esac
"""

# (pattern lines, text lines, whether they match)
PATTERNS = [
    ([], [], True), ([], ["a"], False), (["a"], [], False), (["a"], ["a"], True),
    (["..."], [], True), (["..."], ["a", "b"], True), (["a", "..."], ["b"], False),
    (["...", "b", "..."], ["a", "b", "c"], True), (["...", "b", "..."], ["a", "c"], False),
    (["a*", "?"], ["abc", "d"], True), (["a*", "?"], ["abc", "dd"], False),
    (["...", "a", "b"], ["a", "a", "b"], True), (["[[]x]"], ["[x]"], True), (["a"], ["A"], False),
]

# topic -> ({file: text}, exit status of the runner)
TOPICS = {
    "good": ({"a.sh": '"$FONDSIM" talk', "a.exit": "4", "a.stdout.glob": "one *\n...\n",
              "b.sh": '"$FONDSIM" quiet', "c.sh": 'cat "$CASES/c.txt" >&2; ls "$SCENARIOS" >/dev/null',
              "c.txt": "x\n", "c.stderr.exact": "x\n", "d.sh": "echo here >file; test -s file"}, 0),
    "status": ({"a.sh": '"$FONDSIM" talk', "a.stdout.glob": "...\n"}, 1),
    "noise": ({"a.sh": '"$FONDSIM" talk', "a.exit": "4"}, 1),
    "errors": ({"a.sh": "echo x >&2"}, 1),
    "exact": ({"a.sh": "echo x", "a.stdout.exact": "x"}, 1),
    "orphan": ({"a.sh": "true", "b.exit": "1"}, 1),
    "twice": ({"a.sh": "echo x", "a.stdout.exact": "x\n", "a.stdout.glob": "x\n"}, 1),
    "empty": ({}, 1),
}

# case -> ({file: text}, exit status of the runner)
MESSAGE = "*.yaml:1:2: x: unknown key\n"
MALFORMED = {
    "refused": ({"refused.yaml": "x: 1\n", "refused.expected": MESSAGE}, 0),
    "made": ({"made.make": "echo x >made.yaml\n", "made.expected": MESSAGE}, 0),
    "skipped": ({"skipped.make": "echo root reads all; exit 77", "skipped.expected": MESSAGE}, 77),
    "other": ({"other.yaml": "", "other.expected": "something else\n"}, 1),
    "vague": ({"vague.yaml": "", "vague.expected": ""}, 1),
    "wrong": ({"wrong.yaml": "", "wrong.expected": "exit: 4\n" + MESSAGE}, 1),
    "prints": ({"prints.yaml": "", "prints.expected": MESSAGE}, 1),
    "writes": ({"writes.yaml": "", "writes.expected": MESSAGE}, 1),
    "accepts": ({"accepts.yaml": "", "accepts.expected": "...\n"}, 1),
    "crashes": ({"crashes.yaml": "", "crashes.expected": "...\n"}, 1),
    "unpaired": ({"unpaired.yaml": ""}, 1),
}


def fill(folder, texts):
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text)


def runs(runner, fake, *arguments):
    return subprocess.run([sys.executable, str(runner), "--fondsim", str(fake), *arguments],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def check(work):
    """Faults of both runners, a list of sentences."""
    faults = ["%s against %s" % (p, t) for p, t, wanted in PATTERNS
              if expect.matches(p, t) != wanted]
    fake = work / "fake"
    fake.write_text(FAKE)
    fake.chmod(0o755)
    for topic, (texts, wanted) in TOPICS.items():
        fill(work / topic, texts)
        done = runs(tree.ROOT / "tests/cmd/run.py", fake, str(work / topic))
        if done.returncode != wanted:
            faults.append("cmd %s: exit %d\n%s" % (topic, done.returncode, done.stdout))
    shutil.copy(tree.ROOT / "tests/expect.py", work)
    for case, (texts, wanted) in MALFORMED.items():
        fill(work / ("m-" + case), texts)
        runner = shutil.copy(tree.ROOT / "tests/malformed/run.py", work / ("m-" + case))
        done = runs(runner, fake)
        if done.returncode != wanted:
            faults.append("malformed %s: exit %d\n%s" % (case, done.returncode, done.stdout))
    return faults


def main():
    with tempfile.TemporaryDirectory(prefix="fondsim-runners-") as work:
        faults = check(pathlib.Path(work))
    return tree.report(faults, "the runners see what they must")


if __name__ == "__main__":
    sys.exit(main())
