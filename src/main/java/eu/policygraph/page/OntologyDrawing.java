package eu.policygraph.page;

import eu.policygraph.model.Namespaces;
import eu.policygraph.page.ResultTable.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The main classes of the ontology and what links them, as boxes on a grid and as sentences; names come from the ontology. */
public record OntologyDrawing(List<Box> boxes, List<Arrow> arrows) {

    static final int WIDTH = 190;
    static final int HEIGHT = 44;
    private static final int COLUMN = 345;
    private static final int ROW = 125;

    private static final Map<String, int[]> PLACES = places();

    private static final List<List<String>> LINKS = List.of(List.of("epg:Strategy", "epg:hasInitiative", "epg:Initiative"), List.of("epg:Initiative", "epg:hasAction", "epg:Action"),
            List.of("epg:Strategy", "epg:setOutIn", "eli:Work"), List.of("epg:Delivery", "epg:delivers", "epg:Initiative"), List.of("epg:Delivery", "epg:deliveredBy", "eli:LegalResource"),
            List.of("eli:Work", "epg:inProcedure", "eli-dl:Process"), List.of("eli-dl:Process", "epg:resultsIn", "eli:LegalResource"), List.of("epg:DatedEvent", "epg:concerns", "epg:Action"),
            List.of("epg:DatedEvent", "prov:wasAssociatedWith", "org:FormalOrganization"));

    /** A class: its name and the upper left corner of its box. */
    public record Box(Cell term, int x, int y) {

        /** The name as a heading writes it. */
        public String name() {
            return term.text().substring(0, 1).toUpperCase(Locale.ROOT) + term.text().substring(1);
        }
    }

    /** A link: what is linked by what, the line from box to box, and where the word stands. */
    public record Arrow(Cell from, Cell property, Cell to, int x1, int y1, int x2, int y2, int textX, int textY, boolean level) {}

    static OntologyDrawing of(Labels labels, Frame frame) {
        List<Box> boxes = PLACES.entrySet().stream().map(e -> new Box(term(e.getKey(), labels, frame), e.getValue()[0], e.getValue()[1])).toList();
        List<Arrow> arrows = LINKS.stream().map(link -> arrow(link, labels, frame)).toList();
        return new OntologyDrawing(boxes, arrows);
    }

    /** Width of the drawing in its own units. */
    public int width() {
        return 2 * COLUMN + WIDTH + 2;
    }

    /** Height of the drawing in its own units. */
    public int height() {
        return 2 * ROW + HEIGHT + 2;
    }

    private static Arrow arrow(List<String> link, Labels labels, Frame frame) {
        int[] from = PLACES.get(link.get(0));
        int[] to = PLACES.get(link.get(2));
        Cell[] terms = link.stream().map(name -> term(name, labels, frame)).toArray(Cell[]::new);
        if (from[1] == to[1]) {
            int y = from[1] + HEIGHT / 2;
            return new Arrow(terms[0], terms[1], terms[2], from[0] + WIDTH, y, to[0] - 7, y, (from[0] + WIDTH + to[0]) / 2, y - 8, true);
        }
        int x = from[0] + WIDTH / 2;
        boolean down = from[1] < to[1];
        int y1 = down ? from[1] + HEIGHT : from[1];
        int y2 = down ? to[1] - 7 : to[1] + HEIGHT + 7;
        return new Arrow(terms[0], terms[1], terms[2], x, y1, x, y2, x + 8, (y1 + y2) / 2 + 4, false);
    }

    private static Cell term(String prefixed, Labels labels, Frame frame) {
        int colon = prefixed.indexOf(':');
        Node node = NodeFactory.createURI(Namespaces.all().get(prefixed.substring(0, colon)) + prefixed.substring(colon + 1));
        return TermPage.term(node, labels, frame);
    }

    private static Map<String, int[]> places() {
        List<String> names = List.of("epg:Strategy", "epg:Initiative", "epg:Action", "eli:Work", "epg:Delivery", "epg:DatedEvent", "eli-dl:Process", "eli:LegalResource", "org:FormalOrganization");
        Map<String, int[]> places = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), new int[] {1 + i % 3 * COLUMN, 1 + i / 3 * ROW});
        }
        return places;
    }
}
