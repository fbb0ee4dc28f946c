package eu.policygraph.join;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each query of the mapping on its own: given statements, expected statements. */
class MappingQueriesTest {

    private static final Path QUERIES = Project.HOME.resolve("join");
    private static final Path CASES = Project.HOME.resolve("src/test/resources/join/queries");

    static List<String> queries() throws Exception {
        try (Stream<Path> files = Files.walk(QUERIES)) {
            return files.filter(f -> f.toString().endsWith(".rq")).map(f -> QUERIES.relativize(f).toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryMakesWhatItsCaseExpects(String query) throws Exception {
        DatasetGraph test = RDFDataMgr.loadDatasetGraph(CASES.resolve(query.replace(".rq", ".trig")).toString());
        Node source = NodeFactory.createURI("http://example.org/source");
        Node title = NodeFactory.createLiteralLang("A title", "en");
        Node scheme = NodeFactory.createURI("http://example.org/scheme");
        Path file = Path.of(query);

        Graph made = Mapping.read(QUERIES.resolve(file.getName(0)), Tables.read(QUERIES.resolve("tables")))
                .single(file.getName(1).toString(), file.getFileName().toString(), test.getGraph(NodeFactory.createURI("http://example.org/given")), Map.of("thisSource", source, "thisTitle", title, "thisScheme", scheme));

        assertThat(made.find().toList()).containsExactlyInAnyOrderElementsOf(test.getGraph(NodeFactory.createURI("http://example.org/expected")).find().toList());
    }

    @Test
    void everyQueryHasAHeaderAndThereAreManyOfThem() throws Exception {
        assertThat(queries()).hasSizeGreaterThanOrEqualTo(33).allSatisfy(query -> assertThat(Files.readString(QUERIES.resolve(query))).startsWith("# Title:   ").contains("# What:    "));
    }

    @Test
    void everyFormOfADocumentKeyMakesTheAddressOfItsExampleAndNoOtherFormDoes() throws Exception {
        List<Map<String, String>> rows = Tables.read(QUERIES.resolve("tables")).rows("document-keys");
        assertThat(rows).hasSizeGreaterThan(35).allSatisfy(row -> {
            List<String> slugs = rows.stream().filter(r -> r.get("space").equals(row.get("space")) && row.get("example").matches(r.get("pattern")))
                    .map(r -> slug(row.get("example").replaceFirst(r.get("pattern"), r.get("slug")))).toList();
            assertThat(slugs).as(row.get("example")).containsExactly(row.get("slug of the example"));
        });
    }

    private static String slug(String text) {
        return text.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "").replaceAll("-0+([0-9])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
