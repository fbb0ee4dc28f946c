package eu.policygraph.change;

import eu.policygraph.graph.InputException;
import eu.policygraph.web.Problem;
import eu.policygraph.web.ProblemException;
import eu.policygraph.web.Request;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in whoever sends a good token: bearer tokens (RFC 6750) in the header Authorization, and nowhere else. There are no cookies and
 * no other credentials that a browser adds by itself, so no page of another site can act for somebody.
 */
public final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String REALM = "Bearer realm=\"policygraph\"";

    /** The network of {@code ::1}, as clients by IPv6 are counted. */
    private static final String LOOPBACK_NETWORK = "00:00:00:00:00:00:00:00::/64";

    private final Optional<TokenFile> tokens;

    /** @param tokens empty when nothing can be changed over HTTP */
    public Gate(Optional<TokenFile> tokens) {
        this.tokens = tokens;
    }

    /** @throws ProblemException 403 when changes are switched off */
    void requireOpen() {
        if (tokens.isEmpty()) {
            throw closed();
        }
    }

    /** What a server without tokens says to whoever would change something. */
    static ProblemException closed() {
        return Problem.of("changes-off", 403, "Switched off", "Nothing can be changed on this server, for it has no tokens. "
                + "Its operator makes one with 'policygraph token' and starts the server with --tokens FILE.").exception();
    }

    /**
     * Who sends a request.
     *
     * @throws ProblemException 401 without a good token; 403 without the role, from afar without TLS, or when changes are switched off;
     *     503 when the token file is wrong
     */
    User require(Request request, Role role) {
        requireOpen();
        if (request.query().names().contains("access_token")) {
            throw unauthorized("invalid_request", "A token never stands in an address, where logs would keep it. Send it in the header Authorization, and make another, for this one is known now.");
        }
        if (!isPrivate(request)) {
            throw Problem.of("insecure-transport", 403, "TLS required", "A token was about to cross, or has crossed, the network in clear. Use https; behind a proxy that ends TLS, "
                    + "let it set X-Forwarded-Proto: https.").exception();
        }
        User user = userOf(token(request));
        if (!user.roles().contains(role)) {
            throw forbidden("role-not-allowed", "Your token does not have the role " + role.word() + ".");
        }
        return user;
    }

    static ProblemException forbidden(String id, String detail) {
        LOG.warn("refused: {}: {}", id, detail);
        return Problem.of(id, 403, "Forbidden", detail).withHeader("WWW-Authenticate", REALM + ", error=\"insufficient_scope\"").exception();
    }

    /** Under TLS, which a believed proxy may end, or from this machine itself. */
    private static boolean isPrivate(Request request) {
        String client = request.exchange().client();
        return request.address().origin().startsWith("https:") || client.startsWith("127.") || client.equals(LOOPBACK_NETWORK);
    }

    private static String token(Request request) {
        String header = request.header("Authorization").orElseThrow(() -> Problem.of("token-missing", 401, "Unauthorized",
                "This needs a token: send the header Authorization: Bearer TOKEN.").withHeader("WWW-Authenticate", REALM).exception());
        String[] words = header.strip().split(" +");
        if (words.length != 2 || !words[0].toLowerCase(Locale.ROOT).equals("bearer")) {
            throw unauthorized("invalid_request", "The header Authorization has the form: Bearer TOKEN.");
        }
        return words[1];
    }

    private User userOf(String token) {
        try {
            return tokens.orElseThrow().userOf(token).orElseThrow(() -> {
                LOG.warn("refused: an unknown or expired token");
                return unauthorized("invalid_token", "The token is unknown, has expired or was taken back.");
            });
        } catch (InputException | IOException e) {
            LOG.error("The token file cannot be used, nobody is let in: {}", e.getMessage());
            throw Problem.of("tokens-unusable", 503, "Unavailable", "The token file of this server is wrong at the moment, so nobody is let in. Its operator finds the reason in the log.")
                    .withHeader("Retry-After", "30").exception();
        }
    }

    private static ProblemException unauthorized(String error, String detail) {
        return Problem.of("token-invalid", 401, "Unauthorized", detail)
                .withHeader("WWW-Authenticate", REALM + ", error=\"" + error + "\", error_description=\"" + detail.replaceAll("[\"\\\\]", "'") + "\"").exception();
    }
}
