package eu.policygraph.page;

import eu.policygraph.model.EntityKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * The beginning of a graph drawn as a tree that grows to the right: one thing, what it is linked with, and so on. It
 * repeats in lines what a table of statements says.
 *
 * @param things how many there are in the whole graph
 */
public record GraphDrawing(List<Box> boxes, List<Line> lines, int width, int height, int things) {

    private static final int MOST = 60;
    private static final int COLUMN = 300;
    private static final int ROW = 24;
    private static final int LETTERS = 40;
    private static final Comparator<Node> ORDER = Comparator.comparing(Node::getURI);

    /** A thing: its name, the left edge and the middle of its line. */
    public record Box(String label, int x, int y) {}

    /** A link from the end of one name to the beginning of another. */
    public record Line(int x1, int y1, int x2, int y2) {}

    /**
     * @param about the thing among them is the root; else the thing with most links
     * @return empty when there is nothing to draw
     */
    static Optional<GraphDrawing> of(Graph graph, Collection<Node> about, Labels labels, String language) {
        SortedMap<Node, SortedSet<Node>> links = new TreeMap<>(ORDER);
        graph.stream().filter(GraphDrawing::drawn).forEach(t -> {
            links.computeIfAbsent(t.getSubject(), n -> new TreeSet<>(ORDER)).add(t.getObject());
            links.computeIfAbsent(t.getObject(), n -> new TreeSet<>(ORDER)).add(t.getSubject());
        });
        if (links.isEmpty()) {
            return Optional.empty();
        }
        Node root = about.stream().filter(links::containsKey).findFirst()
                .orElseGet(() -> links.keySet().stream().max(Comparator.comparingInt(n -> links.get(n).size())).orElseThrow());
        Map<Node, List<Node>> tree = tree(root, links);
        Map<Node, Box> boxes = new LinkedHashMap<>();
        int rows = place(root, 0, 0, tree, boxes, labels, language);
        List<Line> lines = new ArrayList<>();
        tree.forEach((parent, children) -> children.forEach(child -> lines.add(line(boxes.get(parent), boxes.get(child)))));
        int columns = boxes.values().stream().mapToInt(Box::x).max().orElse(0) / COLUMN + 1;
        return Optional.of(new GraphDrawing(List.copyOf(boxes.values()), lines, columns * COLUMN, rows * ROW, links.size()));
    }

    /** Classes and concepts, which half of the things share, would hide what links the others. */
    private static boolean drawn(Triple t) {
        return t.getSubject().isURI() && t.getObject().isURI() && !t.getPredicate().equals(RDF.type.asNode())
                && EntityKind.ofIri(t.getObject().getURI()).filter(kind -> kind.segment().equals("status")).isEmpty();
    }

    /** Children by parent, breadth first, so that the nearest things are drawn when not all can be. */
    private static Map<Node, List<Node>> tree(Node root, Map<Node, SortedSet<Node>> links) {
        Map<Node, List<Node>> tree = new LinkedHashMap<>();
        tree.put(root, new ArrayList<>());
        Deque<Node> agenda = new ArrayDeque<>(List.of(root));
        while (!agenda.isEmpty() && tree.size() < MOST) {
            Node parent = agenda.remove();
            for (Node child : links.get(parent)) {
                if (tree.size() < MOST && tree.putIfAbsent(child, new ArrayList<>()) == null) {
                    tree.get(parent).add(child);
                    agenda.add(child);
                }
            }
        }
        return tree;
    }

    /** Puts leaves on rows of their own and parents in the middle of their children; gives the next free row. */
    private static int place(Node node, int column, int row, Map<Node, List<Node>> tree, Map<Node, Box> boxes, Labels labels, String language) {
        List<Node> children = tree.get(node);
        int next = row;
        for (Node child : children) {
            next = place(child, column + 1, next, tree, boxes, labels, language);
        }
        int y = children.isEmpty() ? ROW * row + ROW / 2 : (boxes.get(children.getFirst()).y() + boxes.get(children.getLast()).y()) / 2;
        boxes.put(node, new Box(shortened(labels.text(node, language)), column * COLUMN + 10, y));
        return children.isEmpty() ? row + 1 : next;
    }

    private static Line line(Box from, Box to) {
        return new Line(from.x() + COLUMN - 30, from.y(), to.x() - 7, to.y());
    }

    private static String shortened(String text) {
        return text.length() <= LETTERS ? text : text.substring(0, LETTERS - 1).strip() + "…";
    }
}
