package eu.policygraph.admission;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.SchemeRouter;
import java.security.Security;
import java.util.List;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.apache.jena.sys.JenaSystem;

/**
 * Closes the doors by which libraries fetch what a query or document names: contexts of JSON-LD, SERVICE. Entities of RDF/XML and
 * {@code owl:imports} are closed in Jena as it comes.
 */
public final class OutgoingRequests {

    /** Seconds for which a resolved name stays what it is; between the check of an address and the connection no answer of a name server counts. */
    private static final String NAME_LIFETIME = "30";

    private OutgoingRequests() {}

    /** Closes them for the whole program; to be called where it starts. Calling it again does nothing. */
    public static void close() {
        JenaSystem.init();
        SchemeRouter router = (SchemeRouter) SchemeRouter.defaultInstance();
        DocumentLoader closed = (address, options) -> {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "Contexts of JSON-LD are not fetched from elsewhere; write the context into the document. Asked for: " + address);
        };
        for (String scheme : List.of("http", "https", "file")) {
            router.set(scheme, closed);
        }
        ARQ.getContext().set(ARQ.httpServiceAllowed, false);
        ServiceExecutorRegistry.set(ARQ.getContext(), new ServiceExecutorRegistry());
        Security.setProperty("networkaddress.cache.ttl", NAME_LIFETIME);
    }
}
