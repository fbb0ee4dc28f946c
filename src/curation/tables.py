"""What the tables beside this file say: which thing a key names, where a row belongs, what its value becomes."""

import csv
import re
from collections import defaultdict
from pathlib import Path

from trig import date, iri, text

HERE = Path(__file__).parent
EDITORIAL = "source:editorial"
OTHER_LANGUAGE = {"straks": "da", "unverzüglich": "de"}
VOCABULARIES = ("access-right", "cb-class", "data-theme", "dataset-type", "event-type", "file-type", "frequency", "language", "place",
                "procedure-phase", "procedure-type", "resource-type", "role", "ep-activity", "ep-procedure-type", "eurovoc")


def table(name):
    with open(HERE / (name + ".tsv"), encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


class Tables:
    """The tables, looked up but never changed."""

    def __init__(self):
        self.keys = {r["key"]: r for r in table("keys") if r["key"]}
        self.types = defaultdict(set)
        for r in table("keys"):
            self.types[r["thing"]].update(r["types"].split())
        self.sources = {(r["source"], r["confidence"]): r for r in table("sources")}
        self.mapping = defaultdict(list)
        for r in table("properties"):
            self.mapping[r["kind"], r["property"]].append(r)
        self.references = {(r["property"], r["value"]): r["things"].split(" ") if not r["things"].startswith('"') else [r["things"]]
                           for r in table("references")}
        self.deliveries = {(r["key"], r["evidence"]): r for r in table("deliveries")}
        self.ends = {(r["key"], r["property"]): r for r in table("ends")}
        self.corrections = table("corrections")
        self.editorial = [r["pattern"] for r in table("editorial-notes")]
        self.policy_of = defaultdict(list)
        for r in table("statements"):
            if r["predicate"] == "epg:setOutIn":
                self.policy_of[r["object"]].append(r["subject"])

    # where a row belongs

    def correction(self, row):
        for c in self.corrections:
            if (row.file == "actors-events" and c["key"] == row.key and c["property"] in ("*", row.property)
                    and c["value"] in ("*", row.value)):
                return c
        return None

    def graph(self, row):
        if row.confidence != "U" and any(p in row.note for p in self.editorial):
            return EDITORIAL
        confidence = row.confidence
        correction = self.correction(row)
        if correction and correction["action"] == confidence + "->B":
            confidence = "B"
        if (row.source, confidence) not in self.sources:
            raise ValueError(f"no source for {row.source} {confidence}")
        return "source:" + self.sources[row.source, confidence]["graph"]

    def thing(self, key):
        if key not in self.keys:
            raise ValueError("unknown key " + key)
        return self.keys[key]["thing"]

    def kinds(self, row):
        """The rows of properties.tsv that speak for this fact: by key, by kind of thing, by milestone."""
        thing = self.thing(row.key)
        if thing.startswith("<") or thing.startswith("eurovoc:"):
            types = self.types[thing]
            kind = ("concept" if row.key.startswith(tuple(v + "-" for v in VOCABULARIES)) and row.key != "eurovoc-thesaurus"
                    else "vocabulary" if "rdf:Property" in types else "scheme")
        else:
            kind = thing.split(":")[0]
        kinds = [row.key, kind]
        if re.search(r"-m\d\d$", row.key):
            kinds.append("milestone")
        return kinds

    def objects(self, row, kind, subject):
        value = row.value
        full = re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        partial = re.fullmatch(r"\d{4}(-\d\d)?", value)
        first = value + "-01" * (2 - value.count("-"))
        if kind.startswith("="):
            return [kind[1:]]
        if kind == "text":
            return [text(value)]
        if kind == "en":
            return [text(value, OTHER_LANGUAGE.get(value, "en"))]
        if kind == "integer":
            return [str(int(value))]
        if kind == "ref|table":
            kind = "ref" if row.type == "ref" else "table"
        if kind in ("ref-text?", "ref-event?"):
            event = self.thing(value).startswith("event:")
            return [self.thing(value)] if self.thing(value) != subject and event == (kind == "ref-event?") else []
        if kind == "ref":
            return [self.thing(value)]
        if kind == "policy":
            return self.policy_of[self.thing(value)]
        if kind in ("table", "table?"):
            found = self.references.get((row.property, value), [])
            if not found and kind == "table":
                raise ValueError(f"not in references.tsv: {row.property} {value}")
            return [date(f) if re.fullmatch(r"\d{4}-\d\d-\d\d", f) else f for f in found if f]
        if kind == "iri":
            return [iri(value)]
        if kind == "eli?":
            return [iri(value)] if value.startswith("http://data.europa.eu/eli/") else []
        if kind == "page?":
            return [] if value.startswith("http://data.europa.eu/eli/") else [iri(value)]
        if kind == "scheme":
            return [iri(value.rsplit("/", 1)[0])]
        if kind == "date":
            return [date(value)]
        if kind == "date?":
            return [date(value)] if full else []
        if kind == "partial?":
            return [text(value)] if partial else []
        if kind == "partial-first?":
            return [date(first)] if partial else []
        if kind == "first-day":
            return [date(first)]
        if kind == "precision":
            return ["status:" + ["year", "month", "day"][value.count("-")]]
        if kind == "period-start":
            return [date(value[:4] + "-01-01")]
        if kind == "period-end":
            return [date(value[5:9] + "-12-31")]
        raise ValueError("unknown value kind " + kind)
