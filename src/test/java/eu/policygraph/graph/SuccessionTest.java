package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.index.NamedViews;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many changes lead to it, a snapshot is the same as one built at once from the same data. */
class SuccessionTest {

    private static final String ONTOLOGY = """
            @prefix : <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            :A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :D rdfs:subClassOf :B . :E rdfs:subClassOf :F . :F rdfs:subClassOf :E .
            :p rdfs:subPropertyOf :q . :q owl:inverseOf :r . :t a owl:TransitiveProperty ; owl:inverseOf :u . :r rdfs:subPropertyOf :t .
            :note rdfs:subPropertyOf :label . :s owl:inverseOf :s . :p rdfs:subPropertyOf :s .
            """;

    private static final Map<String, String> RULES = Map.of(
            "one", "CONSTRUCT { ?x :derived ?y } WHERE { ?x :q ?y FILTER NOT EXISTS { ?x a :D } }",
            "two", "CONSTRUCT { ?x :p ?z } WHERE { ?x :derived ?y . ?y :derived ?z }",
            "three", "CONSTRUCT { ?x :said ?n } WHERE { SELECT ?x (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?x :note ?v } } GROUP BY ?x }",
            "four", "CONSTRUCT { ?x a :D } WHERE { ?x :t/:note ?v . GRAPH ?g { ?x ?any :n0 } }",
            "five", "CONSTRUCT { ?x :label ?n } WHERE { ?x :said ?n . ?x :u+ ?y MINUS { ?y a :C } }",
            "six", "CONSTRUCT { ?g :known true } WHERE { GRAPH ?g { } }");

    private static final List<String> SUBJECTS = List.of("n0", "n1", "n2", "n3", "n4", "n5");
    private static final List<String> PROPERTIES = List.of("p", "q", "r", "s", "t", "u", "note", "derived", "label", "said");
    private static final List<String> CLASSES = List.of("A", "B", "C", "D", "E", "F");
    private static final List<String> GRAPHS = List.of("g0", "g1", "g2", "g3", "g4");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void smallGraphsUnderEveryKindOfAxiomAndRule(long seed) throws Exception {
        Random random = new Random(seed);
        Schema schema = schema();
        SnapshotBuilder builder = new SnapshotBuilder(Project.CLOCK);
        Snapshot snapshot = builder.build(schema, Map.of());
        int derived = 0;
        int inferred = 0;
        for (int step = 0; step < 250; step++) {
            Delta delta = smallDelta(random, snapshot);
            Snapshot next = builder.apply(snapshot, delta);
            same(next, builder.build(schema, copies(next.asserted())), random);
            if (random.nextInt(10) == 0) {
                Snapshot back = builder.apply(next, delta.inverse());
                assertThat(back.version()).isEqualTo(snapshot.version());
                same(back, snapshot, random);
            }
            snapshot = next;
            derived += snapshot.graphs().get(SnapshotLoader.DERIVED).size();
            inferred += snapshot.graphs().get(SnapshotLoader.INFERRED).size();
        }
        assertThat(derived).isGreaterThan(1_000);
        assertThat(inferred).isGreaterThan(1_000);
    }

    @Test
    void shippedDataUnderItsOwnRules() {
        Random random = new Random(4);
        SnapshotBuilder builder = new SnapshotBuilder(Project.CLOCK);
        Snapshot first = Project.snapshot();
        Map<Node, Graph> firstGraphs = copies(first.graphs());
        Snapshot snapshot = first;
        for (int step = 0; step < 16; step++) {
            snapshot = builder.apply(snapshot, shippedDelta(random, snapshot));
            if (step % 4 == 3) {
                same(snapshot, builder.build(first.schema(), copies(snapshot.asserted())), random);
            }
        }
        firstGraphs.forEach((name, graph) -> sameGraph(name, first.graphs().get(name), graph));
    }

    private static void same(Snapshot actual, Snapshot expected, Random random) {
        assertThat(actual.graphs().keySet()).containsExactlyElementsOf(expected.graphs().keySet());
        expected.graphs().forEach((name, graph) -> sameGraph(name, actual.graphs().get(name), graph));
        assertThat(actual.asserted().keySet()).containsExactlyElementsOf(expected.asserted().keySet());
        sameGraph(Quad.unionGraph, actual.union(), expected.union());
        assertThat(actual.digests()).isEqualTo(expected.digests());
        assertThat(actual.version()).isEqualTo(expected.version());
        assertThat(actual.quads()).isEqualTo(expected.quads());
        assertThat(((NamedViews) ((DatasetGraphReadOnly) actual.dataset()).getWrapped()).all()).as("every graph has tables, before and after a change").isTrue();
        List<Quad> quads = quads(expected);
        for (int i = 0; i < 4 && !quads.isEmpty(); i++) {
            Quad quad = quads.get(random.nextInt(quads.size()));
            for (int bound = 0; bound < 16; bound++) {
                Quad pattern = Quad.create(node(bound, 1, quad.getGraph()), node(bound, 2, quad.getSubject()), node(bound, 4, quad.getPredicate()), node(bound, 8, quad.getObject()));
                List<Quad> found = new ArrayList<>();
                actual.dataset().find(pattern).forEachRemaining(found::add);
                Set<Quad> wanted = new HashSet<>();
                expected.dataset().find(pattern).forEachRemaining(wanted::add);
                assertThat(found).as("%s", pattern).hasSize(wanted.size());
                assertThat(new HashSet<>(found)).as("%s", pattern).isEqualTo(wanted);
                List<Triple> triples = actual.union().find(pattern.asTriple()).toList();
                assertThat(triples).hasSameSizeAs(expected.union().find(pattern.asTriple()).toList()).allMatch(expected.union()::contains);
            }
        }
    }

    private static void sameGraph(Node name, Graph actual, Graph expected) {
        List<Triple> found = actual.find().toList();
        assertThat(found.stream().filter(t -> !expected.contains(t)).toList()).as("too much in %s", name).isEmpty();
        assertThat(expected.stream().filter(t -> !actual.contains(t)).toList()).as("too little in %s", name).isEmpty();
        assertThat(found.size()).as("each statement of %s once", name).isEqualTo(actual.size()).isEqualTo(expected.size());
    }

    private static Node node(int bound, int bit, Node node) {
        return (bound & bit) == 0 ? Node.ANY : node;
    }

    private static List<Quad> quads(Snapshot snapshot) {
        List<Quad> quads = new ArrayList<>();
        snapshot.dataset().find().forEachRemaining(quads::add);
        return quads;
    }

    private static Map<Node, Graph> copies(Map<Node, Graph> graphs) {
        Map<Node, Graph> copies = new java.util.HashMap<>();
        graphs.forEach((name, graph) -> {
            Graph copy = GraphFactory.createGraphMem();
            graph.find().forEachRemaining(copy::add);
            copies.put(name, copy);
        });
        return copies;
    }

    private Schema schema() throws Exception {
        Files.writeString(folder.resolve("policy.ttl"), ONTOLOGY);
        Files.writeString(folder.resolve("shapes.ttl"), "");
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/order.txt"), "one\ntwo\nthree\nfour\nfive\nsix\n");
        for (Map.Entry<String, String> rule : RULES.entrySet()) {
            Files.writeString(folder.resolve("rules/" + rule.getKey() + ".rq"), "PREFIX : <http://example.org/> " + rule.getValue());
        }
        Graph program = GraphFactory.createGraphMem();
        program.add(SSE.parseTriple("(<http://example.org/n1> <http://example.org/p> <http://example.org/n2>)"));
        return Schema.read(folder, List.of(new ProgramGraph("https://w3id.org/eu-policy-graph/graph/program", "A graph of the program", program)));
    }

    private static Delta smallDelta(Random random, Snapshot snapshot) {
        List<Quad> known = quadsOf(snapshot.asserted());
        List<Quad> added = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            added.add(smallQuad(random));
        }
        List<Quad> removed = new ArrayList<>();
        for (int i = random.nextInt(known.size() > 25 ? 9 : 3); i > 0 && !known.isEmpty(); i--) {
            removed.add(known.get(random.nextInt(known.size())));
        }
        if (random.nextInt(25) == 0) {
            String graph = pick(random, GRAPHS);
            known.stream().filter(q -> q.getGraph().toString().endsWith(graph)).forEach(removed::add);
        }
        return Delta.effective(snapshot.asserted(), added, removed);
    }

    private static Quad smallQuad(Random random) {
        String graph = "<http://example.org/" + pick(random, GRAPHS) + "> ";
        String subject = "<http://example.org/" + pick(random, SUBJECTS) + "> ";
        return SSE.parseQuad("(" + graph + switch (random.nextInt(12)) {
            case 0, 1 -> subject + "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/" + pick(random, CLASSES) + ">";
            case 2 -> subject + "<http://example.org/" + pick(random, PROPERTIES) + "> " + pick(random, List.of("1", "01", "\"1\"", "\"a\"@en"));
            case 3 -> "<http://example.org/" + pick(random, GRAPHS) + "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/eu-policy-graph/ontology#Source>";
            case 4 -> "<https://w3id.org/eu-policy-graph/graph/" + pick(random, List.of("program", "derived", "loaded"))
                    + "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/eu-policy-graph/ontology#Source>";
            default -> subject + "<http://example.org/" + pick(random, PROPERTIES) + "> <http://example.org/" + pick(random, SUBJECTS) + ">";
        } + ")");
    }

    /** Takes statements away, moves them to other graphs, and mixes their parts. */
    private static Delta shippedDelta(Random random, Snapshot snapshot) {
        List<Quad> known = quadsOf(snapshot.asserted());
        List<Quad> added = new ArrayList<>();
        List<Quad> removed = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Quad one = pick(random, known);
            Quad other = pick(random, known);
            switch (random.nextInt(4)) {
                case 0 -> removed.add(one);
                case 1 -> added.add(Quad.create(other.getGraph(), one.asTriple()));
                case 2 -> added.add(Quad.create(one.getGraph(), one.getSubject(), other.getPredicate(), other.getObject()));
                default -> {
                    removed.add(one);
                    added.add(Quad.create(one.getGraph(), other.getSubject(), one.getPredicate(), one.getObject()));
                }
            }
        }
        Node dropped = pick(random, known).getGraph();
        known.stream().filter(q -> q.getGraph().equals(dropped) && snapshot.asserted().get(dropped).size() < 200).forEach(removed::add);
        return Delta.effective(snapshot.asserted(), added, removed);
    }

    private static List<Quad> quadsOf(Map<Node, Graph> graphs) {
        List<Quad> quads = new ArrayList<>();
        graphs.forEach((name, graph) -> graph.find().forEachRemaining(t -> quads.add(Quad.create(name, t))));
        return quads;
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
