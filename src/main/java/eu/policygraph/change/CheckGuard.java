package eu.policygraph.change;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import eu.policygraph.query.Answer;
import eu.policygraph.query.QualityCheck;
import eu.policygraph.query.QueryRunner;
import eu.policygraph.query.QueryTimeoutException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Table;
import org.apache.jena.sparql.algebra.TableFactory;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;

/**
 * Finds the defects that a change adds by one quality check. A new answer of the check's query rests on a statement that the change added
 * or removed; so each changed statement is held against each block of patterns of the query, and the query is run only with the values
 * that came of it. A query that cannot be taken apart is run whole.
 */
final class CheckGuard {

    /** With more starting points than this, running the query whole is quicker. */
    private static final int MOST_ROWS = 10_000;

    private static final Var SUBJECT = Var.alloc("subject");
    private static final Var PROBLEM = Var.alloc("problem");
    private static final String CHECKS = Namespaces.BASE + "quality#";

    private final QualityCheck check;
    private final Node iri;
    private final Optional<List<Block>> blocks;

    CheckGuard(QualityCheck check) {
        this.check = Objects.requireNonNull(check);
        this.iri = NodeFactory.createURI(CHECKS + check.name());
        this.blocks = CheckBlocks.of(check.query());
    }

    /** Whether the check can be run on a part of the data. */
    boolean isComparable() {
        return blocks.isPresent();
    }

    /**
     * The defects that {@code after} has and {@code before} has not.
     *
     * @param changed all statements in which they differ, what is inferred and derived included
     * @throws QueryTimeoutException when the query takes too long
     */
    Set<Breach> added(Snapshot before, Snapshot after, Collection<Quad> changed, QueryRunner runner) throws QueryTimeoutException {
        Set<Breach> found = new LinkedHashSet<>();
        for (Block block : blocks.orElse(List.of())) {
            Optional<Table> table = startingPoints(block, before, after, changed);
            if (table.isEmpty()) {
                return addedAnywhere(before, after, runner);
            }
            if (!table.get().isEmpty()) {
                found.addAll(breaches(startingAt(table.get()), after, runner));
            }
        }
        if (blocks.isEmpty()) {
            return addedAnywhere(before, after, runner);
        }
        if (!found.isEmpty()) {
            Table subjects = TableFactory.create(List.of(SUBJECT));
            found.stream().map(Breach::focus).distinct().forEach(subject -> subjects.addBinding(BindingFactory.binding(SUBJECT, subject)));
            found.removeAll(breaches(startingAt(subjects), before, runner));
        }
        return found;
    }

    /** The same, found by looking at everything. */
    Set<Breach> addedAnywhere(Snapshot before, Snapshot after, QueryRunner runner) throws QueryTimeoutException {
        Set<Breach> found = breaches(check.query(), after, runner);
        if (!found.isEmpty()) {
            found.removeAll(breaches(check.query(), before, runner));
        }
        return found;
    }

    private Set<Breach> breaches(Query query, Snapshot snapshot, QueryRunner runner) throws QueryTimeoutException {
        Set<Breach> found = new LinkedHashSet<>();
        for (Binding row : ((Answer.Rows) runner.run(query, Map.of(), snapshot.dataset())).rows()) {
            found.add(new Breach(row.get(SUBJECT), null, null, iri, iri, row.get(PROBLEM).getLiteralLexicalForm() + ". " + check.fix()));
        }
        return found;
    }

    /** The check's query, asked only for these values. */
    private Query startingAt(Table values) {
        ElementData data = new ElementData(values.getVars(), new ArrayList<>());
        values.rows().forEachRemaining(data::add);
        ElementGroup group = new ElementGroup();
        group.addElement(data);
        if (check.query().getQueryPattern() instanceof ElementGroup whole) {
            whole.getElements().forEach(group::addElement);
        } else {
            group.addElement(check.query().getQueryPattern());
        }
        Query query = check.query().cloneQuery();
        query.setQueryPattern(group);
        return query;
    }

    /** The values of a block's visible variables wherever a changed statement is a part of it; empty when that does not narrow the query. */
    private static Optional<Table> startingPoints(Block block, Snapshot before, Snapshot after, Collection<Quad> changed) {
        List<Var> visible = List.copyOf(block.visible());
        Set<Map<Var, Node>> matches = new HashSet<>();
        changed.forEach(quad -> matches.addAll(block.matches(quad)));
        Set<Binding> rows = new HashSet<>();
        for (Map<Var, Node> match : matches) {
            if (visible.isEmpty() || rows.size() > MOST_ROWS) {
                return Optional.empty();
            }
            Binding known = binding(match);
            if (match.keySet().containsAll(visible)) {
                rows.add(only(visible, known));
            } else {
                complete(block, known, after, visible, rows);
                complete(block, known, before, visible, rows);
            }
        }
        Table table = TableFactory.create(visible);
        rows.forEach(table::addBinding);
        return Optional.of(table);
    }

    /** The rest of the block's variables, looked up in the data. */
    private static void complete(Block block, Binding known, Snapshot snapshot, List<Var> visible, Set<Binding> rows) {
        Table start = TableFactory.create(Iter.toList(known.vars()));
        start.addBinding(known);
        Op patterns = new OpBGP(block.patterns());
        Op whole = OpSequence.create(OpTable.create(start), block.graph() == null ? patterns : new OpGraph(block.graph(), patterns));
        QueryIterator solutions = Algebra.exec(whole, snapshot.dataset());
        try {
            while (solutions.hasNext() && rows.size() <= MOST_ROWS) {
                rows.add(only(visible, solutions.next()));
            }
        } finally {
            solutions.close();
        }
    }

    private static Binding binding(Map<Var, Node> values) {
        BindingBuilder builder = BindingFactory.builder();
        values.forEach(builder::add);
        return builder.build();
    }

    private static Binding only(List<Var> variables, Binding binding) {
        BindingBuilder builder = BindingFactory.builder();
        variables.stream().filter(binding::contains).forEach(variable -> builder.add(variable, binding.get(variable)));
        return builder.build();
    }
}
