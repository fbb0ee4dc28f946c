package eu.policygraph.admission;

import eu.policygraph.admission.RefusedException.Reason;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/**
 * The endpoints that {@code SERVICE} may name, letter by letter. Nobody else is asked anything on behalf of a query.
 *
 * @param allowed IRIs with scheme http or https, chosen by the operator; empty closes SERVICE altogether
 */
public record RemoteEndpoints(Set<String> allowed) {

    /** No endpoint at all. */
    public static final RemoteEndpoints NONE = new RemoteEndpoints(Set.of());

    /** @throws IllegalArgumentException for an IRI that is not absolute http or https with a host, or that carries a password or fragment */
    public RemoteEndpoints {
        for (String iri : allowed) {
            URI uri = URI.create(iri);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("not the http or https address of an endpoint: " + iri);
            }
        }
        allowed = Collections.unmodifiableSet(new TreeSet<>(allowed));
    }

    /** A variable is admitted where there are endpoints at all; what it stands for is admitted when it is known. */
    void admit(Node endpoint) {
        if (endpoint.isVariable() ? allowed.isEmpty() : !endpoint.isURI() || !allowed.contains(endpoint.getURI())) {
            String named = endpoint.isURI() ? "<" + endpoint.getURI() + ">" : endpoint.toString();
            throw RefusedException.of(Reason.SERVICE, "SERVICE " + named + " is refused: " + (allowed.isEmpty()
                    ? "this server asks no other endpoint. Ask this one from yours, or join the answers on your side."
                    : "this server asks only " + String.join(" ", allowed) + "."), endpoint.isURI() ? endpoint.getURI() : "");
        }
    }
}
