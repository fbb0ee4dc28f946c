package eu.policygraph.publish;

import eu.policygraph.model.Namespaces;

/** Names parts of a document after the IRIs that they are about, so that they need no blank nodes. */
final class Fragments {

    private Fragments() {}

    /** The IRI as a fragment identifier: shortened by a house prefix; with a hash where characters had to go, so that IRIs stay apart. */
    static String of(String iri) {
        String name = Namespaces.shorten(iri).replaceFirst(":", "-");
        String safe = name.replaceAll("[^A-Za-z0-9._~-]+", "-");
        return safe.equals(name) ? name : safe + "-" + Integer.toHexString(iri.hashCode());
    }
}
