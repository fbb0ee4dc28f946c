package eu.policygraph.graph;

import com.github.andrewoma.dexx.collection.TreeMap;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * The SHA-256 of each part that a snapshot is made from: named graphs, and the rules. What is inferred, derived or described
 * by the loader follows from these and has no digest. Immutable; a digest is carried over while its graph does not change.
 *
 * @param byIri 64 hexadecimal digits by the IRI of the part, sorted by it in code-point order
 */
record PartDigests(TreeMap<String, String> byIri) {

    static final PartDigests NONE = new PartDigests(new TreeMap<>(Comparator.naturalOrder(), null));

    /** The digests with those of these graphs; a graph that is empty loses its own. */
    PartDigests with(Map<Node, Graph> graphs) {
        Map<String, String> computed = graphs.entrySet().parallelStream().filter(e -> !e.getValue().isEmpty())
                .collect(Collectors.toMap(e -> e.getKey().toString(), e -> CanonicalQuads.sha256(CanonicalQuads.lines(e.getKey(), e.getValue()))));
        TreeMap<String, String> next = byIri;
        for (Node name : graphs.keySet()) {
            String digest = computed.get(name.toString());
            next = digest == null ? next.remove(name.toString()) : next.put(name.toString(), digest);
        }
        return new PartDigests(next);
    }

    /** The digests with that of a text. */
    PartDigests with(String iri, String text) {
        return new PartDigests(byIri.put(iri, CanonicalQuads.sha256(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** One line a part, {@code <digest>  <IRI>}, sorted by IRI: the format of sha256sum. */
    String text() {
        StringBuilder text = new StringBuilder(160 * byIri.size());
        byIri.asMap().forEach((iri, digest) -> text.append(digest).append("  ").append(iri).append('\n'));
        return text.toString();
    }

    /** The SHA-256 of the text, 64 hexadecimal digits. */
    String version() {
        return CanonicalQuads.sha256(text().getBytes(StandardCharsets.UTF_8));
    }
}
