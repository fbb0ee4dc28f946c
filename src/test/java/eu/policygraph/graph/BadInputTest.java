package eu.policygraph.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that cannot be served is refused with file, place, what is wrong and what to do. */
class BadInputTest {

    @TempDir
    private Path folder;

    @Test
    void syntaxErrorInDataNamesFileLineAndColumn() throws Exception {
        Path file = given("broken.ttl", "<http://example.org/a> <http://example.org/b>\n  oops .\n");
        Finding finding = refused(file).get(0);
        assertThat(finding.file()).isEqualTo(file);
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.column()).isPositive();
        assertThat(finding.toLine()).startsWith(file + ":2:");
    }

    @Test
    void everyBrokenFileIsNamedAtOnce() throws Exception {
        given("one.ttl", "<a> <b> .\n");
        given("two.ttl", "<a> <b> \"c .\n");
        assertThat(refused(folder)).extracting(f -> f.file().getFileName().toString()).contains("one.ttl", "two.ttl");
    }

    @Test
    void statementOutsideANamedSourceGraphIsRefused() throws Exception {
        Path file = given("loose.trig", "<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n");
        assertThat(refused(file)).singleElement().satisfies(f -> {
            assertThat(f.file()).isEqualTo(file);
            assertThat(f.toLine()).contains("1 statement stands outside a named source graph", "http://example.org/a", "GRAPH");
        });
    }

    @Test
    void violationNamesFocusNodePathValueMessageAndFile() throws Exception {
        Path file = given("wrong.ttl", """
                @prefix epg: <https://w3id.org/eu-policy-graph/ontology#> .
                @prefix dcterms: <http://purl.org/dc/terms/> .
                @prefix event: <https://w3id.org/eu-policy-graph/id/event/> .
                event:wrong a epg:DatedEvent ; dcterms:date "soon" .
                """);
        assertThat(refused(file)).anySatisfy(f -> {
            assertThat(f.file()).isEqualTo(file);
            assertThat(f.message()).contains("event:wrong", "path", "dcterms:date", "value", "\"soon\"");
            assertThat(f.advice()).isNotBlank();
        });
    }

    @Test
    void dataOfOtherRulesIsLoadedWhereViolationsAreOnlyReported() throws Exception {
        Path file = given("other.ttl", "<https://w3id.org/eu-policy-graph/id/event/x> a <https://w3id.org/eu-policy-graph/ontology#DatedEvent> .\n");
        assertThat(refused(file)).isNotEmpty();
        List<String> told = new java.util.ArrayList<>();
        Snapshot snapshot = new SnapshotLoader(Project.CLOCK, (step, result, took) -> told.add(step + " " + result)).load(Layout.of(Project.HOME, List.of(file)).reporting());
        assertThat(snapshot.statements()).isPositive();
        assertThat(told).anyMatch(t -> t.startsWith("validate violations, served as it is: " + file));
    }

    @Test
    void impossibleDateIsRefusedWithItsPlace() throws Exception {
        Path file = given("date.ttl", "\n<http://example.org/a> <http://purl.org/dc/terms/date> \"2021-02-30\"^^<http://www.w3.org/2001/XMLSchema#date> .\n");
        assertThat(refused(file)).anySatisfy(f -> {
            assertThat(f.line()).isEqualTo(2);
            assertThat(f.message()).contains("2021-02-30");
        });
    }

    @Test
    void shippedDataHasToDescribeItsSources() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        given("data/some.trig", "GRAPH <https://w3id.org/eu-policy-graph/source/unheard-of> { <http://example.org/a> <http://example.org/b> 1 }\n");
        Layout layout = new Layout(Project.HOME.resolve("ontology"), List.of(folder.resolve("data")), true, true);
        assertThatThrownBy(() -> load(layout)).isInstanceOfSatisfying(InputException.class, e -> assertThat(e.findings())
                .anySatisfy(f -> assertThat(f.toLine()).contains("unheard-of", "not described as a source", "data/sources/")));
    }

    @Test
    void syntaxErrorInTheOntologyIsRefused() throws Exception {
        Files.createDirectories(folder.resolve("ontology"));
        Path file = given("ontology/policy.ttl", "@prefix epg: <https://w3id.org/eu-policy-graph/ontology#> .\nepg:A a owl:Class .\n");
        given("ontology/shapes.ttl", "");
        given("data.nt", "<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n");
        assertThatThrownBy(() -> load(new Layout(folder.resolve("ontology"), List.of(folder.resolve("data.nt")), false, true)))
                .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.findings()).anySatisfy(f -> {
                    assertThat(f.file()).isEqualTo(file);
                    assertThat(f.line()).isEqualTo(2);
                }));
    }

    @Test
    void absentPathUnknownSuffixAndEmptyFolderSayWhatToDo() throws Exception {
        assertThat(refused(folder.resolve("absent.ttl")).get(0).toLine()).contains("absent.ttl: No such file or folder. Check");
        assertThat(refused(given("notes.txt", "hello")).get(0).toLine()).contains("names no RDF syntax", ".ttl");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(refused(empty).get(0).toLine()).contains("No RDF file found");
    }

    @Test
    void aFileOfTriplesBecomesTheGraphOfItsOwnName() throws Exception {
        Path file = folder.resolve("My Notes.nt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n".getBytes());
        }
        Snapshot snapshot = Project.load(file);
        assertThat(snapshot.graphs()).containsKey(NodeFactory.createURI("https://w3id.org/eu-policy-graph/source/my-notes"));
        assertThat(snapshot.graphs()).containsKey(NodeFactory.createURI("https://w3id.org/eu-policy-graph/graph/loaded"));
    }

    @Test
    void aValueThatJsonLdWouldLeaveOutIsRefused() throws Exception {
        Path file = given("a.jsonld", "{\"@id\": \"http://example.org/a\", \"http://example.org/b\": {\"@value\": \"text\", \"@language\": \"e n\"}}");
        assertThat(refused(file)).singleElement().satisfies(f -> assertThat(f.toLine()).contains("a.jsonld: \"e n\" is no language tag (BCP 47), at \"text\""));
    }

    @Test
    void dataOfSomebodyElseKeepsItsGraphsAndSyntaxes() throws Exception {
        given("a.nq", "<http://example.org/a> <http://example.org/b> \"nq\" <http://example.org/g> .\n");
        given("b.jsonld", "{\"@id\": \"http://example.org/a\", \"http://example.org/b\": \"jsonld\"}");
        given("c.rdf", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://example.org/'>"
                + "<rdf:Description rdf:about='http://example.org/a'><e:b>rdf</e:b></rdf:Description></rdf:RDF>");
        Snapshot snapshot = Project.load(folder);
        assertThat(snapshot.graphs().keySet()).extracting(Object::toString).contains("http://example.org/g",
                "https://w3id.org/eu-policy-graph/source/b", "https://w3id.org/eu-policy-graph/source/c");
    }

    private Path given(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<Finding> refused(Path data) {
        try {
            Project.load(data);
        } catch (InputException e) {
            return e.findings();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError(data + " was not refused");
    }

    private static Snapshot load(Layout layout) throws InputException, IOException {
        return new SnapshotLoader(Project.CLOCK, (step, result, took) -> {}).load(layout);
    }
}
