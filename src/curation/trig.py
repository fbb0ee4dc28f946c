"""Writes statements as TriG files: one file a thing, one block a source, sorted so that a diff reads as news."""

import re
from collections import defaultdict
from pathlib import Path

BASE = "https://w3id.org/eu-policy-graph/"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
PREFIXES = {
    "epg": BASE + "ontology#",
    "source": BASE + "source/",
    **{kind: BASE + "id/" + kind + "/" for kind in (
        "act", "action", "country", "delivery", "document", "event", "initiative", "institution", "membership",
        "person", "procedure", "provision", "scheme", "status", "strategy", "timeline")},
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "eli-dl": "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
    "eurovoc": "http://eurovoc.europa.eu/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
FIRST = ["a", "skos:prefLabel", "skos:altLabel", "dcterms:title", "eli:title", "dcterms:date"]


def expand(term):
    """A CURIE or <IRI> to the bare IRI; "a" is rdf:type."""
    if term == "a":
        return "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    if term.startswith("<"):
        return term[1:-1]
    prefix, local = term.split(":", 1)
    return PREFIXES[prefix] + local


def iri(value):
    """A bare IRI to the shortest Turtle term for it."""
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace) and LOCAL.fullmatch(value[len(namespace):]):
            return prefix + ":" + value[len(namespace):]
    if re.search(r'[\s<>"{}|\\^`]', value):
        raise ValueError("not an IRI: " + value)
    return "<" + value + ">"


def text(value, lang=None):
    value = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + value + '"' + ("@" + lang if lang else "")


def date(value):
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ValueError("not a full date: " + value)
    return '"' + value + '"^^xsd:date'


def natural(key):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", key)]


def write(path, statements):
    """Statements are (graph, subject, predicate, object), each a Turtle term."""
    blocks = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for graph, subject, predicate, obj in statements:
        blocks[graph][subject][predicate].add(obj)
    body = []
    for graph in sorted(blocks, key=lambda g: (g != "source:editorial", natural(g))):
        body.append("GRAPH " + graph + " {\n")
        for subject in sorted(blocks[graph], key=natural):
            properties = blocks[graph][subject]
            order = sorted(properties, key=lambda p: (FIRST.index(p) if p in FIRST else len(FIRST), p))
            lines = [p + " " + " ,\n            ".join(sorted(properties[p], key=natural)) for p in order]
            body.append("    " + subject + " " + " ;\n        ".join(lines) + " .\n")
        body.append("}\n\n")
    content = "".join(body).rstrip("\n") + "\n"
    used = [p for p in sorted(PREFIXES) if re.search(r"(?<![\w\"/-])" + re.escape(p) + r":[A-Za-z0-9_]", content)]
    head = "".join("PREFIX " + p + ": <" + PREFIXES[p] + ">\n" for p in used)
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "\n" + content, encoding="utf-8")
