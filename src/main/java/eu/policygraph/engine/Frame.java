package eu.policygraph.engine;

import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;

/** The row at hand: the number of a term for each variable, 0 where it has no value. */
final class Frame {

    /** By the place of the variable; long enough for all variables of the plan once it is made. */
    int[] row = new int[0];

    private final Slots slots;
    private final Run run;

    Frame(Slots slots, Run run) {
        this.slots = slots;
        this.run = run;
    }

    /** The row at hand as Jena sees rows; changes with it. */
    Binding live() {
        return new Live();
    }

    private final class Live extends BindingBase {

        Live() {
            super(null);
        }

        private List<Var> bound() {
            return slots.variables().stream().filter(this::contains1).toList();
        }

        @Override
        protected Iterator<Var> vars1() {
            return bound().iterator();
        }

        @Override
        protected int size1() {
            return bound().size();
        }

        @Override
        protected boolean isEmpty1() {
            return bound().isEmpty();
        }

        @Override
        protected boolean contains1(Var variable) {
            int slot = slots.known(variable);
            return slot >= 0 && row[slot] != 0;
        }

        @Override
        protected Node get1(Var variable) {
            int slot = slots.known(variable);
            return slot >= 0 && row[slot] != 0 ? run.term(row[slot]) : null;
        }

        @Override
        protected Binding detachWithOriginalParent() {
            return new RowBinding(null, slots.variables().toArray(Var[]::new), row.clone(), run).copied();
        }

        @Override
        protected Binding detachWithNewParent(Binding newParent) {
            return detachWithOriginalParent();
        }
    }
}
