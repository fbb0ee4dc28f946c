package eu.policygraph.generate;

import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Writes N-Quads from prefixed names and counts them. */
final class QuadWriter {

    private final Writer out;
    private final Map<String, String> expanded = new HashMap<>();
    private long count;

    QuadWriter(Writer out) {
        this.out = out;
    }

    /** How many have been written. */
    long count() {
        return count;
    }

    /** @param object as {@link #iri}, {@link #text}, {@link #day} or {@link #number} give it */
    void quad(String graph, String subject, String property, String object) {
        try {
            out.append(iri(subject)).append(' ').append(term(property)).append(' ').append(object).append(' ').append(iri(graph)).append(" .\n");
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link from thing to thing. */
    void link(String graph, String subject, String property, String object) {
        quad(graph, subject, property, iri(object));
    }

    /** A prefixed name as an IRI; only for names that are used often. */
    String term(String name) {
        return expanded.computeIfAbsent(name, QuadWriter::iri);
    }

    static String iri(String name) {
        int colon = name.indexOf(':');
        String namespace = Namespaces.all().get(name.substring(0, colon));
        return '<' + (namespace == null ? name : namespace + name.substring(colon + 1)) + '>';
    }

    /** @param text without quotes, backslashes and line ends */
    static String text(String text, String language) {
        return '"' + text + "\"@" + language;
    }

    static String plain(String text) {
        return '"' + text + '"';
    }

    static String day(LocalDate day) {
        return '"' + day.toString() + "\"^^<http://www.w3.org/2001/XMLSchema#date>";
    }

    static String number(int number) {
        return "\"" + number + "\"^^<http://www.w3.org/2001/XMLSchema#integer>";
    }
}
