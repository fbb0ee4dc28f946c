package eu.policygraph.page;

import eu.policygraph.graph.Snapshot;
import eu.policygraph.model.Namespaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * The few things that one wants to know first of a thing, under the names that the ontology gives them.
 *
 * @param property in the language of the page
 * @param values each once; days in words; of texts in several languages those in the language of the page, else in English, else all
 */
public record Facts(Named property, List<Named> values) {

    /**
     * @param properties prefixed names, in the order in which they are shown; those without a value are left out
     */
    static List<Facts> of(Node thing, List<String> properties, Snapshot snapshot, Frame frame) {
        Labels labels = new Labels(snapshot);
        List<Facts> facts = new ArrayList<>();
        for (String name : properties) {
            Node property = expand(name);
            List<Node> stated = snapshot.union().stream(thing, property, Node.ANY).map(Triple::getObject).sorted(Comparator.comparing(Node::toString)).toList();
            List<Named> values = understood(stated, frame.language().tag()).stream().map(v -> value(v, labels, frame)).distinct().toList();
            if (!values.isEmpty()) {
                facts.add(new Facts(Named.of(property, labels, frame), values));
            }
        }
        return facts;
    }

    private static List<Node> understood(List<Node> values, String language) {
        for (String wanted : List.of(language, "en")) {
            if (values.stream().anyMatch(v -> isIn(wanted, v))) {
                return values.stream().filter(v -> !v.isLiteral() || v.getLiteralLanguage().isEmpty() || isIn(wanted, v)).toList();
            }
        }
        return values;
    }

    private static boolean isIn(String language, Node value) {
        return value.isLiteral() && value.getLiteralLanguage().equalsIgnoreCase(language);
    }

    /** The language tag of the title of a page about a thing, or null where it is the page's. */
    static String titleLanguage(Node thing, Snapshot snapshot, Frame frame) {
        return new Labels(snapshot).literal(thing, frame.language().tag()).map(l -> Markup.language(l, frame)).orElse(null);
    }

    private static Named value(Node value, Labels labels, Frame frame) {
        return value.isURI() ? Named.of(value, labels, frame) : value(value, frame);
    }

    /** A literal: a day in words, anything else as it is. */
    static Named value(Node value, Frame frame) {
        if (!value.isLiteral()) {
            return Named.of(value, (Node) null, frame);
        }
        boolean day = XSDDatatype.XSDdate.equals(value.getLiteralDatatype());
        return day ? new Named(frame.day(value.getLiteralLexicalForm()), null, null, null) : Named.text(value, frame);
    }

    private static Node expand(String name) {
        int colon = name.indexOf(':');
        return NodeFactory.createURI(Namespaces.all().get(name.substring(0, colon)) + name.substring(colon + 1));
    }
}
