package eu.policygraph.change;

import eu.policygraph.graph.Delta;
import eu.policygraph.graph.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;

/**
 * All statements in which two snapshots differ: those of the change, and what is inferred and derived otherwise because of it.
 *
 * @param stated the statements of the change itself, and descriptions of sources that the program adds
 * @param all these and their consequences
 */
record Differences(List<Quad> stated, List<Quad> all) {

    static Differences of(Snapshot before, Snapshot after, Delta delta) {
        List<Quad> stated = new ArrayList<>(delta.addedQuads());
        stated.addAll(delta.removedQuads());
        List<Quad> all = new ArrayList<>(stated);
        Set<Node> names = new LinkedHashSet<>(before.graphs().keySet());
        names.addAll(after.graphs().keySet());
        for (Node name : names) {
            if (before.schema().reserves(name)) {
                Graph then = before.graphs().getOrDefault(name, GraphZero.instance());
                Graph now = after.graphs().getOrDefault(name, GraphZero.instance());
                if (then != now) {
                    List<Quad> quads = Stream.concat(without(now, then), without(then, now)).map(triple -> Quad.create(name, triple)).toList();
                    all.addAll(quads);
                    if (!AssertedUnion.CONSEQUENCES.contains(name)) {
                        stated.addAll(quads);
                    }
                }
            }
        }
        return new Differences(stated, all);
    }

    private static Stream<Triple> without(Graph graph, Graph other) {
        return graph.stream().filter(triple -> !other.contains(triple));
    }
}
