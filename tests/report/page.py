# SPDX-License-Identifier: GPL-3.0-or-later
"""page.py FOLDER LANGUAGE: what every report must be, whatever it tells. report.html is well formed,
stands alone, runs nothing, has unique ids, links that lead somewhere, headings in order, tables with
headings and captions, figures with title and description; report.md has the same anchors and its
files exist. Knows no scenario. Tries its own rules on wrong pages first."""

import pathlib
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

# Elements and attributes that would run or fetch something.
RUNS = {"script", "iframe", "object", "embed", "link", "base", "form", "audio", "video", "img",
        "image", "use", "foreignObject"}
FETCHES = {"src", "srcset", "data", "action", "poster", "background", "ping", "xlink:href"}
TARGET = re.compile(r"(#|https?://)")
ANCHOR = re.compile(r'<a id="([^"]*)"></a>')


def links_and_ids(root):
    ids = [e.get("id") for e in root.iter() if e.get("id") is not None]
    faults = ["id '%s' stands twice" % i for i in sorted(set(ids)) if ids.count(i) > 1]
    known = set(ids)
    for element in root.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            faults += ["<%s %s>: no '%s'" % (element.tag, name, i)
                       for i in (element.get(name) or "").split() if i not in known]
        href = element.get("href")
        if href is None:
            continue
        if not TARGET.match(href):
            faults.append("link to '%s'" % href)
        elif href[0] == "#" and urllib.parse.unquote(href[1:]) not in known:
            faults.append("link to '%s', which is nowhere" % href)
    return faults


def standing_alone(root, text):
    faults = []
    for element in root.iter():
        if element.tag in RUNS:
            faults.append("<%s> runs or fetches" % element.tag)
        faults += ["<%s %s> runs or fetches" % (element.tag, name) for name in element.keys()
                   if name in FETCHES or name.startswith("on")]
    style = "".join(e.text or "" for e in root.iter("style"))
    for word in ("url(", "@import", "expression"):
        if word in style:
            faults.append("style has '%s'" % word)
    if not text.startswith("<!DOCTYPE html>\n"):
        faults.append("no doctype")
    return faults


def headings(root):
    faults, before = [], 0
    for element in root.iter():
        found = re.fullmatch("h([1-6])", element.tag)
        if not found:
            continue
        level = int(found.group(1))
        if level > before + 1 or (level == 1 and before > 0):
            faults.append("<h%d> after <h%d>" % (level, before))
        if not "".join(element.itertext()).strip():
            faults.append("an empty <h%d>" % level)
        before = level
    return faults if before else ["no heading"]


def tables_and_figures(root):
    faults = []
    for table in root.iter("table"):
        widths = {len(list(row)) for row in table.iter("tr")}
        if table.find("caption") is None or table.find("thead") is None or len(widths) != 1:
            faults.append("a table without caption, headings or with rows of %s cells" % widths)
        faults += ["a heading without scope" for th in table.iter("th") if not th.get("scope")]
    for svg in root.iter("svg"):
        names = (svg.get("aria-labelledby") or "").split()
        parts = [svg.find("title"), svg.find("desc")]
        if svg.get("role") != "img" or None in parts or \
                [p.get("id") for p in parts] != names or not all((p.text or "").strip() for p in parts):
            faults.append("a figure without role, title or description")
    return faults


def check_page(text, language):
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return ["not well formed: %s" % error]
    faults = links_and_ids(root) + standing_alone(root, text) + headings(root)
    faults += tables_and_figures(root)
    if root.get("lang") != language:
        faults.append("language '%s'" % root.get("lang"))
    metas = [m for m in root.iter("meta") if m.get("charset") == "utf-8"]
    if len(metas) != 1 or not (root.findtext("head/title") or "").strip():
        faults.append("no charset or no title")
    if len(list(root.iter("main"))) != 1 or len(list(root.iter("nav"))) != 1:
        faults.append("not one <main> and one <nav>")
    return faults


def check_markdown(text, folder):
    """Anchors and links; escapes are taken out first, so that texts of people do not count."""
    ids = ANCHOR.findall(text)
    faults = ["anchor '%s' stands twice" % i for i in sorted(set(ids)) if ids.count(i) > 1]
    bare = re.sub(r"`[^`\n]*`", "", re.sub(r"\\[!-/:-@\[-`{-~]", "", ANCHOR.sub("", text)))
    if re.search(r"<[a-zA-Z/!]", bare):
        faults.append("HTML in the Markdown: %s" % re.search(r"<[a-zA-Z/!].{0,40}", bare).group())
    for target in re.findall(r"\]\(([^)]*)\)", bare):
        if target.startswith("#"):
            if target[1:] not in ids:
                faults.append("link to '%s', which is nowhere" % target)
        elif not TARGET.match(target) and not (folder / target).is_file():
            faults.append("no file '%s'" % target)
    return faults


GOOD = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"/><title>t</title></head><body><nav/><main id="m">
<h1>a</h1><h2 id="b">b</h2><a href="#b">c</a>%s</main></body></html>"""
WRONG = ['<i id="b"/>', '<a href="#x">x</a>', '<a href="javascript:x">x</a>', "<script>x</script>",
         '<img src="x"/>', '<i onclick="x"/>', "<style>a { background: url(x) }</style>", "<h4>x</h4>",
         "<table><tr><td/></tr></table>", "<svg/>", "<p>", '<i aria-labelledby="x"/>', "<main/>"]
WRONG_MARKDOWN = ['<a id="x"></a><a id="x"></a>', "<script>", "[a](#x)", "![a](no/file.png)"]
GOOD_MARKDOWN = ['<a id="x"></a>[a](#x)', "\\<script\\>", "\\[a\\](#x)", "`<a>`", "[a](https://b.c)"]


def self_test():
    if check_page(GOOD % "", "fr"):
        return ["a good page is refused: %s" % check_page(GOOD % "", "fr")]
    nowhere = pathlib.Path("/nowhere")
    faults = ["not seen: %s" % wrong for wrong in WRONG if not check_page(GOOD % wrong, "fr")]
    faults += ["not seen: %s" % wrong for wrong in WRONG_MARKDOWN
               if not check_markdown(wrong, nowhere)]
    return faults + ["wrongly seen: %s" % good for good in GOOD_MARKDOWN
                     if check_markdown(good, nowhere)]


def main():
    folder, language = pathlib.Path(sys.argv[1]), sys.argv[2]
    faults = self_test()
    faults += ["report.html: " + fault for fault in
               check_page((folder / "report.html").read_text("utf-8"), language)]
    faults += ["report.md: " + fault for fault in
               check_markdown((folder / "report.md").read_text("utf-8"), folder)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
