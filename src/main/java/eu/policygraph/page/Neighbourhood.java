package eu.policygraph.page;

import eu.policygraph.graph.SnapshotLoader;
import eu.policygraph.model.EntityKind;
import eu.policygraph.model.Namespaces;
import eu.policygraph.thing.Description;
import eu.policygraph.thing.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/**
 * The things of ours that a thing is linked with, for a drawing; the page says the same in words.
 *
 * @param in things that refer to it, at most {@value #SIDE}
 * @param out things that it refers to, at most {@value #SIDE}
 */
public record Neighbourhood(List<Neighbour> in, List<Neighbour> out) {

    static final int SIDE = 7;
    private static final int TEXT = 38;

    /** A linked thing: its short name, its address, and the word on the line. */
    public record Neighbour(String label, String link, String relation) {}

    static Neighbourhood of(Description description, Labels labels, Frame frame) {
        return new Neighbourhood(side(description.incoming().stream(), true, labels, frame), side(description.outgoing().stream(), false, labels, frame));
    }

    /** Whether there is anything to draw. */
    public boolean isEmpty() {
        return in.isEmpty() && out.isEmpty();
    }

    /** Height of the drawing in its own units. */
    public int height() {
        return 34 * Math.max(Math.max(in.size(), out.size()), 1) + 16;
    }

    /** Vertical middle of the n-th of {@code size} boxes. */
    public int y(int n, int size) {
        return height() / 2 + (int) ((n - (size - 1) / 2.0) * 34);
    }

    private static List<Neighbour> side(Stream<Statement> statements, boolean incoming, Labels labels, Frame frame) {
        Map<Node, Neighbour> neighbours = new LinkedHashMap<>();
        statements.filter(s -> s.sources().stream().anyMatch(g -> !g.equals(SnapshotLoader.INFERRED))).forEach(s -> {
            Node other = incoming ? s.triple().getSubject() : s.triple().getObject();
            boolean ours = other.isURI() && other.getURI().startsWith(Namespaces.THING) && EntityKind.ofIri(other.getURI()).filter(k -> !k.segment().equals("status") && !k.segment().equals("scheme")).isPresent();
            if (ours && neighbours.size() < SIDE) {
                neighbours.putIfAbsent(other, new Neighbour(shortened(labels.text(other, frame.language().tag())), ResultTable.link(other.getURI(), frame),
                        shortened(labels.text(s.triple().getPredicate(), frame.language().tag()))));
            }
        });
        return List.copyOf(neighbours.values());
    }

    private static String shortened(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT - 1).strip() + "…";
    }
}
