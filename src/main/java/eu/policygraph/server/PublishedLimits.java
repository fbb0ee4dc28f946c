package eu.policygraph.server;

import eu.policygraph.query.Limits;
import java.util.LinkedHashMap;
import java.util.Map;

/** The limits that are in force, in the forms in which they are told. */
final class PublishedLimits {

    private PublishedLimits() {}

    /**
     * The limits that a visitor meets, as {@code /help} tells them: values by the id of their message,
     * in the order in which they are told; times in milliseconds, sizes in bytes.
     */
    static Map<String, Number> values(Settings settings) {
        Limits limits = settings.limits();
        Settings.Lanes lanes = settings.lanes();
        Settings.Connections connections = settings.connections();
        Map<String, Number> published = new LinkedHashMap<>();
        published.put("time", limits.timeout().toMillis());
        published.put("rows", limits.maxRows());
        published.put("answer", limits.maxBytes());
        published.put("memory", limits.maxMemory());
        published.put("text", limits.text().maxCharacters());
        published.put("depth", limits.text().maxDepth());
        published.put("nodes", limits.text().maxNodes());
        published.put("threads", lanes.queries().threads());
        published.put("wait", lanes.queries().patience().toMillis());
        published.put("client", lanes.queries().perClient());
        published.put("body", connections.maxBody());
        published.put("header", connections.maxHeader());
        published.put("headertime", connections.headerTime().toMillis());
        published.put("requesttime", connections.requestTime().toMillis());
        published.put("readrate", connections.readRate());
        published.put("connections", connections.max());
        published.put("perclient", connections.perClient());
        return published;
    }

    /** The limits of queries as the service description tells them: English sentences. */
    static String text(Settings settings) {
        Limits limits = settings.limits();
        return ("A query is stopped after %d ms with status 503. An answer has at most %d rows or statements and %d bytes; one that is cut says so in the header X-Result-Cut and in its body. "
                + "A query has at most %d characters, %d brackets inside one another and %d parts, and keeps at most %d bytes at once. A request has at most %d bytes of header and %d of body. "
                + "One client may have %d queries under way; more are answered with 429. %d queries run at once; one that waits longer than %d ms is answered with 503.")
                .formatted(limits.timeout().toMillis(), limits.maxRows(), limits.maxBytes(), limits.text().maxCharacters(), limits.text().maxDepth(), limits.text().maxNodes(), limits.maxMemory(),
                        settings.connections().maxHeader(), settings.connections().maxBody(), settings.lanes().queries().perClient(), settings.lanes().queries().threads(),
                        settings.lanes().queries().patience().toMillis())
                + (limits.remote().allowed().isEmpty() ? " SERVICE is refused." : " SERVICE may name " + String.join(", ", limits.remote().allowed()) + ".");
    }
}
