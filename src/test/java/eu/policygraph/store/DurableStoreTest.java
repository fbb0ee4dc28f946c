package eu.policygraph.store;

import static eu.policygraph.store.Statements.ANN;
import static eu.policygraph.store.Statements.add;
import static eu.policygraph.store.Statements.addAll;
import static eu.policygraph.store.Statements.holds;
import static eu.policygraph.store.Statements.remove;
import static eu.policygraph.store.Statements.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.graph.Schema;
import eu.policygraph.graph.SnapshotLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableStoreTest {

    private static final Quad ONE = statement("one");
    private static final Quad TWO = statement("two");

    private static Schema schema;

    @TempDir
    private Path temporary;
    private Path folder;
    private DurableStore store;

    @BeforeAll
    static void readTheOntology() throws Exception {
        schema = Schema.read(Project.HOME.resolve("ontology"), List.of());
    }

    @BeforeEach
    void givenAStoreLoadedFromFiles() throws Exception {
        folder = temporary.resolve("store");
        Files.copy(Path.of("src/test/resources/graphs/policy.trig"), temporary.resolve("policy.trig"));
        store = open();
        load(false);
    }

    @AfterEach
    void closeIt() {
        store.close();
    }

    @Test
    void whatWasWrittenIsThereAgainAfterAStart() throws Exception {
        store.write(ANN, add(ONE, TWO), Guard.NONE);
        store.write(ANN, remove(TWO), Guard.NONE);
        String version = store.get().version();
        restart();
        assertThat(store.get().version()).isEqualTo(version);
        assertThat(holds(store.get(), ONE)).isTrue();
        assertThat(holds(store.get(), TWO)).isFalse();
        assertThat(store.status().sequence()).isEqualTo(3);
        assertThat(store.status().checkpointSequence()).isEqualTo(3);
    }

    @Test
    void whatWasWrittenIsThereAgainWithoutACheckpointToo() throws Exception {
        store.write(ANN, add(ONE), Guard.NONE);
        String version = store.get().version();
        store.close();
        Disk.delete(folder.resolve("checkpoint"));
        store = open();
        assertThat(store.get().version()).isEqualTo(version);
    }

    @Test
    void aDamagedCheckpointIsMadeAnewFromTheJournal() throws Exception {
        store.write(ANN, add(ONE), Guard.NONE);
        String version = store.get().version();
        store.close();
        try (Stream<Path> files = Files.walk(folder.resolve("checkpoint"))) {
            for (Path file : files.filter(p -> p.toString().endsWith(".dat") || p.toString().endsWith(".obj")).toList()) {
                Files.write(file, new byte[(int) Files.size(file)]);
            }
        }
        store = open();
        assertThat(store.get().version()).isEqualTo(version);
        store.compact();
        assertThat(store.status().checkpointSequence()).isEqualTo(2);
    }

    @Test
    void everySpellingComesBackAsItWasWritten() throws Exception {
        List<Node> values = new ArrayList<>();
        for (String number : List.of("1", "01", "+1", "-0", "1.50", "1.5", "001.0", "123456789012345678901234567890", "1E5", "1.0e+05", "INF", "NaN", "-0.0E0")) {
            for (XSDDatatype type : List.of(XSDDatatype.XSDinteger, XSDDatatype.XSDdecimal, XSDDatatype.XSDdouble, XSDDatatype.XSDfloat, XSDDatatype.XSDlong)) {
                values.add(NodeFactory.createLiteralDT(number, type));
            }
        }
        for (String day : List.of("2020-07-24", "2020-07-24Z", "2020-07-24+02:00", "2020-02-31")) {
            values.add(NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate));
        }
        for (String time : List.of("2020-07-24T00:00:00", "2020-07-24T00:00:00.000Z", "2020-07-24T24:00:00+00:00", "-0001-01-01T00:00:00Z")) {
            values.add(NodeFactory.createLiteralDT(time, XSDDatatype.XSDdateTime));
        }
        for (String truth : List.of("true", "1", "0", "false", "TRUE")) {
            values.add(NodeFactory.createLiteralDT(truth, XSDDatatype.XSDboolean));
        }
        for (String text : List.of("", " ", "a\nb\r\tc", "\"quoted\" 'twice' \\ back", "\u0000\u0001\u007f\u0085\u2028", "𝒳 ✓ é e\u0301", "\uFEFFbom", "TC .\nH id <x> .\n", "# no comment")) {
            values.add(NodeFactory.createLiteralString(text));
            values.add(NodeFactory.createLiteralLang(text, "en"));
            values.add(NodeFactory.createLiteralLang(text, "sr-Latn-RS"));
        }
        values.add(NodeFactory.createURI("urn:x:é/ü?q=1&r=%20#f"));
        values.add(NodeFactory.createURI("relative"));
        values.add(NodeFactory.createBlankNode("f1b2"));
        values.add(NodeFactory.createBlankNode("00:-x_Y"));
        Quad[] quads = values.stream().map(v -> Quad.create(Statements.GRAPH, ONE.getSubject(), RDFS.comment.asNode(), v)).toArray(Quad[]::new);
        store.write(ANN, add(quads), Guard.NONE);
        String version = store.get().version();
        restart();
        assertThat(store.get().asserted().get(Statements.GRAPH).stream().map(t -> t.getObject())).containsExactlyInAnyOrderElementsOf(values);
        assertThat(store.get().version()).isEqualTo(version);
        store.close();
        Disk.delete(folder.resolve("checkpoint"));
        store = open();
        assertThat(store.get().version()).isEqualTo(version);
    }

    @Test
    void aTermThatNoFileCanHoldIsRefused() {
        List<Node> bad = List.of(NodeFactory.createURI("urn:x> <urn:y"), NodeFactory.createURI("urn:with space"), NodeFactory.createURI(""),
                NodeFactory.createLiteralString("half \uD835 character"), NodeFactory.createLiteralDT("x", new org.apache.jena.datatypes.BaseDatatype("urn:a b")),
                NodeFactory.createTripleTerm(ONE.asTriple()));
        assertThat(bad).allSatisfy(node -> assertThatThrownBy(
                () -> store.write(ANN, add(Quad.create(Statements.GRAPH, ONE.getSubject(), RDFS.comment.asNode(), node)), Guard.NONE))
                .isInstanceOf(ChangeRefusedException.class).hasMessageContaining("RDF files can hold"));
        assertThat(store.status().sequence()).isEqualTo(1);
    }

    @Test
    void theJournalIsRdfPatchThatOthersCanApply() throws Exception {
        store.write(ANN, add(ONE, TWO), Guard.NONE);
        store.write(ANN, remove(ONE), Guard.NONE);
        DatasetGraph copy = DatasetGraphFactory.create();
        for (JournalFile file : JournalFile.list(folder.resolve("journal"))) {
            try (InputStream in = file.open()) {
                RDFPatchOps.applyChange(copy, in);
            }
        }
        assertThat(copy.contains(TWO)).isTrue();
        assertThat(copy.contains(ONE)).isFalse();
        List<Entry> entries = new ArrayList<>();
        Audit.read(folder, entries::add);
        assertThat(entries).extracting(e -> e.author().name()).containsExactly("policygraph", "ann", "ann");
        assertThat(entries.get(1).additions()).isEqualTo(2);
        assertThat(entries.get(2).removals()).isEqualTo(1);
        assertThat(entries.get(2).version()).isEqualTo(store.get().version());
        assertThat(entries.get(2).at()).isEqualTo(Project.CLOCK.instant());
    }

    @Test
    void whatACrashCutOffIsTakenAwayWhereverItCut() throws Exception {
        store.write(ANN, add(ONE), Guard.NONE);
        String version = store.get().version();
        Path file = JournalFile.list(folder.resolve("journal")).getLast().path();
        long good = Files.size(file);
        store.write(ANN, addAll("lost", 3), Guard.NONE);
        byte[] whole = Files.readAllBytes(file);
        int cases = 0;
        for (long cut = good + 1; cut < whole.length; cut += 97) {
            store.close();
            Disk.delete(folder.resolve("checkpoint"));
            Files.write(file, java.util.Arrays.copyOf(whole, (int) cut));
            store = open();
            assertThat(store.get().version()).as("cut at %d", cut).isEqualTo(version);
            assertThat(file).hasSize(good);
            cases++;
        }
        assertThat(cases).isGreaterThan(5);
        store.write(ANN, add(TWO), Guard.NONE);
        restart();
        assertThat(holds(store.get(), TWO)).isTrue();
    }

    @Test
    void damageInTheMiddleIsNoCrashAndNothingIsTouched() throws Exception {
        store.write(ANN, add(ONE), Guard.NONE);
        store.write(ANN, add(TWO), Guard.NONE);
        store.close();
        Path file = JournalFile.list(folder.resolve("journal")).getLast().path();
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("event/one");
        bytes[at] = 'x';
        Files.write(file, bytes);
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("damaged").hasMessageContaining("restore a backup");
        assertThat(file).hasBinaryContent(bytes);
        bytes[at] = 'e';
        Files.write(file, bytes);
        store = open();
        assertThat(holds(store.get(), TWO)).isTrue();
    }

    @Test
    void aChangeLeftOutOfTheJournalIsNoticed() throws Exception {
        store.write(ANN, add(ONE), Guard.NONE);
        Path file = JournalFile.list(folder.resolve("journal")).getLast().path();
        long before = Files.size(file);
        store.write(ANN, add(TWO), Guard.NONE);
        long after = Files.size(file);
        store.write(ANN, remove(TWO), Guard.NONE);
        store.close();
        Disk.delete(folder.resolve("checkpoint"));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, (int) before));
        Files.write(file, java.util.Arrays.copyOfRange(bytes, (int) after, bytes.length), StandardOpenOption.APPEND);
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("stands where");
    }

    @Test
    void aSecondProcessIsToldWhoHasTheStore() {
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class)
                .hasMessageContaining("in use by process " + ProcessHandle.current().pid() + " since ").hasMessageContaining("--store");
    }

    @Test
    void aNewerFormatAndAForeignFolderAreRefused() throws Exception {
        store.close();
        Files.writeString(folder.resolve("format"), "policygraph-store 2\n");
        assertThatThrownBy(this::open).hasMessageContaining("newer version");
        assertThatThrownBy(() -> DurableStore.open(temporary, schema, Statements.BUILDER, Project.CLOCK)).hasMessageContaining("not of a store");
        Files.writeString(folder.resolve("format"), "policygraph-store 1\n");
    }

    @Test
    void compactionPacksTheJournalAndLosesNothing() throws Exception {
        for (int i = 0; i < 20; i++) {
            store.write(ANN, addAll("g" + i, 2), Guard.NONE);
        }
        String version = store.get().version();
        store.compact();
        assertThat(JournalFile.list(folder.resolve("journal"))).isNotEmpty().allMatch(JournalFile::isPacked);
        assertThat(store.status().compactedAt()).isPresent();
        store.write(ANN, add(ONE), Guard.NONE);
        store.write(ANN, remove(ONE), Guard.NONE);
        restart();
        assertThat(store.get().version()).isEqualTo(version);
        try (Stream<Path> generations = Files.list(folder.resolve("checkpoint"))) {
            assertThat(generations.filter(p -> p.getFileName().toString().startsWith("Data-"))).hasSize(1);
        }
    }

    @Test
    void filesThatHaveNotChangedAreNotReadAgain() throws Exception {
        restart();
        DurableStore.Loaded loaded = store.load(new SourceFiles(List.of(temporary.resolve("policy.trig")), () -> { throw new IOException("read again"); }), false, Guard.NONE);
        assertThat(loaded.taken()).isEmpty();
    }

    @Test
    void aChangedFileReplacesItsGraphAndWhatWasWrittenElsewhereStays() throws Exception {
        store.write(ANN, add(ONE), Guard.NONE);
        editFile("\"Beta strategy\"@en", "\"Beta plan\"@en");
        restart();
        DurableStore.Loaded loaded = load(false);
        assertThat(loaded.taken()).hasSize(1);
        assertThat(loaded.kept()).isEmpty();
        assertThat(store.get().union().stream().anyMatch(t -> t.getObject().toString().contains("Beta plan"))).isTrue();
        assertThat(store.get().union().stream().anyMatch(t -> t.getObject().toString().contains("Beta strategy"))).isFalse();
        assertThat(holds(store.get(), ONE)).isTrue();
        restart();
        assertThat(load(false).taken()).isEmpty();
    }

    @Test
    void aGraphThatWasWrittenToAndWhoseFileChangedStaysUntilTheFilesAreToWin() throws Exception {
        Node editorial = NodeFactory.createURI("https://w3id.org/eu-policy-graph/source/editorial");
        Quad note = Quad.create(editorial, ONE.asTriple());
        store.write(ANN, add(note), Guard.NONE);
        editFile("\"Beta strategy\"@en", "\"Beta plan\"@en");
        restart();
        DurableStore.Loaded loaded = load(false);
        assertThat(loaded.taken()).isEmpty();
        assertThat(loaded.kept()).containsExactly(editorial);
        assertThat(holds(store.get(), note)).isTrue();
        restart();
        assertThat(load(false).kept()).isEmpty();
        assertThat(holds(store.get(), note)).isTrue();
        assertThat(load(true).taken()).containsExactly(editorial);
        assertThat(holds(store.get(), note)).isFalse();
    }

    private DurableStore open() throws IOException {
        return DurableStore.open(folder, schema, Statements.BUILDER, Project.CLOCK);
    }

    private void restart() throws IOException {
        store.close();
        store = open();
    }

    private DurableStore.Loaded load(boolean filesWin) throws Exception {
        Path file = temporary.resolve("policy.trig");
        return store.load(new SourceFiles(List.of(file), () -> new SnapshotLoader(Project.CLOCK, (step, result, took) -> {})
                .load(eu.policygraph.graph.Layout.of(Project.HOME, List.of(file)))), filesWin, Guard.NONE);
    }

    private void editFile(String from, String to) throws IOException {
        Path file = temporary.resolve("policy.trig");
        Files.writeString(file, Files.readString(file).replace(from, to));
    }
}
