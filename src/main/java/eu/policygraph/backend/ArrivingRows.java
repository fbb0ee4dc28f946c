package eu.policygraph.backend;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/** Rows read from a body in the SPARQL 1.1 results JSON format. */
final class ArrivingRows implements Rows {

    private final BodyStream body;
    private final long limit;
    private final RowSet rows;
    private final List<Var> variables;
    private long count;
    private boolean partial;

    /** @param limit to how many rows the engine cuts its answers */
    ArrivingRows(BodyStream body, long limit) {
        this.body = body;
        this.limit = limit;
        this.rows = readable(() -> RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON).create(ResultSetLang.RS_JSON).read(body, ARQ.getContext()), null);
        this.variables = readable(() -> List.copyOf(rows.getResultVars()), List.of());
    }

    @Override
    public List<Var> variables() {
        return variables;
    }

    @Override
    public boolean partial() {
        return partial;
    }

    @Override
    public boolean hasNext() {
        if (partial) {
            return false;
        }
        boolean more = readable(rows::hasNext, false);
        partial |= !more && count >= limit;
        return more;
    }

    @Override
    public Binding next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        count++;
        return rows.next();
    }

    @Override
    public void close() {
        body.close();
    }

    /** Jena tells of a body that breaks off by exceptions of many kinds. */
    private <T> T readable(Supplier<T> step, T whenCut) {
        try {
            return step.get();
        } catch (QueryCancelledException e) {
            body.close();
            throw e;
        } catch (RuntimeException e) {
            body.close();
            if (!body.isCut()) {
                throw body.isBroken() ? SparqlBackend.broken() : SparqlBackend.unreadable();
            }
            partial = true;
            return whenCut;
        }
    }
}
