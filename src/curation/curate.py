"""The first curation: facts, seeds and the tables beside this file become the files of data/.

    python3 src/curation/curate.py [--facts src/test/resources/facts] [--out data]

The data files are the truth afterwards; see README.md. Every statement keeps to the graph of its row's source.
"""

import argparse
import re
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import trig
from curation import LINKS, Curation
from facts import read_facts
from tables import EDITORIAL
from trig import expand


def file_of(graph, subject):
    if graph.startswith("<" + LINKS):
        return "links/" + graph[len(LINKS) + 1:-1] + ".trig"
    if graph == EDITORIAL and (subject.startswith("source:") or subject.startswith("<" + trig.BASE + "graph/")):
        return "sources/sources.trig"
    if subject.startswith(("<", "eurovoc:")):
        address = expand(subject)
        match = re.match(r"http://publications.europa.eu/resource/authority/([^/]+)/", address)
        if match:
            return "concepts/" + match[1] + ".trig"
        if address.startswith("http://eurovoc.europa.eu/"):
            return "concepts/eurovoc.trig"
        if address.startswith("https://data.europarl.europa.eu/def/") and address.count("/") > 4:
            return "concepts/europarl.trig"
        return "concepts/schemes.trig"
    kind, slug = subject.split(":", 1)
    if kind in ("initiative", "action"):
        return "strategies/" + re.match(r"(.*?-\d{4})-", slug)[1] + ".trig"
    if kind == "delivery":
        return "strategies/" + re.match(r"(.*?-\d{4})-", slug)[1] + "-deliveries.trig"
    if kind == "timeline":
        return "strategies/csa-2020.trig"
    if kind == "provision":
        return "acts/" + re.sub(r"-end-\d+$", "", slug) + ".trig"
    if kind == "event":
        return "events/" + slug[:4] + ".trig"
    if kind in ("person", "membership"):
        return "institutions/people.trig"
    if kind == "country":
        return "institutions/member-states.trig"
    folders = {"act": "acts", "document": "documents", "institution": "institutions", "procedure": "procedures", "strategy": "strategies"}
    return folders[kind] + "/" + slug + ".trig"


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--facts", default="src/test/resources/facts", type=Path)
    options.add_argument("--out", default="data", type=Path)
    options = options.parse_args()
    curation = Curation(read_facts(options.facts))
    curation.run()
    files = defaultdict(list)
    for statement in curation.out:
        files[file_of(statement[0], statement[1])].append(statement)
    for old in options.out.rglob("*.trig"):
        old.unlink()
    for name, statements in files.items():
        trig.write(options.out / name, statements)
    left_out(curation, options.out / "left-out.md")
    repairs(curation, options.out / "repairs.md")
    print(f"{len(curation.rows)} facts, {len(curation.left_out)} left out, {len(curation.repairs)} labels repaired, "
          f"{len(curation.out)} statements in {len({s[0] for s in curation.out})} graphs and {len(files)} files")


def codes(letters):
    return " ".join(f"U+{ord(letter):04X}" for letter in letters)


def cell(value):
    return value.replace("|", "\\|")


def left_out(curation, path):
    lines = ["# Facts left out", "", "Every fact of the first curation that is not in the data, with the reason. All others are.", "",
             "| key | property | value | reason |", "|---|---|---|---|"]
    lines += [f"| {r.key} | {r.property} | {cell(r.value)} | {reason} |" for r, reason in curation.left_out]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def repairs(curation, path):
    lines = ["# Repaired labels", "",
             "Some labels in the authority tables mix letters of two scripts that look alike, or write s and t with a cedilla in",
             "Romanian. The data carry the repaired form; these are the labels and what was changed.", "",
             "| key | property | as in the source | in the data | letters changed |", "|---|---|---|---|---|"]
    for row, value in curation.repairs:
        edits = SequenceMatcher(None, row.value, value, autojunk=False).get_opcodes()
        changed = ", ".join(sorted({f"{codes(row.value[a:b])} to {codes(value[c:d])}" for tag, a, b, c, d in edits if tag != "equal"}))
        lines.append(f"| {row.key} | {row.property} | {cell(row.value)} | {cell(value)} | {changed} |")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
