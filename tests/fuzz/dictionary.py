# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the libFuzzer dictionary of a target: the words of scenarios/schema.json and of the
format. Knows nothing of what they mean."""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
YAML = ["&a ", "*a", "!replace ", "<<: ", "- ", "? ", ": ", "{", "}", "[", "]", "|\n", ">-\n", "~",
        "---\n", "...\n", "#", "\"", "'", "\t", "\\x00", "1e308", "-1", "0", "1e-308", "nan", ".inf",
        "50%", "18 months", "2 years", "2027-2032", "2026-06", "1.2M", "extends: base.yaml\n",
        "table.csv", "../table.csv", "/dev/zero", "remove: yes", "cumulated", "weights"]
CSV = ["p", "n", "w", "l", "f", ",", "\"", "\"\"", "\r\n", "\n", "first_steps", "expertise", "CC",
       "CA", "1e9", "1e-9", "0.5", "\ufeff", ";", "50%", "1.2M", "nan"]


def words(node, found):
    """Keys and choices of a JSON Schema."""
    if isinstance(node, dict):
        found.update(node.get("properties", {}))
        found.update(v for v in node.get("enum", []) if isinstance(v, str))
        for value in node.values():
            words(value, found)
    elif isinstance(node, list):
        for value in node:
            words(value, found)
    return found


def quoted(text):
    """A word in the form of libFuzzer."""
    return '"%s"' % "".join(
        c if 32 <= ord(c) < 127 and c not in '"\\' else "".join("\\x%02X" % b for b in c.encode())
        for c in text)


def main():
    listed = CSV
    if sys.argv[1:] == ["scenario"]:
        schema = json.loads((ROOT / "scenarios" / "schema.json").read_text("utf-8"))
        listed = YAML + sorted(word for word in words(schema, set()) if 0 < len(word) < 60)
    for word in dict.fromkeys(listed):
        print(quoted(word))


if __name__ == "__main__":
    main()
