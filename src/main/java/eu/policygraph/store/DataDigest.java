package eu.policygraph.store;

import eu.policygraph.graph.Delta;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.jena.atlas.io.StringWriterI;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatterNT;

/**
 * A digest of a set of statements that does not depend on their order and follows a change without looking at the rest: the sum of
 * their SHA-256 modulo 2^256. It finds damage; against forgery stands the chain of the journal.
 *
 * @param sum at least 0, below 2^256
 */
record DataDigest(BigInteger sum) {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    /** Of no statement. */
    static final DataDigest EMPTY = new DataDigest(BigInteger.ZERO);

    static DataDigest of(Map<Node, Graph> graphs) {
        return new DataDigest(sum(graphs));
    }

    static DataDigest of(Node name, Graph graph) {
        return new DataDigest(sum(name, graph).mod(MODULUS));
    }


    DataDigest after(Delta delta) {
        return new DataDigest(sum.add(sum(delta.added())).subtract(sum(delta.removed())).mod(MODULUS));
    }

    /** 64 hexadecimal digits. */
    String hex() {
        return "%064x".formatted(sum);
    }

    private static BigInteger sum(Map<Node, Graph> graphs) {
        return graphs.entrySet().parallelStream().map(e -> sum(e.getKey(), e.getValue())).reduce(BigInteger.ZERO, BigInteger::add).mod(MODULUS);
    }

    private static BigInteger sum(Node name, Graph graph) {
        MessageDigest sha256 = sha256();
        NodeFormatterNT formatter = new NodeFormatterNT();
        BigInteger[] sum = {BigInteger.ZERO};
        graph.find().forEachRemaining(triple -> sum[0] = sum[0].add(new BigInteger(1, sha256.digest(line(name, triple, formatter)))));
        return sum[0];
    }

    private static byte[] line(Node graph, Triple triple, NodeFormatterNT formatter) {
        StringWriterI out = new StringWriterI();
        formatter.format(out, triple.getSubject());
        out.print(' ');
        formatter.format(out, triple.getPredicate());
        out.print(' ');
        formatter.format(out, triple.getObject());
        out.print(' ');
        formatter.format(out, graph);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
