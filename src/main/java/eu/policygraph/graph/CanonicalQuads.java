package eu.policygraph.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import org.apache.jena.atlas.io.StringWriterI;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatterNT;

/**
 * The statements of a dataset as N-Quads lines in code-point order, each once: the form that the digest of a graph is computed from.
 * For data without blank nodes this equals RDFC-1.0; with blank nodes the labels of {@link GraphCollector} are kept.
 */
public final class CanonicalQuads {

    private CanonicalQuads() {}

    /** The lines of all graphs, sorted, without line ends. */
    public static String[] lines(Map<Node, Graph> graphs) {
        int size = graphs.values().stream().mapToInt(Graph::size).sum();
        String[] lines = new String[size];
        int next = 0;
        for (Map.Entry<Node, Graph> entry : graphs.entrySet()) {
            next = write(entry.getKey(), entry.getValue(), lines, next);
        }
        Arrays.parallelSort(lines);
        return lines;
    }

    /** The lines of one graph, sorted, without line ends. */
    public static String[] lines(Node name, Graph graph) {
        String[] lines = new String[graph.size()];
        write(name, graph, lines, 0);
        Arrays.parallelSort(lines);
        return lines;
    }

    /** SHA-256 of the lines in UTF-8, each ended by a line feed, as 64 hexadecimal digits. */
    public static String sha256(String[] lines) {
        MessageDigest digest = digest();
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 as 64 hexadecimal digits. */
    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static int write(Node name, Graph graph, String[] lines, int from) {
        NodeFormatterNT formatter = new NodeFormatterNT();
        int next = from;
        for (Iterator<Triple> triples = graph.find(); triples.hasNext(); ) {
            lines[next++] = line(triples.next(), name, formatter);
        }
        return next;
    }

    private static String line(Triple triple, Node graph, NodeFormatterNT formatter) {
        StringWriterI out = new StringWriterI();
        formatter.format(out, triple.getSubject());
        out.print(' ');
        formatter.format(out, triple.getPredicate());
        out.print(' ');
        formatter.format(out, triple.getObject());
        out.print(' ');
        formatter.format(out, graph);
        out.print(" .");
        return out.toString();
    }
}
