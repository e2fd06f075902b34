# SPDX-License-Identifier: GPL-3.0-or-later
"""workbook.py FILE: a workbook as plain lines, read with zipfile and XML only: for each sheet its
name, what is frozen, its filter, then each row: cells as 'value|format' with the number format for
numbers, 'text|' and b for bold for texts. Knows no library that writes workbooks."""

import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def part(book, name):
    return ElementTree.fromstring(book.read(name))


def strings(book):
    return ["".join(t.text or "" for t in item.iter(MAIN + "t"))
            for item in part(book, "xl/sharedStrings.xml")]


def styles(book):
    """(number format, bold) of each cell style."""
    root = part(book, "xl/styles.xml")
    numbers = {e.get("numFmtId"): e.get("formatCode") for e in root.iter(MAIN + "numFmt")}
    bold = [e.find(MAIN + "b") is not None for e in root.find(MAIN + "fonts")]
    return [(numbers.get(x.get("numFmtId"), x.get("numFmtId")), bold[int(x.get("fontId"))])
            for x in root.find(MAIN + "cellXfs")]


def cell_text(cell, words, looks):
    number, bold = looks[int(cell.get("s", 0))]
    value = cell.findtext(MAIN + "v")
    if cell.find(MAIN + "f") is not None:
        return "FORMULA"
    if cell.get("t") == "s":
        return words[int(value)] + ("|b" if bold else "|")
    return "" if value is None else "%s|%s" % (value, number)


def main():
    book = zipfile.ZipFile(sys.argv[1])
    if book.testzip() is not None:
        sys.exit("a part of the file is damaged")
    words, looks = strings(book), styles(book)
    core = book.read("docProps/core.xml").decode()
    print("dates", *sorted(set(re.findall(r"W3CDTF\">([^<]*)<", core))),
          *sorted({str(i.date_time[0]) for i in book.infolist()}))
    files = {e.get("Id"): e.get("Target") for e in part(book, "xl/_rels/workbook.xml.rels")}
    for sheet in part(book, "xl/workbook.xml").iter(MAIN + "sheet"):
        root = part(book, "xl/" + files[sheet.get(LINK)])
        pane, filtered = root.find(".//" + MAIN + "pane"), root.find(MAIN + "autoFilter")
        print("sheet", sheet.get("name"), "frozen", pane.get("topLeftCell"), "filter",
              None if filtered is None else filtered.get("ref"))
        for link in root.iter(MAIN + "hyperlink"):
            print("link", link.get("ref"), link.get("location"))
        for row in root.iter(MAIN + "row"):
            print("row", *(cell_text(cell, words, looks) for cell in row), sep="\t")


if __name__ == "__main__":
    main()
