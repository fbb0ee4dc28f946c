package eu.policygraph.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.vocabulary.RDF;

/** The tables of src/curation: which thing a key names, which graph a row belongs to, what a property becomes. */
record CurationTables(
        Map<String, Map<String, String>> keys,
        List<Map<String, String>> properties,
        List<Map<String, String>> references,
        List<Map<String, String>> deliveries,
        List<Map<String, String>> ends,
        List<Map<String, String>> corrections,
        Map<String, Map<String, String>> sources,
        List<String> editorialNotes,
        Map<String, String> repairs,
        Map<String, String> organisations,
        Map<String, String> policies) {

    static final String BASE = "https://w3id.org/eu-policy-graph/";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("epg", BASE + "ontology#"), Map.entry("source", BASE + "source/"),
            Map.entry("dcterms", "http://purl.org/dc/terms/"), Map.entry("eli", "http://data.europa.eu/eli/ontology#"),
            Map.entry("eli-dl", "http://data.europa.eu/eli/eli-draft-legislation-ontology#"), Map.entry("eurovoc", "http://eurovoc.europa.eu/"),
            Map.entry("foaf", "http://xmlns.com/foaf/0.1/"), Map.entry("org", "http://www.w3.org/ns/org#"),
            Map.entry("owl", "http://www.w3.org/2002/07/owl#"), Map.entry("prov", "http://www.w3.org/ns/prov#"),
            Map.entry("rdf", RDF.getURI()), Map.entry("schema", "https://schema.org/"), Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"));

    static CurationTables read(Path folder, List<Fact> facts) throws IOException {
        Map<String, Map<String, String>> keys = new HashMap<>();
        rows(folder, "keys").forEach(row -> keys.put(row.get("key"), row));
        Map<String, Map<String, String>> sources = new HashMap<>();
        rows(folder, "sources").forEach(row -> sources.put(row.get("source") + "\t" + row.get("confidence"), row));
        Map<String, String> repairs = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("../../data/repairs.md"))) {
            String[] cells = line.split("(?<!\\\\)\\|");
            if (cells.length == 6) {
                repairs.put(cells[1].strip() + "\t" + cells[2].strip(), cells[4].strip());
            }
        }
        Map<String, String> organisations = new HashMap<>();
        facts.stream().filter(fact -> fact.property().equals("member_of")).forEach(fact -> organisations.put(fact.key(), fact.value()));
        Map<String, String> policies = new HashMap<>();
        rows(folder, "statements").stream().filter(row -> row.get("predicate").equals("epg:setOutIn"))
                .forEach(row -> policies.put(row.get("object"), row.get("subject")));
        return new CurationTables(keys, rows(folder, "properties"), rows(folder, "references"), rows(folder, "deliveries"), rows(folder, "ends"),
                rows(folder, "corrections"), sources, rows(folder, "editorial-notes").stream().map(row -> row.get("pattern")).toList(),
                repairs, organisations, policies);
    }

    static List<Map<String, String>> rows(Path folder, String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(name + ".tsv"));
        String[] columns = lines.getFirst().split("\t");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], i < cells.length ? cells[i] : "");
            }
            rows.add(row);
        }
        return rows;
    }

    /** The full IRI of a term as the tables write it. */
    static String expand(String term) {
        if (term.equals("a")) {
            return RDF.type.getURI();
        }
        if (term.startsWith("<")) {
            return term.substring(1, term.length() - 1);
        }
        String prefix = term.substring(0, term.indexOf(':'));
        return PREFIXES.getOrDefault(prefix, BASE + "id/" + prefix + "/") + term.substring(prefix.length() + 1);
    }

    String thing(String key) {
        return expand(keys.get(key).get("thing"));
    }

    /** The policy that a document sets out, if it does. */
    String policy(String document) {
        return policies.get(document);
    }

    /** The documents that set out a policy. */
    Stream<String> documents(String policy) {
        return policies.entrySet().stream().filter(entry -> entry.getValue().equals(policy)).map(Map.Entry::getKey);
    }

    /** The kind of thing that a fact is about, as properties.tsv names kinds. */
    String kind(Fact fact) {
        Map<String, String> row = keys.get(fact.key());
        String thing = row.get("thing");
        if (!thing.startsWith("<") && !thing.startsWith("eurovoc:")) {
            return thing.substring(0, thing.indexOf(':'));
        }
        return switch (row.get("types")) {
            case "skos:Concept" -> "concept";
            case "rdf:Property" -> "vocabulary";
            default -> "scheme";
        };
    }

    /** What properties.tsv makes of a fact: the rows for its key alone, or those for its key and kind. */
    List<Map<String, String>> rules(Fact fact) {
        List<Map<String, String>> alone = rules(fact, List.of("=" + fact.key()));
        List<String> kinds = Stream.of(fact.key(), kind(fact), fact.key().matches(".*-m\\d\\d") ? "milestone" : "").toList();
        return alone.isEmpty() ? rules(fact, kinds) : alone;
    }

    private List<Map<String, String>> rules(Fact fact, List<String> kinds) {
        return properties.stream().filter(row -> kinds.contains(row.get("kind")) && row.get("property").equals(fact.generalProperty())).toList();
    }

    /** The graph of a fact's source, or the editorial one where its note says that the statement is the compiler's. */
    String graph(Fact fact) {
        return BASE + "source/" + source(fact).get("graph");
    }

    String reliability(Fact fact) {
        return source(fact).get("reliability");
    }

    private Map<String, String> source(Fact fact) {
        if (!fact.confidence().equals("U") && editorialNotes.stream().anyMatch(fact.note()::contains)) {
            return Map.of("graph", "editorial", "reliability", "editorial");
        }
        boolean lowered = fact.file().equals("actors-events") && corrections.stream().anyMatch(row -> row.get("key").equals(fact.key())
                && List.of("*", fact.property()).contains(row.get("property")) && List.of("*", fact.value()).contains(row.get("value"))
                && row.get("action").equals(fact.confidence() + "->B"));
        return sources.get(fact.source() + "\t" + (lowered ? "B" : fact.confidence()));
    }
}
