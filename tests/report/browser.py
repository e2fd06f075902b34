# SPDX-License-Identifier: GPL-3.0-or-later
"""browser.py FOLDER: what a report must be in a browser, whatever it tells: report.html is valid HTML
(tidy), fills no more than the width of a desktop and of a telephone, says nothing on the console, and
prints on a sane number of A4 pages without cutting a figure. Knows no scenario. Tries its own rules on
wrong pages first. Needs chromium, tidy and pdftotext: a missing one is a failure."""

import itertools
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WIDTHS = (1280, 390, 320)  # desktop, telephone, small telephone [CSS pixels]
MOST_PAGES = 60
TOOLS = ("chromium", "tidy", "pdftotext")

# A frame per width: what stands in it is as wide as its window, whatever the browser's own.
HARNESS = """<!DOCTYPE html><html><head><title>h</title></head><body>%s<script>
addEventListener("load", () => {
  for (const frame of document.querySelectorAll("iframe")) {
    const root = frame.contentDocument.documentElement;
    const figures = [...root.querySelectorAll("figure svg")];
    const flat = figures.filter(f => f.getBoundingClientRect().height < 20).length;
    const line = document.createElement("p");
    line.textContent = `WIDTH ${frame.clientWidth} NEEDS ${root.scrollWidth} FLAT ${flat}` +
      ` FIGURES ${figures.length} HEIGHT ${root.scrollHeight}`;
    document.body.append(line);
  }
});
</script></body></html>"""
FRAME = '<iframe src="report.html" style="width:%dpx;height:900px;border:0"></iframe>'
# What paper does not cut: a figure, and what is set to share a page (the answer, each fund).
SHARED = (("figure", r"<figure[^>]*>", r"</figure>"),
          ("brief", r'<div class="brief">', r"</div><!-- brief -->"))
MARK = '<span style="font-size:3pt;display:block;height:0;line-height:0">mark-%s-%d-here </span>'


def chromium(folder, *options):
    """Runs the browser with a profile of its own inside the folder; returns stdout and stderr."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
               "--allow-file-access-from-files", "--enable-logging=stderr",
               "--user-data-dir=%s" % (folder / "profile"), "--virtual-time-budget=20000", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    if done.returncode != 0:
        raise RuntimeError("chromium ended with %d: %s" % (done.returncode, done.stderr[-500:]))
    return done.stdout, done.stderr


def console(talk):
    return ["console: " + line.split("CONSOLE", 1)[1][:200]
            for line in talk.splitlines() if "CONSOLE" in line]


def widths(folder):
    """Whether the page holds in each width, and what it says."""
    (folder / "harness.html").write_text(HARNESS % "".join(FRAME % w for w in WIDTHS), "utf-8")
    page, talk = chromium(folder, "--dump-dom", (folder / "harness.html").as_uri())
    faults = console(talk)
    found = re.findall(r"WIDTH (\d+) NEEDS (\d+) FLAT (\d+) FIGURES (\d+) HEIGHT (\d+)", page)
    if len(found) != len(WIDTHS):
        return faults + ["the page did not load in every width"]
    for width, needs, flat, figures, height in (map(int, row) for row in found):
        if needs > width:
            faults.append("at %d pixels the page is %d wide" % (width, needs))
        if flat > 0:
            faults.append("at %d pixels %d of %d figures are not seen" % (width, flat, figures))
        if height < 300:
            faults.append("at %d pixels the page is empty" % width)
    return faults


def printed(folder, text):
    """Whether the page prints: marks at the top and the foot of each figure, and of what is set to
    share a page, stand on one page of paper."""
    marked, counts = text, {}
    for kind, start, stop in SHARED:
        number = [itertools.count(1), itertools.count(1)]
        marked = re.sub(start, lambda found: found.group() + MARK % (
            kind + "-top", next(number[0])), marked)
        marked = re.sub(stop, lambda found: MARK % (
            kind + "-end", next(number[1])) + found.group(), marked)
        counts[kind] = next(number[0]) - 1
    (folder / "marked.html").write_text(marked, "utf-8")
    chromium(folder, "--no-pdf-header-footer", "--print-to-pdf=%s" % (folder / "page.pdf"),
             (folder / "marked.html").as_uri())
    words = subprocess.run(["pdftotext", str(folder / "page.pdf"), "-"], capture_output=True,
                           text=True, check=True).stdout
    pages = words.split("\f")[:-1]
    where = {}
    for number, page in enumerate(pages, 1):
        for kind, end, count in re.findall(r"mark-(\w+)-(top|end)-(\d+)-here", page):
            where[kind, end, int(count)] = number
    faults = []
    if not 1 <= len(pages) <= MOST_PAGES:
        faults.append("%d pages" % len(pages))
    for kind, count in counts.items():
        for number in range(1, count + 1):
            top, end = where.get((kind, "top", number)), where.get((kind, "end", number))
            if top is None or top != end:
                faults.append("%s %d begins on page %s and ends on page %s" % (
                    kind, number, top, end))
    return faults


def valid(folder):
    """tidy knows no ids on the titles of drawings, which SVG has."""
    done = subprocess.run(["tidy", "-e", "-q", "-utf8", str(folder / "report.html")],
                          capture_output=True, text=True, check=False)
    return ["tidy: " + line for line in done.stderr.splitlines()
            if 'Warning: <title> proprietary attribute "id"' not in line]


def check(text):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        (folder / "report.html").write_text(text, "utf-8")
        return valid(folder) + widths(folder) + printed(folder, text)


GOOD = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>t</title></head><body><main><p>%s</p>
<figure><svg width="60" height="60"><rect width="60" height="60"/></svg>%s</figure></main></body></html>"""
FILLING = '<span style="display:block;height:400px">texte</span>'
WRONG = {"wide": (FILLING + '<span style="display:block;width:2000px">x</span>', ""),
         "console": (FILLING + "<script>console.error('x')</script>", ""),
         "invalid": (FILLING + "<b><i>x</b></i>", ""),
         "cut": (FILLING, '<span style="display:block;height:3000px">x</span>'),
         "long": ('<span style="display:block;height:400px">texte</span></p><div class="brief"><p>x'
                  '<span style="display:block;height:2000px">y</span></p></div><!-- brief --><p>', ""),
         "flat": (FILLING, '<svg width="60" height="1"></svg>')}


def self_test():
    faults = ["a good page is refused: " + fault for fault in check(GOOD % (FILLING, ""))]
    return faults + ["not seen: " + name for name, parts in WRONG.items()
                     if not check(GOOD % parts)]


def main():
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print("missing (see sim/packages): " + ", ".join(missing))
        return 1
    faults = self_test()
    for folder in sys.argv[1:]:
        text = (pathlib.Path(folder) / "report.html").read_text("utf-8")
        faults += ["%s: %s" % (folder, fault) for fault in check(text)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
