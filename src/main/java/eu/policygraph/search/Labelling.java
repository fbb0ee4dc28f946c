package eu.policygraph.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** The properties whose values name a thing, the best first, and what each is called in the index. */
final class Labelling {

    static final String ELI = "http://data.europa.eu/eli/ontology#";

    /** What a thing is about: its subjects' labels lead to it too. */
    static final List<Node> TOPICS = List.of(NodeFactory.createURI(ELI + "is_about"), DCTerms.subject.asNode());

    /** Property to name of its field, the best first. */
    static final Map<Node, String> PROPERTIES = properties();

    /** The most that a property and a kind together count. */
    static final int MAX_WEIGHT = 7;

    private Labelling() {}

    /** How much a match counts for each property: a preferred label more than a title, a title more than a subject. */
    static float weight(String property) {
        if (property.equals(SKOS.prefLabel.getURI()) || property.equals(RDFS.label.getURI())) {
            return 3;
        }
        return TOPICS.stream().anyMatch(t -> t.getURI().equals(property)) ? 0 : property.equals(SKOS.altLabel.getURI()) ? 2 : 1;
    }

    private static Map<Node, String> properties() {
        Map<Node, String> map = new LinkedHashMap<>();
        map.put(SKOS.prefLabel.asNode(), "prefLabel");
        map.put(SKOS.altLabel.asNode(), "altLabel");
        map.put(NodeFactory.createURI(ELI + "title_short"), "titleShort");
        map.put(NodeFactory.createURI(ELI + "title_alternative"), "titleAlternative");
        map.put(NodeFactory.createURI(ELI + "title"), "eliTitle");
        map.put(DCTerms.title.asNode(), "title");
        map.put(RDFS.label.asNode(), "label");
        return java.util.Collections.unmodifiableMap(map);
    }
}
