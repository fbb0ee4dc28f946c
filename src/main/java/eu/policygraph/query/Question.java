package eu.policygraph.query;

import java.util.Optional;
import org.apache.jena.query.Query;

/** The text of a query that may run, as far as it had to be read. */
public final class Question {

    private final String text;
    private final Query query;
    private final boolean repeatable;
    private final PreparedQueries.Found prepared;

    private Question(String text, Query query, boolean repeatable, PreparedQueries.Found prepared) {
        this.text = text;
        this.query = query;
        this.repeatable = repeatable;
        this.prepared = prepared;
    }

    static Question read(String text, Query query) {
        return new Question(text, query, Repeatable.test(text), null);
    }

    static Question prepared(String text, PreparedQueries.Found found) {
        return new Question(text, found.query().query(), true, found);
    }

    String text() {
        return text;
    }

    /** Tells the form of the query and which graphs it names; other terms in it may be placeholders. Not to be changed. */
    public Query query() {
        return query;
    }

    /** Whether it has the same answer whenever it is put to the same data; false in doubt. */
    public boolean isRepeatable() {
        return repeatable;
    }

    Optional<PreparedQueries.Found> prepared() {
        return Optional.ofNullable(prepared);
    }
}
