package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from a snapshot file is what was written, or nothing. */
class SnapshotFileTest {

    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    @TempDir
    private Path folder;

    private SnapshotFile file;
    private Snapshot made;

    @BeforeEach
    void snapshot() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("ontology/rules"));
        Files.writeString(folder.resolve("ontology/terms.ttl"), """
                PREFIX : <http://example.org/> PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                :Act rdfs:subClassOf :Thing . :part a owl:TransitiveProperty ; owl:inverseOf :whole .""");
        Files.writeString(folder.resolve("ontology/shapes.ttl"), """
                PREFIX : <http://example.org/> PREFIX sh: <http://www.w3.org/ns/shacl#>
                :S a sh:NodeShape ; sh:targetClass :Act ; sh:property [ sh:path :part ; sh:nodeKind sh:IRI ] .""");
        Files.writeString(rules.resolve("order.txt"), "# in order\none\ntwo\n");
        Files.writeString(rules.resolve("one.rq"), "CONSTRUCT { ?x <http://example.org/old> true } WHERE { ?x a <http://example.org/Act> }");
        Files.writeString(rules.resolve("two.rq"), "CONSTRUCT { ?x <http://example.org/old> true . ?x a <http://example.org/Relic> } WHERE { ?x <http://example.org/old> true }");
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/a.trig"), """
                PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                :g1 { :a a :Act ; :part :b ; :name "Gesetz \\u00FC \\U0001F1EA"@de , "law"@en , "law" ; :day "2020-01-01"^^xsd:date ; :n 1 , 01 , 1.0 , "x"^^:own , "" ; :odd [ :of :b ] }
                :g2 { :b :part :c . :a a :Act . } _:g3 { :c :part :d }""");
        ProgramGraph program = new ProgramGraph(Namespaces.GRAPH + "made", "Made", SSE.parseGraph("(graph (<http://example.org/q> <http://example.org/name> 'made'))"));
        made = new SnapshotLoader(Project.CLOCK, (step, result, took) -> {}).load(Layout.of(folder, List.of(folder.resolve("data"))), List.of(program));
        file = new SnapshotFile(folder.resolve("kept/a.snapshot"));
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        assertThat(file.read(KEY, Project.CLOCK)).isEmpty();
        Graph beside = SSE.parseGraph("(graph (<http://example.org/q> <http://example.org/name> 'beside'))");
        assertThat(file.write(KEY, new SnapshotFile.Contents(made, new TreeMap<>(Map.of("note", "ü")), new TreeMap<>(Map.of("beside", beside))))).isTrue();
        SnapshotFile.Contents read = file.read(KEY, Project.CLOCK).orElseThrow();
        assertThat(read.notes()).isEqualTo(Map.of("note", "ü"));
        assertThat(read.graphs().get("beside").find().toList()).isEqualTo(beside.find().toList());
        same(read.snapshot(), made);
        assertThat(read.snapshot().graphs().get(SnapshotLoader.DERIVED).size()).isPositive();
        assertThat(read.snapshot().graphs().get(SnapshotLoader.INFERRED).size()).isPositive();
    }

    @Test
    void changesGoOnFromWhatWasRead() {
        file.write(KEY, SnapshotFile.Contents.of(made, Map.of()));
        SnapshotBuilder builder = new SnapshotBuilder(Project.CLOCK);
        Delta delta = Delta.of(List.of(SSE.parseQuad("(<http://example.org/g9> <http://example.org/z> rdf:type <http://example.org/Act>)"),
                SSE.parseQuad("(<http://example.org/g1> <http://example.org/z> <http://example.org/part> <http://example.org/a>)")),
                List.of(SSE.parseQuad("(<http://example.org/g2> <http://example.org/b> <http://example.org/part> <http://example.org/c>)")));
        Snapshot read = builder.apply(file.read(KEY, Project.CLOCK).orElseThrow().snapshot(), delta);
        same(read, builder.apply(made, delta));
        file.write(KEY, SnapshotFile.Contents.of(read, Map.of()));
        same(file.read(KEY, Project.CLOCK).orElseThrow().snapshot(), read);
    }

    @Test
    void aFileOfAnotherKeyIsAsNone() {
        file.write(KEY, SnapshotFile.Contents.of(made, Map.of()));
        assertThat(file.read(OTHER, Project.CLOCK)).isEmpty();
        file.write(OTHER, SnapshotFile.Contents.of(made, Map.of()));
        assertThat(file.read(KEY, Project.CLOCK)).isEmpty();
        assertThat(file.read(OTHER, Project.CLOCK)).isPresent();
    }

    @Test
    void aKeyThatIsKnownLaterCountsAllTheSame() {
        file.write(KEY, SnapshotFile.Contents.of(made, Map.of()));
        assertThat(file.read(later(() -> KEY), Project.CLOCK)).isPresent();
        assertThat(file.read(later(() -> OTHER), Project.CLOCK)).isEmpty();
        assertThatThrownBy(() -> file.read(later(() -> {
            throw new IllegalStateException("no key");
        }), Project.CLOCK)).isInstanceOf(CompletionException.class).hasRootCauseMessage("no key");
    }

    /** Known when the file has been begun to be read. */
    private static CompletableFuture<String> later(Supplier<String> key) {
        return CompletableFuture.supplyAsync(key, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
    }

    @Test
    void aDamagedFileIsAsNone() throws IOException {
        file.write(KEY, SnapshotFile.Contents.of(made, Map.of()));
        byte[] whole = Files.readAllBytes(file.path());
        Random random = new Random(1);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = whole.clone();
            damaged[i < 88 ? i : random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            assertNothing(damaged);
        }
        for (int length : List.of(0, 1, 8, 87, 88, whole.length / 2, whole.length - 1)) {
            assertNothing(java.util.Arrays.copyOf(whole, length));
        }
        Files.write(file.path(), whole);
        assertThat(file.read(KEY, Project.CLOCK)).isPresent();
    }

    @Test
    void aFileThatCannotBeWrittenHarmsNothing() throws IOException {
        Files.writeString(folder.resolve("kept"), "in the way");
        assertThat(file.write(KEY, SnapshotFile.Contents.of(made, Map.of()))).isFalse();
        assertThat(file.read(KEY, Project.CLOCK)).isEmpty();
    }

    @Test
    void ofManyFilesTheLatestAreKept() throws IOException {
        SnapshotFolder snapshots = new SnapshotFolder(folder.resolve("many"));
        for (int i = 0; i < 6; i++) {
            SnapshotFile each = snapshots.of(List.of(folder.resolve("data" + i)));
            each.write(KEY, SnapshotFile.Contents.of(made, Map.of()));
            Files.setLastModifiedTime(each.path(), java.nio.file.attribute.FileTime.fromMillis(1_000L * i));
        }
        snapshots.tidy();
        assertThat(snapshots.of(List.of(folder.resolve("data1"))).read(KEY, Project.CLOCK)).isEmpty();
        assertThat(snapshots.of(List.of(folder.resolve("data2"))).read(KEY, Project.CLOCK)).isPresent();
        assertThat(snapshots.of(List.of(folder.resolve("data5"))).read(KEY, Project.CLOCK)).isPresent();
    }

    private void assertNothing(byte[] content) throws IOException {
        Files.write(file.path(), content);
        Optional<SnapshotFile.Contents> read = file.read(KEY, Project.CLOCK);
        assertThat(read).isEmpty();
    }

    private static void same(Snapshot one, Snapshot other) {
        assertThat(one.version()).isEqualTo(other.version());
        assertThat(one.digests()).isEqualTo(other.digests());
        assertThat(one.ontologyFiles()).isEqualTo(other.ontologyFiles());
        assertThat(one.asserted().keySet()).isEqualTo(other.asserted().keySet());
        assertThat(one.shapes().find().toSet()).isEqualTo(other.shapes().find().toSet());
        assertThat(one.graphs().keySet()).isEqualTo(other.graphs().keySet());
        one.graphs().forEach((name, graph) -> assertThat(graph.find().toSet()).as(name.toString()).isEqualTo(other.graphs().get(name).find().toSet()));
        assertThat(one.union().find().toSet()).isEqualTo(other.union().find().toSet());
        assertThat(one.statements()).isEqualTo(other.statements());
        other.union().find().forEachRemaining(t -> {
            assertThat(one.dataset().find(Node.ANY, t.getSubject(), null, null)).toIterable().containsExactlyElementsOf(() -> other.dataset().find(Node.ANY, t.getSubject(), null, null));
            List<Quad> saying = org.apache.jena.atlas.iterator.Iter.toList(one.dataset().find(Node.ANY, null, null, t.getObject()));
            assertThat(saying).containsExactlyElementsOf(() -> other.dataset().find(Node.ANY, null, null, t.getObject()));
        });
    }
}
