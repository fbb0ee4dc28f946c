package eu.policygraph.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The IRIs that the project mints and the prefixes that its files, queries and answers share. */
public final class Namespaces {

    /** Base of every IRI that the project mints; ends in a slash. */
    public static final String BASE = "https://w3id.org/eu-policy-graph/";

    /** Namespace of the ontology's terms. */
    public static final String ONTOLOGY = BASE + "ontology#";

    /** Prefix of things: {@code id/{kind}/{slug}}. */
    public static final String THING = BASE + "id/";

    /** Prefix of sources, each of which is also a named graph. */
    public static final String SOURCE = BASE + "source/";

    /** Prefix of the graphs that are not a source's: ontology files, links, inferences. */
    public static final String GRAPH = BASE + "graph/";

    private static final Map<String, String> PREFIXES = prefixes();

    private Namespaces() {}

    /** The house prefixes in a fixed order, prefix to namespace IRI; unmodifiable. */
    public static Map<String, String> all() {
        return PREFIXES;
    }

    /** An IRI with the house prefix that fits it best, as {@code act:directive-2011-93}; whole when none does. */
    public static String shorten(String iri) {
        return PREFIXES.entrySet().stream().filter(e -> iri.startsWith(e.getValue()) && iri.length() > e.getValue().length())
                .max(Comparator.comparingInt(e -> e.getValue().length()))
                .map(e -> e.getKey() + ":" + iri.substring(e.getValue().length())).orElse(iri);
    }

    private static Map<String, String> prefixes() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("epg", ONTOLOGY);
        map.put("id", THING);
        map.put("source", SOURCE);
        map.put("graph", GRAPH);
        map.put("strategy", THING + "strategy/");
        map.put("initiative", THING + "initiative/");
        map.put("action", THING + "action/");
        map.put("act", THING + "act/");
        map.put("document", THING + "document/");
        map.put("procedure", THING + "procedure/");
        map.put("event", THING + "event/");
        map.put("institution", THING + "institution/");
        map.put("country", THING + "country/");
        map.put("person", THING + "person/");
        map.put("membership", THING + "membership/");
        map.put("delivery", THING + "delivery/");
        map.put("period", THING + "period/");
        map.put("provision", THING + "provision/");
        map.put("timeline", THING + "timeline/");
        map.put("status", THING + "status/");
        map.put("scheme", THING + "scheme/");
        map.put("eli", "http://data.europa.eu/eli/ontology#");
        map.put("eli-dl", "http://data.europa.eu/eli/eli-draft-legislation-ontology#");
        map.put("cdm", "http://publications.europa.eu/ontology/cdm#");
        map.put("euvoc", "http://publications.europa.eu/ontology/euvoc#");
        map.put("cv", "http://data.europa.eu/m8g/");
        map.put("dcatap", "http://data.europa.eu/r5r/");
        map.put("eurovoc", "http://eurovoc.europa.eu/");
        map.put("authority", "http://publications.europa.eu/resource/authority/");
        map.put("celex", "http://publications.europa.eu/resource/celex/");
        map.put("org", "http://www.w3.org/ns/org#");
        map.put("foaf", "http://xmlns.com/foaf/0.1/");
        map.put("skos", "http://www.w3.org/2004/02/skos/core#");
        map.put("dcterms", "http://purl.org/dc/terms/");
        map.put("dcat", "http://www.w3.org/ns/dcat#");
        map.put("prov", "http://www.w3.org/ns/prov#");
        map.put("adms", "http://www.w3.org/ns/adms#");
        map.put("vann", "http://purl.org/vocab/vann/");
        map.put("vs", "http://www.w3.org/2003/06/sw-vocab-status/ns#");
        map.put("schema", "https://schema.org/");
        map.put("sh", "http://www.w3.org/ns/shacl#");
        map.put("spex", "https://purl.expasy.org/sparql-examples/ontology#");
        map.put("spdx", "http://spdx.org/rdf/terms#");
        map.put("sd", "http://www.w3.org/ns/sparql-service-description#");
        map.put("void", "http://rdfs.org/ns/void#");
        map.put("wd", "http://www.wikidata.org/entity/");
        map.put("owl", "http://www.w3.org/2002/07/owl#");
        map.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        map.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        map.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return Collections.unmodifiableMap(map);
    }
}
