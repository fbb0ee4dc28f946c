package eu.policygraph.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;

/** What is kept of an engine's answers is bounded, whatever was asked. */
class KeptQuadsTest {

    @Test
    void longNamesOfNothingDoNotFillTheMemory() {
        KeptQuads kept = new KeptQuads();
        Node name = NodeFactory.createURI("http://example.org/" + "x".repeat(1_000_000));
        List<Quad> patterns = IntStream.range(0, 200).mapToObj(i -> Quad.create(NodeFactory.createURI("http://example.org/" + i), name, Node.ANY, Node.ANY)).toList();
        patterns.forEach(pattern -> kept.put(pattern, List.of()));
        assertThat(patterns.stream().filter(pattern -> kept.get(pattern) != null)).as("two bytes for each character, in 100 MB").hasSizeBetween(40, 52).contains(patterns.getLast());
    }
}
