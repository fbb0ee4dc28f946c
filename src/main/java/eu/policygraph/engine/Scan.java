package eu.policygraph.engine;

import eu.policygraph.index.IdScan;
import eu.policygraph.index.Terms;

/** Statements that match a triple pattern with the values that the row has. */
class Scan extends Step.Following {

    final Run run;
    final Frame frame;
    final Place s;
    final Place p;
    final Place o;
    private final IdScan all;
    private IdScan scan;
    private boolean active;
    private boolean bindsS;
    private boolean bindsP;
    private boolean bindsO;

    Scan(Step input, Run run, Frame frame, Place s, Place p, Place o) {
        super(input);
        this.run = run;
        this.frame = frame;
        this.all = new IdScan(run.view.parts());
        this.s = s;
        this.p = p;
        this.o = o;
    }

    @Override
    boolean next() {
        while (true) {
            if (active) {
                do {
                    while (scan.next()) {
                        run.step();
                        if (bind()) {
                            return true;
                        }
                    }
                } while (further());
                unbind();
            }
            if (!input.next()) {
                return false;
            }
            begin();
        }
    }

    /** Begins with the values of another row. */
    void begin() {
        start(all);
    }

    /** Goes on with other tables; false when there are none. The values of the last statement are still in the row. */
    boolean further() {
        return false;
    }

    /** Goes through the statements of a table that match the values that the row has now. */
    final void start(IdScan tables) {
        scan = tables;
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

    /** Takes all that was found out of the row. */
    void unbind() {
        unbindTerms();
        active = false;
    }

    final void unbindTerms() {
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
        bindsS = false;
        bindsP = false;
        bindsO = false;
    }

    @Override
    void close() {
        if (active) {
            unbind();
        }
        input.close();
    }
}
