package eu.policygraph.engine;

import eu.policygraph.index.IdScan;
import eu.policygraph.index.Terms;

/** Statements that match a triple pattern with the values that the row has. */
final class Scan extends Step.Following {

    private final Run run;
    private final Frame frame;
    private final IdScan scan;
    private final Place s;
    private final Place p;
    private final Place o;
    private boolean active;
    private boolean bindsS;
    private boolean bindsP;
    private boolean bindsO;

    Scan(Step input, Run run, Frame frame, Place s, Place p, Place o) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.scan = new IdScan(run.view.parts());
        this.s = s;
        this.p = p;
        this.o = o;
    }

    @Override
    boolean next() {
        while (true) {
            if (active) {
                while (scan.next()) {
                    run.step();
                    if (bind()) {
                        return true;
                    }
                }
                unbind();
            }
            if (!input.next()) {
                return false;
            }
            begin();
        }
    }

    private void begin() {
        run.step();
        int subject = s.number(frame);
        int predicate = p.number(frame);
        int object = o.number(frame);
        bindsS = subject == Terms.NONE;
        bindsP = predicate == Terms.NONE && !(bindsS && p.slot() == s.slot());
        bindsO = object == Terms.NONE && !(bindsS && o.slot() == s.slot()) && !(bindsP && o.slot() == p.slot());
        active = true;
        scan.open(subject, predicate, object);
    }

    private boolean bind() {
        int[] row = frame.row;
        if (bindsS) {
            row[s.slot()] = scan.subject();
        }
        if (bindsP) {
            row[p.slot()] = scan.predicate();
        } else if (p.slot() >= 0 && row[p.slot()] != scan.predicate()) {
            return false;
        }
        if (bindsO) {
            row[o.slot()] = scan.object();
        } else if (o.slot() >= 0 && row[o.slot()] != scan.object()) {
            return false;
        }
        return true;
    }

    private void unbind() {
        int[] row = frame.row;
        if (bindsS) {
            row[s.slot()] = 0;
        }
        if (bindsP) {
            row[p.slot()] = 0;
        }
        if (bindsO) {
            row[o.slot()] = 0;
        }
        active = false;
    }

    @Override
    void close() {
        if (active) {
            unbind();
        }
        input.close();
    }
}
