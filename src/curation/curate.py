"""The first curation: facts, seeds and the tables beside this file become the files of data/.

    python3 src/curation/curate.py [--facts src/test/resources/facts] [--out data]

The data files are the truth afterwards; see README.md. Every statement keeps to the graph of its row's source.
"""

import argparse
import csv
import re
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import trig
from trig import AUTHORITY, date, expand, iri, text

HERE = Path(__file__).parent
EDITORIAL = "source:editorial"
PATTERNS = "source:official-identifier-patterns"
LINKS = trig.BASE + "graph/links/"
CELEX = "http://publications.europa.eu/resource/celex/"
FILES = ["legal", "actors-events", "actions", "labels"]
OTHER_LANGUAGE = {"straks": "da", "unverzüglich": "de"}
CITED = re.compile(r"cited|named so|quoted there|as given by|page on COM")
TABLES = ["access-right", "cb-class", "data-theme", "dataset-type", "event-type", "file-type", "frequency", "language",
          "place", "procedure-phase", "procedure-type", "resource-type", "role", "ep-activity", "ep-procedure-type", "eurovoc"]


def table(name):
    with open(HERE / (name + ".tsv"), encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


class Row:
    """One fact."""

    def __init__(self, file, fields):
        self.file = file
        (self.key, self.label, self.property, self.value, self.type, self.source, self.confidence, self.note) = fields
        self.lang = None
        match = re.fullmatch(r"(title|label)_([a-z]{2})", self.property)
        if match:
            self.lang, self.generic = match[2], match[1] + "_XX"
        else:
            self.generic = self.property


def read_facts(folder):
    rows = []
    for name in FILES:
        lines = (Path(folder) / (name + ".tsv")).read_text(encoding="utf-8").split("\n")[1:]
        rows += [Row(name, line.split("\t")) for line in lines if line]
    return rows


# --- mixed scripts and cedillas -------------------------------------------------------------------------------

GREEK_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντυ", "ABEZHIKMNOPTYXovtu"))
CYRILLIC_LATIN = dict(zip("АВЕЅІЈКМНОРСТХаеорсухѕіј", "ABESIJKMHOPCTXaeopcyxsij"))
LATIN_CYRILLIC = {latin: cyrillic for cyrillic, latin in CYRILLIC_LATIN.items()}
LATIN_GREEK = {latin: greek for greek, latin in GREEK_LATIN.items() if greek not in "ντυ"}
CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
LATIN = "A-Za-zÀ-ɏ"


def repair(value, lang, note):
    """Letters that only look right, where the note of the fact says so."""
    if "cedilla" in note:
        return value.translate(CEDILLA)
    if "letters of two scripts" not in note:
        return value

    def word(match):
        w = match[0]
        if lang == "bg":
            w = re.sub(r"(?<=[Ѐ-ӿ])à", "а\u0300", w)  # a stressed vowel, as Bulgarian writes it
        own = {"bg": "[Ѐ-ӿ]", "el": "[Ͱ-Ͽἀ-῿]"}.get(lang, "[" + LATIN + "]")
        if lang in ("bg", "el"):
            swap = LATIN_CYRILLIC if lang == "bg" else LATIN_GREEK
            mixed = re.search(own, w) and re.search("[A-Za-z]", w)
        else:
            swap = {**CYRILLIC_LATIN, **GREEK_LATIN}
            mixed = re.search(own, w) and re.search("[Ͱ-Ͽἀ-῿Ѐ-ӿ]", w)
        return "".join(swap.get(c, c) for c in w) if mixed else w

    return re.sub(r"\w+", word, value)


# --- the curation ---------------------------------------------------------------------------------------------

class Curation:
    def __init__(self, facts):
        self.rows = facts
        self.keys = {r["key"]: r for r in table("keys") if r["key"]}
        self.things = [r for r in table("keys") if r["name"]]
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
        self.out = set()
        self.left_out = []
        self.repairs = []
        self.names = {}
        self.row_graph = {}
        self.policy_of = defaultdict(list)
        for r in table("statements") + [{"subject": "strategy:csa-2020", "predicate": "epg:setOutIn", "object": "document:com-2020-607"}]:
            if r["predicate"] == "epg:setOutIn":
                self.policy_of[r["object"]].append(r["subject"])

    def add(self, graph, subject, predicate, obj):
        self.out.add((graph, subject, predicate, obj))

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
            kind = ("concept" if any(row.key.startswith(t + "-") for t in TABLES) and row.key != "eurovoc-thesaurus"
                    else "vocabulary" if "rdf:Property" in types else "scheme")
        else:
            kind = thing.split(":")[0]
        kinds = [row.key, kind]
        if re.search(r"-m\d\d$", row.key):
            kinds.append("milestone")
        return kinds

    # one fact

    def curate(self, row):
        correction = self.correction(row)
        if correction and correction["action"] == "leave-out":
            self.left_out.append((row, correction["reason"]))
            return
        graph = self.graph(row)
        self.row_graph[row.key + " " + row.property + " " + row.value] = graph
        self.row_graph.setdefault(row.key + " " + row.property, graph)
        self.row_graph.setdefault(row.property + " " + row.value, graph)
        self.row_graph.setdefault(row.property, graph)
        rules = self.mapping["=" + row.key, row.generic] or [
            m for kind in self.kinds(row) for m in self.mapping[kind, row.generic]]
        if not rules:
            raise ValueError(f"no rule for {self.kinds(row)} {row.property}")
        said = row.property == "legal_key" and self.thing(row.key) == self.thing(row.value)
        for rule in rules:
            said |= self.apply(rule, row, graph)
        if not said:
            raise ValueError(f"nothing said of {row.key} {row.property} {row.value}")

    def apply(self, rule, row, graph):
        thing, value, said = self.thing(row.key), rule["value"], False
        subjects = [thing]
        if rule["on"] == "document":
            subjects = ["document:com-2020-607"]
        elif rule["on"] == "policy":
            subjects = self.policy_of[thing]
        elif rule["on"] == "delivery":
            subjects = [self.delivery(row, graph)]
        elif rule["on"] == "membership":
            subjects = [self.membership(row, graph)]
        elif rule["on"] == "end":
            subjects = [self.end(row)]
        elif rule["on"] == "table":
            subjects = self.references[row.property, ""]
        if row.lang:
            self.label(row, graph, thing, rule)
            return True
        predicates = rule["predicates"].split()
        for subject in subjects:
            if value == "votes?":
                for predicate, number in zip(predicates, votes(row.value)):
                    if number is not None:
                        self.add(graph, subject, predicate, number)
                        said = True
                continue
            for obj in self.objects(row, value, subject):
                for predicate in predicates:
                    if rule["on"] == "inverse":
                        self.add(graph, obj, predicate, subject)
                    else:
                        self.add(graph, subject, predicate, obj)
                        self.link(row, subject, predicate, obj)
                    said = True
        return said

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

    # things of their own behind a row

    def delivery(self, row, graph):
        entry = self.deliveries[row.key, row.value]
        node, promise = "delivery:" + entry["delivery"], self.thing(row.key)
        kind, number = row.key.split("-", 1)
        self.add(EDITORIAL, node, "a", "epg:Delivery")
        self.add(EDITORIAL, node, "skos:prefLabel", text(f"{kind.capitalize()} {number}: {row.value}", "en"))
        self.add(EDITORIAL, node, "epg:degree", "status:" + entry["degree"])
        self.add(graph, node, "epg:delivers", promise)
        if entry["date"]:
            self.add(graph, node, "dcterms:date", date(entry["date"]))
        for by in entry["delivered_by"].split():
            self.add(EDITORIAL, node, "epg:deliveredBy", by)
        if graph == EDITORIAL:
            self.add(EDITORIAL, node, "prov:wasDerivedFrom", "source:" + self.sources[row.source, row.confidence]["graph"])
        return node

    def membership(self, row, graph):
        organisation = next(r.value for r in self.rows if r.key == row.key and r.property == "member_of")
        node = "membership:" + row.key + "-" + organisation
        self.add(EDITORIAL, node, "a", "org:Membership")
        self.add(EDITORIAL, node, "skos:prefLabel", text(row.label + ", " + self.keys[organisation]["name"], "en"))
        self.add(graph, node, "org:member", self.thing(row.key))
        return node

    def end(self, row):
        entry = self.ends[row.key, row.property]
        node = "provision:" + entry["end"]
        self.add(EDITORIAL, node, "a", "epg:EndProvision")
        self.add(EDITORIAL, node, "skos:prefLabel", text(entry["name"], "en"))
        self.add(EDITORIAL, node, "epg:endOf", self.thing(row.key))
        self.add(EDITORIAL, node, "epg:setBy", entry["set_by"])
        return node

    def label(self, row, graph, thing, rule):
        value = repair(row.value, row.lang, row.note)
        if value != row.value:
            self.repairs.append((row, value))
        elif "letters of two scripts" in row.note or "cedilla" in row.note:
            raise ValueError("not repaired: " + row.key + " " + row.property)
        literal = text(value, row.lang)
        predicates = rule["predicates"]
        if predicates.startswith("dcterms:title|"):
            cited = CITED.search(row.note)
            for predicate in ["eli:title_alternative"] if cited else ["dcterms:title", "eli:title"]:
                self.add(graph, thing, predicate, literal)
            for policy in self.policy_of[thing]:
                self.name(EDITORIAL, policy, row.lang, literal)
        elif predicates.startswith("skos:prefLabel|"):
            self.name(graph, thing, row.lang, literal)
        else:
            self.add(graph, thing, predicates, literal)
            if row.generic == "label_XX":
                self.name(EDITORIAL, thing, row.lang, literal)

    def name(self, graph, thing, lang, literal):
        """The first name in a language is preferred, another one is an alternative."""
        preferred = self.names.setdefault((thing, lang), literal)
        self.add(graph, thing, "skos:prefLabel" if preferred == literal else "skos:altLabel", literal)

    # what follows from a row by an official pattern

    def link(self, row, subject, predicate, obj):
        address = expand(obj) if predicate in ("owl:sameAs", "skos:closeMatch") else ""
        target = {"http://data.europa.eu/eli/": "eli", AUTHORITY: "authority", "http://eurovoc.europa.eu/": "eurovoc",
                  "http://www.wikidata.org/": "wikidata", "https://data.europarl.europa.eu/": "europarl",
                  "http://publications.europa.eu/resource/procedure/": "cellar"}
        for start, name in target.items():
            if address.startswith(start):
                self.add("<" + LINKS + name + ">", subject, predicate, obj)
        if predicate == "eli:id_local":
            self.add("<" + LINKS + "celex>", subject, "owl:sameAs", iri(CELEX + row.value))
        match = re.match(r"https://eur-lex\.europa\.eu/eli/(\w+/\d+/\d+/oj)", row.value) if predicate == "foaf:page" else None
        if match:
            for graph in (PATTERNS, "<" + LINKS + "eli>"):
                self.add(graph, subject, "owl:sameAs", iri("http://data.europa.eu/eli/" + match[1]))

    # all of it

    def run(self):
        for r in self.things:
            if "skos:Concept" not in r["types"] and not r["thing"].startswith("<"):
                self.names[r["thing"], "en"] = text(r["name"], "en")
        for row in sorted(self.rows, key=lambda r: bool(r.lang)):
            self.curate(row)
        self.describe_things()
        self.passed_by()
        self.votes_in_notes()
        for r in table("statements"):
            graph = self.row_graph[r["graph"][1:]] if r["graph"].startswith("@") else "source:" + r["graph"]
            self.add(graph, r["subject"], r["predicate"], r["object"])
        for r in table("seeds"):
            known = r["graph"] == EDITORIAL and r["predicate"] in ("a", "skos:prefLabel") and not r["subject"].startswith(("<", "source:"))
            described = r["subject"].startswith("source:") and r["subject"] != EDITORIAL
            if not known and not described:
                self.add(r["graph"], r["subject"], r["predicate"], r["object"])
        self.involved_works()
        self.describe_sources()
        self.check()

    def describe_things(self):
        by_thing = {}
        for row in self.rows:
            if row.property in ("authority_iri", "concept_iri", "eurovoc_iri", "concept_scheme_iri", "property_iri"):
                by_thing.setdefault(self.thing(row.key), row)
        for r in self.things:
            thing, vocabulary = r["thing"], r["thing"].startswith(("<", "eurovoc:"))
            if vocabulary:
                row = by_thing.get(thing)
                ours = row is None or "label by the compiler" in row.note or "background knowledge" in row.note
                graph = EDITORIAL if ours else self.graph(row)
                if row is None:
                    self.add(EDITORIAL, thing, "a", r["types"])
                self.name(graph, thing, "en", text(r["name"], "en"))
                continue
            for t in r["types"].split():
                self.add(EDITORIAL, thing, "a", t)
            self.add(EDITORIAL, thing, "skos:prefLabel", text(r["name"], "en"))
            if thing.startswith("action:"):
                self.add(EDITORIAL, thing, "schema:position", thing.rsplit("-", 1)[1])
            if r["resource_type"]:
                predicate = "eli:type_document" if "eli:LegalResource" in r["types"] else "eli:work_type"
                self.add(EDITORIAL, thing, predicate, iri(AUTHORITY + "resource-type/" + r["resource_type"]))

    def passed_by(self):
        """An official title names the institutions that passed the act."""
        for graph, subject, predicate, obj in list(self.out):
            if "eli:LegalResource" not in self.types[subject]:
                continue
            if predicate == "dcterms:title" and re.match(r'"(Directive|Regulation) \S+ ?\S* of the European Parliament and of the Council', obj):
                for institution in ("european-parliament", "council-of-the-eu"):
                    self.add(graph, subject, "eli:passed_by", "institution:" + institution)
            if predicate == "dcterms:creator":
                self.add(graph, subject, "eli:passed_by", obj)

    def votes_in_notes(self):
        for r in table("votes"):
            graph = "source:" + self.sources[r["source"], "B"]["graph"] if r["source"] else self.row_graph[r["key"] + " date"]
            thing = self.thing(r["key"])
            self.add(graph, thing, "epg:voteResult", text(r["result"]))
            for predicate, column in (("favor", "for"), ("against", "against"), ("abstention", "abstentions")):
                if r[column]:
                    self.add(graph, thing, "eli-dl:number_of_votes_" + predicate, r[column])

    def involved_works(self):
        steps = {s for _, s, p, _ in self.out if p == "eli-dl:forms_part_of"}
        for graph, subject, predicate, obj in list(self.out):
            if predicate == "epg:concerns" and subject in steps and obj.startswith(("act:", "document:")):
                self.add(graph, subject, "eli-dl:involved_work", obj)
            if predicate == "epg:concerns" and graph == EDITORIAL:
                for policy in self.policy_of[obj]:
                    self.add(EDITORIAL, subject, "epg:concerns", policy)
            if predicate == "dcterms:creator":
                for policy in self.policy_of[subject]:
                    self.add(graph, policy, "dcterms:creator", obj)

    def describe_sources(self):
        used = {graph for graph, *_ in self.out}
        addresses = defaultdict(set)
        for r in self.sources.values():
            source = "source:" + r["graph"]
            if source not in used or source == EDITORIAL:
                continue
            self.add(EDITORIAL, source, "a", "epg:Source")
            title = sorted(x["title"] for x in self.sources.values() if x["graph"] == r["graph"])[0]
            self.add(EDITORIAL, source, "dcterms:title", text(title, "en"))
            self.add(EDITORIAL, source, "skos:prefLabel", text(title, "en"))
            self.add(EDITORIAL, source, "epg:reliability", "status:" + r["reliability"])
            if r["address"]:
                addresses[source].add(r["address"])
                self.add(EDITORIAL, source, "dcterms:source", iri(r["address"]))
            if r["publisher"]:
                self.add(EDITORIAL, source, "dcterms:publisher", r["publisher"])
            if r["language"]:
                self.add(EDITORIAL, source, "dcterms:language", iri(AUTHORITY + "language/" + r["language"]))

    def check(self):
        """What would be wrong in any file: an undescribed graph, a thing without a name, two names in a language."""
        described = {s for g, s, p, o in self.out if p == "epg:reliability"}
        missing = {g for g, *_ in self.out} - described
        names = defaultdict(set)
        for _, s, p, o in self.out:
            if p == "skos:prefLabel":
                names[s, o.rsplit("@", 1)[1]].add(o)
        double = [k for k, v in names.items() if len(v) > 1]
        ours = {x for _, s, _, o in self.out for x in (s, o)
                if re.match(r"(act|action|country|document|event|initiative|institution|person|procedure|provision|strategy|timeline):", x)}
        nameless = {x for x in ours if (x, "en") not in names}
        if missing or double or nameless:
            raise ValueError(f"undescribed {missing}, two names {double[:5]}, nameless {sorted(nameless)[:10]}")


def votes(value):
    patterns = (r"(\d+) for", r"(\d+) against", r"(\d+) abstention")
    return [match[1] if (match := re.search(p, value)) else None for p in patterns]


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
