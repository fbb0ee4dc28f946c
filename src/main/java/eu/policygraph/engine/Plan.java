package eu.policygraph.engine;

import eu.policygraph.index.IdView;
import eu.policygraph.index.NamedViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;

/** An operation made ready to run once. */
final class Plan {

    private final Run run;
    private final Frame frame;
    private final Slots slots;
    private final Step step;
    private final Var[] variables;
    private final int[] places;

    private Plan(Run run, Frame frame, Slots slots, Step step, List<Var> variables) {
        this.run = run;
        this.frame = frame;
        this.slots = slots;
        this.step = step;
        this.variables = variables.toArray(Var[]::new);
        this.places = variables.stream().mapToInt(slots::of).toArray();
        frame.row = new int[slots.count()];
        run.frames.forEach(own -> own.row = new int[slots.count()]);
    }

    /**
     * @param graphs the named graphs; empty where they cannot be seen as tables
     * @param given variables that rows from outside have; null where the operation begins by itself
     * @return none when a part of the operation has to be evaluated by somebody else
     */
    static Optional<Plan> of(Op op, Set<Var> given, IdView view, Optional<NamedViews> graphs, Meter meter, ExecutionContext context) {
        Run run = new Run(view, graphs, meter, context);
        Slots slots = new Slots();
        Frame frame = new Frame(slots, run);
        try {
            Planner planner = new Planner(run, slots, frame, given == null ? Set.of() : given);
            Planner.Part part = planner.plan(op, given == null ? Planner.Part.root() : new Planner.Part(new Step.Seed(), Set.of(), given, false));
            return Optional.of(new Plan(run, frame, slots, part.step(), new ArrayList<>(part.visible())));
        } catch (UnsupportedPlanException e) {
            meter.release();
            return Optional.empty();
        } catch (RuntimeException e) {
            meter.release();
            throw e;
        }
    }

    /** The rows; each with what the row of the input had that it came from. */
    QueryIterator rows(QueryIterator input) {
        return new Rows(this, input, run.context);
    }

    /** Begins with the values of a row. */
    void open(Binding outer) {
        java.util.Arrays.fill(frame.row, 0);
        for (int slot = 0; slot < slots.count(); slot++) {
            Var variable = slots.variables().get(slot);
            if (outer.contains(variable)) {
                frame.row[slot] = run.number(outer.get(variable));
            }
        }
        step.open();
    }

    boolean next() {
        return step.next();
    }

    /** The row at hand, with what the row had that it began with. */
    Binding row(Binding outer) {
        int[] numbers = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            numbers[i] = outer.contains(variables[i]) ? 0 : frame.row[places[i]];
        }
        return new RowBinding(outer.isEmpty() ? null : outer, variables, numbers, run);
    }

    void release() {
        run.meter.release();
    }
}
