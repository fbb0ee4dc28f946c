package eu.policygraph.join;

import java.net.URI;
import java.util.Locale;

/**
 * Where a redirect may lead: to the host that was asked, and never from https to http. Of the official host of Cellar, which names its
 * records by http, the same address is taken by https.
 *
 * @param base address that all others are below; http or https
 */
record Redirects(URI base) {

    private static final String OFFICIAL = "publications.europa.eu";

    /** @throws ImportException when the redirect leads elsewhere, or nowhere */
    URI next(URI from, String location) throws ImportException {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new ImportException("it redirects to an address that is none");
        }
        String scheme = to.getScheme() == null ? "" : to.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || to.getHost() == null || to.getRawUserInfo() != null || !sameHost(to)) {
            throw new ImportException("it redirects to " + to + ", which is not on " + base.getHost() + "; that is not followed");
        }
        if (from.getScheme().equalsIgnoreCase("https") && scheme.equals("http")) {
            if (!official(to.getHost()) || to.getPort() != -1) {
                throw new ImportException("it redirects from https to " + to + ", which anybody on the way could alter; that is not followed");
            }
            return URI.create("https" + to.toString().substring("http".length()));
        }
        return to;
    }

    private boolean sameHost(URI to) {
        return official(base.getHost()) ? official(to.getHost()) : to.getHost().equalsIgnoreCase(base.getHost()) && to.getPort() == base.getPort();
    }

    private static boolean official(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(OFFICIAL) || name.endsWith("." + OFFICIAL);
    }
}
