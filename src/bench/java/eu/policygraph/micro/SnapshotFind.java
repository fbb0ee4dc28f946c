package eu.policygraph.micro;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The statements that match one pattern, in the union and with the graphs that hold them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SnapshotFind {

    private static final int THINGS = 1_024;

    private DatasetGraph dataset;
    private Graph union;
    private List<Node> things;
    private int next;

    @Setup
    public void things(MadeUpGraph graph) {
        dataset = graph.snapshot().dataset();
        union = dataset.getDefaultGraph();
        Node title = NodeFactory.createURI("http://data.europa.eu/eli/ontology#title");
        things = union.stream(Node.ANY, title, Node.ANY).map(Triple::getSubject).distinct().limit(THINGS).toList();
    }

    @Benchmark
    public int ofSubject() {
        return count(union.find(thing(), Node.ANY, Node.ANY));
    }

    @Benchmark
    public int ofObject() {
        return count(union.find(Node.ANY, Node.ANY, thing()));
    }

    @Benchmark
    public int ofSubjectWithGraphs() {
        return count(dataset.find(Node.ANY, thing(), Node.ANY, Node.ANY));
    }

    private Node thing() {
        return things.get(next++ % things.size());
    }

    private static int count(Iterator<?> iterator) {
        int count = 0;
        for (; iterator.hasNext(); iterator.next()) {
            count++;
        }
        return count;
    }
}
