package eu.policygraph.index;

import java.util.List;

/** Goes through the statements of several tables that match what is known of them. May be opened again and again. */
public final class IdScan {

    private final IdPart[] parts;
    private final IdCursor cursor = new IdCursor();
    private int part;
    private int s;
    private int p;
    private int o;

    /** Matches nothing until it is opened. */
    public IdScan(List<IdPart> parts) {
        this.parts = parts.toArray(IdPart[]::new);
        this.part = this.parts.length;
        this.cursor.open(IdTriples.NONE, Terms.NONE, Terms.NONE, Terms.NONE);
    }

    /** Begins with the statements that match; {@link Terms#NONE} matches any term, a number that is not there nothing. */
    public void open(int subject, int predicate, int object) {
        s = subject;
        p = predicate;
        o = object;
        part = 0;
        if (parts.length > 0) {
            cursor.open(parts[0].table(), s, p, o);
        }
    }

    /** Goes to the next statement; false when there is none. */
    public boolean next() {
        while (part < parts.length) {
            IdTriples removed = parts[part].removed();
            while (cursor.next()) {
                if (removed.size() == 0 || !removed.contains(cursor.subject(), cursor.predicate(), cursor.object())) {
                    return true;
                }
            }
            if (++part < parts.length) {
                cursor.open(parts[part].table(), s, p, o);
            }
        }
        return false;
    }

    public int subject() {
        return cursor.subject();
    }

    public int predicate() {
        return cursor.predicate();
    }

    public int object() {
        return cursor.object();
    }
}
