package eu.policygraph.thing;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** Which things of ours a snapshot holds, kind by kind; computed once for each snapshot. */
public final class Things {

    private static final String ELI = "http://data.europa.eu/eli/ontology#";
    private static final List<Node> DATES = List.of(DCTerms.date.asNode(), NodeFactory.createURI(ELI + "date_document"), NodeFactory.createURI(ELI + "date_publication"));
    private static final List<Node> IDENTIFIERS = List.of(NodeFactory.createURI(ELI + "id_local"),
            NodeFactory.createURI("http://data.europa.eu/eli/eli-draft-legislation-ontology#process_id"), DCTerms.identifier.asNode());

    private static final List<Node> CATEGORIES = List.of(NodeFactory.createURI(ELI + "type_document"), NodeFactory.createURI(ELI + "work_type"),
            NodeFactory.createURI("http://www.w3.org/ns/org#classification"), NodeFactory.createURI("http://data.europa.eu/eli/eli-draft-legislation-ontology#had_activity_type"),
            NodeFactory.createURI("http://data.europa.eu/eli/eli-draft-legislation-ontology#process_type"), NodeFactory.createURI(Namespaces.ONTOLOGY + "reliability"), SKOS.inScheme.asNode());

    /** All that a list of things is made from. */
    public static final Set<Node> PROPERTIES = Stream.of(List.of(RDF.type.asNode(), SKOS.prefLabel.asNode()), DATES, IDENTIFIERS, CATEGORIES).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private final Map<String, List<ThingRow>> byKind;
    private final Map<String, EntityKind> byPlural;

    private Things(Map<String, List<ThingRow>> byKind) {
        this.byKind = byKind;
        this.byPlural = new TreeMap<>();
        byKind.keySet().forEach(kind -> byPlural.put(EntityKind.of(kind).plural(), EntityKind.of(kind)));
    }

    public static Things of(Snapshot snapshot) {
        Graph union = snapshot.listing();
        Set<Node> subjects = new LinkedHashSet<>();
        union.stream().map(Triple::getSubject).filter(Node::isURI).forEach(subjects::add);
        Map<String, List<ThingRow>> rows = new TreeMap<>();
        for (Node subject : subjects) {
            EntityKind.ofIri(subject.getURI()).ifPresent(kind -> rows.computeIfAbsent(kind.segment(), k -> new ArrayList<>()).add(row(subject, union)));
        }
        rows.replaceAll((kind, list) -> sorted(list));
        return new Things(rows);
    }

    /** The things of a later snapshot. */
    public Things after(Snapshot snapshot, Set<Node> changed) {
        Map<String, Set<Node>> touched = new TreeMap<>();
        changed.stream().filter(Node::isURI).forEach(subject -> EntityKind.ofIri(subject.getURI())
                .ifPresent(kind -> touched.computeIfAbsent(kind.segment(), k -> new LinkedHashSet<>()).add(subject)));
        Map<String, List<ThingRow>> rows = new TreeMap<>(byKind);
        touched.forEach((kind, subjects) -> {
            List<ThingRow> list = new ArrayList<>(byKind.getOrDefault(kind, List.of()));
            list.removeIf(row -> subjects.contains(row.thing()));
            subjects.stream().filter(subject -> snapshot.union().contains(subject, Node.ANY, Node.ANY)).forEach(subject -> list.add(row(subject, snapshot.union())));
            if (list.isEmpty()) {
                rows.remove(kind);
            } else {
                rows.put(kind, sorted(list));
            }
        });
        return new Things(rows);
    }

    private static List<ThingRow> sorted(List<ThingRow> list) {
        return list.stream().sorted(Comparator.comparing(ThingRow::date).thenComparing(r -> r.thing().getURI())).toList();
    }

    /** The kinds that there are, in the order of their segments, each with its number of things. */
    public Map<EntityKind, Integer> kinds() {
        Map<EntityKind, Integer> kinds = new LinkedHashMap<>();
        byKind.forEach((segment, list) -> kinds.put(EntityKind.of(segment), list.size()));
        return Collections.unmodifiableMap(kinds);
    }

    /** The kind whose list has this plural as its address. */
    public Optional<EntityKind> kindOfPlural(String plural) {
        return Optional.ofNullable(byPlural.get(plural));
    }

    /** All things of a kind, by date and then IRI; empty for a kind that does not occur. */
    public List<ThingRow> of(EntityKind kind) {
        return byKind.getOrDefault(kind.segment(), List.of());
    }

    /** Up to five IRIs that are written most like {@code iri}, nearest first. */
    public List<String> nearest(String iri) {
        LevenshteinDistance distance = new LevenshteinDistance(20);
        Optional<EntityKind> kind = EntityKind.ofIri(iri).filter(k -> byKind.containsKey(k.segment()));
        List<ThingRow> candidates = kind.map(this::of).orElseGet(() -> byKind.values().stream().flatMap(List::stream).toList());
        record Near(String iri, int distance) {}
        return candidates.stream().limit(20_000).map(r -> new Near(r.thing().getURI(), distance.apply(iri, r.thing().getURI()))).filter(n -> n.distance() >= 0)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::iri)).limit(5).map(Near::iri).toList();
    }

    private static ThingRow row(Node thing, Graph union) {
        List<Node> labels = union.stream(thing, SKOS.prefLabel.asNode(), Node.ANY).map(Triple::getObject).filter(Node::isLiteral)
                .sorted(Comparator.comparing(Node::getLiteralLanguage).thenComparing(Node::getLiteralLexicalForm)).toList();
        List<Node> types = union.stream(thing, RDF.type.asNode(), Node.ANY).map(Triple::getObject).filter(Node::isURI).sorted(Comparator.comparing(Node::getURI)).toList();
        return new ThingRow(thing, labels, types, first(thing, DATES, union), first(thing, IDENTIFIERS, union), category(thing, union));
    }

    private static String first(Node thing, List<Node> properties, Graph union) {
        for (Node property : properties) {
            Optional<String> value = union.stream(thing, property, Node.ANY).map(Triple::getObject).filter(Node::isLiteral).map(Node::getLiteralLexicalForm).sorted().findFirst();
            if (value.isPresent()) {
                return value.get();
            }
        }
        return "";
    }

    private static String category(Node thing, Graph union) {
        for (Node property : CATEGORIES) {
            Optional<String> value = union.stream(thing, property, Node.ANY).map(Triple::getObject).filter(Node::isURI).map(Node::getURI).sorted().findFirst();
            if (value.isPresent()) {
                return value.get();
            }
        }
        return "";
    }
}
