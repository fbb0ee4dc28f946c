package eu.policygraph.engine;

import eu.policygraph.engine.Steps.Ends;
import eu.policygraph.engine.Steps.Way;
import org.apache.jena.sparql.path.Path;

/** Ends of a property path, from its subject or from its object, whichever has a value. */
final class Follow extends Step.Following {

    private final Run run;
    private final Frame frame;
    private final Place s;
    private final Place o;
    private final Way forward;
    private final Way backward;
    private final Ends ends;
    private int at;
    private int wanted;
    private int binds = -1;

    /** @param s has a value in each row, or {@code o} has */
    Follow(Step input, Run run, Frame frame, Place s, Path path, Place o) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.s = s;
        this.o = o;
        Steps steps = new Steps(run);
        this.forward = steps.way(path, true);
        this.backward = steps.way(path, false);
        this.ends = new Ends(run);
    }

    @Override
    void open() {
        ends.clear();
        at = 0;
        super.open();
    }

    @Override
    boolean next() {
        while (true) {
            while (at < ends.size()) {
                int end = ends.get(at++);
                if (binds >= 0) {
                    frame.row[binds] = end;
                    return true;
                }
                if (end == wanted || run.term(end).sameValueAs(run.term(wanted))) {
                    return true;
                }
            }
            unbind();
            if (!input.next()) {
                return false;
            }
            begin();
        }
    }

    private void begin() {
        int from = s.number(frame);
        int to = o.number(frame);
        ends.clear();
        at = 0;
        if (from != 0) {
            forward.follow(from, ends::add);
            binds = to == 0 ? o.slot() : -1;
            wanted = to;
        } else {
            backward.follow(to, ends::add);
            binds = s.slot();
        }
    }

    private void unbind() {
        if (binds >= 0) {
            frame.row[binds] = 0;
            binds = -1;
        }
    }

    @Override
    void close() {
        unbind();
        ends.clear();
        at = 0;
        input.close();
    }
}
