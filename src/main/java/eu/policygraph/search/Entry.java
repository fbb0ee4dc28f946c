package eu.policygraph.search;

import eu.policygraph.model.Namespaces;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A thing that can be found.
 *
 * @param kind first part of its address: {@code act}, {@code event}, {@code source}; {@code term} for the ontology's own
 * @param labels preferred labels as literals, sorted by language; a thing without one has its title or other label
 * @param date its earliest date as YYYY-MM-DD: of the document, of the event, else of publication
 */
public record Entry(String iri, String kind, List<Node> labels, Optional<String> date) {

    public Entry {
        labels = List.copyOf(labels);
    }

    /** Path of its page on this site. */
    public String path() {
        String start = iri.startsWith(Namespaces.THING) ? Namespaces.THING : Namespaces.BASE;
        return "/" + iri.substring(start.length());
    }

    /** The last part of its IRI. */
    String slug() {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    /** What people look for comes before what describes it: strategies first, then the other main kinds. */
    int weight() {
        return switch (kind) {
            case "strategy" -> 4;
            case "initiative", "act", "document", "procedure", "institution", "person", "event", "country" -> 2;
            default -> 0;
        };
    }

    /** The label in a language, else in English, else any; the IRI in short when there is none. */
    public String label(String language) {
        return in(language).or(() -> in("en")).or(() -> labels.stream().findFirst()).map(Node::getLiteralLexicalForm).orElseGet(() -> Namespaces.shorten(iri));
    }

    private Optional<Node> in(String language) {
        return labels.stream().filter(l -> l.getLiteralLanguage().equalsIgnoreCase(language)).findFirst();
    }

    /** The kind of an IRI of our base; empty for others, and for the bare names of folders. */
    static Optional<String> kind(String iri) {
        if (iri.startsWith(Namespaces.ONTOLOGY) && iri.length() > Namespaces.ONTOLOGY.length()) {
            return Optional.of("term");
        }
        String path = iri.startsWith(Namespaces.THING) ? iri.substring(Namespaces.THING.length()) : iri.startsWith(Namespaces.BASE) ? iri.substring(Namespaces.BASE.length()) : "";
        int slash = path.indexOf('/');
        return slash > 0 && slash < path.length() - 1 ? Optional.of(path.substring(0, slash)) : Optional.empty();
    }
}
