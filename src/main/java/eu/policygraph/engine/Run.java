package eu.policygraph.engine;

import eu.policygraph.index.IdPart;
import eu.policygraph.index.IdView;
import eu.policygraph.index.NamedViews;
import eu.policygraph.index.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.expr.NodeValue;

/** What one execution works with: the data, the terms that it computes, which have negative numbers, and its meter. */
final class Run {

    /** Steps between two looks at the clock. */
    private static final int OFTEN = 128;

    /** Estimated bytes of a computed term without its text. */
    private static final int TERM = 160;

    final IdView view;
    final Meter meter;
    final ExecutionContext context;
    /** Empty where named graphs cannot be seen as tables. */
    final Optional<NamedViews> graphs;
    private final Terms terms;
    /** Terms with higher numbers came after this execution began; to it they are computed ones. */
    private final int latest;
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Node> computed = new ArrayList<>();
    private final IntMap<NodeValue> values = new IntMap<>();
    private final IntMap<SortKey> keys = new IntMap<>();
    /** Rows of evaluations of their own. */
    final List<Frame> frames = new ArrayList<>();
    private int steps;

    Run(IdView view, Optional<NamedViews> graphs, Meter meter, ExecutionContext context) {
        this.view = view;
        this.graphs = graphs;
        this.meter = meter;
        this.context = context;
        this.terms = view.terms();
        this.latest = terms.count();
    }

    /** To be called for everything that is looked at. */
    void step() {
        if (++steps == OFTEN) {
            steps = 0;
            meter.check();
        }
    }

    Node term(int number) {
        return number > 0 ? terms.term(number) : computed.get(-number - 1);
    }

    int number(Node term) {
        int known = terms.number(term);
        if (known != Terms.NONE && known <= latest) {
            return known;
        }
        Integer own = numbers.get(term);
        if (own == null) {
            meter.take(TERM + (term.isLiteral() ? 2L * term.getLiteralLexicalForm().length() : 0));
            computed.add(term);
            own = -computed.size();
            numbers.put(term, own);
        }
        return own;
    }

    /** The tables of the graph whose name has a number. */
    List<IdPart> parts(int graph) {
        return view(term(graph)).parts();
    }

    /** @throws IllegalStateException for a graph without numbers: what asks for one is never planned here */
    IdView view(Node graph) {
        return graphs.flatMap(named -> named.named(graph)).orElseThrow(() -> new IllegalStateException("no numbers in " + graph));
    }

    NodeValue value(int number) {
        NodeValue value = values.get(number);
        if (value == null) {
            value = NodeValue.makeNode(term(number));
            values.put(number, value);
        }
        return value;
    }

    SortKey key(int number) {
        SortKey key = keys.get(number);
        if (key == null) {
            key = SortKey.of(number, term(number));
            keys.put(number, key);
        }
        return key;
    }
}
