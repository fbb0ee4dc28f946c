package eu.policygraph.publish;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Download.Packaging;
import eu.policygraph.query.PrebuiltQuery;
import eu.policygraph.query.QueryCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A form in which a snapshot can be taken away.
 *
 * @param file name of the file
 * @param mediaType of the content, before compression
 * @param unit what {@link Content#write} counts
 */
record Dump(String file, String title, String mediaType, Packaging packaging, String unit, Content content) {

    /** Writes the content, the archive of a ZIP included, compression of GZIP not. */
    @FunctionalInterface
    interface Content {
        /**
         * @param out stays open
         * @return how many statements, rows or files were written
         */
        long write(Snapshot snapshot, OutputStream out) throws IOException;
    }

    /** All of them, in the order in which people are shown them. */
    static List<Dump> all(QueryCatalogue catalogue) {
        String statements = "statements";
        return List.of(
                new Dump("eu-policy-graph.ttl.gz", "All statements in one graph, Turtle", "text/turtle", Packaging.GZIP, statements, RdfDumps::turtle),
                new Dump("eu-policy-graph.trig.gz", "All statements by source, TriG", "application/trig", Packaging.GZIP, statements, RdfDumps::trig),
                new Dump("eu-policy-graph.nt.gz", "All statements in one graph, N-Triples", "application/n-triples", Packaging.GZIP, statements, RdfDumps::ntriples),
                new Dump("eu-policy-graph.nq.gz", "All statements by source, canonical N-Quads", "application/n-quads", Packaging.GZIP, statements, RdfDumps::nquads),
                new Dump("eu-policy-graph.jsonld.gz", "All statements by source, JSON-LD", "application/ld+json", Packaging.GZIP, statements, JsonLdDump::write),
                new Dump("eu-policy-graph-csv.zip", "Tables: one for each kind of thing, and identifiers", "text/csv", Packaging.ZIP, "rows", CsvBundle::write),
                new Dump("graphs.sha256", "Digests of the graphs and rules that make up the version", "text/plain", Packaging.NONE, "lines", (snapshot, out) -> lines(snapshot.digests(), out)),
                new Dump("ontology.zip", "Ontology, status lists, SHACL shapes and rules as written, Turtle and SPARQL", "text/turtle", Packaging.ZIP, "files", (snapshot, out) -> archive(snapshot.ontologyFiles(), out)),
                new Dump("queries.zip", "Prebuilt queries, SPARQL", "application/sparql-query", Packaging.ZIP, "files", (snapshot, out) -> archive(texts(catalogue), out)));
    }

    private static long lines(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        return text.lines().count();
    }

    private static Map<String, String> texts(QueryCatalogue catalogue) {
        Map<String, String> texts = new TreeMap<>();
        for (PrebuiltQuery query : catalogue.all()) {
            texts.put(query.name() + ".rq", query.text());
        }
        return texts;
    }

    private static long archive(Map<String, String> files, OutputStream out) throws IOException {
        try (ZipFile zip = new ZipFile(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.add(file.getKey(), file.getValue());
            }
        }
        return files.size();
    }
}
