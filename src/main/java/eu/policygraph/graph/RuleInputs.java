package eu.policygraph.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDatasetNames;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProcedure;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;

/**
 * Which statements a rule can read: those that match one of its triple patterns, be it in a sub-query, a path or EXISTS. A
 * change of other statements leaves what the rule derives as it is. Where that cannot be told, it reads everything.
 */
final class RuleInputs {

    private final Map<Node, List<Triple>> patterns = new HashMap<>();
    private boolean everything;

    private RuleInputs() {}

    static RuleInputs of(Query rule) {
        RuleInputs inputs = new RuleInputs();
        inputs.everything = rule.hasDatasetDescription();
        Walker.walk(Algebra.compile(rule), inputs.new Reader(), new ExprVisitorBase());
        return inputs;
    }

    /** Whether the rule can read one of these statements. */
    boolean includeAny(Set<Triple> statements) {
        return everything ? !statements.isEmpty() : statements.stream().anyMatch(t -> patterns.getOrDefault(t.getPredicate(), List.of()).stream().anyMatch(p -> p.matches(t)));
    }

    /** The predicates that are read; none where everything is. */
    Optional<Set<Node>> predicates() {
        return everything ? Optional.empty() : Optional.of(patterns.keySet());
    }

    private void add(Node subject, Node predicate, Node object) {
        if (predicate.isConcrete()) {
            patterns.computeIfAbsent(predicate, k -> new ArrayList<>()).add(Triple.create(concrete(subject), predicate, concrete(object)));
        } else {
            everything = true;
        }
    }

    private static Node concrete(Node node) {
        return node.isConcrete() && !node.isBlank() ? node : Node.ANY;
    }

    private final class Reader extends OpVisitorBase {

        @Override
        public void visit(OpBGP patterns) {
            patterns.getPattern().forEach(t -> add(t.getSubject(), t.getPredicate(), t.getObject()));
        }

        @Override
        public void visit(OpPath path) {
            read(path.getTriplePath().getPath());
        }

        /** {@code GRAPH ?g { }} reads the names of the graphs. */
        @Override
        public void visit(OpGraph graph) {
            everything |= graph.getSubOp() instanceof OpTable || graph.getSubOp() instanceof OpBGP patterns && patterns.getPattern().isEmpty();
        }

        @Override
        public void visit(OpDatasetNames names) {
            everything = true;
        }

        @Override
        public void visit(OpPropFunc function) {
            everything = true;
        }

        @Override
        public void visit(OpProcedure procedure) {
            everything = true;
        }

        @Override
        public void visit(OpService service) {
            everything = true;
        }

        private void read(Path path) {
            switch (path) {
                case P_Link link -> add(Node.ANY, link.getNode(), Node.ANY);
                case P_ReverseLink link -> add(Node.ANY, link.getNode(), Node.ANY);
                case P_Inverse inverse -> read(inverse.getSubPath());
                case P_OneOrMore1 repeated -> read(repeated.getSubPath());
                case P_Alt either -> {
                    read(either.getLeft());
                    read(either.getRight());
                }
                case P_Seq sequence -> {
                    read(sequence.getLeft());
                    read(sequence.getRight());
                }
                // A path of length zero reaches every node of the data; a negated one reads what it does not name.
                default -> everything = true;
            }
        }
    }
}
