package eu.policygraph.query;

import eu.policygraph.model.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.apache.jena.sparql.util.Context;

/**
 * Writes answers in every format. An answer that was cut says so in its body too: in the {@code link} of a JSON or XML
 * head (SPARQL 1.1 query results), in a last row of CSV and TSV, in a comment of Turtle and N-Triples.
 */
public final class AnswerWriter {

    /** Formats of tables in the order of preference. */
    public static final List<Format> TABLES = List.of(Format.RESULTS_JSON, Format.RESULTS_XML, Format.CSV, Format.TSV, Format.ROWS_JSON);

    /** Formats of a truth value in the order of preference. */
    public static final List<Format> TRUTHS = List.of(Format.RESULTS_JSON, Format.RESULTS_XML);

    /** Formats of a graph in the order of preference. */
    public static final List<Format> GRAPHS = List.of(Format.TURTLE, Format.NTRIPLES, Format.JSONLD, Format.RDFXML, Format.TRIG, Format.NQUADS);

    private static final String MARK = "RESULT CUT: more than the server gives at once, see /help#result-cut";

    private AnswerWriter() {}

    /** The formats that an answer can be had in, in the order of preference. */
    public static List<Format> formats(Answer answer) {
        return switch (answer) {
            case Answer.Rows rows -> TABLES;
            case Answer.Truth truth -> TRUTHS;
            case Answer.Statements statements -> GRAPHS;
        };
    }

    /**
     * @param format one of {@link #formats}
     * @throws IllegalArgumentException for a format that the answer cannot be had in
     */
    public static byte[] write(Answer answer, Format format) {
        return write(answer, format, () -> { });
    }

    /**
     * @param format one of {@link #formats}
     * @param clock called now and then while it writes; what it throws ends the writing
     * @throws IllegalArgumentException for a format that the answer cannot be had in
     */
    public static byte[] write(Answer answer, Format format, Runnable clock) {
        return switch (answer) {
            case Answer.Rows rows -> table(rows, format, clock);
            case Answer.Truth truth -> truth(truth, format);
            case Answer.Statements statements -> graph(statements, format, clock);
        };
    }

    private static byte[] table(Answer.Rows rows, Format format, Runnable clock) {
        return switch (format) {
            case RESULTS_JSON -> JsonResults.sparql(rows, MARK, clock);
            case ROWS_JSON -> JsonResults.plain(rows, MARK, clock);
            case RESULTS_XML -> marked(jena(rows.rowSet(), ResultSetLang.RS_XML, clock), rows.cut());
            case CSV -> withLastRow(jena(rows.rowSet(), ResultSetLang.RS_CSV, clock), rows, ",", "\r\n");
            case TSV -> withLastRow(jena(rows.rowSet(), ResultSetLang.RS_TSV, clock), rows, "\t", "\n");
            default -> throw new IllegalArgumentException("no table in " + format);
        };
    }

    private static byte[] truth(Answer.Truth truth, Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Lang lang = switch (format) {
            case RESULTS_JSON -> ResultSetLang.RS_JSON;
            case RESULTS_XML -> ResultSetLang.RS_XML;
            default -> throw new IllegalArgumentException("no truth value in " + format);
        };
        ResultsWriter.create().lang(lang).build().write(out, truth.value());
        return out.toByteArray();
    }

    private static byte[] graph(Answer.Statements statements, Format format, Runnable clock) {
        byte[] body = graph(statements.graph(), statements.prefixes(), format, clock);
        boolean comments = format == Format.TURTLE || format == Format.NTRIPLES || format == Format.TRIG || format == Format.NQUADS;
        return statements.cut() && comments ? concat(("# " + MARK + "\n").getBytes(StandardCharsets.UTF_8), body) : body;
    }

    /** A graph in one of {@link #GRAPHS}. */
    public static byte[] graph(Graph graph, PrefixMap prefixes, Format format) {
        return graph(graph, prefixes, format, () -> { });
    }

    private static byte[] graph(Graph graph, PrefixMap prefixes, Format format, Runnable clock) {
        Graph named = GraphFactory.createDefaultGraph();
        graph.find().forEachRemaining(named::add);
        prefixes.forEach((prefix, iri) -> named.getPrefixMapping().setNsPrefix(prefix, iri));
        ByteArrayOutputStream out = new TimedBytes(clock);
        RDFWriter.source(named).format(rdf(format)).output(out);
        return out.toByteArray();
    }

    private static RDFFormat rdf(Format format) {
        return switch (format) {
            case TURTLE -> RDFFormat.TURTLE_PRETTY;
            case NTRIPLES -> RDFFormat.NTRIPLES_UTF8;
            case JSONLD -> RDFFormat.JSONLD11_PRETTY;
            case RDFXML -> RDFFormat.RDFXML_PLAIN;
            case TRIG -> RDFFormat.TRIG_PRETTY;
            case NQUADS -> RDFFormat.NQUADS_UTF8;
            default -> throw new IllegalArgumentException("no graph in " + format);
        };
    }

    private static byte[] jena(RowSet rows, Lang lang, Runnable clock) {
        ByteArrayOutputStream out = new TimedBytes(clock);
        RowSetWriterRegistry.getFactory(lang).create(lang).write(out, rows, new Context());
        return out.toByteArray();
    }

    private static byte[] marked(byte[] xml, boolean cut) {
        return cut ? new String(xml, StandardCharsets.UTF_8).replaceFirst("</head>", "<link href=\"#" + MARK.replace(' ', '_') + "\"/></head>").getBytes(StandardCharsets.UTF_8) : xml;
    }

    private static byte[] withLastRow(byte[] body, Answer.Rows rows, String separator, String end) {
        return rows.cut() ? concat(body, ("\"" + MARK + "\"" + separator.repeat(Math.max(rows.variables().size() - 1, 0)) + end).getBytes(StandardCharsets.UTF_8)) : body;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] joined = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
