package eu.policygraph.model;

import java.util.Optional;

/**
 * A data set of others that things of ours are linked to, known by what its IRIs begin with. The quality check {@code link-pattern} says
 * what an IRI of each looks like in full.
 *
 * @param key name in addresses, lower case
 * @param space what the IRIs of the data set begin with
 * @param endpoint SPARQL endpoint at which they can be joined; empty where there is none
 */
public record LinkTarget(String key, String space, Optional<String> endpoint) {

    /** SPARQL endpoint of Cellar, the repository of the Publications Office, which holds EuroVoc and the authority tables as well. */
    public static final String CELLAR = "https://publications.europa.eu/webapi/rdf/sparql";
    /** SPARQL endpoint of Wikidata. */
    public static final String WIKIDATA = "https://query.wikidata.org/sparql";
    /** SPARQL endpoint of the portal of European data, which holds descriptions of data sets by DCAT. */
    public static final String DATA_EUROPA = "https://data.europa.eu/sparql";

    private static final String REGISTERS = "http://publications.europa.eu/resource/";
    private static final String AUTHORITY = REGISTERS + "authority/";

    /**
     * The data set that an IRI belongs to. Each register of the Publications Office (celex, cellar, procedure, …) and each of its authority
     * tables is one.
     */
    public static Optional<LinkTarget> of(String iri) {
        if (iri.startsWith(AUTHORITY)) {
            return part(iri, AUTHORITY, "authority-", CELLAR);
        }
        if (iri.startsWith(REGISTERS)) {
            return part(iri, REGISTERS, "", CELLAR);
        }
        if (iri.startsWith("http://data.europa.eu/eli/") && !iri.contains("#")) {
            return Optional.of(new LinkTarget("eli", "http://data.europa.eu/eli/", Optional.of(DATA_EUROPA)));
        }
        if (iri.startsWith("http://eurovoc.europa.eu/")) {
            return Optional.of(new LinkTarget("eurovoc", "http://eurovoc.europa.eu/", Optional.of(CELLAR)));
        }
        if (iri.startsWith("http://www.wikidata.org/entity/")) {
            return Optional.of(new LinkTarget("wikidata", "http://www.wikidata.org/entity/", Optional.of(WIKIDATA)));
        }
        if (iri.startsWith("https://data.europarl.europa.eu/") && !iri.startsWith("https://data.europarl.europa.eu/def/")) {
            return Optional.of(new LinkTarget("europarl", "https://data.europarl.europa.eu/", Optional.empty()));
        }
        return Optional.empty();
    }

    private static Optional<LinkTarget> part(String iri, String before, String prefix, String endpoint) {
        int slash = iri.indexOf('/', before.length());
        return slash < 0 ? Optional.empty()
                : Optional.of(new LinkTarget(prefix + iri.substring(before.length(), slash), iri.substring(0, slash + 1), Optional.of(endpoint)));
    }
}
