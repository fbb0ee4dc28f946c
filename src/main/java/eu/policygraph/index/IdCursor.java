package eu.policygraph.index;

/** Goes through the statements of a table that match what is known of them. May be opened again and again. */
public final class IdCursor {

    private enum Shape { SUBJECT, PREDICATE, OBJECT, ALL, SUBJECT_THEN_OBJECT, OBJECT_THEN_SUBJECT }

    private Sorted order;
    private Shape shape;
    private int place;
    private int end;
    private int entry;
    private int known;
    private int wanted;
    private int subject;
    private int predicate;
    private int object;

    /** Begins with the statements that match; {@link Terms#NONE} matches any term, a number that is not there nothing. */
    public void open(IdTriples table, int s, int p, int o) {
        if (s != Terms.NONE) {
            if (p == Terms.NONE && o != Terms.NONE) {
                between(table, s, o);
            } else {
                range(table.spo, Shape.SUBJECT, s, p, o);
            }
        } else if (o != Terms.NONE) {
            range(table.ops, Shape.OBJECT, o, p, s);
        } else if (p != Terms.NONE) {
            range(table.pos, Shape.PREDICATE, p, o, s);
        } else {
            order = table.spo;
            shape = Shape.ALL;
            place = 0;
            end = order.size();
            entry = 0;
        }
    }

    private void range(Sorted in, Shape as, int a, int b, int c) {
        order = in;
        shape = as;
        known = a;
        place = in.start1(a);
        end = in.end1(a);
        if (b != Terms.NONE) {
            place = in.lower2(place, end, b);
            end = in.lower2(place, end, b + 1);
            if (c != Terms.NONE) {
                int found = in.lower3(place, end, c);
                end = found < end && in.third(found) == c ? found + 1 : found;
                place = found;
            }
        }
    }

    /** All predicates between two terms: goes through the statements of the one that has fewer. */
    private void between(IdTriples table, int s, int o) {
        boolean bySubject = table.spo.end1(s) - table.spo.start1(s) <= table.ops.end1(o) - table.ops.start1(o);
        range(bySubject ? table.spo : table.ops, bySubject ? Shape.SUBJECT_THEN_OBJECT : Shape.OBJECT_THEN_SUBJECT, bySubject ? s : o, Terms.NONE, Terms.NONE);
        wanted = bySubject ? o : s;
    }

    /** How many statements are left. */
    int count() {
        if (shape != Shape.SUBJECT_THEN_OBJECT && shape != Shape.OBJECT_THEN_SUBJECT) {
            return end - place;
        }
        int matching = 0;
        for (int i = place; i < end; i++) {
            matching += order.third(i) == wanted ? 1 : 0;
        }
        return matching;
    }

    /** Goes to the next statement; false when there is none. */
    public boolean next() {
        while (place < end) {
            int at = place++;
            switch (shape) {
                case SUBJECT -> set(known, order.second(at), order.third(at));
                case PREDICATE -> set(order.third(at), known, order.second(at));
                case OBJECT -> set(order.third(at), order.second(at), known);
                case SUBJECT_THEN_OBJECT -> {
                    if (order.third(at) != wanted) {
                        continue;
                    }
                    set(known, order.second(at), wanted);
                }
                case OBJECT_THEN_SUBJECT -> {
                    if (order.third(at) != wanted) {
                        continue;
                    }
                    set(wanted, order.second(at), known);
                }
                case ALL -> {
                    while (order.start(entry + 1) <= at) {
                        entry++;
                    }
                    set(order.key(entry), order.second(at), order.third(at));
                }
            }
            return true;
        }
        return false;
    }

    private void set(int s, int p, int o) {
        subject = s;
        predicate = p;
        object = o;
    }

    public int subject() {
        return subject;
    }

    public int predicate() {
        return predicate;
    }

    public int object() {
        return object;
    }
}
