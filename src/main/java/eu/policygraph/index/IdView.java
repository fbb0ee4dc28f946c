package eu.policygraph.index;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphReadOnly;

/**
 * The tables behind a graph, for who wants to work with numbers.
 *
 * @param terms what the numbers stand for
 * @param parts the tables; no statement is in two of them
 */
public record IdView(Terms terms, List<IdPart> parts) {

    /** A graph that can be seen as tables. */
    public interface Source {

        /** The tables; none where a part of the graph has no numbers, or numbers of its own. */
        Optional<IdView> view();
    }

    public IdView {
        boolean whole = parts.size() == 1 && parts.get(0).table().size() > 0;
        parts = whole ? parts : parts.stream().filter(part -> part.table().size() > 0).toList();
    }

    /** The tables behind a graph, if it has any. */
    public static Optional<IdView> of(Graph graph) {
        Graph inner = graph;
        while (inner instanceof GraphReadOnly readOnly) {
            inner = readOnly.getWrapped();
        }
        return inner instanceof Source source ? source.view() : Optional.empty();
    }

    /** How many statements match, removed ones counted in; {@link Terms#NONE} matches any term. */
    public long count(int subject, int predicate, int object) {
        long count = 0;
        for (IdPart part : parts) {
            count += part.table().count(subject, predicate, object);
        }
        return count;
    }

    /** About how many different subjects the statements with a predicate have; those of all statements for {@link Terms#NONE}. */
    public long subjects(int predicate) {
        long count = 0;
        for (IdPart part : parts) {
            count += predicate == Terms.NONE ? part.table().spo.entries() : part.table().subjects(predicate);
        }
        return count;
    }

    /** About how many different objects the statements with a predicate have; those of all statements for {@link Terms#NONE}. */
    public long objects(int predicate) {
        long count = 0;
        for (IdPart part : parts) {
            count += predicate == Terms.NONE ? part.table().ops.entries() : part.table().objects(predicate);
        }
        return count;
    }
}
