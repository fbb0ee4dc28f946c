package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import eu.policygraph.model.Namespaces;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;

/**
 * Decides whether a query or update may run at all, before anything of it runs. Reading is linear in the text and bounded by
 * {@link TextLimits}, so it needs no clock. Safe for any number of threads.
 */
public final class Admission {

    private final TextLimits limits;
    private final Functions functions = new Functions();
    private final RemoteEndpoints endpoints;

    public Admission(TextLimits limits, RemoteEndpoints endpoints) {
        this.limits = limits;
        this.endpoints = endpoints;
    }

    /** IRIs of the functions that may be called, sorted; the keywords of SPARQL 1.1 come on top. */
    public Set<String> functions() {
        return functions.offered();
    }

    /** The endpoints that SERVICE may name. */
    public RemoteEndpoints endpoints() {
        return endpoints;
    }

    /** UTF-16 units that a text may have. */
    public int maxCharacters() {
        return limits.maxCharacters();
    }

    Functions offered() {
        return functions;
    }

    /**
     * Reads a SPARQL 1.1 query that may run. Relative IRIs are those of the project, and never name a file of this machine.
     *
     * @throws org.apache.jena.query.QueryException when it is not SPARQL; a {@link org.apache.jena.query.QueryParseException} tells the place
     * @throws RefusedException when it is, and may not run
     */
    public Query parse(String text) {
        measure(text);
        try {
            Query query = QueryFactory.create(text, Namespaces.BASE, Syntax.syntaxSPARQL_11);
            examine(query);
            return query;
        } catch (StackOverflowError e) {
            throw RefusedException.overflow();
        } catch (QueryParseException e) {
            throw overflowed(e);
        }
    }

    /** A query as text that means the same everywhere: with every IRI whole, for Jena shortens those below the base without saying which it is. */
    public static String text(Query query) {
        Query whole = query.cloneQuery();
        whole.setBaseURI("http://base.invalid/");
        return whole.serialize();
    }

    /**
     * The query as another engine will read it: written out, read again and examined, so that no term of it can make another query of
     * it, and nothing is asked that only this program answers.
     *
     * @throws RefusedException when that engine must not be asked it
     */
    public Query foreign(Query query) {
        Query read;
        try {
            read = parse(text(query));
        } catch (QueryParseException e) {
            throw RefusedException.backendUnable("The query cannot be written in SPARQL 1.1 for the engine that holds the data.");
        }
        Examination.ofForeign(limits.maxNodes(), functions).query(read);
        return read;
    }

    /**
     * Reads a SPARQL 1.1 update that may run, whoever is allowed to run it. Relative IRIs are those of the project.
     *
     * @throws org.apache.jena.query.QueryException as {@link #parse}
     * @throws RefusedException as {@link #parse}, and for {@code LOAD}
     */
    public UpdateRequest parseUpdate(String text) {
        measure(text);
        try {
            UpdateRequest request = UpdateFactory.create(text, Namespaces.BASE, Syntax.syntaxSPARQL_11);
            examine(request);
            return request;
        } catch (StackOverflowError e) {
            throw RefusedException.overflow();
        } catch (QueryParseException e) {
            throw overflowed(e);
        }
    }

    /** Jena's parser gives errors of the machine as errors of the text. */
    private static RuntimeException overflowed(QueryParseException e) {
        return switch (e.getCause()) {
            case StackOverflowError overflow -> RefusedException.overflow();
            case Error error -> throw error;
            case null, default -> e;
        };
    }

    /** @throws RefusedException when the query may not run */
    public void examine(Query query) {
        new Examination(limits.maxNodes(), functions, endpoints).query(query);
    }

    /** @throws RefusedException when a part of the update may not run */
    public void examine(UpdateRequest request) {
        Examination examination = new Examination(limits.maxNodes(), functions, endpoints);
        for (Update update : request.getOperations()) {
            switch (update) {
                case UpdateLoad load -> throw RefusedException.of(Reason.LOAD, "LOAD is refused: nothing is fetched from elsewhere. Send the statements themselves.", load.getSource());
                case UpdateModify modify -> {
                    examination.templates(modify.getDeleteQuads());
                    examination.templates(modify.getInsertQuads());
                    examination.element(modify.getWherePattern());
                }
                case UpdateDeleteWhere where -> examination.templates(where.getQuads());
                default -> { }
            }
        }
    }

    private void measure(String text) {
        if (text.length() > limits.maxCharacters()) {
            throw RefusedException.of(Reason.TOO_LONG, "The text has " + text.length() + " characters; the limit is " + limits.maxCharacters() + ".");
        }
        new Lexical(text).examine(limits.maxDepth());
    }
}
