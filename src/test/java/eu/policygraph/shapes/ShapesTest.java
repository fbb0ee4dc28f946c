package eu.policygraph.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.generate.PolicyGraphs;
import eu.policygraph.graph.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our engine and RDF4J's answer the same questions with the same rows. */
class ShapesTest {

    private static final Path QUERIES = Project.HOME.resolve("src/bench/queries");

    @Test
    void everyShapeHasTheRowsThatAnotherEngineGives(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("made-up.nq");
        int strategies = PolicyGraphs.write(file, 5_000, 3).strategies();
        Snapshot snapshot = Project.load(file);
        List<Shape> shapes = Shape.read(QUERIES);
        assertThat(shapes).hasSizeGreaterThanOrEqualTo(12);
        try (Engine own = new OwnEngine(snapshot); Engine other = new Rdf4jEngine(snapshot.dataset().getDefaultGraph().find())) {
            Comparison comparison = new Comparison(List.of(own, other), 5, 1, Duration.ZERO);
            for (Shape shape : shapes) {
                Comparison.Line line = comparison.run(shape, Draw.of(strategies, 3));
                assertThat(line.wrong()).as(shape.name()).isZero();
                assertThat(line.rows()).as(shape.name()).isPositive();
            }
        }
    }

    @Test
    void anotherRowIsAnotherHash() {
        RowHash one = hash("{\"n\":{\"type\":\"literal\",\"value\":\"2\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\"}}");
        assertThat(hash("{\"n\":{\"type\":\"literal\",\"value\":\"2.0\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#decimal\"}}")).isEqualTo(one);
        assertThat(hash("{\"n\":{\"type\":\"literal\",\"value\":\"3\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\"}}")).isNotEqualTo(one);
        assertThat(hash("{\"m\":{\"type\":\"literal\",\"value\":\"2\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\"}}")).isNotEqualTo(one);
        assertThat(hash("{}")).isNotEqualTo(one);
        assertThat(hash("{\"n\":{\"type\":\"literal\",\"value\":\"a\",\"xml:lang\":\"en-GB\"}}")).isEqualTo(hash("{\"n\":{\"type\":\"literal\",\"value\":\"a\",\"xml:lang\":\"en-gb\"}}"));
    }

    private static RowHash hash(String row) {
        return RowHash.ofResults(("{\"head\":{\"vars\":[\"n\"]},\"results\":{\"bindings\":[" + row + "]}}").getBytes(StandardCharsets.UTF_8));
    }
}
