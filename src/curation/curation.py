"""Turns one fact after another into statements, by the tables beside this file."""

import re
from collections import defaultdict

import trig
from facts import repair
from tables import EDITORIAL, Tables, table
from trig import AUTHORITY, date, expand, iri, text

EUROVOC = "source:eurovoc-2021-06-04"
PATTERNS = "source:official-identifier-patterns"
LINKS = trig.BASE + "graph/links/"
CELEX = "http://publications.europa.eu/resource/celex/"
CO_DECIDED = re.compile(r'"(Directive|Regulation) \S+ ?\S* of the European Parliament and of the Council')
CITED = re.compile(r"cited|named so|quoted there|as given by|page on COM")


def votes(value):
    patterns = (r"(\d+) for", r"(\d+) against", r"(\d+) abstention")
    return [match[1] if (match := re.search(p, value)) else None for p in patterns]


class Curation:
    """Collects statements (graph, subject, predicate, object) as Turtle terms."""

    def __init__(self, facts):
        self.rows = facts
        self.tables = Tables()
        self.things = [r for r in table("keys") if r["name"]]
        self.out = set()
        self.left_out = []
        self.repairs = []
        self.names = {}
        self.row_graph = {}

    def add(self, graph, subject, predicate, obj):
        self.out.add((graph, subject, predicate, obj))

    # one fact

    def curate(self, row):
        correction = self.tables.correction(row)
        if correction and correction["action"] == "leave-out":
            self.left_out.append((row, correction["reason"]))
            return
        graph = self.tables.graph(row)
        self.row_graph[row.key + " " + row.property + " " + row.value] = graph
        self.row_graph.setdefault(row.key + " " + row.property, graph)
        self.row_graph.setdefault(row.property + " " + row.value, graph)
        self.row_graph.setdefault(row.property, graph)
        rules = self.tables.mapping["=" + row.key, row.generic] or [
            m for kind in self.tables.kinds(row) for m in self.tables.mapping[kind, row.generic]]
        if not rules:
            raise ValueError(f"no rule for {self.tables.kinds(row)} {row.property}")
        said = row.property == "legal_key" and self.tables.thing(row.key) == self.tables.thing(row.value)
        for rule in rules:
            said |= self.apply(rule, row, graph)
        if not said:
            raise ValueError(f"nothing said of {row.key} {row.property} {row.value}")

    def apply(self, rule, row, graph):
        thing, value, said = self.tables.thing(row.key), rule["value"], False
        subjects = [thing]
        if rule["on"] == "document":
            subjects = [document for document, policies in self.tables.policy_of.items() if thing in policies]
        elif rule["on"] == "policy":
            subjects = self.tables.policy_of[thing]
        elif rule["on"] == "delivery":
            subjects = [self.delivery(row, graph)]
        elif rule["on"] == "membership":
            subjects = [self.membership(row, graph)]
        elif rule["on"] == "end":
            subjects = [self.end(row)]
        elif rule["on"] == "table":
            subjects = self.tables.references[row.property, ""]
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
            for obj in self.tables.objects(row, value, subject):
                for predicate in predicates:
                    if rule["on"] == "inverse":
                        self.add(graph, obj, predicate, subject)
                    else:
                        self.add(graph, subject, predicate, obj)
                        self.link(row, subject, predicate, obj)
                    said = True
        return said

    # things of their own behind a row

    def delivery(self, row, graph):
        entry = self.tables.deliveries[row.key, row.value]
        node, promise = "delivery:" + entry["delivery"], self.tables.thing(row.key)
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
            self.add(EDITORIAL, node, "prov:wasDerivedFrom", "source:" + self.tables.sources[row.source, row.confidence]["graph"])
        return node

    def membership(self, row, graph):
        organisation = next(r.value for r in self.rows if r.key == row.key and r.property == "member_of")
        node = "membership:" + row.key + "-" + organisation
        self.add(EDITORIAL, node, "a", "org:Membership")
        self.add(EDITORIAL, node, "skos:prefLabel", text(row.label + ", " + self.tables.keys[organisation]["name"], "en"))
        self.add(graph, node, "org:member", self.tables.thing(row.key))
        return node

    def end(self, row):
        entry = self.tables.ends[row.key, row.property]
        node = "provision:" + entry["end"]
        self.add(EDITORIAL, node, "a", "epg:EndProvision")
        self.add(EDITORIAL, node, "skos:prefLabel", text(entry["name"], "en"))
        self.add(EDITORIAL, node, "epg:endOf", self.tables.thing(row.key))
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
            for policy in self.tables.policy_of[thing]:
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
        self.broader_concepts()
        self.passed_by()
        self.votes_in_notes()
        for r in table("statements"):
            graph = self.row_graph[r["graph"][1:]] if r["graph"].startswith("@") else "source:" + r["graph"]
            self.add(graph, r["subject"], r["predicate"], r["object"])
        for r in table("seeds"):
            known = (r["graph"] == EDITORIAL and r["predicate"] in ("a", "skos:prefLabel")
                     and not r["subject"].startswith(("<", "source:")))
            described = r["subject"].startswith("source:") and r["subject"] != EDITORIAL
            if not known and not described:
                self.add(r["graph"], r["subject"], r["predicate"], r["object"])
        self.involved_works()
        self.eurovoc()
        self.describe_sources()
        self.subjects()
        self.check()

    def describe_things(self):
        by_thing = {}
        for row in self.rows:
            if row.property in ("authority_iri", "concept_iri", "eurovoc_iri", "concept_scheme_iri", "property_iri"):
                by_thing.setdefault(self.tables.thing(row.key), row)
        for r in self.things:
            thing, vocabulary = r["thing"], r["thing"].startswith(("<", "eurovoc:"))
            if vocabulary:
                row = by_thing.get(thing)
                ours = row is None or "label by the compiler" in row.note or "background knowledge" in row.note
                graph = EDITORIAL if ours else self.tables.graph(row)
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

    def broader_concepts(self):
        """The note of a broader concept is its name; where it has rows of its own, they name it."""
        for row in self.rows:
            thing = iri(row.value) if row.property == "skos_broader" else None
            if thing and (thing, "en") not in self.names:
                for predicate, obj in (("a", "skos:Concept"), ("skos:inScheme", "eurovoc:100141")):
                    self.add(self.tables.graph(row), thing, predicate, obj)
                self.name(self.tables.graph(row), thing, "en", text(row.note, "en"))

    def eurovoc(self):
        """Names in English and French, and the way up to the top, of every concept that is used."""
        for r in table("eurovoc"):
            concept = "eurovoc:" + r["concept"]
            self.add(EUROVOC, concept, "a", "skos:Concept")
            self.add(EUROVOC, concept, "skos:inScheme", "eurovoc:100141")
            for lang in ("en", "fr"):
                self.name(EUROVOC, concept, lang, text(r[lang], lang))
            for broader in r["broader"].split():
                self.add(EUROVOC, concept, "skos:broader", "eurovoc:" + broader)
            if r["top"]:
                self.add(EUROVOC, concept, "skos:topConceptOf", "eurovoc:100141")

    def subjects(self):
        """What acts, documents, procedures and policies are about, by our own indexing; a text and its policy are about the same."""
        labels, words = defaultdict(set), defaultdict(str)
        joined = {(s, other) for g, s, _, o in self.out for other in (o, g)}
        for _, subject, predicate, obj in self.out:
            if predicate == "skos:prefLabel":
                labels[subject].add(obj)
            if obj.endswith(("@en", '"')):
                words[subject] += obj.lower() + "\n"
        for r in table("subjects"):
            thing, carrier = r["thing"], r["from"] or r["thing"]
            if text(r["label"], "en") not in labels[r["concept"]]:
                raise ValueError(f"subjects.tsv: {r['concept']} is not {r['label']}")
            if r["words"].lower() not in words[carrier]:
                raise ValueError(f"subjects.tsv: {carrier} does not say {r['words']} (for {thing})")
            if carrier != thing and not {(thing, carrier), (carrier, thing)} & joined:
                raise ValueError(f"subjects.tsv: nothing joins {thing} to {carrier}")
            texts = thing.startswith(("act:", "document:"))
            for predicate in ("dcterms:subject", "eli:is_about") if texts else ("dcterms:subject",):
                self.add(EDITORIAL, thing, predicate, r["concept"])
            for policy in self.tables.policy_of.get(thing, ()):
                self.add(EDITORIAL, policy, "dcterms:subject", r["concept"])

    def passed_by(self):
        """An official title names the institutions that passed the act."""
        for graph, subject, predicate, obj in list(self.out):
            if "eli:LegalResource" not in self.tables.types[subject]:
                continue
            if predicate == "dcterms:title" and CO_DECIDED.match(obj):
                for institution in ("european-parliament", "council-of-the-eu"):
                    self.add(graph, subject, "eli:passed_by", "institution:" + institution)
            if predicate == "dcterms:creator":
                self.add(graph, subject, "eli:passed_by", obj)

    def votes_in_notes(self):
        for r in table("votes"):
            graph = "source:" + self.tables.sources[r["source"], "B"]["graph"] if r["source"] else self.row_graph[r["key"] + " date"]
            thing = self.tables.thing(r["key"])
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
                for policy in self.tables.policy_of[obj]:
                    self.add(EDITORIAL, subject, "epg:concerns", policy)
            if predicate == "dcterms:creator":
                for policy in self.tables.policy_of[subject]:
                    self.add(graph, policy, "dcterms:creator", obj)

    def describe_sources(self):
        used = {graph for graph, *_ in self.out}
        addresses = defaultdict(set)
        for r in self.tables.sources.values():
            source = "source:" + r["graph"]
            if source not in used or source == EDITORIAL:
                continue
            self.add(EDITORIAL, source, "a", "epg:Source")
            title = sorted(x["title"] for x in self.tables.sources.values() if x["graph"] == r["graph"])[0]
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
