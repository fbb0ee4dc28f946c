package eu.policygraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Format;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The answer of every prebuilt query on a small invented graph. A case is a file {@code expected/{query}/{case}.csv}, or
 * {@code .ttl} for a graph; its first line holds the parameters. Names that the ontology gives are written as {@code *}.
 */
class ExpectedAnswersTest {

    private static final Path FIXTURE = Project.HOME.resolve("src/test/resources/graphs/policy.trig");
    private static final Path EXPECTED = Project.HOME.resolve("src/test/resources/expected");

    private static Snapshot snapshot;
    private static Set<Node> own;

    @BeforeAll
    static void loadFixture() throws Exception {
        snapshot = Project.load(FIXTURE);
        own = snapshot.graphs().entrySet().stream().filter(e -> e.getKey().getURI().startsWith(Namespaces.SOURCE)).flatMap(e -> e.getValue().stream())
                .map(t -> t.getSubject()).collect(Collectors.toSet());
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> walk = Files.walk(EXPECTED)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAnswerIsAsExpected(Path file) throws IOException {
        PrebuiltQuery query = Project.catalogue().find(file.getParent().getFileName().toString()).orElseThrow();
        List<String> lines = Files.readAllLines(file);
        Map<String, String> given = parameters(lines.get(0));
        Answer answer = Asking.ask(snapshot, query, given);
        if (answer instanceof Answer.Rows rows) {
            assertThat(csv(rows)).containsExactlyElementsOf(lines.subList(1, lines.size()));
        } else {
            Graph expected = GraphFactory.createDefaultGraph();
            RDFParser.fromString(String.join("\n", lines), Lang.TURTLE).parse(expected);
            assertThat(((Answer.Statements) answer).graph().isIsomorphicWith(expected))
                    .as(new String(AnswerWriter.write(answer, Format.NTRIPLES), StandardCharsets.UTF_8)).isTrue();
        }
    }

    @Test
    void everyQueryHasACase() throws IOException {
        assertThat(cases().stream().map(f -> f.getParent().getFileName().toString()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Project.localQueries().stream().map(PrebuiltQuery::name).toList()).hasSizeGreaterThanOrEqualTo(45);
    }

    private static Map<String, String> parameters(String line) {
        Map<String, String> given = new LinkedHashMap<>();
        assertThat(line).startsWith("#");
        for (String pair : line.substring(1).strip().split(" ")) {
            if (pair.contains("=")) {
                given.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return given;
    }

    private static List<String> csv(Answer.Rows rows) {
        List<String> lines = new ArrayList<>();
        lines.add(rows.variables().stream().map(Var::getVarName).collect(Collectors.joining(",")));
        rows.rows().forEach(row -> lines.add(rows.variables().stream().map(v -> cell(row, v)).collect(Collectors.joining(","))));
        return lines;
    }

    private static String cell(Binding row, Var variable) {
        Node node = row.get(variable);
        String name = variable.getVarName();
        if (node == null) {
            return "";
        }
        if (name.endsWith("Label")) {
            Node of = row.get(name.substring(0, name.length() - "Label".length()));
            if (of != null && of.isURI() && !own.contains(of)) {
                return "*";
            }
        }
        String text = node.isURI() ? Namespaces.shorten(node.getURI()) : Asking.text(node);
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
