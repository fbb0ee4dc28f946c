package eu.policygraph.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * A form in which an answer can be had: its media type (IANA), the suffix of its address, and its name for people.
 * The suffix is also the value of {@code format=}.
 */
public enum Format {
    /** A page. */
    HTML("text/html", "html", "HTML"),
    /** RDF 1.1 Turtle. */
    TURTLE("text/turtle", "ttl", "Turtle"),
    /** RDF 1.1 TriG: statements by named graph. */
    TRIG("application/trig", "trig", "TriG"),
    /** RDF 1.1 N-Triples. */
    NTRIPLES("application/n-triples", "nt", "N-Triples"),
    /** RDF 1.1 N-Quads. */
    NQUADS("application/n-quads", "nq", "N-Quads"),
    /** JSON-LD 1.1. */
    JSONLD("application/ld+json", "jsonld", "JSON-LD"),
    /** RDF 1.1 XML syntax. */
    RDFXML("application/rdf+xml", "rdf", "RDF/XML"),
    /** SPARQL 1.1 query results in JSON. */
    RESULTS_JSON("application/sparql-results+json", "json", "JSON"),
    /** SPARQL 1.1 query results in XML. */
    RESULTS_XML("application/sparql-results+xml", "xml", "XML"),
    /** RFC 4180, with a header row. */
    CSV("text/csv", "csv", "CSV"),
    /** SPARQL 1.1 query results in tab-separated values. */
    TSV("text/tab-separated-values", "tsv", "TSV"),
    /** An array of plain objects, one per row. */
    ROWS_JSON("application/json", "rows.json", "JSON rows"),
    /** Office Open XML workbook. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "Excel"),
    /** The query itself. */
    SPARQL("application/sparql-query", "rq", "SPARQL");

    private final String mediaType;
    private final String suffix;
    private final String label;

    Format(String mediaType, String suffix, String label) {
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.label = label;
    }

    /** Media type without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** Suffix of an address, without the dot. */
    public String suffix() {
        return suffix;
    }

    /** Name for people. */
    public String label() {
        return label;
    }

    /** The value of a Content-Type header: text formats say their encoding. */
    public String contentType() {
        return this == HTML || this == CSV || this == TSV || this == TURTLE || this == TRIG || this == SPARQL ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** The format of a suffix or media type, in lower case, if there is one. */
    public static Optional<Format> of(String suffixOrMediaType) {
        return Arrays.stream(values()).filter(f -> f.suffix.equals(suffixOrMediaType) || f.mediaType.equals(suffixOrMediaType)).findFirst();
    }
}
