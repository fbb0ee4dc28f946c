package eu.policygraph.server;

import eu.policygraph.admission.RefusedException;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.sparql.QueryProblems;
import eu.policygraph.web.Route;
import java.util.function.Supplier;
import org.apache.jena.query.QueryCancelledException;

/** The snapshot to answer from. While a request is handled it stays the same, whatever is published meanwhile: no answer mixes two. */
final class PinnedSnapshot implements Supplier<Snapshot> {

    private final Supplier<Snapshot> served;
    private final ThreadLocal<Snapshot> pinned = new ThreadLocal<>();

    /** @param served the snapshot that new requests get */
    PinnedSnapshot(Supplier<Snapshot> served) {
        this.served = served;
    }

    @Override
    public Snapshot get() {
        Snapshot snapshot = pinned.get();
        return snapshot != null ? snapshot : served.get();
    }

    /** The handler with one snapshot from its beginning to its end. Where another engine fails to give of it, the client is told. */
    Route.Handler during(Route.Handler handler) {
        return request -> {
            pinned.set(served.get());
            try {
                return handler.handle(request);
            } catch (RefusedException e) {
                throw QueryProblems.ofBackend(e).orElseThrow(() -> e).exception();
            } catch (QueryCancelledException e) {
                throw pinned.get().isForeign() ? QueryProblems.backendSlow().exception() : e;
            } finally {
                pinned.remove();
            }
        };
    }
}
