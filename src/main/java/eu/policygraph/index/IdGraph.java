package eu.policygraph.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A graph of numbered terms that never changes: a big table, and above it a small one of what was added and one of what was removed since, so
 * that the next state of a big graph costs what the change costs.
 */
public final class IdGraph extends GraphBase implements IdView.Source {

    /** A graph whose tables differ by at most this many statements is not made anew. */
    private static final int FEW = 256;
    private static final int MANY = 2_048;

    private final Terms terms;
    private final IdTriples base;
    private final IdTriples added;
    private final IdTriples removed;

    private IdGraph(Terms terms, IdTriples base, IdTriples added, IdTriples removed) {
        this.terms = terms;
        this.base = base;
        this.added = added;
        this.removed = removed;
    }

    /** A graph over a table. */
    public IdGraph(Terms terms, IdTriples table) {
        this(terms, table, IdTriples.NONE, IdTriples.NONE);
    }

    /** The graph with the statements of another, whose terms get numbers; that one itself where it has them already. */
    public static IdGraph of(Terms terms, Graph graph) {
        if (graph instanceof IdGraph numbered && numbered.terms == terms) {
            return numbered;
        }
        Columns columns = new Columns(Math.max(16, graph.size()));
        graph.find().forEachRemaining(t -> columns.add(terms.add(t.getSubject()), terms.add(t.getPredicate()), terms.add(t.getObject())));
        return new IdGraph(terms, columns.table());
    }

    /** The graph after a change; this one stays as it is. What is gained and there, or lost and not there, changes nothing. */
    public IdGraph revise(Collection<Triple> gained, Collection<Triple> lost) {
        if (gained.isEmpty() && lost.isEmpty()) {
            return this;
        }
        Set<List<Integer>> more = rows(added);
        Set<List<Integer>> fewer = rows(removed);
        for (Triple triple : lost) {
            List<Integer> row = row(triple);
            if (!more.remove(row) && base.contains(row.get(0), row.get(1), row.get(2))) {
                fewer.add(row);
            }
        }
        for (Triple triple : gained) {
            List<Integer> row = row(triple);
            if (!fewer.remove(row) && !base.contains(row.get(0), row.get(1), row.get(2))) {
                more.add(row);
            }
        }
        IdGraph revised = new IdGraph(terms, base, table(more), table(fewer));
        int differences = more.size() + fewer.size();
        return base.size() <= FEW || differences > FEW && differences > Math.min(MANY, base.size() / 16) ? new IdGraph(terms, revised.merged()) : revised;
    }

    private List<Integer> row(Triple triple) {
        return List.of(terms.add(triple.getSubject()), terms.add(triple.getPredicate()), terms.add(triple.getObject()));
    }

    private static Set<List<Integer>> rows(IdTriples table) {
        Set<List<Integer>> rows = new HashSet<>();
        IdCursor cursor = new IdCursor();
        cursor.open(table, Terms.NONE, Terms.NONE, Terms.NONE);
        while (cursor.next()) {
            rows.add(List.of(cursor.subject(), cursor.predicate(), cursor.object()));
        }
        return rows;
    }

    private static IdTriples table(Set<List<Integer>> rows) {
        if (rows.isEmpty()) {
            return IdTriples.NONE;
        }
        Columns columns = new Columns(rows.size());
        rows.forEach(row -> columns.add(row.get(0), row.get(1), row.get(2)));
        return columns.table();
    }

    private IdTriples merged() {
        Columns columns = new Columns(Math.max(16, graphBaseSize()));
        IdScan scan = new IdScan(parts());
        scan.open(Terms.NONE, Terms.NONE, Terms.NONE);
        while (scan.next()) {
            columns.add(scan.subject(), scan.predicate(), scan.object());
        }
        return columns.table();
    }

    /** The terms that the numbers stand for. */
    public Terms terms() {
        return terms;
    }

    /** All its statements as one table, made anew where there is more than one. */
    public IdTriples table() {
        return added.size() == 0 && removed.size() == 0 ? base : merged();
    }

    /** The tables that make up the graph; no statement is in two of them. */
    public List<IdPart> parts() {
        return added.size() == 0 ? List.of(new IdPart(base, removed)) : List.of(new IdPart(base, removed), new IdPart(added, IdTriples.NONE));
    }

    @Override
    public Optional<IdView> view() {
        return Optional.of(new IdView(terms, parts()));
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        IdScan scan = new IdScan(parts());
        int s = number(pattern.getSubject());
        int p = number(pattern.getPredicate());
        int o = number(pattern.getObject());
        if (s >= 0 && p >= 0 && o >= 0) {
            scan.open(s, p, o);
        }
        return new IdTripleIterator(scan, terms);
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        int s = number(pattern.getSubject());
        int p = number(pattern.getPredicate());
        int o = number(pattern.getObject());
        if (s < 0 || p < 0 || o < 0) {
            return false;
        }
        if (s > 0 && p > 0 && o > 0) {
            return added.contains(s, p, o) || base.contains(s, p, o) && !removed.contains(s, p, o);
        }
        IdScan scan = new IdScan(parts());
        scan.open(s, p, o);
        return scan.next();
    }

    /** {@link Terms#NONE} for what matches any term, negative for a term that is in no statement. */
    private int number(Node node) {
        if (!node.isConcrete()) {
            return Terms.NONE;
        }
        int number = terms.number(node);
        return number == Terms.NONE ? -1 : number;
    }

    @Override
    protected int graphBaseSize() {
        return base.size() - removed.size() + added.size();
    }

    @Override
    public boolean isEmpty() {
        return graphBaseSize() == 0;
    }

    /** Columns that grow. */
    private static final class Columns {

        private int[] subjects;
        private int[] predicates;
        private int[] objects;
        private int size;

        Columns(int expected) {
            subjects = new int[expected];
            predicates = new int[expected];
            objects = new int[expected];
        }

        void add(int s, int p, int o) {
            if (size == subjects.length) {
                subjects = Arrays.copyOf(subjects, 2 * size);
                predicates = Arrays.copyOf(predicates, 2 * size);
                objects = Arrays.copyOf(objects, 2 * size);
            }
            subjects[size] = s;
            predicates[size] = p;
            objects[size++] = o;
        }

        IdTriples table() {
            return IdTriples.of(Arrays.copyOf(subjects, size), Arrays.copyOf(predicates, size), Arrays.copyOf(objects, size));
        }
    }
}
