package eu.policygraph.query;

import org.apache.jena.query.Query;

/**
 * A part of the rows of a table.
 *
 * @param offset rows that are left out at the beginning
 * @param limit rows at most; {@value #ALL} for as many as the server gives
 */
public record Slice(long offset, long limit) {

    /** No limit but the server's. */
    public static final long ALL = -1;

    /** Everything from the first row on. */
    public static final Slice WHOLE = new Slice(0, ALL);

    public Slice {
        if (offset < 0 || limit < ALL || limit == 0) {
            throw new IllegalArgumentException("no such slice: " + offset + ", " + limit);
        }
    }

    /** The query for these rows and one more, which tells whether rows go on. */
    Query of(Query query) {
        if (equals(WHOLE)) {
            return query;
        }
        Query part = query.cloneQuery();
        long own = query.hasLimit() ? Math.max(0, query.getLimit() - offset) : Long.MAX_VALUE;
        long wanted = limit == ALL ? own : Math.min(own, limit + 1);
        part.setOffset((query.hasOffset() ? query.getOffset() : 0) + offset);
        part.setLimit(wanted == Long.MAX_VALUE ? Query.NOLIMIT : wanted);
        return part;
    }

    /** The rows of {@link #of} without the one too many. */
    Answer.Rows trim(Answer.Rows rows) {
        return limit == ALL || rows.rows().size() <= limit ? rows : new Answer.Rows(rows.variables(), rows.rows().subList(0, (int) limit), rows.cut(), rows.took(), true, rows.lists());
    }
}
