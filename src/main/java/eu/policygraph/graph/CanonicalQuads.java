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
 * The statements of a dataset as N-Quads lines in code-point order, each once: the form that a version is computed from.
 * For data without blank nodes this equals RDFC-1.0; with blank nodes the labels of {@link GraphCollector} are kept.
 */
public final class CanonicalQuads {

    private CanonicalQuads() {}

    /** Sorted lines without line ends. */
    public static String[] lines(Map<Node, Graph> graphs) {
        int size = graphs.values().stream().mapToInt(Graph::size).sum();
        String[] lines = new String[size];
        NodeFormatterNT formatter = new NodeFormatterNT();
        int next = 0;
        for (Map.Entry<Node, Graph> entry : graphs.entrySet()) {
            for (Iterator<Triple> triples = entry.getValue().find(); triples.hasNext(); ) {
                lines[next++] = line(triples.next(), entry.getKey(), formatter);
            }
        }
        Arrays.parallelSort(lines);
        return lines;
    }

    /** SHA-256 of the lines in UTF-8, each ended by a line feed, as 64 hexadecimal digits. */
    public static String sha256(String[] lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : lines) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
