package eu.policygraph.query;

import eu.policygraph.admission.Admission;
import eu.policygraph.admission.Budget;
import eu.policygraph.admission.RefusedException;
import eu.policygraph.backend.Backend;
import eu.policygraph.backend.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSetStream;

/** Has whole queries answered by the engine that holds the data, within the same limits as our own. */
final class Delegation {

    /** JSON and N-Triples take about so many times the bytes that {@link Collector} estimates. */
    private static final int SPELLED_OUT = 4;
    /** Things that are described in one request. */
    private static final int AT_ONCE = 300;

    private final Backend backend;
    private final DatasetGraph dataset;
    private final Limits limits;
    private final Admission admission;
    private final Budget budget;
    private final Supplier<Duration> took;
    private final Collector collector;

    private Delegation(Backend backend, DatasetGraph dataset, Limits limits, Admission admission, Budget budget, Supplier<Duration> took) {
        this.backend = backend;
        this.dataset = dataset;
        this.limits = limits;
        this.admission = admission;
        this.budget = budget;
        this.took = took;
        this.collector = new Collector(limits, budget);
    }

    /** The way to the engine that holds a dataset; empty when no other does. */
    static Optional<Delegation> of(DatasetGraph dataset, Limits limits, Admission admission, Budget budget, Supplier<Duration> took) {
        return Backend.of(dataset).map(backend -> new Delegation(backend, dataset, limits, admission, budget, took));
    }

    /** @throws RefusedException when the engine gives no answer, or must not be asked this */
    Answer answer(Query query, Map<Var, Node> parameters) {
        Query filled = FilledQuery.filled(query, parameters);
        if (filled.isAskType()) {
            return new Answer.Truth(backend.ask(sendable(filled), budget), took.get());
        }
        if (filled.isSelectType()) {
            return rows(filled);
        }
        boolean partial = filled.isDescribeType() ? described(filled) : construct(filled);
        return new Answer.Statements(collector.graph(), PrefixMapFactory.create(query.getPrefixMapping()), collector.cut() || partial, took.get());
    }

    private Answer.Rows rows(Query query) {
        try (Rows rows = select(query)) {
            Answer.Rows answer = collector.rows(RowSetStream.create(rows.variables(), rows), took);
            return answer.cut() || !rows.partial() ? answer : new Answer.Rows(answer.variables(), answer.rows(), true, answer.took());
        }
    }

    /** What is sorted gets no limit of ours: all has to be worked out anyway, and Virtuoso sorts to no limit beyond 10,000. No more is read than we give. */
    private Rows select(Query query) {
        Query bounded = query.cloneQuery();
        long most = limits.maxRows() + 1L;
        if (bounded.hasLimit() ? bounded.getLimit() > most : !bounded.hasOrderBy()) {
            bounded.setLimit(most);
        }
        return backend.select(sendable(bounded), budget, bytes());
    }

    private boolean construct(Query query) {
        return backend.construct(sendable(query), budget, bytes(), collector::add);
    }

    /** Engines describe in many ways; ours gives what is stated of a thing. */
    private boolean described(Query query) {
        Query describe = DescribedThings.named(query);
        boolean partial = false;
        if (query.getQueryPattern() != null) {
            try (Rows rows = select(DescribedThings.selecting(query))) {
                collector.things(RowSetStream.create(rows.variables(), rows), describe);
                partial = rows.partial();
            }
        }
        List<Node> things = describe.getResultURIs().stream().filter(Node::isURI).toList();
        boolean cut = collector.cut();
        for (int i = 0; i < things.size() && !cut; i += AT_ONCE) {
            partial |= construct(DescribedThings.statements(things.subList(i, Math.min(i + AT_ONCE, things.size())), query));
            cut = collector.cut();
        }
        return partial;
    }

    private long bytes() {
        return SPELLED_OUT * Math.min(limits.maxBytes(), Long.MAX_VALUE / SPELLED_OUT);
    }

    /** @throws RefusedException when it asks for what only our own engine does, or for a graph that is not there */
    private Query sendable(Query query) {
        Query read = admission.foreign(query);
        for (String graph : Stream.concat(read.getGraphURIs().stream(), read.getNamedGraphURIs().stream()).toList()) {
            if (!dataset.containsGraph(NodeFactory.createURI(graph))) {
                throw RefusedException.backendUnable("There is no graph <" + graph + "> here, and none is fetched from elsewhere.");
            }
        }
        return read;
    }
}
