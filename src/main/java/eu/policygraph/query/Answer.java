package eu.policygraph.query;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

/** A complete answer to a query, held in memory within {@link Limits}, so that its status is known before it is sent. */
public sealed interface Answer {

    /** From the start of execution to the last row. */
    Duration took();

    /** Whether rows or statements beyond the limit were cut. */
    boolean cut();

    /**
     * The answer of a SELECT query.
     *
     * @param more whether rows follow that were not asked for
     * @param lists columns whose cells hold several IRIs, separated by spaces
     */
    record Rows(List<Var> variables, List<Binding> rows, boolean cut, Duration took, boolean more, Set<Var> lists) implements Answer {

        public Rows {
            variables = List.copyOf(variables);
            rows = List.copyOf(rows);
            lists = Set.copyOf(lists);
        }

        public Rows(List<Var> variables, List<Binding> rows, boolean cut, Duration took) {
            this(variables, rows, cut, took, false, Set.of());
        }

        /** A fresh pass over the rows. */
        public RowSet rowSet() {
            return RowSetStream.create(variables, rows.iterator());
        }
    }

    /** The answer of an ASK query. */
    record Truth(boolean value, Duration took) implements Answer {
        @Override
        public boolean cut() {
            return false;
        }
    }

    /** The answer of a CONSTRUCT or DESCRIBE query. */
    record Statements(Graph graph, PrefixMap prefixes, boolean cut, Duration took) implements Answer {}
}
