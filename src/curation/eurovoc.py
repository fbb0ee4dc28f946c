"""Reads the EuroVoc file once and keeps what the data use of it in eurovoc.tsv.

    python3 src/curation/eurovoc.py eurovoc-2021-06-04-en-fr.nt.gz [--data data]

Under 241 addresses the file of 4 June 2021 holds the labels and broader concepts of two or more concepts. Such an entry is used only
where eurovoc-merged.tsv says which of them belong; otherwise the facts alone speak for the concept. A broader concept that is described
nowhere is passed over.
"""

import argparse
import gzip
import re
from collections import defaultdict
from pathlib import Path

from tables import HERE, table

LINE = re.compile(r"<http://eurovoc\.europa\.eu/(\w+)> <http://www\.w3\.org/2004/02/skos/core#(\w+)> (.*) \.")
ADDRESS = "<http://eurovoc.europa.eu/"


class Thesaurus:
    """The concepts of the file: English and French name, broader concepts, whether two concepts were merged into one."""

    def __init__(self, path):
        self.entries = defaultdict(lambda: defaultdict(list))
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                match = LINE.match(line)
                if match:
                    self.entries[match[1]][match[2]].append(match[3])
        self.picked = {r["concept"]: r for r in table("eurovoc-merged")}
        self.known = self.entries.keys() | {r["thing"].split(":")[1] for r in table("keys") if r["thing"].startswith("eurovoc:")}

    def names(self, concept, lang):
        return [o[1:-4] for o in self.entries[concept]["prefLabel"] if o.endswith("@" + lang)]

    def broader(self, concept):
        if concept in self.picked:
            return self.picked[concept]["broader"].split()
        return sorted({o[len(ADDRESS):-1] for o in self.entries[concept]["broader"]} & self.known)

    def merged(self, concept):
        entry = self.entries[concept]
        return (entry["notation"] != ['"' + concept + '"'] or len(entry["broader"]) != len(set(entry["broader"]))
                or any(len(self.names(concept, lang)) != 1 for lang in ("en", "fr")))

    def row(self, concept):
        """English, French, broader concepts, top or not; None where the file is silent or cannot be read."""
        picked = self.picked.get(concept)
        if concept not in self.entries or (self.merged(concept) and not picked):
            return None
        en, fr = (picked[lang] if picked else self.names(concept, lang)[0] for lang in ("en", "fr"))
        if en not in self.names(concept, "en") or fr not in self.names(concept, "fr"):
            raise ValueError(f"eurovoc-merged.tsv: {concept} has no such label in the file: {en}, {fr}")
        broader = self.broader(concept)
        if not set(broader) <= {o[len(ADDRESS):-1] for o in self.entries[concept]["broader"]}:
            raise ValueError(f"eurovoc-merged.tsv: {concept} has no such broader concept in the file: {broader}")
        return en, fr, " ".join(broader), "" if broader else "top"


def used(data):
    """The concepts that the data name, whether as subject, as close match or as broader concept."""
    found = {r["concept"].split(":")[1] for r in table("subjects")}
    for file in data.rglob("*.trig"):
        found.update(re.findall(r"(?<!\w)eurovoc:(\w+)", file.read_text(encoding="utf-8")))
    return found - {"100141"}


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("file", type=Path)
    options.add_argument("--data", default="data", type=Path)
    options = options.parse_args()
    thesaurus = Thesaurus(options.file)
    rows, silent, waiting = {}, set(), used(options.data)
    while waiting:
        concept = waiting.pop()
        row = thesaurus.row(concept)
        if row is None:
            silent.add(concept)
            continue
        rows[concept] = row
        waiting |= set(row[2].split()) - rows.keys() - silent
    ordered = sorted(rows, key=lambda c: (not c.isdigit(), int(c) if c.isdigit() else 0, c))
    lines = ["\t".join(("concept", "en", "fr", "broader", "top"))] + ["\t".join((c, *rows[c])) for c in ordered]
    (HERE / "eurovoc.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} concepts from the file; left to the facts: {' '.join(sorted(silent))}")


if __name__ == "__main__":
    main()
