package eu.policygraph.backend;

import eu.policygraph.admission.Budget;
import eu.policygraph.admission.Cancellation;
import eu.policygraph.admission.MemoryPool;
import eu.policygraph.admission.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The statements of one version, asked pattern by pattern and kept. All that has a subject is asked at once, together with other
 * things that an answer has just named: whoever shows a thing looks at those next. Safe for any number of threads.
 */
final class Lookups {

    /** Statements of one answer; what has more cannot be shown as a whole. */
    static final int MAX_QUADS = 50_000;

    private static final int AT_ONCE = 40;
    private static final int EXPECTED = 400;
    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final Node G = Var.alloc("g");
    private static final Node S = Var.alloc("s");
    private static final Node P = Var.alloc("p");
    private static final Node O = Var.alloc("o");

    private final Backend backend;
    private final Duration time;
    private final MemoryPool memory = new MemoryPool(2 * MAX_BYTES, MAX_BYTES);
    private final KeptQuads kept = new KeptQuads();
    private final Set<Node> expected = new LinkedHashSet<>();

    /** @param time that all look-ups for one answer have together; what was found by then is kept, so that the next attempt gets further */
    Lookups(Backend backend, Duration time) {
        this.backend = backend;
        this.time = time;
    }

    /**
     * The statements of the named graphs that match; {@code Node.ANY} matches everything.
     *
     * @throws RefusedException when nothing is given to look for, when too much matches, or when the engine gives no answer
     */
    Stream<Quad> find(Node graph, Node subject, Node predicate, Node object) {
        for (Node term : List.of(graph, subject, predicate, object)) {
            if (term != Node.ANY && !Terms.canBeNamed(term)) {
                return Stream.empty();
            }
        }
        Quad key = subject != Node.ANY ? Quad.create(Node.ANY, subject, Node.ANY, Node.ANY)
                : object != Node.ANY ? Quad.create(Node.ANY, Node.ANY, predicate, object) : Quad.create(graph, Node.ANY, predicate, Node.ANY);
        if (key.equals(Quad.ANY)) {
            throw RefusedException.backendUnable("This needs all data at once, and they are in another engine. Ask for a part of them with a query.");
        }
        List<Quad> found = kept.get(key);
        return (found != null ? found : subject != Node.ANY ? subjects(subject) : asked(key)).stream()
                .filter(quad -> is(graph, quad.getGraph()) && is(subject, quad.getSubject()) && is(predicate, quad.getPredicate()) && is(object, quad.getObject()));
    }

    private static boolean is(Node given, Node term) {
        return given == Node.ANY || given.equals(term);
    }

    /** Says that these are likely to be looked for next. */
    void expect(Collection<Node> things) {
        synchronized (expected) {
            if (expected.size() + things.size() > EXPECTED) {
                expected.clear();
            }
            things.stream().filter(thing -> thing.isURI() && Terms.canBeNamed(thing)).limit(EXPECTED).forEach(expected::add);
        }
    }

    private List<Quad> asked(Quad key) {
        Found found = ask("GRAPH " + name(key.getGraph(), G) + " { ?s " + name(key.getPredicate(), P) + " " + name(key.getObject(), O) + " }", key);
        List<Quad> quads = found.whole();
        if (quads.size() > MAX_QUADS) {
            throw RefusedException.backendUnable("More than " + MAX_QUADS + " statements belong to this, and they are in another engine. Ask for a part of them with a query.");
        }
        kept.put(key, quads);
        return quads;
    }

    private List<Quad> subjects(Node subject) {
        Set<Node> subjects = new LinkedHashSet<>(List.of(subject));
        synchronized (expected) {
            expected.removeIf(thing -> kept.get(ofSubject(thing)) != null);
            expected.stream().limit(AT_ONCE).forEach(subjects::add);
            expected.removeAll(subjects);
        }
        Found found = ask(subjects);
        if ((found.partial() || found.quads().size() > MAX_QUADS) && subjects.size() > 1) {
            subjects = Set.of(subject);
            found = ask(subjects);
        }
        List<Quad> quads = found.whole();
        if (quads.size() > MAX_QUADS) {
            throw RefusedException.backendUnable("More than " + MAX_QUADS + " statements are made of this thing, and they are in another engine. Ask for a part of them with a query.");
        }
        Map<Node, List<Quad>> bySubject = new HashMap<>();
        subjects.forEach(each -> bySubject.put(each, new ArrayList<>()));
        quads.forEach(quad -> bySubject.getOrDefault(quad.getSubject(), new ArrayList<>()).add(quad));
        bySubject.forEach((each, said) -> kept.put(ofSubject(each), said));
        return bySubject.get(subject);
    }

    private Found ask(Set<Node> subjects) {
        String values = subjects.stream().map(Terms::text).collect(Collectors.joining(" "));
        return ask("VALUES ?s { " + values + " } GRAPH ?g { ?s ?p ?o }", Quad.ANY);
    }

    private Found ask(String pattern, Quad key) {
        AtomicBoolean signal = new AtomicBoolean();
        Cancellation cancellation = Cancellation.current();
        cancellation.attach(signal);
        List<Quad> quads = new ArrayList<>();
        try (Budget budget = new Budget(signal, cancellation.began(), time, memory);
                Rows rows = backend.select(QueryFactory.create("SELECT DISTINCT ?g ?s ?p ?o { " + pattern + " } LIMIT " + (MAX_QUADS + 1), Syntax.syntaxSPARQL_11), budget, MAX_BYTES)) {
            while (rows.hasNext()) {
                Binding row = rows.next();
                quads.add(Quad.create(term(key.getGraph(), row, G), term(Node.ANY, row, S), term(key.getPredicate(), row, P), term(key.getObject(), row, O)));
            }
            return new Found(quads, rows.partial());
        } finally {
            cancellation.detach(signal);
        }
    }

    /** @param partial whether the engine holds more than it gave */
    private record Found(List<Quad> quads, boolean partial) {

        List<Quad> whole() {
            if (partial) {
                throw RefusedException.backendUnable("The engine that holds the data does not give all statements that belong to this. Ask for a part of them with a query.");
            }
            return quads;
        }
    }

    private static Quad ofSubject(Node subject) {
        return Quad.create(Node.ANY, subject, Node.ANY, Node.ANY);
    }

    private static String name(Node term, Node variable) {
        return term == Node.ANY ? variable.toString() : Terms.text(term);
    }

    private static Node term(Node given, Binding row, Node variable) {
        return given == Node.ANY ? row.get((Var) variable) : given;
    }
}
