package eu.policygraph.publish;

import eu.policygraph.model.Namespaces;

/** Names parts of a document after the IRIs that they are about, so that they need no blank nodes. */
final class Fragments {

    private Fragments() {}

    /** The IRI as a fragment identifier: shortened where a house prefix fits, other characters made hyphens; distinct IRIs of one vocabulary stay distinct. */
    static String of(String iri) {
        return Namespaces.shorten(iri).replaceAll("[^A-Za-z0-9._~-]+", "-");
    }
}
