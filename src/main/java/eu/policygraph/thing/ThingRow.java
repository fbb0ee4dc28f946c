package eu.policygraph.thing;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A thing as a list shows it.
 *
 * @param labels its labels with their languages, sorted by language
 * @param types its classes, sorted by IRI
 * @param date its sort day as YYYY-MM-DD, or empty: the day of an event, the date of a document or act
 * @param identifier its official identifier, or empty
 * @param category IRI of what sort of its kind it is, by the authority that sorts it (type of document, sort of body), or empty
 */
public record ThingRow(Node thing, List<Node> labels, List<Node> types, String date, String identifier, String category) {

    /** The label in a language, else in English, else any; the IRI's last segment when there is none. */
    public String label(String language) {
        return in(language).or(() -> in("en")).or(() -> labels.stream().map(Node::getLiteralLexicalForm).findFirst())
                .orElseGet(() -> thing.getURI().substring(thing.getURI().lastIndexOf('/') + 1));
    }

    /** The language of that label where it is not the one asked for; else null. */
    public String labelLanguage(String language) {
        if (labels.isEmpty() || in(language).isPresent()) {
            return null;
        }
        return in("en").isPresent() ? "en" : labels.get(0).getLiteralLanguage();
    }

    private Optional<String> in(String language) {
        return labels.stream().filter(l -> l.getLiteralLanguage().equals(language)).map(Node::getLiteralLexicalForm).findFirst();
    }
}
