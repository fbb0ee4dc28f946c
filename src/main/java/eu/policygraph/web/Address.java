package eu.policygraph.web;

import java.util.regex.Pattern;

/**
 * Where the server answers, as the client sees it, with what a proxy in front of it adds.
 *
 * @param origin scheme, host and port, as {@code https://example.org}; no slash at the end
 * @param prefix path that a proxy puts in front of every address, as {@code /graph}, or empty
 */
public record Address(String origin, String prefix) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    /**
     * Reads {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and {@code X-Forwarded-Prefix}; what does not look like
     * a scheme, host or path is ignored, for these headers are text from strangers.
     */
    static Address of(String scheme, String host, String forwardedProto, String forwardedHost, String forwardedPrefix) {
        String proto = "https".equals(forwardedProto) || "http".equals(forwardedProto) ? forwardedProto : scheme;
        String name = forwardedHost != null && HOST.matcher(forwardedHost).matches() ? forwardedHost
                : host != null && HOST.matcher(host).matches() ? host : "localhost";
        String path = forwardedPrefix != null ? forwardedPrefix.replaceFirst("/$", "") : "";
        return new Address(proto + "://" + name, PREFIX.matcher(path).matches() ? path : "");
    }

    /** Address of a path for a link on a page: {@code path} starts with a slash. */
    public String link(String path) {
        return prefix + path;
    }

    /** Whole address of a path. */
    public String absolute(String path) {
        return origin + prefix + path;
    }
}
