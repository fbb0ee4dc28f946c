package eu.policygraph.graph;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;

/**
 * A file of RDF together with the graph that its plain triples go to.
 *
 * @param path where it is
 * @param lang its syntax
 * @param graph IRI of the named graph for triples outside any graph block; null when such triples are refused,
 *     as they are in syntaxes made for named graphs (TriG, N-Quads, TriX)
 */
record RdfFile(Path path, Lang lang, String graph) {

    RdfFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(lang);
    }

    /** Whether the name ends in a suffix of an RDF syntax that can be read, with or without {@code .gz}. */
    static boolean isRdf(Path path) {
        Lang lang = langOf(path);
        return lang != null && (RDFLanguages.isTriples(lang) || RDFLanguages.isQuads(lang)) && !RDFLanguages.RDFNULL.equals(lang);
    }

    /** @param graphPrefix prefix of the graph IRI that a file of triples gets, completed with the file's own name */
    static RdfFile of(Path path, String graphPrefix) {
        Lang lang = langOf(path);
        return new RdfFile(path, lang, RDFLanguages.isTriples(lang) ? graphPrefix + stem(path) : null);
    }

    /** A parser of the file's content, unpacked where it is gzip; the stream is to be closed by the caller. */
    RDFParserBuilder parser(InputStream content) {
        return RDFParser.source(content).lang(lang).base(path.toUri().toString());
    }

    /** The content, unpacked where it is gzip. */
    InputStream open() {
        return IO.openFile(path.toString());
    }

    private static Lang langOf(Path path) {
        return RDFLanguages.filenameToLang(path.getFileName().toString());
    }

    private static String stem(Path path) {
        String name = path.getFileName().toString();
        name = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9._~-]+", "-");
    }
}
